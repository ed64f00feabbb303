"""The office's desk for the online store and the outlets: books, files of orders, tally sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.agents import AgentAccount, HandedOver
    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.own_books import BookKind, OwnBook, TallyRow, TallySheet
    from pos.domain.store_orders import OrderFile, OrderReview
    from pos.office.acting import Acting


class BooksLine(Protocol):
    """What is asked of the register about these books. `pos.sync.own_book_calls` is one such line."""

    def books(self) -> tuple[OwnBook, ...]:
        """Return the books, by name."""

    def open(self, kind: BookKind, label: str, letter: str, *, identity: UUID) -> OwnBook:
        """Open a book."""

    def goods(self) -> tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]:
        """Return the items and the families."""

    def review(self, device: str, file: OrderFile) -> OrderReview:
        """Return what a file of orders would add."""

    def take_orders(self, device: str, file: OrderFile) -> OrderReview:
        """Take a file of orders in."""

    def sheets(self, device: str) -> tuple[TallyRow, ...]:
        """Return an outlet's sheets, the last one first."""

    def take_sheet(self, device: str, sheet: TallySheet, *, identity: UUID) -> TallyRow:
        """Take a sheet in."""

    def reverse(self, device: str, number: str, reason: str, *, identity: UUID) -> TallyRow:
        """Undo a sheet."""

    def agents(self) -> tuple[AgentAccount, ...]:
        """Return what every store's courier and every outlet owes, by name."""

    def take_money(self, device: str, told: HandedOver, *, identity: UUID) -> AgentAccount:
        """Take money that is handed over."""

    def undo_money(self, device: str, number: str, reason: str, *, identity: UUID) -> AgentAccount:
        """Undo a handing over."""


class OutletsDesk:
    """The accountant's work with stores and outlets in one bazaar.

    Args:
        line: the register, on which somebody has signed in, and one bazaar of it.
        acting: gives each act its id.
    """

    def __init__(self, line: BooksLine, acting: Acting) -> None:
        self._calls = line
        self._acting = acting.at("outlets")

    def books(self) -> tuple[OwnBook, ...]:
        """Return the books of stores and outlets, by name."""
        return self._calls.books()

    def open(self, kind: BookKind, label: str, letter: str = "") -> OwnBook:
        """Open a book for a store or an outlet."""
        return self._acting.do(
            ("open", kind, label, letter), lambda identity: self._calls.open(kind, label, letter, identity=identity)
        )

    def goods(self) -> tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]:
        """Return everything that can have been sold: the items and the families."""
        return self._calls.goods()

    def review(self, device: str, file: OrderFile) -> OrderReview:
        """Return what a file of orders would add; nothing is written."""
        return self._calls.review(device, file)

    def take_orders(self, device: str, file: OrderFile) -> OrderReview:
        """Take a file of orders in; the same file again adds nothing."""
        return self._calls.take_orders(device, file)

    def sheets(self, device: str) -> tuple[TallyRow, ...]:
        """Return an outlet's tally sheets, the last one first."""
        return self._calls.sheets(device)

    def take_sheet(self, device: str, sheet: TallySheet) -> TallyRow:
        """Take a tally sheet in."""
        return self._acting.do(
            ("sheet", device, sheet), lambda identity: self._calls.take_sheet(device, sheet, identity=identity)
        )

    def reverse(self, device: str, number: str, reason: str) -> TallyRow:
        """Undo a tally sheet."""
        return self._acting.do(
            ("reverse", device, number, reason),
            lambda identity: self._calls.reverse(device, number, reason, identity=identity),
        )

    def agents(self) -> tuple[AgentAccount, ...]:
        """Return what every store's courier and every outlet owes, by name."""
        return self._calls.agents()

    def take_money(self, device: str, told: HandedOver) -> AgentAccount:
        """Take money that an outlet or a courier hands over."""
        return self._acting.do(
            ("money", device, told), lambda identity: self._calls.take_money(device, told, identity=identity)
        )

    def undo_money(self, device: str, number: str, reason: str) -> AgentAccount:
        """Undo a handing over that came to nothing."""
        return self._acting.do(
            ("undo money", device, number, reason),
            lambda identity: self._calls.undo_money(device, number, reason, identity=identity),
        )
