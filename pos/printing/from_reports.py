"""From the register's reports to papers: what the office reads, as what it prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.facts import Bearer
from pos.domain.office_facts import SettlementLine
from pos.domain.stock import Equation
from pos.printing.papers.letterhead import Letterhead, Named
from pos.printing.papers.statement_contents import EntryKind, Payment, Statement, StatementEntry
from pos.printing.words import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pos.domain import reports, statement_reports
    from pos.domain.bazaar import Bazaar, Person

_KINDS = {
    "sale": EntryKind.SALE,
    "void": EntryKind.VOID,
    "line_moved": EntryKind.MOVED,
    "goods_written_off": EntryKind.WRITTEN_OFF,
    "refund": EntryKind.REFUND,
}


def office_letterhead(
    bazaar: Bazaar, people: Iterable[Person], paper_folder: Path, families: Mapping[str, Named] | None = None
) -> Letterhead:
    """Return the letterhead of the office: the bazaar in its languages, with the names of the people who sign."""
    names = {person.code: Named(person.name_ar, person.name_en) for person in people}
    return Letterhead(bazaar=bazaar, wording=wording(paper_folder, bazaar.paper), people=names, families=families or {})


def statement_letterhead(office: Letterhead, statement: statement_reports.Statement) -> Letterhead:
    """Return the office's letterhead with the names that one family's statement shows."""
    items = {line.item: Named(line.name_ar, line.name_en) for line in statement.lines if line.item}
    items |= {line.item: Named(line.name_ar, line.name_en) for line in statement.goods}
    family = statement.family
    return replace(office, items=items, families={family.number: Named(family.name_ar, family.name_en)})


def statement_paper(statement: statement_reports.Statement) -> Statement:
    """Return the paper of a family's statement: of the run that it explains, or of everything up to now."""
    entry = next((one for one in statement.payouts if one.number == statement.payout), None)
    return Statement(
        run=entry.number if entry else "",
        settlement=entry.line if entry else _settlement_so_far(statement),
        entries=(
            *(_entry(line) for line in statement.lines),
            *(_money(EntryKind.ADVANCE, line) for line in statement.advances),
            *(_money(EntryKind.ADJUSTMENT, line) for line in statement.adjustments),
        ),
        goods=tuple((line.item, _equation(line)) for line in statement.goods),
        until=statement.evening or statement.until or statement.at,
        printed=statement.at,
        voucher=entry.voucher if entry else "",
        paid_to=entry.collector if entry else "",
        code=statement.code,
        link=statement.family.page,
        provisional=entry is None,
        payments=tuple(map(_payment, statement.payouts)),
    )


def _entry(line: statement_reports.StatementLine) -> StatementEntry:
    by_family = line.borne_by is Bearer.FAMILY
    name = line.item or line.name_ar or line.name_en
    return StatementEntry(
        kind=_KINDS[line.kind],
        at=line.at,
        number=line.number,
        amount_minor=line.credited_minor,
        item=line.item,
        text=name or line.reason,
        quantity=abs(line.quantity),
        unit=line.unit,
        price_minor=line.price_minor,
        discount_minor=line.discount_minor if by_family else 0,
        promotion_minor=0 if by_family else line.discount_minor,
        reason=line.reason if name else "",
        approved_by=line.approved_by,
    )


def _payment(entry: statement_reports.PayoutEntry) -> Payment:
    return Payment(
        run=entry.number,
        approved_at=entry.approved_at,
        pay_by=entry.line.pay_by,
        amount_minor=entry.line.paid_minor,
        carried_minor=entry.line.carried_minor,
        voucher=entry.voucher,
        paid_at=entry.paid_at,
        collector=entry.collector,
        reversal=entry.reversal,
    )


def _money(kind: EntryKind, line: reports.MoneyLine) -> StatementEntry:
    return StatementEntry(
        kind=kind,
        at=line.at,
        number=line.number,
        amount_minor=line.amount_minor,
        text=line.reason,
        approved_by=line.approved_by,
    )


def _equation(line: reports.GoodsLine) -> Equation:
    return Equation(line.received, line.sold, line.returned, line.written_off, line.unit)


def _settlement_so_far(statement: statement_reports.Statement) -> SettlementLine:
    """What everything up to now, or a draft, comes to: what was paid of it already, and what is still owed."""
    return SettlementLine(
        family=statement.family.number,
        gross_minor=statement.gross_minor,
        refunds_minor=statement.refunds_minor,
        shares=statement.shares,
        advances_minor=-sum(line.amount_minor for line in statement.advances),
        adjustments_minor=sum(line.amount_minor for line in statement.adjustments),
        brought_minor=statement.opening_minor,
        net_minor=statement.net_minor,
        paid_minor=statement.paid_minor,
        carried_minor=statement.balance_minor,
        pay_by=statement.family.pay_by,
    )
