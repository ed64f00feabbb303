"""The office's calls about the codes of the centre's own books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.account_codes import AccountCode, CodeBook
from pos.sync.records import from_record, to_record

if TYPE_CHECKING:
    from pos.sync.asking import Asking

DOOR = "/v1/account-codes"


class CodeCalls:
    """These calls, on whatever carries them.

    Args:
        line: asks the register.
    """

    def __init__(self, line: Asking) -> None:
        self._line = line

    def account_codes(self) -> CodeBook:
        """Return the code of every account."""
        return from_record(CodeBook, self._line.ask_json("GET", DOOR))

    def change_account_codes(self, version: int, rows: tuple[AccountCode, ...]) -> CodeBook:
        """Keep other codes, unless somebody changed them since; the same ones again change nothing."""
        order = {"version": version, "rows": [to_record(row) for row in rows]}
        return from_record(CodeBook, self._line.ask_json("PUT", DOOR, order))
