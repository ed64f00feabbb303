"""Tally sheets in the office: what an outlet sold on paper, keyed in row by row, recorded when it comes to its control totals.

What is half keyed in is kept on this machine, for each outlet, and is there again after a restart. A sheet that was recorded
wrongly is undone by a correction with a reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.limits import BASKET_LINES_MAX, QUANTITY_MAX
from pos.domain.own_books import BookKind, TallyLine, TallySheet
from pos.domain.rights import Act
from pos.domain.store_orders import ChoiceKind
from pos.intake.cells import read_date
from pos.intake.findings import NotADate
from pos.ui.presenters.goods_finding import GoodsIndex
from pos.ui.rows.outlets import BookRow, SheetRow, TallyDraft, TallyLineRow

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.facts import Method
    from pos.domain.own_books import OwnBook, TallyRow
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.presenters.store_orders import OutletsRoom
    from pos.ui.rows.outlets import GoodsHit


class TallyView(Protocol):
    """What this asks of its page."""

    def show_books(self, books: tuple[BookRow, ...], chosen: str) -> None:
        """Show the outlets, and which one is meant."""

    def show_draft(self, draft: TallyDraft) -> None:
        """Show the sheet that is being keyed in."""

    def show_hits(self, hits: tuple[GoodsHit, ...]) -> None:
        """Show what was found."""

    def show_goods(self, hit: GoodsHit) -> None:
        """Show what is keyed in now, and ask for its price and count."""

    def show_sheets(self, sheets: tuple[SheetRow, ...]) -> None:
        """Show what was recorded."""


class TallyDrafts(Protocol):
    """Keeps what is half keyed in, on this machine."""

    def load(self, device: str) -> TallyDraft:
        """Return what was kept for an outlet; an empty sheet where nothing was."""

    def keep(self, device: str, draft: TallyDraft) -> None:
        """Keep it."""


class TallyPresenter:
    """The outlets' sheets.

    Args:
        view: the page.
        room: the register.
        drafts: keeps what is half keyed in.
        lanes: the wire.
        desks: names people.
        session: who is here.
    """

    def __init__(
        self, view: TallyView, *, room: OutletsRoom, drafts: TallyDrafts, lanes: Lanes, desks: Desks, session: Session
    ) -> None:
        self._view = view
        self._room = room
        self._drafts = drafts
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._device = ""
        self._books: tuple[OwnBook, ...] = ()
        self.goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]] = ((), ())
        self.recorded: dict[str, TallyRow] = {}
        self._goods = GoodsIndex()
        self._chosen: GoodsHit | None = None
        self._draft = TallyDraft()
        self._rows = 0

    def present(self) -> None:
        """Ask the register for its outlets and for all goods."""
        if self._session.may(Act.WRITE_BOOKS):
            self._lanes.fetch(lambda: self._room.outlets().books(), self._show_books)
            self._lanes.fetch(lambda: self._room.outlets().goods(), self._take_goods)

    def forget(self) -> None:
        """Forget everything: the person has left; what is half keyed in stays on this machine."""
        self._device, self._goods, self._draft = "", GoodsIndex(), TallyDraft()
        self._books, self.goods, self.recorded = (), ((), ()), {}
        self._view.show_books((), "")
        self._view.show_draft(self._draft)
        self._view.show_sheets(())

    def open_outlet(self, label: str) -> None:
        """Open a book for one more outlet, with the next letter that nobody has."""
        self._lanes.fetch(lambda: self._room.outlets().open(BookKind.OUTLET, label), self._opened)

    def choose_book(self, device: str) -> None:
        """Key in for this outlet."""
        self._device = device
        self._draft = self._drafts.load(device) if device else TallyDraft()
        self._rows = len(self._draft.lines)
        self._view.show_draft(self._draft)
        if device:
            self._lanes.fetch(lambda: self._room.outlets().sheets(device), self._show_sheets)
        else:
            self._view.show_sheets(())

    @property
    def book(self) -> OwnBook | None:
        """The book of the outlet that is meant."""
        return next((book for book in self._books if book.device == self._device), None)

    def begin_paper(self, device: str, paper: str) -> bool:
        """Key in a printed sheet: its outlet is chosen, its number set. False where there is no such outlet."""
        if device not in {book.device for book in self._books if book.kind is BookKind.OUTLET}:
            return False
        if device != self._device:
            self._view.show_books(self._outlets(), device)
            self.choose_book(device)
        self._keep(replace(self._draft, paper=paper))
        return True

    def search(self, text: str) -> None:
        """Look for an item or a family while somebody types."""
        self._chosen = None
        self._view.show_hits(self._goods.search(text))

    def choose(self, text: str) -> None:
        """Take what was typed for the item or family that it names, if it names one only."""
        hit = self._goods.exact(text)
        hits = self._goods.search(text)
        if hit is None and len(hits) == 1:
            hit = hits[0]
        if hit is None:
            self._view.show_hits(hits)
            return
        self._chosen = hit
        self._view.show_goods(hit)

    def add(self, price_minor: int, count: int) -> None:
        """Add a row for what was chosen."""
        hit = self._chosen
        if hit is None or price_minor < 1 or not 1 <= count <= QUANTITY_MAX:
            return
        if len(self._draft.lines) >= BASKET_LINES_MAX:
            return
        self._rows += 1
        is_item = hit.kind is ChoiceKind.ITEM
        line = TallyLineRow(
            key=str(self._rows),
            item=hit.code if is_item else "",
            family=hit.family,
            name=hit.name,
            family_name=hit.family_name,
            price_minor=price_minor,
            count=count,
        )
        self._chosen = None
        self._keep(replace(self._draft, lines=(*self._draft.lines, line)))

    def remove(self, key: str) -> None:
        """Take a row out."""
        self._keep(replace(self._draft, lines=tuple(line for line in self._draft.lines if line.key != key)))

    def set_head(self, day_text: str, paper: str, method: Method) -> None:
        """Say whose paper it is, of which day, and who has the money."""
        self._keep(replace(self._draft, day=_day_of(day_text), day_text=day_text, paper=paper, method=method))

    def set_totals(self, pieces: int | None, total_minor: int | None) -> None:
        """Take the totals at the foot of the paper."""
        self._keep(replace(self._draft, pieces=pieces, total_minor=total_minor))

    def record(self) -> None:
        """Record the sheet, when its rows come to its totals."""
        draft, device = self._draft, self._device
        if not device or not draft.agrees:
            return
        sheet = _sheet(draft)
        self._lanes.fetch(lambda: self._room.outlets().take_sheet(device, sheet), lambda _row: self._recorded(device))

    def undo(self, number: str, reason: str) -> None:
        """Undo a sheet that was recorded wrongly."""
        device = self._device
        self._lanes.fetch(
            lambda: self._room.outlets().reverse(device, number, reason), lambda _row: self.choose_book(device)
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_books(self, books: tuple[OwnBook, ...]) -> None:
        self._books = books
        rows = self._outlets()
        if self._device not in {row.device for row in rows}:
            self._device = rows[0].device if rows else ""
        self._view.show_books(rows, self._device)
        self.choose_book(self._device)

    def _outlets(self) -> tuple[BookRow, ...]:
        return tuple(BookRow(book.device, book.label) for book in self._books if book.kind is BookKind.OUTLET)

    def _opened(self, book: OwnBook) -> None:
        self._device = book.device
        self._lanes.fetch(lambda: self._room.outlets().books(), self._show_books)

    def _take_goods(self, goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]) -> None:
        self.goods, self._goods = goods, GoodsIndex(*goods)

    def _keep(self, draft: TallyDraft) -> None:
        self._draft = draft
        if self._device:
            self._drafts.keep(self._device, draft)
        self._view.show_draft(draft)

    def _recorded(self, device: str) -> None:
        self._drafts.keep(
            device, TallyDraft(day=self._draft.day, day_text=self._draft.day_text, method=self._draft.method)
        )
        self.choose_book(device)

    def _show_sheets(self, rows: tuple[TallyRow, ...]) -> None:
        self.recorded = {row.number: row for row in rows}
        self._view.show_sheets(
            tuple(
                SheetRow(
                    number=row.number,
                    day=row.sheet.day,
                    paper=row.sheet.paper,
                    pieces=row.sheet.pieces,
                    total_minor=row.sheet.total_minor,
                    method=row.sheet.method,
                    by=self._desks.person_name(row.by),
                    reason=row.reason,
                    is_undone=bool(row.reversed_by),
                )
                for row in rows
            )
        )


def _day_of(text: str) -> date | None:
    try:
        return read_date(text)
    except NotADate:
        return None


def _sheet(draft: TallyDraft) -> TallySheet:
    assert draft.day is not None, "an agreed sheet has a day"  # noqa: S101 - a bug, not an input
    lines = tuple(
        TallyLine(
            item=line.item,
            family="" if line.item else line.family,
            name="",
            price_minor=line.price_minor,
            count=line.count,
        )
        for line in draft.lines
    )
    return TallySheet(
        day=draft.day,
        paper=draft.paper,
        method=draft.method,
        lines=lines,
        pieces=draft.pieces_here,
        total_minor=draft.amount_here_minor,
    )
