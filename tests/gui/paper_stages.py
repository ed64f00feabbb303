"""The sheets of paper, each on a stage of its own; `stages` shows them with all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.labels import LabelsSheet
from pos.ui.views.office_paper import OfficePaperSheet
from pos.ui.views.printers import PrintersSheet
from pos.ui.views.statements import StatementsSheet
from pos.ui.views.waiting_papers import WaitingPapersSheet
from tests.gui import samples
from tests.gui.frames import sheeted

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def printers(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = PrintersSheet(desk, window)
        sheet.show_printing(samples.PRINTING, samples.PROFILES)
        sheet.show_found(samples.PRINTERS_FOUND)
        sheet.open()

    return sheeted(desk, lay)


def waiting_papers(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = WaitingPapersSheet(desk, window)
        sheet.show_jobs(samples.JOBS)
        sheet.open()

    return sheeted(desk, lay)


def statements(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        StatementsSheet(desk, window).ask(500)

    return sheeted(desk, lay)


def statements_under_way(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = StatementsSheet(desk, window)
        sheet.ask(500)
        sheet.show_progress(120, 500)

    return sheeted(desk, lay)


def office_statement(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = OfficePaperSheet(desk, window)
        sheet.offer_slip("statement-0013.png")
        sheet.show_paper("0013", samples.picture(), "statement-0013.pdf", may_print=False)

    return sheeted(desk, lay)


def draft_paper(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = OfficePaperSheet(desk, window)
        sheet.offer_steps(12, 500)
        sheet.show_paper("0013", samples.picture(), "draft-statement-0013.pdf", may_print=False)

    return sheeted(desk, lay)


def _labels(desk: Desk, target: str) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = LabelsSheet(desk, window)
        sheet.show_form(samples.LABELS, samples.LABEL_SHEETS)
        sheet.show_goods(samples.LABEL_GOODS)
        sheet._boxes["family"].setCurrentIndex(1)
        sheet._used.show_sheet(5, 13, 18)
        sheet._target.button(target).click()
        sheet.open()

    return sheeted(desk, lay)


def labels(desk: Desk) -> QWidget:
    return _labels(desk, "sheet")


def roll_labels(desk: Desk) -> QWidget:
    return _labels(desk, "roll")


PAPER_STAGES: tuple[Callable[[Desk], QWidget], ...] = (
    *(printers, waiting_papers, statements, statements_under_way, office_statement, draft_paper, labels, roll_labels),
)
