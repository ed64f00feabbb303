"""A shared sheet is made when somebody opens it, once, and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos.ui.rows.asking import Question
from pos.ui.screens.late_sheets import LateApproval, LatePaper, LateQuestion
from pos.ui.views.asking import ApprovalSheet, ConfirmSheet
from pos.ui.views.drawer import DrawerSheet
from pos.ui.views.paper import PaperSheet
from pos.ui.views.till import TillView
from tests.gui import samples
from tests.gui.frames import framed

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

QUESTION = Question("clear", "Clear the basket?", "Every line is taken out.", "Clear", is_grave=True)


def test_a_sheet_is_made_at_its_first_use_and_stays(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = framed(desk, TillView(desk))
    show(window)
    made: list[Any] = []

    def make(kind: Any) -> Callable[[], Any]:
        def now() -> Any:
            made.append(kind(desk, window))
            return made[-1]

        return now

    paper, approval = LatePaper(make(PaperSheet)), LateApproval(make(ApprovalSheet))
    question = LateQuestion(make(ConfirmSheet))
    paper.close_sheet()
    approval.close_sheet()
    assert made == []
    paper.show_paper("T07-000123-4", samples.picture(), "receipt.png")
    paper.close_sheet()
    question.ask(QUESTION)
    made[-1].close_sheet()
    approval.ask("Refund", "45.00 goes back.", samples.PEOPLE[1:3])
    approval.show_wrong_pin(2)
    approval.show_refusal("Not you.")
    assert [type(sheet) for sheet in made] == [PaperSheet, ConfirmSheet, ApprovalSheet]
    assert [sheet.isVisible() for sheet in made] == [False, False, True]
    approval.close_sheet()
    assert not made[-1].isVisible()


def test_where_there_is_nobody_to_ask_the_sheet_below_says_so(desk: Desk, show: Callable[[QWidget], None]) -> None:
    window = framed(desk, TillView(desk))
    show(window)
    approval = LateApproval(lambda: ApprovalSheet(desk, window))
    approval.refuse_below("Another person must do this.")  # no sheet is open: the notice of the window is in sight
    below = DrawerSheet(desk, window)
    below.ask()
    approval.refuse_below("Another person must do this.")
    assert below._refused.isVisible()
    assert below._refused.text() == "Another person must do this."
    below.close_sheet()
    below.ask()
    assert not below._refused.isVisible()
