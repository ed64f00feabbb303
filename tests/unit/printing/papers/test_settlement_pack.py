"""The settlement pack: every till, every family, three totals, and plain words when they differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.period_facts import HeadAt, PeriodClosed
from pos.domain.settlement import Claim, ClaimKind, settle
from pos.domain.text import isolate
from pos.printing.document import PaperMismatch
from pos.printing.papers import settlement_pack
from pos.printing.papers.settlement_pack import SettlementPack, settlement_pack_sheet
from pos.printing.sheet import Banner, RowKind, Table, TableRow
from pos.printing.words import Label
from tests.builders import HUDA, SALMA, a_stamp
from tests.fakes import NOON
from tests.unit.printing.papers.test_shift_report import CLOSED

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

EVEN = replace(CLOSED, counted_minor=CLOSED.expected_minor, number="T07-000009-1")
TOTAL = 2 * CLOSED.takings_minor
PACK = SettlementPack(
    run="P-2026-08",
    printed=NOON,
    drafted_by="C1",
    approved_by="L1",
    z_reports_minor=TOTAL,
    receipts_minor=TOTAL,
    ledgers_minor=TOTAL,
    closings=((a_stamp(), CLOSED), (a_stamp(device="T07"), EVEN)),
    settlements=(
        settle(SALMA, (Claim(SALMA, ClaimKind.GROSS, 500_000, 1_500),), payout_step_minor=25),
        settle(HUDA, (Claim(HUDA, ClaimKind.ADVANCE, -90_000),)),
    ),
    packages={SALMA: "A", HUDA: "T"},
    remarks=(Label("الصندوق T01: نقص 5.00 د.إ في الفكة.", "Till T01: 5.00 short."),),
    heads=(
        HeadAt(device="T01", epoch=1, seq=412, hash="9f2c01ab77e0" + "0" * 52),
        HeadAt(device="R01", epoch=1, seq=31, hash="17aa33cc" * 8),
    ),
    closing=PeriodClosed(
        number="R01-000031-5",
        serial=1,
        heads=(),
        sums=(),
        previous="0" * 64,
        digest="5be0cd19" * 8,
        dispute_until=NOON.date(),
        approved_by="L1",
    ),
)


def test_every_till_stands_with_its_count(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(settlement_pack_sheet(speaks("en"), PACK))
    day = "2026-11-20"
    assert f"{CLOSED.number}\n{day}\n2\nMaryam\n62\n4,942.13\n2,200.00\n2,195.00\n-5.00" in text
    assert f"T07-000009-1\n{day}\n2\nMaryam\n62\n4,942.13\n2,200.00\n2,200.00\n0.00" in text
    assert "Total\n\n\n\n124\n9,884.26\n4,400.00\n4,395.00\n-5.00" in text


def test_every_family_stands_with_its_settlement(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(settlement_pack_sheet(speaks("en"), PACK))
    assert f"Umm Salem\n{SALMA}\n5,000.00\n0.00\n-750.00\n0.00\n0.00\n0.00\n4,250.00\n0.00\n4,250.00" in text
    assert f"Huda Ahmad\n{HUDA}\n0.00\n0.00\n0.00\n-900.00\n0.00\n0.00\n-900.00\n-900.00\n0.00" in text
    assert "Atayeb\n1\n5,000.00" in text
    assert "Teeb\n1\n0.00" in text


def test_differences_and_debts_are_shaded(speaks: Callable[..., Letterhead]) -> None:
    sheet = settlement_pack_sheet(speaks("en"), PACK)
    closings, families, *_ = [block for block in sheet.blocks if isinstance(block, Table)]
    assert [row.kind for row in closings.rows] == [RowKind.MARKED, RowKind.BODY, RowKind.SUM]
    assert [row.kind for row in families.rows] == [RowKind.BODY, RowKind.MARKED, RowKind.SUM]


def test_it_says_that_the_totals_agree_or_shouts_that_they_do_not(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    agreed = settlement_pack_sheet(speaks("en"), PACK)
    assert "The three totals agree" in read_sheet(agreed)
    assert not any(isinstance(block, Banner) for block in agreed.blocks)
    for field in ("receipts_minor", "ledgers_minor"):
        differing = settlement_pack_sheet(speaks("en"), replace(PACK, **{field: TOTAL + 1}))  # type: ignore[arg-type]  # one field
        (banner,) = [block for block in differing.blocks if isinstance(block, Banner)]
        assert banner.label.first.startswith("The three totals differ")


@pytest.mark.parametrize("receipts_minor", [TOTAL, TOTAL + 1])
def test_it_names_the_tills_that_are_not_all_in_and_calls_nothing_a_difference(
    speaks: Callable[..., Letterhead], receipts_minor: int
) -> None:
    pack = replace(PACK, receipts_minor=receipts_minor, incomplete=("T02", "T05"))
    (banner,) = [block for block in settlement_pack_sheet(speaks("en"), pack).blocks if isinstance(block, Banner)]
    assert banner.label.first == (
        f"Not everything of these tills is in: {isolate('T02')}, {isolate('T05')}. "
        "Where everything is in, the three totals agree."
    )


def test_a_pack_before_approval_is_a_draft(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    draft = settlement_pack_sheet(speaks("both"), replace(PACK, approved_by=""))
    assert "مسودة غير نهائية | PROVISIONAL DRAFT" in read_sheet(draft)


def test_remarks_are_kept_and_their_absence_is_said(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    assert "1. الصندوق T01: نقص 5.00" in read_sheet(settlement_pack_sheet(speaks("en"), PACK))
    silent = settlement_pack_sheet(speaks("en"), replace(PACK, remarks=()))
    assert "Remarks and decisions\nNone" in read_sheet(silent)


def test_the_heads_of_all_journals_are_an_anchor(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(settlement_pack_sheet(speaks("en"), PACK))
    assert f"T01\n1\n412\n9f2c01ab77e0{'0' * 52}\nR01\n1\n31\n{'17aa33cc' * 8}" in text
    assert f"Last closing of a period R01-000031-5: {'5be0cd19' * 8}" in text
    assert "Last closing" not in read_sheet(settlement_pack_sheet(speaks("en"), replace(PACK, closing=None)))
    assert "Hashes of" not in read_sheet(settlement_pack_sheet(speaks("en"), replace(PACK, heads=())))


def test_closings_that_do_not_add_up_stop_the_pack(speaks: Callable[..., Letterhead]) -> None:
    with pytest.raises(PaperMismatch, match="closings"):
        settlement_pack_sheet(speaks(), replace(PACK, closings=PACK.closings[:1]))


def test_a_pack_that_leaves_a_family_out_is_never_returned(
    speaks: Callable[..., Letterhead], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = settlement_pack._families

    def without_the_first(letterhead: Letterhead, settlements: tuple[object, ...]) -> Table:
        table = whole(letterhead, settlements)  # type: ignore[arg-type]  # only handed on
        rows: tuple[TableRow, ...] = table.rows[1:]
        return replace(table, rows=rows)

    monkeypatch.setattr(settlement_pack, "_families", without_the_first)
    with pytest.raises(PaperMismatch):
        settlement_pack_sheet(speaks(), PACK)


def test_a_family_of_no_package_and_a_run_of_no_family_have_a_pack(speaks: Callable[..., Letterhead]) -> None:
    assert len(settlement_pack_sheet(speaks(), replace(PACK, packages={})).figured()) == 3
    assert len(settlement_pack_sheet(speaks(), replace(PACK, settlements=())).figured()) == 1


def test_it_lies_on_its_long_side(speaks: Callable[..., Letterhead]) -> None:
    assert settlement_pack_sheet(speaks(), PACK).is_wide


@pytest.mark.parametrize(
    ("language", "until"), [("ar", "حتى\nمساء يوم 2026-11-20"), ("en", "Until\nEvening of 2026-11-20")]
)
def test_the_pack_of_a_run_up_to_an_evening_says_the_day_and_no_other_does(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str], language: str, until: str
) -> None:
    assert until in read_sheet(settlement_pack_sheet(speaks(language), replace(PACK, until=NOON.date())))
    assert until.split("\n")[1].split(" 2026", maxsplit=1)[0] not in read_sheet(
        settlement_pack_sheet(speaks(language), PACK)
    )
