"""The codes of the centre's own books, as the office reads and changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.account_codes import AccountCode, CodeBook


class CodesLine(Protocol):
    """The calls about codes; `pos.sync.code_calls.CodeCalls` is one such line."""

    def account_codes(self) -> CodeBook:
        """Return the code of every account."""

    def change_account_codes(self, version: int, rows: tuple[AccountCode, ...]) -> CodeBook:
        """Keep other codes, unless somebody changed them since."""


class CodesDesk:
    """The codes, at one register.

    Args:
        line: the register, on which the person has signed in.
    """

    def __init__(self, line: CodesLine) -> None:
        self._line = line

    def all(self) -> CodeBook:
        """Return the code of every account."""
        return self._line.account_codes()

    def change(self, version: int, rows: tuple[AccountCode, ...]) -> CodeBook:
        """Keep other codes, unless somebody changed them since."""
        return self._line.change_account_codes(version, rows)
