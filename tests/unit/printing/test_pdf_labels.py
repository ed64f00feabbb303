"""PDF labels: read at the resolution of a cheap printer, in their place to the millimetre, and never cut off."""

from __future__ import annotations

import io
import unicodedata
from typing import TYPE_CHECKING

import numpy as np
import pypdf
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import zxingcpp

from pos.domain.bazaar import PaperLanguage
from pos.domain.errors import OutOfRange
from pos.printing.labels import SHEETS, LabelSheet, places, sheet_named
from pos.printing.papers.item_label import trial_words
from pos.printing.pdf_labels import LabelPress
from pos.printing.words import wording
from tests.unit.printing.test_labels import LABELS

if TYPE_CHECKING:
    from pathlib import Path

    from pos.printing.lettering import Direction
    from pos.printing.papers.item_label import ItemLabel
    from pos.printing.words import Wording

DOTS_PER_MM = 203 / 25.4


@pytest.fixture(scope="module")
def press(fonts: Path) -> LabelPress:
    return LabelPress(fonts)


def pages_of(content: bytes) -> list[np.ndarray]:
    """Each page as grey dots, at 203 dots an inch."""
    with pypdfium2.PdfDocument(content) as document:
        return [np.asarray(page.render(scale=203 / 72, grayscale=True).to_pil()) for page in document]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_code_of_a_full_sheet_is_read(press: LabelPress, sheet: LabelSheet) -> None:
    labels = [LABELS[number % 2] for number in range(sheet.count)]
    (page,) = pages_of(press.render(labels, sheet))
    found = sorted(code.text for code in zxingcpp.read_barcodes(page))
    assert found == sorted(label.code for label in labels)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("shift", [(0.0, 0.0), (1.5, -0.4)])
def test_no_ink_stands_outside_its_label(press: LabelPress, sheet: LabelSheet, shift: tuple[float, float]) -> None:
    (page,) = pages_of(press.render([LABELS[1]] * sheet.count, sheet, shift=shift))
    outside = page < 128
    for place in places(sheet, sheet.count):
        left, top = (place.x + shift[0]) * DOTS_PER_MM, (place.y + shift[1]) * DOTS_PER_MM
        right, low = left + sheet.width * DOTS_PER_MM, top + sheet.height * DOTS_PER_MM
        cell = outside[max(0, round(top)) : round(low), round(left) : round(right)]
        assert cell.any()
        cell[:] = False
    assert not outside.any()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
@pytest.mark.parametrize("label", LABELS[1:3], ids=["arabic", "english"])
def test_no_ink_stands_where_a_printer_puts_none(press: LabelPress, sheet: LabelSheet, label: ItemLabel) -> None:
    (page,) = pages_of(press.render([label] * sheet.count, sheet))
    inked = np.argwhere(page < 128)
    edge = 4.2 * DOTS_PER_MM
    assert inked.min() >= edge
    assert (np.array(page.shape) - inked.max(axis=0)).min() >= edge


def test_a_used_sheet_is_printed_from_its_first_free_label(press: LabelPress) -> None:
    sheet = sheet_named("24")
    first, second = pages_of(press.render([LABELS[0]] * 3, sheet, start=23))
    assert len(zxingcpp.read_barcodes(first)) == 2
    assert len(zxingcpp.read_barcodes(second)) == 1
    upper = first[: round((sheet.top + 7 * sheet.pitch_y) * DOTS_PER_MM)]
    assert (upper > 128).all()


def test_a_label_says_price_family_and_expiry_whole(press: LabelPress) -> None:
    content = press.render([LABELS[1]], sheet_named("65"))
    text = unicodedata.normalize("NFKC", pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text())
    for shown in ("12,345.50", LABELS[1].family, "2027-01-05", LABELS[1].code, "شال", "Hand-emb", "…"):
        assert unicodedata.normalize("NFKC", shown) in text


def test_the_same_labels_give_the_same_bytes(press: LabelPress) -> None:
    first = press.render(LABELS, sheet_named("40"))
    press.render([LABELS[0]], sheet_named("21"))
    assert press.render(LABELS, sheet_named("40")) == first


def test_a_viewer_is_told_not_to_scale(press: LabelPress) -> None:
    reader = pypdf.PdfReader(io.BytesIO(press.render(LABELS, sheet_named("40"))))
    assert reader.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"  # type: ignore[index]  # pypdf's objects


def test_a_wrong_start_and_an_empty_list_are_refused(press: LabelPress) -> None:
    with pytest.raises(OutOfRange):
        press.render(LABELS, sheet_named("24"), start=25)
    with pytest.raises(ValueError, match="no label"):
        press.render([], sheet_named("24"))


def trial_of(words: Wording, sheet: LabelSheet) -> tuple[tuple[str, ...], Direction]:
    return trial_words(words, sheet), words.direction


@pytest.mark.parametrize("language", list(PaperLanguage))
def test_the_trial_page_numbers_every_label_and_its_rulers_are_a_hundred_millimetres(
    press: LabelPress, paper_words: Path, language: PaperLanguage
) -> None:
    sheet = sheet_named("65")
    content = press.trial(sheet, *trial_of(wording(paper_words, language), sheet))
    with pypdfium2.PdfDocument(content) as document:
        text = document[0].get_textpage()
        is_rtl = language is not PaperLanguage.ENGLISH
        for number, place in enumerate(places(sheet, sheet.count, is_rtl=is_rtl), 1):
            x0, x1, y0, y1 = place.x, place.x + sheet.width, 297 - place.y - 6, 297 - place.y
            corner = text.get_text_bounded(*(each * 72 / 25.4 for each in (x0, y0, x1, y1)))
            assert str(number) in corner.split()
        text.close()
    (page,) = pages_of(content)
    x, y = sheet.left + sheet.pitch_x, sheet.top + sheet.pitch_y
    at_end = page[round((y + 1.5) * DOTS_PER_MM), :] < 200  # through the strokes of the ruler across
    strokes = np.flatnonzero(at_end)
    for end in (x, x + 100):
        assert np.abs(strokes - end * DOTS_PER_MM).min() < DOTS_PER_MM * 0.3
