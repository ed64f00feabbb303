"""A book that cannot be opened: what kind of trouble it is, what is safe, and which way back promises most.

The ways back are done elsewhere (`Ways`), off the window's thread; here it is decided which of them make sense, and in which
order.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import BookInUse, NewerBook, OldSqlite, Refusal
from pos.domain.troubles import BookDamaged, DiskFull, KeyAway, Trouble
from pos.ledger.book import MISSING
from pos.ui.rows.rescue import RescueRow, SafeRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.salvage import Salvaged
    from pos.ledger.survey import Holding, Survey
    from pos.ui.presenters.ports import Runner
    from pos.ui.rows.rescue import RescueAct, RescueKind, Source

ROOM_BYTES_MIN = 2 * 1024 * 1024
_BY_CLASS: tuple[tuple[type[Refusal | Trouble], RescueKind], ...] = (
    (BookInUse, "in_use"),
    (OldSqlite, "old_sqlite"),
    (NewerBook, "newer"),
    (KeyAway, "key"),
    (DiskFull, "full"),
)


class RescueView(Protocol):
    """What a rescue asks of its screen."""

    def show_looking(self) -> None:
        """Say that everything is being looked at."""

    def show_rescue(self, row: RescueRow) -> None:
        """Show what happened, what is safe and what can be done."""

    def show_working(self, act: RescueAct) -> None:
        """Say what is being done."""

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""

    def show_given_up(self) -> None:
        """Say that everything is as it was before somebody gave up."""

    def show_failure(self, failure: Refusal | Trouble) -> None:
        """Say why a way back did not lead anywhere."""

    def show_saved(self, path: str) -> None:
        """Say where the report lies."""


class Ways(Protocol):
    """The ways back; each is asked on a lane, and leaves the old file as it is."""

    def look(self) -> Survey:
        """Look at everything that the book could be brought back from."""

    def salvage(self, progress: Callable[[int, int], None]) -> Salvaged:
        """Bring what can be read into a new file."""

    def rebuild(self, progress: Callable[[int, int], None]) -> Salvaged:
        """Make the book from its mirror alone."""

    def restore(self, path: Path, progress: Callable[[int, int], None]) -> Salvaged:
        """Put a copy back."""

    def allow_new_key(self) -> None:
        """Give the lost key up."""

    def save_report(self, text: str) -> Path:
        """Write a report, and return where it lies."""


class RescuePresenter:
    """The screen of a book that cannot be opened.

    Args:
        view: the screen.
        ways: the ways back.
        folder: where the book lies.
        runner: the lane on which the ways are gone.
        told: carries progress from the lane to this thread.
        opened: opens the book again; gets what was brought back, or None.
    """

    def __init__(
        self,
        view: RescueView,
        ways: Ways,
        folder: Path,
        *,
        runner: Runner,
        told: Callable[[int, int], None],
        opened: Callable[[Salvaged | None], None],
    ) -> None:
        self._view = view
        self._ways = ways
        self._folder = folder
        self._runner = runner
        self._told = told
        self._opened = opened
        self._failure: Refusal | Trouble = Trouble()
        self._row: RescueRow | None = None
        self._newest: Path | None = None

    def present(self, failure: Refusal | Trouble) -> None:
        """Look at everything, and show it."""
        self._failure = failure
        self._view.show_looking()
        self._runner.run(self._ways.look, self._looked, self._failed)

    def act(self, act: RescueAct) -> None:
        """Go a way back."""
        ways, newest = self._ways, self._newest
        if act == "again":
            self._opened(None)
            return
        self._view.show_working(act)
        if act == "salvage":
            self._runner.run(lambda: ways.salvage(self._told), self._opened, self._failed)
        elif act == "rebuild":
            self._runner.run(lambda: ways.rebuild(self._told), self._opened, self._failed)
        elif act == "restore" and newest is not None:
            self._runner.run(lambda: ways.restore(newest, self._told), self._opened, self._failed)
        elif act == "new_key":
            self._runner.run(ways.allow_new_key, self._opened, self._failed)

    def save_report(self) -> None:
        """Write down what was found, for whoever helps."""
        row = self._row
        if row is not None:
            text = report_of(row)
            self._runner.run(
                lambda: self._ways.save_report(text), lambda path: self._view.show_saved(str(path)), self._failed
            )

    def _looked(self, survey: Survey) -> None:
        self._newest = survey.copies[0].backup.path if survey.copies else None
        self._row = rescue_row(self._failure, survey, str(self._folder))
        self._view.show_rescue(self._row)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, InterruptedError) and self._row is not None:
            self._view.show_rescue(self._row)
            self._view.show_given_up()
            return
        if isinstance(error, OSError):
            error = Trouble(str(error))
        if not isinstance(error, (Refusal, Trouble)):
            raise error
        if self._row is not None:
            self._view.show_rescue(self._row)
        self._view.show_failure(error)


def rescue_row(failure: Refusal | Trouble, survey: Survey, folder: str) -> RescueRow:
    """Return what the screen shows about a failure and what there is."""
    kind = kind_of(failure, survey)
    return RescueRow(
        kind=kind,
        failure=failure,
        folder=folder,
        safe=tuple(_safe(survey)),
        acts=_acts(kind, survey),
        details=(repr(failure), *(f"{fault.check} at {fault.place}: {fault.detail}" for fault in survey.faults)),
    )


def kind_of(failure: Refusal | Trouble, survey: Survey) -> RescueKind:
    """Tell what kind of trouble a failure is, with a look at the folder where the failure alone does not say."""
    known = [kind for cls, kind in _BY_CLASS if isinstance(failure, cls)]
    if known:
        return known[0]
    if not survey.is_there:
        return "vanished"
    if 0 <= survey.free < ROOM_BYTES_MIN:
        return "full"
    if not survey.is_writable:
        return "read_only"
    if isinstance(failure, BookDamaged):
        return "damaged" if survey.file and not failure.detail.startswith(MISSING) else "missing"
    return "other"


def _acts(kind: RescueKind, survey: Survey) -> tuple[RescueAct, ...]:
    if kind == "key":
        return "again", "new_key"
    if kind not in {"damaged", "missing"}:
        return ("again",)
    ways: list[tuple[int, RescueAct]] = []
    in_mirror = survey.mirror.facts if survey.mirror is not None else 0
    if kind == "damaged" and (survey.book is not None or in_mirror):
        ways.append((max(survey.book.facts if survey.book is not None else 0, in_mirror), "salvage"))
    if survey.copies:
        newest = survey.copies[0]
        ways.append((newest.backup.facts + newest.beyond_mirror, "restore"))
    if in_mirror:
        ways.append((in_mirror, "rebuild"))
    best_first: list[RescueAct] = [act for _, act in sorted(ways, key=lambda way: -way[0])]
    return (*best_first, "again")


def _safe(survey: Survey) -> list[SafeRow]:
    found: tuple[tuple[Source, Holding | None], ...] = (
        ("book", survey.book),
        ("mirror", survey.mirror),
        ("register", survey.register),
    )
    rows = [
        SafeRow(
            source=source,
            facts=one.facts,
            sales=one.sales,
            number=f"{one.epoch}/{one.seq}",
            at=datetime.fromisoformat(one.at.replace("Z", "+00:00")) if one.at else None,
        )
        for source, one in found
        if one is not None
    ]
    for copy in survey.copies[:1]:
        made = copy.backup
        at = datetime.fromisoformat(made.at.replace("Z", "+00:00"))
        number = f"{made.head.epoch}/{made.head.seq}"
        rows.append(SafeRow(source="copy", facts=made.facts, sales=copy.sales, number=number, at=at))
    return rows


def report_of(row: RescueRow) -> str:
    """Return everything that is known, as plain lines for whoever helps."""
    lines = [f"Amana: the book in {row.folder} could not be opened ({row.kind}).", ""]
    lines += [
        f"{one.source}: {one.facts} facts, {one.sales} sales, up to {one.number} {one.at or ''}".rstrip()
        for one in row.safe
    ]
    return "\n".join([*lines, "", *row.details, ""])
