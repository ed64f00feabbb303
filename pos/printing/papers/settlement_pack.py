"""The settlement pack: one file that closes a bazaar's accounts for the centre's own archive.

Summary, the three independent totals, every till's closing, every family's settlement, the packages, what was decided, and
who signs. It says plainly when the totals differ. It lies on its long side: a family's row has eleven columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from pos.domain.facts import ShiftClosed, Stamp
from pos.domain.office_facts import SettlementLine
from pos.domain.period_facts import HeadAt, PeriodClosed
from pos.domain.text import isolate
from pos.printing.document import Expected, Figure, Mark, PaperMismatch, Size, Weight, check_figures
from pos.printing.papers.statement_contents import up_to
from pos.printing.sheet import (
    Banner,
    Column,
    Facts,
    Heading,
    NewPage,
    Prose,
    RowKind,
    Sheet,
    Signatures,
    Space,
    SumRow,
    Sums,
    Table,
    TableRow,
)
from pos.printing.words import Label

if TYPE_CHECKING:
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block

_MONEY_COLUMNS = ("gross", "refunds", "commission", "advances", "adjustments", "brought", "net", "carried", "paid")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementPack:
    """Everything that the pack says.

    Attributes:
        run: the payout run's number.
        until: the day up to whose evening it reaches; None where that is the moment of its draft.
        incomplete: the tills of which something can be missing; the totals of all others agree.
        printed: the moment of printing.
        drafted_by, approved_by: the codes of the two persons; the second is empty before approval.
        z_reports_minor, receipts_minor, ledgers_minor: the three independent totals of the bazaar's takings.
        closings: every till's Z-reports with their stamps, by till and shift.
        settlements: every family's settlement, by number.
        packages: package code by family number.
        remarks: what was decided, a sentence each.
        heads: how far each journal reached when the pack was set, with the hash there: an anchor outside the system.
        closing: the last closed period; None before the first.
    """

    run: str
    printed: datetime
    drafted_by: str
    approved_by: str
    z_reports_minor: int
    receipts_minor: int
    ledgers_minor: int
    closings: tuple[tuple[Stamp, ShiftClosed], ...]
    settlements: tuple[SettlementLine, ...]
    packages: Mapping[str, str]
    remarks: tuple[Label, ...] = ()
    heads: tuple[HeadAt, ...] = ()
    closing: PeriodClosed | None = None
    until: date | None = None
    incomplete: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the three totals are one figure."""
        return self.z_reports_minor == self.receipts_minor == self.ledgers_minor


def settlement_pack_sheet(letterhead: Letterhead, pack: SettlementPack) -> Sheet:
    """Write the settlement pack.

    Args:
        letterhead: who speaks; it must know the names of families and people.
        pack: what it says.

    Raises:
        PaperMismatch: the paper does not show every family and the sum of what is paid, or the closings do not add up to
            the total of the Z-reports (a bug).
    """
    closed = sum(closing.takings_minor for _, closing in pack.closings)
    if closed != pack.z_reports_minor:
        raise PaperMismatch(f"pack {pack.run}: closings add up to {closed}, the total says {pack.z_reports_minor}")
    wording = letterhead.wording
    sheet = letterhead.sheet(
        f"{wording.label('pack.title').first} {isolate(pack.run)}",
        pack.printed,
        (
            *_summary(letterhead, pack),
            Heading(wording.label("pack.tills")),
            _closings(letterhead, pack),
            NewPage(),
            Heading(wording.label("pack.families")),
            _families(letterhead, pack.settlements),
            Heading(wording.label("pack.packages")),
            _packages(letterhead, pack),
            *_remarks(letterhead, pack.remarks),
            *_anchors(letterhead, pack),
            _signatures(letterhead),
        ),
        is_wide=True,
    )
    paid = tuple(line.paid_minor for line in pack.settlements)
    check_figures(sheet, Expected(letterhead.currency, paid, sum(paid)))
    return sheet


def _summary(letterhead: Letterhead, pack: SettlementPack) -> list[Block]:
    wording = letterhead.wording
    bazaar = letterhead.bazaar
    facts: list[tuple[Label, str | Label]] = [
        (wording.label("paper.date"), wording.moment(pack.printed)),
        (wording.label("pack.run"), isolate(pack.run)),
        *(((wording.label("statement.until"), up_to(wording, pack.until)),) if pack.until else ()),
        (wording.label("pack.families_count"), wording.count(len(pack.settlements))),
        (wording.label("pack.days"), f"{wording.day(bazaar.first_day)} – {wording.day(bazaar.last_day)}"),
        (wording.label("pack.drafted_by"), letterhead.person(pack.drafted_by)),
    ]
    if pack.approved_by:
        facts.append((wording.label("pack.approved_by"), letterhead.person(pack.approved_by)))
    blocks: list[Block] = [
        Heading(wording.label("pack.title"), 1),
        Prose(letterhead.bazaar_name(), weight=Weight.STRONG),
    ]
    if not pack.approved_by:
        blocks.append(Banner(wording.label("paper.provisional")))
    return [
        *blocks,
        Space(2),
        Facts(tuple(facts)),
        Heading(wording.label("pack.reconciliation")),
        Sums(
            (
                SumRow(wording.label("pack.z_total"), letterhead.amount(pack.z_reports_minor)),
                SumRow(wording.label("pack.receipts_total"), letterhead.amount(pack.receipts_minor)),
                SumRow(wording.label("pack.ledgers_total"), letterhead.amount(pack.ledgers_minor)),
            )
        ),
        Space(1),
        _verdict(letterhead, pack),
    ]


def _verdict(letterhead: Letterhead, pack: SettlementPack) -> Block:
    wording = letterhead.wording
    if pack.incomplete:
        tills = ", ".join(map(isolate, pack.incomplete))
        return Banner(wording.label("pack.not_all_in", tills=tills))
    if pack.agrees:
        return Prose(wording.label("pack.agree"), weight=Weight.STRONG)
    return Banner(wording.label("pack.differ"))


def _closings(letterhead: Letterhead, pack: SettlementPack) -> Table:
    wording = letterhead.wording
    keys = ("sales_count", "takings", "cash_expected", "cash_counted", "difference")
    columns = (
        Column(wording.label("pack.z_number"), 14),
        Column(wording.label("paper.day"), 11),
        Column(wording.label("paper.shift"), 7),
        Column(wording.label("paper.cashier"), 18),
        *(Column(wording.label(f"pack.{key}"), 12, is_number=True) for key in keys),
    )
    rows = tuple(
        TableRow(
            (
                isolate(closing.number),
                wording.day(closing.day),
                wording.count(closing.shift),
                letterhead.person(stamp.by),
                wording.count(closing.sales),
                letterhead.amount(closing.takings_minor),
                letterhead.amount(closing.expected_minor),
                letterhead.amount(closing.counted_minor),
                letterhead.amount(closing.difference_minor),
            ),
            RowKind.MARKED if closing.difference_minor else RowKind.BODY,
        )
        for stamp, closing in pack.closings
    )
    sums = (
        letterhead.amount(sum(closing.takings_minor for _, closing in pack.closings)),
        letterhead.amount(sum(closing.expected_minor for _, closing in pack.closings)),
        letterhead.amount(sum(closing.counted_minor for _, closing in pack.closings)),
        letterhead.amount(sum(closing.difference_minor for _, closing in pack.closings)),
    )
    count = wording.count(sum(closing.sales for _, closing in pack.closings))
    total = TableRow((wording.label("paper.sum"), "", "", "", count, *sums), RowKind.SUM)
    return Table(columns, (*rows, total))


def _money(line: SettlementLine) -> tuple[int, ...]:
    """Return the amounts of a settlement in the order of `_MONEY_COLUMNS`; what is paid closes the row."""
    return (
        line.gross_minor,
        -line.refunds_minor,
        -line.commission_minor,
        -line.advances_minor,
        line.adjustments_minor,
        line.brought_minor,
        line.net_minor,
        line.carried_minor,
        line.paid_minor,
    )


def _families(letterhead: Letterhead, settlements: tuple[SettlementLine, ...]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.family"), 18),
        Column(wording.label("statement.number"), 9),
        *_money_columns(letterhead),
    )
    rows = tuple(
        TableRow(
            (letterhead.family(line.family), isolate(line.family), *map(letterhead.amount, _money(line))),
            RowKind.MARKED if line.net_minor < 0 else RowKind.BODY,
            Figure(Mark.LINE, line.paid_minor),
        )
        for line in settlements
    )
    sums = _sums(settlements)
    total = TableRow(
        (wording.label("paper.sum"), "", *map(letterhead.amount, sums)), RowKind.SUM, Figure(Mark.TOTAL, sums[-1])
    )
    return Table(columns, (*rows, total))


def _packages(letterhead: Letterhead, pack: SettlementPack) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.package"), 18),
        Column(wording.label("pack.families_count"), 9, is_number=True),
        *_money_columns(letterhead),
    )
    codes = list(dict.fromkeys(pack.packages.get(line.family, "") for line in pack.settlements))
    rows = []
    for code in codes:
        lines = tuple(line for line in pack.settlements if pack.packages.get(line.family, "") == code)
        name = letterhead.package(code) if code else Label("—")
        rows.append(TableRow((name, wording.count(len(lines)), *map(letterhead.amount, _sums(lines)))))
    return Table(columns, tuple(rows))


def _money_columns(letterhead: Letterhead) -> tuple[Column, ...]:
    return tuple(Column(letterhead.wording.label(f"pack.{key}"), 11, is_number=True) for key in _MONEY_COLUMNS)


def _sums(settlements: tuple[SettlementLine, ...]) -> tuple[int, ...]:
    columns = zip(*map(_money, settlements), strict=True)
    return tuple(map(sum, columns)) if settlements else (0,) * len(_MONEY_COLUMNS)


def _remarks(letterhead: Letterhead, remarks: tuple[Label, ...]) -> list[Block]:
    wording = letterhead.wording
    heading = Heading(wording.label("pack.exceptions"))
    if not remarks:
        return [heading, Prose(wording.label("paper.none"))]
    return [
        heading,
        *(
            Prose(
                Label(*(f"{wording.count(number)}. {text}" if text else "" for text in (remark.first, remark.second)))
            )
            for number, remark in enumerate(remarks, 1)
        ),
    ]


def _anchors(letterhead: Letterhead, pack: SettlementPack) -> list[Block]:
    """Return the hashes that bind the journals to this paper; nothing where no journal was read."""
    if not pack.heads:
        return []
    wording = letterhead.wording
    columns = (
        Column(wording.label("pack.journal"), 12),
        Column(wording.label("pack.life"), 8, is_number=True),
        Column(wording.label("pack.last_entry"), 12, is_number=True),
        Column(wording.label("pack.hash"), 68),
    )
    rows = tuple(
        TableRow((isolate(head.device), wording.count(head.epoch), wording.count(head.seq), isolate(head.hash)))
        for head in pack.heads
    )
    blocks: list[Block] = [Heading(wording.label("pack.anchors")), Table(columns, rows), Space(1)]
    if pack.closing is not None:
        values = {"number": isolate(pack.closing.number), "digest": isolate(pack.closing.digest)}
        blocks.append(Prose(wording.label("pack.last_closing", **values)))
    return [*blocks, Prose(wording.label("pack.anchors_text"), Size.SMALL)]


def _signatures(letterhead: Letterhead) -> Signatures:
    return letterhead.signatures("pack.accountant", "pack.approver", "pack.manager")
