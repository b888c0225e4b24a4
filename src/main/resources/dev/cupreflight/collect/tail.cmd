
rem ---- the health pages of Exchange ----
if not exist "%system%\curl.exe" goto ended
"%system%\reg.exe" query "HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ExchangeServer\v15\MailboxRole" /reg:64 >nul 2>nul
if errorlevel 1 goto ended
echo [+] commands/healthcheck.txt
set evidence.artefact=commands/healthcheck.txt
set "output=%bundle%\commands\healthcheck.txt"
>"%part%\pages.txt" echo %%{http_code} %%{url_effective}\r\n
set evidence.command="%system%\curl.exe" -s -k -m 20 --noproxy "*" -o NUL -w @pages.txt "https://localhost:{443,444}/{autodiscover,ecp,ews,mapi,microsoft-server-activesync,oab,owa,powershell}/healthcheck.htm"
call :pages

rem ---- the end ----
:ended
cd /d "%bundle%"
rd /s /q "%part%" 2>nul
set /a kilobytes=0
for /r "%bundle%" %%F in (*) do set /a "kilobytes+=(%%~zF+1023)/1024"
set "result=%bundle%"
if not exist "%system%\tar.exe" goto told
"%system%\tar.exe" -a -c -f "%bundle%.zip" -C "%bundle%" registry files commands events directory powershell manifest.txt >nul 2>nul
if errorlevel 1 goto told
if exist "%bundle%.zip" set "result=%bundle%.zip"
:told
if not "%failed%"=="0" echo %failed% artefacts could not be collected. The check says which, and what cannot be decided without them.
for %%F in ("%result%") do if not exist "%result%\" set /a "kilobytes=(%%~zF+1023)/1024"
"%system%\chcp.com" %p_codepage% >nul 2>nul
if not exist "%bundle%\powershell\TlsEndpoints.clixml" echo Not in it are TLS handshakes, as PowerShell did not try them. The check says how to add them.
echo Done: the evidence is in "%result%" (%kilobytes% KB). Next: cu-preflight check --evidence "%result%"
exit /b 0

:usage
echo Usage: "%~nx0" [FOLDER] [/media D:\] [/anyway]. A folder with spaces stands in quotes.>&2
exit /b 64
:exists
echo "%bundle%" exists already. Name another folder, or delete it first: a bundle holds the evidence of one moment.>&2
exit /b 65
:no_folder
echo "%bundle%" cannot be written. Name a folder on a disk with room, where this account may write.>&2
exit /b 65
:not_elevated
echo This command prompt is not elevated, and half of the evidence could not be read.>&2
echo Open the start menu, type cmd, choose "Run as administrator", and start this file there.>&2
echo To collect what this account can read, add /anyway.>&2
exit /b 65
:no_exchange
echo There is no Exchange Server 2016, 2019 or SE on this computer. Start this file on the Exchange server itself.>&2
echo To collect in spite of that, add /anyway.>&2
exit /b 65

rem ---- one artefact ----
:begin
set "evidence.error="
set "evidence.absent="
set "evidence.note="
set "evidence.exitCode="
set "evidence.time=%TIME%"
>>"%manifest%" set evidence.artefact
if defined evidence.command >>"%manifest%" set evidence.command
>>"%manifest%" set evidence.time
exit /b 0

:end
if defined evidence.error set /a failed+=1
if not defined evidence.error if defined evidence.exitCode if not "%evidence.exitCode%"=="0" set /a failed+=1
if defined evidence.error >>"%manifest%" set evidence.error
if defined evidence.absent >>"%manifest%" set evidence.absent
if defined evidence.note >>"%manifest%" set evidence.note
if not defined evidence.absent if defined evidence.exitCode >>"%manifest%" set evidence.exitCode
>>"%manifest%" echo evidence.done=%TIME%
exit /b 0

:untried
set "evidence.error=not tried: %missing%"
goto end

:output
call :begin
if defined missing goto untried
%evidence.command% <nul >"%output%" 2>nul
set "evidence.exitCode=%errorlevel%"
goto end

:file
call :begin
if defined missing goto untried
%evidence.command% <nul >nul 2>nul
set "evidence.exitCode=%errorlevel%"
if not exist "%output%" set "evidence.error=exit code %evidence.exitCode%, and nothing was written"
goto end

rem The exit code of curl is that of the last page alone, and no answer is an answer.
:pages
call :begin
%evidence.command% <nul >"%output%" 2>nul
for %%F in ("%output%") do if "%%~zF"=="0" set "evidence.error=curl.exe printed nothing"
goto end

:registry
call :begin
%evidence.command% <nul >nul 2>nul
set "evidence.exitCode=%errorlevel%"
if not "%evidence.exitCode%"=="0" goto registry_failed
if not exist "%output%" set "evidence.error=exit code 0, and nothing was written"
goto end

:values
call :begin
%evidence.command% <nul >"%output%" 2>nul
set "evidence.exitCode=%errorlevel%"
if "%evidence.exitCode%"=="0" goto end

rem An exit code of 1 means "not there" as well as "access denied". A key is absent when its parent can be listed without it.
:registry_failed
if exist "%output%" del "%output%"
set "child=%key%"
:registry_up
for %%K in ("C:\%child%") do set "parent=%%~pK"
set "parent=%parent:~1,-1%"
if not defined parent goto registry_unknown
set "complete="
set "listed="
for /f "eol=* delims=" %%L in ('%system%\reg.exe query "%parent%" /reg:64 2^>nul ^&^& echo :complete:') do (
  if "%%L"==":complete:" set "complete=1"
  if /i "%%L"=="%child%" set "listed=1"
)
if defined listed goto registry_denied
if defined complete goto registry_absent
set "child=%parent%"
goto registry_up
:registry_absent
set "evidence.absent=%key%"
goto end
:registry_denied
set "evidence.error=exit code %evidence.exitCode%; %child% exists, but could not be read"
goto end
:registry_unknown
set "evidence.error=exit code %evidence.exitCode%; the registry could not be read"
goto end

:copy
set "relative=%source:~0,1%%source:~2%"
set "output=%bundle%\files\%relative%"
if exist "%output%" exit /b 0
set "evidence.artefact=files\%relative%"
set evidence.command=copy /b /y "%source%" "%output%"
for %%F in ("%output%") do set "folder=%%~dpF"
if not exist "%folder%" mkdir "%folder%"
call :begin
%evidence.command% <nul >nul 2>nul
set "evidence.exitCode=%errorlevel%"
if "%evidence.exitCode%"=="0" if exist "%output%" goto end
if exist "%output%" del "%output%"
goto file_failed

:folder
call :begin
if defined missing goto untried
%evidence.command% <nul >"%output%" 2>nul
set "evidence.exitCode=%errorlevel%"
if "%evidence.exitCode%"=="0" goto end
rem A folder without such names ends with 1 too, but can be listed.
if not exist "%source%\" goto folder_failed
dir /a "%source%" >nul 2>nul
if errorlevel 1 goto folder_failed
set "evidence.exitCode=0"
goto end
:folder_failed
if exist "%output%" del "%output%"
goto file_failed

:access
call :begin
if defined missing goto untried
%evidence.command% <nul >nul 2>nul
set "evidence.exitCode=%errorlevel%"
if not exist "%output%" goto access_failed
if "%evidence.exitCode%"=="0" goto end
for %%F in ("%output%") do if "%%~zF"=="0" goto access_failed
set "evidence.note=some entries could not be read (exit code %evidence.exitCode%)"
set "evidence.exitCode="
goto end
:access_failed
if exist "%output%" del "%output%"
if "%source:~-2%"=="\*" set "source=%source:~0,-2%"

rem A file or folder is absent when the folder above can be listed without it.
:file_failed
set "child=%source%"
:file_up
if "%child:~3%"=="" goto file_unknown
for %%F in ("%child%") do set "name=%%~nxF"
for %%F in ("%child%") do set "parent=%%~dpF"
set "complete="
set "listed="
for /f "eol=/ delims=" %%L in ('dir /b /a "%parent%" 2^>nul ^&^& echo :complete:') do (
  if "%%L"==":complete:" set "complete=1"
  if /i "%%L"=="%name%" set "listed=1"
)
if defined listed goto file_denied
if defined complete goto file_absent
set "child=%parent:~0,-1%"
goto file_up
:file_absent
set "evidence.absent=%source%"
goto end
:file_denied
set "evidence.error=exit code %evidence.exitCode%; %child% exists, but could not be read"
goto end
:file_unknown
set "evidence.error=exit code %evidence.exitCode%; the folder above could not be listed"
goto end

:made
call :begin
if not exist "%part%\%name%" set "evidence.error=PowerShell did not make it"
if exist "%part%\%name%" move /y "%part%\%name%" "%output%" >nul 2>nul
if not defined evidence.error if not exist "%output%" set "evidence.error=it could not be moved into the bundle"
if not defined evidence.error set "evidence.exitCode=0"
goto end

rem ---- values ----
:without_slash
if not "%value:~-1%"=="\" exit /b 0
if not "%value:~3%"=="" set "value=%value:~0,-1%"
exit /b 0

:dns_name
set "value="
:dns_next
if not defined rest exit /b 0
set "label="
set "next="
for /f "tokens=2,* delims=,=" %%A in ("%rest%") do (
  set "label=%%A"
  set "next=%%B"
)
if not defined label exit /b 0
if defined value set "label=%value%.%label%"
set "value=%label%"
set "rest=%next%"
goto dns_next

rem ldifde folds long lines: a line that begins with a space goes on with the one before.
:ldif
set "value="
set "line="
if not exist "%ldif%" exit /b 0
for /f "usebackq eol=# delims=" %%L in ("%ldif%") do (
  set "next=%%L"
  call :ldif_line
)
call :ldif_take
exit /b 0
:ldif_line
if not "%next:~0,1%"==" " goto ldif_fresh
set "line=%line%%next:~1%"
exit /b 0
:ldif_fresh
call :ldif_take
set "line=%next%"
exit /b 0
:ldif_take
if not defined line exit /b 0
if not "%line%"=="%line:::=%" exit /b 0
for /f "tokens=1,* delims=: " %%A in ("%line%") do if /i "%%A"=="%attribute%" set "value=%%B"
exit /b 0
