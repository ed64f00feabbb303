"""Files of families and items in the office: read, looked at row by row, taken in part by part, stopped, gone on with.

Nothing is written before the last step. What is read and compared runs on the paper lane, what is asked of the register on the
wire lane; whoever chooses another file or leaves hears nothing more of the one before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from pos.domain.errors import Refusal
from pos.domain.families import FamilyPrivate, FamilyRecord
from pos.domain.list_facts import ListedLine, line_of
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.intake.findings import Finding
from pos.intake.layouts import layout_of, names_at
from pos.intake.previews import COLUMNS, ITEMS, Fate, Known, preview
from pos.office.families import PART_ROWS
from pos.ui.presenters.import_rows import columns_form, import_lines
from pos.ui.rows.importing import ImportFile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from pos.domain.bazaar import Bazaar, ItemCard
    from pos.domain.families import ImportRow, TakenIn
    from pos.intake.headers import Layout
    from pos.intake.previews import Preview
    from pos.intake.table import Table
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.enrolment import FamiliesRoom
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.importing import ColumnsForm, ImportLine, Show, Step, What

T = TypeVar("T")
LINES_AT_ONCE = 500
TAKEABLE = (Fate.NEW, Fate.CHANGED, Fate.ALIKE)


class ImportView(Protocol):
    """What this asks of its page."""

    def show_file(self, file: ImportFile) -> None:
        """Show the file and how far it is."""

    def show_lines(self, lines: tuple[ImportLine, ...], *, has_more: bool) -> None:
        """Show the first rows."""

    def add_lines(self, lines: tuple[ImportLine, ...], *, has_more: bool) -> None:
        """Show the next rows."""


class ColumnsView(Protocol):
    """What this asks of the sheet of columns."""

    def show_columns(self, form: ColumnsForm) -> None:
        """Ask what the columns mean."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class ListFiles(Protocol):
    """Reads files; asked on the paper lane only."""

    def read(self, path: Path, what: str, sheet: str) -> tuple[Table, Layout]:
        """Read a file, and what its columns mean.

        Raises:
            UnreadableFile: it is none.
        """

    def remember(self, what: str, layout: Layout) -> None:
        """Remember what the columns of a form of file mean."""


class ImportPresenter:
    """Files of families and items.

    Args:
        view: the page.
        columns: asks what the columns mean.
        room: the register.
        files: reads files.
        lanes: the wire, and the paper.
        desks: the bazaar, people and the zone.
        session: who is here.
        announcer: says what was refused.
        changed: told that the register's list is another.
    """

    def __init__(
        self,
        view: ImportView,
        columns: ColumnsView,
        *,
        room: FamiliesRoom,
        files: ListFiles,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        changed: Callable[[], None],
    ) -> None:
        self._view = view
        self._columns = columns
        self._room = room
        self._files = files
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._changed = changed
        self._turn = 0  # of the file that is looked at; what comes of an earlier one is not heard
        self._clear()

    def _clear(self) -> None:
        self._turn += 1
        self._path: Path | None = None
        self._table: Table | None = None
        self._layout: Layout | None = None
        self._known: Known | None = None
        self._preview: Preview | None = None
        self._out: set[int] = set()
        self._places: tuple[int, ...] = ()  # of the rows that are wanted
        self._shown = 0  # of them, as far as somebody has looked
        self._wishes: tuple[FamilyRecord | ListedLine, ...] = ()
        self._held: dict[str, ItemCard] = {}
        self._source = ""
        self._stops = False
        self._file = ImportFile()

    # -- a file ------------------------------------------------------------------------------------------------

    def present(self) -> None:
        """Show what is looked at."""
        self._view.show_file(self._file)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._clear()
        self._columns.close_sheet()
        self._show()

    def choose_what(self, what: What) -> None:
        """Take files for those of families, or of items."""
        if what != self._file.what and self._file.step != "taking":
            path = self._path
            self._clear()
            self._file = ImportFile(what)
            self._show()
            if path is not None:
                self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Read a file and look at it."""
        self._read(path, "")

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the file."""
        if self._path is not None and sheet != self._file.sheet:
            self._read(self._path, sheet)

    def look_again(self) -> None:
        """Look at the file anew: the register's lists are others."""
        if self._path is not None:
            self._read(self._path, self._file.sheet)

    def _read(self, path: Path, sheet: str) -> None:
        if not self._session.may(Act.PLAN) or self._file.step == "taking":
            return
        what, show = self._file.what, self._file.show
        self._clear()
        self._path = path
        self._file = ImportFile(what, path.name, "reading", show=show)
        self._show()
        self._make(lambda: self._files.read(path, what, sheet), self._take_table)

    def _take_table(self, read: tuple[Table, Layout]) -> None:
        self._table, self._layout = table, _ = read
        self._file = replace(
            self._file, sheets=table.sheets, sheet=table.sheet, encoding=table.encoding, delimiter=table.delimiter
        )
        self._view.show_file(self._file)
        self._ask_known()

    def _ask_known(self) -> None:
        """Ask the register what it holds, for the rows are compared with it."""
        bazaar, what = self._desks.book.catalogue.bazaar(), self._file.what
        self._fetch(lambda: self._hold(bazaar, what), self._look)

    def _hold(self, bazaar: Bazaar, what: What) -> Known:
        families = self._room.families()
        if what != ITEMS:
            return Known(bazaar, families.records())
        cards = (FamilyRecord(card=one.card, private=FamilyPrivate(), version=one.version) for one in families.all())
        return Known(bazaar, tuple(cards), families.items())

    def _look(self, known: Known) -> None:
        self._known, self._held = known, {card.code: card for card in known.items}
        table, layout, what = self._table, self._layout, self._file.what
        if table is not None and layout is not None:
            self._make(lambda: preview(table, what, layout, known), self._take_preview)

    def _take_preview(self, seen: Preview) -> None:
        self._preview = seen
        self._out = {place for place, row in enumerate(seen.rows) if row.fate is Fate.ALIKE}
        counts = {fate.value: count for fate, count in seen.counts().items()}
        doubtful = sum(bool(row.findings) for row in seen.rows)
        told = replace(self._file, step="looked", findings=seen.findings, counts=counts, doubtful=doubtful)
        self._file = replace(told, is_other=seen.is_other)
        self._show()

    # -- its columns -------------------------------------------------------------------------------------------

    def ask_columns(self) -> None:
        """Ask what the columns of the file mean."""
        if self._layout is not None and self._file.step in {"looked", "reading"}:
            names = [""] * len(self._layout.headings)
            for name, index in self._layout.places.items():
                names[index] = name
            self._show_columns(self._layout.line, names)

    def choose_headings(self, line: int) -> None:
        """Take another row for the headings."""
        if self._table is not None:
            self._show_columns(line, names_at(self._table, line, COLUMNS[self._file.what]))

    def set_columns(self, line: int, names: Sequence[str]) -> None:
        """Read the file so, and every other of its form."""
        if self._table is None or self._known is None:
            return
        what, layout = self._file.what, layout_of(self._table, line, COLUMNS[self._file.what], names)
        self._columns.close_sheet()
        self._layout = layout
        self._make(lambda: self._files.remember(what, layout), lambda _done: None)
        self._look(self._known)

    def _show_columns(self, line: int, names: Sequence[str]) -> None:
        if self._table is not None:
            self._columns.show_columns(columns_form(self._table, COLUMNS[self._file.what], line, names))

    # -- its rows ----------------------------------------------------------------------------------------------

    def choose_show(self, show: Show) -> None:
        """Show all rows, those with findings, or those of one fate."""
        self._file, self._shown = replace(self._file, show=show), 0
        self._show()

    def toggle(self, key: str) -> None:
        """Leave a row out, or take it all the same."""
        if self._preview is None or self._file.step != "looked" or not key:
            return
        place = int(key)
        if self._preview.rows[place].fate in TAKEABLE:
            self._out ^= {place}
            self._show()

    def more(self) -> None:
        """Show the next rows."""
        first, self._shown = self._shown, self._shown + LINES_AT_ONCE
        self._view.add_lines(self._lines(first, self._shown), has_more=self._shown < len(self._places))

    def _show(self) -> None:
        rows = self._preview.rows if self._preview else ()
        takes = sum(row.fate in TAKEABLE and place not in self._out for place, row in enumerate(rows))
        self._file, show = replace(self._file, takes=takes), self._file.show
        self._places = tuple(
            place
            for place, row in enumerate(rows)
            if show in {"all", row.fate.value} or (show == "findings" and row.findings)
        )
        self._view.show_file(self._file)
        self._shown = max(LINES_AT_ONCE, self._shown)
        self._view.show_lines(self._lines(0, self._shown), has_more=self._shown < len(self._places))

    def _lines(self, first: int, last: int) -> tuple[ImportLine, ...]:
        if self._preview is None or self._known is None:
            return ()
        return import_lines(self._preview, self._places[first:last], self._known, self._out)

    # -- taking in ---------------------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Take in what is new and changed, part by part."""
        if self._preview is None or self._file.step != "looked" or not self._file.takes:
            return
        rows = [row for place, row in enumerate(self._preview.rows) if row.wish and place not in self._out]
        rows = [row for row in rows if row.fate in TAKEABLE]
        self._wishes = tuple(row.wish for row in rows if row.wish is not None)
        changed = Counter(row.fate for row in rows)[Fate.CHANGED]
        name, what = self._file.name, self._file.what
        self._file = replace(self._file, step="taking", done=0, changed=0, moved=())
        self._view.show_file(self._file)
        added = len(rows) - changed
        self._fetch(lambda: self._room.families().begin_import(name, what, added=added, changed=changed), self._begun)

    def stop(self) -> None:
        """Stop after the part that is under way."""
        self._stops = True

    def go_on(self) -> None:
        """Go on where it stopped, or broke."""
        if self._file.step in {"stopped", "broken"}:
            self._stops = False
            self._file = replace(self._file, step="taking")
            self._view.show_file(self._file)
            self._next_part()

    def _begun(self, row: ImportRow) -> None:
        self._source = row.source
        self._next_part()

    def _next_part(self) -> None:
        if not self._source:
            self._file = replace(self._file, step="looked")
            self.take_in()
            return
        source, part = self._source, self._wishes[self._file.done : self._file.done + PART_ROWS]
        self._fetch(lambda: self._take(source, part), lambda taken: self._took(taken, len(part)))

    def _take(self, source: str, part: tuple[FamilyRecord | ListedLine, ...]) -> TakenIn:
        families = self._room.families()
        if self._file.what != ITEMS:
            return families.take_families(source, cast("tuple[FamilyRecord, ...]", part))
        lines, held = cast("tuple[ListedLine, ...]", part), self._held
        return families.take_items(source, lines, [line_of(held[one.item]) for one in lines if one.item in held])

    def _took(self, taken: TakenIn, rows: int) -> None:
        file = self._file
        done = file.done + rows
        step: Step = "done" if done >= len(self._wishes) else "stopped" if self._stops else "taking"
        self._file = replace(
            file,
            step=step,
            done=done,
            changed=file.changed + taken.done,
            moved=(*file.moved, *taken.moved),
        )
        self._view.show_file(self._file)
        if step == "taking":
            self._next_part()
        else:
            self._changed()

    # -- on the lanes ------------------------------------------------------------------------------------------

    def _fetch(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        turn = self._turn
        self._lanes.fetch(work, lambda got: self._hear(turn, then, got), lambda error: self._fail(turn, error))

    def _make(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        turn = self._turn
        self._lanes.make(work, lambda got: self._hear(turn, then, got), lambda error: self._fail(turn, error))

    def _hear(self, turn: int, then: Callable[[T], None], got: T) -> None:
        if turn == self._turn:
            then(got)

    def _fail(self, turn: int, error: Exception) -> None:
        """Show what went wrong where the file stands: what was taken in stays, and can be gone on with."""
        if turn != self._turn:
            return
        if not isinstance(error, Refusal | Trouble):
            self._lanes.failed(error)
        elif self._file.step == "reading" and isinstance(error, Refusal):
            self._file = replace(self._file, step="none", findings=(Finding(0, "", error.with_traceback(None)),))
        else:
            self._announcer.refuse(error)
        if self._file.step == "taking":
            self._file = replace(self._file, step="broken")
            self._changed()
        elif self._file.step == "reading":
            self._file = replace(self._file, step="none")
        self._view.show_file(self._file)
