"""The doors for the money that couriers and outlets took for the centre: who owes it, and what they hand over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.agents import AgentAccount, HandedOver
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverOrder:
    """Take money that is handed over; the id makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    told: HandedOver


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverUndoing:
    """Undo a handing over, and say why."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    reason: str


def agents_router(register: Register) -> APIRouter:
    """Make these doors; taking and undoing need the right to pay out."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}/agents",
        tags=["own books"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404, 409),
    )

    @router.get("", response_model=tuple[AgentAccount, ...], summary="What couriers and outlets owe, and handed over")
    def accounts(bazaar: str, by: By) -> tuple[AgentAccount, ...]:
        """One for each store and outlet, by name. Needs the right to read the ledger."""
        return register.agents.accounts(by, bazaar)

    @router.post(
        "/{device}/handovers", status_code=201, response_model=AgentAccount, summary="Take money that is handed over"
    )
    def take(bazaar: str, device: str, order: HandoverOrder, by: By) -> AgentAccount:
        """Into the cash box, the safe or the bank; more than is owed needs a reason."""
        return register.agents.take(by, bazaar, device, order.told, identity=order.id)

    @router.post(
        "/{device}/handovers/{receipt}/reversal", response_model=AgentAccount, summary="Undo a handing over of money"
    )
    def undo(bazaar: str, device: str, receipt: str, order: HandoverUndoing, by: By) -> AgentAccount:
        """By a document; the amount is owed again."""
        return register.agents.undo(by, bazaar, device, receipt, order.reason, identity=order.id)

    return router
