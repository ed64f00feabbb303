"""The file in which an older Amana kept the account codes of one machine; its codes are taken over once, by hand."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pos.domain.account_codes import AccountCode, tidied
from pos.domain.postings import Account

if TYPE_CHECKING:
    from pathlib import Path

OLD_CODES = "account-codes.csv"
TAKEN_OVER = "account-codes-taken-over.csv"


def read_old_codes(folder: Path) -> tuple[AccountCode, ...]:
    """Return the codes that stand in the file; nothing where there is none, or no code is in it.

    Raises:
        OSError: it could not be read.
    """
    path = folder / OLD_CODES
    if not path.exists():
        return ()
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig", errors="replace"), newline=""))
    cells = ([cell.strip() for cell in (*row, "", "", "")[:3]] for row in rows)
    known = {account.value for account in Account}
    told = (
        AccountCode(account=Account(account), code=code, name=name) for account, code, name in cells if account in known
    )
    return tuple(tidied(one) for one in told if one.code)


def put_away(folder: Path) -> None:
    """Keep the file under a name that says what became of it.

    Raises:
        OSError: it could not be renamed.
    """
    path = folder / OLD_CODES
    if path.exists():
        path.replace(folder / TAKEN_OVER)
