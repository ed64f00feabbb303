"""Who did what, newest first, from the trail and the office's journal; searched here, and handed out with a line in the trail."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.access import Deed, OfficeAct, TrailRow
from pos.domain.bazaar import Person, Role
from pos.office.trail import DEEDS_MAX, TrailDesk
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.trail import TrailPresenter
from pos.ui.rows.files import FileAbout
from pos.ui.rows.trail import DeedFilter
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pos.ui.rows.trail import DeedRow
    from tests.unit.ui.presenters.scene import Counter

ADMIN = Person(code="A1", name_ar="مدير", name_en="Administrator", role=Role.ADMIN)
ROW = TrailRow(seq=1, at=NOON, by="C1", deed=Deed.SIGNED_IN, subject="", detail="", hash="")
ROWS = (ROW, replace(ROW, seq=2, at=NOON + timedelta(days=1), by="K9", deed=Deed.BUNDLE_IMPORTED, subject="INTAJ8 T02"))
ACT = OfficeAct(
    epoch=1, seq=7, at=NOON + timedelta(hours=1), by="C1", kind="device_revoked", subject="T04", detail="stolen"
)


@dataclass
class FakeLine:
    """A register's trail; it hands out two entries at a time."""

    rows: tuple[TrailRow, ...] = ROWS
    asked: list[Any] = field(default_factory=list)

    def trail(self, after: int = 0) -> tuple[TrailRow, ...]:
        self.asked.append(after)
        return tuple(row for row in self.rows if row.seq > after)[:2]

    def office_acts(self, bazaar: str) -> tuple[OfficeAct, ...]:
        self.asked.append(bazaar)
        return (ACT,)

    def note_export(self, bazaar: str, what: str) -> None:
        self.asked.append((bazaar, what))


@dataclass
class Page:
    """The page over a fake register."""

    counter: Counter
    line: FakeLine = field(default_factory=FakeLine)
    view: Any = field(default_factory=Recorder)
    written: list[tuple[DeedRow, ...]] = field(default_factory=list)
    about: FileAbout | None = None

    def __post_init__(self) -> None:
        counter = self.counter
        counter.session.person = ADMIN
        self.presenter = TrailPresenter(
            self.view,
            room=self,
            shop=self,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
        )

    def trail(self) -> TrailDesk:
        return TrailDesk(self.line, "INTAJ8")

    def deeds(self, deeds: tuple[DeedRow, ...], about: FileAbout) -> Path:
        self.about = about
        self.written.append(deeds)
        return Path("trail.csv")

    def shown(self) -> tuple[list[str], int]:
        deeds, whole = self.view.last("show_deeds")
        return [one.kind for one in deeds], whole


@pytest.fixture
def page(counter: Counter) -> Page:
    return Page(counter)


def test_both_are_one_list_newest_first_and_asked_for_to_the_end(page: Page) -> None:
    page.presenter.present()
    assert page.shown() == (["bundle_imported", "device_revoked", "signed_in"], 3)
    assert page.line.asked == [0, 2, "INTAJ8"]
    (choices, chosen) = page.view.last("show_choices")
    assert ([code for code, _ in choices.people], choices.kinds, chosen) == (
        ["C1", "K9"],
        ("bundle_imported", "device_revoked", "signed_in"),
        DeedFilter(),
    )
    assert list(choices.days) == sorted({row.at.date() for row in ROWS}, reverse=True)


def test_it_is_searched_by_person_kind_and_day_together(page: Page) -> None:
    page.presenter.present()
    page.presenter.choose_person("C1")
    assert page.shown()[0] == ["device_revoked", "signed_in"]
    page.presenter.choose_kind("signed_in")
    assert page.shown()[0] == ["signed_in"]
    page.presenter.choose_day(NOON.date() + timedelta(days=1))
    assert page.shown() == ([], 3)
    page.presenter.choose_person("")
    page.presenter.choose_kind("")
    assert page.shown()[0] == ["bundle_imported"]
    page.presenter.choose_day(None)
    assert len(page.shown()[0]) == 3


def test_what_is_shown_is_handed_out_and_the_trail_says_so(page: Page) -> None:
    page.presenter.present()
    page.presenter.choose_kind("signed_in")
    page.presenter.export()
    assert page.line.asked[-1] == ("INTAJ8", "trail")
    assert [[one.kind for one in deeds] for deeds in page.written] == [["signed_in"]]
    assert page.about == FileAbout("INTAJ8", ("", "signed_in"))
    assert page.counter.said == "file_saved"


def test_nobody_but_an_administrator_asks_and_nothing_stays_behind(page: Page) -> None:
    page.presenter.present()
    page.presenter.forget()
    assert page.shown() == ([], 0)
    page.counter.session.person = replace(ADMIN, role=Role.ACCOUNTANT)
    page.line.asked.clear()
    page.presenter.present()
    assert page.line.asked == []


def test_a_screen_takes_no_more_than_can_be_searched() -> None:
    class EndlessLine(FakeLine):
        def trail(self, after: int = 0) -> tuple[TrailRow, ...]:
            return tuple(replace(ROW, seq=after + n) for n in range(1, 10_001))

    assert len(TrailDesk(EndlessLine(), "INTAJ8").deeds()) == DEEDS_MAX
