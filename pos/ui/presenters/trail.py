"""The administrator's page of who did what: the register's trail and what the office decided, in one list, newest first.

The trail names deeds around people, keys, sticks, files and settings; the office's journal names what was planned, paid and
decided. Both only grow. Nothing is filtered at the register: whoever looks sees how much there is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.rights import Act
from pos.ui.rows.files import FileAbout
from pos.ui.rows.sayings import saved
from pos.ui.rows.trail import DeedChoices, DeedFilter, DeedRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from pos.domain.access import OfficeAct, TrailRow
    from pos.office.trail import TrailDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks, Session


class TrailView(Protocol):
    """What this asks of its page."""

    def show_deeds(self, deeds: tuple[DeedRow, ...], whole: int) -> None:
        """Show what was found, of how many."""

    def show_choices(self, choices: DeedChoices, chosen: DeedFilter) -> None:
        """Offer what can be looked for."""


class TrailRoom(Protocol):
    """The register as the administrator sees it; asked on the wire lane only."""

    def trail(self) -> TrailDesk:
        """Return the trail.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class TrailShop(Protocol):
    """Writes tables; asked on the paper lane only."""

    def deeds(self, deeds: tuple[DeedRow, ...], about: FileAbout) -> Path:
        """Write deeds for another program, and return where."""


class TrailPresenter:
    """Who did what.

    Args:
        view: the page.
        room: the register.
        shop: writes tables.
        lanes: the wire, and the paper.
        desks: names people, and knows the zone.
        session: who is here.
        announcer: says what was done or refused.
    """

    def __init__(
        self,
        view: TrailView,
        *,
        room: TrailRoom,
        shop: TrailShop,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
    ) -> None:
        self._view = view
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._deeds: tuple[DeedRow, ...] = ()
        self._filter = DeedFilter()

    def present(self) -> None:
        """Ask the register for everything that was done, and show it."""
        if self._session.may(Act.PLAN):
            self._lanes.fetch(self._ask, self._show)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._deeds, self._filter = (), DeedFilter()
        self._present()

    def choose_person(self, person: str) -> None:
        """Look for one person's deeds, or everybody's."""
        self._look(replace(self._filter, person=person))

    def choose_kind(self, kind: str) -> None:
        """Look for one kind of deed, or all."""
        self._look(replace(self._filter, kind=kind))

    def choose_day(self, day: date | None) -> None:
        """Look for one day's deeds, or all."""
        self._look(replace(self._filter, day=day))

    def export(self) -> None:
        """Write what is shown for another program; the trail says so."""
        shown, looked = self._found(), self._filter
        bazaar = self._desks.lists.bazaar().code
        about = FileAbout(bazaar, (looked.person, looked.kind), looked.day, looked.day)
        self._lanes.fetch_and_make(
            lambda: self._room.trail().note_export("trail"), lambda _noted: self._shop.deeds(shown, about), self._saved
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _ask(self) -> tuple[DeedRow, ...]:
        desk = self._room.trail()
        rows = [*map(self._deed, desk.deeds()), *map(self._act, desk.acts())]
        return tuple(sorted(rows, key=lambda row: row.at, reverse=True))

    def _deed(self, row: TrailRow) -> DeedRow:
        name = self._desks.person_name(row.by)
        return DeedRow(f"t{row.seq}", self._desks.zoned(row.at), row.by, name, row.deed.value, row.subject, row.detail)

    def _act(self, act: OfficeAct) -> DeedRow:
        name = self._desks.person_name(act.by)
        return DeedRow(
            f"o{act.epoch}/{act.seq}", self._desks.zoned(act.at), act.by, name, act.kind, act.subject, act.detail
        )

    def _show(self, deeds: tuple[DeedRow, ...]) -> None:
        self._deeds = deeds
        self._present()

    def _look(self, wanted: DeedFilter) -> None:
        self._filter = wanted
        self._present()

    def _present(self) -> None:
        self._view.show_choices(_choices(self._deeds), self._filter)
        self._view.show_deeds(self._found(), len(self._deeds))

    def _found(self) -> tuple[DeedRow, ...]:
        wanted = self._filter
        return tuple(
            row
            for row in self._deeds
            if wanted.person in {"", row.person}
            and wanted.kind in {"", row.kind}
            and wanted.day in {None, row.at.date()}
        )

    def _saved(self, path: Path) -> None:
        self._announcer.tell(saved(path))


def _choices(deeds: Iterable[DeedRow]) -> DeedChoices:
    deeds = tuple(deeds)
    people = {row.person: row.name for row in deeds}
    return DeedChoices(
        people=tuple(sorted(people.items(), key=lambda pair: pair[0])),
        kinds=tuple(sorted({row.kind for row in deeds})),
        days=tuple(sorted({row.at.date() for row in deeds}, reverse=True)),
    )
