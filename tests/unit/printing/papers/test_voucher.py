"""Vouchers: the amount in figures and in words, twice, and three places to sign."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import PayBy
from pos.printing.document import PaperMismatch
from pos.printing.papers import voucher as vouchers
from pos.printing.papers.voucher import Voucher, VoucherKind, voucher_sheets
from pos.printing.sheet import Signatures, Sums
from tests.builders import SALMA
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

PAYOUT = Voucher(
    kind=VoucherKind.PAYOUT,
    number="C01-000012-7",
    family=SALMA,
    amount_minor=2_931_825,
    at=NOON,
    payer="C1",
    approver="L1",
    run="P-2026-08",
    collector="سالم محمد",
    collector_reason="ابنها، وهي مسافرة",
)


def test_the_amount_stands_in_figures_and_in_words(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    for sheet in voucher_sheets(speaks("both"), PAYOUT):
        text = read_sheet(sheet)
        for shown in (
            "29,318.25 د.إ",
            "فقط تسعة وعشرون ألفًا وثلاثمائة وثمانية عشر درهمًا وخمسة وعشرون فلسًا لا غير",
            "Twenty-nine thousand three hundred eighteen dirhams and twenty-five fils only",
            "سند صرف مستحقات | Payout voucher",
            "C01-000012-7",
            "P-2026-08",
            "أم سالم | Umm Salem",
            "سالم محمد",
            "ابنها، وهي مسافرة",
            "صافي مستحقاتي",
        ):
            assert shown in text


def test_there_is_a_copy_for_each_side_and_each_is_signed(speaks: Callable[..., Letterhead]) -> None:
    family, centre = voucher_sheets(speaks("en"), PAYOUT)
    assert "Family's copy" in family.foot
    assert "Centre's copy" in centre.foot
    for sheet in (family, centre):
        (signatures,) = [block for block in sheet.blocks if isinstance(block, Signatures)]
        assert [slot.first for slot in signatures.slots] == ["Collected by", "Paid by", "Approved by"]
        assert "Identity number" in [prompt.first for prompt in signatures.prompts]


def test_an_advance_says_that_it_comes_off_the_next_payout(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    advance = replace(
        PAYOUT,
        kind=VoucherKind.ADVANCE,
        run="",
        collector="",
        collector_reason="",
        reason="علب تغليف",
        pay_by=PayBy.BANK,
    )
    text = read_sheet(voucher_sheets(speaks("en"), advance)[0])
    assert "Advance voucher" in text
    assert "taken off my next payout" in text
    assert "علب تغليف" in text
    assert "Bank transfer" in text
    assert "Payout run" not in text
    assert "Why this person" not in text
    assert "Approved by" in text
    assert "Alya" in text  # the second person of an advance above the limit


def test_a_voucher_without_its_amount_is_never_returned(
    speaks: Callable[..., Letterhead], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = vouchers._body

    def without_sums(letterhead: Letterhead, voucher: Voucher) -> list[object]:
        return [block for block in whole(letterhead, voucher) if not isinstance(block, Sums)]

    monkeypatch.setattr(vouchers, "_body", without_sums)
    with pytest.raises(PaperMismatch):
        voucher_sheets(speaks(), PAYOUT)


@pytest.mark.parametrize(
    ("language", "until"), [("ar", "حتى\nمساء يوم 2026-11-20"), ("en", "Until\nEvening of 2026-11-20")]
)
def test_the_voucher_of_a_run_up_to_an_evening_says_the_day_and_no_other_does(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str], language: str, until: str
) -> None:
    for sheet in voucher_sheets(speaks(language), replace(PAYOUT, until=NOON.date())):
        assert until in read_sheet(sheet)
    for sheet in voucher_sheets(speaks(language), PAYOUT):
        assert until.split("\n", maxsplit=1)[0] + "\n" not in read_sheet(sheet)
