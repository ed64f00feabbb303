"""Paper never stands in the way: trouble is told once, what waits comes out when a person says so, and a copy says it is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.troubles import PrinterTrouble
from tests.unit.ui.presenters.paper_shop import a_paper

if TYPE_CHECKING:
    from pos.domain.record import Recorded
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def sale(counter: Counter) -> Recorded:
    return counter.till.sell()


@pytest.fixture
def states(counter: Counter) -> list[tuple[str, str]]:
    seen: list[tuple[str, str]] = []
    counter.papers.follow(lambda number, state: seen.append((number, state)))
    return seen


def number(recorded: Recorded) -> str:
    fact: Any = recorded.fact
    text: str = fact.number
    return text


def test_a_paper_is_printed_and_followed(counter: Counter, sale: Recorded, states: list[tuple[str, str]]) -> None:
    counter.papers.print(sale)
    assert counter.shop.printed == [number(sale)]
    assert states == [(number(sale), "printing"), (number(sale), "printed")]
    assert counter.papers.printer == "ready"


def test_a_roll_that_is_nearly_used_up_is_said_once_and_shown_until_it_is_changed(
    counter: Counter, sale: Recorded
) -> None:
    counter.shop.is_low = True
    counter.papers.print(sale)
    assert (counter.papers.state(), counter.said) == (("low", 0), "paper_low")
    notices = counter.notices.count("show_notice")
    counter.papers.print(counter.till.sell())
    assert (counter.papers.printer, counter.notices.count("show_notice")) == ("low", notices)
    counter.shop.failures.append(PrinterTrouble("no paper"))
    counter.papers.print(sale)
    assert counter.papers.state()[0] == "trouble"
    counter.shop.is_low = False
    counter.papers.retry()
    assert counter.papers.state()[0] == "ready"


def test_letters_that_no_typeface_has_are_named_once(counter: Counter, sale: Recorded) -> None:
    counter.shop.odd_letters = "🍯"
    counter.papers.print(sale)
    assert (counter.said, counter.papers.printer) == ("odd_letters", "ready")
    notices = counter.notices.count("show_notice")
    counter.papers.print(counter.till.sell())
    assert counter.notices.count("show_notice") == notices


def test_trouble_is_told_and_the_paper_waits_for_a_person(
    counter: Counter, sale: Recorded, states: list[tuple[str, str]]
) -> None:
    counter.shop.failures.append(PrinterTrouble("no paper"))
    counter.papers.print(sale, copy=True)
    assert (counter.papers.printer, counter.said, states[-1][1]) == ("trouble", "PrinterTrouble", "waiting")
    notice = counter.notices.last("show_notice")
    assert (notice.key, notice.action) == ("print_again", "print_again")
    second = counter.till.sell()
    counter.papers.print(second)
    assert counter.shop.printed == [number(second)]
    assert (counter.papers.printer, counter.said) == ("ready", "paper_again")
    counter.papers.retry()
    assert counter.shop.printed == [number(second), f"{number(sale)} copy"]


def test_what_waits_comes_out_of_another_printer(counter: Counter, sale: Recorded) -> None:
    counter.shop.failures.append(PrinterTrouble("broken"))
    counter.papers.print(sale)
    counter.papers.renew()
    assert len(counter.shop.presses) == 2
    assert counter.shop.printed == [number(sale)]
    counter.papers.retry()
    assert counter.shop.printed == [number(sale)]


def test_a_bug_in_the_press_is_raised_on(counter: Counter, sale: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(counter.papers._press, "_deliver", broken)
    with pytest.raises(ZeroDivisionError):
        counter.papers.print(sale)


def test_a_preview_can_be_printed_as_a_copy_and_saved(counter: Counter, sale: Recorded) -> None:
    counter.papers.print_shown()
    counter.papers.save_shown("nothing.png")
    assert (counter.shop.printed, counter.shop.written) == ([], {})
    counter.papers.show(sale)
    title, png, file_name = counter.paper_sheet.last("show_paper")
    assert (title, png, file_name) == (number(sale), f"sale {number(sale)}".encode(), f"{number(sale)}.png")
    counter.papers.print_shown()
    assert counter.shop.printed == [f"{number(sale)} copy"]
    counter.papers.save_shown("stick/receipt.png")
    assert counter.shop.written == {"receipt.png": png}
    assert counter.said == "file_saved"


def test_a_reading_can_be_looked_at_and_printed_as_it_is(counter: Counter) -> None:
    counter.papers.show_reading(counter.till.shifts.figures(), by="C1", title="X")
    assert counter.paper_sheet.last("show_paper")[:2] == ("X", b"x 0 C1")
    counter.papers.print_shown()
    assert (counter.shop.printed, counter.shop.roles) == (["reading"], ["report"])


def test_someone_with_a_place_of_their_own_gets_the_picture(counter: Counter, sale: Recorded) -> None:
    got: list[bytes] = []
    counter.papers.picture(sale, got.append)
    assert got == [f"sale {number(sale)}".encode()]


def test_a_fact_without_paper_is_not_shown(counter: Counter, sale: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counter.shop, "picture", lambda _recorded: b"")
    counter.papers.show(sale)
    assert counter.paper_sheet.calls == []


def test_the_drawer_hangs_on_the_printer(counter: Counter) -> None:
    counter.papers.open()
    assert counter.shop.printed == ["drawer"]


def test_what_fails_again_by_itself_is_no_news(counter: Counter, sale: Recorded) -> None:
    counter.shop.failures += [PrinterTrouble("no paper"), PrinterTrouble("no paper"), PrinterTrouble("no paper")]
    counter.papers.print(sale)
    counter.papers.tick()
    assert (counter.beeps, counter.papers.state()) == (["beep"], ("trouble", 1))
    counter.papers.retry()
    assert counter.beeps == ["beep", "beep"]
    counter.papers.tick()
    assert (counter.said, counter.papers.state()) == ("paper_again", ("ready", 0))


def test_a_paper_that_was_struck_out_says_nothing_of_the_printer(counter: Counter, sale: Recorded) -> None:
    counter.shop.failures.append(PrinterTrouble("no paper"))
    counter.papers.print(sale)
    counter.papers.forget(1)
    assert (counter.said, counter.papers.state()) == ("PrinterTrouble", ("ready", 0))


def test_a_receipt_that_nobody_wants_is_not_waited_for(
    counter: Counter, sale: Recorded, states: list[tuple[str, str]]
) -> None:
    assert counter.papers.first_paper(sale) == "printing"
    counter.shop.prints_receipts = False
    assert counter.papers.first_paper(sale) == "none"
    counter.papers.print(sale)
    assert number(sale) not in [told for told, _ in states]
    counter.papers.print(sale, copy=True)
    assert (number(sale), "printed") in states


def test_what_the_last_run_left_comes_out_at_the_start(counter: Counter, sale: Recorded) -> None:
    counter.shop.failures.append(PrinterTrouble("no paper"))
    counter.papers.print(sale)
    counter.papers.start()
    assert counter.shop.printed == [number(sale)]


def test_several_papers_come_out_in_order_and_what_stays_behind_is_said(counter: Counter, sale: Recorded) -> None:
    told: list[bool] = []
    counter.shop.failures.append(PrinterTrouble("no paper"))
    counter.papers.print(sale)
    counter.papers.print_documents((a_paper("one"), a_paper("two")), told.append)
    assert counter.shop.printed[-2:] == ["one", "two"]
    assert told == [True], "what waited before is not theirs"
    counter.shop.failures.append(PrinterTrouble("no paper"))
    counter.papers.print_documents((a_paper("three"),), told.append)
    assert told == [True, False]
