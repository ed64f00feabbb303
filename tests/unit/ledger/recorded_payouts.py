"""The part of the recorded journal that is about undoing payouts, holding them, the cash box, and what outlets hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.agent_facts import AgentPaid, AgentPaymentUndone, MoneyPlace
from pos.domain.bazaar import PayBy
from pos.domain.identity import family_number
from pos.domain.office_facts import AdvancePaid, PayoutPaid
from pos.domain.payout_facts import (
    CashBoxEmptied,
    CashBoxFilled,
    CashPlace,
    PayoutHeld,
    PayoutReleased,
    PayoutReversed,
    ReversalCause,
)

if TYPE_CHECKING:
    from pos.domain.office_facts import Fact

SALMA, HUDA = family_number(42), family_number(75)
PAYING_FACTS: tuple[Fact, ...] = (
    CashBoxFilled(number="R01-000006-8", amount_minor=50_000, source=CashPlace.BANK, reason="Friday"),
    PayoutHeld(number="R01-000004-2", family=HUDA, reason="Name unclear"),
    PayoutReleased(number="R01-000004-2", family=HUDA),
    PayoutPaid(
        number="R01-000004-2",
        family=HUDA,
        amount_minor=200,
        pay_by=PayBy.CASH,
        voucher="R01-000007-6",
        collector="Y",
        collector_reason="The daughter is abroad",
        from_box=True,
    ),
    PayoutReversed(
        number="R01-000008-4",
        run="R01-000004-2",
        family=HUDA,
        amount_minor=200,
        pay_by=PayBy.CASH,
        was_paid=True,
        cause=ReversalCause.VOUCHER,
        reason="أخطأنا الأسرة",
        approved_by="A02",
        reference="X-1",
    ),
    CashBoxEmptied(number="R01-000009-2", amount_minor=49_000, target=CashPlace.SAFE),
    AdvancePaid(
        number="R01-000010-0", family=SALMA, amount_minor=900, reason="Flour", approved_by="A02", from_box=True
    ),
)
HANDED_OVER: tuple[Fact, ...] = (
    AgentPaid(
        number="R01-000011-8", book="A01", amount_minor=18_600, into=MoneyPlace.BOX, paper="F-17", reason="باقي الكشف"
    ),
    AgentPaymentUndone(
        number="R01-000012-6",
        of_number="R01-000011-8",
        book="A01",
        amount_minor=18_600,
        out_of=MoneyPlace.BOX,
        reason="Counted twice",
    ),
    AgentPaid(number="R01-000013-4", book="W01", amount_minor=500, into=MoneyPlace.BANK),
)
