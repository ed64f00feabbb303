"""A gate before answers: those of pages that are not shown wait until the pages are shown again.

The accounts of several bazaars may be open, and the pages of one are shown. An answer that is still on its way when a person goes
over to another bazaar may open a sheet or show a paper; it must not do so over the other bazaar's pages.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.ports import Runner

T = TypeVar("T")


class Gate:
    """Lets answers through, or keeps them."""

    def __init__(self) -> None:
        self._is_open = True
        self._is_left = False
        self._kept: list[Callable[[], None]] = []

    def pass_on(self, deliver: Callable[[], None]) -> None:
        """Deliver an answer now, or when this is opened again; never once this was left."""
        if self._is_open:
            deliver()
        elif not self._is_left:
            self._kept.append(deliver)

    def shut(self) -> None:
        """Keep what comes from now on."""
        self._is_open = False

    def open(self) -> None:
        """Deliver what was kept, in its order, and everything from now on; what shuts this again meanwhile keeps the rest."""
        self._is_open = not self._is_left
        while self._is_open and self._kept:
            self._kept.pop(0)()

    def renew(self) -> None:
        """Drop what was kept, and let everything through from now on: the pages are another person's."""
        self._kept.clear()
        self._is_open = True

    def leave(self) -> None:
        """Deliver nothing any more: the pages are gone."""
        self._is_open, self._is_left = False, True
        self._kept.clear()


class GatedRunner:
    """A lane whose outcomes pass through a gate.

    Args:
        runner: the lane.
        gate: the gate.
    """

    def __init__(self, runner: Runner, gate: Gate) -> None:
        self._runner = runner
        self._gate = gate

    def run(self, work: Callable[[], T], then: Callable[[T], None], oops: Callable[[Exception], None]) -> object:
        """Do `work` on the lane; then hand its result or its error on, as the gate lets them."""
        return self._runner.run(
            work,
            lambda got: self._gate.pass_on(partial(then, got)),
            lambda error: self._gate.pass_on(partial(oops, error)),
        )
