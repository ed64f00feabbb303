"""A markdown of any till stands in every till's next feed, once, also where it was taken back; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from pos.domain.goods_facts import MarkdownPlanned
from pos.ledger.keys import from_seed
from pos.register.markdowns import markdowns_of, put_markdowns
from pos.sync.feed import feed_request
from tests.unit.register.rehearsal import Journal
from tests.unit.register.settling import CODE, take_in

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.sync.feed import Feed

PLAN = MarkdownPlanned(day=date(2026, 11, 22), from_minute=1_200, off_bp=2_000, reason="last hours", consent_by="all")


def feed(register: Register, since: int) -> Feed:
    """What till T01 hears."""
    key = from_seed("T01")
    found = register.catalogue.feed_for(CODE, "T01", since, key.sign(feed_request(CODE, "T01", since)))
    assert found is not None
    return found


def test_a_markdown_stands_in_the_next_feed_and_so_does_its_end(register: Register) -> None:
    there = Journal("T02")
    before = feed(register, 0).version
    there.add(PLAN)
    take_in(register, there)
    told = feed(register, before)
    (one,) = told.markdowns
    assert (one.plan, one.till) == (PLAN, "T02")
    assert told.version > before
    there.add(replace(PLAN, off_bp=0))
    take_in(register, there)
    ended, begun = feed(register, told.version).markdowns
    assert (ended.plan.off_bp, begun) == (0, one)


def test_what_the_centre_told_of_is_kept_once(register: Register) -> None:
    there = Journal("T02")
    there.add(PLAN)
    take_in(register, there)
    with register.database.writing(CODE) as connection:
        (one,) = markdowns_of(connection, CODE)
        put_markdowns(connection, CODE, (one, one))
        put_markdowns(connection, CODE, ())
        assert markdowns_of(connection, CODE) == (one,)
