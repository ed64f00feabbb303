"""What the register tells the office, as rows of the accountant's screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from pos.domain.account_errors import FamiliesUnknown
from pos.domain.bazaar import PayBy
from pos.domain.errors import TillsMissing, TotalsDiffer
from pos.domain.identity import UNASSIGNED
from pos.domain.oddities import Oddity
from pos.domain.reports import PayoutState, Standing
from pos.domain.rights import Act
from pos.domain.weighing import Unit
from pos.ui.presenters.session import UNASSIGNED_NAME, name_of
from pos.ui.rows import office as rows
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pos.domain.oddities import ExceptionRow, ResolvedRow
    from pos.domain.reports import Board, FamilyRow, PayoutLine, PayoutRun, TillStanding
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session

SUMMED = (
    "gross_minor",
    "refunds_minor",
    "commission_minor",
    "advances_minor",
    "adjustments_minor",
    "net_minor",
    "paid_minor",
    "carried_minor",
)
KINDS: dict[Oddity, rows.ExceptionKind] = {
    Oddity.UNREAD: "unread",
    Oddity.FORKED: "forked",
    Oddity.REVOKED: "revoked",
    Oddity.UNKNOWN_FAMILY: "unknown_family",
    Oddity.UNKNOWN_ITEM: "unknown_item",
    Oddity.OVERSOLD: "oversold",
    Oddity.OLD_PRICE: "old_price",
    Oddity.LATE_TILL: "late_till",
    Oddity.UNASSIGNED: "unassigned",
    Oddity.BELOW_FLOOR: "below_floor",
    Oddity.REFUNDED_TWICE: "refunded_twice",
    Oddity.REFUND_WITHOUT_SALE: "refund_without_sale",
    Oddity.CLOCK_JUMPED: "clock_jumped",
    Oddity.CASH_DIFFERENCE: "cash_difference",
    Oddity.PAPER_DIFFERS: "paper_differs",
    Oddity.TAKEN_TWICE: "taken_twice",
    Oddity.TRANSFER_SHORT: "transfer_short",
    Oddity.TRANSFER_OVER: "transfer_over",
    Oddity.CAUSE_GONE: "cause_gone",
}
TILL_STATES: dict[Standing, rows.TillState] = {
    Standing.MISSING: "missing",
    Standing.OPEN: "open",
    Standing.GAPPED: "gapped",
    Standing.FORKED: "forked",
    Standing.CLOSED: "in",
}
STAGES: dict[PayoutState, rows.PayoutStage] = {
    PayoutState.DRAFTED: "draft",
    PayoutState.APPROVED: "approved",
    PayoutState.PAID: "paid",
}


def account(row: FamilyRow) -> rows.FamilyAccount:
    """Return a family's account; what is still owed is the balance over all runs."""
    return rows.FamilyAccount(
        number=row.family.number,
        name=UNASSIGNED_NAME if row.family.number == UNASSIGNED else name_of(row.family),
        package=row.family.package,
        gross_minor=row.gross_minor,
        refunds_minor=row.refunds_minor,
        commission_minor=row.commission_minor,
        advances_minor=row.advances_minor,
        adjustments_minor=row.adjustments_minor,
        net_minor=row.net_minor,
        paid_minor=row.paid_minor,
        carried_minor=row.balance_minor,
    )


def total_of(accounts: Iterable[rows.FamilyAccount]) -> rows.FamilyAccount:
    """Return the sums of accounts."""
    listed = tuple(accounts)
    sums = {name: sum(getattr(one, name) for one in listed) for name in SUMMED}
    return rows.FamilyAccount(number="", name=Name(""), package="", **sums)


def matching(board: Board) -> rows.Matching:
    """Return the three totals and how many of the planned tills are complete."""
    totals = board.reconciliation
    return rows.Matching(
        z_reports_minor=totals.z_reports_minor,
        receipts_minor=totals.receipts_minor,
        families_minor=totals.ledgers_minor,
        tills_in=sum(till.is_complete for till in totals.tills),
        tills_expected=len(totals.tills),
        apart_minor=sum(_apart(till) for till in totals.tills if till.is_complete),
    )


def _apart(till: TillStanding) -> int:
    totals = (till.z_reports_minor, till.receipts_minor, till.ledgers_minor)
    return max(totals) - min(totals)


def tills(board: Board, desks: Desks) -> tuple[rows.TillRow, ...]:
    """Return the board of tills: those that something can be missing of come first."""
    listed = sorted(board.reconciliation.tills, key=lambda till: (till.is_complete, till.device))
    return tuple(
        rows.TillRow(
            device=till.device,
            label=till.label,
            state=_till_state(till),
            open_by=desks.person_name(till.open_by) if till.open_by else None,
            gap_from=till.gap_from,
            missing_days=till.missing_days,
            is_revoked=bool(till.revoked),
            contact_at=None if till.contact_at is None else desks.zoned(till.contact_at),
            z_reports_minor=till.z_reports_minor,
            receipts_minor=till.receipts_minor,
            families_minor=till.ledgers_minor,
            difference_minor=till.difference_minor,
            counted_minor=till.counted_minor,
            entries=till.facts,
        )
        for till in listed
    )


def _till_state(till: TillStanding) -> rows.TillState:
    """Return the worst that is known of a till; a gap or a second book weighs more than a day without a Z-report."""
    is_missing = till.missing_days and till.standing not in {Standing.GAPPED, Standing.FORKED}
    return "missing" if is_missing else TILL_STATES[till.standing]


def exceptions(board: Board, listed: Iterable[ExceptionRow], desks: Desks) -> tuple[rows.ExceptionRow, ...]:
    """Return what must be looked at: tills that are missing first, then what the register put on its list."""
    found = [
        rows.ExceptionRow(
            key=f"till {till.device}",
            kind="missing_till",
            at=_missing_since(board, till, desks),
            till=till.device,
            receipt="",
            amount_minor=None,
            words=till.label,
            person=desks.person_name(till.open_by) if till.open_by and till.standing is not Standing.MISSING else None,
        )
        for till in board.reconciliation.tills
        if not till.is_complete
    ]
    found += [
        rows.ExceptionRow(
            key=f"till {till.device} totals",
            kind="total_differs",
            at=None,
            till=till.device,
            receipt="",
            amount_minor=till.z_reports_minor - till.receipts_minor,
            words=till.label,
        )
        for till in board.reconciliation.tills
        if till.is_complete and not till.agrees
    ]
    found += [
        rows.ExceptionRow(
            key=f"{n}",
            kind=KINDS[row.kind],
            at=None if row.at is None else desks.zoned(row.at),
            till=row.device,
            receipt=row.subject,
            amount_minor=row.amount_minor or None,
            words=row.detail,
            count=row.count,
            tills=row.tills,
            owner=desks.person_name(row.owner) if row.owner else None,
            can_act=bool(row.acts),
            item=item_named(row),
            credited_minor=row.credited_minor,
            documents=row.documents,
            is_weighed=row.unit is Unit.GRAM,
            grams=row.grams,
        )
        for n, row in enumerate(listed)
    ]
    return tuple(found)


def item_named(row: ExceptionRow | ResolvedRow) -> Name | None:
    """Return what the item is called that an exception is about, by the register's list; `None` where there is none."""
    return Name(row.item_ar, row.item_en) if row.item_ar or row.item_en else None


def _missing_since(board: Board, till: TillStanding, desks: Desks) -> datetime | None:
    """Return since when something of a till is missing: its open shift, or the first day without a Z-report."""
    if till.open_since is not None:
        return desks.zoned(till.open_since)
    first = board.bazaar.first_day if till.standing is Standing.MISSING else None
    day = min(till.missing_days, default=first)
    now = desks.zoned(board.reconciliation.at)
    return None if day is None or day > now.date() else datetime.combine(day, time(), now.tzinfo)


def has_changed(board: Board, shown: Board) -> bool:
    """Tell whether a board that was asked for since says other things of the tills than the one that is shown."""
    return board.reconciliation.tills != shown.reconciliation.tills


def blockers(
    board: Board,
    words: Words,
    missing: type[TillsMissing] = TillsMissing,
    differ: type[TotalsDiffer] = TotalsDiffer,
) -> tuple[str, ...]:
    """Return what keeps a payout from being drafted or the books from being closed, worded.

    Args:
        board: the bazaar and its totals.
        words: words it.
        missing: what is refused while something of a till is missing.
        differ: what is refused while the totals do not agree.
    """
    totals = board.reconciliation
    found = []
    if totals.incomplete:
        found.append(words.failure(missing(totals.incomplete)))
    if not all(till.agrees for till in totals.tills if till.is_complete):
        found.append(words.failure(differ(totals.z_reports_minor, totals.receipts_minor, totals.ledgers_minor)))
    return tuple(found)


def signed_for(run: PayoutRun) -> tuple[str, ...]:
    """Return the families that were paid in cash, for which a voucher is signed."""
    return tuple(part.line.family for part in run.lines if part.voucher and part.line.pay_by is PayBy.CASH)


def left_out(run: PayoutRun | None, words: Words) -> tuple[str, ...]:
    """Return what a run leaves where it is, because nobody knows yet whose it is, worded."""
    if run is None or not run.withheld:
        return ()
    numbers = tuple(one.family for one in run.withheld)
    return (words.failure(FamiliesUnknown(numbers, sum(one.amount_minor for one in run.withheld))),)


def can_be_provisional(board: Board) -> bool:
    """Tell whether all that stands in a payout's way is that something of a till can still be missing."""
    totals = board.reconciliation
    return bool(totals.incomplete) and all(till.agrees for till in totals.tills if till.is_complete)


def payout_state(
    run: PayoutRun | None,
    blocked: tuple[str, ...],
    session: Session,
    desks: Desks,
    *,
    needs_reason: bool = False,
    unpaid: tuple[str, ...] = (),
) -> rows.PayoutState:
    """Return where the payout stands and what this person may do with it.

    Args:
        run: the last run that was not given up.
        blocked: what keeps a new one from being drafted.
        needs_reason: whether it can be drafted all the same, provisionally, for a reason that is named.
        session: who asks.
        desks: names people, and knows the zone.
        unpaid: what this run leaves out, worded.
    """
    may_draft = session.may(Act.DRAFT_PAYOUT) and (needs_reason or not blocked)
    if run is None:
        return rows.PayoutState(
            "none",
            may_draft=may_draft,
            needs_reason=needs_reason,
            may_use_box=session.may(Act.PAY_OUT),
            blockers=blocked,
        )
    stage = STAGES[run.state]
    hindered = blocked if stage == "approved" and not needs_reason else ()
    return rows.PayoutState(
        stage=stage,
        number=run.number,
        cut_off=desks.zoned(run.drafted_at),
        until=run.until,
        drafted_by=desks.person_name(run.drafted_by),
        approved_by=desks.person_name(run.approved_by) if run.approved_by else None,
        cash_minor=sum(part.line.paid_minor for part in run.lines if part.line.pay_by is PayBy.CASH),
        bank_minor=sum(part.line.paid_minor for part in run.lines if part.line.pay_by is PayBy.BANK),
        carried_minor=sum(part.line.carried_minor for part in run.lines),
        provisional=run.provisional,
        may_draft=may_draft and stage != "draft",
        needs_reason=needs_reason,
        may_approve=stage == "draft",
        may_pay=stage == "approved" and session.may(Act.PAY_OUT),
        may_undo=stage in {"approved", "paid"} and session.may(Act.DRAFT_PAYOUT),
        may_use_box=session.may(Act.PAY_OUT),
        blockers=blocked if stage == "paid" else (*unpaid, *hindered),
    )


def among_others(
    run: PayoutRun | None,
    numbers: tuple[str, ...],
    board: Board,
    session: Session,
    desks: Desks,
    words: Words,
    days: tuple[date, ...] = (),
) -> rows.PayoutState:
    """Return where a payout stands, and what may be done beside the others; the next one is drafted from the last one only.

    Args:
        run: the one that is shown; none where there is none.
        numbers: of all that were not given up, the last one first.
        board: the bazaar and its totals.
        session: who asks.
        desks: names people, and knows the zone.
        words: words what hinders.
        days: up to whose evening the next one can reach; what hinders a draft up to now need not hinder that.
    """
    is_last = run is None or run.number == numbers[0]
    state = payout_state(
        run,
        blockers(board, words) if is_last else (),
        session,
        desks,
        needs_reason=can_be_provisional(board),
        unpaid=left_out(run, words),
    )
    return replace(
        state,
        numbers=numbers,
        may_draft=state.may_draft and is_last,
        go_on_from=numbers[0] if state.may_draft and not is_last else "",
        days=days if is_last and state.stage != "draft" and session.may(Act.DRAFT_PAYOUT) else (),
        known_until=None if board.known_until is None else desks.zoned(board.known_until),
    )


def payout_lines(run: PayoutRun, zoned: Callable[[datetime], datetime]) -> tuple[rows.PayoutLine, ...]:
    """Return what each family gets in a run; times in the bazaar's own zone."""
    return tuple(_payout_line(part, zoned) for part in run.lines)


def _payout_line(part: PayoutLine, zoned: Callable[[datetime], datetime]) -> rows.PayoutLine:
    line = part.line
    state: rows.LineState = "paid" if part.voucher else "due" if line.paid_minor else "carried"
    if part.reversal:
        state = "reversed"
    elif part.held and state == "due":
        state = "held"
    return rows.PayoutLine(
        family=line.family,
        name=Name(part.name_ar, part.name_en),
        method="bank" if line.pay_by is PayBy.BANK else "cash",
        amount_minor=line.paid_minor or line.carried_minor,
        state=state,
        collector=part.collector,
        voucher=part.voucher,
        gross_minor=line.gross_minor,
        refunds_minor=line.refunds_minor,
        commission_minor=line.commission_minor,
        advances_minor=line.advances_minor,
        adjustments_minor=line.adjustments_minor,
        brought_minor=line.brought_minor,
        net_minor=line.net_minor,
        paid_minor=line.paid_minor,
        carried_minor=line.carried_minor,
        shares=tuple((share.rate_bp, share.base_minor, share.commission_minor) for share in line.shares),
        note=part.reversal or part.held,
        undone_at=None if part.reversed_at is None else zoned(part.reversed_at),
    )
