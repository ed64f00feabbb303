"""The basket as the screen shows it: lines, sums, and the baskets that were put aside."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from pos.domain.facts import Bearer
from pos.domain.weighing import Unit
from pos.ui.rows.names import Name
from pos.ui.rows.till import BasketLine, BasketTotals, HeldBasket

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.basket import Basket
    from pos.domain.basket import BasketLine as Part
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks


def line_name(part: Part) -> Name:
    """Return the names of what is sold in a line."""
    return Name(part.name_ar, part.name_en)


def basket_rows(basket: Basket) -> tuple[BasketLine, ...]:
    """Return the lines of a basket; a line's key is its place."""
    return tuple(
        BasketLine(
            key=str(index),
            name=line_name(part),
            family=part.line.family,
            quantity=part.line.quantity,
            price_minor=part.line.price_minor,
            discount_minor=part.line.discount_minor,
            total_minor=part.line.charged_minor,
            is_weighed=part.line.unit is Unit.GRAM,
            bearer="centre" if part.line.borne_by is Bearer.CENTRE else "family",
        )
        for index, part in enumerate(basket.lines)
    )


def totals(basket: Basket) -> BasketTotals:
    """Return the sums under a basket."""
    return BasketTotals(
        quantity=basket.pieces,
        subtotal_minor=basket.total_minor + basket.discount_minor,
        discount_minor=basket.discount_minor,
        total_minor=basket.total_minor,
    )


def held_rows(desks: Desks, words: Words) -> tuple[HeldBasket, ...]:
    """Return the baskets on hold, newest first, each with the moment it was begun."""
    return tuple(
        HeldBasket(
            key=str(basket.id),
            at=desks.zoned(begun_at(basket.id)),
            label=f"{basket.held_as} · {words.name(line_name(basket.lines[0]))}",
            quantity=basket.pieces,
            total_minor=basket.total_minor,
        )
        for basket in reversed(desks.checkout.held())
    )


def begun_at(identity: UUID) -> datetime:
    """Return the moment in a UUIDv7, whose first 48 bits are milliseconds of Unix time (RFC 9562, 5.7)."""
    return datetime.fromtimestamp((identity.int >> 80) / 1000, timezone.utc)
