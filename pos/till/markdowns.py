"""Markdowns: planned at one till's desk, heard of by every till through the register, taken off by each till's own clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from pos.domain.errors import OutOfRange, ReasonMissing
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.markdowns import MINUTES_OF_A_DAY, OFF_BP_MAX, Planned, in_order, reduced, said, standing
from pos.domain.text import clean
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.basket import BasketLine
    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.ledger.book import Book

PLANS_MAX = 200  # so many of the last ones are looked at


@dataclass(frozen=True, slots=True)
class Markdowns:
    """The markdowns of one till.

    Attributes:
        book: the till's book.
    """

    book: Book

    def plan(self, wished: MarkdownPlanned, *, by: str) -> Recorded:
        """Record a markdown for today; one of nothing ends what was planned for the same goods.

        Args:
            wished: what is planned; its day is today's whatever it says.
            by: the person's code.

        Raises:
            ReasonMissing: nobody said why, or how the families agreed to bear it.
            OutOfRange: more than nine tenths, a moment that no day has, or a text that is too long.
        """
        kept = replace(wished, day=self.now().date(), reason=clean(wished.reason), consent_by=clean(wished.consent_by))
        if not kept.is_end and not (kept.reason and (kept.paid_by_centre or kept.consent_by)):
            raise ReasonMissing
        for name, value, most in (
            ("rate", kept.off_bp, OFF_BP_MAX),
            ("number", kept.from_minute, MINUTES_OF_A_DAY - 1),
            ("reason", max(len(kept.reason), len(kept.consent_by)), REASON_CHARACTERS_MAX),
        ):
            if not 0 <= value <= most:
                raise OutOfRange(name, value, 0, most)
        return self.book.journal.append(kept, identity=self.book.around.new_id(), by=by)

    def of(self, card: ItemCard, *, coming: bool = False) -> MarkdownPlanned | None:
        """Return the markdown that holds for an item now; with `coming`, also one that begins later today."""
        plans = self._plans()
        return standing(plans, card, self.now(), coming=coming) if plans else None

    def said(self, card: ItemCard) -> Planned | None:
        """Return what was said last of an item's markdown for today, at whichever till; also that it ended."""
        return said(self._plans(), card, self.now(), coming=True)

    def is_only_here(self, one: Planned) -> bool:
        """Tell whether a markdown of this till has not come to the register, so that no other till can know of it."""
        if one.till != self.book.device:
            return False
        recorded, mark = self.book.journal.by_id(one.id), self.book.watermarks.current()
        return recorded is not None and (recorded.stamp.epoch, recorded.stamp.seq) > (mark.epoch, mark.seq)

    def taken_off(self, part: BasketLine, card: ItemCard) -> BasketLine:
        """Return what is rung up, less the markdown that holds for it now."""
        plan = self.of(card)
        return part if plan is None else replace(part, line=reduced(part.line, part.floor_minor, plan))

    def now(self) -> datetime:
        """Return the moment in the bazaar's own zone."""
        minutes = self.book.catalogue.bazaar().utc_offset_minutes
        return self.book.around.now().astimezone(timezone(timedelta(minutes=minutes)))

    def _plans(self) -> tuple[Planned, ...]:
        """Return this till's markdowns and those that the register told of, the last one first."""
        found = self.book.journal.notes((MarkdownPlanned.KIND,), PLANS_MAX)
        own = (
            Planned(id=one.stamp.id, at=one.stamp.at, till=one.stamp.device, by=one.stamp.by, plan=one.fact)
            for one in found
            if isinstance(one.fact, MarkdownPlanned)
        )
        return in_order((*self.book.catalogue.markdowns(), *own))
