"""The papers of a draft: what the bank would be told, and a mark that no page is without."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from pos.domain.bank import Transfer
from pos.printing.papers.draft import DRAFT, BankList, bank_list_sheet, drafted
from pos.printing.papers.statement import statement_sheet
from pos.printing.papers.voucher import voucher_sheets
from pos.printing.pdf_document import PdfPress
from tests.builders import HUDA, SALMA
from tests.fakes import NOON
from tests.unit.printing.papers.test_statement import STATEMENT
from tests.unit.printing.papers.test_voucher import PAYOUT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

TOLD = BankList(
    "R01-000012-7",
    (
        Transfer(
            family=SALMA,
            name_ar="أم سالم",
            name_en="Umm Salem",
            account="AE070331234567890123456",
            amount_minor=1_048_550,
            reference="R01-000012-7 0013",
        ),
        Transfer(family=HUDA, name_ar="هدى", name_en="Huda", account="", amount_minor=20_050, reference="R01 0021"),
    ),
    NOON,
)


def test_the_bank_list_has_every_account_and_adds_up(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    sheet = bank_list_sheet(speaks("both"), TOLD)
    text = read_sheet(sheet)
    for shown in (
        "AE070331234567890123456",
        "10,485.50",
        "200.50",
        "10,686.00",
        "أم سالم | Umm Salem",
        "لا يوجد | None",
    ):
        assert shown in text
    assert sheet.mark == DRAFT


@pytest.mark.parametrize("language", ["ar", "en", "both"])
def test_every_page_of_a_draft_bears_the_mark_in_both_languages(
    speaks: Callable[..., Letterhead], fonts: Path, language: str
) -> None:
    plain = statement_sheet(speaks(language), replace(STATEMENT, entries=STATEMENT.entries))
    pages = PdfReader(io.BytesIO(PdfPress(fonts).render(drafted([plain])))).pages
    assert len(pages) > 1
    for page in pages:
        text = page.extract_text()
        assert text.count("DRAFT") == 2, text
    bare = PdfReader(io.BytesIO(PdfPress(fonts).render([plain]))).pages
    assert all("DRAFT" not in page.extract_text().replace("PROVISIONAL DRAFT", "") for page in bare)


def test_a_draft_of_a_voucher_has_no_number_and_names_no_payer(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    sheet = voucher_sheets(speaks("en"), replace(PAYOUT, number="", payer="", approver=""))[0]
    text = read_sheet(sheet)
    assert sheet.title == "Payout voucher"
    assert "Voucher\n–" in text
    assert PAYOUT.number not in text
    assert "Maryam" not in text
