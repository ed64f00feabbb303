"""The doors for closing a bazaar's books, and for opening the last closing again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.periods import OpenPeriod, PeriodRow, PeriodsProof
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOrder:
    """Close the books, with the second person's code and secret; with a reason where a till is missing."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    approver: str
    approver_secret: str
    provisional: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenOrder:
    """Open the last closing again, with a reason and the second person's code and secret."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    reason: str
    approver: str
    approver_secret: str


def closing_router(register: Register) -> APIRouter:
    """Make the doors."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}/periods",
        tags=["office"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404, 409),
    )

    @router.get("", response_model=tuple[PeriodRow, ...], summary="What was closed, and whether it still may be opened")
    def periods(bazaar: str, by: By) -> tuple[PeriodRow, ...]:
        """Needs the right to read the ledger. The first closing first."""
        return register.periods.rows(by, bazaar)

    @router.get("/open", response_model=OpenPeriod, summary="What was recorded since the last closing")
    def open_period(bazaar: str, by: By) -> OpenPeriod:
        """Needs the right to read the ledger."""
        return register.periods.open_period(by, bazaar)

    @router.get("/proof", response_model=PeriodsProof, summary="Every closing, proved from the stored rows")
    def proof(bazaar: str, by: By) -> PeriodsProof:
        """Needs the right to read the ledger. It reads every stored fact and posting: minutes at millions of them."""
        return register.periods.proof(by, bazaar)

    @router.post("", status_code=201, response_model=PeriodRow, summary="Close the books")
    def close(bazaar: str, order: CloseOrder, by: By) -> PeriodRow:
        """Needs two persons: one who may draft payouts, one who may approve them."""
        approver = register.people.prove(order.approver, order.approver_secret)
        return register.periods.close(by, bazaar, identity=order.id, approver=approver, provisional=order.provisional)

    @router.post("/{number}/reopening", response_model=PeriodRow, summary="Open the last closing again")
    def reopen(bazaar: str, number: str, order: ReopenOrder, by: By) -> PeriodRow:
        """Needs the same two persons, within the window of dispute."""
        approver = register.people.prove(order.approver, order.approver_secret)
        return register.periods.reopen(by, bazaar, number, reason=order.reason, identity=order.id, approver=approver)

    return router
