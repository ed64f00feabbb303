"""The few places where a house rule is set aside, each with its reason.

A key is a file (`pos/ledger/x.py`) or one name in it (`pos/ledger/x.py::Book.open`). An allowance
that nothing needs any more turns `test_rules.py` red, so this list only ever holds live ones.
"""

from __future__ import annotations

ALLOWANCES: dict[str, dict[str, str]] = {}

# Modules whose promises are checked under another name than their own.
UNMIRRORED: dict[str, str] = {}

# What is called from outside by its name, so that no module mentions it: `path::name`.
UNUSED: dict[str, str] = {}
