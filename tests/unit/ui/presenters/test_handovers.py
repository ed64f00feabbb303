"""What an outlet owes is shown, taken against a receipt and undone; whoever may not pay out only looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.agent_facts import MoneyPlace
from pos.domain.agents import HandedOver
from pos.domain.bazaar import Person, Role
from pos.ui.presenters.handovers import HandoversPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.rows.handovers import HandWish
from tests.fake_outlets import FakeOutlets
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

WISH = HandWish(10_000, MoneyPlace.BOX, "F-17", "")


@dataclass
class Page:
    counter: Counter
    desk: FakeOutlets = field(default_factory=FakeOutlets)
    view: Any = field(default_factory=Recorder)

    def __post_init__(self) -> None:
        counter = self.counter
        room: Any = self
        self.sign_in(Role.ACCOUNTANT)
        self.presenter = HandoversPresenter(
            self.view,
            room=room,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
        )

    def sign_in(self, role: Role) -> None:
        self.counter.session.person = Person(code="K1", name_ar="", name_en="", role=role)

    def outlets(self) -> FakeOutlets:
        return self.desk

    def owed(self) -> dict[str, int]:
        return {row.device: row.owed_minor for row in self.view.last("show_agents")[0]}


@pytest.fixture
def page(counter: Counter) -> Page:
    made = Page(counter)
    made.presenter.present()
    return made


def test_money_is_taken_from_the_chosen_one_and_owed_no_more(page: Page) -> None:
    assert page.owed() == {"A01": 18_600, "W01": 18_600}
    page.presenter.take(WISH)
    assert page.desk.asked == [("A01", HandedOver(amount_minor=10_000, into=MoneyPlace.BOX, paper="F-17"))]
    assert page.counter.said == "money_taken"
    assert page.owed() == {"A01": 8_600, "W01": 18_600}
    (row,) = page.view.last("show_handovers")
    assert (row.number, row.amount_minor, row.is_undone) == (page.desk.handed[0].number, 10_000, False)
    found = page.presenter.found(row.number)
    assert found is not None
    assert (found[0].device, found[1]) == ("A01", page.desk.handed[0])
    assert page.presenter.found("R01-000999-0") is None


def test_what_came_to_nothing_is_undone_and_shown_with_its_reason(page: Page) -> None:
    page.presenter.take(WISH)
    page.presenter.undo(page.desk.handed[0].number, "counted twice")
    assert page.counter.said == "money_untaken"
    assert page.owed()["A01"] == 18_600
    (row,) = page.view.last("show_handovers")
    assert (row.is_undone, row.reason) == (True, "counted twice")


def test_another_outlet_is_looked_at_by_itself(page: Page) -> None:
    page.presenter.take(WISH)
    page.presenter.choose("W01")
    assert page.view.last("show_handovers") == ()
    assert page.presenter.found(page.desk.handed[0].number) is None


def test_the_administrator_looks_and_who_leaves_leaves_nothing(page: Page) -> None:
    page.sign_in(Role.ADMIN)
    page.presenter.present()
    assert page.view.last("show_agents")[2] is False
    page.presenter.forget()
    assert (page.view.last("show_handovers"), page.presenter.found("x")) == ((), None)
    page.presenter.take(WISH)
    assert page.desk.asked == []
    page.sign_in(Role.CASHIER)
    page.presenter.present()
    assert page.owed() == {}
