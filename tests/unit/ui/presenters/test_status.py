"""The line above every screen tells the truth about where we are, who is here and what is only here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.sync.worker import Link, SyncStatus
from pos.ui.presenters.status import ON_ITS_WAY, StatusPresenter
from pos.ui.rows.keeping import KeepingRow
from pos.ui.rows.names import Name
from tests.builders import DAY, JAM
from tests.fakes import FrozenNow
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


def a_status(counter: Counter, view: Any, news: list[str]) -> StatusPresenter:
    return StatusPresenter(
        view,
        counter.desks,
        counter.session,
        counter.announcer,
        counter.papers.state,
        KeepingRow,
        lambda: news.append("cards"),
    )


def test_everything_at_a_glance(counter: Counter, view: Any) -> None:
    status = a_status(counter, view, [])
    counter.till.sell(JAM)
    status.present()
    frame = view.last("show_frame")
    assert (frame.bazaar, frame.till) == (Name("بازار إنتاج الثامن", "Intaj bazaar 8"), "T01")
    assert (frame.person, frame.role) == (Name("شخص C1", "Person C1"), "cashier")
    assert (frame.day, frame.waiting, frame.link, frame.printer) == (DAY, 1, "offline", "ready")


def test_the_oldest_sale_that_is_only_here_is_told_in_hours(counter: Counter, view: Any) -> None:
    status, clock = a_status(counter, view, []), counter.till.book.around.now
    assert isinstance(clock, FrozenNow)
    counter.till.sell(JAM)
    clock.advance(hours=5)
    counter.till.sell(JAM)
    status.present()
    frame = view.last("show_frame")
    assert (frame.waiting, frame.oldest_hours) == (2, 5)


def test_nobody_and_no_shift(closed_counter: Counter, view: Any) -> None:
    closed_counter.session.person = None
    a_status(closed_counter, view, []).present()
    frame = view.last("show_frame")
    assert (frame.person, frame.day) == (None, None)


def test_the_worker_and_the_printer_are_followed(counter: Counter, view: Any) -> None:
    status = a_status(counter, view, [])
    counter.papers.printer = "trouble"
    status.synced(SyncStatus(link=Link.ONLINE, catalogue=1))
    frame = view.last("show_frame")
    assert (frame.link, frame.printer) == ("online", "trouble")
    status.synced(SyncStatus(link=Link.REFUSED, catalogue=1))
    assert view.last("show_frame").link == "offline"


def test_a_sale_that_is_on_its_way_is_no_warning_yet(counter: Counter, view: Any) -> None:
    status, clock = a_status(counter, view, []), counter.till.book.around.now
    assert isinstance(clock, FrozenNow)
    counter.till.sell(JAM)
    told = []
    for link, seconds in (
        (Link.OFFLINE, 0),
        (Link.ONLINE, 0),
        (Link.ONLINE, ON_ITS_WAY.seconds - 5),
        (Link.ONLINE, 10),
    ):
        clock.advance(seconds=seconds)
        status.synced(SyncStatus(link=link, catalogue=1))
        told.append(view.last("show_frame").is_on_its_way)
    assert told == [False, True, True, False]


def test_new_cards_are_shown_once_and_said(counter: Counter, view: Any) -> None:
    news: list[str] = []
    status = a_status(counter, view, news)
    status.synced(SyncStatus(catalogue=1))
    assert news == []
    for _ in range(2):
        status.synced(SyncStatus(catalogue=2))
    assert (news, counter.said) == (["cards"], "new_cards")
