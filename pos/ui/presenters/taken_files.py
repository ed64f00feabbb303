"""The files that were taken in: who took which in and when, how many rows, and the way back.

To undo is a fact of its own; what was changed or used since stays and is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.rights import Act
from pos.intake.previews import ITEMS
from pos.ui.rows.importing import TakenFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.families import ImportRow
    from pos.ui.presenters.enrolment import FamiliesRoom
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks, Session


class TakenView(Protocol):
    """What this asks of the sheet of files that were taken in."""

    def show_taken(self, files: tuple[TakenFile, ...], *, may_undo: bool) -> None:
        """Show the files, the last one first."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class TakenFilesPresenter:
    """The files that were taken in.

    Args:
        view: the sheet.
        room: the register.
        lanes: the wire.
        desks: people and the zone.
        session: who is here.
        undone: told that the register's lists are others.
    """

    def __init__(
        self,
        view: TakenView,
        *,
        room: FamiliesRoom,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        undone: Callable[[], None],
    ) -> None:
        self._view = view
        self._room = room
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._undone = undone

    def present(self) -> None:
        """Show the files that were taken in."""
        if self._session.may(Act.READ_LEDGER):
            self._lanes.fetch(lambda: self._room.families().imports(), self._show)

    def forget(self) -> None:
        """Put the list away: the person has left."""
        self._view.close_sheet()

    def undo(self, source: str) -> None:
        """Put back what a file changed, but for what was changed or used since."""
        if self._session.may(Act.PLAN):
            self._lanes.fetch(lambda: self._room.families().undo(source), self._put_back)

    def _put_back(self, _row: ImportRow) -> None:
        self.present()
        self._undone()

    def _show(self, rows: tuple[ImportRow, ...]) -> None:
        person = self._desks.person_name
        files = (
            TakenFile(
                key=row.source,
                at=self._desks.zoned(row.at),
                by=person(row.by),
                file=row.file,
                what="items" if row.what == ITEMS else "families",
                added=row.added,
                changed=row.changed,
                done=row.done,
                undone_by=person(row.undone_by) if row.undone_by else None,
                kept=row.kept,
            )
            for row in rows
        )
        self._view.show_taken(tuple(files), may_undo=self._session.may(Act.PLAN))
