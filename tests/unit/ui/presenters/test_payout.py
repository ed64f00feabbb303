"""A payout takes two persons and pays once; what is signed for comes out as vouchers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import LockedOut, NothingToPay, SamePerson, WrongSecret
from pos.domain.reports import PayoutState, Standing
from pos.domain.troubles import AnswerLost
from tests.builders import HUDA, SALMA, a_person, some_cards
from tests.fakes import NOON
from tests.unit.ui.presenters.accounts import NET, a_board, a_run, a_standing
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

RUN = "R01-000001-2"


@pytest.fixture
def office(counter: Counter) -> Office:
    cards, plain = some_cards(), replace(a_person("C1"), secret_hash="")
    people = (
        *cards.people,
        replace(plain, code="A1", role=Role.ACCOUNTANT),
        replace(plain, code="M1", role=Role.APPROVER),
    )
    counter.till.book.catalogue.apply(replace(cards, version=2, people=people))
    made = Office(counter)
    made.be("A1", Role.ACCOUNTANT)
    made.presenter.present()
    return made


def at(office: Office, state: PayoutState) -> None:
    office.desk.run_now = a_run(state)
    office.presenter.refresh()


def test_a_draft_is_shown_and_said(office: Office, counter: Counter) -> None:
    office.payout.draft()
    assert (office.state.stage, office.state.number) == ("draft", RUN)
    assert [line.family for line in office.view.last("show_lines")] == [SALMA, HUDA]
    assert counter.said == "payout_drafted"


def test_up_to_when_a_register_knows_what_was_paid_is_shown_with_every_payout(office: Office) -> None:
    assert office.state.known_until is None
    office.desk.board_now = replace(office.desk.board_now, known_until=NOON)
    office.presenter.refresh()
    assert office.state.known_until == NOON
    at(office, PayoutState.APPROVED)
    assert office.state.known_until == NOON


def test_a_refused_draft_is_said_and_everything_is_asked_anew(
    office: Office, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        office.desk.asked.append("draft")
        raise NothingToPay

    monkeypatch.setattr(office.desk, "draft", refuse)
    office.payout.draft()
    assert counter.said == "NothingToPay"
    assert office.desk.asked == ["board", "board", "draft", "board"]


def test_a_draft_can_be_given_up_with_a_reason(office: Office, counter: Counter) -> None:
    office.payout.discard()
    at(office, PayoutState.DRAFTED)
    office.payout.discard()
    assert f"cancel {RUN} because discard" in office.desk.asked
    assert (counter.said, office.state.stage) == ("payout_cancelled", "none")


def test_the_second_person_approves_with_a_secret_of_their_own(office: Office, counter: Counter) -> None:
    office.payout.approve()
    at(office, PayoutState.DRAFTED)
    office.payout.approve()
    _title, words, people = office.approval.last("ask")
    assert (words, [tile.key for tile in people]) == (f" {RUN} {2 * NET}", ["M1"])
    office.payout.answer("M1", "77007700")
    assert office.room.seconds == [("M1", "77007700")]
    assert (counter.said, office.state.stage) == ("payout_approved", "approved")
    assert office.approval.count("close_sheet") == 1


@pytest.mark.parametrize(
    ("failure", "verb", "shown"),
    [
        (WrongSecret(3), "show_wrong_pin", 3),
        (LockedOut(60), "show_refusal", "LockedOut"),
        (SamePerson("approve_payout"), "show_refusal", "SamePerson"),
    ],
)
def test_a_second_person_who_may_not_is_told_on_the_sheet(
    office: Office, failure: Exception, verb: str, shown: object
) -> None:
    at(office, PayoutState.DRAFTED)
    office.payout.approve()
    office.room.failure = failure
    office.payout.answer("M1", "1")
    assert office.approval.last(verb) == shown
    assert office.state.stage == "draft"


def test_a_bug_while_approving_is_raised_on(office: Office) -> None:
    at(office, PayoutState.DRAFTED)
    office.room.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        office.payout.answer("M1", "1")


def test_an_approver_who_is_signed_in_needs_no_second_secret(office: Office) -> None:
    office.be("M1", Role.APPROVER)
    at(office, PayoutState.DRAFTED)
    office.payout.approve()
    assert office.approval.calls == []
    assert office.state.stage == "approved"


def test_where_there_is_no_second_person_that_is_said(office: Office, counter: Counter) -> None:
    office.desk.run_now = a_run(drafted_by="M1")
    office.presenter.refresh()
    office.payout.approve()
    assert counter.said == "SamePerson"
    assert office.approval.calls == [("refuse_below", ("SamePerson",))]


def test_one_family_is_paid_once_it_is_known_who_collects_and_signs(office: Office, counter: Counter) -> None:
    office.payout.pay(SALMA)
    office.payout.hand_over(SALMA, "")
    at(office, PayoutState.APPROVED)
    office.payout.pay("9999")
    assert office.hand_over.calls == []
    office.payout.pay(SALMA)
    shown = office.hand_over.last("show_hand_over")
    assert (shown.family, shown.amount_minor, shown.collectors) == (SALMA, NET, ("Daughter", "Sister"))
    assert not any(asked.startswith("pay") for asked in office.desk.asked)
    office.payout.hand_over(SALMA, "Sister")
    assert f"pay {RUN} {SALMA} Sister" in office.desk.asked
    assert counter.said == "payout_paid"
    assert office.shop.made == [f"vouchers {RUN} {SALMA} by A9"]
    assert office.sheet.last("show_paper")[1] == f"vouchers {RUN} {SALMA} by A9".encode()


def test_who_was_paid_at_another_desk_meanwhile_is_not_handed_money_again(office: Office, counter: Counter) -> None:
    at(office, PayoutState.APPROVED)
    paid = a_run(PayoutState.APPROVED)
    office.desk.run_now = replace(paid, lines=(replace(paid.lines[0], voucher="R01-000007-3"), *paid.lines[1:]))
    office.payout.pay(SALMA)
    assert office.hand_over.calls == []
    assert counter.said == "paid_already"
    assert office.view.last("show_lines")[0].state == "paid"


def test_a_payment_whose_answer_was_lost_is_asked_for_again_and_shows_its_voucher(
    office: Office, counter: Counter
) -> None:
    at(office, PayoutState.APPROVED)
    office.payout.pay(SALMA)
    office.desk.failure = AnswerLost("cut")
    office.payout.hand_over(SALMA, "Sister")
    assert (counter.said, office.shop.made, office.desk.asked[-1]) == ("AnswerLost", [], f"pay {RUN} {SALMA} Sister")
    office.desk.failure = None
    paid = a_run(PayoutState.APPROVED)
    office.desk.run_now = replace(paid, lines=(replace(paid.lines[0], voucher="R01-000007-3"), *paid.lines[1:]))
    office.presenter.refresh()
    assert office.view.last("show_lines")[0].state == "due", "the page may not call it done before it has the answer"
    office.hand_over.calls.clear()
    office.payout.pay(SALMA)
    assert office.hand_over.last("show_hand_over").family == SALMA
    office.payout.hand_over(SALMA, "Sister")
    assert office.shop.made == [f"vouchers {RUN} {SALMA} by A9"]
    assert office.view.last("show_lines")[0].state == "paid"
    office.payout.pay(SALMA)
    assert counter.said == "paid_already"


def test_a_payment_that_was_refused_is_in_no_doubt(office: Office, counter: Counter) -> None:
    at(office, PayoutState.APPROVED)
    office.desk.failure = NothingToPay()
    office.payout.hand_over(SALMA, "")
    office.desk.failure = None
    office.desk.pay_elsewhere()
    office.desk.pay(RUN, SALMA)
    office.payout.pay(SALMA)
    assert (counter.said, office.hand_over.calls) == ("paid_already", [])


def test_the_second_of_two_desks_that_pay_a_family_at_once_is_told_and_shows_no_voucher(
    office: Office, counter: Counter
) -> None:
    at(office, PayoutState.APPROVED)
    office.payout.pay(SALMA)
    assert office.hand_over.calls, "both desks ask who collects"
    office.desk.pay_elsewhere()
    office.payout.hand_over(SALMA, "Sister")
    assert f"pay {RUN} {SALMA} Sister" in office.desk.asked
    assert (counter.said, office.shop.made) == ("paid_already", [])
    office.payout.pay_all()
    counter.confirmations.confirm()
    assert (counter.said, office.shop.made) == ("paid_before", [])


def test_a_register_that_does_not_say_whose_payment_it_was_is_taken_at_its_word(
    office: Office, counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(office, PayoutState.APPROVED)
    told = replace(office.desk.pay(RUN, SALMA), paid_by_act=None)
    at(office, PayoutState.APPROVED)
    monkeypatch.setattr(office.desk, "pay", lambda *_args, **_words: told)
    office.payout.hand_over(SALMA, "Sister")
    assert counter.said == "payout_paid"
    assert office.shop.made == [f"vouchers {RUN} {SALMA} by A9"]


def test_everyone_is_paid_once_and_only_new_cash_is_signed_for(office: Office, counter: Counter) -> None:
    office.payout.pay_all()
    at(office, PayoutState.APPROVED)
    office.payout.pay_all()
    assert counter.confirm.last("ask").words == f" {RUN} {NET}"
    counter.confirmations.confirm()
    assert f"pay all {RUN} cash" in office.desk.asked
    assert office.state.stage == "approved"
    assert office.shop.made == [f"vouchers {RUN} {SALMA} by A9"]


def test_a_transfer_is_recorded_with_the_banks_reference_and_no_voucher(office: Office) -> None:
    office.payout.record_transfer()
    at(office, PayoutState.APPROVED)
    office.payout.record_transfer()
    question, caption = office.reasons.last("ask")
    assert (question.words, caption) == (f" {RUN} {NET}", "reference")
    office.payout.take_text(question.key, "BATCH-7")
    assert f"pay all {RUN} bank BATCH-7" in office.desk.asked
    assert office.state.stage == "paid"
    assert office.shop.made == []


def test_nobody_is_marked_as_paid_whom_no_bank_file_holds(office: Office, counter: Counter) -> None:
    at(office, PayoutState.APPROVED)
    office.desk.account = ""
    office.payout.record_transfer()
    assert counter.said == "LeftOutWaits"
    assert office.reasons.count("ask") == 0


def test_what_was_signed_for_can_be_shown_again_with_who_paid(office: Office) -> None:
    office.payout.show_vouchers()
    at(office, PayoutState.APPROVED)
    office.payout.show_vouchers()
    assert office.shop.made == []
    office.payout.hand_over(SALMA, "")
    office.shop.made.clear()
    office.payout.show_vouchers()
    office.payout.show_vouchers(SALMA)
    office.payout.show_vouchers(HUDA)
    assert office.shop.made == [f"vouchers {RUN} {SALMA} by A9"] * 2


def test_the_families_are_shown_last_so_that_the_keyboard_goes_to_those_of_the_run(office: Office) -> None:
    office.payout.draft()
    shown = [name for name, *_ in office.view.calls if name in {"show_payout", "show_lines"}]
    assert shown[-2:] == ["show_payout", "show_lines"]


def test_while_a_till_is_missing_a_draft_needs_a_reason(office: Office, counter: Counter) -> None:
    office.desk.board_now = a_board(a_standing(), a_standing("T02", standing=Standing.MISSING))
    office.presenter.refresh()
    assert (office.state.may_draft, office.state.needs_reason) == (True, True)
    assert office.state.blockers == ("TillsMissing",)
    office.payout.draft()
    question, caption = office.reasons.last("ask")
    assert (question.key, question.words, caption) == ("provisional", " T02 0", "reason")
    assert "draft" not in office.desk.asked
    office.payout.take_text("provisional", "The laptop was stolen")
    assert "draft The laptop was stolen" in office.desk.asked
    assert (counter.said, office.state.provisional) == ("payout_drafted", "The laptop was stolen")


def test_a_till_that_came_in_since_the_board_was_shown_needs_no_reason(office: Office, counter: Counter) -> None:
    late = a_standing("T02", standing=Standing.MISSING), a_standing("T03", standing=Standing.MISSING)
    office.desk.board_now = a_board(a_standing(), *late)
    office.presenter.refresh()
    office.desk.board_now = a_board(a_standing(), a_standing("T02"), late[1])
    office.payout.draft()
    assert office.reasons.last("ask")[0].words == " T03 0"
    behind = office.presenter._snapshot
    assert behind is not None
    assert behind.board is office.desk.board_now, "the page behind the sheet knows it too"
    office.desk.board_now = a_board(a_standing(), a_standing("T02"), a_standing("T03"))
    office.payout.draft()
    assert office.reasons.count("ask") == 1
    assert (counter.said, office.state.provisional) == ("payout_drafted", "")


def test_under_an_earlier_run_it_is_said_from_which_to_go_on(office: Office) -> None:
    earlier = a_run(PayoutState.PAID, number="R01-000000-1")
    office.desk.earlier_runs = (earlier,)
    office.desk.board_now = a_board(a_standing(), a_standing("T02", standing=Standing.MISSING))
    at(office, PayoutState.PAID)
    assert (office.state.may_draft, office.state.go_on_from, office.state.blockers) == (True, "", ("TillsMissing",))
    office.payout.choose_run(earlier.number)
    assert (office.state.may_draft, office.state.go_on_from, office.state.blockers) == (False, RUN, ())
    office.be("C1", Role.APPROVER)
    office.payout.choose_run(earlier.number)
    assert (office.state.may_draft, office.state.go_on_from) == (False, "")


def test_no_reason_excuses_totals_that_differ_at_a_till_that_is_in(office: Office) -> None:
    office.desk.board_now = a_board(a_standing(receipts_minor=1), a_standing("T02", standing=Standing.OPEN))
    office.presenter.refresh()
    assert (office.state.may_draft, office.state.needs_reason) == (False, False)
    assert office.state.blockers == ("TillsMissing", "TotalsDiffer")


def test_the_papers_of_a_run(office: Office, counter: Counter) -> None:
    for write in (office.payout.write_statements, office.payout.show_pack):
        write()
    assert office.shop.made == []
    at(office, PayoutState.APPROVED)
    office.payout.write_statements()
    office.statements.write("each")
    assert office.shop.made == [f"{SALMA} {RUN}", f"{HUDA} {RUN}"]
    assert counter.said == "file_saved"
    office.payout.show_pack()
    assert office.shop.made[-1] == f"pack {RUN} T01 R01"
    assert office.desk.asked[-3:-2] == ["reconciliation R01-000001-2"]
    assert office.sheet.last("show_paper")[2] == f"pack {RUN} T01 R01.pdf"
