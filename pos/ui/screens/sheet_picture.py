"""A picture of an A4 sheet for the screen: the same blocks that the PDF is set from, laid out by Qt, pages below each other.

It is a preview, not the paper: what is saved and printed is the PDF. Texts, figures and their order are the sheet's own.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)

from pos.printing.lettering import Direction
from pos.printing.sheet import (
    Banner,
    Code,
    Facts,
    Heading,
    NewPage,
    Prose,
    RowKind,
    Sheet,
    Signatures,
    Space,
    Sums,
    Table,
)
from pos.printing.words import Label
from pos.ui.theme import FAMILY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.printing.sheet import Block, Cell

PAGE_PX = (1000, 1414)  # A4 at about 120 dots an inch
MARGIN_PX = 64
GAP_PX = 18
PAGES_MAX = 20
BODY_PX = 19
GREY = "gray"
SHADE = "whitesmoke"


def sheet_picture(*sheets: Sheet) -> bytes:
    """Return the pages of sheets as one PNG file, below each other; of very long ones only the first pages."""
    pages = [page for sheet in sheets for page in _pages(sheet)][:PAGES_MAX]
    width = max(page.width() for page in pages)
    picture = QImage(width, sum(page.height() + GAP_PX for page in pages) - GAP_PX, QImage.Format.Format_RGB32)
    picture.fill(QColor(Qt.GlobalColor.lightGray))
    painter, top = QPainter(picture), 0
    for page in pages:
        painter.drawImage((width - page.width()) // 2, top, page)
        top += page.height() + GAP_PX
    painter.end()
    return _png(picture)


def _pages(sheet: Sheet) -> list[QImage]:
    width, height = PAGE_PX if not sheet.is_wide else (PAGE_PX[1], PAGE_PX[0])
    document = QTextDocument()
    font = QFont(FAMILY)
    font.setPixelSize(BODY_PX)
    document.setDefaultFont(font)
    is_rtl = sheet.direction is Direction.RTL
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
    document.setDefaultTextOption(option)
    document.setHtml(_html(sheet, is_rtl=is_rtl))
    room = QSizeF(width - 2 * MARGIN_PX, height - 2 * MARGIN_PX)
    document.setPageSize(room)
    count = min(document.pageCount(), PAGES_MAX)
    return [_page(document, number, QSizeF(width, height), room) for number in range(count)]


def _page(document: QTextDocument, number: int, size: QSizeF, room: QSizeF) -> QImage:
    page = QImage(size.toSize(), QImage.Format.Format_RGB32)
    page.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(page)
    painter.setClipRect(QRectF(MARGIN_PX, MARGIN_PX, room.width(), room.height()))
    painter.translate(MARGIN_PX, MARGIN_PX - number * room.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = QRectF(0, number * room.height(), room.width(), room.height())
    ink = QPalette()
    ink.setColor(QPalette.ColorRole.Text, QColor(Qt.GlobalColor.black))
    context.palette = ink  # paper is white and ink is black, whatever the screen's colours are
    document.documentLayout().draw(painter, context)
    painter.end()
    return page


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs do not know that a buffer is a device
    return bytes(buffer.data().data())


# -- from blocks to rich text -----------------------------------------------------------------------------------------


def _html(sheet: Sheet, *, is_rtl: bool) -> str:
    side = "rtl" if is_rtl else "ltr"
    head = _line(f"{sheet.title} · {sheet.head}", size=BODY_PX - 4, colour=GREY)
    foot = _line(sheet.foot, size=BODY_PX - 4, colour=GREY)
    blocks = "".join(_block(block, is_rtl=is_rtl) for block in sheet.blocks)
    return f'<html><body dir="{side}">{head}{blocks}{foot}</body></html>'


def _block(block: Block, *, is_rtl: bool) -> str:
    match block:
        case Heading() | Prose() | Banner() | Code():
            return _words(block)
        case Facts():
            return _facts(block, is_rtl=is_rtl)
        case Table():
            return _table(block, is_rtl=is_rtl)
        case Sums():
            return _rows(_pair(row.label, row.amount, strong=row.is_total, is_rtl=is_rtl) for row in block.rows)
        case Signatures():
            return _rows((_row([_cell(slot) for slot in block.slots], is_rtl=is_rtl),)) + "<br/><br/>"
        case Space():
            return "<br/>"
        case NewPage():
            return '<p style="page-break-before:always"></p>'


def _words(block: Heading | Prose | Banner | Code) -> str:
    if isinstance(block, Code):
        return "".join(_line(text, colour=GREY) for text in block.caption.lines())
    size, strong = BODY_PX, False
    if isinstance(block, Heading):
        size, strong = BODY_PX + 16 - 5 * block.level, True
    elif isinstance(block, Banner):
        size, strong = BODY_PX + 4, True
    return "".join(_line(text, size=size, strong=strong) for text in block.label.lines())


def _facts(block: Facts, *, is_rtl: bool) -> str:
    cells = [
        f'<span style="color:{GREY}">{_cell(label)}</span><br/><b>{_cell(value)}</b>' for label, value in block.pairs
    ]
    lines = [cells[start : start + block.columns] for start in range(0, len(cells), block.columns)]
    return _rows(_row([*line, *[""] * (block.columns - len(line))], is_rtl=is_rtl) for line in lines)


def _table(block: Table, *, is_rtl: bool) -> str:
    whole = sum(column.share for column in block.columns)
    shares = [100 * column.share // whole for column in block.columns]
    head = _row([f"<b>{_cell(column.label)}</b>" for column in block.columns], is_rtl=is_rtl, shares=shares, shade=True)
    rows = [head]
    for row in block.rows:
        cells = [_cell(cell) for cell in row.cells]
        if row.kind in {RowKind.SUM, RowKind.GROUP}:
            cells = [f"<b>{cell}</b>" for cell in cells]
        cells += [""] * (len(block.columns) - len(cells))
        rows.append(_row(cells, is_rtl=is_rtl, shares=shares, shade=row.kind is RowKind.MARKED))
    return _rows(rows)


def _pair(label: Label, amount: str, *, strong: bool, is_rtl: bool) -> str:
    cells = [_cell(label), escape(amount)]
    return _row([f"<b>{cell}</b>" for cell in cells] if strong else cells, is_rtl=is_rtl, shares=[70, 30])


def _rows(rows: Iterable[str]) -> str:
    return f'<table width="100%" cellspacing="0" cellpadding="5" border="0">{"".join(rows)}</table><br/>'


def _row(cells: list[str], *, is_rtl: bool, shares: list[int] | None = None, shade: bool = False) -> str:
    """Return a row; Qt lays tables out from the left, so a right-to-left row is turned round here."""
    widths = [f' width="{share}%"' for share in shares] if shares else [""] * len(cells)
    ground = f' bgcolor="{SHADE}"' if shade else ""
    align = "right" if is_rtl else "left"
    made = [f'<td{width}{ground} align="{align}">{cell}</td>' for cell, width in zip(cells, widths, strict=True)]
    return f"<tr>{''.join(reversed(made) if is_rtl else made)}</tr>"


def _line(text: str, *, size: int = BODY_PX, strong: bool = False, colour: str = "") -> str:
    weight = "bold" if strong else "normal"
    ink = f"color:{colour};" if colour else ""
    return f'<p style="margin:3px 0;{ink}font-size:{size}px;font-weight:{weight}">{escape(text)}</p>'


def _cell(cell: Cell) -> str:
    return "<br/>".join(escape(text) for text in cell.lines()) if isinstance(cell, Label) else escape(cell)
