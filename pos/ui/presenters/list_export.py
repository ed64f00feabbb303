"""The lists of families and items handed out as files that can be read back; the register's trail says who did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.rights import Act
from pos.intake.previews import ITEMS
from pos.ui.rows.sayings import saved

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import ItemCard
    from pos.domain.families import FamilyRecord
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.enrolment import FamiliesRoom
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Desks, Session


class ListShop(Protocol):
    """Writes files; asked on the paper lane only."""

    def families(self, records: tuple[FamilyRecord, ...]) -> Path:
        """Write families as tables, and return where the workbook is."""

    def items(self, items: tuple[ItemCard, ...], gone: frozenset[str], currency: str) -> Path:
        """Write items as tables, those of families that have left not among them, and return where the workbook is."""


class ListExport:
    """The way out for the lists.

    Args:
        room: the register.
        shop: writes files.
        lanes: the wire, and the paper.
        desks: knows the bazaar's currency.
        session: who is here.
        announcer: says where the file is.
    """

    def __init__(
        self,
        *,
        room: FamiliesRoom,
        shop: ListShop,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
    ) -> None:
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer

    def export(self, what: str) -> None:
        """Write all that is held of the families, or the list of items, into files."""
        if not self._session.may(Act.PLAN):
            return
        if what == ITEMS:
            currency = self._desks.book.catalogue.bazaar().currency
            self._lanes.fetch_and_make(
                self._items, lambda asked: self._shop.items(asked[0], asked[1], currency), self._tell
            )
        else:
            self._lanes.fetch_and_make(self._records, self._shop.families, self._tell)

    def _records(self) -> tuple[FamilyRecord, ...]:
        families = self._room.families()
        families.note_export("families")
        return families.records()

    def _items(self) -> tuple[tuple[ItemCard, ...], frozenset[str]]:
        families = self._room.families()
        families.note_export("items")
        gone = frozenset(one.card.number for one in families.all() if one.card.left)
        return families.items(), gone

    def _tell(self, path: Path) -> None:
        self._announcer.tell(saved(path))
