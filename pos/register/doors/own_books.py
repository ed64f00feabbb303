"""The doors for the books that the register writes itself: the online store's orders, the outlets' tally sheets.

A file of orders may be shown as often as anybody likes: what was taken in before is not taken in again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.own_books import BookKind, OwnBook, TallyRow, TallySheet
from pos.domain.store_orders import OrderFile, OrderReview
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOrder:
    """Open a book; without a letter, an outlet gets the next one that nobody has."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    kind: BookKind
    label: str
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """A tally sheet; the id makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    sheet: TallySheet


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoingOrder:
    """Undo a sheet, and say why."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    reason: str


def own_books_router(register: Register) -> APIRouter:
    """Make the doors for the register's own books; writing needs the right to write them."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}/books",
        tags=["own books"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404, 409),
    )

    @router.get("", response_model=tuple[OwnBook, ...], summary="The books that the register writes itself")
    def books(bazaar: str, by: By) -> tuple[OwnBook, ...]:
        """Stores and outlets, by name. Needs the right to read the ledger."""
        return register.books.books(by, bazaar)

    @router.post("", status_code=201, response_model=OwnBook, summary="Open a book for a store or an outlet")
    def open_book(bazaar: str, order: BookOrder, by: By) -> OwnBook:
        """With a key and a chain of its own, as a till has."""
        return register.books.open(by, bazaar, order.kind, order.label, identity=order.id, letter=order.letter)

    @router.post("/{device}/orders/review", response_model=OrderReview, summary="What a file of orders would add")
    def review(bazaar: str, device: str, order: OrderFile, by: By) -> OrderReview:
        """Nothing is written: every product with what it is taken for, every order with what is to be done, and the totals."""
        return register.store.review(by, bazaar, device, order)

    @router.post("/{device}/orders", response_model=OrderReview, summary="Take a file of orders in")
    def take_orders(bazaar: str, device: str, order: OrderFile, by: By) -> OrderReview:
        """Sales of what is new, refunds of what came back; orders that want a look are left alone. Again it adds nothing."""
        return register.store.take_in(by, bazaar, device, order)

    @router.get("/{device}/sheets", response_model=tuple[TallyRow, ...], summary="An outlet's tally sheets")
    def sheets(bazaar: str, device: str, by: By) -> tuple[TallyRow, ...]:
        """The last one first. Needs the right to read the ledger."""
        return register.tallies.sheets(by, bazaar, device)

    @router.post("/{device}/sheets", status_code=201, response_model=TallyRow, summary="Take a tally sheet in")
    def take_sheet(bazaar: str, device: str, order: SheetOrder, by: By) -> TallyRow:
        """Only when its lines come to the totals at its foot."""
        return register.tallies.take_in(by, bazaar, device, order.sheet, identity=order.id)

    @router.post("/{device}/sheets/{receipt}/reversal", response_model=TallyRow, summary="Undo a tally sheet")
    def undo_sheet(bazaar: str, device: str, receipt: str, order: UndoingOrder, by: By) -> TallyRow:
        """By a refund of all of it, on the sheet's own day."""
        return register.tallies.reverse(by, bazaar, device, receipt, order.reason, identity=order.id)

    return router
