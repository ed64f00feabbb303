"""A till sells a thousand times a day: no sale may cost more because there were many before it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from pos.ui.presenters.status import StatusPresenter
from pos.ui.rows.keeping import KeepingRow
from pos.ui.rows.pay import Tender
from tests.builders import JAM
from tests.unit.ui.presenters.scene import Recorder
from tests.unit.ui.presenters.test_till import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.unit.ui.presenters.scene import Counter

LONG_DAY = 300  # sales


def effort(counter: Counter, act: Callable[[], object]) -> tuple[int, int]:
    """How many steps of SQLite's machine an act takes, and how many calls in Python."""
    steps, calls = 0, 0

    def step() -> None:
        nonlocal steps
        steps += 1

    def call(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    connection, former = counter.till.book.connection, sys.getprofile()
    connection.set_progress_handler(step, 1)
    sys.setprofile(call)
    try:
        act()
    finally:
        sys.setprofile(former)
        connection.set_progress_handler(None, 0)
    return steps, calls - steps


def test_the_last_sale_of_a_long_day_costs_what_the_first_did(counter: Counter) -> None:
    screen = Screen(counter)
    status = StatusPresenter(
        Recorder(),
        counter.desks,
        counter.session,
        counter.announcer,
        counter.papers.state,
        KeepingRow,
        screen.till.show,
    )

    def sell() -> None:
        screen.till.scan(JAM)
        screen.till.pay()
        screen.paying.complete(Tender("cash", 2_500, None, ""))
        screen.paying.dismissed()
        status.present()

    for _ in range(3):
        sell()
    early = effort(counter, sell)
    for _ in range(LONG_DAY):
        screen.shelf.learn(counter.till.sell(JAM))
    sell()
    late = effort(counter, sell)
    assert counter.till.book.journal.count() > LONG_DAY
    assert late[0] - early[0] < LONG_DAY // 10, f"{early} at first, {late} after {LONG_DAY} sales"
    assert late[1] - early[1] < LONG_DAY // 10, f"{early} at first, {late} after {LONG_DAY} sales"
