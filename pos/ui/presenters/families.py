"""The families' accounts by this till: for the shift lead, searchable, down to the receipt, on paper; one till's view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from pos.domain.text import fold
from pos.domain.weighing import Unit
from pos.till.families import FamilyLedger
from pos.ui.presenters.session import name_of
from pos.ui.rows.families import EntryRow, FamilyRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.printing.document import Document
    from pos.till.families import FamilyEntry, FamilyStanding
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.families import EntryKind
    from pos.ui.rows.names import Name

ENTRIES_MAX = 500


class FamiliesView(Protocol):
    """What the families ask of their screen."""

    def show_families(self, rows: tuple[FamilyRow, ...], chosen: str | None) -> None:
        """Show the families that pass the search."""

    def show_entries(self, family: FamilyRow | None, rows: tuple[EntryRow, ...]) -> None:
        """Show what made up one family's amounts, or none."""


class LedgerShop(Protocol):
    """Makes the paper of the families' accounts, on the paper lane."""

    def family_ledger(self, standings: tuple[FamilyStanding, ...], *, by: str) -> tuple[Document, bytes]:
        """Return the paper and its picture."""


class FamiliesPresenter:
    """The families' screen.

    Args:
        view: the screen.
        desks: the till.
        session: who prints.
        papers: shows and prints the paper.
        shop: makes it.
        receipt_chosen: told the number of the receipt that should be looked at.
    """

    def __init__(
        self,
        view: FamiliesView,
        *,
        desks: Desks,
        session: Session,
        papers: PaperDesk,
        shop: LedgerShop,
        receipt_chosen: Callable[[str], None],
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._papers = papers
        self._shop = shop
        self._receipt_chosen = receipt_chosen
        self._ledger = FamilyLedger(desks.book)
        self._standings: tuple[FamilyStanding, ...] = ()
        self._rows: tuple[FamilyRow, ...] = ()
        self._texts: tuple[str, ...] = ()  # what each row is searched by
        self._query = ""
        self._chosen: str | None = None
        self._entries: tuple[EntryRow, ...] = ()

    def present(self) -> None:
        """Read the ledger and show where each family stands now."""
        self._standings = self._ledger.standings()
        catalogue = self._desks.book.catalogue
        names = {card.number: name_of(card) for card in catalogue.families()}
        self._rows = tuple(self._row(one, names) for one in self._standings)
        texts = catalogue.family_texts()
        self._texts = tuple(texts.get(row.number) or _folded(row) for row in self._rows)
        self._show()
        self._show_entries()

    def search(self, text: str) -> None:
        """Show the families that bear these words in their number or names."""
        self._query = text
        self._show()

    def choose(self, number: str) -> None:
        """Show what made up one family's amounts."""
        self._chosen = number
        self._show_entries()

    def open_entry(self, key: str) -> None:
        """Go to the receipt of an entry."""
        entry = next((each for each in self._entries if each.key == key), None)
        if entry is not None and entry.number:
            self._receipt_chosen(entry.number)

    def show_paper(self, title: str) -> None:
        """Show the accounts as paper, from where they can be printed or saved."""
        standings, by = self._standings, self._session.by
        self._papers.show_made(title, lambda: self._shop.family_ledger(standings, by=by))

    # -- inside ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        words = fold(self._query).split()
        found = zip(self._rows, self._texts, strict=True)
        passing = tuple(row for row, text in found if all(word in text for word in words))
        self._view.show_families(passing, self._chosen)

    def _show_entries(self) -> None:
        standing = next((one for one in self._standings if one.number == self._chosen), None)
        if standing is None:
            self._entries = ()
            self._view.show_entries(None, ())
            return
        entries = self._ledger.entries(standing.number)[:ENTRIES_MAX]
        self._entries = tuple(self._entry(place, entry) for place, entry in enumerate(entries))
        row = next(row for row in self._rows if row.number == standing.number)
        self._view.show_entries(row, self._entries)

    def _row(self, standing: FamilyStanding, names: Mapping[str, Name]) -> FamilyRow:
        return FamilyRow(
            number=standing.number,
            name=names.get(standing.number) or self._desks.family_name(standing.number),
            sold_minor=standing.sold_minor,
            refunded_minor=standing.refunded_minor,
            held_minor=standing.held_minor,
            owed_minor=standing.owed_minor,
        )

    def _entry(self, place: int, entry: FamilyEntry) -> EntryRow:
        return EntryRow(
            key=str(place),
            at=self._desks.zoned(entry.at),
            kind=cast("EntryKind", entry.kind),
            number=entry.number,
            name=self._desks.sold_name(entry.item, entry.name, self._chosen or ""),
            quantity=entry.quantity,
            is_weighed=entry.unit is Unit.GRAM,
            amount_minor=entry.amount_minor,
        )


def _folded(row: FamilyRow) -> str:
    return fold(f"{row.number} {row.name.ar} {row.name.en}")
