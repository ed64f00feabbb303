"""Z-reports are compared with their papers one by one; what was typed wrongly is said and not kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.errors import SessionEnded
from pos.domain.paper_checks import PaperFigures, ReportRow
from pos.domain.troubles import RegisterUnreachable
from pos.ui.presenters.comparing import Comparing
from tests.builders import DAY
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

HELD = PaperFigures(facts=142, takings_minor=845_000, head="7F3A01AB77E0")
FIRST = ReportRow(device="T01", epoch=1, seq=60, number="T01-000060-1", shift=1, day=DAY, by="C1", at=NOON, held=HELD)
SECOND = replace(FIRST, device="T02", number="T02-000031-8", seq=31)
ACCOUNTANT = Person(code="K1", name_ar="محاسبة", name_en="Accountant", role=Role.ACCOUNTANT)


@dataclass
class FakeDesk:
    """Z-reports in a list; what was kept is written down."""

    held: tuple[ReportRow, ...] = (FIRST, SECOND)
    kept: list[tuple[str, PaperFigures]] = field(default_factory=list)
    failure: Exception | None = None

    def desk(self) -> Any:
        if self.failure is not None:
            raise self.failure
        return self

    def reports(self, device: str = "") -> tuple[ReportRow, ...]:
        return tuple(one for one in self.held if device in {"", one.device})

    def check_report(self, row: ReportRow, said: PaperFigures) -> ReportRow:
        self.kept.append((row.number, said))
        return replace(row, said=said, checked_by="K1", checked_at=NOON)


@dataclass
class Sheet:
    """The sheet over a fake desk."""

    counter: Counter
    room: FakeDesk = field(default_factory=FakeDesk)
    view: Any = field(default_factory=Recorder)
    asked_again: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        counter.session.person = ACCOUNTANT
        self.presenter = Comparing(
            self.view,
            room=self.room,
            runner=counter.runner,
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
            kept=lambda: self.asked_again.append("roll"),
        )

    def shown(self) -> tuple[list[tuple[str, str]], str]:
        papers, chosen = self.view.last("show_papers")
        return [(one.number, one.state) for one in papers], chosen


@pytest.fixture
def sheet(counter: Counter) -> Sheet:
    return Sheet(counter)


def test_each_tick_leads_to_the_next_paper_that_nobody_has_read(sheet: Sheet) -> None:
    sheet.presenter.open()
    assert sheet.shown() == ([("T01-000060-1", "open"), ("T02-000031-8", "open")], "T01/1/60")
    sheet.presenter.same("T01/1/60")
    assert sheet.room.kept == [("T01-000060-1", HELD)]
    assert sheet.shown() == ([("T01-000060-1", "same"), ("T02-000031-8", "open")], "T02/1/31")
    sheet.presenter.same("T02/1/31")
    assert sheet.shown()[1] == "T02/1/31"
    assert sheet.asked_again == ["roll", "roll"]
    sheet.presenter.same("T09/1/1")
    assert len(sheet.room.kept) == 2


def test_what_the_paper_says_instead_is_kept_as_it_was_typed(sheet: Sheet) -> None:
    sheet.presenter.open()
    sheet.presenter.differs("T01/1/60", " ١٤١ ", "-8,440.50", "7f3a 01ab 77e0")
    assert sheet.room.kept == [("T01-000060-1", PaperFigures(facts=141, takings_minor=-844_050, head="7F3A01AB77E0"))]
    (papers, _) = sheet.view.last("show_papers")
    assert (papers[0].state, papers[0].said_facts, papers[0].said_head) == ("differs", 141, "7F3A 01AB 77E0")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("", "1", "7F3A01AB77E0"), "NotANumber"),
        (("1.5", "1", "7F3A01AB77E0"), "NotANumber"),
        (("9" * 40, "1", "7F3A01AB77E0"), "NotANumber"),
        (("1", "", "7F3A01AB77E0"), "NotAnAmount"),
        (("1", "1", "7F3A01AB77E"), "NotAHead"),
        (("1", "1", "7F3A01AB77EG"), "NotAHead"),
    ],
)
def test_what_cannot_be_on_paper_is_said_and_not_kept(sheet: Sheet, typed: tuple[str, str, str], words: str) -> None:
    sheet.presenter.open()
    sheet.presenter.differs("T01/1/60", *typed)
    assert sheet.view.last("show_refusal") == words
    assert sheet.room.kept == []


def test_a_stick_opens_its_own_papers_and_only_while_one_is_unread(sheet: Sheet) -> None:
    sheet.presenter.came_in(("T02",))
    assert sheet.shown()[0] == [("T02-000031-8", "open")]
    sheet.room.held = (replace(SECOND, said=HELD, checked_by="K1", checked_at=NOON),)
    sheet.presenter.came_in(("T02",))
    sheet.presenter.came_in(())
    assert sheet.view.count("show_papers") == 1


def test_it_is_for_whoever_has_signed_in_at_the_register(sheet: Sheet) -> None:
    offered = [sheet.presenter.is_offered]
    sheet.counter.session.person = replace(ACCOUNTANT, role=Role.CASHIER)
    offered.append(sheet.presenter.is_offered)
    assert offered == [True, False]
    sheet.presenter.came_in(("T02",))
    assert sheet.view.calls == []


def test_a_register_that_is_away_is_said_on_the_sheet_or_above_the_screen(sheet: Sheet) -> None:
    sheet.presenter.open()
    sheet.room.failure = RegisterUnreachable("no route")
    sheet.presenter.same("T01/1/60")
    assert sheet.view.last("show_refusal") == "RegisterUnreachable"
    sheet.room.failure = SessionEnded()
    sheet.presenter.same("T01/1/60")
    assert sheet.view.count("show_refusal") == 1
    assert sheet.view.count("show_papers") == 1
