"""The sums of two stretches are their sum, and neither of them changes."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from pos.domain.roads import RoadPart
from pos.register.till_roads import Moved, TillRoads, line_of
from tests.unit.register.rehearsal import FAMILIES, FIRST_DAY

ALL, FAMILY = line_of(RoadPart.ALL), line_of(RoadPart.FAMILY, FAMILIES[0])
SECOND_DAY = FIRST_DAY + timedelta(days=1)


def test_a_till_goes_on_and_what_it_was_stays() -> None:
    before = TillRoads(
        Counter(sale=2),
        {FIRST_DAY: Counter({ALL: 5, FAMILY: 4})},
        {FIRST_DAY: Counter({ALL: 5})},
        named={(1, FIRST_DAY)},
        moves=[Moved(1, 4, ((FAMILIES[0], 1),), ())],
    )
    more = TillRoads(
        Counter(sale=1, void=1),
        {FIRST_DAY: Counter({ALL: -5}), SECOND_DAY: Counter({ALL: 3})},
        {SECOND_DAY: Counter({ALL: 2})},
        named={(2, SECOND_DAY)},
    )
    after = before.plus(more)
    assert (before.receipts_minor, more.receipts_minor, after.receipts_minor, after.ledgers_minor) == (5, -2, 3, 7)
    assert after.receipts[FIRST_DAY] == {ALL: 0, FAMILY: 4}
    assert (after.counts, after.named, after.moves) == (
        Counter(sale=3, void=1),
        {(1, FIRST_DAY), (2, SECOND_DAY)},
        before.moves,
    )
    assert line_of(RoadPart.FAMILY, FAMILIES[0]) is FAMILY, "a name is one object"
