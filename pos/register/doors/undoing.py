"""The doors for what undoes and holds lines of a run, for what nobody fetched, and for the cash box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.payout_facts import CashPlace, Mistake, ReversalCause
from pos.domain.payout_reports import CashBox, Uncollected
from pos.domain.reports import PayoutRun
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class ReversalOrder:
    """Undo one family's line of a run, or, without a family, all of them; with the second person's code and secret.

    Attributes:
        reference: the bank's, where it returned the transfer.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    family: str = ""
    cause: ReversalCause
    reason: str
    reference: str = ""
    approver: str
    approver_secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldOrder:
    """Hold a family's line of a run back."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    family: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseOrder:
    """Let a family that is held be paid again."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxOrder:
    """Put cash into the box, or take it out.

    Attributes:
        place: where it comes from, or goes to.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    amount_minor: int
    place: CashPlace
    reason: str = ""


def undoing_router(register: Register) -> APIRouter:
    """Make these doors."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}",
        tags=["settling"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404, 409),
    )
    _add_lines(router, register)
    _add_box(router, register)
    return router


def _add_lines(router: APIRouter, register: Register) -> None:
    @router.post("/payouts/{number}/reversals", response_model=PayoutRun, summary="Undo a family's payout, or a run")
    def reverse(bazaar: str, number: str, order: ReversalOrder, by: By) -> PayoutRun:
        """Needs two persons: one who may draft, one who may approve. What is undone is in the family's next run."""
        return register.reversals.reverse(
            by,
            bazaar,
            number,
            order.family,
            mistake=Mistake(cause=order.cause, reason=order.reason, reference=order.reference),
            approver=register.people.prove(order.approver, order.approver_secret),
            identity=order.id,
        )

    @router.post("/payouts/{number}/holds", response_model=PayoutRun, summary="Hold a family's payout back")
    def hold(bazaar: str, number: str, order: HoldOrder, by: By) -> PayoutRun:
        """It stays owed."""
        return register.reversals.hold(by, bazaar, number, order.family, order.reason, identity=order.id)

    @router.post("/payouts/{number}/releases", response_model=PayoutRun, summary="Release a held payout")
    def release(bazaar: str, number: str, order: ReleaseOrder, by: By) -> PayoutRun:
        """It may be paid again."""
        return register.reversals.release(by, bazaar, number, order.family, identity=order.id)

    @router.get(
        "/uncollected", response_model=tuple[Uncollected, ...], summary="Approved money that waits, with its age"
    )
    def uncollected(bazaar: str, by: By) -> tuple[Uncollected, ...]:
        """The oldest first."""
        return register.uncollected.rows(by, bazaar)


def _add_box(router: APIRouter, register: Register) -> None:
    @router.get("/cash-box", response_model=CashBox, summary="The cash that families are paid from")
    def box(bazaar: str, by: By) -> CashBox:
        """What is in it, and the last things that happened to it."""
        return register.cash_box.box(by, bazaar)

    @router.post("/cash-box/fillings", response_model=CashBox, summary="Put cash into the box")
    def fill(bazaar: str, order: BoxOrder, by: By) -> CashBox:
        """From the safe or the bank."""
        return register.cash_box.fill(
            by, bazaar, order.amount_minor, order.place, identity=order.id, reason=order.reason
        )

    @router.post("/cash-box/emptyings", response_model=CashBox, summary="Take cash out of the box")
    def empty(bazaar: str, order: BoxOrder, by: By) -> CashBox:
        """Never more than there is."""
        return register.cash_box.empty(
            by, bazaar, order.amount_minor, order.place, identity=order.id, reason=order.reason
        )
