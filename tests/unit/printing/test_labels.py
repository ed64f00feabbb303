"""Labels: every one in its place, as high as the roll's, and read by a decoder that is not ours."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import OutOfRange
from pos.printing.labels import (
    ROLLS,
    SHEETS,
    LabelRoll,
    LabelSheet,
    as_high_as,
    escpos_labels,
    places,
    sheet_named,
    zpl_label,
)
from pos.printing.lettering import Direction
from pos.printing.paper import Paper, PaperTooLong
from pos.printing.papers.item_label import ItemLabel, label_document
from pos.printing.raster import Painter
from tests.builders import JAM, OUD, SALMA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

A4_MM = (210.0, 297.0)
LONG_AR = "شال صوف مطرّز يدويًّا بخيوط ذهبية 70% مع علبة هدايا فاخرة 40×30 cm"
LONG_EN = "Hand-embroidered wool shawl with golden threads in a gift box"
EXPIRY = f"الصلاحية {date(2027, 1, 5)}"
LABELS = (
    ItemLabel(JAM, Direction.RTL, ("مربى التمر", "Date jam"), "25.50 د.إ", 2_550, SALMA, EXPIRY),
    ItemLabel(OUD, Direction.RTL, (LONG_AR, LONG_EN), "12,345.50 د.إ", 1_234_550, SALMA, EXPIRY),
    ItemLabel(OUD, Direction.LTR, (LONG_EN, LONG_AR), "AED 12,345.50", 1_234_550, "Centre"),
    ItemLabel(JAM, Direction.RTL, (), "0.25 د.إ", 25, SALMA),
)


def painted(fonts: Path, roll: LabelRoll, label: ItemLabel) -> Paper:
    return as_high_as(Painter(fonts, roll.roll).paint(label_document(label)), roll.height)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_place_is_on_the_paper_and_none_on_another(sheet: LabelSheet) -> None:
    spots = list(places(sheet, sheet.count))
    assert len({(spot.x, spot.y) for spot in spots}) == sheet.count
    assert {spot.page for spot in spots} == {0}
    assert max(spot.x for spot in spots) + sheet.width <= A4_MM[0]
    assert max(spot.y for spot in spots) + sheet.height <= A4_MM[1]
    assert sheet.pitch_x >= sheet.width
    assert sheet.pitch_y >= sheet.height


def test_a_used_sheet_begins_where_a_person_says_and_goes_on_over_pages() -> None:
    sheet = sheet_named("65")
    spots = list(places(sheet, 66, start=64))
    assert [spot.page for spot in spots] == [0, 0, *[1] * 64]
    assert (round(spots[0].x, 2), round(spots[0].y, 2)) == (126.59, 265.1)
    assert (spots[2].x, spots[2].y) == (sheet.left, sheet.top)


def test_an_arabic_sheet_is_filled_from_the_right() -> None:
    sheet = sheet_named("65")
    first, second, *_ = places(sheet, 2, is_rtl=True)
    assert first.x == sheet.left + 4 * sheet.pitch_x
    assert second.x == sheet.left + 3 * sheet.pitch_x


@pytest.mark.parametrize("start", [0, 66])
def test_a_sheet_has_no_other_labels_than_its_own(start: int) -> None:
    with pytest.raises(OutOfRange):
        list(places(sheet_named("65"), 1, start=start))


@pytest.mark.parametrize("label", LABELS, ids=["plain", "long", "english", "nameless"])
@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: roll.name)
def test_a_label_of_a_roll_is_read_and_is_as_high_as_the_roll_says(
    fonts: Path, roll: LabelRoll, label: ItemLabel, codes_on: Callable[[Paper], list[tuple[str, str]]]
) -> None:
    paper = painted(fonts, roll, label)
    assert (paper.width, paper.height) == (roll.roll.dots, roll.height)
    assert codes_on(paper) == [("EAN13", label.code)]
    assert [figure.minor for figure in paper.figures] == [label.price_minor]


@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: roll.name)
def test_bars_stand_on_whole_dots_with_white_on_both_sides(fonts: Path, roll: LabelRoll) -> None:
    paper = painted(fonts, roll, LABELS[0])
    row = paper.bits[-60 * paper.row_bytes : -59 * paper.row_bytes]
    dots = "".join(f"{byte:08b}" for byte in row)
    bars = dots.strip("0")
    module = len(bars) / 95
    assert module in {2.0, 3.0}
    assert all(len(stretch) % module == 0 for stretch in re.findall("1+|0+", bars))
    assert min(dots.index("1"), len(dots) - 1 - dots.rindex("1")) >= 7 * module


def test_a_paper_that_is_higher_than_a_label_is_refused() -> None:
    with pytest.raises(PaperTooLong):
        as_high_as(Paper("x", 8, 3, b"\x00" * 3), 2)


def test_a_printer_of_receipts_feeds_to_the_mark_after_each_label() -> None:
    label = Paper("x", 16, 2, b"\xff\x00\x0f\xf0")
    raster = b"\x1dv0\x00\x02\x00\x02\x00\xff\x00\x0f\xf0"
    assert escpos_labels([label, label]) == b"\x1b@" + (raster + b"\x1d\x0c") * 2


def test_zpl_carries_the_same_dots_and_how_many(fonts: Path) -> None:
    paper = painted(fonts, ROLLS[0], LABELS[0])
    text = zpl_label(paper, copies=12).decode("ascii")
    match = re.fullmatch(r"\^XA\^PW304\^LL200\^LH0,0\^FO0,0\^GFA,(\d+),(\d+),38,([0-9A-F]+)\^FS\^PQ12\^XZ\n", text)
    assert match is not None
    assert match.group(1) == match.group(2) == "7600"
    assert bytes.fromhex(match.group(3)) == paper.bits


@pytest.mark.parametrize("copies", [0, -1, 10_000])
def test_zpl_prints_no_senseless_number_of_copies(copies: int) -> None:
    with pytest.raises(OutOfRange):
        zpl_label(Paper("x", 8, 1, b"\x00"), copies)
