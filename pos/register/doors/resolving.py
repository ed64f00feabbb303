"""The doors for exceptions that are dealt with: who has taken one on, what was done about it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.exception_facts import Resolution
from pos.domain.oddities import ExceptionRow, Resolve, ResolvedRow
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveOrder:
    """Deal with an exception; with the second person's code and secret where one is needed."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    about: str
    act: Resolution
    reason: str
    family: str = ""
    amount_minor: int = 0
    approver: str = ""
    approver_secret: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOrder:
    """Take an exception on, or give it to somebody else; an empty person is nobody."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    about: str
    person: str | None = None


def resolving_router(register: Register) -> APIRouter:
    """Make the doors."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}/exceptions",
        tags=["office"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404, 409),
    )

    @router.get("/resolved", response_model=tuple[ResolvedRow, ...], summary="Exceptions that were dealt with")
    def resolved(bazaar: str, by: By) -> tuple[ResolvedRow, ...]:
        """Needs the right to read the ledger. The last ones first, each with who, when and why."""
        return register.resolving.resolved(by, bazaar)

    @router.post("/resolutions", status_code=201, response_model=ResolvedRow, summary="Deal with an exception")
    def resolve(bazaar: str, order: ResolveOrder, by: By) -> ResolvedRow:
        """Needs the right to draft payouts; above the bazaar's limit, and for a correction, a second person too."""
        wish = Resolve(
            about=order.about,
            act=order.act.value,
            reason=order.reason,
            family=order.family,
            amount_minor=order.amount_minor,
        )
        approver = register.people.prove(order.approver, order.approver_secret) if order.approver else None
        return register.resolving.resolve(by, bazaar, wish, identity=order.id, approver=approver)

    @router.post("/owners", status_code=201, response_model=ExceptionRow, summary="Take an exception on")
    def take(bazaar: str, order: TakeOrder, by: By) -> ExceptionRow:
        """Needs the right to draft payouts. It stays on the list."""
        return register.resolving.take(by, bazaar, order.about, identity=order.id, person=order.person)

    return router
