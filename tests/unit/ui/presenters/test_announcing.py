"""What is said above the screen: one thing at a time, in its tone, and again in the other language."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BookBusy, EmptyBasket, ShiftNotOpen
from pos.domain.troubles import BookDamaged, DiskFull, PrinterTrouble
from pos.ui.presenters.announcing import ACTION_SECONDS, SECONDS
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble
    from tests.unit.ui.presenters.scene import Counter


def test_a_refusal_beeps_and_goes_by_itself_while_a_trouble_stays(counter: Counter) -> None:
    counter.announcer.refuse(EmptyBasket())
    notice = counter.notices.last("show_notice")
    assert (notice.text, notice.tone, notice.seconds > 0) == ("EmptyBasket", "warn", True)
    counter.announcer.refuse(DiskFull("no room"))
    notice = counter.notices.last("show_notice")
    assert (notice.text, notice.tone, notice.seconds) == ("DiskFull", "bad", 0)
    assert counter.beeps == ["beep", "beep"]


def test_what_can_be_done_elsewhere_too_goes_by_itself_and_leaves_time_to_do_it(counter: Counter) -> None:
    said = {
        "stick": Saying("stick_found", action="use_stick", tone="note"),
        "last": Saying("last_sale", action="print_last"),
        "stopped": Saying("book_stopped", action="salvage", tone="bad"),
    }
    seconds = {}
    for name, saying in said.items():
        counter.announcer.tell(saying)
        seconds[name] = counter.notices.last("show_notice").seconds
    counter.announcer.refuse(PrinterTrouble("no answer"))
    seconds["printer"] = counter.notices.last("show_notice").seconds
    counter.announcer.refuse(ShiftNotOpen())
    seconds["shift"] = counter.notices.last("show_notice").seconds
    long = ACTION_SECONDS
    assert seconds == {"stick": long, "last": long, "stopped": 0, "printer": long, "shift": long}
    assert long > SECONDS


def test_good_news_do_not_beep(counter: Counter) -> None:
    counter.announcer.tell(Saying("held", tone="note"))
    assert (counter.said, counter.beeps) == ("held", [])


def test_the_last_thing_is_said_again_until_it_is_cleared(counter: Counter) -> None:
    counter.announcer.present()
    assert counter.notices.calls == []
    counter.announcer.tell(Saying("held"))
    counter.announcer.present()
    assert counter.notices.count("show_notice") == 2
    counter.announcer.clear()
    counter.announcer.present()
    assert counter.notices.count("show_notice") == 2


def test_what_waits_is_told_when_what_is_said_was_put_away(counter: Counter) -> None:
    announcer = counter.announcer
    announcer.then(lambda: announcer.tell(Saying("held")))
    assert counter.said == "held"
    announcer.tell(Saying("crashed_before", tone="warn"))
    announcer.then(lambda: announcer.tell(Saying("discarded")))
    announcer.present()
    assert counter.said == "crashed_before"
    announcer.put_away()
    assert counter.said == "discarded"


@pytest.mark.parametrize("is_said_more", [True, False])
def test_what_waits_is_not_told_once_something_else_was_said_or_all_was_cleared(
    counter: Counter, *, is_said_more: bool
) -> None:
    announcer = counter.announcer
    announcer.tell(Saying("crashed_before", tone="warn"))
    announcer.then(lambda: announcer.tell(Saying("discarded")))
    announcer.tell(Saying("held")) if is_said_more else announcer.clear()
    announcer.put_away()
    assert counter.said != "discarded"


def test_what_a_lane_reports_is_said_and_a_bug_is_raised_on(counter: Counter) -> None:
    counter.announcer.failed(EmptyBasket())
    assert counter.said == "EmptyBasket"
    with pytest.raises(ZeroDivisionError):
        counter.announcer.failed(ZeroDivisionError())


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "PlaceFull"), (errno.EACCES, "PlaceAway")])
def test_a_file_that_a_lane_could_not_write_is_a_trouble_and_no_bug(counter: Counter, number: int, said: str) -> None:
    counter.announcer.failed(OSError(number, os.strerror(number)))
    assert counter.said == said


@pytest.mark.parametrize(
    ("said", "goes"),
    [
        (EmptyBasket(), True),
        (ShiftNotOpen(), True),
        (BookBusy("T07"), True),
        (DiskFull("no room"), True),
        (PrinterTrouble("no answer"), False),
        (BookDamaged("a sync failed"), False),
        (Saying("held"), False),
        (Saying("paper_low", tone="warn"), False),
    ],
    ids=lambda one: one.key if isinstance(one, Saying) else type(one).__name__,
)
def test_what_was_refused_goes_when_the_next_act_is_done(
    counter: Counter, said: Refusal | Trouble | Saying, *, goes: bool
) -> None:
    """What is not about the act, as a paper that waits, stays."""
    if isinstance(said, Saying):
        counter.announcer.tell(said)
    else:
        counter.announcer.refuse(said)
    assert counter.announcer.attempt(lambda: None)
    assert (counter.announcer.said is None) == goes


def test_what_an_act_itself_refuses_stays(counter: Counter) -> None:
    counter.announcer.refuse(ShiftNotOpen())
    counter.announcer.attempt(lambda: counter.announcer.refuse(EmptyBasket()))
    assert counter.announcer.said == EmptyBasket()
