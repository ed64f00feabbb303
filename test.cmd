@echo off
rem Sets up what the tests need, then runs every check and test, as test.sh does elsewhere.
rem
rem   test.cmd                    all checks, all tests but the long ones
rem   test.cmd --long ...         all checks, all tests; --long comes first
rem   test.cmd PATH OPTION ...    all checks; these go to pytest
setlocal EnableExtensions
cd /d "%~dp0"
call packaging\setup_windows.cmd dev || exit /b 1
set "PATH=%~dp0.venv\Scripts;%PATH%"

set "selection=-m "not long""
if "%~1"=="--long" set "selection="
set for_pytest=%*
if defined for_pytest set for_pytest=%for_pytest:--long=%
set "failed="

echo === lint: ruff check
ruff check || set "failed=%failed% lint"

echo === format: ruff format --check
ruff format --check || set "failed=%failed% format"

python -c "import sys; sys.exit(sys.version_info < (3, 11))"
if errorlevel 1 goto no_imports
echo === imports: lint-imports
lint-imports || set "failed=%failed% imports"
goto types
:no_imports
echo === imports: skipped, import-linter needs Python 3.11

:types
echo === types: mypy
mypy || set "failed=%failed% types"

echo === tests: python -m pytest -n 2 --dist worksteal %selection% %for_pytest%
python -m pytest -n 2 --dist worksteal %selection% %for_pytest% || set "failed=%failed% tests"

echo === summary
if defined failed goto failures
echo everything passed
exit /b 0
:failures
echo FAILED:%failed%
exit /b 1
