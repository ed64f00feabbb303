@echo off
rem What run.cmd and test.cmd share: bring a fresh Windows 10 or 11 to the point where Amana starts.
rem
rem Called as "setup_windows.cmd app" (what Amana needs) or "... dev" (and what its tests need).
rem It says why and ends with code 1 where it cannot. .venv\amana-setup keeps copies of what .venv
rem was made from; while they equal the project's own, nothing is done.
setlocal EnableExtensions
for %%I in ("%~dp0..") do set "root=%%~fI"
set "stamp=%root%\.venv\amana-setup"
set made_in=""
if exist "%stamp%\folder" set /p made_in=<"%stamp%\folder"

if not exist "%root%\.venv\Scripts\amana.exe" goto prepare
if not exist "%stamp%\dev" if not exist "%stamp%\%~1" goto prepare
if /i not %made_in%=="%root%" goto prepare
fc /b "%root%\uv.lock" "%stamp%\uv.lock" >nul 2>&1 || goto prepare
fc /b "%root%\pyproject.toml" "%stamp%\pyproject.toml" >nul 2>&1 || goto prepare
goto translate

:prepare
echo Amana: setting up on this computer. This happens once and needs the internet.
rem The programs in .venv name the folder they were made in, so a moved one needs them anew.
if not %made_in%=="" if /i not %made_in%=="%root%" rmdir /s /q "%root%\.venv"

set "uv=%root%\.uv\Scripts\uv.exe"
if exist "%uv%" goto sync
py -3 -c "import sys; sys.exit(sys.version_info < (3, 10))" >nul 2>&1
if errorlevel 1 goto other_uv
echo Amana: fetching uv, which installs exactly the library versions in uv.lock, into .uv ...
py -3 -m venv "%root%\.uv" && "%root%\.uv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check "uv==0.13.9"
if exist "%uv%" goto sync

:other_uv
set "uv=uv"
where uv >nul 2>&1 && goto sync
echo Amana: fetching uv, which brings Python and the libraries in uv.lock, with winget ...
winget install --exact --id astral-sh.uv --accept-source-agreements --accept-package-agreements
rem This window's PATH is older than the installation, so uv is named by its place.
set "uv=%LOCALAPPDATA%\Microsoft\WinGet\Links\uv.exe"
if exist "%uv%" goto sync
echo Amana: neither Python 3.10 or newer nor uv is here, and winget could not bring uv.
echo Amana: install Python from python.org, tick "py launcher", and try again.
exit /b 1

:sync
echo Amana: fetching the Python libraries into .venv, about 130 MB, once ...
set "VIRTUAL_ENV="
set "UV_PROJECT_ENVIRONMENT=%root%\.venv"
set "options=--locked --quiet"
if "%~1"=="app" set "options=%options% --no-dev --inexact"
"%uv%" sync %options% --project "%root%"
if errorlevel 1 goto not_fetched
if not exist "%stamp%" mkdir "%stamp%"
del "%stamp%\dev" >nul 2>&1
copy /y "%root%\uv.lock" "%stamp%\uv.lock" >nul
copy /y "%root%\pyproject.toml" "%stamp%\pyproject.toml" >nul
>"%stamp%\folder" echo "%root%"
type nul >"%stamp%\%~1"

:translate
if not exist "%root%\packaging\translations.py" exit /b 0
for %%F in ("%root%\assets\i18n\*.ts") do (
    if not exist "%%~dpnF.qm" goto build
    fc /b "%%F" "%stamp%\%%~nxF" >nul 2>&1 || goto build
)
exit /b 0

:build
echo Amana: building the Arabic and English screen texts ...
"%root%\.venv\Scripts\python.exe" "%root%\packaging\translations.py" build
if errorlevel 1 goto not_built
copy /y "%root%\assets\i18n\*.ts" "%stamp%\" >nul
exit /b 0

:not_fetched
echo Amana: the libraries could not be fetched. Is the internet reachable? The last words are above.
exit /b 1

:not_built
echo Amana: the screen texts could not be built; the last words are above.
exit /b 1
