"""The day summary: every shift once, and sums that the Z-reports bear out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos.domain.identity import paper_number
from pos.printing.papers.day_summary import day_summary_sheet
from pos.printing.pdf_document import PdfPress
from pos.printing.sheet import RowKind, Table
from tests.builders import DAY
from tests.fakes import NOON
from tests.unit.printing.papers.test_shift_report import CLOSED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

EVENING = replace(
    CLOSED,
    number=paper_number("T07", 12),
    shift=1,
    sales=8,
    voids=0,
    refunds=0,
    cash_minor=10_000,
    card_minor=5_025,
    expected_minor=30_000,
    counted_minor=30_000,
    gross_minor=15_025,
    voided_minor=0,
    refunded_minor=0,
    rounding_minor=0,
)


def test_every_shift_has_a_row_and_the_last_row_is_their_sum(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    text = read_sheet(day_summary_sheet(speaks("en"), DAY, (CLOSED, EVENING), NOON))
    assert f"{CLOSED.number}\n#2\n62\n3\n3,000.00\n1,942.13\n-5.00\n4,942.13" in text
    assert f"{EVENING.number}\n#1\n8\n0\n100.00\n50.25\n0.00\n150.25" in text
    assert "Total\n\n70\n3\n3,100.00\n1,992.38\n-5.00\n5,092.38" in text
    assert "AED 5,092.38" in text


def test_a_shift_with_a_difference_is_marked(speaks: Callable[..., Letterhead]) -> None:
    sheet = day_summary_sheet(speaks(), DAY, (CLOSED, EVENING), NOON)
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    assert [row.kind for row in table.rows] == [RowKind.MARKED, RowKind.BODY, RowKind.SUM]


def test_a_shift_of_another_day_is_a_bug(speaks: Callable[..., Letterhead]) -> None:
    with pytest.raises(ValueError, match=EVENING.number):
        day_summary_sheet(speaks(), DAY, (CLOSED, replace(EVENING, day=DAY + timedelta(days=1))), NOON)


@pytest.mark.parametrize("language", ["ar", "en", "both"])
def test_it_can_be_printed_in_every_language(speaks: Callable[..., Letterhead], fonts: Path, language: str) -> None:
    sheet = day_summary_sheet(speaks(language), DAY, (CLOSED, EVENING), NOON)
    assert PdfPress(fonts).render([sheet]).startswith(b"%PDF")
