"""The two lanes beside the window, and the way from one to the other: fetched by wire, made on the paper lane, shown here."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.ports import Runner

T = TypeVar("T")
U = TypeVar("U")


class Lanes:
    """Wire and paper.

    Args:
        wire: asks the register.
        paper: makes papers and files.
        failed: told of every error that nobody else takes.
    """

    def __init__(self, wire: Runner, paper: Runner, failed: Callable[[Exception], None]) -> None:
        self._wire = wire
        self._paper = paper
        self.failed = failed

    def fetch(
        self, work: Callable[[], T], then: Callable[[T], None], oops: Callable[[Exception], None] | None = None
    ) -> None:
        """Ask the register and hand its answer over here."""
        self._wire.run(work, then, oops or self.failed)

    def make(
        self, work: Callable[[], T], then: Callable[[T], None], oops: Callable[[Exception], None] | None = None
    ) -> None:
        """Make a paper or file and hand it over here."""
        self._paper.run(work, then, oops or self.failed)

    def fetch_and_make(self, fetch: Callable[[], T], make: Callable[[T], U], then: Callable[[U], None]) -> None:
        """Ask the register, make something of its answer, and hand that over here."""
        self.fetch(fetch, lambda got: self.make(lambda: make(got), then))


class OneAnswer:
    """Asks the register on the wire lane, once: who presses again before the answer is there asks nothing more.

    Args:
        lanes: the lanes.
    """

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes
        self._is_awaited = False
        self._asked = 0

    def forget(self) -> None:
        """Want no answer any more: the person has left, or the page is gone."""
        self._asked += 1
        self._is_awaited = False

    def fetch(
        self, work: Callable[[], T], then: Callable[[T], None], oops: Callable[[Exception], None] | None = None
    ) -> None:
        """Ask the register and hand its answer over here, unless one is awaited."""
        if self._is_awaited:
            return
        self._is_awaited = True
        mine = self._asked

        def answered(got: T) -> None:
            if mine == self._asked:
                self._is_awaited = False
                then(got)

        def failed(error: Exception) -> None:
            if mine == self._asked:
                self._is_awaited = False
                (oops or self._lanes.failed)(error)

        self._lanes.fetch(work, answered, failed)
