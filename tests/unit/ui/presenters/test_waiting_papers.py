"""What did not come out is listed with what is known of it, and a person's word on one paper touches no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.troubles import PrinterTrouble
from pos.ui.presenters.waiting_papers import WaitingPapers
from pos.ui.rows.printing import JobRow
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


class Sheet(Recorder):
    """A sheet that is open or not."""

    is_open = False

    def open(self) -> None:
        self.is_open = True

    def isVisible(self) -> bool:  # noqa: N802 - Qt's name
        return self.is_open


@pytest.fixture
def sheet() -> Any:
    return Sheet()


@pytest.fixture
def waiting(counter: Counter, sheet: Any) -> WaitingPapers:
    return WaitingPapers(sheet, counter.papers)


def fail(counter: Counter) -> str:
    counter.shop.failures.append(PrinterTrouble("no paper"))
    sale: Any = counter.till.sell()
    counter.papers.print(sale)
    return str(sale.fact.number)


def test_what_waits_is_listed(counter: Counter, sheet: Any, waiting: WaitingPapers) -> None:
    number = fail(counter)
    assert sheet.count("show_jobs") == 0  # nobody looks
    waiting.present()
    assert sheet.last("show_jobs") == (JobRow(1, number, "waiting", "receipt", None),)


def test_one_is_printed_again_and_one_is_struck_out(counter: Counter, sheet: Any, waiting: WaitingPapers) -> None:
    first, second = fail(counter), fail(counter)
    waiting.present()
    waiting.print_again(2)
    assert counter.shop.printed == [second]
    assert [row.title for row in sheet.last("show_jobs")] == [first]
    waiting.strike_out(1)
    assert counter.shop.printed == [second]
    assert sheet.last("show_jobs") == ()


def test_all_are_printed_again_in_their_order(counter: Counter, waiting: WaitingPapers) -> None:
    numbers = [fail(counter), fail(counter)]
    waiting.print_all()
    assert counter.shop.printed == numbers
