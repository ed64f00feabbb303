"""Golden pictures of A4 papers: their first pages and those with the sums, at 100 dots an inch, in `tests/golden_paper/a4`.

What stands on them is proven elsewhere; here a person has looked once at how it stands. A page that looks otherwise is laid
beside the golden one, in the folder that the failure names.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image

from pos.domain.stock import Equation
from pos.printing import papers
from pos.printing.labels import sheet_named
from pos.printing.papers.day_summary import day_summary_sheet
from pos.printing.papers.donated_form import donated_form
from pos.printing.papers.draft import bank_list_sheet
from pos.printing.papers.goods import goods_received_note, goods_returned_note
from pos.printing.papers.handover import handover_sheets
from pos.printing.papers.item_label import item_label, trial_words
from pos.printing.papers.office_notes import box_note_sheets, reversal_sheets
from pos.printing.papers.report import report_sheet
from pos.printing.papers.settlement_pack import settlement_pack_sheet
from pos.printing.papers.statement import statement_sheet
from pos.printing.papers.tally import tally_form_sheet, tally_recorded_sheet
from pos.printing.papers.transfer_form import transfer_form, transfer_taken_form
from pos.printing.papers.voucher import voucher_sheets
from pos.printing.pdf_document import PdfPress
from pos.printing.pdf_labels import LabelPress
from tests.builders import DAY, JAM, a_stamp
from tests.fakes import NOON
from tests.unit.printing.conftest import ROOT
from tests.unit.printing.papers.test_day_summary import EVENING
from tests.unit.printing.papers.test_donated_list import GIVEN
from tests.unit.printing.papers.test_draft import TOLD
from tests.unit.printing.papers.test_goods import RECEIVED, RETURNED
from tests.unit.printing.papers.test_goods_equation import TERMS
from tests.unit.printing.papers.test_handover import ACCOUNT, ONE
from tests.unit.printing.papers.test_office_notes import FILLED, UNDONE
from tests.unit.printing.papers.test_pictures import LABEL
from tests.unit.printing.papers.test_report import STOCK
from tests.unit.printing.papers.test_settlement_pack import PACK
from tests.unit.printing.papers.test_shift_report import CLOSED
from tests.unit.printing.papers.test_statement import STATEMENT
from tests.unit.printing.papers.test_tally import BOOK, FORM, ROW
from tests.unit.printing.papers.test_transfer import SENT, TAKEN
from tests.unit.printing.papers.test_voucher import PAYOUT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

GOLDEN = ROOT / "tests" / "golden_paper" / "a4"
EQUATIONS = {JAM: Equation(received=40, sold=30, returned=3, written_off=1)}
LANGUAGES = ("ar", "en", "both")
DIFFERING_SHARE_MAX = 0.02  # of the ink: another build of the renderer smooths edges otherwise

SHEETS: dict[str, Callable[[Letterhead], Sheet]] = {
    "statement": lambda speaks: statement_sheet(speaks, STATEMENT),
    "voucher": lambda speaks: voucher_sheets(speaks, PAYOUT)[0],
    "bank_list": lambda speaks: bank_list_sheet(speaks, TOLD),
    "reversal": lambda speaks: reversal_sheets(speaks, a_stamp(by="C1"), UNDONE)[0],
    "box_note": lambda speaks: box_note_sheets(speaks, a_stamp(by="C1"), FILLED)[0],
    "goods_received": lambda speaks: goods_received_note(speaks, a_stamp(), RECEIVED)[0],
    "goods_returned": lambda speaks: goods_returned_note(speaks, a_stamp(), RETURNED, EQUATIONS, TERMS)[0],
    "donated": lambda speaks: donated_form(speaks, GIVEN, read=("T01", "L1", NOON)),
    "transfer": lambda speaks: transfer_form(speaks, a_stamp(), SENT)[0],
    "transfer_taken": lambda speaks: transfer_taken_form(speaks, a_stamp(), TAKEN)[0],
    "pack": lambda speaks: settlement_pack_sheet(speaks, PACK),
    "report": lambda speaks: report_sheet(speaks, STOCK),
    "tally_form": lambda speaks: tally_form_sheet(speaks, FORM),
    "handover": lambda speaks: handover_sheets(speaks, ACCOUNT, ONE, NOON)[0],
    "tally_recorded": lambda speaks: tally_recorded_sheet(speaks, BOOK, ROW, NOON),
    "day_summary": lambda speaks: day_summary_sheet(speaks, DAY, (CLOSED, EVENING), NOON),
}


FURTHER = (("statement", 1), ("pack", 1))  # where the net of a family stands, and the families of a run
USED = 5  # of the sheet of labels, some are gone already


@pytest.fixture(scope="module")
def press(fonts: Path) -> PdfPress:
    return PdfPress(fonts)


def seen_page(content: bytes, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(content) as document:
        grey: Image.Image = document[page].render(scale=100 / 72, grayscale=True).to_pil()
    return grey.point([0 if value < 200 else 255 for value in range(256)]).convert("1")


def compare(name: str, page: Image.Image, folder: Path) -> None:
    seen, golden = folder / f"{name}.png", GOLDEN / f"{name}.png"
    page.save(seen, optimize=True)
    assert golden.exists(), f"look at {seen}; when it is right, copy it to {golden}"
    old, new = (~np.asarray(Image.open(path).convert("1")) for path in (golden, seen))
    assert old.shape == new.shape, f"{old.shape} became {new.shape}: look at {seen} beside {golden}"
    share = np.count_nonzero(old != new) / np.count_nonzero(old)
    assert share <= DIFFERING_SHARE_MAX, f"{share:.1%} of the ink moved: look at {seen} beside {golden}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHEETS)
def test_a_page_looks_as_it_was_approved(
    name: str, language: str, press: PdfPress, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    compare(f"{name}_{language}", seen_page(press.render([SHEETS[name](speaks(language))])), tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "page"), FURTHER)
def test_the_page_with_the_sums_looks_as_it_was_approved(
    name: str, page: int, language: str, press: PdfPress, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    content = press.render([SHEETS[name](speaks(language))])
    compare(f"{name}_{language}_{page + 1}", seen_page(content, page), tmp_path)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_sheet_of_labels_and_its_trial_page_look_as_they_were_approved(
    language: str, fonts: Path, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    press, form, speaker = LabelPress(fonts), sheet_named("24"), speaks(language)
    labels = press.render([item_label(speaker, LABEL)] * 8, form, start=USED)
    compare(f"labels_{language}", seen_page(labels), tmp_path)
    trial = press.trial(form, trial_words(speaker.wording, form), speaker.wording.direction)
    compare(f"labels_trial_{language}", seen_page(trial), tmp_path)


def test_every_sheet_that_can_be_written_has_its_pictures() -> None:
    written = {
        name
        for module in pkgutil.iter_modules(papers.__path__)
        if not module.name.endswith("_parts")  # of which papers are made
        for name, made in vars(importlib.import_module(f"{papers.__name__}.{module.name}")).items()
        if inspect.isfunction(made)
        and made.__module__ == f"{papers.__name__}.{module.name}"
        and not name.startswith("_")
        and made.__annotations__.get("return") in {"Sheet", "tuple[Sheet, ...]"}
    }
    assert {re.sub("^settlement_|_sheets?$|_note$|_form$", "", name) for name in written} == {*SHEETS}


def test_no_golden_page_is_left_without_its_paper() -> None:
    wanted = {f"{name}_{language}.png" for name in SHEETS for language in LANGUAGES}
    wanted |= {f"{name}_{language}_{page + 1}.png" for name, page in FURTHER for language in LANGUAGES}
    wanted |= {f"{name}_{language}.png" for name in ("labels", "labels_trial") for language in ("ar", "en")}
    assert {path.name for path in GOLDEN.glob("*.png")} == wanted


def test_the_comparison_sees_a_row_that_moved(
    press: PdfPress, speaks: Callable[..., Letterhead], tmp_path: Path
) -> None:
    """The canary: one shift fewer on the summary is more than the comparison forgives."""
    page = seen_page(press.render([day_summary_sheet(speaks("en"), DAY, (CLOSED,), NOON)]))
    with pytest.raises(AssertionError, match="of the ink moved"):
        compare("day_summary_en", page, tmp_path)
