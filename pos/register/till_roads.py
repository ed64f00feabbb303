"""What the roads of one till come to, as it is kept: by day, and by the name of a figure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pos.domain.roads import RoadPart

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.facts import ShiftClosed, ShiftOpened, Stamp

_LINES_KNOWN_MAX = 20_000

Line = tuple[RoadPart, str]
Shift = tuple["Stamp", "ShiftOpened | ShiftClosed"]
ByDay = dict["date", Counter[Line]]


@lru_cache(_LINES_KNOWN_MAX)
def line_of(part: RoadPart, name: str = "") -> Line:
    """Return the name of a figure; the same object each time, for there are many days and tills."""
    return part, name


class Moved(NamedTuple):
    """A line that was moved, or goods that the centre pays: what each family got by its fact, and by the ledger."""

    epoch: int
    seq: int
    told: tuple[tuple[str, int], ...]
    booked: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class TillRoads:
    """The sums of one till; nobody changes what somebody else may hold.

    Attributes:
        counts: receipts, by kind.
        receipts, ledger, z_reports: what each road says, by day.
        named: the shifts that receipts name.
        shifts: as they were opened and closed, in the journal's order, without the families' figures.
        moves: what stands between receipts.
    """

    counts: Counter[str] = field(default_factory=Counter)
    receipts: ByDay = field(default_factory=dict)
    ledger: ByDay = field(default_factory=dict)
    z_reports: ByDay = field(default_factory=dict)
    named: set[tuple[int, date]] = field(default_factory=set)
    shifts: list[Shift] = field(default_factory=list)
    moves: list[Moved] = field(default_factory=list)

    @property
    def receipts_minor(self) -> int:
        """What the receipts come to."""
        return sum(day[line_of(RoadPart.ALL)] for day in self.receipts.values())

    @property
    def ledgers_minor(self) -> int:
        """What the ledger's rows of receipts come to."""
        return sum(day[line_of(RoadPart.ALL)] for day in self.ledger.values())

    def plus(self, more: TillRoads) -> TillRoads:
        """Return the sums of both."""
        return TillRoads(
            counts=self.counts + more.counts,
            receipts=_together(self.receipts, more.receipts),
            ledger=_together(self.ledger, more.ledger),
            z_reports=_together(self.z_reports, more.z_reports),
            named=self.named if more.named <= self.named else self.named | more.named,
            shifts=sorted(self.shifts + more.shifts, key=lambda one: (one[0].epoch, one[0].seq)),
            moves=self.moves + more.moves,
        )


def _together(some: ByDay, more: ByDay) -> ByDay:
    whole = dict(some)
    for day, amounts in more.items():
        summed = Counter(whole.get(day, {}))
        summed.update(amounts)
        whole[day] = summed
    return whole
