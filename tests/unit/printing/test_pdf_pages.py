"""The office looks at the very pages of its PDF: below each other, whole, and not without end."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
from PIL import Image
from PySide6.QtGui import QImage

from pos.printing.lettering import Direction
from pos.printing.pdf_document import PdfPress
from pos.printing.pdf_pages import GAP_PX, PAGE_PX, page_pictures, pages_picture
from pos.printing.sheet import NewPage, Prose, Sheet
from pos.printing.words import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pos.printing.sheet import Block

WORD = Label("كشف حساب", "Statement")


def a_sheet(*blocks: Block, is_wide: bool = False) -> Sheet:
    return Sheet("كشف", "ar", Direction.RTL, "بازار", "1", blocks, is_wide)


@pytest.fixture(scope="module")
def press(fonts: Path) -> PdfPress:
    return PdfPress(fonts)


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture))


def test_what_is_looked_at_is_what_comes_out_of_the_printer(press: PdfPress) -> None:
    pdf = press.render([a_sheet(Prose(WORD), NewPage(), Prose(Label("صفحة ثانية"))), a_sheet(Prose(WORD))])
    shown = np.asarray(opened(pages_picture(pdf)))
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 3
        for number, top in enumerate(range(0, len(shown), PAGE_PX[1] + GAP_PX)):
            page = np.asarray(document[number].render(scale=PAGE_PX[0] / 595.28, grayscale=True).to_pil())
            assert np.array_equal(shown[top : top + len(page)], page)
            assert (page < 128).sum() > 100


def test_a_wide_sheet_lies_on_its_side_and_upright_ones_stand_in_the_middle(press: PdfPress) -> None:
    picture = opened(pages_picture(press.render([a_sheet(Prose(WORD)), a_sheet(Prose(WORD), is_wide=True)])))
    assert (picture.width, picture.height) == (PAGE_PX[1], PAGE_PX[0] + PAGE_PX[1] + GAP_PX)
    assert picture.getpixel((0, 0)) == 192
    assert picture.getpixel((0, picture.height - 1)) == 255


def test_a_long_one_stops(press: PdfPress) -> None:
    pdf = press.render([a_sheet(*(block for _ in range(4) for block in (Prose(WORD), NewPage())))])
    assert opened(pages_picture(pdf, pages_max=2)).height == 2 * PAGE_PX[1] + GAP_PX


def test_a_window_reads_it(press: PdfPress) -> None:
    image = QImage.fromData(pages_picture(press.render([a_sheet(Prose(WORD))])))
    assert image.width() == PAGE_PX[0]


def test_for_a_message_every_page_is_a_picture_of_its_own(press: PdfPress) -> None:
    pdf = press.render([a_sheet(Prose(WORD), NewPage(), Prose(Label("صفحة ثانية")))])
    pages = [opened(page) for page in page_pictures(pdf)]
    assert [(page.format, page.size) for page in pages] == [("PNG", PAGE_PX)] * 2
    shown = np.asarray(opened(pages_picture(pdf)))
    assert np.array_equal(np.asarray(pages[1]), shown[PAGE_PX[1] + GAP_PX :])
