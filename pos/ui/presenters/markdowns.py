"""The office's markdowns: all of them with how they stand, one planned after a look at what it changes, one stopped.

Goods are found in this machine's own cards, so that each key is answered at once; what a markdown changes is the register's word.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from pos.domain.errors import NotANumber, OutOfRange, Refusal
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.limits import PRICE_MINOR_MAX
from pos.domain.markdown_errors import GoodsNotChosen
from pos.domain.markdowns import MarkdownState, ends_at
from pos.domain.rights import Act
from pos.domain.text import fold, latin_digits
from pos.domain.troubles import Trouble
from pos.ui.presenters.session import name_of
from pos.ui.rows.markdowns import CheaperLine, GoodsChoice, MarkdownLine, PlanOffer, PlanPreview
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pos.domain.markdown_plans import CheaperItem, MarkdownPreview, MarkdownRow
    from pos.office.markdowns import MarkdownsDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.markdowns import GoodsKind, PlanWish

HITS_MAX = 40
STEP_MINUTES = 30
OFFICE = "R01"  # the register's own name
_BP = 100  # of one percent
_OPEN = frozenset({MarkdownState.PLANNED, MarkdownState.RUNNING, MarkdownState.REPLACED})


class MarkdownsView(Protocol):
    """What this asks of the page."""

    def show_markdowns(self, lines: tuple[MarkdownLine, ...]) -> None:
        """Show what was planned, the one that was said last first."""

    def show_rights(self, *, may_plan: bool) -> None:
        """Offer what the person may do."""


class PlanSheetView(Protocol):
    """Asks for a markdown."""

    def ask(self, offer: PlanOffer) -> None:
        """Ask."""

    def show_hits(self, hits: tuple[GoodsChoice, ...]) -> None:
        """Show what was found among the items or the families."""

    def show_refusal(self, text: str) -> None:
        """Say why not."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class PreviewSheetView(Protocol):
    """Shows what a markdown would change."""

    def show_preview(self, preview: PlanPreview) -> None:
        """Show it."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be planned."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class MarkdownsRoom(Protocol):
    """The register as the person sees it; asked on the wire lane only."""

    def markdowns(self) -> MarkdownsDesk:
        """Return the bazaar's markdowns.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class MarkdownsPresenter:
    """The page of markdowns.

    Args:
        view: the page.
        sheet: asks for one.
        preview: shows what it would change.
        room: the register.
        lanes: the wire.
        desks: cards, people and the zone.
        session: who is here.
        words: words a refusal.
        announcer: says what was done.
        poke: lets this till ask the register for its cards.
    """

    def __init__(
        self,
        view: MarkdownsView,
        sheet: PlanSheetView,
        preview: PreviewSheetView,
        *,
        room: MarkdownsRoom,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        poke: Callable[[], None] = lambda: None,
    ) -> None:
        self._view = view
        self._sheet = sheet
        self._preview = preview
        self._room = room
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._poke = poke
        self._plan: MarkdownPlanned | None = None

    # -- the list ----------------------------------------------------------------------------------------------

    def present(self) -> None:
        """Ask the register for all markdowns, and show them."""
        if self._session.may(Act.READ_LEDGER):
            self._view.show_rights(may_plan=self._session.may(Act.PLAN))
            self._lanes.fetch(lambda: self._room.markdowns().all(), self._show)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._plan = None
        self._sheet.close_sheet()
        self._preview.close_sheet()
        self._view.show_markdowns(())

    def stop(self, key: str) -> None:
        """Stop a markdown."""
        self._lanes.fetch(lambda: self._room.markdowns().stop(UUID(key), ""), self._stopped)

    # -- one that is planned -----------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for a markdown."""
        bazaar, now = self._desks.book.catalogue.bazaar(), self._now()
        first = max(bazaar.first_day, now.date())
        days = tuple(first + timedelta(days=day) for day in range((bazaar.last_day - first).days + 1)) or (now.date(),)
        begun = (now.hour * 60 + now.minute) // STEP_MINUTES * STEP_MINUTES
        packages = tuple(GoodsChoice(package.code, name_of(package)) for package in bazaar.packages)
        self._sheet.ask(PlanOffer(packages, days, begun))

    def search(self, kind: GoodsKind, text: str) -> None:
        """Find items or families by what was typed."""
        catalogue = self._desks.book.catalogue
        words = fold(text).split()
        if not words:
            self._sheet.show_hits(())
        elif kind == "item":
            exact = catalogue.item(latin_digits(text).strip())
            found = [exact] if exact is not None else catalogue.items(query=text)
            self._sheet.show_hits(tuple(GoodsChoice(card.code, name_of(card)) for card in found[:HITS_MAX]))
        else:
            cards = catalogue.families()
            texts = ((card, fold(f"{card.number} {card.name_ar} {card.name_en}")) for card in cards)
            hits = [card for card, said in texts if all(word in said for word in words)]
            self._sheet.show_hits(tuple(GoodsChoice(card.number, name_of(card)) for card in hits[:HITS_MAX]))

    def preview(self, wish: PlanWish) -> None:
        """Ask the register what a markdown would change, or say what is wrong with it."""
        try:
            plan = _read(wish)
        except Refusal as refusal:
            self._sheet.show_refusal(self._words.failure(refusal))
            return
        self._plan = plan
        self._lanes.fetch(
            lambda: self._room.markdowns().preview(plan),
            self._previewed,
            lambda error: self._refuse(error, self._sheet),
        )

    def record(self) -> None:
        """Plan the markdown that was looked at."""
        plan = self._plan
        if plan is not None:
            self._lanes.fetch(
                lambda: self._room.markdowns().plan(plan),
                self._planned,
                lambda error: self._refuse(error, self._preview),
            )

    # -- inside ------------------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        return self._desks.zoned(self._desks.book.around.now())

    def _previewed(self, preview: MarkdownPreview) -> None:
        self._sheet.show_refusal("")
        lines = tuple(map(_cheaper, preview.rows))
        self._preview.show_preview(PlanPreview(preview.items, preview.at_floor, preview.unchanged, lines))

    def _planned(self, rows: tuple[MarkdownRow, ...]) -> None:
        self._plan = None
        self._preview.close_sheet()
        self._sheet.close_sheet()
        self._show(rows)
        self._announcer.tell(Saying("markdown_planned"))
        self._poke()

    def _stopped(self, rows: tuple[MarkdownRow, ...]) -> None:
        self._show(rows)
        self._announcer.tell(Saying("markdown_ended"))
        self._poke()

    def _refuse(self, error: Exception, sheet: PlanSheetView | PreviewSheetView) -> None:
        if isinstance(error, Refusal | Trouble):
            sheet.show_refusal(self._words.failure(error))
        else:
            self._lanes.failed(error)

    def _show(self, rows: tuple[MarkdownRow, ...]) -> None:
        self._view.show_markdowns(tuple(map(self._line, rows)))

    def _line(self, row: MarkdownRow) -> MarkdownLine:
        told, plan = row.told, row.told.plan
        kind, goods = self._goods(row)
        return MarkdownLine(
            key=str(told.id),
            state=row.state,
            kind=kind,
            goods=goods,
            off_bp=plan.off_bp,
            price_minor=plan.price_minor,
            since=self._at(plan.day, plan.from_minute),
            until=self._at(plan.day, ends_at(plan)),
            reason=plan.reason,
            paid_by_centre=plan.paid_by_centre,
            by=self._desks.person_name(told.by),
            till="" if told.till == OFFICE else told.till,
            stopped_by=self._desks.person_name(row.stopped_by) if row.stopped_by else None,
            may_stop=row.state in _OPEN and self._session.may(Act.PLAN),
        )

    def _goods(self, row: MarkdownRow) -> tuple[GoodsKind, GoodsChoice | None]:
        item, family, package = row.told.plan.goods
        if package:
            names = {one.code: name_of(one) for one in self._desks.book.catalogue.bazaar().packages}
            return "package", GoodsChoice(package, names.get(package, Name(package, package)))
        if item or family:
            return "item" if item else "family", GoodsChoice(item or family, Name(row.name_ar, row.name_en))
        return "all", None

    def _at(self, day: date, minute: int) -> datetime:
        return datetime.combine(day, time(), self._now().tzinfo) + timedelta(minutes=minute)


def _read(wish: PlanWish) -> MarkdownPlanned:
    """Return a markdown as it was filled in.

    Raises:
        GoodsNotChosen: nobody said of which goods.
        NotANumber, OutOfRange: no percents, or no price.
    """
    if wish.kind != "all" and not wish.code:
        raise GoodsNotChosen
    percent, price_minor = latin_digits(wish.percent).strip(" %٪"), (wish.price_minor or 0) if wish.is_price else 0
    if wish.is_price and not price_minor:
        raise OutOfRange("price", 0, 1, PRICE_MINOR_MAX)
    if not wish.is_price and not percent.isdecimal():
        raise NotANumber(wish.percent)
    return MarkdownPlanned(
        day=wish.day,
        from_minute=wish.from_minute,
        until_minute=wish.until_minute,
        off_bp=0 if wish.is_price else int(percent) * _BP,
        price_minor=price_minor,
        reason=wish.reason,
        item=wish.code if wish.kind == "item" else "",
        family=wish.code if wish.kind == "family" else "",
        package=wish.code if wish.kind == "package" else "",
        paid_by_centre=wish.paid_by_centre,
        consent_by="" if wish.paid_by_centre else wish.consent_by,
    )


def _cheaper(row: CheaperItem) -> CheaperLine:
    return CheaperLine(
        code=row.item,
        name=Name(row.name_ar, row.name_en),
        family=row.family,
        price_minor=row.price_minor,
        floor_minor=row.floor_minor,
        cheaper_minor=row.cheaper_minor,
        is_at_floor=row.is_at_floor,
    )
