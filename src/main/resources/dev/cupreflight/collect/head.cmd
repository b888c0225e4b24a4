@echo off
rem Reads an Exchange server into an evidence bundle for cu-preflight, without Java and without the management shell.
rem It changes nothing on the server: it only writes below the folder that it is given.
rem
rem   collect.cmd [FOLDER] [/media D:\] [/anyway]
rem
rem   FOLDER    where the bundle is made; it must not exist yet (default: cu-preflight-SERVER beside this file)
rem   /media    the folder of the installation media, to check them too
rem   /anyway   go on without elevation, or without an installed Exchange: the check then says what it could not decide
rem
rem A command that hangs cannot be stopped from here; those that can are at the end. Ctrl+C ends it, and what was
rem collected until then can be used.
setlocal EnableExtensions DisableDelayedExpansion
if not defined PROCESSOR_ARCHITEW6432 goto native
"%SystemRoot%\Sysnative\cmd.exe" /d /c ""%~f0" %*"
exit /b %errorlevel%

:native
set "system=%SystemRoot%\System32"
set "bundle="
set "p_media="
set "anyway="
:arguments
if "%~1"=="" goto checked
if /i "%~1"=="/anyway" goto argument_anyway
if /i "%~1"=="/media" goto argument_media
if defined bundle goto usage
set "bundle=%~f1"
shift
goto arguments
:argument_anyway
set "anyway=1"
shift
goto arguments
:argument_media
set "p_media=%~2"
shift
shift
goto arguments

:checked
if not defined bundle set "bundle=%~dp0cu-preflight-%COMPUTERNAME%"
if defined p_media if "%p_media:~-1%"=="\" set "p_media=%p_media:~0,-1%"
if exist "%bundle%" goto exists
if defined anyway goto start
"%system%\whoami.exe" /groups /fo csv 2>nul | "%system%\findstr.exe" /c:"S-1-16-12288" /c:"S-1-16-16384" >nul
if errorlevel 1 goto not_elevated
"%system%\reg.exe" query "HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ExchangeServer\v15\Setup" /reg:64 >nul 2>nul
if errorlevel 1 goto no_exchange

:start
set "p_codepage=437"
for /f "tokens=2 delims=:." %%C in ('%system%\chcp.com 2^>nul') do set "p_codepage=%%C"
"%system%\chcp.com" 65001 >nul 2>nul
mkdir "%bundle%" 2>nul
if not exist "%bundle%\" goto no_folder
set "part=%bundle%\scratch"
set "manifest=%bundle%\manifest.txt"
for %%D in (registry files commands events directory powershell scratch) do mkdir "%bundle%\%%D"
if not exist "%part%\" goto no_folder
cd /d "%part%"
set evidence.schema=cu-preflight/evidence/1
>"%manifest%" set evidence.schema
if errorlevel 1 goto no_folder
set /a failed=0
set "evidence.elevated=false"
"%system%\whoami.exe" /groups /fo csv 2>nul | "%system%\findstr.exe" /c:"S-1-16-12288" /c:"S-1-16-16384" >nul
if not errorlevel 1 set "evidence.elevated=true"
set "evidence.identity="
for /f "delims=" %%I in ('%system%\whoami.exe 2^>nul') do set "evidence.identity=%%I"
set "evidence.collectedAt="
set "clock=%system%\WindowsPowerShell\v1.0\powershell.exe"
if exist "%clock%" for /f "delims=" %%T in ('%clock% -NoProfile -NonInteractive -Command "[DateTime]::UtcNow.ToString('o')" 2^>nul') do set "evidence.collectedAt=%%T"
if defined evidence.elevated >>"%manifest%" set evidence.elevated
if defined evidence.identity >>"%manifest%" set evidence.identity
if defined evidence.collectedAt >>"%manifest%" set evidence.collectedAt
