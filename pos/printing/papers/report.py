"""A report on goods or families on A4: the bazaar, what it is narrowed to, the table, and what all of it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.stock_reports import FamilyGroup, ItemRow, Narrowed, Report, StockGroup
from pos.domain.text import isolate
from pos.domain.weighing import Unit
from pos.printing.sheet import Column, Facts, Heading, Prose, RowKind, Sheet, Space, Table, TableRow
from pos.printing.words import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Cell

_DASH = "—"
_WAYS = ("received_before", "sold", "returned_now", "written_off")
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPaper:
    """What the paper says.

    Attributes:
        rows: all rows of the report, in the order in which they are to stand.
        narrowed: what the report is narrowed to.
        read: the person's code and the moment of the reading.
        pieces, grams: what is on hand of all of it.
        value_minor: what that would bring; of families, what they sold.
    """

    report: Report
    rows: Sequence[StockGroup | ItemRow | FamilyGroup]
    narrowed: Narrowed
    read: tuple[str, datetime]
    pieces: int = 0
    grams: int = 0
    value_minor: int = 0


def report_sheet(letterhead: Letterhead, paper: ReportPaper) -> Sheet:
    """Write a report.

    Args:
        letterhead: who speaks.
        paper: what it says.
    """
    wording = letterhead.wording
    person, moment = paper.read
    is_of_sales = paper.report.value.startswith("families")
    title = wording.label(f"report.{paper.report.value}")
    facts: tuple[tuple[Label, Cell], ...] = (
        (wording.label("paper.date"), wording.moment(moment)),
        (wording.label("ledger.reader"), letterhead.person(person)),
        (wording.label("report.rows"), wording.count(len(paper.rows))),
        (wording.label("report.sales" if is_of_sales else "report.value"), letterhead.price(paper.value_minor)),
        *_narrowed(letterhead, paper),
    )
    return letterhead.sheet(
        title.first,
        moment,
        (
            Heading(title, 1),
            Prose(letterhead.bazaar_name()),
            Facts(facts),
            Space(2),
            _table(letterhead, paper),
        ),
        is_wide=True,
    )


def _narrowed(letterhead: Letterhead, paper: ReportPaper) -> tuple[tuple[Label, Cell], ...]:
    """Return every filter with what it is set to; a report of everything says so."""
    wording, to = letterhead.wording, paper.narrowed
    facts: list[tuple[Label, Cell]] = []
    if to.first or to.last:
        facts.append((wording.label("report.period"), _period(letterhead, to)))
    if to.package is not None:
        facts.append((wording.label("paper.package"), _package(letterhead, to.package)))
    if to.family is not None:
        facts.append((wording.label("paper.family"), letterhead.family(to.family)))
    for key, value in (("branch", to.branch), ("governorate", to.governorate), ("hall", to.hall)):
        if value is not None:
            facts.append((wording.label(f"report.{key}"), value or wording.label(f"report.without_{key}")))
    if paper.report is Report.EXPIRE:
        facts.append((wording.label("report.days"), wording.count(to.days)))
    return tuple(facts) or ((wording.label("report.narrowed"), wording.label("report.everything")),)


def _period(letterhead: Letterhead, to: Narrowed) -> Cell:
    wording = letterhead.wording
    if to.first and to.last:
        return f"{wording.day(to.first)} – {wording.day(to.last)}"
    if to.last:
        return wording.label("report.up_to", day=wording.day(to.last))
    return wording.label("report.since", day=wording.day(to.first)) if to.first else _DASH


def _package(letterhead: Letterhead, code: str) -> Label:
    if code == _UNKNOWN:
        return letterhead.wording.label("report.unknown")
    return letterhead.package(code) if code else letterhead.wording.label("report.without_package")


def _table(letterhead: Letterhead, paper: ReportPaper) -> Table:
    rows = paper.rows
    if paper.report.value.startswith("stock"):
        return _stock(letterhead, paper, [row for row in rows if isinstance(row, StockGroup)])
    if paper.report.value.startswith("families"):
        return _families(letterhead, paper, [row for row in rows if isinstance(row, FamilyGroup)])
    return _items(letterhead, paper, [row for row in rows if isinstance(row, ItemRow)])


def _stock(letterhead: Letterhead, paper: ReportPaper, rows: list[StockGroup]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(_key_label(letterhead, paper.report), 34),
        Column(wording.label("report.items"), 10, is_number=True),
        *(Column(wording.label(f"goods.{key}"), 14, is_number=True) for key in _WAYS),
        Column(wording.label("report.on_hand"), 14, is_number=True),
        Column(wording.label("report.in_transit"), 14, is_number=True),
        Column(wording.label("report.not_arrived"), 14, is_number=True),
        Column(wording.label("report.value"), 16, is_number=True),
    )
    body = [TableRow(_stock_cells(letterhead, paper.report, row)) for row in rows]
    sums: list[TableRow] = []
    for unit in Unit:
        part = [row for row in rows if row.unit is unit]
        if part:
            caption = wording.label("paper.sum" if unit is Unit.PIECE else "report.weighed")
            sums.append(TableRow((caption, *_stock_sums(letterhead, part, unit)), RowKind.SUM))
    return Table(columns, (*body, *sums))


def _stock_cells(letterhead: Letterhead, report: Report, row: StockGroup) -> tuple[Cell, ...]:
    wording = letterhead.wording
    amounts = (row.received, row.sold, row.returned, row.written_off, row.on_hand, row.in_transit, row.not_arrived)
    return (
        _key(letterhead, report, row.key, row.name_ar, row.name_en),
        wording.count(row.items),
        *(wording.quantity(amount, row.unit) for amount in amounts),
        letterhead.amount(row.value_minor),
    )


def _stock_sums(letterhead: Letterhead, rows: list[StockGroup], unit: Unit) -> tuple[Cell, ...]:
    names = ("received", "sold", "returned", "written_off", "on_hand", "in_transit", "not_arrived")
    return (
        letterhead.wording.count(sum(row.items for row in rows)),
        *(letterhead.wording.quantity(sum(getattr(row, name) for row in rows), unit) for name in names),
        letterhead.amount(sum(row.value_minor for row in rows)),
    )


def _items(letterhead: Letterhead, paper: ReportPaper, rows: list[ItemRow]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.item"), 36),
        Column(wording.label("paper.family"), 30),
        Column(wording.label("paper.package"), 14),
        Column(wording.label("goods.expiry"), 14),
        *(Column(wording.label(f"goods.{key}"), 12, is_number=True) for key in ("received_before", "sold")),
        Column(wording.label("report.on_hand"), 12, is_number=True),
        Column(wording.label("paper.price"), 14, is_number=True),
        Column(wording.label("report.value"), 16, is_number=True),
    )
    body = [TableRow(_item_cells(letterhead, row)) for row in rows]
    pieces = (*("",) * 5, wording.quantity(paper.pieces), "", letterhead.amount(paper.value_minor))
    sums = [TableRow((wording.label("paper.sum"), *pieces), RowKind.SUM)]
    if paper.grams:
        weighed = (*("",) * 5, wording.quantity(paper.grams, Unit.GRAM), "", "")
        sums.append(TableRow((wording.label("report.weighed"), *weighed), RowKind.SUM))
    return Table(columns, (*body, *sums))


def _item_cells(letterhead: Letterhead, row: ItemRow) -> tuple[Cell, ...]:
    wording = letterhead.wording
    name, owner = wording.choose(row.name_ar, row.name_en), wording.choose(row.family_ar, row.family_en)
    return (
        Label(name.first, " · ".join(part for part in (name.second, isolate(row.item)) if part)),
        _numbered(letterhead, owner, row.family),
        _package(letterhead, row.package).first,
        wording.day(row.expiry) if row.expiry else _DASH,
        wording.quantity(row.received, row.unit),
        wording.quantity(row.sold, row.unit),
        wording.quantity(row.on_hand, row.unit),
        letterhead.amount(row.price_minor),
        letterhead.amount(row.value_minor),
    )


def _families(letterhead: Letterhead, paper: ReportPaper, rows: list[FamilyGroup]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(_key_label(letterhead, paper.report), 50),
        Column(wording.label("report.families"), 15, is_number=True),
        Column(wording.label("report.selling"), 15, is_number=True),
        Column(wording.label("report.sales"), 20, is_number=True),
    )
    body = [
        TableRow(
            (
                _key(letterhead, paper.report, row.key, row.name_ar, row.name_en),
                wording.count(row.families),
                wording.count(row.selling),
                letterhead.amount(row.sold_minor),
            )
        )
        for row in rows
    ]
    sums = (
        wording.label("paper.sum"),
        wording.count(sum(row.families for row in rows)),
        wording.count(sum(row.selling for row in rows)),
        letterhead.amount(paper.value_minor),
    )
    return Table(columns, (*body, TableRow(sums, RowKind.SUM)))


def _key_label(letterhead: Letterhead, report: Report) -> Label:
    subject = report.value.rpartition("_by_")[2]
    return letterhead.wording.label(f"{'paper' if subject in {'family', 'package', 'item'} else 'report'}.{subject}")


def _key(letterhead: Letterhead, report: Report, key: str, arabic: str, english: str) -> Cell:
    """Return what a row is called; the centre's own and what belongs nowhere in words."""
    subject = report.value.rpartition("_by_")[2]
    name = letterhead.wording.choose(arabic, english)
    if subject in {"family", "item"} and key != _UNKNOWN:
        return _numbered(letterhead, name, key)
    if key in {_UNKNOWN, ""}:
        return nowhere(letterhead, report, key)
    return name if name.first else Label(key)


def nowhere(letterhead: Letterhead, report: Report, key: str) -> Label:
    """Return what a row of a report is called that is of no package, branch, governorate or family.

    Args:
        letterhead: who speaks.
        report: which one.
        key: the row's; empty is the centre or what belongs nowhere, a question mark who is not enrolled.
    """
    subject = report.value.rpartition("_by_")[2]
    if key == _UNKNOWN:
        return letterhead.wording.label("report.unknown")
    if subject in {"package", "branch", "governorate", "hall"}:
        return letterhead.wording.label(f"report.without_{subject}")
    return letterhead.family("")


def _numbered(letterhead: Letterhead, name: Label, number: str) -> Label:
    """Return a family's name with its number small below it; without a number it is the centre."""
    if not number:
        return letterhead.family("")
    return Label(name.first or isolate(number), " · ".join(part for part in (name.second, isolate(number)) if part))
