"""The doors for markdowns: what one would change, planning it for every till, all that was planned, and stopping one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.markdown_plans import MarkdownPreview, MarkdownRow
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownOrder:
    """A markdown for every till; the id makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    plan: MarkdownPlanned


@dataclass(frozen=True, slots=True, kw_only=True)
class StoppingOrder:
    """Stop a markdown; the reason may be empty."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    reason: str = ""


def markdowns_router(register: Register) -> APIRouter:
    """Make the doors for markdowns; planning and stopping need the right to plan."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}/markdowns",
        tags=["planning"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404, 409),
    )

    @router.get("", response_model=tuple[MarkdownRow, ...], summary="The last markdowns, each with how it stands")
    def markdowns(bazaar: str, by: By) -> tuple[MarkdownRow, ...]:
        """Planned here or at a till; the one that was said last first. Needs the right to read the ledger."""
        return register.markdowns.all(by, bazaar)

    @router.post("/preview", response_model=MarkdownPreview, summary="What a markdown would change")
    def preview(bazaar: str, plan: MarkdownPlanned, by: By) -> MarkdownPreview:
        """Nothing is written: how many items get cheaper, how many stop at their floors, and the first of them."""
        return register.markdowns.preview(by, bazaar, plan)

    @router.post("", status_code=201, response_model=tuple[MarkdownRow, ...], summary="Plan a markdown for every till")
    def plan(bazaar: str, order: MarkdownOrder, by: By) -> tuple[MarkdownRow, ...]:
        """Of an item, a family, a package or everything; no price falls below its family's floor."""
        return register.markdowns.plan(by, bazaar, order.plan, identity=order.id)

    @router.post("/{markdown}/end", response_model=tuple[MarkdownRow, ...], summary="Stop a markdown")
    def stop(bazaar: str, markdown: UUID, order: StoppingOrder, by: By) -> tuple[MarkdownRow, ...]:
        """With all that was planned for the same goods on its day."""
        return register.markdowns.stop(by, bazaar, markdown, identity=order.id, reason=order.reason)

    return router
