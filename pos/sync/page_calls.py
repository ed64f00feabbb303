"""The office's calls about the private links of families' own pages."""

from __future__ import annotations

from urllib.parse import quote

from pos.domain.pages import PageAddress, PageList, PageRow
from pos.sync.asking import Asking
from pos.sync.records import from_record


class PageCalls(Asking):
    """These calls, on whatever carries them."""

    def pages(self, bazaar: str) -> PageList:
        """Return all families' links, by number."""
        return from_record(PageList, self.ask_json("GET", _at(bazaar)))

    def give_pages(self, bazaar: str) -> PageList:
        """Give a link to every family that never had one."""
        return from_record(PageList, self.ask_json("POST", _at(bazaar)))

    def renew_page(self, bazaar: str, family: str, serial: int, reason: str) -> PageRow:
        """Make a family's link anew, in place of the one with this serial; asked twice it is made once."""
        order = {"serial": serial, "reason": reason}
        return from_record(PageRow, self.ask_json("POST", f"{_at(bazaar)}/{quote(family, safe='')}/renewal", order))

    def withdraw_page(self, bazaar: str, family: str, reason: str) -> PageRow:
        """Withdraw a family's link."""
        path = f"{_at(bazaar)}/{quote(family, safe='')}/withdrawal"
        return from_record(PageRow, self.ask_json("POST", path, {"reason": reason}))

    def move_pages(self, address: str) -> str:
        """Say where families reach the register, and return it as it is kept."""
        return from_record(PageAddress, self.ask_json("PUT", "/v1/pages/address", {"address": address})).address


def _at(bazaar: str) -> str:
    return f"/v1/bazaars/{quote(bazaar, safe='')}/pages"
