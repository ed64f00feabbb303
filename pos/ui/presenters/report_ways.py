"""Where a figure of a report leads: to the members that it is put together from, or to the register's rows behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.stock_reports import FamiliesBy, FamilyGroup, Report
from pos.ui.presenters.origins import of_goods
from pos.ui.rows.ledger import LedgerFilter

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.stock_reports import Narrowed
    from pos.ui.rows.reports import ReportAsked, ReportRows

ON_SALES = tuple(report for report in Report if isinstance(report.way, FamiliesBy))
PUT_TOGETHER = (Report.STOCK_BY_FAMILY, Report.STOCK_BY_PACKAGE, Report.STOCK_BY_HALL)
NOT_ENROLLED = "?"  # the group of families that nobody enrolled, and their package
_MOVED = {"received", "sold", "returned", "written_off"}  # counted in the period, each a way of moving
_BETWEEN = {"in_transit", "not_arrived"}  # of transfers, which move nothing of the equation


def way_on(asked: ReportAsked, key: str, figure: str, today: date) -> ReportAsked | LedgerFilter:
    """Return what a figure of a group leads to: a report of its members, or the rows behind it.

    Stock of a package or hall leads to its families, that of a family to its items, and that of an item to its moves. Families
    of a package, branch or governorate are listed one by one, and what one of them sold leads to the ledger; what a package
    sold does so at once, unless it is narrowed by what the ledger does not know.

    Args:
        asked: the report that is shown, and what it is narrowed to.
        key: of the group.
        figure: its name in the group; empty for the group itself.
        today: in the hall; a period without a last day goes on until then.
    """
    to = asked.narrowed
    knows_all = to.branch is None and to.governorate is None
    match asked.report:
        case Report.STOCK_BY_ITEM:
            return moves_of(key, figure, to, today)
        case Report.FAMILIES_BY_FAMILY:
            return _sold(LedgerFilter("sold", family=key), to, today)
        case Report.FAMILIES_BY_PACKAGE if key not in {"", NOT_ENROLLED} and knows_all and figure in {"", "sold_minor"}:
            return _sold(LedgerFilter("sold", package=key), to, today)
        case _:
            return _members(asked, key)


def way_of_all(asked: ReportAsked, rows: ReportRows, today: date) -> ReportAsked | LedgerFilter | None:
    """Return what all of a report comes from: of stock its items, of sales the ledger's rows, or else the families one by one.

    None where the report is itself the rows that its sums are made of.

    Args:
        asked: the report that is shown, and what it is narrowed to.
        rows: what is in it.
        today: in the hall; a period without a last day goes on until then.
    """
    if asked.report in PUT_TOGETHER:
        return replace(asked, report=Report.HAVE_MOVED)
    found = rows_of_all(asked, rows, today)
    if found is None and rows and asked.report in ON_SALES and asked.report is not Report.FAMILIES_BY_FAMILY:
        return replace(asked, report=Report.FAMILIES_BY_FAMILY)
    return found


def rows_of_all(asked: ReportAsked, rows: ReportRows, today: date) -> LedgerFilter | None:
    """Return the rows that everything in a report on families comes to; None where no rows of the ledger are just those.

    Args:
        asked: the report that is shown, and what it is narrowed to.
        rows: what is in it.
        today: in the hall; a period without a last day goes on until then.
    """
    to = asked.narrowed
    if asked.report not in ON_SALES or to.family is not None or not rows:
        return None
    if to.branch is None and to.governorate is None and to.package not in {"", NOT_ENROLLED}:
        return _sold(LedgerFilter("sold", package=to.package or ""), to, today)
    families = tuple(row.key for row in rows if isinstance(row, FamilyGroup))
    is_each = asked.report is Report.FAMILIES_BY_FAMILY and all(families)
    return _sold(LedgerFilter("sold", families=families), to, today) if is_each else None


def moves_of(item: str, figure: str, to: Narrowed, today: date) -> LedgerFilter:
    """Return the moves that one of an item's counts comes from: what moved is of the period, what is on hand of its last evening.

    What is between tills comes from their transfers up to then, sent and taken in, of every hall: one may arrive in another.

    Args:
        item: its code.
        figure: which count.
        to: the period and the hall.
        today: in the hall.
    """
    if figure in _BETWEEN:
        return LedgerFilter("transfers", item=item, last_day=to.last)
    if figure not in _MOVED:
        return replace(of_goods(item), last_day=to.last, hall=to.hall)
    return replace(of_goods(item), way=figure, day=to.first, last_day=_last_day(to, today), hall=to.hall)


def _sold(whose: LedgerFilter, to: Narrowed, today: date) -> LedgerFilter:
    return replace(whose, day=to.first, last_day=_last_day(to, today), hall=to.hall)


def _last_day(to: Narrowed, today: date) -> date | None:
    return to.last or (today if to.first else None)


def _members(asked: ReportAsked, key: str) -> ReportAsked:
    to, report = asked.narrowed, asked.report
    members = Report.FAMILIES_BY_FAMILY if report in ON_SALES else Report.STOCK_BY_FAMILY
    if report in ON_SALES and key == NOT_ENROLLED:
        return replace(asked, report=members, narrowed=replace(to, package=NOT_ENROLLED))
    match report:
        case Report.STOCK_BY_FAMILY:
            members, to = Report.STOCK_BY_ITEM, replace(to, family=key)
        case Report.STOCK_BY_HALL:
            to = replace(to, hall=key)
        case Report.FAMILIES_BY_BRANCH:
            to = replace(to, branch=key)
        case Report.FAMILIES_BY_GOVERNORATE:
            to = replace(to, governorate=key)
        case _:
            to = replace(to, package=key)
    return replace(asked, report=members, narrowed=to)
