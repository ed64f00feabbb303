"""The doors for reports on goods and families."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter

from pos.domain.stock_reports import FamiliesBy, FamilyGroup, ItemRow, ItemsThat, StockBy, StockGroup
from pos.register.doors.answers import answers
from pos.register.doors.passing import SIGNED_IN, By

if TYPE_CHECKING:
    from pos.register.register import Register


def stock_reports_router(register: Register) -> APIRouter:
    """Make the doors for reports; each needs the right to read the ledger."""
    router = APIRouter(
        prefix="/v1/bazaars/{bazaar}/reports-on",
        tags=["office"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404),
    )

    @router.get("/stock", response_model=tuple[StockGroup, ...], summary="Stock by family, package or hall")
    def stock(bazaar: str, by: By, stock_by: StockBy = StockBy.FAMILY) -> tuple[StockGroup, ...]:
        """Pieces and grams in rows of their own, and what they would bring."""
        return register.stock_reports.stock(by, bazaar, stock_by)

    @router.get("/items", response_model=tuple[ItemRow, ...], summary="Items that expire, sell slowly or are sold out")
    def items(bazaar: str, by: By, that: ItemsThat = ItemsThat.EXPIRE) -> tuple[ItemRow, ...]:
        """What concerns most comes first."""
        return register.stock_reports.items(by, bazaar, that)

    @router.get(
        "/families", response_model=tuple[FamilyGroup, ...], summary="Families by package, branch or governorate"
    )
    def families(bazaar: str, by: By, families_by: FamiliesBy = FamiliesBy.PACKAGE) -> tuple[FamilyGroup, ...]:
        """How many there are, how many of them sold, and how much."""
        return register.stock_reports.families(by, bazaar, families_by)

    return router
