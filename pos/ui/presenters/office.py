"""The accountant's place: families with what they are owed, three totals that must agree, statements on A4.

Everything is asked of the register on the wire lane and shown when it has come; nothing here opens a till's book. A statement is
set on the paper lane, shown as a picture of its pages and saved as the PDF itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pos.domain.identity import UNASSIGNED
from pos.domain.text import fold
from pos.ui.presenters.office_rows import account, exceptions, matching, tills, total_of
from pos.ui.presenters.origins import of_exception, of_statement, of_till, place_in, place_of
from pos.ui.presenters.session import name_of
from pos.ui.presenters.shelf import DEFAULT_ICON
from pos.ui.rows.files import FileAbout
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.rows.sayings import saved
from pos.ui.rows.till import ALL, PackageChip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.bazaar import FamilyCard
    from pos.domain.oddities import ExceptionRow
    from pos.domain.reports import Board, FamilyRow, MoneyLine, PayoutRun
    from pos.domain.statement_reports import Statement
    from pos.office.desk import Desk, HandedOver
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office_views import FamiliesView, MatchingView, OfficePaperView, TillsView
    from pos.ui.presenters.session import Desks
    from pos.ui.presenters.statements import Statements


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the register said, all of one moment."""

    board: Board
    exceptions: tuple[ExceptionRow, ...]
    families: tuple[FamilyRow, ...]
    runs: tuple[PayoutRun, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """An A4 paper: the PDF, and pictures of its pages below each other.

    Attributes:
        title: what people call it.
        name: what its file is called, without an ending.
        statement: what it was set from, where it is a family's statement; that one can be had as a slip.
        line: the line of the journal that it was set from, where it is one fact's paper; that one can be had as a slip too.
        step: which paper of how many it is, where they are looked through one by one.
    """

    title: str
    name: str
    pdf: bytes
    picture: bytes
    statement: Statement | None = None
    line: str = ""
    step: tuple[int, int] = (0, 0)

    @property
    def has_slip(self) -> bool:
        """Whether the till's printer can print it too."""
        return self.statement is not None or bool(self.line)


class OfficeRoom(Protocol):
    """The register as the signed-in person sees it; asked on the wire lane only."""

    def desk(self) -> Desk:
        """Return the accountant's desk.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class OfficeShop(Protocol):
    """Makes A4 papers and tables; asked on the paper lane only."""

    def statement(self, statement: Statement) -> Printed:
        """Set a family's statement."""

    def write_pictures(self, path: Path, pdf: bytes) -> Path:
        """Write each page of a PDF as a picture, and return the first one's file."""

    def table(self, families: tuple[FamilyRow, ...], about: FileAbout) -> Path:
        """Write the families' accounts for another program, and return where."""

    def pack(self, board: Board, run: PayoutRun, journals: tuple[bytes, ...]) -> Printed:
        """Set the settlement pack.

        Args:
            board: the bazaar and its totals.
            run: the payout run.
            journals: of every till and of the office, line by line; their Z-reports and heads stand in the pack.
        """

    def vouchers(self, board: Board, run: PayoutRun, handed: Mapping[str, HandedOver]) -> Printed:
        """Set the vouchers of families that were paid, each in two copies.

        Args:
            board: the bazaar.
            run: the payout run.
            handed: how the money of each family was handed over, by its number.
        """

    def advance(self, board: Board, family: FamilyCard, line: MoneyLine, collector: str) -> Printed:
        """Set the voucher of an advance, in two copies.

        Args:
            board: the bazaar.
            family: who gets it.
            line: what was paid.
            collector: who takes it; empty is the family itself.
        """

    def notes(self, lines: tuple[str, ...]) -> Printed:
        """Set the papers of facts of the office: payouts that were undone, cash put into the box or taken out.

        Args:
            lines: of the office's journal.
        """

    def fact_picture(self, line: str) -> bytes:
        """Return the picture of a fact's paper; nothing where it has none.

        Args:
            line: of the journal; empty where the fact cannot be read.
        """

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""


class Origins(Protocol):
    """What shows the facts behind a figure."""

    def open(self, chosen: LedgerFilter) -> None:
        """Show the rows that a figure comes from."""

    def open_fact(self, key: str) -> None:
        """Show one stored fact."""

    def open_roads(self, device: str) -> None:
        """Show the rows by which a till's three totals part."""


class OfficePresenter:
    """The accounts.

    Args:
        families, view, tills: the three screens.
        room: the register.
        shop: makes papers.
        sheet: shows papers.
        statements: writes many statements.
        lanes: asks the register, and makes papers.
        desks: names and the zone.
        announcer: says what was done or refused.
        loaded: told what the register said, for the payout screen.
        origins: shows the facts behind a figure.
        show_slip: shows a paper as the slip that the till's printer prints.
    """

    def __init__(
        self,
        families: FamiliesView,
        view: MatchingView,
        tills: TillsView,
        *,
        room: OfficeRoom,
        shop: OfficeShop,
        sheet: OfficePaperView,
        statements: Statements,
        lanes: Lanes,
        desks: Desks,
        announcer: Announcer,
        loaded: Callable[[Snapshot], None],
        origins: Origins,
        show_slip: Callable[[Printed], None],
    ) -> None:
        self._families = families
        self._view = view
        self._tills = tills
        self._room = room
        self._shop = shop
        self._sheet = sheet
        self._statements = statements
        self._lanes = lanes
        self._desks = desks
        self._announcer = announcer
        self._loaded = loaded
        self._origins = origins
        self._show_slip = show_slip
        self._query = ""
        self._package = ALL
        self._snapshot: Snapshot | None = None
        self._printed: Printed | None = None

    def present(self) -> None:
        """Show what is known, and ask the register anew."""
        self._show_packages()
        if self._snapshot is not None:
            self._show(self._snapshot)
        self.refresh()

    def refresh(self) -> None:
        """Ask the register anew."""
        self._lanes.fetch(self._ask, self._show)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._snapshot = None
        self._families.show_accounts((), total_of(()))

    # -- families ----------------------------------------------------------------------------------------------

    def filter(self, text: str) -> None:
        """Show the families whose number or names hold every word."""
        self._query = text
        self._show_accounts()

    def choose_package(self, package: str) -> None:
        """Show one package, or all."""
        self._package = package
        self._show_packages()
        self._show_accounts()

    def listed(self, family: str) -> tuple[tuple[FamilyRow, ...], LedgerFilter]:
        """Return a family's account, or all that are listed where none is named; and what narrows the ledger to them."""
        if family:
            rows = () if self._snapshot is None else self._snapshot.families
            return tuple(row for row in rows if row.family.number == family), LedgerFilter(family=family)
        chosen = self._chosen()
        if fold(self._query).split():
            return chosen, LedgerFilter(families=tuple(row.family.number for row in chosen))
        return chosen, LedgerFilter(package="" if self._package == ALL else self._package)

    def export(self) -> None:
        """Write the table that is shown for another program; the register's trail says so."""
        families = self._chosen()
        package = "" if self._package == ALL else self._package
        about = FileAbout(self._desks.lists.bazaar().code, (package,))
        self._lanes.fetch_and_make(
            lambda: self._room.desk().note_export("accounts"),
            lambda _noted: self._shop.table(families, about),
            self._saved,
        )

    # -- statements --------------------------------------------------------------------------------------------

    def open_statement(self, number: str) -> None:
        """Show a family's statement: of the last run, or of everything up to now."""
        self._lanes.fetch_and_make(lambda: self._room.desk().statement(number), self._shop.statement, self.show_paper)

    def write_statements(self) -> None:
        """Write the statements of all families shown; what nobody could name is no family's."""
        numbers = (row.family.number for row in self._chosen())
        self._statements.ask(tuple(number for number in numbers if number != UNASSIGNED))

    def open_exception(self, key: str) -> None:
        """Show what an exception is about: its one fact, or the rows that it was found in."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        if key.count(".") == 2:
            self._origins.open_fact(key)
            return
        if not key.isdecimal():
            _, device, *totals = key.split()
            if totals:
                self._origins.open_roads(device)
            else:
                self._origins.open(of_till(device, "receipts"))
            return
        row = snapshot.exceptions[int(key)]
        place = place_of(row)
        if place:
            self._origins.open_fact(place)
        else:
            self._origins.open(of_exception(row))

    def show_paper(self, printed: Printed) -> None:
        """Show an A4 paper."""
        self._printed = printed
        self._sheet.offer_slip(f"{printed.name}.png" if printed.has_slip else "")
        self._sheet.offer_steps(*printed.step)
        self._sheet.show_paper(printed.title, printed.picture, f"{printed.name}.pdf", may_print=False)

    def save_paper(self, path: str) -> None:
        """Save the PDF of what is shown."""
        if self._printed is None:
            return
        pdf, target = self._printed.pdf, Path(path)
        self._lanes.make(lambda: self._shop.write(target, pdf), lambda _done: self._saved(target))

    def save_pictures(self, path: str) -> None:
        """Save the pages of what is shown as pictures, to be sent in a message."""
        if self._printed is None:
            return
        pdf, target = self._printed.pdf, Path(path)
        self._lanes.make(lambda: self._shop.write_pictures(target, pdf), self._saved)

    def show_slip(self) -> None:
        """Show what is shown as a short slip instead."""
        printed = self._printed
        if printed is not None and printed.has_slip:
            self._sheet.close_sheet()
            self._show_slip(printed)

    def show_origin(self) -> None:
        """Show what the figures of the shown paper come from: a statement's entries, a note's own."""
        printed = self._printed
        if printed is None or not printed.has_slip:
            return
        self._sheet.close_sheet()
        statement = printed.statement
        if statement is None:
            self._origins.open_fact(place_in(printed.line))
        else:
            self._origins.open(of_statement(statement.family.number, statement.payout))

    # -- inside ------------------------------------------------------------------------------------------------

    def _ask(self) -> Snapshot:
        desk = self._room.desk()
        return Snapshot(desk.board(), desk.exceptions(), desk.families(), desk.runs())

    def _show(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._show_accounts()
        self._tills.show_tills(tills(snapshot.board, self._desks))
        self._view.show_matching(matching(snapshot.board))
        self._view.show_exceptions(exceptions(snapshot.board, snapshot.exceptions, self._desks))
        self._loaded(snapshot)

    def _show_packages(self) -> None:
        packages = self._desks.lists.bazaar().packages
        chips = tuple(PackageChip(one.code, name_of(one), one.icon or DEFAULT_ICON) for one in packages)
        self._families.show_packages(chips, self._package)

    def _show_accounts(self) -> None:
        accounts = tuple(account(row) for row in self._chosen())
        self._families.show_accounts(accounts, total_of(accounts))

    def _chosen(self) -> tuple[FamilyRow, ...]:
        words = fold(self._query).split()
        return tuple(
            row
            for row in (() if self._snapshot is None else self._snapshot.families)
            if self._package in {ALL, row.family.package} and all(word in _search_text(row) for word in words)
        )

    def _saved(self, path: Path) -> None:
        self._announcer.tell(saved(path))


def _search_text(row: FamilyRow) -> str:
    return fold(f"{row.family.number} {row.family.name_ar} {row.family.name_en}")
