"""Raster: what is painted is whole, readable and the same on every till."""

from __future__ import annotations

import io
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from pos.domain.text import isolate
from pos.printing.document import (
    Align,
    Barcode,
    Big,
    Cell,
    Cut,
    Document,
    Drawer,
    Element,
    Figure,
    Gap,
    Mark,
    Pair,
    PaperMismatch,
    Qr,
    Row,
    Rule,
    Size,
    Symbology,
    Text,
    Weight,
)
from pos.printing.lettering import Direction, MissingGlyph
from pos.printing.paper import MM_58, PaperTooLong
from pos.printing.raster import Painter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.printing.paper import Paper

LONG_NAME = "معمول بالتمر علبة كبيرة جدًا مع جوز وعسل وفستق حلبي من إنتاج الأسرة رقم 12 (علبة 1 كغ)"


def of(*elements: Element, direction: Direction = Direction.RTL) -> Document:
    return Document("T01-000001-3", direction, elements)


def ink(paper: Paper) -> Image.Image:
    """The paper as a picture in which ink is 255."""
    return Image.open(io.BytesIO(paper.png())).convert("L").point(lambda value: 255 - value)


def inked(paper: Paper) -> tuple[int, int, int, int]:
    box = ink(paper).getbbox()
    assert box is not None
    return box


def test_paper_has_the_width_of_the_roll(painter: Painter, narrow_painter: Painter) -> None:
    assert painter.paint(of(Text("أمانة"))).width == 576
    assert narrow_painter.paint(of(Text("أمانة"))).width == 384


def test_arabic_begins_on_the_right_and_english_on_the_left(painter: Painter) -> None:
    left, _, right, _ = inked(painter.paint(of(Text("أمانة"))))
    assert left > 400
    assert right > 560
    left, _, right, _ = inked(painter.paint(of(Text("Amana"), direction=Direction.LTR)))
    assert left < 15
    assert right < 180


def test_an_english_line_on_an_arabic_paper_stands_on_the_right_like_its_neighbours(painter: Painter) -> None:
    assert inked(painter.paint(of(Text("Date maamoul"))))[2] > 560


def test_a_centred_text_stands_in_the_middle(painter: Painter) -> None:
    left, _, right, _ = inked(painter.paint(of(Text("أمانة", Align.CENTRE))))
    assert abs((left + right) - 576) <= 4


def test_a_value_stands_at_the_end_and_its_name_at_the_start(painter: Painter) -> None:
    left, _, right, _ = inked(painter.paint(of(Pair("الإجمالي", "534.41"))))
    assert left < 15
    assert right > 560


def test_a_long_name_wraps_and_never_touches_its_amount(painter: Painter) -> None:
    amount = inked(painter.paint(of(Pair("", "1,070.00"))))
    paper = painter.paint(of(Pair(LONG_NAME, "1,070.00")))
    assert paper.height > 2 * painter.line_height(Size.BODY, Weight.NORMAL)
    picture = ink(paper)
    assert picture.crop((0, 0, amount[2], paper.height)).getbbox() == amount
    assert picture.crop((amount[2], 0, amount[2] + 12, paper.height)).getbbox() is None


def test_wrapping_keeps_every_letter(painter: Painter) -> None:
    """As much ink stands on two lines as on one line of endless paper."""
    words = LONG_NAME.split()
    whole = sum(sum(ink(painter.paint(of(Text(word)))).histogram()[128:]) for word in words)
    wrapped = sum(ink(painter.paint(of(Text(LONG_NAME)))).histogram()[128:])
    assert abs(wrapped - whole) <= whole * 0.02


def test_a_word_longer_than_the_paper_breaks_instead_of_running_off(painter: Painter) -> None:
    paper = painter.paint(of(Text("W" * 60)))
    assert paper.height > 2 * painter.line_height(Size.BODY, Weight.NORMAL)
    assert inked(paper)[2] <= 576 - 6


def test_a_value_too_wide_to_share_a_line_gets_its_own(painter: Painter) -> None:
    line = painter.line_height(Size.BODY, Weight.NORMAL)
    assert painter.paint(of(Pair("الاسم", "W" * 22))).height > 2 * line


@pytest.mark.parametrize("number", ["+971 50 123 4567", "-26.79", "70%", "500 ml"])
def test_a_number_inside_arabic_keeps_its_order(painter: Painter, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    painted = painter.paint(of(Text(f"كان {number} هنا")))
    assert painted == painter.paint(of(Text(f"كان {isolate(number)} هنا")))
    # The canary: without isolation Qt turns it around.
    monkeypatch.setattr("pos.printing.raster.prepare", lambda text: (text, Direction.RTL))
    painter._case.blocks.clear()
    assert painted != painter.paint(of(Text(f"كان {number} هنا")))


def test_rows_share_the_width_and_do_not_touch(painter: Painter) -> None:
    row = Row((Cell("200.00", 2), Cell("12", 1, Align.CENTRE), Cell("2,400.00", 2, Align.END)))
    rtl = ink(painter.paint(of(row)))
    assert rtl.getbbox() is not None
    mirrored = ink(painter.paint(of(row, direction=Direction.LTR)))
    assert inked(painter.paint(of(row)))[0] < 15
    assert inked(painter.paint(of(row)))[2] > 560
    assert rtl.tobytes() != mirrored.tobytes()


def test_a_letter_without_a_picture_is_refused_by_name(painter: Painter) -> None:
    with pytest.raises(MissingGlyph) as refused:
        painter.paint(of(Text("عسل 🍯"), Pair("漢", "1.00")))
    assert refused.value.characters == "🍯漢"
    assert painter.lacking("عسل 🍯🍯 honey") == "🍯"


def test_a_substitute_saves_the_receipt(painter: Painter) -> None:
    saved = painter.paint(of(Text("عسل 🍯")), substitute="?")
    assert saved.bits == painter.paint(of(Text("عسل ?"))).bits


def test_every_code_can_be_read_by_a_machine(
    painter: Painter, narrow_painter: Painter, codes_on: Callable[[Paper], list[tuple[str, str]]]
) -> None:
    proof = "amana:T01-000123-4:" + "Qk7_" * 22
    document = of(Qr(proof), Barcode("2000042000011"), Barcode("T01-000123-4", Symbology.CODE128), Gap(10))
    expected = [("Code128", "T01-000123-4"), ("EAN13", "2000042000011"), ("QRCode", proof)]
    assert codes_on(painter.paint(document)) == expected
    assert codes_on(narrow_painter.paint(document)) == expected


def test_a_barcode_wider_than_the_paper_is_a_bug(narrow_painter: Painter) -> None:
    with pytest.raises(ValueError, match="wider"):
        narrow_painter.paint(of(Barcode("X" * 60, Symbology.CODE128)))


def test_a_warning_is_white_on_black(painter: Painter) -> None:
    paper = painter.paint(of(Big("نسخة", warns=True)))
    dark = sum(ink(paper).histogram()[128:]) / (paper.width * paper.height)
    assert dark > 0.6


def test_cuts_drawer_and_figures_travel_with_the_paper(painter: Painter) -> None:
    figure = Figure(Mark.LINE, 7000)
    paper = painter.paint(
        of(Drawer(), Pair("معمول", "70.00", figure=figure), Cut(), Rule(heavy=True), Text("x"), Cut())
    )
    assert paper.opens_drawer
    assert paper.figures == (figure,)
    first, last = paper.cuts
    assert 0 < first < last == paper.height


def test_a_row_that_was_not_painted_is_a_bug(painter: Painter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos.printing.raster._Run._place_pair", lambda _run, _element: None)
    with pytest.raises(PaperMismatch):
        painter.paint(of(Pair("معمول", "70.00", figure=Figure(Mark.LINE, 7000))))


def test_a_paper_of_endless_length_is_refused(painter: Painter) -> None:
    with pytest.raises(PaperTooLong):
        painter.paint(of(*(Text("سطر"),) * 1_000))


def test_the_same_document_is_the_same_paper_on_any_thread(painter: Painter) -> None:
    document = of(Text("أمانة", Align.CENTRE, Size.TITLE, Weight.STRONG), Pair(LONG_NAME, "70.00"), Qr("A"), Cut())
    here = painter.paint(document)
    there: list[Paper] = []
    thread = threading.Thread(target=lambda: there.append(painter.paint(document)))
    thread.start()
    thread.join()
    assert there == [here]


def test_a_roll_of_an_odd_width_has_whole_bytes_a_row(fonts: Path, painter: Painter) -> None:
    odd = Painter(fonts, replace(MM_58, dots=420)).paint(of(Text("أمانة")))
    assert odd.row_bytes == 53
    assert len(odd.bits) == 53 * odd.height
    assert all(odd.bits[row * 53 + 52] & 0x0F == 0 for row in range(odd.height))
    assert painter.paint(of()).height >= 1


def test_missing_font_files_are_named(tmp_path: Path, painter: Painter) -> None:  # noqa: ARG001  # Qt must be up
    with pytest.raises(FileNotFoundError, match="IBMPlexSansArabic"):
        Painter(tmp_path)


def test_a_painter_remembers_texts_but_not_without_end(painter: Painter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos.printing.raster.REMEMBERED_TEXTS_MAX", 10)
    document = of(*(Text(f"سطر {number}") for number in range(25)))
    first = painter.paint(document)
    assert len(painter._case.blocks) <= 10
    assert painter.paint(document) == first
