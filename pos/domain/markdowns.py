"""Markdowns for the last hours: which one holds for an item at a moment, and what it takes off, never below the family's floor.

The narrowest one holds: of the item itself, then of its family, of its package, of everything; among those of one kind the one
that was said last, at whichever till or in the office. One of nothing ends what was said before it, and one that is over is as
if it had not been said. Pure.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import Enum
from itertools import takewhile
from typing import TYPE_CHECKING
from uuid import UUID

from pos.domain.facts import Bearer
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.money import part_of
from pos.domain.values import dataclass
from pos.domain.weighing import worth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pos.domain.bazaar import ItemCard
    from pos.domain.facts import Line

MINUTES_OF_A_DAY = 24 * 60
OFF_BP_MAX = 9_000
_ALL = ("", "", "")


class MarkdownState(str, Enum):
    """How a markdown stands: it comes, it holds, another one of the same goods holds, it was stopped, or its time is over."""

    PLANNED = "planned"
    RUNNING = "running"
    REPLACED = "replaced"
    STOPPED = "stopped"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A markdown as every till of the bazaar hears of it.

    Attributes:
        id: of its fact.
        at: when it was said, by the clock of the till that said it.
        till, by: where, and the person's code.
    """

    id: UUID
    at: datetime
    till: str
    by: str
    plan: MarkdownPlanned


def in_order(plans: Iterable[Planned]) -> tuple[Planned, ...]:
    """Return the markdowns of all tills, each once, the one that was said last first."""
    return tuple(sorted({one.id: one for one in plans}.values(), key=lambda one: (one.at, one.id), reverse=True))


def said(plans: Iterable[Planned], card: ItemCard, at: datetime, *, coming: bool = False) -> Planned | None:
    """Return what was said last of an item's price for a day, by the narrowest markdown; one of nothing ended it.

    Args:
        plans: the last one first.
        card: the item.
        at: the moment, in the bazaar's zone.
        coming: whether one counts that begins later on the same day.
    """
    today, minute = at.date(), at.hour * 60 + at.minute
    told = [one for one in plans if one.plan.day == today and minute < ends_at(one.plan)]
    begun = [one for one in told if coming or one.plan.from_minute <= minute]
    for goods in _covering(card) if begun else ():
        for one in begun:
            if one.plan.goods == goods:
                return one
    return None


def standing(plans: Iterable[Planned], card: ItemCard, at: datetime, *, coming: bool = False) -> MarkdownPlanned | None:
    """Return the markdown that holds for an item, as `said`; None where there is none, or where it was ended."""
    one = said(plans, card, at, coming=coming)
    return None if one is None or one.plan.is_end else one.plan


def ends_at(plan: MarkdownPlanned) -> int:
    """Return when a markdown ends, in minutes after its day's midnight."""
    return plan.until_minute or MINUTES_OF_A_DAY


def state_of(one: Planned, plans: Iterable[Planned], at: datetime) -> MarkdownState:
    """Return how a markdown stands at a moment.

    Args:
        one: what was planned.
        plans: all that was said, the last one first.
        at: the moment, in the bazaar's zone.
    """
    now, plan = (at.date(), at.hour * 60 + at.minute), one.plan
    for later in takewhile(lambda each: each.id != one.id, plans):
        if (later.plan.day, later.plan.goods) == (plan.day, plan.goods):
            spoken = later.at.astimezone(at.tzinfo)
            if later.plan.is_end and (spoken.date(), spoken.hour * 60 + spoken.minute) < _ends(plan):
                return MarkdownState.STOPPED
            if _begins(later.plan) <= now < _ends(later.plan) and now < _ends(plan):
                return MarkdownState.REPLACED
    if now >= _ends(plan):
        return MarkdownState.OVER
    return MarkdownState.RUNNING if now >= _begins(plan) else MarkdownState.PLANNED


def _covering(card: ItemCard) -> tuple[tuple[str, str, str], ...]:
    """Return what a markdown of an item can have been planned for, the narrowest first; the centre's own has no family."""
    of_family = (("", card.family, ""),) if card.family else ()
    of_package = (("", "", card.package),) if card.package else ()
    return ((card.code, "", ""), *of_family, *of_package, _ALL)


def _begins(plan: MarkdownPlanned) -> tuple[date, int]:
    return plan.day, plan.from_minute


def _ends(plan: MarkdownPlanned) -> tuple[date, int]:
    return plan.day, ends_at(plan)


def reduced(line: Line, floor_minor: int, plan: MarkdownPlanned) -> Line:
    """Return a line with a markdown taken off, for its reason, borne as it says; the price stays at the floor or above."""
    gross = line.gross_minor
    room = max(0, gross - worth(line.quantity, floor_minor, line.unit))
    cheaper = worth(line.quantity, plan.price_minor, line.unit)
    off = min(max(0, gross - cheaper) if plan.price_minor else part_of(gross, plan.off_bp), room)
    if not off:
        return line
    bearer = Bearer.CENTRE if plan.paid_by_centre else Bearer.FAMILY
    return replace(line, discount_minor=off, borne_by=bearer, reason=plan.reason, approved_by=plan.approved_by)
