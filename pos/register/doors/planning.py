"""The doors for planning: bazaars, the families that take part, and their personal data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard
from pos.domain.office_facts import FamilyEnrolled
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute
from pos.register.personal import Field

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrder:
    """A bazaar's plan; the id makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    bazaar: Bazaar


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyOrder:
    """A family that takes part; the id makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    family: FamilyEnrolled


def planning_router(register: Register) -> APIRouter:
    """Make the doors for planning."""
    router = APIRouter(route_class=PlainRoute, prefix="/v1", tags=["planning"], responses=answers(401, 403, 404, 409))

    @router.get("/bazaars", dependencies=[SIGNED_IN], summary="All bazaars, the latest first")
    def bazaars() -> tuple[Bazaar, ...]:
        """Answer anyone who is signed in."""
        return register.planning.bazaars()

    @router.put("/bazaars/{bazaar}", summary="Plan a bazaar or change its plan")
    def plan(bazaar: str, order: PlanOrder, by: By) -> Bazaar:
        """Needs the right to plan."""
        return register.planning.plan(by, replace(order.bazaar, code=bazaar), identity=order.id)

    @router.get("/bazaars/{bazaar}/families", dependencies=[SIGNED_IN], summary="The cards of a bazaar's families")
    def families(bazaar: str) -> tuple[FamilyCard, ...]:
        """Answer anyone who is signed in; cards hold no personal data."""
        return register.catalogue.families(bazaar)

    @router.put("/bazaars/{bazaar}/families/{number}", summary="Enrol a family or change its card")
    def enrol(bazaar: str, number: str, order: FamilyOrder, by: By) -> FamilyCard:
        """Needs the right to plan."""
        return register.planning.enrol(by, bazaar, replace(order.family, number=number), identity=order.id)

    @router.get("/bazaars/{bazaar}/items", dependencies=[SIGNED_IN], summary="The cards of a bazaar's items")
    def items(bazaar: str) -> tuple[ItemCard, ...]:
        """Answer anyone who is signed in."""
        return register.catalogue.items(bazaar)

    @router.get("/families/{number}/personal", response_model=dict[Field, str], summary="A family's personal data")
    def personal(number: str, by: By) -> dict[Field, str]:
        """Needs the right to read the ledger."""
        return register.personal.read(by, number)

    @router.put("/families/{number}/personal", status_code=204, summary="Write a family's personal data")
    def write_personal(number: str, values: dict[Field, str], by: By) -> None:
        """Needs the right to plan. Fields that are not named stay; empty ones are taken out."""
        register.personal.write(by, number, values)

    return router
