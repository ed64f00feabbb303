"""The lane to the database: who writes next, and who shares a commit with whom, when several tills send at once.

One thread at a time works in a lane, because one bazaar has one writer and Python one interpreter: of several at once each waits
for the others at every row. Whoever finds the lane free leads. It writes what it was asked to; what others have brought meanwhile
is written together by the first of them, in one transaction with one sync of the disk. Nobody hears anything before the commit.
Small tasks go first, so that a single sale does not wait for tills that catch up on a day; but nobody is passed over for ever.

Where a task of a group fails, nothing of the group is kept, and each is done again alone: the one that fails has its own failure.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

GROUP_FACTS_MAX = 500  # in one transaction: as many as one full batch has
PASSED_OVER_MAX = 20  # groups that may go before a task


class Task(Protocol):
    """A piece of writing. What comes of it, the task keeps; it counts when `Lane.do` returns."""

    @property
    def facts(self) -> int:
        """How much it has to write, in facts."""

    def prepare(self) -> object:
        """Do what needs no transaction; asked again, it has been done."""

    def write(self, connection: Connection) -> None:
        """Do the writing; after a failure of the transaction it is asked again, as if for the first time."""


@dataclass(slots=True, eq=False)
class _Turn:
    """A task that waits, and the thread that brought it."""

    task: Task
    woken: threading.Event = field(default_factory=threading.Event)
    passed_over: int = 0
    group: list[_Turn] = field(default_factory=list)  # to lead; empty for whoever was written by another
    failure: BaseException | None = None

    def rank(self) -> tuple[bool, int]:
        """Return where it stands among those that wait: the least goes first."""
        return self.passed_over < PASSED_OVER_MAX, self.task.facts


class Lane:
    """The writers of one database, or of one bazaar where the database keeps them apart.

    Args:
        writing: opens the transaction.
    """

    def __init__(self, writing: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._writing = writing
        self._guard = threading.Lock()
        self._waiting: list[_Turn] = []
        self._is_led = False

    def do(self, task: Task) -> None:
        """Do a task, and return when it is committed.

        Raises:
            Exception: what the task raised, or the database; then nothing of it was kept.
        """
        turn = _Turn(task)
        with self._guard:
            self._waiting.append(turn)
            if leads := not self._is_led:
                self._is_led = True
                turn.group = self._choose()
        if not leads:
            turn.woken.wait()
        if turn.group:
            group, turn.group = (
                turn.group,
                [],
            )  # it names itself there, and what it holds is to go as soon as it is done
            self._lead(group)
        if turn.failure is not None:
            raise turn.failure

    def _lead(self, group: list[_Turn]) -> None:
        try:
            self._write(group)
        finally:
            with self._guard:
                following = self._choose()
                self._is_led = bool(following)
            if following:
                following[0].group = following
                following[0].woken.set()
            for turn in group[1:]:
                turn.woken.set()

    def _choose(self) -> list[_Turn]:
        """Take those who go next from the waiting ones: as many as fit into one transaction, one at least."""
        ranked = sorted(self._waiting, key=_Turn.rank)
        group, facts = ranked[:1], sum(turn.task.facts for turn in ranked[:1])
        for turn in ranked[1:]:
            facts += turn.task.facts
            if facts > GROUP_FACTS_MAX:
                break
            group.append(turn)
        self._waiting = [turn for turn in self._waiting if turn not in group]
        for turn in self._waiting:
            turn.passed_over += 1
        return group

    def _write(self, group: list[_Turn]) -> None:
        """Write a group; whatever fails is the failure of one task alone."""
        try:
            for turn in group:
                turn.task.prepare()
            with self._writing() as connection:
                for turn in group:
                    turn.task.write(connection)
        except BaseException as error:  # noqa: BLE001 - it belongs to the thread that brought the task, and is raised there
            if len(group) == 1:
                group[0].failure = error
                return
            for turn in group:
                self._write([turn])
