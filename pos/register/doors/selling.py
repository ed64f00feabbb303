"""The door for the dashboard: all its figures in one answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query

from pos.domain.selling import SellingFigures
from pos.register.doors.answers import answers
from pos.register.doors.passing import SIGNED_IN, By

if TYPE_CHECKING:
    from pos.register.register import Register


Day = Annotated[date | None, Query()]


def selling_router(register: Register) -> APIRouter:
    """Make the door; it needs the right to read the ledger."""
    router = APIRouter(
        prefix="/v1/bazaars/{bazaar}", tags=["office"], dependencies=[SIGNED_IN], responses=answers(401, 403, 404)
    )

    @router.get("/selling", response_model=SellingFigures, summary="What was sold, by hour, family, till and item")
    def selling(bazaar: str, by: By, day: Day = None) -> SellingFigures:
        """Of the whole bazaar beside the one before, or of one day beside the day before."""
        return register.selling.figures(by, bazaar, day)

    return router
