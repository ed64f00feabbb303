"""Labels for real: every piece once, on sheets and rolls, read by a decoder that is not ours, moved as far as was asked."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # ships no types
import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from pos import settings as files
from pos.domain.errors import OutOfRange
from pos.domain.troubles import PrinterTrouble
from pos.domain.weighing import Unit
from pos.printing.setup import LabelSetup, PrinterSetup, PrintingSetup
from pos.ui.rows.labels import LabelWish
from pos.ui.screens.label_shop import AT_ONCE, LABELS_MAX, TillLabelShop
from pos.ui.screens.paper_shop import TillPaperShop
from tests.builders import CAKE, JAM, OUD, Till, a_till, an_item, some_cards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from pos.printing.paper import Paper

ROLL = PrintingSetup(label=PrinterSetup(dots=400, code="zpl"))


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    cards = some_cards()
    items = (
        an_item(JAM, received=3),
        an_item(OUD, received=40),
        an_item(CAKE, unit=Unit.GRAM, received=900),
    )
    made = a_till(tmp_path / "tills", cards=replace(cards, items=items))
    yield made
    made.book.close()


class Shelf:
    """Holds a setup in memory."""

    def __init__(self, till: Till, folder: Path) -> None:
        self.setup = ROLL
        self.paper = TillPaperShop(till.book, files.assets(), folder / "home", ROLL)
        self.labels = TillLabelShop(self.paper, files.assets(), lambda: self.setup, self.remember)

    def remember(self, setup: PrintingSetup) -> None:
        self.setup = setup


@pytest.fixture
def shelf(till: Till, tmp_path: Path, qapp: QApplication) -> Shelf:
    assert qapp is not None
    return Shelf(till, tmp_path)


def wish(shelf: Shelf, each: int = 0, start: int = 1, shift: tuple[int, int] = (0, 0), *codes: str) -> LabelWish:
    items = tuple(item for item in shelf.labels.goods().items if not codes or item.code in codes)
    return LabelWish(items, each, "65", start, shift)


def codes_of(picture: Image.Image) -> list[str]:
    return sorted(code.text for code in zxingcpp.read_barcodes(picture))


def label_pictures(paper: Paper) -> list[Image.Image]:
    whole = Image.open(io.BytesIO(paper.png())).convert("L")
    return [
        whole.crop((0, top, paper.width, top + paper.label_height))
        for top in range(0, paper.height, paper.label_height)
    ]


def test_the_goods_of_the_book_are_offered_and_weighed_ones_once(shelf: Shelf) -> None:
    goods = shelf.labels.goods()
    assert [(item.code, item.pieces) for item in goods.items] == [(JAM, 3), (CAKE, 1), (OUD, 40)]
    assert (goods.is_rtl, len(goods.families) > 1) == (True, True)


def test_each_piece_has_its_label_on_a_used_sheet(shelf: Shelf) -> None:
    pdf, picture = shelf.labels.on_sheets(wish(shelf, 0, 64), is_trial=False)
    assert picture.startswith(b"P5")
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    assert [sum(page.count(code) for code in (JAM, CAKE, OUD)) for page in pages] == [2, 42]
    assert [sum(page.count(code) for page in pages) for code in (JAM, CAKE, OUD)] == [3, 1, 40]
    with pypdfium2.PdfDocument(pdf) as document:
        seen = {code for page in document for code in codes_of(page.render(scale=203 / 72, grayscale=True).to_pil())}
    assert seen == {JAM, CAKE, OUD}


def test_a_trial_page_says_what_it_is(shelf: Shelf) -> None:
    pdf, _ = shelf.labels.on_sheets(wish(shelf), is_trial=True)
    assert "38.1" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_each_piece_has_its_label_on_the_roll_in_papers_that_are_short(shelf: Shelf) -> None:
    papers = shelf.labels.on_roll(wish(shelf), is_trial=False)
    assert [paper.height // paper.label_height for paper in papers] == [AT_ONCE, 44 - AT_ONCE]
    labels = [label for paper in papers for label in label_pictures(paper)]
    assert [codes_of(label) for label in labels] == [[JAM]] * 3 + [[CAKE]] + [[OUD]] * 40


def test_labels_of_a_roll_are_moved_by_whole_dots(shelf: Shelf) -> None:
    (plain,) = shelf.labels.on_roll(wish(shelf, 1, 1, (0, 0), JAM), is_trial=False)
    (moved,) = shelf.labels.on_roll(wish(shelf, 1, 1, (100, 50), JAM), is_trial=False)
    before, after = (np.asarray(label_pictures(paper)[0]) for paper in (plain, moved))
    assert np.array_equal(before[:-4, :-8], after[4:, 8:])
    (trial,) = shelf.labels.on_roll(wish(shelf), is_trial=True)
    assert (trial.width, trial.height) == (400, 240)


def test_how_labels_are_moved_is_kept_with_the_printers(shelf: Shelf) -> None:
    shelf.labels.keep(replace(wish(shelf), sheet="24", shift=(25, -50)), is_roll=False)
    shelf.labels.keep(replace(wish(shelf), shift=(0, 100)), is_roll=True)
    assert shelf.setup == replace(ROLL, labels=LabelSetup(sheet="24", sheet_right=25, sheet_down=-50, roll_down=100))
    form = shelf.labels.form()
    assert (form.sheet, form.sheet_shift, form.roll_shift, form.roll) == ("24", (25, -50), (0, 100), "50 × 30")


def test_none_and_too_many_are_refused(shelf: Shelf) -> None:
    for each in (LABELS_MAX, 0):
        chosen = wish(shelf, each)
        if not each:
            chosen = replace(chosen, items=())
        with pytest.raises(OutOfRange):
            shelf.labels.on_roll(chosen, is_trial=False)
    shelf.setup = PrintingSetup()
    assert shelf.labels.form().roll == ""
    with pytest.raises(PrinterTrouble):
        shelf.labels.on_roll(wish(shelf), is_trial=False)


def test_the_label_printer_is_tried_with_a_label_of_its_own_language(shelf: Shelf, tmp_path: Path) -> None:
    shelf.paper.try_printer(PrinterSetup(address=str(tmp_path / "out"), dots=304, code="zpl"))
    assert (tmp_path / "out" / "0001.bin").read_bytes().startswith(b"^XA^PW304^LL200")


def test_labels_wait_for_the_label_printer_and_go_nowhere_else(shelf: Shelf, tmp_path: Path) -> None:
    shelf.paper.choose(replace(ROLL, label=PrinterSetup(address=str(tmp_path / "labels"), dots=400)))
    press = shelf.paper.press(lambda work: work(), lambda _trouble: None)
    press.print_papers(shelf.labels.on_roll(wish(shelf), is_trial=False), "label")
    jobs = sorted((tmp_path / "labels").glob("*.bin"))
    assert sum(job.read_bytes().count(b"\x1d\x0c") for job in jobs) == 44
    assert not (tmp_path / "home" / "papers").exists()
