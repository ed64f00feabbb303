"""What presenters ask of the window, whatever it is made of: lanes, words, notices and the frame.

The views' own Protocols stand beside the presenters that speak to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from pos.ui.rows.sayings import NO_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.errors import Refusal
    from pos.domain.record import Recorded
    from pos.domain.troubles import Trouble
    from pos.ui.rows.asking import Question
    from pos.ui.rows.names import Name, Notice
    from pos.ui.rows.receipts import RefundReason
    from pos.ui.rows.sayings import ActionKey, CaptionKey, QuestionKey, ReasonKey, Saying

T = TypeVar("T")
Failure: TypeAlias = "Refusal | Trouble"
Committed: TypeAlias = "Callable[[Recorded], None]"


class Runner(Protocol):
    """A lane beside the window: work that may take long, with its outcome handed back where the window lives."""

    def run(self, work: Callable[[], T], then: Callable[[T], None], oops: Callable[[Exception], None]) -> object:
        """Do `work` elsewhere; then call `then` with its result, or `oops` with its error, back here."""


class Words(Protocol):
    """Sentences in the language that the screen speaks right now."""

    def failure(self, failure: Failure) -> str:
        """Word a refusal or a trouble."""

    def saying(self, saying: Saying) -> str:
        """Word something that went well, or that should be known."""

    def question(
        self,
        key: QuestionKey,
        *,
        name: Name = NO_NAME,
        code: str | tuple[str, ...] = "",
        minor: int = 0,
        reason: str = "",
    ) -> Question:
        """Word a question, with a name, a number or several, an amount and a reason where it has them."""

    def action(self, key: ActionKey) -> str:
        """Word what the button beside a notice does."""

    def reason(self, key: RefundReason | ReasonKey) -> str:
        """Word why goods came back or an act was undone; it is recorded, and may be read by the family."""

    def caption(self, key: CaptionKey) -> str:
        """Word what a line of text holds that an act asks for."""

    def name(self, name: Name) -> str:
        """Return a name in the language of the screen."""


class NoticeView(Protocol):
    """The one notice below the screen."""

    def show_notice(self, notice: Notice) -> None:
        """Say something."""

    def clear_notice(self) -> None:
        """Say nothing any more."""
