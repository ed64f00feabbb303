"""The sheets that every screen shares, made when one is first needed: a start paints its first screen without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from pos.ui.presenters.approving import ApprovalView, ConfirmView
from pos.ui.presenters.papers import PaperSheetView

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.rows.asking import Question
    from pos.ui.rows.people import PersonTile

Made = TypeVar("Made")


class LateSheet(Generic[Made]):
    """A sheet that is not there until somebody opens it.

    Args:
        make: makes it, and connects what answers it.
    """

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self.made: Made | None = None

    @property
    def sheet(self) -> Made:
        """The sheet, made now if it was not."""
        if self.made is None:
            self.made = self._make()
        return self.made


class LatePaper(LateSheet[PaperSheetView]):
    """The sheet that shows paper."""

    def show_paper(self, title: str, png: bytes, file_name: str, *, may_print: bool = True) -> None:
        """Show paper and open."""
        self.sheet.show_paper(title, png, file_name, may_print=may_print)

    def close_sheet(self) -> None:
        """Put it away."""
        if self.made is not None:
            self.made.close_sheet()


class LateApproval(LateSheet[ApprovalView]):
    """The sheet on which a second person approves."""

    def ask(self, title: str, words: str, people: tuple[PersonTile, ...]) -> None:
        """Ask one of these people to approve."""
        self.sheet.ask(title, words, people)

    def refuse_below(self, text: str) -> None:
        """Say on the sheet from which this was wished that there is nobody to ask."""
        self.sheet.refuse_below(text)

    def show_wrong_pin(self, attempts_left: int | None) -> None:
        """Say that the PIN is wrong."""
        self.sheet.show_wrong_pin(attempts_left)

    def show_refusal(self, text: str) -> None:
        """Say why this person cannot approve."""
        self.sheet.show_refusal(text)

    def close_sheet(self) -> None:
        """Put the sheet away."""
        if self.made is not None:
            self.made.close_sheet()


class LateQuestion(LateSheet[ConfirmView]):
    """The sheet with a question and a yes."""

    def ask(self, question: Question) -> None:
        """Ask it."""
        self.sheet.ask(question)
