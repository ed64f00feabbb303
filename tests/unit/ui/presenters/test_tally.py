"""A sheet is keyed in row by row, kept on this machine, and recorded only when it comes to the totals at its foot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.facts import Method
from pos.domain.own_books import TallyLine
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.tally import TallyPresenter
from pos.ui.rows.outlets import TallyDraft
from tests.builders import CAKE, HUDA, JAM, SALMA
from tests.fake_outlets import DAY, FakeOutlets
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@dataclass
class Page:
    counter: Counter
    desk: FakeOutlets = field(default_factory=FakeOutlets)
    view: Any = field(default_factory=Recorder)
    kept: dict[str, TallyDraft] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counter = self.counter
        counter.session.person = Person(code="K1", name_ar="", name_en="", role=Role.ACCOUNTANT)
        lanes = Lanes(counter.runner, counter.runner, counter.announcer.failed)
        room: Any = self
        self.presenter = TallyPresenter(
            self.view, room=room, drafts=self, lanes=lanes, desks=counter.desks, session=counter.session
        )

    def outlets(self) -> FakeOutlets:
        return self.desk

    def load(self, device: str) -> TallyDraft:
        return self.kept.get(device, TallyDraft())

    def keep(self, device: str, draft: TallyDraft) -> None:
        self.kept[device] = draft

    @property
    def draft(self) -> TallyDraft:
        draft: TallyDraft = self.view.last("show_draft")
        return draft


@pytest.fixture
def page(counter: Counter) -> Page:
    made = Page(counter)
    made.presenter.present()
    return made


def key_in(page: Page) -> None:
    page.presenter.set_head("٢٠/١١/٢٠٢٦", "17", Method.CASH)
    for text, price, count in ((JAM, 2_500, 4), ("date cake", 735, 2), (HUDA, 1_200, 3)):
        page.presenter.choose(text)
        page.presenter.add(price, count)


def test_a_sheet_is_recorded_when_it_agrees_and_the_next_begins_on_the_same_day(page: Page) -> None:
    key_in(page)
    page.presenter.record()
    page.presenter.set_totals(9, 15_071)
    page.presenter.record()
    assert page.desk.rows == []
    page.presenter.set_totals(9, 15_070)
    assert page.draft.agrees
    page.presenter.record()
    (row,) = page.desk.rows
    assert row.sheet.lines == (
        TallyLine(item=JAM, price_minor=2_500, count=4),
        TallyLine(item=CAKE, price_minor=735, count=2),
        TallyLine(family=HUDA, price_minor=1_200, count=3),
    )
    assert (row.sheet.day, row.sheet.paper, row.sheet.method) == (DAY, "17", Method.CASH)
    assert (page.draft.lines, page.draft.day, page.draft.paper) == ((), DAY, "")
    assert page.view.last("show_sheets")[0].number == row.number


def test_what_is_half_keyed_in_is_there_again(page: Page) -> None:
    key_in(page)
    page.presenter.remove("2")
    again = Page(page.counter, kept=page.kept)
    again.presenter.present()
    assert [line.item for line in again.draft.lines] == [JAM, ""]
    assert (again.draft.paper, again.draft.day) == ("17", DAY)


def test_a_name_that_several_have_is_shown_and_not_taken(page: Page) -> None:
    page.presenter.choose(SALMA[:2])
    page.presenter.add(100, 1)
    assert page.draft.lines == ()
    assert page.view.last("show_hits")
    page.presenter.choose(JAM)
    page.presenter.search("x")  # whoever types on has not decided
    page.presenter.add(100, 1)
    assert page.draft.lines == ()


def test_a_wrong_day_is_no_day(page: Page) -> None:
    page.presenter.set_head("30/2/2026", "", Method.AGENT)
    assert (page.draft.day, page.draft.day_text) == (None, "30/2/2026")


def test_a_sheet_is_undone_with_a_reason_and_an_outlet_is_opened(page: Page) -> None:
    key_in(page)
    page.presenter.set_totals(9, 15_070)
    page.presenter.record()
    page.presenter.undo(page.desk.rows[0].number, "wrong outlet")
    (shown,) = page.view.last("show_sheets")
    assert (shown.is_undone, shown.reason) == (True, "wrong outlet")
    page.presenter.open_outlet("Museum")
    assert page.view.last("show_books")[1] == "B09"
    page.presenter.forget()
    assert page.draft == TallyDraft()
