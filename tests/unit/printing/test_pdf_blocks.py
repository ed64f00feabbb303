"""PDF blocks: how high each strip is, what stays together, and on which side things stand."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf
import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from pos.printing.document import Align
from pos.printing.pdf_blocks import Frame, strips_of
from pos.printing.pdf_text import Style, Typesetter
from pos.printing.sheet import (
    Banner,
    Code,
    Column,
    Facts,
    Heading,
    NewPage,
    Prose,
    RowKind,
    Signatures,
    Space,
    SumRow,
    Sums,
    Table,
    TableRow,
)
from pos.printing.words import Label

if TYPE_CHECKING:
    from pathlib import Path

    from pos.printing.pdf_blocks import Strip
    from pos.printing.sheet import Block

LONG = Label("نص طويل يجب أن ينكسر على أسطر كثيرة حتى لا يخرج من الإطار الضيق الذي وُضع فيه " * 3)
TABLE = Table(
    (Column(Label("الصنف", "Item"), 3), Column(Label("المبلغ", "Amount"), 1, is_number=True)),
    (
        TableRow((Label("اليوم الأول"),), RowKind.GROUP),
        TableRow(("معمول", "70.00")),
        TableRow(("عسل", "5.00"), RowKind.MARKED),
        TableRow(("المجموع", "75.00"), RowKind.SUM),
    ),
)


@pytest.fixture(scope="module")
def typesetter(fonts: Path) -> Typesetter:
    return Typesetter(fonts)


@pytest.fixture
def frame(typesetter: Typesetter) -> Frame:
    return Frame(typesetter, 50, 300, rtl=True)


def places(strips: list[Strip]) -> dict[str, tuple[float, float]]:
    """Where each shown text begins on a page on which the strips are drawn from the top."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(400, 1_000))
    top = 950.0
    for strip in strips:
        strip.draw(canvas, top)
        top -= strip.height
    canvas.save()
    found: dict[str, tuple[float, float]] = {}

    def see(text: str, _cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            found.setdefault(text.strip(), (tm[4], tm[5]))

    pypdf.PdfReader(target).pages[0].extract_text(visitor_text=see)
    return found


def first_left(target: io.BytesIO) -> float:
    """Where the first text of a page begins."""
    found: list[float] = []

    def see(text: str, _cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip():
            found.append(tm[4])

    pypdf.PdfReader(target).pages[0].extract_text(visitor_text=see)
    return found[0]


def drawn(block: Block, frame: Frame) -> dict[str, tuple[float, float]]:
    return places(list(strips_of(block, frame)))


def test_the_first_column_is_the_rightmost_of_an_arabic_table_and_the_leftmost_of_an_english_one(
    typesetter: Typesetter,
) -> None:
    table = Table((Column(Label("Item"), 1), Column(Label("Amount"), 1, is_number=True)), (TableRow(("Jam", "70.00")),))
    arabic = drawn(table, Frame(typesetter, 50, 300, rtl=True))
    english = drawn(table, Frame(typesetter, 50, 300, rtl=False))
    assert arabic["Item"][0] > arabic["Amount"][0]
    assert english["Item"][0] < english["Amount"][0]


@pytest.mark.parametrize("rtl", [True, False])
def test_the_digits_of_a_column_stand_under_each_other(typesetter: Typesetter, *, rtl: bool) -> None:
    rows = (TableRow(("Jam", "1,070.00")), TableRow(("Tea", "5.00")))
    table = Table((Column(Label("Item"), 3), Column(Label("Amount"), 1, is_number=True)), rows)
    seen = drawn(table, Frame(typesetter, 50, 300, rtl=rtl))
    style = Style(8.5)
    ends = [seen[text][0] + typesetter.width(text, style) for text in ("1,070.00", "5.00")]
    assert ends[0] == pytest.approx(ends[1], abs=0.01)


def test_text_never_leaves_its_frame(frame: Frame) -> None:
    for strip in strips_of(Prose(LONG), frame):
        assert strip.height == pytest.approx(9.5 * 1.5)
    seen = drawn(Prose(LONG), frame)
    assert all(50 <= x <= 350 for x, _ in seen.values())
    assert len(list(strips_of(Prose(LONG), frame))) > 2


def test_a_row_is_as_high_as_its_highest_cell(frame: Frame) -> None:
    def height(text: str) -> float:
        table = Table(TABLE.columns, (TableRow((text, "1.00")),))
        return list(strips_of(table, frame))[1].height

    assert height(LONG.first) > 3 * height("عسل")


def test_heads_groups_and_sums_stay_with_their_rows(frame: Frame) -> None:
    head, group, first, second, total = strips_of(TABLE, frame)
    assert head.keeps_with_next
    assert group.keeps_with_next
    assert not first.keeps_with_next
    assert second.keeps_with_next  # the sum follows
    assert not total.keeps_with_next
    assert all(strip.repeats is head for strip in (group, total))
    assert first.repeats is not None
    assert first.repeats is second.repeats
    assert first.repeats.height == head.height + group.height


def test_a_calculation_is_kept_together_and_its_total_is_the_last(frame: Frame) -> None:
    rows = (SumRow(Label("الإجمالي", "Gross"), "100.00"), SumRow(Label("الصافي", "Net"), "85.00", is_total=True))
    first, last = strips_of(Sums(rows), frame)
    assert first.keeps_with_next
    assert not last.keeps_with_next
    seen = places([first, last])
    assert seen["100.00"][1] > seen["85.00"][1]


def test_a_heading_stays_with_what_follows_and_is_in_the_outline(frame: Frame) -> None:
    (heading,) = strips_of(Heading(Label("المبيعات", "Sales")), frame)
    assert heading.keeps_with_next
    assert heading.outline == "المبيعات"


def test_facts_stand_beside_each_other_and_go_on_below(frame: Frame) -> None:
    pairs = tuple((Label(f"Name{number}"), f"Value{number}") for number in range(5))
    strips = list(strips_of(Facts(pairs, columns=3), frame))
    assert len(strips) == 2
    seen = places(strips)
    assert seen["Value0"][1] == seen["Value1"][1] > seen["Value3"][1]
    assert seen["Value0"][0] > seen["Value1"][0]  # the first is the rightmost
    assert seen["Name0"][1] > seen["Value0"][1]


def test_signatures_stand_side_by_side_with_room_to_write(frame: Frame) -> None:
    prompts = (Label("Name"), Label("Date"))
    (strip,) = strips_of(Signatures((Label("Giver"), Label("Taker")), prompts), frame)
    seen = places([strip])
    assert seen["Giver"][1] == seen["Taker"][1]
    assert seen["Giver"][0] > seen["Taker"][0]
    assert strip.height > 2 * 8 * mm


def test_a_code_stands_beside_its_caption(frame: Frame) -> None:
    (strip,) = strips_of(Code("https://example.org/x", Label("Verify")), frame)
    assert strip.height >= 26 * mm
    assert places([strip])["Verify"][0] < 350 - 26 * mm


def test_a_banner_space_and_new_page_take_their_room(frame: Frame) -> None:
    (banner,) = strips_of(Banner(Label("مسودة", "DRAFT")), frame)
    (space,) = strips_of(Space(10), frame)
    (page,) = strips_of(NewPage(), frame)
    assert banner.height > 17
    assert space.height == pytest.approx(10 * mm)
    assert page.height == 0
    assert page.starts_page
    assert places([banner, space, page])


def test_a_line_can_stand_anywhere_in_its_box(typesetter: Typesetter) -> None:
    width = typesetter.width("Word", Style(10))
    lefts = {}
    for rtl in (True, False):
        frame = Frame(typesetter, 0, 300, rtl=rtl)
        for align in Align:
            canvas_text = frame.letter("Word", Style(10), 300)
            target = io.BytesIO()
            canvas = Canvas(target)
            frame.draw(canvas, canvas_text, (0, 300, 500), align)
            canvas.save()
            lefts[rtl, align] = first_left(target)
    right = 300 - width
    assert lefts[True, Align.START] == pytest.approx(right, abs=0.01)
    assert lefts[True, Align.END] == pytest.approx(0, abs=0.01)
    assert lefts[False, Align.START] == pytest.approx(0, abs=0.01)
    assert lefts[False, Align.END] == pytest.approx(right, abs=0.01)
    for rtl in (True, False):
        assert lefts[rtl, Align.NUMBER] == pytest.approx(right, abs=0.01)
        assert lefts[rtl, Align.CENTRE] == pytest.approx(right / 2, abs=0.01)
