"""A book that cannot be opened: the trouble is named rightly, every source is counted, and the best way back comes first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.errors import BookInUse, NewerBook, OldSqlite, Refusal, UnreadableFile
from pos.domain.troubles import BookDamaged, DiskFull, KeyAway, Trouble
from pos.ledger.backup import Backup
from pos.ledger.chain import Head
from pos.ledger.survey import CopyHolding, Holding, Survey
from pos.ledger.walk import Fault
from pos.ui.presenters.rescue import RescuePresenter, kind_of, report_of, rescue_row
from tests.unit.ui.presenters.scene import InlineRunner, Recorder

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path("/amana/T01")
AT = "2026-11-21T18:42:00.000+04:00"
COPY = CopyHolding(
    backup=Backup(
        path=Path("/stick/T01-1-000000090.db"),
        facts=90,
        head=Head("T01", 1, 90, b"h"),
        sha256="",
        size=1,
        at=AT,
        signature="",
    ),
    sales=80,
    beyond_mirror=5,
)
WHOLE = Survey(
    book=Holding(facts=100, sales=88, epoch=1, seq=100, at=AT),
    file="book.db",
    mirror=Holding(facts=95, sales=85, epoch=1, seq=95, at=AT),
    register=Holding(facts=60, epoch=1, seq=60),
    copies=(COPY,),
    faults=(Fault("chain", 101, "does not follow"),),
)
DAMAGED = BookDamaged("chain at place 101")


@pytest.mark.parametrize(
    ("failure", "survey", "kind"),
    [
        (BookInUse("/amana"), WHOLE, "in_use"),
        (OldSqlite("3.40", "3.51.3"), WHOLE, "old_sqlite"),
        (NewerBook(9, 1), WHOLE, "newer"),
        (KeyAway("locked"), WHOLE, "key"),
        (DiskFull(), WHOLE, "full"),
        (DAMAGED, WHOLE, "damaged"),
        (DAMAGED, replace(WHOLE, file="", book=None), "missing"),
        (DAMAGED, replace(WHOLE, is_there=False), "vanished"),
        (DAMAGED, replace(WHOLE, is_writable=False), "read_only"),
        (DAMAGED, replace(WHOLE, free=100), "full"),
        (UnreadableFile("admission.json", ""), replace(WHOLE, is_there=False), "vanished"),
        (UnreadableFile("admission.json", ""), WHOLE, "other"),
    ],
)
def test_the_trouble_is_named(failure: Refusal | Trouble, survey: Survey, kind: str) -> None:
    assert kind_of(failure, survey) == kind


def test_the_way_that_brings_most_back_comes_first() -> None:
    assert rescue_row(DAMAGED, WHOLE, "").acts == ("salvage", "restore", "rebuild", "again")
    lost = replace(WHOLE, book=None, mirror=replace(COPY_BEYOND, facts=99), copies=(replace(COPY, beyond_mirror=0),))
    assert rescue_row(DAMAGED, lost, "").acts == ("salvage", "rebuild", "restore", "again")
    gone = replace(WHOLE, book=None, file="", mirror=None)
    assert rescue_row(DAMAGED, gone, "").acts == ("restore", "again")
    assert rescue_row(DAMAGED, Survey(file="book.db"), "").acts == ("again",)
    assert rescue_row(KeyAway(), WHOLE, "").acts == ("again", "new_key")
    assert rescue_row(BookInUse(""), WHOLE, "").acts == ("again",)


COPY_BEYOND = Holding(facts=95, sales=85, epoch=1, seq=95, at=AT)


def test_everything_that_is_safe_is_counted_and_reported() -> None:
    row = rescue_row(DAMAGED, WHOLE, str(FOLDER))
    assert [(one.source, one.facts, one.sales) for one in row.safe] == [
        ("book", 100, 88),
        ("mirror", 95, 85),
        ("register", 60, 0),
        ("copy", 90, 80),
    ]
    report = report_of(row)
    assert "chain at 101: does not follow" in report
    assert "mirror: 95 facts, 85 sales, up to 1/95" in report
    assert str(FOLDER) in report


@dataclass
class PlainWays:
    asked: list[str] = field(default_factory=list)
    failure: Exception | None = None
    survey: Survey = WHOLE

    def look(self) -> Survey:
        return self.survey

    def salvage(self, progress: Callable[[int, int], None]) -> Any:
        progress(1, 2)
        return self._go("salvage")

    def rebuild(self, progress: Callable[[int, int], None]) -> Any:
        progress(1, 2)
        return self._go("rebuild")

    def restore(self, path: Path, progress: Callable[[int, int], None]) -> Any:
        progress(1, 2)
        return self._go(f"restore {path.name}")

    def allow_new_key(self) -> None:
        self._go("new key")

    def save_report(self, text: str) -> Path:
        self.asked.append(text)
        return Path("/amana/logs/book-report.txt")

    def _go(self, way: str) -> Any:
        self.asked.append(way)
        if self.failure is not None:
            raise self.failure
        return way


@dataclass
class Scene:
    view: Any = field(default_factory=Recorder)
    ways: PlainWays = field(default_factory=PlainWays)
    opened: list[Any] = field(default_factory=list)
    told: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = RescuePresenter(
            self.view,
            self.ways,
            FOLDER,
            runner=InlineRunner(),
            told=lambda done, total: self.told.append((done, total)),
            opened=self.opened.append,
        )
        self.presenter.present(DAMAGED)


@pytest.mark.parametrize(
    ("act", "asked"),
    [("salvage", "salvage"), ("rebuild", "rebuild"), ("restore", f"restore {COPY.backup.path.name}")],
)
def test_each_way_is_gone_and_the_book_opened(act: Any, asked: str) -> None:
    scene = Scene()
    scene.presenter.act(act)
    assert (scene.ways.asked, scene.opened) == ([asked], [asked])
    assert scene.view.last("show_working") == act


def test_try_again_and_a_new_key_open_the_book() -> None:
    scene = Scene()
    scene.presenter.act("again")
    scene.presenter.act("new_key")
    assert (scene.opened, scene.ways.asked) == ([None, None], ["new key"])


def test_a_way_that_leads_nowhere_is_told_and_the_others_stay() -> None:
    scene = Scene()
    for failure, shown in ((BookDamaged("no"), "BookDamaged"), (PermissionError("no"), "Trouble")):
        scene.ways.failure = failure
        scene.presenter.act("salvage")
        assert type(scene.view.last("show_failure")).__name__ == shown
    assert scene.opened == []
    scene.ways.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        scene.presenter.act("salvage")


@pytest.mark.parametrize("act", ["salvage", "rebuild", "restore"])
def test_a_way_that_was_cancelled_is_no_failure_and_is_said(act: Any) -> None:
    scene = Scene()
    scene.ways.failure = InterruptedError()
    scene.presenter.act(act)
    assert scene.told == [(1, 2)]
    assert scene.view.count("show_failure") == 0
    assert scene.view.count("show_rescue") == 2
    assert scene.view.count("show_given_up") == 1
    assert scene.opened == []


def test_the_report_says_where_it_lies() -> None:
    scene = Scene()
    scene.presenter.save_report()
    assert "chain at 101" in scene.ways.asked[0]
    assert scene.view.last("show_saved") == str(Path("/amana/logs/book-report.txt"))
