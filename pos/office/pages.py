"""The private links of families' own pages, as the office gives, shows, renews and withdraws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.pages import PageList, PageRow


class PagesLine(Protocol):
    """The calls about links; `pos.sync.client.RegisterClient` is one such line."""

    def pages(self, bazaar: str) -> PageList:
        """Return all families' links, by number."""

    def give_pages(self, bazaar: str) -> PageList:
        """Give a link to every family that never had one."""

    def renew_page(self, bazaar: str, family: str, serial: int, reason: str) -> PageRow:
        """Make a family's link anew."""

    def withdraw_page(self, bazaar: str, family: str, reason: str) -> PageRow:
        """Withdraw a family's link."""

    def move_pages(self, address: str) -> str:
        """Say where families reach the register."""


class PagesDesk:
    """The links of one bazaar.

    Args:
        line: the register, on which the person has signed in.
        bazaar: the bazaar's code.
    """

    def __init__(self, line: PagesLine, bazaar: str) -> None:
        self._line = line
        self._bazaar = bazaar

    def all(self) -> PageList:
        """Return all families' links, by number."""
        return self._line.pages(self._bazaar)

    def give(self) -> PageList:
        """Give a link to every family that never had one."""
        return self._line.give_pages(self._bazaar)

    def renew(self, family: str, serial: int, reason: str) -> PageRow:
        """Make a family's link anew; the one with this serial opens nothing any more."""
        return self._line.renew_page(self._bazaar, family, serial, reason)

    def withdraw(self, family: str, reason: str) -> PageRow:
        """Withdraw a family's link."""
        return self._line.withdraw_page(self._bazaar, family, reason)

    def move(self, address: str) -> str:
        """Say where families reach the register; empty takes the links off all papers."""
        return self._line.move_pages(address)
