"""The tables of the reports: stock put together, items in a list, families put together. Each knows how to name its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.weighing import Unit
from pos.ui.rows.names import Name
from pos.ui.tables import Column, RowTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.stock_reports import FamilyGroup, ItemRow, StockGroup
    from pos.ui.desk import Desk

COUNT_PX = 104
FEW_PX = 86
AMOUNT_PX = 136
DAY_PX = 128
NAME_PX_MIN = 196  # a family's name with its number
STOCK_FIGURES = (
    *("", "items", "received", "sold", "returned", "written_off"),
    *("on_hand", "in_transit", "not_arrived", "value_minor"),
)  # what each column is about
ITEM_FIGURES = ("", "", "", "received", "sold", "on_hand", "value_minor")
FAMILY_FIGURES = ("", "families", "selling", "sold_minor")
NO_KEY = "none"  # of a row that has no key: families without a package, a branch or a governorate


def quantity(desk: Desk, amount: int, unit: Unit) -> str:
    """Return pieces as a count, grams as kilograms."""
    return desk.speech.quantity(amount, is_weighed=unit is Unit.GRAM)


def stock_table(desk: Desk, name: Callable[[StockGroup], str]) -> RowTable[StockGroup]:
    """Make the table of stock put together.

    Args:
        desk: look and speech.
        name: what a row is called.
    """
    speech = desk.speech

    def amounts(key: str, *, spare: bool = False, width_px: int = COUNT_PX) -> Column[StockGroup]:
        return Column(
            lambda each: quantity(desk, getattr(each, key), each.unit),
            side="trailing",
            width_px=width_px,
            order=lambda each: getattr(each, key),
            ink=lambda each: "bad" if getattr(each, key) < 0 else "text",
            spare=spare,
        )

    return RowTable(
        desk,
        (
            Column(name, strong=True, order=name),
            Column(
                lambda each: speech.count(each.items),
                side="trailing",
                width_px=FEW_PX,
                order=lambda each: each.items,
                spare=True,
            ),
            amounts("received"),
            amounts("sold"),
            amounts("returned", spare=True),
            amounts("written_off", spare=True),
            amounts("on_hand"),
            amounts("in_transit", spare=True, width_px=FEW_PX),
            amounts("not_arrived", spare=True, width_px=FEW_PX),
            Column(
                lambda each: speech.number(each.value_minor),
                side="trailing",
                width_px=AMOUNT_PX,
                order=lambda each: each.value_minor,
                ink=lambda each: "bad" if each.value_minor < 0 else "text",
            ),
        ),
        lambda each: f"{each.key}/{each.unit.value}",
        stretch_px_min=NAME_PX_MIN,
    )


def items_table(desk: Desk) -> RowTable[ItemRow]:
    """Make the table of items in a list."""
    speech = desk.speech

    def amounts(key: str, *, spare: bool = False) -> Column[ItemRow]:
        return Column(
            lambda each: quantity(desk, getattr(each, key), each.unit),
            side="trailing",
            width_px=COUNT_PX,
            order=lambda each: getattr(each, key),
            spare=spare,
        )

    return RowTable(
        desk,
        (
            Column(lambda each: item_words(desk, each), strong=True, order=lambda each: item_words(desk, each)),
            Column(lambda each: family_words(desk, each), order=lambda each: each.family),
            Column(
                lambda each: "–" if each.expiry is None else speech.code(each.expiry.isoformat()),
                width_px=DAY_PX,
                order=lambda each: str(each.expiry or "9999"),
            ),
            amounts("received", spare=True),
            amounts("sold"),
            amounts("on_hand"),
            Column(
                lambda each: speech.number(each.value_minor),
                side="trailing",
                width_px=AMOUNT_PX,
                order=lambda each: each.value_minor,
                spare=True,
            ),
        ),
        lambda each: each.item,
    )


def families_table(desk: Desk, name: Callable[[FamilyGroup], str]) -> RowTable[FamilyGroup]:
    """Make the table of families put together.

    Args:
        desk: look and speech.
        name: what a row is called.
    """
    speech = desk.speech
    return RowTable(
        desk,
        (
            Column(name, strong=True, order=name),
            Column(
                lambda each: speech.count(each.families),
                side="trailing",
                width_px=AMOUNT_PX,
                order=lambda each: each.families,
            ),
            Column(
                lambda each: speech.count(each.selling),
                side="trailing",
                width_px=AMOUNT_PX,
                order=lambda each: each.selling,
            ),
            Column(
                lambda each: speech.number(each.sold_minor),
                side="trailing",
                width_px=AMOUNT_PX,
                order=lambda each: each.sold_minor,
            ),
        ),
        lambda each: each.key or NO_KEY,
    )


def item_words(desk: Desk, row: ItemRow) -> str:
    """Return what an item is called, by its code where it has no name."""
    return desk.speech.name(Name(row.name_ar, row.name_en)) or desk.speech.code(row.item)


def family_words(desk: Desk, row: ItemRow) -> str:
    """Return whose an item is: a name and a number."""
    name = desk.speech.name(Name(row.family_ar, row.family_en))
    parts = [part for part in (name, desk.speech.code(row.family) if row.family else "") if part]
    return desk.speech.line(parts) if parts else "–"
