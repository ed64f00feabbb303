"""The family's statement: every line, every deduction, and a sum that a pencil can check."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import PayBy
from pos.domain.settlement import Claim, ClaimKind, settle
from pos.domain.stock import Equation
from pos.domain.text import isolate
from pos.printing.document import Mark, PaperMismatch
from pos.printing.papers.statement import statement_sheet
from pos.printing.papers.statement_contents import EntryKind, Payment, Statement, StatementEntry
from pos.printing.papers.statement_sums import calculation_rows, end_labels
from pos.printing.sheet import Banner, Code, RowKind, Table
from tests.builders import CAKE, JAM, SALMA
from tests.fakes import NOON

EVENING = NOON.date() + timedelta(days=1)
GOODS_AT = {"ar": "البضاعة وقت الطباعة، ", "en": "Goods at the moment of printing, "}

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

ENTRIES = (
    StatementEntry(
        kind=EntryKind.SALE, at=NOON, number="T01-000001-3", item=JAM, quantity=2, price_minor=2_500, amount_minor=5_000
    ),
    StatementEntry(
        kind=EntryKind.SALE,
        at=NOON + timedelta(minutes=7),
        number="T01-000002-1",
        item=CAKE,
        quantity=4,
        price_minor=735,
        discount_minor=140,
        amount_minor=2_800,
        reason="آخر القطع",
        approved_by="L1",
    ),
    StatementEntry(
        kind=EntryKind.SALE,
        at=NOON + timedelta(days=1),
        number="T01-000003-8",
        text="بخور 70% عود",
        quantity=1,
        price_minor=9_000,
        promotion_minor=1_000,
        amount_minor=9_000,
    ),
    StatementEntry(
        kind=EntryKind.VOID,
        at=NOON + timedelta(days=1, minutes=3),
        number="T01-000003-8",
        item=CAKE,
        quantity=1,
        price_minor=735,
        amount_minor=-735,
    ),
    StatementEntry(
        kind=EntryKind.REFUND,
        at=NOON + timedelta(days=1, hours=2),
        number="T01-000009-2",
        item=JAM,
        quantity=1,
        price_minor=2_500,
        amount_minor=-2_500,
        reason="broken lid",
        approved_by="L1",
    ),
    StatementEntry(kind=EntryKind.ADVANCE, at=NOON, number="C01-000003-6", text="علب تغليف", amount_minor=-1_000),
    StatementEntry(
        kind=EntryKind.ADJUSTMENT, at=NOON, number="C01-000004-8", text="علبة كُسرت", amount_minor=350, approved_by="A1"
    ),
)
SETTLED = settle(
    SALMA,
    (
        Claim(SALMA, ClaimKind.GROSS, 15_065, 1_500),
        Claim(SALMA, ClaimKind.GROSS, 1_000, 1_000),
        Claim(SALMA, ClaimKind.REFUND, -2_500, 1_500),
        Claim(SALMA, ClaimKind.ADVANCE, -1_000),
        Claim(SALMA, ClaimKind.ADJUSTMENT, 350),
    ),
    brought_minor=-207,
    payout_step_minor=25,
)
UNDONE = Payment(
    run="P-2026-07",
    approved_at=NOON,
    pay_by=PayBy.BANK,
    amount_minor=5_000,
    voucher="C01-000009-3",
    paid_at=NOON + timedelta(hours=2),
    reversal="C01-000011-9",
)
PAID = Payment(
    run="P-2026-08",
    approved_at=NOON + timedelta(days=2),
    pay_by=PayBy.CASH,
    amount_minor=10_700,
    voucher="C01-000012-7",
    paid_at=NOON + timedelta(days=2, hours=1),
    collector="أم سالم",
)
STATEMENT = Statement(
    run="P-2026-08",
    settlement=SETTLED,
    entries=ENTRIES,
    until=NOON + timedelta(days=2),
    printed=NOON + timedelta(days=3),
    goods=((JAM, Equation(received=40, sold=30, returned=9, written_off=1)),),
    voucher="C01-000012-7",
    code="7KQ4-92MX",
    link="https://example.org/s/AbCd",
    payments=(UNDONE, PAID),
)
UP_TO_AN_EVENING = replace(STATEMENT, until=EVENING)


def test_every_line_is_there_with_day_time_receipt_price_and_deduction(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(statement_sheet(speaks("en"), STATEMENT))
    for shown in (
        "2026-11-20\n1\n12:00\nT01-000001-3\nDate jam\n2\n25.00\n—\n50.00",
        "2\n12:07\nT01-000002-1\nCake\n4\n7.35\n-1.40\n28.00\nReason: آخر القطع · Approved by Alya",
        "2026-11-21\n3\n12:00\nT01-000003-8\nبخور 70% عود\n1\n90.00\n*\n90.00",
        "4\n12:03\nT01-000003-8\nCake (VOID)\n-1\n7.35\n—\n-7.35",
        "T01-000009-2\nDate jam\n1\n25.00\n—\n-25.00\nReason: broken lid · Approved by Alya",
        "Advance\nC01-000003-6\nعلب تغليف\n-10.00",
        "Adjustment\nC01-000004-8\nعلبة كُسرت\n3.50",
    ):
        assert shown in text


def test_the_calculation_follows_the_written_rule_and_adds_up(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(statement_sheet(speaks("en"), STATEMENT))
    calculation = text.split("Calculation\n")[1].split("Payouts\n")[0]
    rows = [row.split(" | ") for row in calculation.splitlines()]
    shown = {row[0]: row[1] for row in rows if len(row) == 2}
    assert shown == {
        "Gross sales": "160.65",
        "Refunds": "-25.00",
        "Commission 10% of 10.00": "-1.00",
        "Commission 15% of 125.65": "-18.85",
        "Advances": "-10.00",
        "Adjustments": "3.50",
        "Brought forward": "-2.07",
        "Net due": "AED 107.23",
        "Paid out now": "AED 107.00",
        "Carried forward to the next run": "0.23",
    }
    minor = [round(float(shown[key].removeprefix("AED ")) * 100) for key in shown]
    assert sum(minor[:7]) == minor[7] == minor[8] + minor[9]
    assert "In words: One hundred seven dirhams only" in calculation


def test_the_rows_of_the_calculation_come_to_its_net_and_a_draft_calls_its_end_otherwise(
    speaks: Callable[..., Letterhead],
) -> None:
    assert sum(minor for _, minor in calculation_rows(speaks("en"), STATEMENT)) == STATEMENT.settlement.net_minor
    of_a_run = end_labels(speaks("en"), STATEMENT)
    assert end_labels(speaks("en"), replace(STATEMENT, provisional=True)) != of_a_run


def test_what_was_brought_and_carried_forward_is_said_even_when_it_is_nothing(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    even = settle(SALMA, (Claim(SALMA, ClaimKind.GROSS, 5_000, 1_000),))
    text = read_sheet(statement_sheet(speaks("en"), replace(STATEMENT, settlement=even, entries=ENTRIES[:1])))
    assert "Brought forward | 0.00" in text
    assert "Carried forward to the next run | 0.00" in text


def test_the_rule_of_the_commission_is_said_in_words(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    assert "rounded once to the smallest unit of money" in read_sheet(statement_sheet(speaks("en"), STATEMENT))
    free = settle(SALMA, (Claim(SALMA, ClaimKind.ADVANCE, -1_000),))
    bare = replace(STATEMENT, settlement=free, entries=(ENTRIES[5],))
    assert "Commission is worked out" not in read_sheet(statement_sheet(speaks("en"), bare))


def test_every_payment_is_shown_with_its_way_and_what_undid_it(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    uncollected = replace(PAID, run="P-2026-09", voucher="", paid_at=None, collector="", amount_minor=300)
    found = replace(STATEMENT, payments=(UNDONE, PAID, uncollected))
    table = read_sheet(statement_sheet(speaks("en"), found)).split("Payouts\n")[1]
    for shown in (
        "P-2026-07\n2026-11-20\n2026-11-20 14:00\nBank transfer\nC01-000009-3\n50.00\n50.00",
        "Undone by document\n\n\n\nC01-000011-9\n-50.00\n-50.00",
        "P-2026-08\n2026-11-22\n2026-11-22 13:00\nCash\nC01-000012-7\n107.00\n107.00\nCollected by أم سالم",
        "P-2026-09\n2026-11-22\nNot collected yet\nCash\n—\n3.00\n0.00",
        "Total\n\n\n\n\n110.00\n107.00",
    ):
        assert shown in table
    assert "Nothing has been paid out yet." in read_sheet(
        statement_sheet(speaks("en"), replace(STATEMENT, payments=()))
    )


def test_an_undone_payment_that_nobody_had_collected_moved_no_money(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    undone = replace(UNDONE, voucher="", paid_at=None)
    table = read_sheet(statement_sheet(speaks("en"), replace(STATEMENT, payments=(undone,)))).split("Payouts\n")[1]
    assert "2026-11-20\n—\nBank transfer\n—\n50.00\n0.00" in table
    assert "-50.00\n0.00" in table


def test_where_there_is_nothing_to_collect_it_says_what_became_of_it_instead(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    nothing = replace(PAID, voucher="", paid_at=None, collector="", amount_minor=0)
    owing, even = replace(nothing, carried_minor=-1_000), replace(nothing, run="P-2026-09")
    table = read_sheet(statement_sheet(speaks("en"), replace(STATEMENT, payments=(owing, even)))).split("Payouts\n")[1]
    assert "P-2026-08\n2026-11-22\nCarried forward\nCash\n—\n0.00\n0.00" in table
    assert "P-2026-09\n2026-11-22\n—\nCash\n—\n0.00\n0.00" in table
    assert "Not collected yet" not in table


def test_a_runs_statement_ends_where_the_run_looked_and_its_goods_say_when_they_were_counted(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(statement_sheet(speaks("en"), STATEMENT))
    assert "Until\n2026-11-22 12:00" in text
    assert "Goods at the moment of printing, 2026-11-23 12:00" in text
    at_once = replace(STATEMENT, printed=NOON + timedelta(days=2, seconds=20))
    assert "Goods at the moment" not in read_sheet(statement_sheet(speaks("en"), at_once))


@pytest.mark.parametrize(
    ("language", "until"), [("ar", "حتى\nمساء يوم 2026-11-21"), ("en", "Until\nEvening of 2026-11-21")]
)
def test_the_statement_of_a_run_up_to_an_evening_says_the_day(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str], language: str, until: str
) -> None:
    text = read_sheet(statement_sheet(speaks(language), UP_TO_AN_EVENING))
    assert until in text
    assert f"{GOODS_AT[language]}2026-11-23 12:00" in text  # counted at the printing, however early
    on_paper = replace(STATEMENT, until=EVENING, printed=NOON + timedelta(days=1))
    assert f"{GOODS_AT[language]}2026-11-21 12:00" in read_sheet(statement_sheet(speaks(language), on_paper))


def test_a_paper_in_both_languages_says_the_evening_in_one_below_the_other(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(statement_sheet(speaks("both"), UP_TO_AN_EVENING))
    assert "مساء يوم 2026-11-21 | Evening of 2026-11-21" in text


def test_up_to_now_it_says_balance_and_names_no_next_run(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(statement_sheet(speaks("en"), replace(STATEMENT, provisional=True)))
    assert "Paid so far | AED 107.00" in text
    assert "Balance up to now | 0.23" in text
    assert "Carried forward to the next run" not in text


def test_the_equation_of_goods_is_shown(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    assert "Date jam\n40\n30\n9\n1\n0" in read_sheet(statement_sheet(speaks("en"), STATEMENT))
    bare = replace(STATEMENT, goods=())
    assert "Still here" not in read_sheet(statement_sheet(speaks("en"), bare))


def test_a_discount_that_the_centre_bears_is_explained(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    assert "* Discount borne by the centre" in read_sheet(statement_sheet(speaks("en"), STATEMENT))


def test_rows_are_grouped_by_day_and_summed(speaks: Callable[..., Letterhead]) -> None:
    sheet = statement_sheet(speaks("en"), STATEMENT)
    sales, refunds, *_ = [block for block in sheet.blocks if isinstance(block, Table)]
    assert [row.kind for row in sales.rows] == [
        RowKind.GROUP,
        RowKind.BODY,
        RowKind.BODY,
        RowKind.NOTE,
        RowKind.GROUP,
        RowKind.BODY,
        RowKind.BODY,
        RowKind.SUM,
    ]
    assert "160.65" in str(sales.rows[-1].cells[-1])
    assert isolate("6") in sales.rows[-1].cells  # 2 + 4 + 1 sold, 1 voided
    assert "-25.00" in str(refunds.rows[-1].cells[-1])


@pytest.mark.parametrize("dropped", range(len(ENTRIES)))
def test_a_statement_that_leaves_an_entry_out_is_never_printed(speaks: Callable[..., Letterhead], dropped: int) -> None:
    short = replace(STATEMENT, entries=ENTRIES[:dropped] + ENTRIES[dropped + 1 :])
    with pytest.raises(PaperMismatch):
        statement_sheet(speaks(), short)


def test_every_entry_carries_its_figure(speaks: Callable[..., Letterhead]) -> None:
    figures = [figure for _, figure in statement_sheet(speaks(), STATEMENT).figured()]
    assert sum(figure.minor for figure in figures if figure.mark is Mark.LINE) == sum(
        entry.amount_minor for entry in ENTRIES
    )
    assert [figure.minor for figure in figures if figure.mark is Mark.TOTAL] == [SETTLED.net_minor]


def test_a_debt_is_said_in_words(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    owing = settle(SALMA, (Claim(SALMA, ClaimKind.ADVANCE, -1_000),))
    statement = replace(STATEMENT, settlement=owing, entries=(ENTRIES[5],), goods=())
    text = read_sheet(statement_sheet(speaks("both"), statement))
    assert "دين على الأسرة" in text
    assert "owed by the family" in text
    assert "لا مبيعات في هذه الفترة. | No sales in this period." in text
    assert "-10.00" in text


def test_a_draft_says_that_it_is_one(speaks: Callable[..., Letterhead]) -> None:
    def drafts(sheet: Sheet) -> int:
        return sum(isinstance(block, Banner) for block in sheet.blocks)

    assert drafts(statement_sheet(speaks(), replace(STATEMENT, provisional=True))) == 1
    assert drafts(statement_sheet(speaks(), STATEMENT)) == 0


def test_it_can_be_verified_by_code_or_phone(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    sheet = statement_sheet(speaks("en"), STATEMENT)
    assert [block.text for block in sheet.blocks if isinstance(block, Code)] == [STATEMENT.link]
    assert "Verification code of this statement: 7KQ4-92MX" in read_sheet(sheet)
    offline = statement_sheet(speaks("en"), replace(STATEMENT, link=""))
    assert not any(isinstance(block, Code) for block in offline.blocks)
    assert "Verification code of this statement: 7KQ4-92MX" in read_sheet(offline)


def test_between_runs_no_run_is_named(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    assert "Payout run" in read_sheet(statement_sheet(speaks("en"), STATEMENT))
    bare = replace(STATEMENT, run="", payments=())
    assert "Payout run" not in read_sheet(statement_sheet(speaks("en"), bare))


def test_it_says_how_the_family_is_paid(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    by_bank = replace(
        STATEMENT, settlement=replace(SETTLED, pay_by=PayBy.BANK), paid_to="••• 1234", voucher="", payments=()
    )
    text = read_sheet(statement_sheet(speaks("en"), by_bank))
    assert "Bank transfer — ••• 1234" in text
    assert "C01-000012-7" not in text


def test_a_line_that_was_moved_and_one_that_was_lost_say_so(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    entries = (
        replace(ENTRIES[0], kind=EntryKind.MOVED, amount_minor=5_000),
        replace(ENTRIES[0], kind=EntryKind.WRITTEN_OFF, item="", text="", amount_minor=2_500),
    )
    settled = settle(SALMA, (Claim(SALMA, ClaimKind.GROSS, 7_500, 0),))
    text = read_sheet(statement_sheet(speaks("en"), replace(STATEMENT, settlement=settled, entries=entries)))
    assert "Date jam (Line moved between families)" in text
    assert "— (Compensation for loss or damage)" in text
