"""A markdown for the last hours is taken off by the till's clock, never below the floor, and borne as was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos.domain.errors import OutOfRange, ReasonMissing
from pos.domain.facts import Bearer, Line, Sale
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.markdowns import Planned
from pos.domain.postings import Account, postings
from pos.ledger.watermarks import Watermark
from pos.till.markdowns import Markdowns
from tests.builders import CAKE, JAM

if TYPE_CHECKING:
    from tests.builders import Till

NINE = datetime(2026, 11, 22, 21, 0, tzinfo=timezone(timedelta(hours=4)))
TENTH = MarkdownPlanned(day=NINE.date(), from_minute=0, off_bp=1_000, reason="last hours", consent_by="all, by phone")


@pytest.fixture
def markdowns(till: Till) -> Markdowns:
    return Markdowns(till.book)


def sold(till: Till, *codes: str) -> tuple[Line, ...]:
    sale = till.sell(*codes).fact
    assert isinstance(sale, Sale)
    return sale.lines


def test_it_is_taken_off_every_piece_and_the_pieces_stay_one_line(till: Till, markdowns: Markdowns) -> None:
    markdowns.plan(TENTH, by="G1")
    (line,) = sold(till, JAM, JAM, JAM)
    assert (line.quantity, line.discount_minor, line.borne_by, line.reason) == (3, 750, Bearer.FAMILY, "last hours")
    markdowns.plan(replace(TENTH, off_bp=0), by="G1")
    (line,) = sold(till, JAM)
    assert (line.discount_minor, line.reason) == (0, "")


def test_the_floor_holds_whoever_bears_it(till: Till, markdowns: Markdowns) -> None:
    markdowns.plan(replace(TENTH, off_bp=5_000), by="G1")
    jam, cake = sold(till, JAM, CAKE)  # not below 20.00, and no floor
    assert (jam.charged_minor, cake.charged_minor) == (2_000, 735 - 368)
    paid = replace(TENTH, off_bp=5_000, paid_by_centre=True, consent_by="", approved_by="L1", item=JAM)
    markdowns.plan(paid, by="G1")
    recorded = till.sell(JAM)
    assert isinstance(recorded.fact, Sale)
    (line,) = recorded.fact.lines
    assert (line.charged_minor, line.credited_minor, line.borne_by, line.approved_by) == (
        *(2_000, 2_500),
        Bearer.CENTRE,
        "L1",
    )
    rows = {row.account: row.amount_minor for row in postings(recorded.fact)}
    assert (rows[Account.FAMILY], rows[Account.PROMOTION]) == (-2_500, 500)


@pytest.mark.parametrize(
    ("wish", "refusal"),
    [
        (replace(TENTH, reason=" "), ReasonMissing),
        (replace(TENTH, consent_by=""), ReasonMissing),
        (replace(TENTH, off_bp=9_001), OutOfRange),
        (replace(TENTH, from_minute=24 * 60), OutOfRange),
        (replace(TENTH, reason="x" * 1_000), OutOfRange),
    ],
)
def test_what_cannot_be_planned_is_refused(
    till: Till, markdowns: Markdowns, wish: MarkdownPlanned, refusal: type[Exception]
) -> None:
    before = till.book.journal.count()
    with pytest.raises(refusal):
        markdowns.plan(wish, by="G1")
    assert till.book.journal.count() == before


def test_it_is_for_the_day_on_which_it_was_said(markdowns: Markdowns) -> None:
    recorded = markdowns.plan(replace(TENTH, day=date(2020, 1, 1)), by="G1").fact
    assert isinstance(recorded, MarkdownPlanned)
    assert recorded.day == markdowns.now().date()


def told(markdowns: Markdowns, plan: MarkdownPlanned, *, minutes: int) -> Planned:
    """A markdown of another till, so many minutes from now."""
    at = markdowns.now() + timedelta(minutes=minutes)
    return Planned(id=UUID(int=abs(minutes) + 1), at=at, till="T07", by="L1", plan=replace(plan, day=at.date()))


def test_what_another_till_planned_is_taken_off_here_and_taken_back_by_whoever_says_so_last(
    till: Till, markdowns: Markdowns
) -> None:
    cards = till.book.catalogue.cards()
    theirs = told(markdowns, TENTH, minutes=-2)
    till.book.catalogue.apply(replace(cards, markdowns=(theirs,)))
    (line,) = sold(till, JAM)
    assert (line.discount_minor, line.borne_by) == (250, Bearer.FAMILY)
    card = till.book.catalogue.item(JAM)
    assert card is not None
    heard = markdowns.said(card)
    assert heard == theirs
    assert not markdowns.is_only_here(theirs)
    markdowns.plan(replace(TENTH, off_bp=0), by="G1")
    (line,) = sold(till, JAM)
    assert line.discount_minor == 0
    own = markdowns.said(card)
    assert own is not None
    assert (own.till, own.by, own.plan.off_bp) == ("T01", "G1", 0)
    assert markdowns.is_only_here(own)  # no register has heard of it
    stamp = till.book.journal.by_id(own.id)
    assert stamp is not None
    till.book.watermarks.accept(Watermark(epoch=stamp.stamp.epoch, seq=stamp.stamp.seq, head="", generation="1", at=""))
    assert not markdowns.is_only_here(own)


def test_other_tills_never_sell_below_the_floor(till: Till, markdowns: Markdowns) -> None:
    plan = replace(TENTH, off_bp=9_000)
    till.book.catalogue.apply(replace(till.book.catalogue.cards(), markdowns=(told(markdowns, plan, minutes=-1),)))
    (line,) = sold(till, JAM)
    assert line.charged_minor == 2_000
