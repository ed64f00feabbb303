@echo off
rem Sets Amana up where that is still to be done, then starts it: the sample bazaar, or what the
rem arguments say ("run.cmd ARGS" is "amana ARGS").
setlocal
call "%~dp0packaging\setup_windows.cmd" app || exit /b 1
"%~dp0.venv\Scripts\amana.exe" %*
