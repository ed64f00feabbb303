"""A decision about an exception is read with the facts that moved money for it, less what was taken back of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.exception_facts import Resolution
from pos.domain.facts import LineMoved
from pos.domain.goods_facts import GoodsWrittenOff
from pos.domain.oddities import Oddity
from pos.domain.office_facts import AdjustmentMade
from pos.register.borne import borne, corrected, told_of
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, PRICE_MINOR
from tests.unit.register.settling import CODE, FIRST, Office
from tests.unit.register.test_resolving import resolve
from tests.unit.register.vanishing import gone, old_price, refund_without_sale, rows_of, transfer

if TYPE_CHECKING:
    from pos.register.borne import Borne
    from pos.register.register import Register


def decisions(register: Register) -> list[Borne]:
    with register.database.reading() as connection:
        return borne(connection, CODE)


def test_each_kind_of_fact_belongs_to_its_decision_and_later_ones_do_not(register: Register, office: Office) -> None:
    refund_without_sale(register)
    (row,) = rows_of(register, Oddity.REFUND_WITHOUT_SALE)
    resolve(office, row, Resolution.WRITTEN_OFF)
    register.vouchers.adjust(ACCOUNTANT, CODE, FIRST, 300, reason="a jar", identity=office.ids.new(), approver=APPROVER)
    (one,) = decisions(register)
    (share,) = one.shares
    assert isinstance(share.fact, LineMoved)
    assert (share.standing, share.family, share.over) == (2 * PRICE_MINOR, FIRST, 0)


def test_an_adjustment_belongs_to_the_decision_that_names_its_number(register: Register, office: Office) -> None:
    old_price(register)
    (row,) = rows_of(register, Oddity.OLD_PRICE)
    done = resolve(office, row, Resolution.CORRECTED, family=FIRST, amount_minor=-125)
    (one,) = decisions(register)
    (share,) = one.shares
    assert isinstance(share.fact, AdjustmentMade)
    assert (share.fact.number, share.standing, share.family) == (done.document, -125, FIRST)


def test_what_was_taken_back_is_off_what_stands(register: Register, office: Office) -> None:
    case = transfer(register)
    (row,) = rows_of(register, Oddity.TRANSFER_SHORT)
    resolve(office, row, Resolution.WRITTEN_OFF)
    case.arrives(register, office)
    (told,) = gone(register)
    resolve(office, told, Resolution.TAKEN_BACK)
    (one,) = decisions(register)
    (share,) = one.shares
    assert isinstance(share.fact, GoodsWrittenOff)
    assert (share.fact.quantity, share.standing) == (2, 1)


def test_once_the_money_has_changed_its_side_nothing_is_proposed(register: Register, office: Office) -> None:
    old_price(register)
    (row,) = rows_of(register, Oddity.OLD_PRICE)
    done = resolve(office, row, Resolution.CORRECTED, family=FIRST, amount_minor=125)
    corrections = corrected(decisions(register))[row.key]
    more, turned = (told_of(replace(row, amount_minor=n * row.amount_minor), corrections) for n in (2, -2))
    assert (more.credited_minor, more.rest_minor) == (125, 2 * abs(row.amount_minor) - 125)
    assert (turned.credited_minor, turned.rest_minor, turned.documents) == (125, 0, (done.document,))


def test_what_moves_nothing_of_a_familys_is_not_borne(register: Register, office: Office) -> None:
    refund_without_sale(register)
    (row,) = rows_of(register, Oddity.REFUND_WITHOUT_SALE)
    resolve(office, row, Resolution.ACCEPTED)
    assert decisions(register) == []
