"""A file is looked at row by row, taken in part by part, stopped and gone on with, and harmless the second time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos.domain.bazaar import FamilyCard, ItemCard, Person, Role
from pos.domain.errors import UnreadableFile
from pos.domain.families import FamilyEntry, FamilyPrivate, FamilyRecord, ImportRow, TakenIn
from pos.domain.identity import catalogue_item_code, family_number
from pos.domain.list_facts import ListedLine
from pos.domain.troubles import RegisterUnreachable
from pos.intake.layouts import layout_for
from pos.intake.previews import COLUMNS
from pos.intake.table import read_table
from pos.office.families import PART_ROWS
from pos.ui.presenters import importing
from pos.ui.presenters.importing import ImportPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.list_export import ListExport
from pos.ui.presenters.taken_files import TakenFilesPresenter
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos.intake.headers import Layout
    from pos.intake.table import Table
    from pos.ui.rows.importing import ImportFile, ImportLine
    from tests.unit.ui.presenters.scene import Counter

SALMA = family_number(42)
JAM = ItemCard(
    code=catalogue_item_code(SALMA, 1),
    family=SALMA,
    name_ar="مربى",
    name_en="Jam",
    package="A",
    price_minor=2_000,
    rate_bp=0,
)
HEAD = "number,name,package,phone\n"
TEXT = (
    HEAD
    + f"{SALMA},أم سالم,A,055\n,أم نورة,A,0500000001\n,أم خالد,A,050 111 2222\n,أم مها,ZZ,\n{family_number(99)},أم راشد,A,\n"
)


@dataclass
class FakeLists:
    """Families and items at a register; what was taken in is held from then on."""

    records_held: dict[str, FamilyRecord] = field(default_factory=dict)
    items_held: dict[str, ItemCard] = field(default_factory=lambda: {JAM.code: JAM})
    rows: list[ImportRow] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    was: list[tuple[ListedLine, ...]] = field(default_factory=list)
    failures: list[Exception | None] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    moves: frozenset[str] = frozenset()
    meanwhile: Callable[[], None] = lambda: None

    def __post_init__(self) -> None:
        card = FamilyCard(number=SALMA, name_ar="أم سالم", name_en="Umm Salem", package="A")
        gone = replace(card, number=family_number(99), name_ar="أم راشد", name_en="أم راشد", left=True)
        private = FamilyPrivate(phone="+971 50 000 0001")
        for each in (card, gone):
            self.records_held[each.number] = FamilyRecord(card=each, private=private, version=1)

    def families(self) -> Any:
        return self

    def records(self) -> tuple[FamilyRecord, ...]:
        return tuple(self.records_held.values())

    def all(self) -> tuple[FamilyEntry, ...]:
        return tuple(FamilyEntry(card=one.card, version=one.version) for one in self.records())

    def items(self) -> tuple[ItemCard, ...]:
        return tuple(self.items_held.values())

    def imports(self) -> tuple[ImportRow, ...]:
        return tuple(reversed(self.rows))

    def note_export(self, what: str) -> None:
        self.noted.append(what)

    def begin_import(self, file: str, what: str, *, added: int, changed: int) -> ImportRow:
        row = ImportRow(
            source=UUID(int=len(self.rows)).hex, at=NOON, by="S1", file=file, what=what, added=added, changed=changed
        )
        self.rows.append(row)
        return row

    def take_families(self, _source: str, records: Sequence[FamilyRecord]) -> TakenIn:
        self.meanwhile()
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure
        self.parts.append(len(records))
        moved = tuple(one.card.number for one in records if one.card.number in self.moves)
        for record in records:
            self.records_held[record.card.number] = replace(record, version=record.version + 1)
        return TakenIn(done=len(records) - len(moved), same=0, moved=moved)

    def take_items(self, _source: str, lines: Sequence[ListedLine], was: Sequence[ListedLine]) -> TakenIn:
        self.parts.append(len(lines))
        self.was.append(tuple(was))
        return TakenIn(done=len(lines), same=0)

    def undo(self, source: str) -> ImportRow:
        self.rows = [replace(row, undone_by="S1", kept=("7",)) if row.source == source else row for row in self.rows]
        return self.rows[0]


@dataclass
class Files:
    """Reads files from where they are, and remembers what was said of their columns."""

    remembered: list[Layout] = field(default_factory=list)
    written: list[Any] = field(default_factory=list)

    def read(self, path: Path, what: str, sheet: str) -> tuple[Table, Layout]:
        table = read_table(path, sheet)
        return table, layout_for(table, what, COLUMNS[what], {})

    def remember(self, _what: str, layout: Layout) -> None:
        self.remembered.append(layout)

    def families(self, records: tuple[FamilyRecord, ...]) -> Path:
        self.written.append(records)
        return Path("families.xlsx")

    def items(self, items: tuple[ItemCard, ...], gone: frozenset[str], currency: str) -> Path:
        self.written.append((items, gone, currency))
        return Path("items.xlsx")


@dataclass
class Page:
    """The page over a fake register."""

    counter: Counter
    folder: Path
    room: FakeLists = field(default_factory=FakeLists)
    files: Files = field(default_factory=Files)
    view: Any = field(default_factory=Recorder)
    columns: Any = field(default_factory=Recorder)
    made: Any = field(default_factory=Recorder)
    changes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        lanes = Lanes(counter.runner, counter.runner, counter.announcer.failed)
        shared: dict[str, Any] = {
            "room": self.room,
            "lanes": lanes,
            "desks": counter.desks,
            "session": counter.session,
        }
        self.presenter = ImportPresenter(
            self.view,
            self.columns,
            files=self.files,
            announcer=counter.announcer,
            changed=lambda: self.changes.append("changed"),
            **shared,
        )
        self.taken = TakenFilesPresenter(self.made, undone=self.presenter.look_again, **shared)
        self.export = ListExport(shop=self.files, announcer=counter.announcer, **shared)

    def read(self, text: str, name: str = "list.csv") -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.presenter.read_file(path)

    @property
    def file(self) -> ImportFile:
        file: ImportFile = self.view.last("show_file")
        return file

    @property
    def lines(self) -> tuple[ImportLine, ...]:
        lines: tuple[ImportLine, ...] = self.view.last("show_lines")[0]
        return lines


@pytest.fixture
def page(counter: Counter, tmp_path: Path) -> Page:
    counter.session.person = Person(code="S1", name_ar="مسؤولة", name_en="Admin", role=Role.ADMIN)
    return Page(counter, tmp_path)


def fates(page: Page) -> list[str]:
    return [line.fate for line in page.lines]


def test_every_row_is_shown_with_its_fate_before_anything_is_written(page: Page) -> None:
    page.read(TEXT)
    assert fates(page) == ["changed", "alike", "new", "refused", "changed"]
    assert (page.file.step, page.file.takes, page.file.doubtful) == ("looked", 3, 2)
    assert (page.lines[1].alike, page.lines[1].by_phone, page.lines[1].is_out) == (SALMA, True, True)
    assert page.lines[0].changes[0].after == "055"
    assert page.lines[4].comes_back
    assert page.room.rows == []
    page.presenter.choose_show("findings")
    assert fates(page) == ["changed", "refused"]
    page.presenter.choose_show("alike")
    assert fates(page) == ["alike"]


def test_a_row_is_left_out_or_taken_all_the_same(page: Page) -> None:
    page.read(TEXT)
    for key in ("0", "1", "3", ""):
        page.presenter.toggle(key)
    assert [line.is_out for line in page.lines] == [True, False, False, False, False]
    page.presenter.take_in()
    assert page.room.parts == [3]
    assert (page.room.rows[0].added, page.room.rows[0].changed) == (2, 1)


def test_the_same_file_again_changes_nothing(page: Page) -> None:
    page.read(TEXT)
    page.presenter.take_in()
    assert (page.file.step, page.file.done, page.file.changed, page.changes) == ("done", 3, 3, ["changed"])
    page.read(TEXT)
    # Whoever got a number is known by name now, and is not enrolled twice.
    assert fates(page) == ["same", "alike", "refused", "refused", "same"]
    assert page.file.takes == 0
    page.presenter.take_in()
    assert len(page.room.rows) == 1


def test_a_long_file_is_stopped_gone_on_with_and_broken_off(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "PART_ROWS", 2)
    page.read(HEAD + "".join(f",Family {letter * 3},A,\n" for letter in "abcdefg"))
    page.room.meanwhile = page.presenter.stop  # while a part is under way
    page.presenter.take_in()
    assert (page.file.step, page.file.done, page.room.parts) == ("stopped", 2, [2])
    page.room.meanwhile = lambda: None
    page.room.failures = [None, RegisterUnreachable()]
    page.presenter.go_on()
    assert (page.file.step, page.file.done) == ("broken", 4)
    assert page.counter.said == "RegisterUnreachable"
    page.presenter.choose_what("items")
    assert page.file.what == "items"


def test_it_goes_on_where_it_broke_off_into_the_same_import(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "PART_ROWS", 2)
    page.read(HEAD + "".join(f",Family {letter * 3},A,\n" for letter in "abcde"))
    page.room.failures = [None, RegisterUnreachable()]
    page.room.moves = frozenset({family_number(5)})
    page.presenter.take_in()
    page.presenter.go_on()
    assert (page.file.step, page.file.done, page.file.changed) == ("done", 5, 4)
    assert (page.file.moved, len(page.room.rows), page.room.parts) == ((family_number(5),), 1, [2, 2, 1])
    assert PART_ROWS == 250


def test_items_go_with_what_they_were_when_they_were_looked_at(page: Page) -> None:
    page.presenter.choose_what("items")
    page.read(f"code,family,name,price\n{JAM.code},{SALMA},مربى,19\n,{SALMA},تمر,5\n,{family_number(99)},تمر,5\n")
    assert fates(page) == ["changed", "new", "refused"]
    assert (page.lines[0].owner, page.lines[0].about) == (SALMA, "19.00")
    page.presenter.take_in()
    assert [line.item for line in page.room.was[0]] == [JAM.code]


def test_columns_are_named_by_a_person_and_remembered(page: Page) -> None:
    page.read("Families\nNr,Wer,Gruppe\n,أم مها,A\n")
    assert (page.lines, page.file.takes) == ((), 0)
    page.presenter.ask_columns()
    form = page.columns.last("show_columns")
    assert (form.line, [cell.heading for cell in form.cells]) == (2, ["Nr", "Wer", "Gruppe"])
    page.presenter.choose_headings(1)
    assert page.columns.last("show_columns").line == 1
    page.presenter.set_columns(2, ["number", "name_ar", "package"])
    assert fates(page) == ["new"]
    assert dict(page.files.remembered[0].places) == {"number": 0, "name_ar": 1, "package": 2}


@pytest.mark.parametrize("text", ["", "\x00\x01"])
def test_a_file_that_is_none_is_refused_on_the_page(page: Page, text: str) -> None:
    page.read(text)
    (finding,) = page.file.findings
    assert isinstance(finding.reason, UnreadableFile)
    assert (page.file.step, page.lines) == ("none", ())


def test_many_rows_are_shown_a_few_at_a_time(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "LINES_AT_ONCE", 2)
    page.read(TEXT)
    assert (len(page.lines), page.view.last("show_lines")[1]) == (2, True)
    page.presenter.more()
    assert [line.key for line in page.view.last("add_lines")[0]] == ["2", "3"]
    page.presenter.toggle("2")
    assert len(page.lines) == 4


def test_others_take_nothing_in_and_who_leaves_leaves_nothing(page: Page) -> None:
    page.read(TEXT)
    page.presenter.forget()
    assert (page.lines, page.file.name) == ((), "")
    page.counter.session.person = Person(code="K1", name_ar="محاسبة", name_en="Accountant", role=Role.ACCOUNTANT)
    page.read(TEXT)
    assert page.file.name == ""
    page.taken.undo("x")
    assert page.room.rows == []


def test_what_was_taken_in_is_listed_undone_and_looked_at_anew(page: Page) -> None:
    page.read(TEXT)
    page.presenter.take_in()
    page.taken.present()
    files, may_undo = page.made.last("show_taken")
    assert (files[0].file, files[0].added, files[0].changed, files[0].undone_by, may_undo) == (
        *("list.csv", 1, 2, None),
        True,
    )
    page.taken.undo(files[0].key)
    (file,) = page.made.last("show_taken")[0]
    assert (file.undone_by is None, file.kept) == (False, ("7",))
    assert page.file.step == "looked"
    page.taken.forget()
    assert page.made.count("close_sheet") == 1


def test_both_lists_are_handed_out_by_an_administrator_and_noted(page: Page) -> None:
    page.export.export("families")
    page.export.export("items")
    assert page.room.noted == ["families", "items"]
    assert page.files.written[1] == ((JAM,), frozenset({family_number(99)}), "AED")
    page.counter.session.person = Person(code="K1", name_ar="محاسبة", name_en="Accountant", role=Role.ACCOUNTANT)
    page.export.export("items")
    assert len(page.files.written) == 2
