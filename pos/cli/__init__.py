"""The command line: `amana` opens the window, `amana COMMAND` does one thing and says how it went.

Each command has a module of its own with `add_to(commands)`, which describes it, and a function that runs it and returns the
exit code. Codes: 0 done, 1 a check found something, 2 refused (the person can put it right), 3 trouble (the machine or the
network failed; nothing is lost), 130 interrupted.
"""
