"""The three roads row by row, and the board of tills on one day; both from one answer, asked for when it is wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos.domain.roads import RoadPart
from pos.ui.presenters import parting
from pos.ui.presenters.ledger import DAYS_MAX
from pos.ui.presenters.office_rows import tills
from pos.ui.presenters.origins import of_road, of_till
from pos.ui.rows.names import Name
from pos.ui.rows.parting import Parting
from pos.ui.rows.roads import RoadLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.domain.roads import RoadRow, Roads
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, Snapshot
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.rows.office import TillRow, TillState
    from pos.ui.rows.parting import PartingRow


class RoadsView(Protocol):
    """What the rows ask of their page."""

    def show_roads(self, rows: tuple[RoadLine, ...], compared: int, *, is_all: bool) -> None:
        """Show the rows that part, or all of them."""

    def point_at(self, key: str) -> None:
        """Choose a row, and give it the keyboard."""


class PartingView(Protocol):
    """What a row that parts asks of its sheet."""

    def show_parting(self, parting: Parting) -> None:
        """Show the shifts and the entries that make it part."""


class DayView(Protocol):
    """What a day asks of the board of tills."""

    def show_days(self, days: tuple[date, ...], chosen: date | None) -> None:
        """Offer the days to look at."""

    def show_tills(self, tills: tuple[TillRow, ...]) -> None:
        """Show the board."""


class RoadsPresenter:
    """The rows, and the board by day.

    Args:
        view: the page of rows.
        board: the board of tills.
        sheet: shows what makes a row part.
        room: the register.
        lanes: asks it.
        desks: names people, and knows the zone.
        open_origin: shows the rows that a figure comes from.
        open_fact: shows one stored fact.
    """

    def __init__(
        self,
        view: RoadsView,
        board: DayView,
        sheet: PartingView,
        *,
        room: OfficeRoom,
        lanes: Lanes,
        desks: Desks,
        open_origin: Callable[[LedgerFilter], None],
        open_fact: Callable[[str], None],
    ) -> None:
        self._view = view
        self._board = board
        self._sheet = sheet
        self._room = room
        self._lanes = lanes
        self._desks = desks
        self._open_origin = open_origin
        self._open_fact = open_fact
        self._snapshot: Snapshot | None = None
        self._roads: Roads | None = None
        self._parted: RoadRow | None = None  # what the sheet shows
        self._parted_rows: tuple[PartingRow, ...] = ()
        self._is_all = False
        self._day: date | None = None

    def present(self) -> None:
        """Ask the register for the rows, and show them."""
        self._lanes.fetch(lambda: self._room.desk().roads(), self._take)

    def show(self, snapshot: Snapshot) -> None:
        """Take what the register said of the bazaar; a day that is shown is asked for anew."""
        self._snapshot = snapshot
        plan = snapshot.board.bazaar
        span = min((plan.last_day - plan.first_day).days, DAYS_MAX)
        self._board.show_days(tuple(plan.first_day + timedelta(days=n) for n in range(span + 1)), self._day)
        if self._day is not None:
            self.present()

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._snapshot, self._roads, self._is_all, self._day = None, None, False, None
        self._parted, self._parted_rows = None, ()
        self._view.show_roads((), 0, is_all=False)
        self._board.show_days((), None)

    def show_all(self, *, is_all: bool) -> None:
        """Show every row, or those that part."""
        self._is_all = is_all
        self._show()

    def choose_day(self, day: date | None) -> None:
        """Show the board of one day, or of the whole bazaar."""
        self._day = day
        if self._roads is None:
            self.present()
        else:
            self._show_board()

    def show_till(self, device: str) -> None:
        """Show the rows that part, and point at the first one of a till."""
        self._is_all = False

        def take(roads: Roads) -> None:
            self._take(roads)
            first = next((row for row in roads.rows if row.device == device and not row.agrees), None)
            if first is not None:
                self._view.point_at(_key(first))

        self._lanes.fetch(lambda: self._room.desk().roads(), take)

    def open(self, key: str, figure: str) -> None:
        """Show the rows that one of the three figures comes from; of how far they lie apart, what each road says otherwise."""
        row = next((row for row in (self._roads.rows if self._roads else ()) if _key(row) == key), None)
        if row is None:
            return
        if figure != "apart" or row.agrees:
            self._open_origin(of_road(row, "ledger" if figure == "apart" else figure))
            return
        self._lanes.fetch(
            lambda: parting.ask(self._room.desk(), row), lambda roadwise: self._show_parting(row, roadwise)
        )

    def open_parted(self, key: str, figure: str) -> None:
        """Show where a figure of a row comes from that makes a road part: a shift's rows, or the entry itself."""
        row = next((each for each in self._parted_rows if each.key == key), None)
        if row is None or self._parted is None:
            return
        if row.z_reports_minor is None or figure == "z_reports":
            self._open_fact(key)
        else:
            self._open_origin(parting.of_shift(self._parted, figure, key))

    def open_till(self, device: str, figure: str) -> None:
        """Show the rows that a till's figure on the board comes from, on the day that is shown; its entries are of all days."""
        if figure == "entries":
            self._open_origin(of_till(device, figure))
            return
        self._open_origin(replace(of_till(device, figure), day=self._day, by_shift=self._day is not None))

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_parting(self, row: RoadRow, roadwise: parting.Roadwise) -> None:
        zoned = self._desks.zoned
        self._parted = row
        self._parted_rows = tuple(
            replace(each, at=None if each.at is None else zoned(each.at))
            for each in parting.rows_that_part(row, roadwise)
        )
        self._sheet.show_parting(Parting(self._line(row), self._parted_rows))

    def _take(self, roads: Roads) -> None:
        self._roads = roads
        self._show()
        self._show_board()

    def _show(self) -> None:
        if self._roads is None:
            return
        rows = tuple(self._line(row) for row in self._roads.rows if self._is_all or not row.agrees)
        self._view.show_roads(rows, self._roads.compared, is_all=self._is_all)

    def _line(self, row: RoadRow) -> RoadLine:
        return RoadLine(
            key=_key(row),
            device=row.device,
            day=row.day,
            part=row.part.value,
            about=row.key,
            name=self._name(row),
            state="parted" if not row.agrees else "open" if row.is_open else "agrees",
            z_reports_minor=row.z_reports_minor,
            receipts_minor=row.receipts_minor,
            ledgers_minor=row.ledgers_minor,
        )

    def _name(self, row: RoadRow) -> Name | None:
        if row.part is not RoadPart.FAMILY:
            return None
        cards = () if self._snapshot is None else (one.family for one in self._snapshot.families)
        return next((Name(card.name_ar, card.name_en) for card in cards if card.number == row.key), Name(""))

    def _show_board(self) -> None:
        snapshot, roads = self._snapshot, self._roads
        if snapshot is None or roads is None:
            return
        whole = tills(snapshot.board, self._desks)
        day = self._day
        if day is None:
            self._board.show_tills(whole)
            return
        rows = {row.device: row for row in roads.rows if row.day == day and row.part is RoadPart.ALL}
        closed = {one.device: one for one in roads.closed if one.day == day}
        self._board.show_tills(
            tuple(
                replace(
                    one,
                    state=_state(one, day, rows.get(one.device)),
                    missing_days=(day,) if day in one.missing_days else (),
                    z_reports_minor=rows[one.device].z_reports_minor if one.device in rows else 0,
                    receipts_minor=rows[one.device].receipts_minor if one.device in rows else 0,
                    families_minor=rows[one.device].ledgers_minor if one.device in rows else 0,
                    counted_minor=closed[one.device].counted_minor if one.device in closed else 0,
                    difference_minor=closed[one.device].difference_minor if one.device in closed else 0,
                )
                for one in whole
            )
        )


def _state(till: TillRow, day: date, row: RoadRow | None) -> TillState:
    """Say how a till stood on one day; a gap or a second book is a matter of all days."""
    if till.state in {"gapped", "forked"}:
        return till.state
    if row is not None and row.is_open:
        return "open"
    never_spoke = till.state == "missing" and not till.missing_days
    return "missing" if day in till.missing_days or never_spoke else "in"


def _key(row: RoadRow) -> str:
    return f"{row.device}.{row.day}.{row.part.value}.{row.key}"
