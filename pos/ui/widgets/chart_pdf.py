"""A chart as a PDF file: drawn as on the screen, in lines and letters, in the colours of paper, over as many pages as need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QWidget

from pos.ui.desk import Desk
from pos.ui.widgets.chart import BarChart

if TYPE_CHECKING:
    from pos.ui.widgets.chart import Bar

DOTS_PER_INCH = 600
PX_PER_INCH = 96  # of the screen's own measure, in which the chart is laid out
MARGIN_MM = 15
GAP_PX = 14
UPRIGHT_PX = 420


class ChartPress:
    """Prints charts.

    Args:
        desk: of the window; the paper is light whatever the window is, and has the window's direction and language.
        parent: of the chart that is drawn here, and never shown.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._window = desk
        self._paper = Desk(desk.look.on_paper(), desk.speech)
        self._chart = BarChart(self._paper, parent=parent)
        self._chart.hide()

    def print(self, bars: tuple[Bar, ...], head: tuple[str, ...], *, is_upright: bool) -> bytes:
        """Return a file with a chart.

        Args:
            bars: of the chart.
            head: its title, and what stands below it line by line.
            is_upright: whether the bars stand beside each other.
        """
        self._paper.look.change(rtl=self._window.look.is_rtl)
        self._chart.show_bars(bars, head[0], is_upright=is_upright)
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS_PER_INCH)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
        writer.setTitle(head[0])
        painter = QPainter(writer)
        painter.scale(DOTS_PER_INCH / PX_PER_INCH, DOTS_PER_INCH / PX_PER_INCH)
        page = QRect(0, 0, *(side * PX_PER_INCH // DOTS_PER_INCH for side in (writer.width(), writer.height())))
        top = self._write_head(painter, page, head)
        if is_upright:
            self._draw(painter, page.width(), UPRIGHT_PX, top, QRect(0, 0, page.width(), UPRIGHT_PX))
        else:
            self._draw_rows(painter, writer, page, top, len(bars))
        painter.end()
        buffer.close()
        return bytes(content.data())

    # -- inside ------------------------------------------------------------------------------------------------

    def _write_head(self, painter: QPainter, page: QRect, head: tuple[str, ...]) -> int:
        """Write the head and return where it ends."""
        look = self._paper.look
        is_rtl = look.is_rtl
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap)
        painter.setPen(look.colour("text"))
        top = 0
        for place, text in enumerate(head):
            painter.setFont(look.font("lead" if place == 0 else "body", _weight(place)))
            room = painter.boundingRect(QRect(0, top, page.width(), page.height()), flags, text)
            painter.drawText(QRect(0, top, page.width(), room.height()), flags, text)
            top += room.height() + 4
        return top + GAP_PX

    def _draw_rows(self, painter: QPainter, writer: QPdfWriter, page: QRect, top: int, count: int) -> None:
        """Draw as many rows as fit, and the others on further pages."""
        row, done = self._chart.row_px, 0
        while done < count:
            here = min(count - done, max(1, (page.height() - top) // row))
            part = QRect(0, done * row, page.width(), here * row)
            self._draw(painter, page.width(), count * row, top, part)
            done, top = done + here, 0
            if done < count:
                writer.newPage()

    def _draw(self, painter: QPainter, width: int, height: int, top: int, part: QRect) -> None:
        self._chart.resize(width, height)
        nothing_else = QWidget.RenderFlag(0)  # no ground: paper is white
        self._chart.render(painter, QPoint(0, top), QRegion(part), nothing_else)


def _weight(place: int) -> QFont.Weight:
    return QFont.Weight.DemiBold if place == 0 else QFont.Weight.Normal
