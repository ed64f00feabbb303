"""The doors for reports on goods and families."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query

from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.domain.stock_reports import (
    EXPIRY_DAYS,
    EXPIRY_DAYS_MAX,
    Choices,
    FamiliesBy,
    FamilyGroup,
    ItemPage,
    ItemsThat,
    Narrowed,
    StockBy,
    StockGroup,
)
from pos.register.doors.answers import answers
from pos.register.doors.passing import SIGNED_IN, By

if TYPE_CHECKING:
    from pos.register.register import Register

START_MAX = 10_000_000
Word = Annotated[str | None, Query(max_length=NAME_CHARACTERS_MAX)]
Days = Annotated[int, Query(ge=0, le=EXPIRY_DAYS_MAX)]
Day = Annotated[date | None, Query()]
Start = Annotated[int, Query(ge=0, le=START_MAX)]


def _narrowed(
    first: Day = None,
    last: Day = None,
    package: Word = None,
    branch: Word = None,
    hall: Word = None,
    days: Days = EXPIRY_DAYS,
) -> Narrowed:
    return Narrowed(first=first, last=last, package=package, branch=branch, hall=hall, days=days)


def _further(
    to: Annotated[Narrowed, Depends(_narrowed)], governorate: Word = None, family: Word = None, but: Word = None
) -> Narrowed:
    return replace(to, governorate=governorate, family=family, but=but)


To = Annotated[Narrowed, Depends(_further)]


def stock_reports_router(register: Register) -> APIRouter:
    """Make the doors for reports; those on goods need the right to read the stock, the one on sales that to read the ledger."""
    router = APIRouter(
        prefix="/v1/bazaars/{bazaar}/reports-on",
        tags=["office"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404),
    )

    @router.get("/choices", response_model=Choices, summary="What reports can be narrowed to")
    def choices(bazaar: str, by: By) -> Choices:
        """Packages, branches and halls."""
        return register.stock_reports.choices(by, bazaar)

    @router.get("/stock", response_model=tuple[StockGroup, ...], summary="Stock by family, package, hall or item")
    def stock(bazaar: str, by: By, to: To, stock_by: StockBy = StockBy.FAMILY) -> tuple[StockGroup, ...]:
        """Pieces and grams in rows of their own; items are those of one `family`, and `but` leaves a device out."""
        return register.stock_reports.stock(by, bazaar, stock_by, to)

    @router.get(
        "/items", response_model=ItemPage, summary="All items, or those that expire, sell slowly or are sold out"
    )
    def items(bazaar: str, by: By, to: To, that: ItemsThat = ItemsThat.EXPIRE, skip: Start = 0) -> ItemPage:
        """What concerns most comes first; a long list comes page by page, with what all of it comes to."""
        return register.stock_reports.items(by, bazaar, that, to, start=skip)

    @router.get(
        "/families",
        response_model=tuple[FamilyGroup, ...],
        summary="Families by package, branch or governorate, or one by one",
    )
    def families(bazaar: str, by: By, to: To, families_by: FamiliesBy = FamiliesBy.PACKAGE) -> tuple[FamilyGroup, ...]:
        """How many there are, how many of them sold, and how much."""
        return register.stock_reports.families(by, bazaar, families_by, to)

    return router
