"""By which entries a figure's three roads part: each shift against its Z-report, each entry against its rows in the ledger."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.roads import RoadPart
from pos.ui.presenters.ledger import trace_of
from pos.ui.presenters.origins import of_road
from pos.ui.rows.parting import PartingRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from typing import Protocol

    from pos.domain.ledger_reports import Entry, Trace
    from pos.domain.roads import RoadRow
    from pos.ui.rows.ledger import LedgerFilter

    class Entries(Protocol):
        """The register's rows."""

        def every_entry(self, trace: Trace) -> Iterable[Entry]:
            """Return all rows that a figure is made of."""

    Place = tuple[str, int, int]
    Roadwise = tuple[Sequence[Entry], Sequence[Entry], Sequence[Entry]]

ROADS = ("z_reports", "receipts", "ledger")


def ask(desk: Entries, row: RoadRow) -> Roadwise:
    """Return the rows of each road of a figure; asked on the wire lane."""
    reports, receipts, ledger = (tuple(desk.every_entry(trace_of(of_road(row, road)))) for road in ROADS)
    return reports, receipts, ledger


def rows_that_part(row: RoadRow, roadwise: Roadwise) -> tuple[PartingRow, ...]:
    """Return the shifts and the entries that make a figure's roads part; times as the register told them.

    Args:
        row: the figure.
        roadwise: the rows of its three roads.
    """
    reports, receipts, ledger = roadwise
    sign = 1 if row.part is RoadPart.METHOD else -1  # what was taken is debited, what is credited goes to somebody
    told = _by_place((one, one.amount_minor) for one in receipts)
    booked = _by_place((one, sign * one.amount_minor) for one in ledger)
    shifts = tuple(_shifts(reports, told, booked))
    entries = {_place(one): one for one in (*receipts, *ledger)}
    single = (_row(entries[place], told[place], booked[place]) for place in sorted(entries))
    return tuple(each for each in (*shifts, *single) if each.off_minor)


def of_shift(row: RoadRow, figure: str, place: str) -> LedgerFilter:
    """Return what one road of a figure comes from in a single shift.

    Args:
        row: the figure.
        figure: `receipts` or `ledger`.
        place: where the shift's Z-report stands.
    """
    return replace(of_road(row, figure), day=None, by_shift=False, shift=place)


def _shifts(reports: Iterable[Entry], told: dict[Place, int], booked: dict[Place, int]) -> Iterable[PartingRow]:
    """Yield a row for each Z-report: whatever stands before it, and after the one before, is of its shift."""
    closed = sorted(reports, key=_place)
    places = [_place(one) for one in closed]

    def of_each(amounts: dict[Place, int]) -> dict[Place, int]:
        sums: dict[Place, int] = defaultdict(int)
        for place, minor in amounts.items():
            at = bisect_left(places, place)
            if at < len(places) and places[at][:2] == place[:2]:
                sums[places[at]] += minor
        return sums

    receipts, ledger = of_each(told), of_each(booked)
    for one in closed:
        place = _place(one)
        yield _row(one, receipts.get(place, 0), ledger.get(place, 0), one.amount_minor)


def _row(one: Entry, receipts_minor: int, ledgers_minor: int, z_reports_minor: int | None = None) -> PartingRow:
    at: datetime | None = one.at
    key = f"{one.device}.{one.epoch}.{one.seq}"
    return PartingRow(key, one.kind, one.number, at, receipts_minor, ledgers_minor, z_reports_minor)


def _by_place(amounts: Iterable[tuple[Entry, int]]) -> dict[Place, int]:
    sums: dict[Place, int] = defaultdict(int)
    for one, minor in amounts:
        sums[_place(one)] += minor
    return sums


def _place(one: Entry) -> Place:
    return one.device, one.epoch, one.seq
