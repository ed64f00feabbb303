"""The tables of the outlets: goods to choose from, the rows of a sheet, the sheets that were recorded. Titles are the views'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.store_orders import ChoiceKind
from pos.ui.tables import Column, RowTable
from pos.wording import name_of

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.outlets import GoodsHit, SheetRow, TallyLineRow

AMOUNT_PX = 130


def goods_table(desk: Desk) -> RowTable[GoodsHit]:
    """Make a table of items and families: name, code, family, price."""
    speech = desk.speech

    def owner(hit: GoodsHit) -> str:
        return speech.name(hit.family_name) if hit.kind is ChoiceKind.ITEM else name_of(hit.kind, speech.language)

    columns: tuple[Column[GoodsHit], ...] = (
        Column(lambda each: speech.name(each.name), strong=True),
        Column(lambda each: speech.code(each.code), width_px=170),
        Column(owner, width_px=220),
        Column(
            lambda each: speech.number(each.price_minor) if each.price_minor else "–",
            side="trailing",
            width_px=AMOUNT_PX,
        ),
    )
    return RowTable(desk, columns, lambda each: each.code)


def lines_table(desk: Desk) -> RowTable[TallyLineRow]:
    """Make a table of a sheet's rows: item, family, price, count, amount."""
    speech = desk.speech
    columns: tuple[Column[TallyLineRow], ...] = (
        Column(lambda each: speech.name(each.name), strong=True),
        Column(lambda each: speech.line([speech.code(each.family), speech.name(each.family_name)]), width_px=260),
        Column(lambda each: speech.number(each.price_minor), side="trailing", width_px=AMOUNT_PX),
        Column(lambda each: speech.count(each.count), side="trailing", width_px=100),
        Column(lambda each: speech.number(each.amount_minor), side="trailing", width_px=AMOUNT_PX),
    )
    return RowTable(desk, columns, lambda each: each.key)


def sheets_table(desk: Desk) -> RowTable[SheetRow]:
    """Make a table of recorded sheets: number, day, paper, pieces, amount, money, by whom, why it was undone."""
    speech = desk.speech
    columns: tuple[Column[SheetRow], ...] = (
        Column(lambda each: speech.code(each.number), width_px=150, strong=True),
        Column(lambda each: speech.day_short(each.day), when="day", order=lambda each: each.day),
        Column(lambda each: speech.code(each.paper) if each.paper else "–", width_px=110),
        Column(lambda each: speech.count(each.pieces), side="trailing", width_px=90),
        Column(lambda each: speech.number(each.total_minor), side="trailing", width_px=AMOUNT_PX),
        Column(lambda each: name_of(each.method, speech.language), width_px=160, spare=True),
        Column(lambda each: speech.name(each.by), width_px=160, spare=True),
        Column(
            lambda each: each.reason if each.is_undone else "–", ink=lambda each: "bad" if each.is_undone else "muted"
        ),
    )
    return RowTable(desk, columns, lambda each: each.number)
