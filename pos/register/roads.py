"""The three roads row by row: per till, day, way of paying and family.

Each road is taken from something else (`pos.register.road_sums`), and its sums are kept. A receipt names its shift and its day; a
moved line, or goods that were written off, belong to the shift in whose span of the journal they stand.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pos.domain.facts import ShiftClosed
from pos.domain.rights import Act, require
from pos.domain.roads import ClosedDay, RoadPart, RoadRow, Roads
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.till_roads import Line, TillRoads, line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.keeping import Kept
    from pos.register.surroundings import Surroundings


class RoadBook:
    """The way to the rows that differ.

    Args:
        database: where the facts are.
        surroundings: the time that the report bears.
        kept: the sums of all tills.
    """

    def __init__(self, database: Database, surroundings: Surroundings, kept: Kept[dict[str, TillRoads]]) -> None:
        self._database = database
        self._surroundings = surroundings
        self._kept = kept

    def rows(self, by: Person, bazaar: str) -> Roads:
        """Return the three roads, row by row.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            plan = bazaar_of(connection, bazaar)
            return _roads(self._kept.of(connection, bazaar), self._surroundings.at(plan))


def _roads(kept: Mapping[str, TillRoads], at: datetime) -> Roads:
    rows: list[RoadRow] = []
    closed: list[ClosedDay] = []
    compared = 0
    for device, till in sorted(kept.items()):
        if device == OFFICE:
            continue
        found = list(rows_of(device, till))
        compared += len(found)
        rows += [row for row in found if row.part is not RoadPart.FAMILY or not row.agrees]
        closed += _closed_days(device, till)
    rows.sort(key=lambda row: (row.day, row.device))  # within them in the order of their parts
    return Roads(at=at, rows=tuple(rows), compared=compared, closed=tuple(closed))


def rows_of(device: str, till: TillRoads) -> Iterator[RoadRow]:
    """Yield every figure of a till on its three roads, by day, with those of families that agree."""
    closed = {(fact.shift, fact.day) for _, fact in till.shifts if isinstance(fact, ShiftClosed)}
    open_days = {day for shift, day in till.named if (shift, day) not in closed}
    order = {part: place for place, part in enumerate(RoadPart)}
    moved, nothing = _moved(till), Counter[Line]()
    for day in sorted({*till.z_reports, *till.receipts, *till.ledger, *moved}):
        z_reports, receipts, ledger = (one.get(day, nothing) for one in (till.z_reports, till.receipts, till.ledger))
        told, booked = moved.get(day, (nothing, nothing))
        for line in sorted({*z_reports, *receipts, *ledger, *told, *booked}, key=lambda one: (order[one[0]], one[1])):
            part, name = line
            yield RoadRow(
                device=device,
                day=day,
                part=part,
                key=name,
                is_open=day in open_days,
                z_reports_minor=z_reports.get(line, 0),
                receipts_minor=receipts.get(line, 0) + told[line],
                ledgers_minor=ledger.get(line, 0) + booked[line],
            )


def _moved(till: TillRoads) -> dict[date, tuple[Counter[Line], Counter[Line]]]:
    """Return what was moved where a Z-report counts it, by day: by the facts, and by the ledger."""
    spans = [
        (stamp.epoch, fact.first_seq, stamp.seq, fact.day)
        for stamp, fact in till.shifts
        if isinstance(fact, ShiftClosed)
    ]
    moved: dict[date, tuple[Counter[Line], Counter[Line]]] = {}
    for one in till.moves:
        day = next((day for epoch, first, last, day in spans if epoch == one.epoch and first <= one.seq <= last), None)
        if day is None:
            continue  # outside of every shift: no Z-report speaks of it
        for sums, amounts in zip(moved.setdefault(day, (Counter(), Counter())), (one.told, one.booked), strict=True):
            for family, amount in amounts:
                sums[line_of(RoadPart.FAMILY, family)] += amount
    return moved


def _closed_days(device: str, till: TillRoads) -> Iterator[ClosedDay]:
    reports: Counter[date] = Counter()
    counted: Counter[date] = Counter()
    difference: Counter[date] = Counter()
    for _, fact in till.shifts:
        if isinstance(fact, ShiftClosed):
            reports[fact.day] += 1
            counted[fact.day] += fact.counted_minor
            difference[fact.day] += fact.difference_minor
    for day, count in sorted(reports.items()):
        yield ClosedDay(
            device=device, day=day, reports=count, counted_minor=counted[day], difference_minor=difference[day]
        )
