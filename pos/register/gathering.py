"""What families' statements are made of, gathered for several of them at once: what concerns them all is read once.

A fact that sold goods of ten families is fetched and read for all of them together, and so are the runs, and the goods that are
between two tills. How many facts are held at once is bounded, whatever a family sold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.bazaar import FamilyCard
from pos.domain.errors import UnknownFamily
from pos.domain.reports import PayoutState
from pos.domain.stock import Way
from pos.ledger.codec import decode_kept
from pos.register.accounts import between_tills, goods_lines
from pos.register.catalogue import families_of, items_of
from pos.register.runs import runs_of
from pos.register.settled import run_of
from pos.register.tables import FACT, POSTING, STOCK_MOVE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from pos.domain.bazaar import ItemCard
    from pos.domain.facts import Stamp
    from pos.domain.office_facts import Fact
    from pos.domain.reports import GoodsLine, PayoutRun

VALUES_MAX = 10_000  # asked for at once: databases bound the values in one statement
FACTS_AT_ONCE = 10_000  # kept in memory for several families; one family that has more is read by itself

Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that concerns a family.

    Attributes:
        payout: the run that settled its claims; empty where none did.
    """

    stamp: Stamp
    fact: Fact
    payout: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that one family's statement is made of.

    Attributes:
        found: every fact that concerns it, in the order of the clock as people know it.
        runs: those that were not given up, the first one first.
        items: its own, by code.
        goods: the equation of every item.
    """

    family: FamilyCard
    found: list[Found]
    runs: list[PayoutRun]
    items: dict[str, ItemCard]
    goods: tuple[GoodsLine, ...]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a family's facts are, each with the run that settled its claims."""

    family: str
    items: tuple[ItemCard, ...]
    payouts: dict[Place, str]


def gather(connection: Connection, bazaar: str, families: Sequence[str]) -> Iterator[Gathered]:
    """Yield what each family's statement is made of, in the order in which they are asked for.

    Raises:
        UnknownFamily: one takes no part.
    """
    runs = [run for run in runs_of(connection, bazaar, families) if run.state is not PayoutState.CANCELLED]
    between = between_tills(connection, bazaar)
    for some in _portions(_places(connection, bazaar, family) for family in families):
        facts = _facts(connection, bazaar, {place for one in some for place in one.payouts})
        for one in some:
            yield Gathered(
                family=_card(connection, bazaar, one.family, known=bool(one.payouts)),
                found=_found(one, facts),
                runs=runs,
                items={card.code: card for card in one.items},
                goods=goods_lines(connection, bazaar, one.items, between),
            )


def _portions(every: Iterable[_Places]) -> Iterator[list[_Places]]:
    """Put families together as long as their facts are few."""
    some: list[_Places] = []
    count = 0
    for one in every:
        if some and count + len(one.payouts) > FACTS_AT_ONCE:
            yield some
            some, count = [], 0
        some.append(one)
        count += len(one.payouts)
    if some:
        yield some


def _places(connection: Connection, bazaar: str, family: str) -> _Places:
    items = items_of(connection, bazaar, family=family)
    codes = [card.code for card in items]
    settled = select(POSTING.c.device, POSTING.c.epoch, POSTING.c.seq, run_of()).where(
        POSTING.c.bazaar == bazaar, POSTING.c.family == family, POSTING.c.claim != ""
    )
    payouts: dict[Place, str] = {}
    # A piece given away for nothing has no claim, but its family must see it all the same.
    for first in range(0, len(codes), VALUES_MAX):
        handed = select(STOCK_MOVE.c.device, STOCK_MOVE.c.epoch, STOCK_MOVE.c.seq).where(
            STOCK_MOVE.c.bazaar == bazaar,
            STOCK_MOVE.c.item.in_(codes[first : first + VALUES_MAX]),
            STOCK_MOVE.c.way == Way.SOLD.value,
        )
        payouts |= {(row[0], row[1], row[2]): "" for row in connection.execute(handed)}
    payouts |= {(device, epoch, seq): payout for device, epoch, seq, payout in connection.execute(settled)}
    return _Places(family, items, payouts)


def _facts(connection: Connection, bazaar: str, places: Iterable[Place]) -> dict[Place, tuple[Stamp, Fact]]:
    """Return the facts at some places, read journal by journal."""
    wanted: dict[tuple[str, int], list[int]] = {}
    for device, epoch, seq in places:
        wanted.setdefault((device, epoch), []).append(seq)
    found = {}
    for (device, epoch), numbers in sorted(wanted.items()):
        where = (FACT.c.bazaar == bazaar, FACT.c.device == device, FACT.c.epoch == epoch)
        numbers.sort()
        for first in range(0, len(numbers), VALUES_MAX):
            some = FACT.c.seq.in_(numbers[first : first + VALUES_MAX])
            for seq, body in connection.execute(select(FACT.c.seq, FACT.c.body).where(*where, some)):
                found[device, epoch, seq] = decode_kept(bytes(body))
    return found


def _found(one: _Places, facts: dict[Place, tuple[Stamp, Fact]]) -> list[Found]:
    found = [Found(*facts[place], payout) for place, payout in one.payouts.items()]
    return sorted(found, key=lambda each: (each.stamp.at, each.stamp.device, each.stamp.epoch, each.stamp.seq))


def _card(connection: Connection, bazaar: str, family: str, *, known: bool) -> FamilyCard:
    cards = families_of(connection, bazaar, number=family)
    if not cards and not known:
        raise UnknownFamily(family)
    return cards[0] if cards else FamilyCard(number=family, name_ar="", name_en="", package="")
