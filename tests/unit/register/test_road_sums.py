"""What the roads are made of: by day, with the ledger's rows from the first receipt of a day to the last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.roads import RoadPart
from pos.register.road_sums import _spans, add_roads, shifts_in
from pos.register.till_roads import TillRoads, line_of
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, FIRST_DAY, Journal
from tests.unit.register.rehearsal import PRICE_MINOR as PRICE

if TYPE_CHECKING:
    from pos.register.register import Register

SECOND_DAY = FIRST_DAY + timedelta(days=1)


def test_each_day_has_its_own_rows_of_the_ledger(register: Register) -> None:
    journal = Journal()
    for day, sold in ((FIRST_DAY, 2), (SECOND_DAY, 1)):
        journal.open_shift(day)
        for _ in range(sold):
            journal.sell(FAMILIES[0], card=True)
        journal.close_shift()
    register.intake.take_in(journal.batch())
    roads: dict[str, TillRoads] = {}
    with register.database.reading() as connection:
        add_roads(connection, BAZAAR.code, roads, None)
    till = roads["T01"]
    family = line_of(RoadPart.FAMILY, FAMILIES[0])
    for road in (till.receipts, till.ledger, till.z_reports):
        assert {day: amounts[family] for day, amounts in road.items()} == {FIRST_DAY: 2 * PRICE, SECOND_DAY: PRICE}
    assert till.receipts_minor == till.ledgers_minor == 3 * PRICE
    assert (till.counts["sale"], len(list(shifts_in(roads)))) == (3, 4)
    doubled = till.plus(till)
    assert doubled.receipts_minor == 2 * till.receipts_minor == 6 * PRICE, "and what was added to stays as it was"


def test_spans_leave_no_number_out() -> None:
    days = [(3, FIRST_DAY), (4, FIRST_DAY), (9, SECOND_DAY), (12, FIRST_DAY)]
    spans = list(_spans(days, 1))
    assert [(beyond, day) for beyond, _, day in spans] == [(1, FIRST_DAY), (4, SECOND_DAY), (9, FIRST_DAY)]
    assert [last for _, last, _ in spans[:-1]] == [beyond for beyond, _, _ in spans[1:]]
    assert spans[-1][1] > 12
