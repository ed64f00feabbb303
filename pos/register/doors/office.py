"""The doors for the office's reading: board, reconciliation, exceptions, accounts, stock, statements, journals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from pos.domain.limits import STATEMENTS_AT_ONCE_MAX
from pos.domain.oddities import ExceptionRow
from pos.domain.reports import Board, FamilyRow, GoodsLine, Reconciliation
from pos.domain.roads import Roads
from pos.domain.statement_reports import Statement
from pos.register.doors.answers import answers
from pos.register.doors.passing import SIGNED_IN, By

if TYPE_CHECKING:
    from pos.register.register import Register


Several = Annotated[list[str], Query(min_length=1, max_length=STATEMENTS_AT_ONCE_MAX)]


class Lines(StreamingResponse):
    """A journal, line by line."""

    media_type = "application/x-ndjson"


def office_router(register: Register) -> APIRouter:
    """Make the doors for reading; each needs the right to read the ledger."""
    router = APIRouter(
        prefix="/v1/bazaars/{bazaar}", tags=["office"], dependencies=[SIGNED_IN], responses=answers(401, 403, 404)
    )

    @router.get("/board", response_model=Board, summary="The first look at a bazaar")
    def board(bazaar: str, by: By) -> Board:
        """Who is in, what was taken, whether the totals agree."""
        return register.accounts.board(by, bazaar)

    @router.get("/reconciliation", response_model=Reconciliation, summary="Three roads to one figure")
    def reconciliation(bazaar: str, by: By, payout: str = "") -> Reconciliation:
        """Z-reports, receipts and ledgers, per till; as far as a payout run looked, where one is named."""
        return register.accounts.reconciliation(by, bazaar, payout)

    @router.get("/roads", response_model=Roads, summary="The three roads, row by row")
    def roads(bazaar: str, by: By) -> Roads:
        """Per till, day and way of paying; of families those that do not agree. Read from every receipt when it is asked for."""
        return register.roads.rows(by, bazaar)

    @router.get("/exceptions", response_model=tuple[ExceptionRow, ...], summary="What wants a person's eye")
    def exceptions(bazaar: str, by: By) -> tuple[ExceptionRow, ...]:
        """Nothing on the list was refused or lost."""
        return register.accounts.exceptions(by, bazaar)

    @router.get("/accounts", response_model=tuple[FamilyRow, ...], summary="Where every family stands")
    def accounts(bazaar: str, by: By) -> tuple[FamilyRow, ...]:
        """Over all runs and what came after them."""
        return register.accounts.families(by, bazaar)

    @router.get("/stock", response_model=tuple[GoodsLine, ...], summary="The equation of every item")
    def stock(bazaar: str, by: By) -> tuple[GoodsLine, ...]:
        """Received, sold, returned, written off, still here."""
        return register.accounts.stock(by, bazaar)

    @router.get("/families/{number}/statement", response_model=Statement, summary="A family's statement")
    def statement(bazaar: str, number: str, by: By, payout: str = "") -> Statement:
        """Of one run, or of the whole bazaar up to now."""
        return register.statements.statement(by, bazaar, number, payout)

    @router.get("/statements", response_model=tuple[Statement, ...], summary="Several families' statements")
    def statements(bazaar: str, by: By, families: Several, payout: str = "") -> tuple[Statement, ...]:
        """Of one moment, in the order in which they are asked for; what they have in common is read once."""
        return register.statements.statements(by, bazaar, families, payout)

    @router.get("/journals/{device}", response_class=Lines, summary="A device's journal, line by line")
    def journal(bazaar: str, device: str, by: By) -> Lines:
        """As it was stored; `R01` is the office's own."""
        lines = register.exports.journal(by, bazaar, device)
        return Lines(lines)

    return router
