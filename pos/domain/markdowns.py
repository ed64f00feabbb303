"""Markdowns for the last hours: which one holds for an item at a moment, and what it takes off, never below the family's floor.

The narrowest one holds: of the item itself, then of its package, then of everything; among those of one kind the one that was
said last. One of nothing ends what was said before it. Pure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.facts import Bearer
from pos.domain.money import part_of
from pos.domain.weighing import worth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pos.domain.facts import Line
    from pos.domain.goods_facts import MarkdownPlanned

MINUTES_OF_A_DAY = 24 * 60


def standing(
    plans: Iterable[MarkdownPlanned], item: str, package: str, at: datetime, *, coming: bool = False
) -> MarkdownPlanned | None:
    """Return the markdown that holds for an item; None where there is none, or where it was ended.

    Args:
        plans: the last one first.
        item: its code.
        package: its package.
        at: the moment, in the bazaar's zone.
        coming: whether one counts that begins later on the same day.
    """
    today, minute = at.date(), at.hour * 60 + at.minute
    begun = [plan for plan in plans if plan.day == today and (coming or plan.from_minute <= minute)]
    for goods in ((item, ""), ("", package), ("", "")):
        for plan in begun:
            if (plan.item, plan.package) == goods:
                return plan if plan.off_bp else None
    return None


def reduced(line: Line, floor_minor: int, plan: MarkdownPlanned) -> Line:
    """Return a line with a markdown taken off, for its reason, borne as it says; the price stays at the floor or above."""
    gross = line.gross_minor
    room = max(0, gross - worth(line.quantity, floor_minor, line.unit))
    off = min(part_of(gross, plan.off_bp), room)
    if not off:
        return line
    bearer = Bearer.CENTRE if plan.paid_by_centre else Bearer.FAMILY
    return replace(line, discount_minor=off, borne_by=bearer, reason=plan.reason, approved_by=plan.approved_by)
