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
    dots_of,
    in_a_row,
    laid_over,
    places,
    roll_as_wide_as,
    sheet_named,
    shifted,
    trial_frame,
)
from pos.printing.lettering import Direction
from pos.printing.paper import Paper, PaperTooLong
from pos.printing.papers.item_label import ItemLabel, label_document
from pos.printing.raster import Painter
from pos.printing.thermal import Mechanics, job
from pos.printing.zpl import COPIES_MAX, zpl_labels
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
    assert job(in_a_row([label, label], "two"), Mechanics()) == b"\x1b@" + (raster + b"\x1d\x0c") * 2


def test_labels_of_two_sizes_are_not_in_one_row() -> None:
    with pytest.raises(ValueError, match="one size"):
        in_a_row([Paper("x", 8, 1, b"\x00"), Paper("x", 8, 2, b"\x00\x00")], "two")


def test_zpl_carries_the_same_dots_and_how_many_are_alike(fonts: Path) -> None:
    first, second = (painted(fonts, ROLLS[0], LABELS[number]) for number in (0, 3))
    text = job(in_a_row([first, first, second], "three"), Mechanics(code="zpl")).decode("ascii")
    pattern = r"\^XA\^PW304\^LL200\^LH0,0\^FO0,0\^GFA,(\d+),(\d+),38,([0-9A-F]+)\^FS\^PQ(\d)\^XZ\n"
    assert re.fullmatch(f"(?:{pattern}){{2}}", text)
    found = re.findall(pattern, text)
    assert [(size, whole, copies) for size, whole, _, copies in found] == [("7600", "7600", "2"), ("7600", "7600", "1")]
    assert [bytes.fromhex(dots) for _, _, dots, _ in found] == [first.bits, second.bits]


def test_zpl_names_no_number_of_copies_that_a_printer_would_not_read() -> None:
    many = Paper("x", 8, COPIES_MAX + 1, b"\x01" * (COPIES_MAX + 1), label_height=1)
    assert [re.findall(rb"\^PQ(\d+)", zpl) for zpl in zpl_labels(many)] == [[b"9999"], [b"1"]]
    assert list(zpl_labels(Paper("drawer", 8, 0, b"", opens_drawer=True))) == []


@pytest.mark.parametrize(
    ("right", "down", "bits"),
    [
        (0, 0, b"\x00\x18\x00"),
        (2, 1, b"\x00\x00\x06"),
        (-3, -1, b"\xc0\x00\x00"),
        (-4, 0, b"\x00\x80\x00"),
        (5, 0, b"\x00\x00\x00"),
        (0, 9, b"\x00\x00\x00"),
    ],
)
def test_a_label_is_moved_and_what_leaves_it_is_gone(right: int, down: int, bits: bytes) -> None:
    assert shifted(Paper("x", 8, 3, b"\x00\x18\x00"), right, down).bits == bits


def test_a_hundredth_of_a_millimetre_is_rounded_to_a_dot() -> None:
    assert [dots_of(hundredths) for hundredths in (0, 25, -25, 100, 6)] == [0, 2, -2, 8, 0]


@pytest.mark.parametrize("kind", ROLLS, ids=lambda roll: roll.name)
def test_the_trial_label_is_framed_a_millimetre_inside_its_edge(kind: LabelRoll) -> None:
    assert roll_as_wide_as(kind.roll.dots) is kind
    frame = trial_frame(kind)
    rows = [frame.bits[start : start + frame.row_bytes] for start in range(0, len(frame.bits), frame.row_bytes)]
    black = [number for number, row in enumerate(rows) if any(row)]
    assert (black[0], black[-1]) == (8, kind.height - 9)
    dots = "".join(f"{byte:08b}" for byte in rows[8])
    assert (dots.index("1"), dots.rindex("1")) == (8, kind.roll.dots - 9)
    assert laid_over(frame, frame) == frame
    assert roll_as_wide_as(576) is None
