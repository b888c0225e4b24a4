@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem Starts cu-preflight with the first Java found: runtime\ beside this file, JAVA_HOME, PATH.
rem "cu-preflight.cmd --elevate collect ..." asks Windows for elevated rights first; nothing else does.
set "CUP_HOME=%~dp0"
if /i "%~1"=="--elevate" goto elevate

set "CUP_JAVA="
set "CUP_FROM="
if exist "%CUP_HOME%runtime\bin\java.exe" (
  set "CUP_JAVA=%CUP_HOME%runtime\bin\java.exe"
  set "CUP_FROM=the folder runtime beside cu-preflight.cmd"
)
if not defined CUP_JAVA if defined JAVA_HOME call :javahome
if not defined CUP_JAVA for %%J in (java.exe) do if not "%%~$PATH:J"=="" (
  set "CUP_JAVA=%%~$PATH:J"
  set "CUP_FROM=PATH"
)
if not defined CUP_JAVA goto nojava

set "CUP_VERSION="
for %%D in ("%CUP_JAVA%\..\..") do if exist "%%~fD\release" call :release "%%~fD\release"
if not defined CUP_VERSION call :askjava
set "CUP_MAJOR="
for /f "tokens=1,2 delims=.-+_" %%A in ("%CUP_VERSION%") do (
  set "CUP_MAJOR=%%A"
  if "%%A"=="1" set "CUP_MAJOR=%%B"
)
if not defined CUP_MAJOR set "CUP_MAJOR=0"
if %CUP_MAJOR% LSS 17 goto oldjava

set "CUP_OPTIONS="
if %CUP_MAJOR% GEQ 24 set "CUP_OPTIONS=--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
if exist "%CUP_HOME%cu-preflight.jsa" goto witharchive
"%CUP_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Dsun.reflect.inflationThreshold=2147483647 -Xshare:auto %CUP_OPTIONS% "-Dlibrary.jline.path=%CUP_HOME%native\org\jline\nativ\Windows\x86_64" -cp "%CUP_HOME%cu-preflight.jar" dev.cupreflight.cli.Main %*
exit /b %ERRORLEVEL%

:witharchive
"%CUP_JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Dsun.reflect.inflationThreshold=2147483647 -Xshare:auto "-XX:SharedArchiveFile=%CUP_HOME%cu-preflight.jsa" -Xlog:disable %CUP_OPTIONS% "-Dlibrary.jline.path=%CUP_HOME%native\org\jline\nativ\Windows\x86_64" -cp "%CUP_HOME%cu-preflight.jar" dev.cupreflight.cli.Main %*
exit /b %ERRORLEVEL%

:javahome
set "CUP_TRY=%JAVA_HOME:"=%"
if exist "%CUP_TRY%\bin\java.exe" (
  set "CUP_JAVA=%CUP_TRY%\bin\java.exe"
  set "CUP_FROM=JAVA_HOME"
)
goto :eof

:release
for /f "usebackq tokens=1,2 delims==" %%A in ("%~1") do if "%%A"=="JAVA_VERSION" set "CUP_VERSION=%%~B"
goto :eof

:askjava
set "CUP_FILE=%TEMP%\cu-preflight-%RANDOM%%RANDOM%.txt"
"%CUP_JAVA%" -version >"%CUP_FILE%" 2>&1
for /f "usebackq tokens=3" %%V in ("%CUP_FILE%") do if not defined CUP_VERSION set "CUP_VERSION=%%~V"
del "%CUP_FILE%" >nul 2>&1
goto :eof

:nojava
>&2 echo Java was not found. cu-preflight needs Java 17 or newer: in a folder runtime beside cu-preflight.cmd,
>&2 echo in JAVA_HOME, or on the PATH. Nothing was checked.
goto withoutjava

:oldjava
>&2 echo Java %CUP_VERSION% is too old, or cannot be started. cu-preflight needs Java 17 or newer. This one comes from %CUP_FROM%:
>&2 echo "%CUP_JAVA%"
>&2 echo A newer one in a folder runtime beside cu-preflight.cmd is found first. Nothing was checked.

:withoutjava
if exist "%CUP_HOME%collect.cmd" (
  >&2 echo On a server without Java run "%CUP_HOME%collect.cmd" from an elevated prompt. It needs no Java.
) else (
  >&2 echo A server needs no Java to be checked: "cu-preflight collect --script" on another machine prints a batch file.
)
>&2 echo Copy the bundle that it makes to a machine with Java, and run there: cu-preflight check --evidence BUNDLE
exit /b 70

:elevate
set "CUP_SHELL=%SystemRoot%\System32\WindowsPowerShell\v1.0\powershell.exe"
if not exist "%CUP_SHELL%" (
  >&2 echo Windows PowerShell was not found, so elevated rights cannot be asked for. Open an elevated prompt, and run it there.
  exit /b 70
)
rem The parts travel in variables, so that no second shell reads their quotes.
set "CUP_SELF=%~f0"
set "CUP_DIR=%CD%"
set CUP_ARGUMENTS=%*
set CUP_ARGUMENTS=%CUP_ARGUMENTS:~9%
"%CUP_SHELL%" -NoProfile -NonInteractive -Command "$q = [string][char]34; Start-Process -Verb RunAs -FilePath ($env:SystemRoot + '\System32\cmd.exe') -ArgumentList ('/k ' + $q + 'cd /d ' + $q + $env:CUP_DIR + $q + ' && ' + $q + $env:CUP_SELF + $q + $env:CUP_ARGUMENTS + $q)"
if errorlevel 1 (
  >&2 echo Windows did not give elevated rights. Nothing was run.
  exit /b 70
)
>&2 echo Started in a new elevated window.
exit /b 0
