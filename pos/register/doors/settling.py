"""The doors for money: advances, adjustments, payout runs. Every order carries an id, so repeating it is harmless.

What undoes and holds lines, and the cash box, have theirs in `pos.register.doors.undoing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.bazaar import PayBy
from pos.domain.collecting import Collector
from pos.domain.reports import MoneyLine, PayoutRun
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceOrder:
    """An advance to a family; above the bazaar's limit with the second person's code and secret."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    family: str
    amount_minor: int
    reason: str
    collector: str = ""
    approver: str = ""
    approver_secret: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentOrder:
    """An adjustment, with the second person's code and secret."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    family: str
    amount_minor: int
    reason: str
    approver: str
    approver_secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOrder:
    """Draft a run; with a reason where a till is missing.

    Attributes:
        until: the day up to whose evening it reaches; up to now without one.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    provisional: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActOrder:
    """An act on a run; with a reason where it is given up."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOrder:
    """Pay one family; or, without a family, all who wait, or all who are paid one way.

    Attributes:
        collector: who takes the cash; empty is the family itself.
        collector_reason: why it is somebody whom the family had not named.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    family: str = ""
    pay_by: PayBy | None = None
    collector: str = ""
    collector_reason: str = ""
    reference: str = ""


def settling_router(register: Register) -> APIRouter:
    """Make the doors for money."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}",
        tags=["settling"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404, 409),
    )

    @router.post("/advances", status_code=201, response_model=MoneyLine, summary="Pay an advance")
    def advance(bazaar: str, order: AdvanceOrder, by: By) -> MoneyLine:
        """Needs the right to pay advances, and a second person above the bazaar's limit; drawn from the cash box."""
        vouchers = register.vouchers
        if order.approver:
            vouchers = vouchers.approved_by(register.people.prove(order.approver, order.approver_secret))
        return vouchers.advance(
            by,
            bazaar,
            order.family,
            order.amount_minor,
            reason=order.reason,
            identity=order.id,
            collector=order.collector,
        )

    @router.post("/adjustments", status_code=201, response_model=MoneyLine, summary="Credit or charge a family")
    def adjustment(bazaar: str, order: AdjustmentOrder, by: By) -> MoneyLine:
        """Needs two persons: one who may draft, one who may approve."""
        return register.vouchers.adjust(
            by,
            bazaar,
            order.family,
            order.amount_minor,
            reason=order.reason,
            approver=register.people.prove(order.approver, order.approver_secret),
            identity=order.id,
        )

    _add_runs(router, register)
    return router


def _add_runs(router: APIRouter, register: Register) -> None:
    @router.get("/payouts", response_model=tuple[PayoutRun, ...], summary="All payout runs")
    def runs(bazaar: str, by: By) -> tuple[PayoutRun, ...]:
        """The first one first."""
        return register.payouts.runs(by, bazaar)

    @router.get("/payouts/{number}", response_model=PayoutRun, summary="One payout run")
    def run(bazaar: str, number: str, by: By) -> PayoutRun:
        """Needs the right to read the ledger."""
        return register.payouts.run(by, bazaar, number)

    @router.post("/payouts", status_code=201, response_model=PayoutRun, summary="Draft a payout run")
    def draft(bazaar: str, order: DraftOrder, by: By) -> PayoutRun:
        """Freeze what every family is owed, up to now or up to the evening of a day that is over."""
        return register.payouts.draft(by, bazaar, identity=order.id, provisional=order.provisional, until=order.until)

    @router.post("/payouts/{number}/approval", response_model=PayoutRun, summary="Approve a draft")
    def approve(bazaar: str, number: str, order: ActOrder, by: By) -> PayoutRun:
        """Needs another person than the one who drafted."""
        return register.payouts.approve(by, bazaar, number, identity=order.id)

    @router.post("/payouts/{number}/cancellation", response_model=PayoutRun, summary="Give a draft up")
    def cancel(bazaar: str, number: str, order: ActOrder, by: By) -> PayoutRun:
        """Its claims are free again."""
        return register.payouts.cancel(by, bazaar, number, order.reason, identity=order.id)

    @router.post("/payouts/{number}/payments", response_model=PayoutRun, summary="Pay one family, or all who wait")
    def pay(bazaar: str, number: str, order: PaymentOrder, by: By) -> PayoutRun:
        """Whoever was paid keeps the voucher; nobody is paid again."""
        if not order.family:
            return register.payouts.pay_all(
                by, bazaar, number, identity=order.id, pay_by=order.pay_by, reference=order.reference
            )
        return register.payouts.pay(
            by,
            bazaar,
            number,
            order.family,
            identity=order.id,
            collector=Collector(order.collector, order.collector_reason),
            reference=order.reference,
        )
