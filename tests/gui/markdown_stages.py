"""The office's markdowns on stages of their own; `stages` shows them with all the others."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos.domain.markdowns import MarkdownState
from pos.ui.rows.markdowns import CheaperLine, GoodsChoice, MarkdownLine, PlanOffer, PlanPreview
from pos.ui.rows.names import Name
from pos.ui.views.markdown_plan import MarkdownPlanSheet, MarkdownPreviewSheet
from pos.ui.views.markdowns import MarkdownsView
from tests.gui import samples
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.markdowns import GoodsKind

FOOD = GoodsChoice("atayeb", Name("أطايب", "Atayeb"))
FAMILY = GoodsChoice("0427", Name("أم سالم", "Umm Salem"))
ABAYA = GoodsChoice("2000042000011", samples.LONG)
JAM = Name("مربى التمر", "Date jam")


def _line(
    key: str,
    state: MarkdownState,
    kind: GoodsKind,
    goods: GoodsChoice | None,
    *,
    off_bp: int = 0,
    price_minor: int = 0,
    hours: int = 2,
    till: str = "",
) -> MarkdownLine:
    since = datetime(2026, 11, 21, 20, tzinfo=samples.AT.tzinfo)
    return MarkdownLine(
        key=key,
        state=state,
        kind=kind,
        goods=goods,
        off_bp=off_bp,
        price_minor=price_minor,
        since=since,
        until=since + timedelta(hours=hours),
        reason="",
        paid_by_centre=kind == "item",
        by=samples.MARYAM,
        till=till,
        stopped_by=samples.AISHA if state is MarkdownState.STOPPED else None,
        may_stop=state in {MarkdownState.PLANNED, MarkdownState.RUNNING},
    )


LINES = (
    _line("4", MarkdownState.STOPPED, "package", FOOD, off_bp=5_000),
    _line("3", MarkdownState.PLANNED, "item", ABAYA, price_minor=15_000, hours=4),
    _line("2", MarkdownState.RUNNING, "family", FAMILY, off_bp=3_000, till="T07"),
    _line("1", MarkdownState.REPLACED, "all", None, off_bp=2_000, hours=4),
    _line("0", MarkdownState.OVER, "all", None, off_bp=1_000),
)


def markdowns(desk: Desk) -> QWidget:
    view = MarkdownsView(desk)
    view.show_rights(may_plan=True)
    view.show_markdowns(LINES)
    return framed(desk, view)


def markdown_plan(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = MarkdownPlanSheet(desk, window)
        sheet.ask(PlanOffer((FOOD,), (samples.DAY, samples.DAY + timedelta(days=1)), 20 * 60))
        sheet._goods.button("item").click()
        sheet._find.setText("2000042")
        sheet.show_hits((ABAYA,))
        sheet.show_refusal("")

    return sheeted(desk, lay)


def markdown_preview(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        lines = (
            CheaperLine(ABAYA.code, samples.LONG, "0427", 45_000, 40_000, 40_000, is_at_floor=True),
            CheaperLine("2000042000028", JAM, "0427", 2_500, 0, 1_250, is_at_floor=False),
            CheaperLine("2000001000010", JAM, "", 1_000, 0, 500, is_at_floor=False),
        )
        MarkdownPreviewSheet(desk, window).show_preview(PlanPreview(211, 11, 2, lines))

    return sheeted(desk, lay)


MARKDOWN_STAGES = (markdowns, markdown_plan, markdown_preview)
