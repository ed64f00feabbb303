"""Links are listed, shown to be scanned, printed, given, made anew and withdrawn with a reason, and moved to an address."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.pages import PageList, PageRow, PageState
from pos.office.pages import PagesDesk
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.links import LinksPresenter
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

LINK = "https://centre.example/f/B1/secret"
OPEN = PageRow(
    family="0013",
    name_ar="أم سالم",
    name_en="Umm Salem",
    state=PageState.OPEN,
    serial=1,
    link=LINK,
    at=NOON,
    opened_at=NOON,
)
NONE = PageRow(family="0021", name_ar="هدى", name_en="Huda", state=PageState.NONE)


@dataclass
class FakeLine:
    """A register's links."""

    rows: tuple[PageRow, ...] = (OPEN, NONE)
    asked: list[str] = field(default_factory=list)

    def pages(self, bazaar: str) -> PageList:
        self.asked.append(f"all {bazaar}")
        return PageList(address="https://centre.example", rows=self.rows)

    def give_pages(self, bazaar: str) -> PageList:
        self.asked.append(f"give {bazaar}")
        self.rows = (OPEN, replace(NONE, state=PageState.OPEN, serial=1, link=LINK))
        return PageList(address="https://centre.example", rows=self.rows)

    def renew_page(self, bazaar: str, family: str, serial: int, reason: str) -> PageRow:
        self.asked.append(f"renew {bazaar} {family} {serial} {reason}")
        return OPEN

    def withdraw_page(self, bazaar: str, family: str, reason: str) -> PageRow:
        self.asked.append(f"withdraw {bazaar} {family} {reason}")
        return OPEN

    def move_pages(self, address: str) -> str:
        self.asked.append(f"move {address}")
        return address


@dataclass
class FakePapers:
    """Shows the papers that are made."""

    shown: list[Any] = field(default_factory=list)

    def show_made(self, title: str, make: Any) -> None:
        self.shown.append((title, make()))


@dataclass
class FakeShop:
    """Writes what is on the paper."""

    def page_link(self, number: str, link: str) -> Any:
        return f"{number} {link}"


class Links:
    """The page over a fake register."""

    def __init__(self, counter: Counter) -> None:
        counter.session.person = Person(code="A1", name_ar="مدير", name_en="Admin", role=Role.ADMIN)
        self.counter, self.line = counter, FakeLine()
        self.view: Any = Recorder()
        self.sheet: Any = Recorder()
        self.reasons: Any = Recorder()
        self.papers: Any = FakePapers()
        self.presenter = LinksPresenter(
            self.view,
            self.sheet,
            reasons=self.reasons,
            room=self,
            shop=FakeShop(),
            papers=cast("Any", self.papers),
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
        )

    def pages(self) -> PagesDesk:
        return PagesDesk(self.line, "B1")

    @property
    def shown(self) -> Any:
        return self.view.last("show_links")


@pytest.fixture
def links(counter: Counter) -> Links:
    made = Links(counter)
    made.presenter.present()
    return made


def test_who_has_a_link_is_listed_and_found(links: Links) -> None:
    rows, address, may_change = links.shown
    assert [(row.number, row.state, row.link) for row in rows] == [("0013", "open", LINK), ("0021", "none", "")]
    assert (address, may_change, rows[0].opened_at) == ("https://centre.example", True, links.counter.desks.zoned(NOON))
    links.presenter.filter("هدي")
    assert [row.number for row in links.shown[0]] == ["0021"]


def test_a_link_is_shown_copied_and_printed(links: Links) -> None:
    links.presenter.print_link()
    assert links.papers.shown == []
    links.presenter.show("0021")
    assert links.sheet.count("show_link") == 0, "there is none to show"
    links.presenter.show("0013")
    shown = links.sheet.last("show_link")
    assert (shown.number, shown.link, len(shown.modules) > 20) == ("0013", LINK, True)
    links.presenter.print_link()
    assert links.papers.shown == [("0013", f"0013 {LINK}")]
    links.presenter.copied()


def test_from_another_page_the_register_is_asked_first(counter: Counter) -> None:
    links = Links(counter)
    links.presenter.show("0013")
    assert links.sheet.last("show_link").link == LINK


def test_links_are_given_made_anew_and_withdrawn_with_a_reason(links: Links) -> None:
    links.presenter.give()
    assert [row.state for row in links.shown[0]] == ["open", "open"]
    links.presenter.renew("0021")
    assert links.reasons.last("ask")[0].key == "renew_page"
    links.presenter.take_text("renew_page", "a lost paper")
    links.presenter.withdraw("0013")
    links.presenter.take_text("withdraw_page", "the family asked")
    links.presenter.move()
    links.presenter.take_text("move_pages", "https://new.example")
    acts = [one for one in links.line.asked if not one.startswith("all")]
    assert acts == [
        "give B1",
        "renew B1 0021 1 a lost paper",
        "withdraw B1 0013 the family asked",
        "move https://new.example",
    ]


def test_whoever_only_reads_changes_nothing_and_leaving_forgets(links: Links) -> None:
    links.counter.session.person = Person(code="K1", name_ar="سارة", name_en="Sara", role=Role.ACCOUNTANT)
    links.presenter.present()
    assert links.shown[2] is False
    links.presenter.forget()
    assert links.shown == ((), "", False)
