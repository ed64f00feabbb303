"""The doors from a figure down to the facts: rows of the ledger page by page, one fact word for word, the trial balance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Path, Query

from pos.domain.ledger_reports import PAGE_ENTRIES_MAX, EntryPage, Source, StoredFact, Told, Trace, TrialBalance
from pos.domain.limits import RATE_BP_MAX, SEQUENCE_MAX
from pos.register.doors.answers import answers
from pos.register.doors.passing import SIGNED_IN, By

if TYPE_CHECKING:
    from pos.register.register import Register

Several = Annotated[list[str] | None, Query()]
Day = Annotated[date | None, Query()]
Count = Annotated[int, Path(ge=1, le=SEQUENCE_MAX)]
Numbers = Annotated[str, Query(description="Family numbers with commas between them.")]
Rate = Annotated[int | None, Query(ge=0, le=RATE_BP_MAX)]
Limit = Annotated[int, Query(ge=1, le=PAGE_ENTRIES_MAX)]


def tracing_router(register: Register) -> APIRouter:
    """Make the doors for tracing; each needs the right to read the ledger."""
    router = APIRouter(
        prefix="/v1/bazaars/{bazaar}", tags=["office"], dependencies=[SIGNED_IN], responses=answers(401, 403, 404)
    )

    _add_entries(router, register)

    @router.get("/facts/{device}/{epoch}/{seq}", response_model=StoredFact, summary="One stored fact, word for word")
    def fact(bazaar: str, device: str, epoch: Count, seq: Count, by: By) -> StoredFact:
        """With its hash, the journal's line, and every row that follows from it."""
        return register.tracing.fact(by, bazaar, device, epoch, seq)

    @router.get("/trial-balance", response_model=TrialBalance, summary="All accounts, which together come to zero")
    def trial_balance(bazaar: str, by: By, first_day: Day = None, last_day: Day = None) -> TrialBalance:
        """Of a period, or of the whole bazaar with who still owes what couriers and outlets took."""
        trial = register.tracing.trial_balance(by, bazaar, first_day, last_day)
        is_whole = first_day is None and last_day is None
        return replace(trial, owing=register.agents.owing(by, bazaar)) if is_whole else trial

    return router


def _add_entries(router: APIRouter, register: Register) -> None:
    @router.get("/entries", response_model=EntryPage, summary="The rows that a figure is made of, page by page")
    def entries(  # noqa: PLR0913 - one word for each part of the question
        bazaar: str,
        by: By,
        source: Source = "ledger",
        account: Several = None,
        kind: Several = None,
        claim: Several = None,
        family: str | None = None,
        device: str = "",
        item: str = "",
        mentions: str = "",
        first_day: Day = None,
        last_day: Day = None,
        settled_by: str = "",
        hour: str = "",
        package: str = "",
        shift_day: Day = None,
        closing: str = "",
        after_closing: str = "",
        shift: str = "",
        late_for: str = "",
        told: Told = "",
        numbers: Numbers = "",
        rate_bp: Rate = None,
        book: str = "",
        hall: str | None = None,
        start: str = "",
        limit: Limit = PAGE_ENTRIES_MAX,
    ) -> EntryPage:
        """By their facts' time. `start` is what the page before named as `after`; the sums come with the first page."""
        trace = Trace(
            source=source,
            accounts=tuple(account or ()),
            kinds=tuple(kind or ()),
            claims=tuple(claim or ()),
            family=family,
            device=device,
            item=item,
            mentions=mentions,
            first_day=first_day,
            last_day=last_day,
            settled_by=settled_by,
            hour=hour,
            package=package,
            shift_day=shift_day,
            closing=closing,
            after_closing=after_closing,
            shift=shift,
            late_for=late_for,
            told=told,
            families=tuple(filter(None, numbers.split(","))),
            rate_bp=rate_bp,
            book=book,
            hall=hall,
        )
        return register.tracing.entries(by, bazaar, trace, start, limit)
