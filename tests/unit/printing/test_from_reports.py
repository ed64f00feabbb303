"""What the register reports becomes the family's paper without losing a line or a fils."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos import settings
from pos.domain.bazaar import PayBy
from pos.domain.facts import Bearer
from pos.domain.office_facts import RateShare, SettlementLine
from pos.domain.reports import GoodsLine, MoneyLine
from pos.domain.statement_reports import PayoutEntry, Statement, StatementLine
from pos.printing.document import PaperMismatch
from pos.printing.from_reports import office_letterhead, statement_letterhead, statement_paper
from pos.printing.papers.statement import statement_sheet
from pos.printing.papers.statement_contents import EntryKind
from tests.builders import HUDA, JAM, SALMA, a_bazaar, a_family, a_person
from tests.fakes import NOON

SOLD = StatementLine(
    at=NOON,
    kind="sale",
    number="T01-000001-3",
    device="T01",
    item=JAM,
    name_ar="مربى التمر",
    name_en="Date jam",
    quantity=4,
    price_minor=2_500,
    discount_minor=500,
    borne_by=Bearer.FAMILY,
    approved_by="L1",
    reason="last day",
    rate_bp=1_500,
    credited_minor=9_500,
)
BACK = replace(SOLD, kind="refund", number="T01-000002-8", quantity=-1, discount_minor=125, credited_minor=-2_375)
SHARE = RateShare(rate_bp=1_500, base_minor=7_125, commission_minor=1_069)
LINE = SettlementLine(
    family=SALMA,
    gross_minor=9_500,
    refunds_minor=2_375,
    shares=(SHARE,),
    advances_minor=1_000,
    adjustments_minor=200,
    brought_minor=0,
    net_minor=5_256,
    paid_minor=5_250,
    carried_minor=6,
    pay_by=PayBy.CASH,
)


def a_statement() -> Statement:
    return Statement(
        bazaar=a_bazaar(),
        family=a_family(1),
        at=NOON,
        payout="",
        opening_minor=0,
        lines=(SOLD, BACK),
        goods=(
            GoodsLine(
                item=JAM,
                family=SALMA,
                name_ar="مربى التمر",
                name_en="Date jam",
                price_minor=2_500,
                received=40,
                sold=3,
                returned=37,
                written_off=0,
                on_hand=0,
            ),
        ),
        shares=(SHARE,),
        gross_minor=9_500,
        refunds_minor=2_375,
        advances=(MoneyLine(at=NOON, number="R01-000001-4", reason="cloth", by="A1", amount_minor=-1_000),),
        adjustments=(MoneyLine(at=NOON, number="R01-000002-2", reason="bag", by="A1", amount_minor=200),),
        net_minor=5_256,
        payouts=(),
        paid_minor=0,
        balance_minor=5_256,
        code="7f3a9c21",
    )


def a_paid_statement() -> Statement:
    entry = PayoutEntry(
        number="R01-000003-6",
        approved_at=NOON,
        line=LINE,
        voucher="R01-000004-0",
        collector="Umm Salem",
        paid_at=NOON + timedelta(hours=1),
    )
    return replace(a_statement(), payout=entry.number, payouts=(entry,), paid_minor=5_250, balance_minor=6)


def test_every_line_is_an_entry_and_the_sums_are_the_settlements() -> None:
    paper = statement_paper(a_paid_statement())
    assert [entry.kind for entry in paper.entries] == [
        EntryKind.SALE,
        EntryKind.REFUND,
        EntryKind.ADVANCE,
        EntryKind.ADJUSTMENT,
    ]
    assert sum(entry.amount_minor for entry in paper.entries) - SHARE.commission_minor == LINE.net_minor
    assert (paper.run, paper.voucher, paper.paid_to, paper.code) == (
        "R01-000003-6",
        "R01-000004-0",
        "Umm Salem",
        "7f3a9c21",
    )
    assert not paper.provisional


def test_before_a_run_the_paper_says_that_nothing_is_settled_yet() -> None:
    paper = statement_paper(a_statement())
    assert paper.provisional
    assert (paper.settlement.net_minor, paper.settlement.paid_minor, paper.settlement.carried_minor) == (
        5_256,
        0,
        5_256,
    )


def test_a_discount_stands_where_its_bearer_does() -> None:
    by_centre = replace(SOLD, borne_by=Bearer.CENTRE, credited_minor=10_000)
    ours, theirs = statement_paper(a_statement()), statement_paper(replace(a_statement(), lines=(by_centre,)))
    assert (ours.entries[0].discount_minor, ours.entries[0].promotion_minor) == (500, 0)
    assert (theirs.entries[0].discount_minor, theirs.entries[0].promotion_minor) == (0, 500)


def test_the_sheet_can_be_written_and_refuses_figures_that_do_not_add_up() -> None:
    words = settings.assets() / "paper"
    statement = a_paid_statement()
    office = office_letterhead(statement.bazaar, [a_person("C1")], words)
    letterhead = statement_letterhead(office, statement)
    sheet = statement_sheet(letterhead, statement_paper(statement))
    assert SALMA in sheet.title
    assert "Date jam" in letterhead.item(JAM).line()
    assert HUDA in letterhead.family(HUDA).line()
    short = replace(statement, lines=(SOLD,))
    with pytest.raises(PaperMismatch):
        statement_sheet(letterhead, statement_paper(short))


def test_what_is_sold_after_a_payout_stands_on_the_statement_up_to_now() -> None:
    """One run was paid and sales went on: the paper has all of them, what was paid, and what is still owed."""
    paid = a_paid_statement()
    later = replace(SOLD, number="T01-000009-2", credited_minor=1_000, quantity=1, discount_minor=0)
    whole = replace(
        paid, payout="", lines=(*paid.lines, later), gross_minor=10_500, net_minor=6_256, balance_minor=1_006
    )
    paper = statement_paper(whole)
    settled = paper.settlement
    assert (paper.run, settled.net_minor, settled.paid_minor, settled.carried_minor) == ("", 6_256, 5_250, 1_006)
    office = office_letterhead(whole.bazaar, [a_person("C1")], settings.assets() / "paper")
    statement_sheet(statement_letterhead(office, whole), paper)


def test_a_runs_paper_ends_with_the_run_and_one_up_to_now_with_the_asking() -> None:
    cut = NOON - timedelta(days=1)
    paper = statement_paper(replace(a_paid_statement(), until=cut))
    assert (paper.until, paper.printed) == (cut, NOON)
    assert statement_paper(replace(a_paid_statement(), until=cut, evening=cut.date())).until == cut.date()
    assert statement_paper(a_statement()).until == NOON
    assert [one.carried_minor for one in paper.payments] == [LINE.carried_minor]


def test_a_draft_counts_what_was_brought_forward_once() -> None:
    draft = replace(a_statement(), payout="R01-000009-9", opening_minor=-200, net_minor=5_056, balance_minor=5_056)
    settled = statement_paper(draft).settlement
    assert (settled.brought_minor, settled.net_minor, settled.carried_minor) == (-200, 5_056, 5_056)


def test_reason_approver_and_every_payout_come_along() -> None:
    bag = replace(a_statement().adjustments[0], approved_by="A2")
    paper = statement_paper(replace(a_paid_statement(), adjustments=(bag,)))
    sold, _, _, adjusted = paper.entries
    assert (sold.reason, sold.approved_by) == ("last day", "L1")
    assert (adjusted.reason, adjusted.approved_by) == ("", "A2")  # its reason is its text already
    (paid,) = paper.payments
    assert (paid.run, paid.voucher, paid.amount_minor, paid.collector) == (
        "R01-000003-6",
        "R01-000004-0",
        5_250,
        "Umm Salem",
    )
