"""Markdowns for the last hours: which one holds for an item at a moment, and what it takes off, never below the family's floor.

The narrowest one holds: of the item itself, then of its package, then of everything; among those of one kind the one that was
said last, at whichever till. One of nothing ends what was said before it. Pure.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from pos.domain.facts import Bearer
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.money import part_of
from pos.domain.values import dataclass
from pos.domain.weighing import worth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.facts import Line

MINUTES_OF_A_DAY = 24 * 60


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


def said(plans: Iterable[Planned], item: str, package: str, at: datetime, *, coming: bool = False) -> Planned | None:
    """Return what was said last of an item's price for a day, by the narrowest markdown; one of nothing ended it.

    Args:
        plans: the last one first.
        item: its code.
        package: its package.
        at: the moment, in the bazaar's zone.
        coming: whether one counts that begins later on the same day.
    """
    today, minute = at.date(), at.hour * 60 + at.minute
    begun = [one for one in plans if one.plan.day == today and (coming or one.plan.from_minute <= minute)]
    for goods in ((item, ""), ("", package), ("", "")):
        for one in begun:
            if (one.plan.item, one.plan.package) == goods:
                return one
    return None


def standing(
    plans: Iterable[Planned], item: str, package: str, at: datetime, *, coming: bool = False
) -> MarkdownPlanned | None:
    """Return the markdown that holds for an item, as `said`; None where there is none, or where it was ended."""
    one = said(plans, item, package, at, coming=coming)
    return one.plan if one is not None and one.plan.off_bp else None


def reduced(line: Line, floor_minor: int, plan: MarkdownPlanned) -> Line:
    """Return a line with a markdown taken off, for its reason, borne as it says; the price stays at the floor or above."""
    gross = line.gross_minor
    room = max(0, gross - worth(line.quantity, floor_minor, line.unit))
    off = min(part_of(gross, plan.off_bp), room)
    if not off:
        return line
    bearer = Bearer.CENTRE if plan.paid_by_centre else Bearer.FAMILY
    return replace(line, discount_minor=off, borne_by=bearer, reason=plan.reason, approved_by=plan.approved_by)
