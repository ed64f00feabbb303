"""A stick is offered once, quietly, to whoever may use it; nothing is written or read before somebody says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Person, Role
from pos.ui.presenters.stick_offer import StickOffer
from pos.ui.rows.stick import StickRow
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

EMPTY = StickRow("/media/e", "EMPTY")
FULL = StickRow("/media/k", "KINGSTON", ("/media/k/B-T02-1.amana",), ("/media/k/B-T01-1.acks",))


@dataclass
class Offered:
    """The offer over a recording strip and carrier."""

    counter: Counter
    waiting: int = 3
    view: Any = field(default_factory=Recorder)
    carrier: Any = field(default_factory=Recorder)

    def __post_init__(self) -> None:
        self.offer = StickOffer(
            self.view,
            self.carrier,
            session=self.counter.session,
            announcer=self.counter.announcer,
            waiting=lambda: self.waiting,
        )

    @property
    def said(self) -> list[str]:
        return [shown[0].text for verb, shown in self.counter.notices.calls if verb == "show_notice"]


@pytest.fixture
def offered(counter: Counter) -> Offered:
    return Offered(counter)


def test_it_is_said_once_and_waits_for_a_word(offered: Offered) -> None:
    offered.offer.changed((FULL,))
    offered.offer.changed((FULL,))
    assert offered.said == ["stick_found"]
    assert offered.view.last("show_stick") == FULL
    assert offered.carrier.calls == []


def test_what_is_wanted_is_done_with_this_stick(offered: Offered) -> None:
    offered.offer.write()
    offered.offer.take()
    offered.offer.changed((FULL,))
    offered.offer.write()
    offered.offer.take()
    assert offered.carrier.calls == [
        ("export", (FULL.folder,)),
        ("take_all", (("/media/k/B-T01-1.acks", "/media/k/B-T02-1.amana"),)),
    ]


@pytest.mark.parametrize(("waiting", "times"), [(0, 0), (1, 1)])
def test_an_empty_stick_is_news_only_while_something_waits(counter: Counter, waiting: int, times: int) -> None:
    offered = Offered(counter, waiting)
    offered.offer.changed((EMPTY,))
    assert len(offered.said) == times
    assert offered.view.last("show_stick") == EMPTY
    offered.offer.take()
    assert offered.carrier.calls == []


def test_whoever_may_not_send_is_not_disturbed(offered: Offered) -> None:
    for person in (None, Person(code="M1", name_ar="م", name_en="M", role=Role.APPROVER)):
        offered.counter.session.person = person
        offered.offer.changed((FULL,))
        offered.offer.changed(())
    assert offered.said == []


def test_a_stick_that_was_put_away_comes_back_only_when_it_is_plugged_in_again(offered: Offered) -> None:
    offered.offer.put_away()
    offered.offer.changed((FULL,))
    offered.offer.put_away()
    offered.offer.changed((FULL, EMPTY))
    assert offered.view.last("show_stick") == EMPTY
    offered.offer.changed(())
    assert offered.view.last("show_stick") is None
    offered.offer.changed((FULL,))
    assert offered.view.last("show_stick") == FULL
