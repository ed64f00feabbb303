"""The office's markdowns: looked at before they are planned, told to every till with the feed, listed and stopped.

They are the same facts that a till records, under the same rules (`pos.domain.markdowns`): each till takes them off by its own
clock, and a family's floor holds whatever was planned.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Text, and_, case, cast, func, select

from pos.domain.bazaar import ItemCard
from pos.domain.errors import OutOfRange, ReasonMissing
from pos.domain.goods_facts import MarkdownPlanned
from pos.domain.limits import PRICE_MINOR_MAX, REASON_CHARACTERS_MAX
from pos.domain.markdown_errors import MarkdownOver, NothingMarkedDown, UnknownMarkdown
from pos.domain.markdown_plans import PREVIEW_ROWS_MAX, CheaperItem, MarkdownPreview, MarkdownRow
from pos.domain.markdowns import MINUTES_OF_A_DAY, OFF_BP_MAX, MarkdownState, ends_at, state_of
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.ledger.codec import from_document
from pos.register.catalogue import families_of
from pos.register.listing import listed
from pos.register.markdowns import markdowns_of
from pos.register.narrowing import written
from pos.register.office_journal import bazaar_of
from pos.register.tables import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import ColumnElement, Connection, Subquery

    from pos.domain.bazaar import Bazaar, Person
    from pos.domain.markdowns import Planned
    from pos.register.database import Database
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import Surroundings

_WHOLE_BP = 10_000


class MarkdownPlans:
    """The markdowns of each bazaar.

    Args:
        database: where they are.
        journal: where they are written down.
        surroundings: the register's time.
    """

    def __init__(self, database: Database, journal: OfficeJournal, surroundings: Surroundings) -> None:
        self._database = database
        self._journal = journal
        self._surroundings = surroundings

    def all(self, by: Person, bazaar: str) -> tuple[MarkdownRow, ...]:
        """Return the last markdowns of a bazaar, the one that was said last first, each with how it stands."""
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            return _rows(connection, bazaar, self._now(bazaar_of(connection, bazaar)))

    def preview(self, by: Person, bazaar: str, wished: MarkdownPlanned) -> MarkdownPreview:
        """Return what a markdown would change; nothing is written.

        Raises:
            NotAllowed: not this person's business.
            OutOfRange: more than nine tenths, or no price.
        """
        require(by, Act.READ_LEDGER)
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return _preview(connection, bazaar, _sound(wished))

    def plan(self, by: Person, bazaar: str, wished: MarkdownPlanned, *, identity: UUID) -> tuple[MarkdownRow, ...]:
        """Plan a markdown for every till of a bazaar.

        Args:
            by: who plans; where the centre bears it, this person approves it too.
            bazaar: its code.
            wished: what is planned.
            identity: the act's id; asked again with it, nothing more happens.

        Returns:
            All markdowns, as `all` does.

        Raises:
            NotAllowed: not this person's business.
            ReasonMissing: nobody said why, or how the families agreed to bear it.
            OutOfRange: more than nine tenths, no price, or a moment that no day has.
            MarkdownOver: its time is over, or lies after the bazaar.
            NothingMarkedDown: it would change no price.
            AtTheCentre: this is a hall's register.
        """
        require(by, Act.PLAN)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if self._journal.known(connection, bazaar, identity, MarkdownPlanned) is None:
                now, kept = self._now(plan), _sound(wished)
                _require_agreed(kept)
                if not _is_ahead(kept, now) or kept.day > plan.last_day:
                    raise MarkdownOver
                if not _preview(connection, bazaar, kept).items:
                    raise NothingMarkedDown
                fact = replace(kept, approved_by=by.code if kept.paid_by_centre else "")
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return _rows(connection, bazaar, self._now(plan))

    def stop(
        self, by: Person, bazaar: str, markdown: UUID, *, identity: UUID, reason: str = ""
    ) -> tuple[MarkdownRow, ...]:
        """Stop a markdown, planned here or at a till, with all that was planned for the same goods on its day.

        Raises:
            NotAllowed: not this person's business.
            UnknownMarkdown: none of the last ones has this id.
            MarkdownOver: it is over, or was stopped.
        """
        require(by, Act.PLAN)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if self._journal.known(connection, bazaar, identity, MarkdownPlanned) is None:
                now, told = self._now(plan), markdowns_of(connection, bazaar)
                found = next((one for one in told if one.id == markdown and not one.plan.is_end), None)
                if found is None:
                    raise UnknownMarkdown(str(markdown))
                if state_of(found, told, now) in {MarkdownState.OVER, MarkdownState.STOPPED}:
                    raise MarkdownOver
                item, family, package = found.plan.goods
                fact = MarkdownPlanned(
                    day=found.plan.day,
                    from_minute=0,
                    off_bp=0,
                    reason=clean(reason)[:REASON_CHARACTERS_MAX],
                    item=item,
                    family=family,
                    package=package,
                )
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            return _rows(connection, bazaar, self._now(plan))

    def _now(self, bazaar: Bazaar) -> datetime:
        return self._surroundings.at(bazaar)


def _sound(wished: MarkdownPlanned) -> MarkdownPlanned:
    """Return a markdown with its texts as they are kept.

    Raises:
        OutOfRange: a figure or a text is beyond its limits.
    """
    kept = replace(wished, reason=clean(wished.reason), consent_by=clean(wished.consent_by))
    is_price = bool(kept.price_minor)
    for name, value, least, most in (
        ("price", kept.price_minor, 0, PRICE_MINOR_MAX),
        ("rate", kept.off_bp, 0 if is_price else 1, 0 if is_price else OFF_BP_MAX),
        ("number", kept.from_minute, 0, MINUTES_OF_A_DAY - 1),
        ("number", ends_at(kept), kept.from_minute + 1, MINUTES_OF_A_DAY),
        ("reason", max(len(kept.reason), len(kept.consent_by)), 0, REASON_CHARACTERS_MAX),
    ):
        if not least <= value <= most:
            raise OutOfRange(name, value, least, most)
    return kept


def _require_agreed(plan: MarkdownPlanned) -> None:
    if not (plan.reason and (plan.paid_by_centre or plan.consent_by)):
        raise ReasonMissing


def _is_ahead(plan: MarkdownPlanned, now: datetime) -> bool:
    return (plan.day, ends_at(plan)) > (now.date(), now.hour * 60 + now.minute)


def _preview(connection: Connection, bazaar: str, plan: MarkdownPlanned) -> MarkdownPreview:
    """Return what a markdown changes, counted by the database: a bazaar may have hundreds of thousands of items."""
    prices = _prices(connection, bazaar, plan)
    is_cheaper, stops = prices.c.cheaper < prices.c.price, prices.c.wished < prices.c.floor
    counted = connection.execute(
        select(
            func.coalesce(func.sum(case((is_cheaper, 1), else_=0)), 0).label("items"),
            func.coalesce(func.sum(case((and_(is_cheaper, stops), 1), else_=0)), 0).label("at_floor"),
            func.count().label("whole"),
        ).select_from(prices)
    ).one()
    rows = connection.execute(
        select(prices.c.card, prices.c.cheaper, prices.c.wished)
        .where(is_cheaper)
        .order_by(prices.c.family, prices.c.code)
        .limit(PREVIEW_ROWS_MAX)
    )
    items = int(counted.items)
    return MarkdownPreview(
        items=items,
        at_floor=int(counted.at_floor),
        unchanged=int(counted.whole) - items,
        rows=tuple(_cheaper(*row) for row in rows),
    )


def _prices(connection: Connection, bazaar: str, plan: MarkdownPlanned) -> Subquery:
    """Return the items that a markdown is for: their prices, what it wishes, and what comes of it above the floors."""
    price = cast(written(connection, ITEM.c.card, "price"), BigInteger)
    floor = cast(func.coalesce(func.nullif(cast(written(connection, ITEM.c.card, "floor"), Text), ""), "0"), BigInteger)
    wished: ColumnElement[Any] = (
        case((price > plan.price_minor, plan.price_minor), else_=price)
        if plan.price_minor
        else price - (price * plan.off_bp * 2 + _WHOLE_BP) // (2 * _WHOLE_BP)
    )
    lowest = case((floor > price, price), else_=floor)
    query = select(
        ITEM.c.code,
        ITEM.c.family,
        ITEM.c.card,
        price.label("price"),
        floor.label("floor"),
        wished.label("wished"),
        case((wished < lowest, lowest), else_=wished).label("cheaper"),
    ).where(ITEM.c.bazaar == bazaar)
    if plan.item:
        query = query.where(ITEM.c.code == plan.item)
    if plan.family:
        query = query.where(ITEM.c.family == plan.family)
    if plan.package:
        query = query.where(written(connection, ITEM.c.card, "package") == plan.package)
    return query.subquery()


def _cheaper(text: str, cheaper_minor: int, wished_minor: int) -> CheaperItem:
    """Return an item that gets cheaper.

    Args:
        text: its card, as it is written.
        cheaper_minor: what it costs then.
        wished_minor: what it would cost if its family named no floor.
    """
    card: ItemCard = from_document(ItemCard, json.loads(text))
    return CheaperItem(
        item=card.code,
        family=card.family,
        name_ar=card.name_ar,
        name_en=card.name_en,
        unit=card.unit,
        price_minor=card.price_minor,
        floor_minor=card.floor_minor,
        cheaper_minor=int(cheaper_minor),
        is_at_floor=int(wished_minor) < card.floor_minor,
    )


def _rows(connection: Connection, bazaar: str, now: datetime) -> tuple[MarkdownRow, ...]:
    told = markdowns_of(connection, bazaar)
    names = _names(connection, bazaar, told)
    rows = []
    for place, one in enumerate(told):
        if not one.plan.is_end:
            state = state_of(one, told, now)
            name_ar, name_en = names.get(one.plan.item or one.plan.family, ("", ""))
            stopped_by = _stopped_by(one, told[:place]) if state is MarkdownState.STOPPED else ""
            rows.append(MarkdownRow(told=one, state=state, name_ar=name_ar, name_en=name_en, stopped_by=stopped_by))
    return tuple(rows)


def _stopped_by(one: Planned, later: tuple[Planned, ...]) -> str:
    """Return who said first after it that it ends."""
    ends = (each for each in reversed(later) if each.plan.is_end)
    return next(each.by for each in ends if (each.plan.day, each.plan.goods) == (one.plan.day, one.plan.goods))


def _names(connection: Connection, bazaar: str, told: Iterable[Planned]) -> dict[str, tuple[str, str]]:
    goods = [one.plan.goods for one in told]
    items = listed(connection, bazaar, sorted({item for item, _, _ in goods if item}))
    families = {family for _, family, _ in goods if family}
    cards = families_of(connection, bazaar) if families else ()
    return {card.code: (card.name_ar, card.name_en) for card in items} | {
        card.number: (card.name_ar, card.name_en) for card in cards if card.number in families
    }
