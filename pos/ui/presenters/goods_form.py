"""From what is typed at the goods desk to a line of a note, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.bazaar import Unsold
from pos.domain.errors import NotAnAmount, NotANumber
from pos.domain.goods_facts import ReceivedLine
from pos.domain.limits import QUANTITY_MAX, STOCK_GRAMS_MAX
from pos.domain.money import CURRENCIES
from pos.domain.weighing import GRAMS_PER_KILOGRAM, Unit
from pos.intake.cells import read_date, weight_of, whole_of
from pos.ui.rows.goods import LineForm

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar, ItemCard


def read_form(form: LineForm, bazaar: Bazaar) -> ReceivedLine:
    """Return the line that was typed; where nothing was declared, what was counted is what was declared.

    Raises:
        NotANumber, NotAnAmount, NotADate, OutOfRange: a field that has no such form.
    """
    unit = Unit.GRAM if form.is_weighed else Unit.PIECE
    if form.price_minor is None:
        raise NotAnAmount("", CURRENCIES[bazaar.currency].exponent)
    counted = read_quantity(form.counted, unit)
    return ReceivedLine(
        item=form.item,
        name_ar=form.name_ar,
        name_en=form.name_en,
        package=form.package,
        quantity=counted,
        price_minor=form.price_minor,
        declared=read_quantity(form.declared, unit, "declared") if form.declared.strip() else counted,
        floor_minor=form.floor_minor or 0,
        expiry=read_date(form.expiry) if form.expiry.strip() else None,
        unsold=Unsold.DONATE if form.is_donated else Unsold.RETURN,
        unit=unit,
        batch=form.batch,
        remark=form.remark,
    )


def read_quantity(text: str, unit: Unit, name: str = "quantity") -> int:
    """Return pieces, or grams from kilograms.

    Raises:
        NotANumber, OutOfRange: it is no such number.
    """
    if not text.strip():
        raise NotANumber("")
    if unit is Unit.GRAM:
        return weight_of(STOCK_GRAMS_MAX)(text)
    return whole_of(name, 0, QUANTITY_MAX)(text)


def form_of_line(line: ReceivedLine, key: str) -> LineForm:
    """Return a line of the note as it can be changed."""
    return LineForm(
        key=key,
        item=line.item,
        name_ar=line.name_ar,
        name_en=line.name_en,
        package=line.package,
        is_weighed=line.unit is Unit.GRAM,
        declared=written(line.declared, line.unit),
        counted=written(line.quantity, line.unit),
        price_minor=line.price_minor,
        floor_minor=line.floor_minor or None,
        expiry=line.expiry.isoformat() if line.expiry else "",
        batch=line.batch,
        remark=line.remark,
        is_donated=line.unsold is Unsold.DONATE,
    )


def form_of_card(card: ItemCard, form: LineForm) -> LineForm:
    """Return a form with what is known of an item; quantities, last day and batch are this consignment's own."""
    return replace(
        form,
        item=card.code,
        name_ar=card.name_ar,
        name_en=card.name_en,
        package=card.package,
        is_weighed=card.unit is Unit.GRAM,
        price_minor=card.price_minor,
        floor_minor=card.floor_minor or None,
        is_donated=card.unsold is Unsold.DONATE,
    )


def written(quantity: int, unit: Unit) -> str:
    """Return a quantity as it is typed: pieces, or kilograms."""
    if unit is Unit.PIECE:
        return str(quantity)
    kilograms, grams = divmod(quantity, GRAMS_PER_KILOGRAM)
    return f"{kilograms}.{grams:03d}".rstrip("0").rstrip(".") if grams else str(kilograms)
