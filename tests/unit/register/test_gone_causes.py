"""What the centre bore, kept or corrected, and later facts explain otherwise, stands on the list until it is taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed
from pos.domain.exception_facts import ACTS, Resolution
from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.oddities import Oddity
from pos.domain.resolving_errors import SecondPersonNeeded
from tests.unit.register.rehearsal import ACCOUNTANT, PRICE_MINOR, Clock, Journal
from tests.unit.register.settling import CODE, FIRST, Office, day, lines, take_in
from tests.unit.register.test_odd_receipts_across_tills import a_sold, give_back
from tests.unit.register.test_resolving import STRANGER, balance, owed, resolve
from tests.unit.register.test_settled import PROVISIONAL, enrol
from tests.unit.register.vanishing import CASES, ITEM, gone, old_price, refund_without_sale, rows_of, tills, transfer

if TYPE_CHECKING:
    from pos.register.register import Register

EARNED = PRICE_MINOR * 9 // 10
MONEY = {Resolution.WRITTEN_OFF, Resolution.CORRECTED}
WAYS = [(kind, act) for kind in CASES for act in ACTS[kind] if act in MONEY]


def test_every_kind_whose_acts_move_a_familys_money_is_in_the_table() -> None:
    moving = {kind for kind, acts in ACTS.items() if MONEY & set(acts)}
    assert set(CASES) == moving - {Oddity.CASH_DIFFERENCE}, "a drawer's difference is no family's"


@pytest.mark.parametrize(("kind", "act"), WAYS)
def test_no_family_has_money_twice_or_lacks_it_without_the_list_saying_so(
    register: Register, office: Office, kind: Oddity, act: Resolution
) -> None:
    case = CASES[kind](register)
    (row,) = rows_of(register, kind)
    amount, family = (125, FIRST) if act is Resolution.CORRECTED else (0, "")
    decided = resolve(office, row, act, family=family, amount_minor=amount)
    assert (gone(register), rows_of(register, kind)) == ([], [])
    case.arrives(register, office)
    if kind is Oddity.UNASSIGNED:
        (again,) = rows_of(register, kind)
        assert again.amount_minor == -PRICE_MINOR, "it stands on nobody's account"
        return
    if not case.over_minor:
        assert gone(register) == [], "its cause still stands"
        return
    over = 125 if act is Resolution.CORRECTED else case.over_minor
    assert rows_of(register, kind) == [], "what it was about is not asked again"
    (told,) = gone(register)
    assert (told.amount_minor, told.subject, told.at) == (over, row.subject, decided.at)
    assert (told.device, told.epoch, told.seq) == (decided.device, decided.epoch, decided.seq)
    assert told.detail == f"{decided.number} · {decided.reason}"
    assert told.tills == ((row.device,) if row.device else ())
    assert told.family == (STRANGER if kind is Oddity.UNKNOWN_FAMILY else FIRST)
    before = owed(register, told.family)
    resolve(office, told, Resolution.TAKEN_BACK)
    assert (gone(register), rows_of(register, kind)) == ([], [])
    earned = over if act is Resolution.CORRECTED else over * 9 // 10
    assert owed(register, told.family) == before - earned
    balance(register)


# -- a refund whose sale arrives late ----------------------------------------------------------------------------------


def test_a_refund_that_the_centre_bore_and_whose_sale_arrives_is_paid_once(register: Register, office: Office) -> None:
    case = refund_without_sale(register)
    (row,) = rows_of(register, Oddity.REFUND_WITHOUT_SALE)
    resolve(office, row, Resolution.WRITTEN_OFF)
    assert owed(register, FIRST) == 0
    case.arrives(register, office)
    assert owed(register, FIRST) == 2 * EARNED, "for goods that came back: she was paid for nothing"
    (told,) = gone(register)
    resolve(office, told, Resolution.TAKEN_BACK)
    assert owed(register, FIRST) == 0
    assert balance(register).get("centre", 0) == 0
    assert lines(office.draft(PROVISIONAL)).get(FIRST, (0, 0, 0)) == (0, 0, 0)


def test_only_what_came_back_of_a_sale_is_too_much(register: Register, office: Office) -> None:
    here, there = tills()
    for till in (here, there):
        till.open_shift()
    stamp, sale = a_sold(there, 2)
    give_back(here, stamp, sale, 2)
    give_back(here, stamp, sale, 1)
    take_in(register, here)
    for row in rows_of(register, Oddity.REFUND_WITHOUT_SALE):
        resolve(office, row, Resolution.WRITTEN_OFF)
    assert owed(register, FIRST) == 0
    take_in(register, there)
    assert sum(row.amount_minor for row in gone(register)) == 2 * PRICE_MINOR, "the third piece is the centre's still"
    for row in gone(register):
        resolve(office, row, Resolution.TAKEN_BACK)
    assert (gone(register), owed(register, FIRST), balance(register)["centre"]) == ([], 0, PRICE_MINOR)
    for row in rows_of(register, Oddity.REFUNDED_TWICE):
        resolve(office, row, Resolution.WRITTEN_OFF)
    assert (gone(register), owed(register, FIRST)) == ([], 0), "what the centre bears already it bears once"


def test_what_is_taken_back_has_two_persons_and_a_reason_and_happens_once(register: Register, office: Office) -> None:
    case = refund_without_sale(register)
    (row,) = rows_of(register, Oddity.REFUND_WITHOUT_SALE)
    resolve(office, row, Resolution.WRITTEN_OFF)
    case.arrives(register, office)
    (told,) = gone(register)
    assert told.acts == ("taken_back", "accepted")
    with pytest.raises(SecondPersonNeeded):
        resolve(office, told, Resolution.TAKEN_BACK, approver=None)
    with pytest.raises(NotAllowed):
        resolve(office, told, Resolution.TAKEN_BACK, approver=ACCOUNTANT)
    identity = office.ids.new()
    done = resolve(office, told, Resolution.TAKEN_BACK, identity=identity)
    assert resolve(office, told, Resolution.TAKEN_BACK, identity=identity) == done
    assert owed(register, FIRST) == 0


def test_what_is_accepted_leaves_the_list_and_the_money(register: Register, office: Office) -> None:
    case = refund_without_sale(register)
    (row,) = rows_of(register, Oddity.REFUND_WITHOUT_SALE)
    resolve(office, row, Resolution.WRITTEN_OFF)
    case.arrives(register, office)
    (told,) = gone(register)
    resolve(office, told, Resolution.ACCEPTED)
    assert (gone(register), owed(register, FIRST)) == ([], 2 * EARNED)


# -- transfers -----------------------------------------------------------------------------------------------------


def test_of_a_transfer_only_what_no_till_explained_is_written_off(register: Register, office: Office) -> None:
    case = transfer(register)
    case.arrives(register, office)
    before = owed(register, FIRST)
    (row,) = rows_of(register, Oddity.TRANSFER_SHORT)
    assert (row.count, row.amount_minor) == (1, PRICE_MINOR)
    resolve(office, row, Resolution.WRITTEN_OFF)
    assert owed(register, FIRST) - before == EARNED
    (line,) = [one for one in register.accounts.stock(ACCOUNTANT, CODE) if one.item == ITEM]
    assert (line.on_hand, line.written_off, line.not_arrived) == (7, 2, 0)
    assert (gone(register), rows_of(register, Oddity.TRANSFER_SHORT)) == ([], [])


def test_what_is_taken_back_of_a_transfer_is_on_hand_again(register: Register, office: Office) -> None:
    case = transfer(register)
    (row,) = rows_of(register, Oddity.TRANSFER_SHORT)
    resolve(office, row, Resolution.WRITTEN_OFF)
    case.arrives(register, office)
    (told,) = gone(register)
    assert told.count == 1
    resolve(office, told, Resolution.TAKEN_BACK)
    (line,) = [one for one in register.accounts.stock(ACCOUNTANT, CODE) if one.item == ITEM]
    assert (line.on_hand, line.written_off) == (7, 2)
    assert owed(register, FIRST) == 2 * EARNED


def test_a_note_named_in_the_offices_own_reason_is_no_tills_word(register: Register, office: Office) -> None:
    transfer(register)
    (row,) = rows_of(register, Oddity.TRANSFER_SHORT)
    resolve(office, row, Resolution.WRITTEN_OFF, reason=f"not found, {row.detail}")
    assert (gone(register), rows_of(register, Oddity.TRANSFER_SHORT)) == ([], [])


def test_an_earlier_count_of_the_same_transfer_makes_no_second_loss(register: Register, office: Office) -> None:
    here, _ = tills()
    here.receive(FIRST, quantity=9)
    note = GoodsSent(number=here.number(), to="T02", reason="full", lines=(Pieces(item=ITEM, quantity=4),))
    here.add(note)
    counted = GoodsTaken(number="", of_number=note.number, lines=(TakenLine(item=ITEM, sent=4, quantity=3),))
    first = Journal("T02", clock=Clock(here.clock.at))
    first.add(replace(counted, number=first.number()))
    here.clock.advance(minutes=5)
    here.add(replace(counted, number=here.number()))
    take_in(register, here)
    (row,) = rows_of(register, Oddity.TRANSFER_SHORT)
    resolve(office, row, Resolution.WRITTEN_OFF)
    take_in(register, first)
    for again in rows_of(register, Oddity.TRANSFER_SHORT):
        assert again.key != row.key
        resolve(office, again, Resolution.WRITTEN_OFF)
    assert (owed(register, FIRST), gone(register)) == (EARNED, [])


# -- what has come up again -------------------------------------------------------------------------------------------


def test_a_correction_that_was_taken_back_settles_nothing_when_its_cause_comes_up_again(
    register: Register, office: Office
) -> None:
    case = old_price(register)
    (row,) = rows_of(register, Oddity.OLD_PRICE)
    resolve(office, row, Resolution.CORRECTED, family=FIRST, amount_minor=125)
    case.arrives(register, office)
    (told,) = gone(register)
    resolve(office, told, Resolution.TAKEN_BACK)
    (first, second, *_) = register.resolving.resolved(ACCOUNTANT, CODE)
    assert (first.act, second.act, first.approved_by) == ("taken_back", "corrected", "P01")
    assert first.document not in {"", second.document}
    assert balance(register).get("adjustment", 0) == 0


def test_canary_without_a_second_look_at_decisions_the_list_is_silent(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.register.oddities.gone_causes", lambda *_: ())
    case = refund_without_sale(register)
    (row,) = rows_of(register, Oddity.REFUND_WITHOUT_SALE)
    resolve(office, row, Resolution.WRITTEN_OFF)
    case.arrives(register, office)
    assert owed(register, FIRST) == 2 * EARNED
    assert gone(register) == []


# -- a number that was assigned to another family, and is a family's own now --------------------------------------------


def test_goods_that_come_back_under_a_number_that_was_assigned_and_enrolled_are_the_other_familys_no_more(
    register: Register, office: Office
) -> None:
    journal = day("T01", (STRANGER, STRANGER))
    take_in(register, journal, day("T02", ()))
    (row,) = rows_of(register, Oddity.UNKNOWN_FAMILY)
    decided = resolve(office, row, Resolution.ASSIGNED, family=FIRST)
    enrol(office, STRANGER)
    assert (gone(register), owed(register, FIRST), owed(register, STRANGER)) == ([], 2 * EARNED, 0)
    journal.open_shift()
    journal.refund(journal.stamps[2])
    take_in(register, journal)
    assert owed(register, STRANGER) == -EARNED, "she never had the credit"
    (told,) = gone(register)
    assert (told.family, told.amount_minor, told.seq) == (FIRST, PRICE_MINOR, decided.seq)
    resolve(office, told, Resolution.TAKEN_BACK)
    assert (gone(register), owed(register, FIRST), owed(register, STRANGER)) == ([], EARNED, 0)
    balance(register)
    journal.refund(journal.stamps[3])
    take_in(register, journal)
    (told,) = gone(register)
    assert told.amount_minor == PRICE_MINOR
    resolve(office, told, Resolution.TAKEN_BACK)
    assert (gone(register), owed(register, FIRST), owed(register, STRANGER)) == ([], 0, 0)


def test_what_a_family_sells_under_its_own_number_since_is_nobody_elses(register: Register, office: Office) -> None:
    journal = day("T01", (STRANGER,))
    take_in(register, journal, day("T02", ()))
    (row,) = rows_of(register, Oddity.UNKNOWN_FAMILY)
    resolve(office, row, Resolution.ASSIGNED, family=FIRST)
    enrol(office, STRANGER)
    journal.open_shift()
    own = journal.sell(STRANGER)
    journal.refund(own)
    take_in(register, journal)
    assert (gone(register), owed(register, FIRST), owed(register, STRANGER)) == ([], EARNED, 0)
