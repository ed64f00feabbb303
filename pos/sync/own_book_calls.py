"""What the office asks of the register about the books that it writes itself: stores and outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.agents import AgentAccount
from pos.domain.own_books import OwnBook, TallyRow
from pos.domain.store_orders import OrderReview
from pos.sync.bazaar_calls import BazaarCalls
from pos.sync.records import from_record, from_records

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.agents import HandedOver
    from pos.domain.own_books import BookKind, TallySheet
    from pos.domain.store_orders import OrderFile


class OwnBookCalls(BazaarCalls):
    """The calls about stores and outlets."""

    def books(self) -> tuple[OwnBook, ...]:
        """Return the books, by name."""
        return from_records(OwnBook, self._line.ask_json("GET", f"{self._at}/books"))

    def open(self, kind: BookKind, label: str, letter: str, *, identity: UUID) -> OwnBook:
        """Open a book."""
        order = {"id": identity, "kind": kind, "label": label, "letter": letter}
        return from_record(OwnBook, self._line.ask_json("POST", f"{self._at}/books", order))

    def review(self, device: str, file: OrderFile) -> OrderReview:
        """Return what a file of orders would add."""
        return from_record(OrderReview, self._line.ask_json("POST", f"{self._book(device)}/orders/review", file))

    def take_orders(self, device: str, file: OrderFile) -> OrderReview:
        """Take a file of orders in; again it adds nothing."""
        return from_record(OrderReview, self._line.ask_json("POST", f"{self._book(device)}/orders", file))

    def sheets(self, device: str) -> tuple[TallyRow, ...]:
        """Return an outlet's sheets, the last one first."""
        return from_records(TallyRow, self._line.ask_json("GET", f"{self._book(device)}/sheets"))

    def take_sheet(self, device: str, sheet: TallySheet, *, identity: UUID) -> TallyRow:
        """Take a sheet in."""
        order = {"id": identity, "sheet": sheet}
        return from_record(TallyRow, self._line.ask_json("POST", f"{self._book(device)}/sheets", order))

    def reverse(self, device: str, number: str, reason: str, *, identity: UUID) -> TallyRow:
        """Undo a sheet."""
        path = f"{self._book(device)}/sheets/{quote(number, safe='')}/reversal"
        return from_record(TallyRow, self._line.ask_json("POST", path, {"id": identity, "reason": reason}))

    def agents(self) -> tuple[AgentAccount, ...]:
        """Return what every store's courier and every outlet owes, by name."""
        return from_records(AgentAccount, self._line.ask_json("GET", f"{self._at}/agents"))

    def take_money(self, device: str, told: HandedOver, *, identity: UUID) -> AgentAccount:
        """Take money that is handed over."""
        path = f"{self._at}/agents/{quote(device, safe='')}/handovers"
        return from_record(AgentAccount, self._line.ask_json("POST", path, {"id": identity, "told": told}))

    def undo_money(self, device: str, number: str, reason: str, *, identity: UUID) -> AgentAccount:
        """Undo a handing over."""
        path = f"{self._at}/agents/{quote(device, safe='')}/handovers/{quote(number, safe='')}/reversal"
        return from_record(AgentAccount, self._line.ask_json("POST", path, {"id": identity, "reason": reason}))

    def _book(self, device: str) -> str:
        return f"{self._at}/books/{quote(device, safe='')}"
