"""PDF blocks: turn the blocks of a sheet into strips that can be drawn.

Lengths are points (1/72 inch) unless a name says millimetres; a strip is drawn downwards from its top. On a sheet that
begins on the right, columns run from the right too: the first column of a table is the rightmost.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportlab.lib.units import mm
from typing_extensions import assert_never

from pos.printing.document import Align, Size, Weight
from pos.printing.pdf_glyphs import SetLine
from pos.printing.pdf_text import DESCENT, Style, Typesetter
from pos.printing.sheet import (
    Banner,
    Block,
    Cell,
    Code,
    Column,
    Facts,
    Heading,
    NewPage,
    Prose,
    RowKind,
    Signatures,
    Space,
    Sums,
    Table,
    TableRow,
)
from pos.printing.symbols import QUIET_QR_MODULES, qr_modules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlab.pdfgen.canvas import Canvas

BODY_GREY: Final = 0.35
_SIZES = {Size.SMALL: 7.5, Size.BODY: 9.5, Size.LARGE: 11.0, Size.TITLE: 17.0, Size.HUGE: 24.0}
_SECOND = 0.78  # the size of the second language against the first
_CELL_PAD_X = 1.4 * mm
_CELL_PAD_Y = 0.7 * mm
_HEAD_FILL = 0.9
_SUM_FILL = 0.95
_RULE_GREY = 0.72
_TABLE_SIZE = 8.5
_SUMS_SHARE = 0.62  # of the page's width: a calculation is read down, not across
_QR_MM = 26
_SIGNATURE_GAP_MM = 8


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page that is never cut.

    Attributes:
        height: in points.
        draw: draws it on a canvas, given the height of its top above the foot of the page.
        keeps_with_next: whether the next strip must stand on the same page.
        keeps_with_last: whether the strip before it must: signatures stand below at least a line of what is signed.
        starts_page: whether it begins a page.
        repeats: what stands above it again when it comes to begin a page: the head of its table, and the group it is in.
        outline: its name in the outline; empty for none.
    """

    height: float
    draw: Callable[[Canvas, float], None]
    keeps_with_next: bool = False
    keeps_with_last: bool = False
    starts_page: bool = False
    repeats: Strip | None = None
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Lettered:
    """A text that is set in lines, each with its style."""

    lines: tuple[tuple[SetLine, Style], ...]

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        return sum(style.leading for _, style in self.lines)


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that text may fill, and how text stands in it.

    Attributes:
        typesetter: sets the text.
        left: its left edge.
        width: its width.
        rtl: whether lines begin on the right.
    """

    typesetter: Typesetter
    left: float
    width: float
    rtl: bool

    def letter(self, cell: Cell, style: Style, width: float) -> Lettered:
        """Set a text, or both texts of a label, in lines of at most `width`."""
        if isinstance(cell, str) or not cell.second:
            text = cell if isinstance(cell, str) else cell.first
            return Lettered(tuple((line, style) for line in self.typesetter.lines(text, style, width)))
        second = replace(style, size=style.size * _SECOND, weight=Weight.NORMAL, grey=max(style.grey, BODY_GREY))
        return Lettered(
            tuple(
                (line, each)
                for text, each in zip(cell.lines(), (style, second), strict=False)
                for line in self.typesetter.lines(text, each, width)
            )
        )

    def draw(self, canvas: Canvas, text: Lettered, box: tuple[float, float, float], align: Align) -> None:
        """Draw set text in a box.

        Args:
            canvas: where to draw.
            text: what to draw.
            box: the box's start edge counted from the frame's start, its width, and its top above the page's foot.
            align: where the lines stand in the box.
        """
        start, width, top = box
        left = self.left + (self.width - start - width if self.rtl else start)
        for line, style in text.lines:
            room = width - line.width * style.size / 1000
            shift = room / 2 if align is Align.CENTRE else room if self._on_right(align) else 0.0
            self.typesetter.draw(canvas, line, style, left + shift, top - style.leading + DESCENT * style.size)
            top -= style.leading

    def _on_right(self, align: Align) -> bool:
        return align is Align.NUMBER or (align is Align.START) is self.rtl

    def write(self, canvas: Canvas, text: str, style: Style, baseline: float, *, at_start: bool) -> None:
        """Write one line at the start or the end of the frame, as much of it as half the frame holds."""
        lines = self.typesetter.lines(text, style, self.width * 0.6)
        if lines:
            on_right = at_start is self.rtl
            x = self.left + (self.width - lines[0].width * style.size / 1000 if on_right else 0.0)
            self.typesetter.draw(canvas, lines[0], style, x, baseline)

    def fill(self, canvas: Canvas, box: tuple[float, float, float, float], grey: float) -> None:
        """Fill a box: its start edge counted from the frame's start, its width, its top and its height."""
        start, width, top, height = box
        left = self.left + (self.width - start - width if self.rtl else start)
        fill_boxes(canvas, ((left, top - height, width, height),), grey)

    def rule(self, canvas: Canvas, y: float, *, start: float = 0.0, width: float | None = None, grey: float) -> None:
        """Draw a hairline across the frame, or across a part of it counted from the frame's start."""
        across = self.width if width is None else width
        left = self.left + (self.width - start - across if self.rtl else start)
        _write(canvas, f"{grey:g} G 0.5 w {left:.3f} {y:.3f} m {left + across:.3f} {y:.3f} l S")


def fill_boxes(canvas: Canvas, boxes: Iterable[tuple[float, float, float, float]], grey: float) -> None:
    """Fill boxes, each given by its left and lower edge, its width and its height in points."""
    path = " ".join(f"{left:.3f} {low:.3f} {width:.3f} {height:.3f} re" for left, low, width, height in boxes)
    _write(canvas, f"{grey:g} g {path} f")


def _write(canvas: Canvas, operators: str) -> None:
    """Write drawing operators as they are: a statement has thousands, and reportlab's own calls check each number."""
    canvas._code.append(operators)  # type: ignore[attr-defined]  # noqa: SLF001  # no public way


def strips_of(block: Block, frame: Frame) -> Iterator[Strip]:
    """Yield the strips of a block, from top to bottom."""
    match block:
        case Heading():
            yield _heading(block, frame)
        case Prose():
            yield from _prose(block, frame)
        case Facts():
            yield from _facts(block, frame)
        case Table():
            yield from _table(block, frame)
        case Sums():
            yield from _sums(block, frame)
        case Signatures():
            yield _signatures(block, frame)
        case Code() | Banner():
            yield _code(block, frame) if isinstance(block, Code) else _banner(block, frame)
        case Space() | NewPage():
            yield _space(block)
        case _:
            assert_never(block)


def _nothing(_canvas: Canvas, _top: float) -> None:
    """Draw nothing; the strip is white."""


def _space(block: Space | NewPage) -> Strip:
    if isinstance(block, NewPage):
        return Strip(0.0, _nothing, starts_page=True, keeps_with_next=True)
    return Strip(block.millimetres * mm, _nothing)


def _heading(block: Heading, frame: Frame) -> Strip:
    size = _SIZES[Size.TITLE] if block.level == 1 else _SIZES[Size.LARGE] + 1
    text = frame.letter(block.label, Style(size, Weight.STRONG), frame.width)
    above = 0.0 if block.level == 1 else 4 * mm

    def draw(canvas: Canvas, top: float) -> None:
        frame.draw(canvas, text, (0.0, frame.width, top - above), Align.START)

    return Strip(above + text.height + 1 * mm, draw, keeps_with_next=True, outline=block.label.first)


def _prose(block: Prose, frame: Frame) -> Iterator[Strip]:
    """Each line is a strip, so that long terms go on over pages."""
    text = frame.letter(block.label, Style(_SIZES[block.size], block.weight), frame.width)
    for line in text.lines:
        one = Lettered((line,))

        def draw(canvas: Canvas, top: float, one: Lettered = one) -> None:
            frame.draw(canvas, one, (0.0, frame.width, top), block.align)

        yield Strip(one.height, draw)


def _facts(block: Facts, frame: Frame) -> Iterator[Strip]:
    """Each name stands small above its value."""
    across = frame.width / block.columns
    room = across - 3 * mm
    for first in range(0, len(block.pairs), block.columns):
        pairs = block.pairs[first : first + block.columns]
        names = [frame.letter(name.line(), Style(_SIZES[Size.SMALL], grey=BODY_GREY), room) for name, _ in pairs]
        values = [frame.letter(value, Style(_SIZES[Size.BODY], Weight.STRONG), room) for _, value in pairs]
        below = max(name.height for name in names)

        def draw(
            canvas: Canvas,
            top: float,
            names: list[Lettered] = names,
            values: list[Lettered] = values,
            below: float = below,
        ) -> None:
            for column, (name, value) in enumerate(zip(names, values, strict=True)):
                frame.draw(canvas, name, (column * across, room, top), Align.START)
                frame.draw(canvas, value, (column * across, room, top - below), Align.START)

        yield Strip(below + max(value.height for value in values) + 1.5 * mm, draw)


def _widths(columns: tuple[Column, ...], frame: Frame) -> list[float]:
    shares = sum(column.share for column in columns)
    return [frame.width * column.share / shares for column in columns]


def _table(block: Table, frame: Frame) -> Iterator[Strip]:
    head = replace(_table_row(block, None, frame), keeps_with_next=True)
    yield head
    above = head
    for index, row in enumerate(block.rows):
        before_end = index + 1 < len(block.rows) and block.rows[index + 1].kind in {RowKind.SUM, RowKind.NOTE}
        strip, is_group = _table_row(block, row, frame), row.kind is RowKind.GROUP
        above = head if is_group or row.kind is RowKind.SUM else above
        yield replace(strip, repeats=above, keeps_with_next=is_group or before_end)
        above = _below_each_other(head, strip) if is_group else above


def _below_each_other(first: Strip, second: Strip) -> Strip:
    """Return two strips as one."""

    def draw(canvas: Canvas, top: float) -> None:
        first.draw(canvas, top)
        second.draw(canvas, top - first.height)

    return Strip(first.height + second.height, draw)


def _table_row(block: Table, row: TableRow | None, frame: Frame) -> Strip:
    """Return the strip of a row; None is the head."""
    cells: tuple[Cell, ...] = tuple(column.label for column in block.columns) if row is None else row.cells
    kind = RowKind.SUM if row is None else row.kind
    is_across = kind in {RowKind.GROUP, RowKind.NOTE}
    widths = [frame.width] if is_across else _widths(block.columns, frame)
    weight = Weight.STRONG if kind in {RowKind.SUM, RowKind.GROUP} else Weight.NORMAL
    is_note = kind is RowKind.NOTE
    style = Style(_SIZES[Size.SMALL], grey=BODY_GREY) if is_note else Style(_TABLE_SIZE, weight)
    texts = [frame.letter(cell, style, width - 2 * _CELL_PAD_X) for cell, width in zip(cells, widths, strict=True)]
    height = max(text.height for text in texts) + 2 * _CELL_PAD_Y
    shade = _HEAD_FILL if row is None else None if kind in {RowKind.BODY, RowKind.NOTE} else _SUM_FILL

    def draw(canvas: Canvas, top: float) -> None:
        if shade is not None:
            frame.fill(canvas, (0.0, frame.width, top, height), shade)
        start = 0.0
        for text, width, column in zip(texts, widths, block.columns, strict=False):
            align = Align.NUMBER if column.is_number and not is_across else Align.START
            frame.draw(canvas, text, (start + _CELL_PAD_X, width - 2 * _CELL_PAD_X, top - _CELL_PAD_Y), align)
            start += width
        if kind is RowKind.SUM and row is not None:
            frame.rule(canvas, top, grey=0.0)
        frame.rule(canvas, top - height, grey=_RULE_GREY)

    return Strip(height, draw)


def _sums(block: Sums, frame: Frame) -> Iterator[Strip]:
    across = frame.width * _SUMS_SHARE
    for index, row in enumerate(block.rows):
        style = Style(_SIZES[Size.LARGE] if row.is_total else _SIZES[Size.BODY], _weight(is_strong=row.is_total))
        name = frame.letter(row.label, style, across * 0.62)
        amount = frame.letter(row.amount, style, across * 0.36)
        height = max(name.height, amount.height) + 1.4 * mm

        def draw(
            canvas: Canvas,
            top: float,
            name: Lettered = name,
            amount: Lettered = amount,
            *,
            height: float = height,
            is_total: bool = row.is_total,
        ) -> None:
            if is_total:
                frame.fill(canvas, (0.0, across, top, height), _SUM_FILL)
                frame.rule(canvas, top, width=across, grey=0.0)
            frame.draw(canvas, name, (_CELL_PAD_X, across * 0.62, top - 0.7 * mm), Align.START)
            frame.draw(canvas, amount, (across * 0.63, across * 0.37 - _CELL_PAD_X, top - 0.7 * mm), Align.NUMBER)

        yield Strip(height, draw, keeps_with_next=index + 1 < len(block.rows))


def _weight(*, is_strong: bool) -> Weight:
    return Weight.STRONG if is_strong else Weight.NORMAL


def _signatures(block: Signatures, frame: Frame) -> Strip:
    gap = _SIGNATURE_GAP_MM * mm
    across = (frame.width - gap * (len(block.slots) - 1)) / len(block.slots)
    titles = [frame.letter(slot, Style(_SIZES[Size.BODY], Weight.STRONG), across) for slot in block.slots]
    prompts = [
        frame.letter(prompt.line(), Style(_SIZES[Size.SMALL], grey=BODY_GREY), across) for prompt in block.prompts
    ]
    title_height = max(title.height for title in titles)
    line_height = 8.5 * mm
    above = 6 * mm

    def draw(canvas: Canvas, top: float) -> None:
        for index, title in enumerate(titles):
            start = index * (across + gap)
            frame.draw(canvas, title, (start, across, top - above), Align.START)
            y = top - above - title_height
            for prompt in prompts:
                frame.draw(canvas, prompt, (start, across, y - 2.5 * mm), Align.START)
                y -= line_height
                frame.rule(canvas, y, start=start, width=across, grey=0.4)

    return Strip(above + title_height + line_height * len(prompts) + 2 * mm, draw, keeps_with_last=True)


def _code(block: Code, frame: Frame) -> Strip:
    side = _QR_MM * mm
    rows = qr_modules(block.text)
    module = side / (len(rows) + 2 * QUIET_QR_MODULES)
    room = frame.width - side - 4 * mm
    caption = frame.letter(block.caption, Style(_SIZES[Size.SMALL], grey=BODY_GREY), room)

    def draw(canvas: Canvas, top: float) -> None:
        left = frame.left + (frame.width - side if frame.rtl else 0.0) + QUIET_QR_MODULES * module
        boxes = (
            (left + first * module, top - (row + QUIET_QR_MODULES + 1) * module, length * module, module)
            for row, modules in enumerate(rows)
            for first, length in _stretches(modules)
        )
        fill_boxes(canvas, boxes, 0.0)
        frame.draw(canvas, caption, (side + 4 * mm, room, top - (side - caption.height) / 2), Align.START)

    return Strip(max(side, caption.height), draw)


def _stretches(modules: bytes) -> Iterator[tuple[int, int]]:
    """Yield each stretch of black modules: where it begins and how long it is."""
    start = modules.find(1)
    while start >= 0:
        end = modules.find(0, start)
        end = len(modules) if end < 0 else end
        yield start, end - start
        start = modules.find(1, end)


def _banner(block: Banner, frame: Frame) -> Strip:
    text = frame.letter(block.label.line(), Style(_SIZES[Size.TITLE], Weight.STRONG, grey=1.0), frame.width)

    def draw(canvas: Canvas, top: float) -> None:
        frame.fill(canvas, (0.0, frame.width, top, text.height), 0.0)
        frame.draw(canvas, text, (0.0, frame.width, top), Align.CENTRE)

    return Strip(text.height + 2 * mm, draw)
