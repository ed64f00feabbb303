"""Planning a markdown for the last hours: of an item, its package or everything, from a moment on, borne as was agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.till.markdowns import Markdowns
from pos.ui.presenters.session import NOBODY, name_of
from pos.ui.rows.goods_during import MarkdownOffer, MarkdownShown
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.goods_during import MarkdownWish

STEP_MINUTES = 30
OFFICE = "R01"  # the register's own name


class MarkdownSheetView(Protocol):
    """Asks for a markdown."""

    def ask(self, offer: MarkdownOffer) -> None:
        """Ask."""

    def show_refusal(self, text: str) -> None:
        """Say why not."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class GoodsMarkdowns:
    """Markdowns, planned here or at any other till.

    Args:
        sheet: asks for one.
        desks: the till.
        session: who is here.
        words: words a refusal.
        announcer: says what was done.
        approvals: asks a shift lead where the centre bears it.
        committed: told each recorded fact.
        planned: told that one was planned.
    """

    def __init__(
        self,
        sheet: MarkdownSheetView,
        *,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        approvals: Approvals,
        committed: Committed,
        planned: Callable[[], None],
    ) -> None:
        self._sheet = sheet
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._approvals = approvals
        self._committed = committed
        self._planned = planned
        self._markdowns = Markdowns(desks.book)
        self._card: ItemCard | None = None

    def shown(self, card: ItemCard) -> MarkdownShown | None:
        """Return what was said last of an item's markdown for today, at whichever till; None where nothing was."""
        one = self._markdowns.said(card)
        if one is None:
            return None
        midnight = self._markdowns.now().replace(hour=0, minute=0, second=0, microsecond=0)
        plan = one.plan
        return MarkdownShown(
            off_bp=plan.off_bp,
            since=self._desks.zoned(one.at) if plan.is_end else midnight + timedelta(minutes=plan.from_minute),
            by=self._desks.person_name(one.by),
            till="" if one.till == OFFICE else one.till,
            is_only_here=self._markdowns.is_only_here(one),
            price_minor=plan.price_minor,
            until=midnight + timedelta(minutes=plan.until_minute) if plan.until_minute else None,
        )

    def ask(self, card: ItemCard) -> None:
        """Ask for a markdown of an item, its package or everything."""
        self._card = card
        packages = {one.code: name_of(one) for one in self._desks.book.catalogue.bazaar().packages}
        offer = MarkdownOffer(
            item=name_of(card),
            package=packages.get(card.package, NOBODY),
            moments=_moments(self._markdowns.now()),
            has_one=self._markdowns.of(card, coming=True) is not None,
        )
        self._sheet.ask(offer)

    def plan(self, wish: MarkdownWish) -> None:
        """Record it, once a shift lead agrees where the centre bears it; or say why not."""
        card = self._card
        if card is None:
            return
        plan = MarkdownPlanned(
            day=date.min,  # whoever records it puts today's
            from_minute=wish.moment.hour * 60 + wish.moment.minute if wish.off_bp else 0,
            off_bp=wish.off_bp,
            reason=wish.reason,
            item=card.code if wish.goods == "item" else "",
            package=card.package if wish.goods == "package" else "",
            paid_by_centre=wish.paid_by_centre,
            consent_by="" if wish.paid_by_centre else wish.consent_by,
        )
        if not plan.off_bp or not plan.paid_by_centre:
            self._record(plan)
        elif self._session.may(Act.APPROVE_AT_TILL):
            self._record(_approved(plan, self._session.by))
        else:
            self._approvals.ask("markdown", lambda lead: self._record(_approved(plan, lead.code)))

    def _record(self, plan: MarkdownPlanned) -> None:
        try:
            recorded: Recorded = self._markdowns.plan(plan, by=self._session.by)
        except (Refusal, Trouble) as failure:
            self._sheet.show_refusal(self._words.failure(failure))
            return
        self._sheet.close_sheet()
        self._committed(recorded)
        self._planned()
        self._announcer.tell(Saying("markdown_planned" if plan.off_bp else "markdown_ended"))


def _approved(plan: MarkdownPlanned, code: str) -> MarkdownPlanned:
    return replace(plan, approved_by=code)


def _moments(now: datetime) -> tuple[datetime, ...]:
    """Return now, to the minute, and each half hour after it until midnight."""
    begun = now.replace(second=0, microsecond=0)
    first = begun + timedelta(minutes=STEP_MINUTES - begun.minute % STEP_MINUTES)
    later = (first + timedelta(minutes=STEP_MINUTES * step) for step in range(24 * 60 // STEP_MINUTES))
    return (begun, *(moment for moment in later if moment.date() == begun.date()))
