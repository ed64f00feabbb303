"""The family's statement: every line sold for it, every deduction, and what it is owed.

It must convince someone who was not there and has a pencil. It takes its sums from the settlement that the domain
worked out and its rows from the facts behind it, and refuses to print when the two do not agree.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pos.domain.bazaar import PayBy
from pos.domain.settlement import ClaimKind
from pos.domain.text import FSI, PDI, isolate
from pos.printing.document import Expected, Figure, Mark, PaperMismatch, Size, check_figures
from pos.printing.papers.statement_contents import EntryKind, Statement, StatementEntry, up_to
from pos.printing.papers.statement_sums import calculation, payments
from pos.printing.sheet import (
    Banner,
    Code,
    Column,
    Facts,
    Heading,
    Prose,
    RowKind,
    Sheet,
    Space,
    Table,
    TableRow,
)
from pos.printing.words import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell


def statement_sheet(letterhead: Letterhead, statement: Statement) -> Sheet:
    """Write a family's statement.

    Args:
        letterhead: who speaks; it must know the names of the family and its items.
        statement: what it says.

    Raises:
        PaperMismatch: the entries do not add up to the settlement, or the paper does not show them all (a bug).
    """
    _require_sums(statement)
    wording = letterhead.wording
    family = statement.settlement.family
    blocks: list[Block] = [Heading(wording.label("statement.heading"), 1)]
    if statement.provisional:
        blocks += [Banner(wording.label("paper.provisional"))]
    blocks += [Facts(tuple(_facts(letterhead, statement)))]
    blocks += _entry_tables(letterhead, statement.entries)
    blocks += _goods(letterhead, statement)
    blocks += [*calculation(letterhead, statement), *payments(letterhead, statement.payments)]
    code = isolate(statement.code)
    if statement.link:
        blocks += [Space(5), Code(statement.link, wording.label("statement.page", code=code))]
    elif statement.code:
        blocks += [Space(3), Prose(wording.label("statement.code", code=code))]
    sheet = letterhead.sheet(
        wording.label("statement.title", number=isolate(family)).first,
        statement.printed,
        tuple(blocks),
    )
    rows = tuple(entry.amount_minor for entry in _in_order(statement.entries))
    check_figures(sheet, Expected(letterhead.currency, rows, statement.settlement.net_minor))
    return sheet


def _require_sums(statement: Statement) -> None:
    line = statement.settlement
    wanted = {
        ClaimKind.GROSS: line.gross_minor,
        ClaimKind.REFUND: -line.refunds_minor,
        ClaimKind.ADVANCE: -line.advances_minor,
        ClaimKind.ADJUSTMENT: line.adjustments_minor,
    }
    for claim, minor in wanted.items():
        summed = sum(entry.amount_minor for entry in statement.entries if entry.claim is claim)
        if summed != minor:
            raise PaperMismatch(f"family {line.family}: {claim.value} rows add up to {summed}, settlement says {minor}")


def _facts(letterhead: Letterhead, statement: Statement) -> Iterator[tuple[Label, Cell]]:
    wording = letterhead.wording
    line = statement.settlement
    yield wording.label("paper.family"), letterhead.family(line.family)
    yield wording.label("statement.number"), isolate(line.family)
    if statement.run:
        yield wording.label("statement.run"), isolate(statement.run)
    yield wording.label("statement.until"), up_to(wording, statement.until)
    method = wording.label("statement.pay_cash" if line.pay_by is PayBy.CASH else "statement.pay_bank").line()
    yield wording.label("statement.pay_by"), f"{method} — {statement.paid_to}" if statement.paid_to else method
    if statement.voucher:
        yield wording.label("voucher.number"), isolate(statement.voucher)


def _in_order(entries: Iterable[StatementEntry]) -> list[StatementEntry]:
    """Return the entries as they are printed: by claim, and within a claim as in the book."""
    kept = list(entries)
    return [entry for claim in ClaimKind for entry in kept if entry.claim is claim]


def _entry_tables(letterhead: Letterhead, entries: tuple[StatementEntry, ...]) -> list[Block]:
    wording = letterhead.wording
    sold = [entry for entry in entries if entry.claim is ClaimKind.GROSS]
    back = [entry for entry in entries if entry.claim is ClaimKind.REFUND]
    others = [entry for entry in _in_order(entries) if entry.claim not in {ClaimKind.GROSS, ClaimKind.REFUND}]
    blocks: list[Block] = [Heading(wording.label("statement.sales"))]
    blocks.append(_goods_lines(letterhead, sold) if sold else Prose(wording.label("statement.no_sales")))
    if back:
        blocks += [Heading(wording.label("statement.refunds")), _goods_lines(letterhead, back)]
    if any(entry.promotion_minor for entry in entries):
        blocks += [Space(1), Prose(Label(f"* {wording.line('statement.centre_bears')}"), Size.SMALL)]
    if others:
        blocks += [Heading(wording.label("statement.others")), _other_lines(letterhead, others)]
    return blocks


def _goods_lines(letterhead: Letterhead, entries: list[StatementEntry]) -> Table:
    """Return a table of sold or refunded lines, grouped by day."""
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.number"), 5),
        Column(wording.label("statement.time"), 8),
        Column(wording.label("statement.receipt"), 15),
        Column(wording.label("paper.item"), 30),
        Column(wording.label("paper.quantity"), 7, is_number=True),
        Column(wording.label("paper.price"), 11, is_number=True),
        Column(wording.label("paper.discount"), 10, is_number=True),
        Column(wording.label("statement.credited"), 13, is_number=True),
    )
    rows: list[TableRow] = []
    number = 0
    for day, of_day in groupby(entries, key=lambda entry: entry.at.date()):
        rows.append(TableRow((wording.day(day),), RowKind.GROUP))
        for entry in of_day:
            number += 1
            rows += [_goods_line(letterhead, number, entry), *_note(letterhead, entry)]
    total = letterhead.amount(sum(entry.amount_minor for entry in entries))
    pieces = wording.count(sum(entry.pieces for entry in entries))
    return Table(
        columns, (*rows, TableRow(("", "", "", wording.label("paper.sum"), pieces, "", "", total), RowKind.SUM))
    )


def _goods_line(letterhead: Letterhead, number: int, entry: StatementEntry) -> TableRow:
    wording = letterhead.wording
    name = letterhead.item(entry.item, entry.text) if entry.item or entry.text else Label("—")
    if entry.kind not in {EntryKind.SALE, EntryKind.REFUND}:
        kind = wording.label("receipt.void" if entry.kind is EntryKind.VOID else f"statement.{entry.kind.value}")
        name = Label(f"{name.first} ({kind.first})", name.second)
    mark = "*" if entry.promotion_minor else ""
    cells: tuple[Cell, ...] = (
        wording.count(number),
        wording.time(entry.at),
        isolate(entry.number),
        name,
        wording.quantity(entry.counted, entry.unit),
        letterhead.amount(entry.price_minor),
        letterhead.amount(-entry.discount_minor) if entry.discount_minor else mark or "—",
        letterhead.amount(entry.amount_minor),
    )
    return TableRow(cells, figure=Figure(Mark.LINE, entry.amount_minor))


def _other_lines(letterhead: Letterhead, entries: list[StatementEntry]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("statement.moment"), 18),
        Column(wording.label("statement.entry"), 16),
        Column(wording.label("voucher.number"), 16),
        Column(wording.label("paper.reason"), 38),
        Column(wording.label("paper.amount"), 14, is_number=True),
    )
    rows: list[TableRow] = []
    for entry in entries:
        cells: tuple[Cell, ...] = (
            wording.moment(entry.at),
            wording.label(f"statement.{entry.kind.value}"),
            isolate(entry.number),
            entry.text,
            letterhead.amount(entry.amount_minor),
        )
        rows += [TableRow(cells, figure=Figure(Mark.LINE, entry.amount_minor)), *_note(letterhead, entry)]
    return Table(columns, tuple(rows))


def _note(letterhead: Letterhead, entry: StatementEntry) -> list[TableRow]:
    """Return why an amount is as it is and who approved it, on a row of its own; nothing where neither is known."""
    wording = letterhead.wording
    parts: list[Label] = []
    if entry.reason:
        parts.append(wording.label("statement.because", reason=f"{FSI}{entry.reason}{PDI}"))
    if entry.approved_by:
        parts.append(letterhead.approved_by(entry.approved_by))
    if not parts:
        return []
    first, second = (
        " · ".join(filter(None, texts)) for texts in zip(*((p.first, p.second) for p in parts), strict=True)
    )
    return [TableRow((Label(first, second),), RowKind.NOTE)]


def _goods(letterhead: Letterhead, statement: Statement) -> list[Block]:
    """Return the equation of goods, item by item; it is counted up to the printing, and says so where the run looked less far."""
    if not statement.goods:
        return []
    wording = letterhead.wording
    printed = wording.moment(statement.printed)
    is_later = printed != up_to(wording, statement.until)
    heading = wording.label("statement.goods_at", moment=printed) if is_later else wording.label("statement.goods")
    keys = ("received_before", "sold", "returned_now", "written_off", "on_hand")
    columns = (
        Column(wording.label("paper.item"), 40),
        *(Column(wording.label(f"goods.{key}"), 12, is_number=True) for key in keys),
    )
    rows = tuple(
        TableRow(
            (
                letterhead.item(code),
                *(
                    wording.quantity(term, each.unit)
                    for term in (each.received, each.sold, each.returned, each.written_off, each.on_hand)
                ),
            )
        )
        for code, each in statement.goods
    )
    return [
        Heading(heading),
        Table(columns, rows),
        Space(1),
        Prose(wording.label("goods.equation"), Size.SMALL),
    ]
