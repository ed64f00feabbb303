"""The end of a family's statement: the calculation with its rule in words, and every payment with what undid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.bazaar import PayBy
from pos.domain.text import FSI, PDI, isolate
from pos.printing.document import Figure, Mark, Size, Weight
from pos.printing.sheet import Column, Heading, Prose, RowKind, Space, SumRow, Sums, Table, TableRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.papers.statement_contents import Payment, Statement
    from pos.printing.sheet import Block, Cell
    from pos.printing.words import Label


def calculation_rows(letterhead: Letterhead, statement: Statement) -> Iterator[tuple[Label, int]]:
    """Yield each row that makes up the net, in the order of the written rule; what was brought forward always stands there."""
    wording = letterhead.wording
    line = statement.settlement
    yield wording.label("statement.gross"), line.gross_minor
    if line.refunds_minor:
        yield wording.label("statement.less_refunds"), -line.refunds_minor
    for share in line.shares:
        values = {"rate": wording.rate(share.rate_bp), "base": letterhead.amount(share.base_minor)}
        yield wording.label("statement.by_rate", **values), -share.commission_minor
    if line.advances_minor:
        yield wording.label("statement.less_advances"), -line.advances_minor
    if line.adjustments_minor:
        yield wording.label("statement.adjustments"), line.adjustments_minor
    yield wording.label("statement.opening"), line.brought_minor


def end_labels(letterhead: Letterhead, statement: Statement) -> tuple[Label, Label]:
    """Return what the amount paid and the rest are called: of an approved run, or of everything up to now."""
    keys = ("paid_so_far", "balance") if statement.provisional else ("paid", "closing")
    paid, rest = (letterhead.wording.label(f"statement.{key}") for key in keys)
    return paid, rest


def calculation(letterhead: Letterhead, statement: Statement) -> list[Block]:
    """Return the calculation, what is paid now, what is carried on, and how the commission was worked out."""
    wording = letterhead.wording
    line = statement.settlement
    sums = [SumRow(label, letterhead.amount(minor)) for label, minor in calculation_rows(letterhead, statement)]
    net = Figure(Mark.TOTAL, line.net_minor)
    paid, rest = end_labels(letterhead, statement)
    sums += [
        SumRow(wording.label("statement.net"), letterhead.price(line.net_minor), is_total=True, figure=net),
        SumRow(paid, letterhead.price(line.paid_minor), is_total=True),
        SumRow(rest, letterhead.amount(line.carried_minor)),
    ]
    blocks: list[Block] = [Heading(wording.label("statement.calculation")), Sums(tuple(sums)), Space(2)]
    blocks += [Prose(letterhead.in_words(line.paid_minor), weight=Weight.STRONG)]
    if line.carried_minor < 0:
        blocks.append(Prose(wording.label("statement.debt")))
    if line.shares:
        blocks += [Space(1), Prose(wording.label("statement.rule"), Size.SMALL)]
    return blocks


def payments(letterhead: Letterhead, found: tuple[Payment, ...]) -> list[Block]:
    """Return every payment: run, dates, way, voucher and amount; what was undone stands below it with its document."""
    wording = letterhead.wording
    heading = Heading(wording.label("statement.payments"))
    if not found:
        return [heading, Prose(wording.label("statement.no_payments"))]
    columns = (
        Column(wording.label("statement.run"), 15),
        Column(wording.label("statement.approved_on"), 13),
        Column(wording.label("statement.paid_on"), 17),
        Column(wording.label("statement.pay_by"), 16),
        Column(wording.label("voucher.number"), 14),
        Column(wording.label("statement.to_pay"), 12, is_number=True),
        Column(wording.label("statement.handed_over"), 12, is_number=True),
    )
    rows = [row for one in found for row in _payment_rows(letterhead, one)]
    left = [one for one in found if not one.reversal]
    due, paid = sum(one.amount_minor for one in left), sum(one.paid_minor for one in left)
    total = TableRow(
        (wording.label("paper.sum"), "", "", "", "", letterhead.amount(due), letterhead.amount(paid)), RowKind.SUM
    )
    return [heading, Table(columns, (*rows, total))]


def _payment_rows(letterhead: Letterhead, one: Payment) -> Iterator[TableRow]:
    wording = letterhead.wording
    way = wording.label("statement.pay_cash" if one.pay_by is PayBy.CASH else "statement.pay_bank")
    yield TableRow(
        (
            isolate(one.run),
            wording.day(one.approved_at.date()),
            _paid_on(letterhead, one),
            way,
            isolate(one.voucher) if one.voucher else "—",
            letterhead.amount(one.amount_minor),
            letterhead.amount(one.paid_minor),
        )
    )
    if one.collector:
        yield TableRow((wording.label("statement.collected_by", name=f"{FSI}{one.collector}{PDI}"),), RowKind.NOTE)
    if one.reversal:
        yield TableRow(
            (
                wording.label("statement.reversal"),
                "",
                "",
                "",
                isolate(one.reversal),
                letterhead.amount(-one.amount_minor),
                letterhead.amount(-one.paid_minor),
            ),
            RowKind.MARKED,
        )


def _paid_on(letterhead: Letterhead, one: Payment) -> Cell:
    """Return when it was collected, or why it was not; where there is nothing to collect, nobody is asked to come."""
    wording = letterhead.wording
    if one.paid_at:
        return wording.moment(one.paid_at)
    if one.reversal:
        return "—"
    if one.amount_minor:
        return wording.label("statement.not_collected")
    return wording.label("statement.carried_on") if one.carried_minor else "—"
