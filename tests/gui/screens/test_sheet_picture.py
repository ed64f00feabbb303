"""A sheet's picture shows its pages below each other, with something on each, and stops before it grows without end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QImage

from pos.printing.document import Figure, Mark
from pos.printing.lettering import Direction
from pos.printing.sheet import (
    Banner,
    Code,
    Column,
    Facts,
    Heading,
    NewPage,
    Prose,
    RowKind,
    Sheet,
    Signatures,
    Space,
    SumRow,
    Sums,
    Table,
    TableRow,
)
from pos.printing.words import Label
from pos.ui.screens.sheet_picture import GAP_PX, PAGE_PX, PAGES_MAX, sheet_picture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from pos.printing.sheet import Block
    from pos.ui.application import Shell

WORD = Label("كشف حساب", "Statement")
EVERYTHING: tuple[Block, ...] = (
    Heading(WORD, 1),
    Prose(WORD),
    Banner(WORD),
    Facts(((WORD, "42"), (WORD, WORD))),
    Table(
        (Column(WORD, 3), Column(WORD, 1, is_number=True)),
        (
            TableRow((WORD,), RowKind.GROUP),
            TableRow(("<مربى & co>", "25.00")),
            TableRow((WORD, "25.00"), RowKind.MARKED),
            TableRow((WORD, "50.00"), RowKind.SUM),
        ),
    ),
    Sums((SumRow(WORD, "50.00", is_total=True, figure=Figure(Mark.TOTAL, 5_000)),)),
    Signatures((WORD, WORD), (WORD,)),
    Code("https://example.org", WORD),
    Space(),
)


def a_sheet(*blocks: Block, direction: Direction = Direction.RTL, is_wide: bool = False) -> Sheet:
    return Sheet("كشف", "ar", direction, "بازار", "1", blocks, is_wide)


def picture(*sheets: Sheet) -> QImage:
    image = QImage.fromData(sheet_picture(*sheets))
    assert not image.isNull()
    return image


def is_blank(image: QImage, top: int, bottom: int) -> bool:
    white = QColor("white").rgb()
    return all(image.pixel(x, y) == white for y in range(top + 2, bottom - 2, 3) for x in range(0, image.width(), 3))


@pytest.mark.parametrize("direction", list(Direction))
def test_every_kind_of_block_is_laid_out(qapp: QApplication, direction: Direction) -> None:
    assert qapp is not None
    image = picture(a_sheet(*EVERYTHING, direction=direction))
    assert (image.width(), image.height()) == PAGE_PX
    assert not is_blank(image, 0, PAGE_PX[1] // 2)


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_paper_is_black_on_white_whatever_colours_the_screen_has(shell: Shell, theme: str) -> None:
    by_day = sheet_picture(a_sheet(*EVERYTHING))
    shell.set_theme(theme)
    assert sheet_picture(a_sheet(*EVERYTHING)) == by_day


def test_pages_stand_below_each_other(qapp: QApplication) -> None:
    assert qapp is not None
    image = picture(a_sheet(Prose(WORD), NewPage(), Prose(WORD)), a_sheet(Prose(WORD)))
    height = PAGE_PX[1]
    assert image.height() == 3 * height + 2 * GAP_PX
    for page in range(3):
        top = page * (height + GAP_PX)
        assert not is_blank(image, top, top + height)


def test_a_wide_sheet_lies_on_its_side(qapp: QApplication) -> None:
    assert qapp is not None
    image = picture(a_sheet(Prose(WORD), is_wide=True))
    assert (image.height(), image.width()) == PAGE_PX


def test_a_very_long_one_stops(qapp: QApplication) -> None:
    assert qapp is not None
    image = picture(a_sheet(*(block for _ in range(PAGES_MAX + 5) for block in (Prose(WORD), NewPage()))))
    assert image.height() == PAGES_MAX * (PAGE_PX[1] + GAP_PX) - GAP_PX
