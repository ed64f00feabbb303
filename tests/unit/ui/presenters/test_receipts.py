"""Receipts are found by what is on them, and undone honestly: with a reason, the lead's word, and never twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import TillKey
from pos.domain.facts import Refund, Sale, Void
from pos.ledger.receipt_code import write_receipt
from pos.ui.presenters.receipts import ReceiptsPresenter
from pos.ui.rows.receipts import MoneyBack, RefundDraft
from tests.builders import CAKE, JAM, OUD, a_till, cash, some_cards
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.record import Recorded
    from tests.unit.ui.presenters.scene import Counter


@pytest.fixture
def view() -> Any:
    return Recorder()


@pytest.fixture
def receipts(counter: Counter, view: Any) -> ReceiptsPresenter:
    made: ReceiptsPresenter

    def committed(recorded: Recorded) -> None:
        counter.committed.append(recorded)
        made.learn(recorded)

    made = ReceiptsPresenter(
        view,
        money_back=view,
        desks=counter.desks,
        session=counter.session,
        approvals=counter.approvals,
        papers=counter.papers,
        announcer=counter.announcer,
        words=counter.words,
        committed=committed,
    )
    return made


def sell(counter: Counter, *codes: str, card_minor: int = 0) -> str:
    fact: Any = counter.till.sell(*codes, card_minor=card_minor).fact
    number: str = fact.number
    return number


def numbers(view: Any) -> list[str]:
    return [row.number for row in view.last("show_receipts")]


def test_the_list_is_newest_first_and_found_by_item_family_and_number(
    receipts: ReceiptsPresenter, view: Any, counter: Counter
) -> None:
    jam, oud = sell(counter, JAM), sell(counter, OUD, card_minor=12_000)
    receipts.present()
    assert numbers(view) == [oud, jam]
    rows = view.last("show_receipts")
    assert [(row.total_minor, row.method, row.state, row.is_sent) for row in rows] == [
        (12_000, "card", "whole", False),
        (2_500, "cash", "whole", False),
    ]
    for query, found in (("مربي", jam), ("Huda", oud), (jam, jam), ("120.00", oud)):
        receipts.search(query)
        assert numbers(view) == [found]


def test_what_is_sold_later_is_in_the_list_without_reading_the_book_again(
    receipts: ReceiptsPresenter, view: Any, counter: Counter
) -> None:
    receipts.present()
    receipts.learn(counter.till.sell(JAM))
    receipts.search("")
    assert len(numbers(view)) == 1


def test_what_went_back_is_a_list_of_its_own(receipts: ReceiptsPresenter, view: Any, counter: Counter) -> None:
    kept, voided, returned = sell(counter), sell(counter), sell(counter, JAM, JAM)
    counter.till.undoing.void(voided, by="C1", reason="x", approved_by="L1")
    refund: Any = counter.till.undoing.refund(returned, {0: 1}, by="C1", reason="x", approved_by="L1").fact
    receipts.present()
    receipts.choose_kind("back")
    assert numbers(view) == [refund.number, returned, voided]
    states = {row.number: (row.state, row.total_minor) for row in view.last("show_receipts")}
    assert states == {
        refund.number: ("whole", -2_500),
        returned: ("part_refunded", 5_000),
        voided: ("voided", 2_500),
    }
    receipts.choose_kind("sale")
    assert numbers(view) == [returned, voided, kept]


def test_one_receipt_in_full(receipts: ReceiptsPresenter, view: Any, counter: Counter) -> None:
    number = sell(counter, JAM, JAM, CAKE)
    receipts.present()
    receipts.choose(number)
    detail = view.last("show_detail")
    assert [(line.name.en, line.quantity, line.refundable, line.total_minor) for line in detail.lines] == [
        ("Date jam", 2, 2, 5_000),
        ("Cake", 1, 1, 735),
    ]
    assert (detail.may_refund, detail.may_void, detail.cashier.en) == (True, True, "Person C1")


def test_a_sale_of_an_earlier_shift_may_be_refunded_but_not_voided(
    receipts: ReceiptsPresenter, view: Any, counter: Counter
) -> None:
    number = sell(counter)
    counter.till.close_shift()
    receipts.present()
    receipts.choose(number)
    detail = view.last("show_detail")
    assert (detail.may_refund, detail.may_void) == (False, False)
    counter.till.open_shift()
    receipts.choose(number)
    detail = view.last("show_detail")
    assert (detail.may_refund, detail.may_void) == (True, False)


def test_a_void_waits_for_the_lead_and_is_one_fact(receipts: ReceiptsPresenter, view: Any, counter: Counter) -> None:
    number = sell(counter)
    receipts.present()
    receipts.choose(number)
    receipts.void(RefundDraft(number, (), "wrong_item", "twice"))
    assert counter.committed == []
    counter.approvals.answer("L1", "2222")
    (void,) = (recorded.fact for recorded in counter.committed)
    assert isinstance(void, Void)
    assert (void.of_number, void.reason, void.approved_by) == (number, "because wrong_item · twice", "L1")
    assert view.last("show_money_back") == MoneyBack(number, 2_500, 0)
    assert counter.said == "voided"
    detail = view.last("show_detail")
    assert (detail.row.state, detail.may_refund, detail.may_void) == ("voided", False, False)
    receipts.void(RefundDraft(number, (), "wrong_item", "twice"))
    counter.approvals.answer("L1", "2222")
    assert counter.said == "AlreadyUndone"
    assert len(counter.committed) == 1


def test_a_refund_shows_its_worth_waits_for_the_lead_and_keeps_what_is_left(
    receipts: ReceiptsPresenter, view: Any, counter: Counter
) -> None:
    number = sell(counter, CAKE, CAKE, JAM)
    receipts.present()
    receipts.choose(number)
    draft = RefundDraft(number, (("0", 1),), "faulty", "lid broken")
    receipts.change_refund(draft)
    assert view.last("show_refund_amount") == (725, -10, 0)
    receipts.refund(draft)
    assert counter.approval.last("ask")[1] == f" {number} 725"
    counter.approvals.answer("L1", "2222")
    (refund,) = (recorded.fact for recorded in counter.committed)
    assert isinstance(refund, Refund)
    assert (refund.reason, refund.paid_minor, refund.lines[0].restocked) == ("because faulty · lid broken", 725, False)
    assert view.count("end_refund") == 1
    detail = view.last("show_detail")
    assert ([line.refundable for line in detail.lines], detail.row.state) == ([1, 1], "part_refunded")


def test_a_card_sale_goes_back_to_the_fils(receipts: ReceiptsPresenter, view: Any, counter: Counter) -> None:
    number = sell(counter, CAKE, card_minor=735)
    receipts.change_refund(RefundDraft(number, (("0", 1),), "other", ""))
    assert view.last("show_refund_amount") == (735, 0, 735)


def test_card_money_goes_back_in_cash_only_with_a_word_and_the_leads_approval_of_that(
    receipts: ReceiptsPresenter, view: Any, counter: Counter
) -> None:
    number = sell(counter, CAKE, card_minor=735)
    wish = RefundDraft(number, (("0", 1),), "other", "", in_cash=True)
    receipts.change_refund(wish)
    assert view.last("show_refund_amount") == (725, -10, 0)
    receipts.refund(wish)
    assert (counter.said, counter.approval.count("ask")) == ("CardMoneyInCash", 0)
    receipts.refund(replace(wish, words="machine gone"))
    assert counter.approval.last("ask")[:2] == ("refund_in_cash", f" {number} 725")
    counter.approvals.answer("L1", "2222")
    (back,) = (recorded.fact for recorded in counter.committed)
    assert isinstance(back, Refund)
    assert (back.payments, back.reason) == (cash(725), "because other · machine gone · because card_in_cash")


def test_nothing_goes_back_twice(receipts: ReceiptsPresenter, counter: Counter) -> None:
    number = sell(counter)
    receipts.present()
    draft = RefundDraft(number, (("0", 1),), "other", "")
    for _ in range(2):
        receipts.refund(draft)
        counter.approvals.answer("L1", "2222")
    assert counter.said == "NothingLeftToRefund"
    assert len(counter.committed) == 1


def test_a_copy_says_so_and_counts_no_sale_twice(receipts: ReceiptsPresenter, counter: Counter) -> None:
    number = sell(counter)
    receipts.reprint(number)
    assert counter.till.press.printed[-1][1] is True
    assert (counter.said, counter.committed) == ("copy_printed", [])


def test_a_preview_is_the_paper_itself(receipts: ReceiptsPresenter, counter: Counter) -> None:
    number = sell(counter)
    receipts.preview(number)
    assert counter.paper_sheet.last("show_paper")[0] == number


def test_a_scanned_receipt_is_shown_and_a_strange_code_is_refused(
    receipts: ReceiptsPresenter, view: Any, counter: Counter
) -> None:
    number = sell(counter)
    receipts.scan(number)
    assert view.last("show_detail").row.number == number
    receipts.scan(JAM)
    assert counter.said == "LabelNotReceipt", "goods are in the hand as often as their receipt"
    receipts.scan("2CNZD6KGWTFM4FAHYA7IJJ2RL5")
    assert counter.said == "CodeNotReadable", "what is left of a square code that came in two parts"
    receipts.scan("T07-000123-4".replace("4", "0"))
    assert counter.said in {"UnknownReceipt", "WrongCheckDigit"}


def test_a_refused_scan_leaves_no_other_receipt_open_to_be_refunded(
    receipts: ReceiptsPresenter, view: Any, counter: Counter
) -> None:
    number = sell(counter)
    receipts.present()
    for refused in (JAM, "2CNZD6KGWTFM4FAHYA7IJJ2RL5", "T07-000999-8", "T07-000001-9"):
        receipts.scan(number)
        assert view.last("show_detail").row.number == number
        receipts.scan(refused)
        assert view.last("show_detail") is None, counter.said
        receipts.present()
        assert view.last("show_detail") is None


def test_another_tills_receipt_is_shown_by_its_code_and_not_listed_as_ours(
    receipts: ReceiptsPresenter, view: Any, counter: Counter, tmp_path: Path
) -> None:
    elsewhere = a_till(tmp_path / "elsewhere", "T02")
    sold = elsewhere.sell(JAM, JAM)
    assert isinstance(sold.fact, Sale)
    catalogue = counter.desks.book.catalogue
    code = write_receipt(catalogue.bazaar().code, sold, sold.fact, elsewhere.book.key)
    receipts.present()
    receipts.scan(code)
    assert counter.said == "TillNotKnown"
    catalogue.apply(some_cards(version=2, tills=(TillKey(till="T02", key=elsewhere.book.key.public),)))
    receipts.scan(code)
    detail = view.last("show_detail")
    assert (detail.till, detail.row.number, detail.row.total_minor) == ("T02", sold.fact.number, sold.fact.paid_minor)
    assert (detail.may_refund, detail.may_void, detail.may_move) == (True, False, False)
    receipts.refund(RefundDraft(sold.fact.number, (("0", 1),), "faulty", ""))
    counter.approvals.answer("L1", "2222")
    (back,) = (one.fact for one in counter.committed)
    assert isinstance(back, Refund)
    assert (back.of, back.of_number) == (sold.stamp.id, sold.fact.number)
    assert view.last("show_detail").row.state == "part_refunded"
    assert numbers(view) == [back.number]
    elsewhere.book.close()
