"""A markdown is found goods for, looked at before it is planned, listed with how it stands, and stopped."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.markdown_errors import NothingMarkedDown
from pos.domain.markdowns import MarkdownState
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.markdowns import MarkdownsPresenter
from pos.ui.rows.markdowns import PlanWish
from tests.builders import JAM, SALMA
from tests.fake_markdowns import FakeMarkdowns
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

WISH = PlanWish(
    kind="family",
    code=SALMA,
    percent="٢٠",
    is_price=False,
    price_minor=None,
    day=date(2026, 11, 20),
    from_minute=20 * 60,
    until_minute=22 * 60,
    reason="last hours",
    consent_by="by phone",
    paid_by_centre=False,
)


@dataclass
class Page:
    counter: Counter
    desk: FakeMarkdowns = field(default_factory=FakeMarkdowns)
    view: Any = field(default_factory=Recorder)
    sheet: Any = field(default_factory=Recorder)
    preview: Any = field(default_factory=Recorder)
    pokes: list[None] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        self.sign_in(Role.ADMIN)
        self.presenter = MarkdownsPresenter(
            self.view,
            self.sheet,
            self.preview,
            room=self.desk,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            words=counter.words,
            announcer=counter.announcer,
            poke=lambda: self.pokes.append(None),
        )

    def sign_in(self, role: Role) -> None:
        self.counter.session.person = Person(code="C1", name_ar="", name_en="", role=role)


@pytest.fixture
def page(counter: Counter) -> Page:
    return Page(counter)


def test_it_is_looked_at_planned_told_to_this_till_and_stopped(page: Page) -> None:
    page.presenter.present()
    assert page.view.last("show_markdowns") == ()
    page.presenter.preview(WISH)
    shown = page.preview.last("show_preview")
    assert (shown.items, shown.at_floor, shown.unchanged, shown.lines[0].cheaper_minor) == (1, 1, 2, 2_000)
    (plan,) = page.desk.seen
    assert (plan.off_bp, plan.goods, plan.price_minor) == (2_000, ("", SALMA, ""), 0)
    page.presenter.record()
    assert page.counter.said == "markdown_planned"
    (line,) = page.view.last("show_markdowns")
    assert (line.kind, line.goods.code, line.goods.name.ar, line.till, line.may_stop) == (
        "family",
        SALMA,
        "سلمى",
        "",
        True,
    )
    assert (line.until - line.since, line.since.hour) == (timedelta(hours=2), 20)
    page.presenter.record()  # pressed twice: nothing is left to plan
    assert len(page.desk.rows) == 1
    page.presenter.stop(line.key)
    assert page.counter.said == "markdown_ended"
    (line,) = page.view.last("show_markdowns")
    assert (line.state, line.may_stop, line.stopped_by is None) == (MarkdownState.STOPPED, False, False)
    assert len(page.pokes) == 2


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (replace(WISH, code=""), "GoodsNotChosen"),
        (replace(WISH, percent="lots"), "NotANumber"),
        (replace(WISH, is_price=True), "OutOfRange"),
    ],
)
def test_what_was_filled_in_wrong_is_said_on_the_sheet(page: Page, wish: PlanWish, refusal: str) -> None:
    page.presenter.preview(wish)
    assert refusal in page.sheet.last("show_refusal")
    assert not page.desk.seen
    page.presenter.preview(replace(wish, kind="all", percent="5 %", is_price=False))
    assert page.desk.seen[-1].goods == ("", "", "")


def test_a_refusal_of_the_register_is_said_where_it_was_asked(page: Page) -> None:
    page.desk.refusal = NothingMarkedDown()
    page.presenter.preview(replace(WISH, is_price=True, price_minor=500, kind="package", code="A"))
    assert (page.desk.seen[0].price_minor, page.desk.seen[0].off_bp) == (500, 0)
    page.presenter.record()
    assert "NothingMarkedDown" in page.preview.last("show_refusal")
    page.desk.refusal = None
    page.presenter.record()
    (line,) = page.view.last("show_markdowns")
    assert (line.kind, line.goods.code) == ("package", "A")


def test_goods_are_found_in_this_machines_cards(page: Page) -> None:
    for text in (JAM, "JAM"):
        page.presenter.search("item", text)
        assert JAM in {hit.code for hit in page.sheet.last("show_hits")}
    page.presenter.search("family", SALMA)
    assert SALMA in {hit.code for hit in page.sheet.last("show_hits")}
    page.presenter.search("family", "  ")
    assert page.sheet.last("show_hits") == ()
    page.presenter.ask()
    offer = page.sheet.last("ask")
    assert offer.days[0] <= offer.days[-1]
    assert offer.from_minute % 30 == 0
    assert [package.code for package in offer.packages]


def test_who_may_not_plan_only_looks(page: Page) -> None:
    page.sign_in(Role.ACCOUNTANT)
    page.presenter.present()
    assert page.view.last("show_rights") is False
    page.presenter.forget()
    assert page.view.last("show_markdowns") == ()
