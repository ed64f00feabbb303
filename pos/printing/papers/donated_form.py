"""What families leave to the centre, on A4: family by family with its worth, signed by who hands it over and by who takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.domain.weighing import Unit
from pos.printing.document import Expected, Figure, Mark, Size, check_figures
from pos.printing.papers.goods_parts import with_code
from pos.printing.sheet import (
    Column,
    Facts,
    Heading,
    Prose,
    RowKind,
    Sheet,
    Space,
    Table,
    TableRow,
)
from pos.printing.words import Label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from pos.printing.papers.donated_list import DonatedItem
    from pos.printing.papers.letterhead import Letterhead


def donated_form(letterhead: Letterhead, items: Sequence[DonatedItem], *, read: tuple[str, str, datetime]) -> Sheet:
    """Write what was given away, family by family, with room for whoever takes it to sign.

    Args:
        letterhead: who speaks; it must know the names of families and items.
        items: in the order in which they stand on the list, a family's items together.
        read: the till, the person's code and the moment of the reading.

    Raises:
        PaperMismatch: the paper does not show every item's worth and their sum (a bug).
    """
    wording, (device, person, moment) = letterhead.wording, read
    title = wording.label("goods.donated_list")
    facts = (
        (wording.label("paper.till"), isolate(device)),
        (wording.label("shift.read"), wording.moment(moment)),
        (wording.label("ledger.reader"), letterhead.person(person)),
    )
    sheet = letterhead.sheet(
        f"{title.first} {isolate(device)}",
        moment,
        (
            Heading(title, 1),
            Space(2),
            Facts(facts),
            Space(2),
            _table(letterhead, items),
            Space(1),
            Prose(wording.label("ledger.one_till"), Size.SMALL),
            letterhead.signatures("transfer.gave", "transfer.took"),
        ),
        title,
    )
    values = tuple(each.value_minor for each in items)
    check_figures(sheet, Expected(letterhead.currency, values, sum(values)))
    return sheet


def _table(letterhead: Letterhead, items: Sequence[DonatedItem]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.number"), 7),
        Column(wording.label("paper.family"), 26),
        Column(wording.label("paper.item"), 31),
        Column(wording.label("paper.pieces"), 12, is_number=True),
        Column(wording.label("paper.price"), 12, is_number=True),
        Column(wording.label("goods.value"), 12, is_number=True),
    )
    rows = [_row(letterhead, number, each) for number, each in enumerate(items, 1)]
    total = sum(each.value_minor for each in items)
    pieces = wording.count(sum(each.quantity for each in items if each.unit is Unit.PIECE))
    cells = ("", wording.label("paper.sum"), "", pieces, "", letterhead.amount(total))
    return Table(columns, (*rows, TableRow(cells, RowKind.SUM, Figure(Mark.TOTAL, total))))


def _row(letterhead: Letterhead, number: int, each: DonatedItem) -> TableRow:
    wording, family = letterhead.wording, letterhead.family(each.family)
    return TableRow(
        (
            wording.count(number),
            Label(family.first, isolate(each.family)) if each.family else family,
            with_code(letterhead.item(each.item), each.item),
            wording.quantity(each.quantity, each.unit),
            letterhead.amount(each.price_minor),
            letterhead.amount(each.value_minor),
        ),
        figure=Figure(Mark.LINE, each.value_minor),
    )
