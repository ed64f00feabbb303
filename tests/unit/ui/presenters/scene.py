"""What the presenters' tests share: a real till, a recording view for any Protocol, and words that show their parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pos.till.people import SignIn
from pos.ui.presenters.announcing import Announcer
from pos.ui.presenters.approving import Approvals, Confirmations
from pos.ui.presenters.papers import PaperDesk
from pos.ui.presenters.session import Desks, Session
from pos.ui.rows.asking import Question
from pos.ui.rows.sayings import NO_NAME
from tests.builders import Till, a_till
from tests.unit.ui.presenters.paper_shop import RecordingShop

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.errors import Refusal
    from pos.domain.record import Recorded
    from pos.domain.troubles import Trouble
    from pos.ui.rows.names import Name
    from pos.ui.rows.sayings import QuestionKey, Saying


class Recorder:
    """A view of any kind: it writes down each verb with what was shown."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    def __getattr__(self, verb: str) -> Callable[..., None]:
        def note(*shown: Any, **named: Any) -> None:
            self.calls.append((verb, (*shown, *named.values())))

        return note

    def last(self, verb: str) -> Any:
        """What was shown by the last call of a verb: the value, or all of them where there were several."""
        shown = next(shown for name, shown in reversed(self.calls) if name == verb)
        return shown[0] if len(shown) == 1 else shown

    def count(self, verb: str) -> int:
        """How often a verb was called."""
        return sum(name == verb for name, _ in self.calls)


class PlainWords:
    """Says the class of a failure, the key of a saying and the key of a question, in no language."""

    def failure(self, failure: Refusal | Trouble) -> str:
        return type(failure).__name__

    def saying(self, saying: Saying) -> str:
        return saying.key

    def question(
        self,
        key: QuestionKey,
        *,
        name: Name = NO_NAME,
        code: str | tuple[str, ...] = "",
        minor: int = 0,
        reason: str = "",
    ) -> Question:
        codes = code if isinstance(code, str) else " ".join(code)
        return Question(key, key, f"{name.en} {codes} {minor}{' ' * bool(reason)}{reason}", key)

    def action(self, key: str) -> str:
        return key

    def reason(self, key: str) -> str:
        return f"because {key}"

    def caption(self, key: str) -> str:
        return key

    def name(self, name: Name) -> str:
        return name.en


class InlineRunner:
    """A lane that does its work at once, here."""

    def run(self, work: Callable[[], Any], then: Callable[[Any], None], oops: Callable[[Exception], None]) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - a lane hands over every error
            oops(error)
        else:
            then(result)


class SlowRunner(InlineRunner):
    """A lane that does its work when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Any], then: Callable[[Any], None], oops: Callable[[Exception], None]) -> None:
        run = super().run
        self.waiting.append(lambda: run(work, then, oops))

    def go_on(self) -> None:
        """Do what waits."""
        waiting, self.waiting = self.waiting, []
        for one in waiting:
            one()


@dataclass
class Counter:
    """A till with its session and the presenters that all others lean on."""

    till: Till
    notices: Any = field(default_factory=Recorder)
    approval: Any = field(default_factory=Recorder)
    confirm: Any = field(default_factory=Recorder)
    words: PlainWords = field(default_factory=PlainWords)
    beeps: list[str] = field(default_factory=list)
    committed: list[Recorded] = field(default_factory=list)
    shop: RecordingShop = field(default_factory=RecordingShop)
    paper_sheet: Any = field(default_factory=Recorder)
    runner: InlineRunner = field(default_factory=InlineRunner)

    def __post_init__(self) -> None:
        till = self.till
        self.desks = Desks(till.book, till.checkout, till.shifts, till.undoing, SignIn(till.book))
        self.session = Session()
        self.session.person = next(one for one in self.desks.people.people() if one.code == "C1")
        self.announcer = Announcer(self.notices, self.words, lambda: self.beeps.append("beep"))
        self.confirmations = Confirmations(self.confirm, self.words)
        self.papers = PaperDesk(self.shop, self.runner, self.paper_sheet, self.announcer, till.book.around.now)
        self.approvals = Approvals(self.approval, self.desks, self.session, self.words, self.announcer)

    @property
    def said(self) -> str:
        """The notice that is shown now."""
        text: str = self.notices.last("show_notice").text
        return text


def a_counter(folder: Path, *, open_shift: bool = True) -> Counter:
    """A till at which C1 is signed in. Close its book."""
    return Counter(a_till(folder, open_shift=open_shift))
