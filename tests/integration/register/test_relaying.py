"""What a hall's register hands up and takes down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.identity import catalogue_item_code
from pos.domain.list_facts import ListedLine
from pos.domain.ways import AtTheCentre
from pos.ledger.keys import from_seed, is_signed
from pos.register.surroundings import keys_from_seed
from pos.register.tables import PAID_LINE, SETTLED_STRETCH
from pos.sync.client import RegisterClient
from pos.sync.relay import relay
from tests.integration.sync.chain import Chain, a_day, send
from tests.unit.register.arrivals import rows
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, Ids, Journal
from tests.unit.register.settling import Office

if TYPE_CHECKING:
    from pos.sync.wire import Ack, Batch

CODE = BAZAAR.code


def pass_markdowns(chain: Chain, here: Journal, there: Journal) -> None:
    """Plan one in the hall and one elsewhere: both are heard on both sides, and so is the end of one."""
    plan = MarkdownPlanned(
        day=date(2026, 11, 22), from_minute=1_200, off_bp=2_000, reason="last hours", consent_by="all"
    )

    def heard(address: str, device: str) -> list[tuple[str, int]]:
        with RegisterClient(address) as line:
            feed = line.feed(CODE, device, 0, from_seed(device))
        assert feed is not None
        return sorted((one.till, one.plan.off_bp) for one in feed.markdowns)

    there.add(plan)
    with RegisterClient(chain.centre.address) as line:
        line.push(there.batch(there.seq - 1))
    here.add(replace(plan, off_bp=1_000))
    send(chain.hall.address, here, here.seq - 1)
    assert heard(chain.hall.address, "T101") == [("T101", 1_000)], "the hall has not asked yet"
    chain.relay()
    both = [("T02", 2_000), ("T101", 1_000)]
    assert (heard(chain.hall.address, "T101"), heard(chain.centre.address, "T02")) == (both, both)
    there.add(replace(plan, off_bp=0))
    with RegisterClient(chain.centre.address) as line:
        line.push(there.batch(there.seq - 1))
    chain.relay()
    assert heard(chain.hall.address, "T101") == [("T02", 0), *both]


def test_pieces_of_the_hall_and_elsewhere_are_counted_once_and_markdowns_pass_both_ways(chain: Chain) -> None:
    journal = a_day(chain)  # ten pieces
    other = Journal("T02")
    other.receive(FAMILIES[0], quantity=5)
    with RegisterClient(chain.centre.address) as line:
        line.push(other.batch())
    chain.relay()
    (item,) = chain.hall.register.catalogue.items(CODE)
    assert item.received == 15
    journal.receive(FAMILIES[0], quantity=2)
    send(chain.hall.address, journal, journal.seq - 1)
    assert chain.hall.register.catalogue.items(CODE)[0].received == 17
    chain.relay()
    assert chain.hall.register.catalogue.items(CODE)[0].received == 17
    assert chain.centre.register.catalogue.items(CODE)[0].received == 17
    pass_markdowns(chain, journal, other)


def test_thousands_of_single_sales_travel_in_few_batches(chain: Chain) -> None:
    assert chain.hall.admit("T101") == "T101"
    journal = Journal("T101")
    journal.open_shift()
    for _ in range(1_200):
        journal.sell(FAMILIES[0])
    for place in range(0, journal.seq, 7):
        chain.hall.register.intake.take_in(journal.batch(place, place + 7))
    pushed: list[int] = []

    class Counting(RegisterClient):
        def push(self, batch: Batch) -> Ack:
            pushed.append(len(batch.bodies))
            return super().push(batch)

    with Counting(chain.centre.address) as line:
        relay(chain.hall.register.relaying, chain.admission, line)
    assert sum(pushed) == journal.seq
    assert len(pushed) <= 5
    assert chain.centre.facts["T101"] == journal.bodies


def test_a_hall_decides_nothing_that_is_the_centres(chain: Chain) -> None:
    register = chain.hall.register
    with pytest.raises(AtTheCentre):
        register.planning.plan(ADMIN, BAZAAR, identity=Ids().new())
    with pytest.raises(AtTheCentre):
        Office(register).advance(FAMILIES[0], 100)
    assert rows(register, PAID_LINE, "R01") == rows(register, SETTLED_STRETCH, "R01") == []


def test_the_centres_cards_come_down_and_on_to_the_halls_tills(chain: Chain) -> None:
    assert {card.number for card in chain.hall.register.catalogue.families(CODE)} == set(FAMILIES)
    assert chain.hall.register.planning.bazaar(CODE) == BAZAAR
    a_day(chain)
    with RegisterClient(chain.hall.address) as line:
        feed = line.feed(CODE, "T101", 0, from_seed("T101"))
        assert feed is not None
        assert is_signed(keys_from_seed("hall").signing.public, feed.message(), feed.signature)
        assert {person.code: bool(person.secret_hash) for person in feed.people}["C01"]
    elsewhere = Journal("T02")
    elsewhere.receive(FAMILIES[1], quantity=4)
    with RegisterClient(chain.centre.address) as line:
        line.push(elsewhere.batch())
    chain.relay()
    with RegisterClient(chain.hall.address) as line:
        later = line.feed(CODE, "T101", feed.version, from_seed("T101"))
    assert later is not None
    assert [item.family for item in later.items] == [FAMILIES[0], FAMILIES[1]]
    listing = chain.centre.register.lists
    source = listing.begin(
        ADMIN, CODE, file="i.csv", what="items", added=1, changed=0, identity=Ids().fork("list").new()
    ).source
    jam = ListedLine(
        item=catalogue_item_code(FAMILIES[2], 7),
        family=FAMILIES[2],
        name_ar="مربى",
        name_en="Jam",
        package="A",
        price_minor=1_800,
        rate_bp=0,
    )
    listing.take_items(ADMIN, CODE, source, [jam])
    chain.relay()
    listing.undo(ADMIN, CODE, source, identity=Ids().fork("undo").new())
    chain.relay()
    with RegisterClient(chain.hall.address) as line:
        last = line.feed(CODE, "T101", later.version, from_seed("T101"))
    assert last is not None
    assert [(item.code, item.off) for item in last.items] == [(jam.item, True)]
    assert jam.item not in {card.code for card in chain.hall.register.catalogue.items(CODE)}
