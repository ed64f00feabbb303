"""Transfer notes on A4: the copy that goes with the goods and the one that stays, and how the goods arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.domain.transfers import note_code
from pos.domain.weighing import Unit
from pos.printing.document import Weight
from pos.printing.papers.goods_parts import with_code
from pos.printing.sheet import (
    Code,
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
    from collections.abc import Iterable

    from pos.domain.facts import Stamp
    from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell


def transfer_form(letterhead: Letterhead, stamp: Stamp, note: GoodsSent) -> tuple[Sheet, ...]:
    """Write the note that goes with the goods, with its code, and the copy that stays where they came from.

    Args:
        letterhead: who speaks; it must know the names of the items.
        stamp: who sent the goods, where and when.
        note: what was sent.
    """
    wording = letterhead.wording
    facts = (
        (wording.label("transfer.from"), isolate(stamp.device)),
        (wording.label("transfer.to"), isolate(note.to)),
        (wording.label("paper.reason"), note.reason),
    )
    rows = [
        (*_item(letterhead, number, row), wording.quantity(row.quantity, row.unit))
        for number, row in enumerate(note.lines, 1)
    ]
    columns = (
        Column(wording.label("paper.number"), 7),
        Column(wording.label("paper.item"), 68),
        Column(wording.label("paper.pieces"), 25, is_number=True),
    )
    blocks: tuple[Block, ...] = (_table(columns, rows, ("", *_sum(letterhead, note.lines))),)
    code = (Space(2), Code(note_code(note), wording.label("transfer.code")))
    return tuple(
        _sheet(letterhead, "title", stamp, note.number, facts, (*blocks, *more), copy=key)
        for key, more in (("taker_copy", code), ("giver_copy", ()))
    )


def transfer_taken_form(letterhead: Letterhead, stamp: Stamp, note: GoodsTaken) -> tuple[Sheet, ...]:
    """Write how a transfer arrived: what the note said, what was counted, and every difference.

    Args:
        letterhead: who speaks; it must know the names of the items.
        stamp: who took the goods in, where and when.
        note: what was counted.
    """
    wording = letterhead.wording
    facts = (
        (wording.label("transfer.of_note"), isolate(note.of_number)),
        (wording.label("transfer.to"), isolate(stamp.device)),
    )
    columns = (
        Column(wording.label("paper.number"), 7),
        Column(wording.label("paper.item"), 45),
        Column(wording.label("transfer.sent"), 16, is_number=True),
        Column(wording.label("goods.counted"), 16, is_number=True),
        Column(wording.label("transfer.missing"), 16, is_number=True),
    )
    rows = [
        (
            *_item(letterhead, number, row),
            wording.quantity(row.sent, row.unit),
            wording.quantity(row.quantity, row.unit),
            _difference(letterhead, row),
        )
        for number, row in enumerate(note.lines, 1)
    ]
    marked = {number for number, row in enumerate(note.lines) if row.sent != row.quantity}
    total = ("", *_sum(letterhead, note.lines)[:1], "", *_sum(letterhead, note.lines)[1:], "")
    table = _table(columns, rows, total, marked)
    return (_sheet(letterhead, "taken", stamp, note.number, facts, (table,)),)


def _sheet(
    letterhead: Letterhead,
    key: str,
    stamp: Stamp,
    number: str,
    facts: tuple[tuple[Label, Cell], ...],
    blocks: tuple[Block, ...],
    *,
    copy: str = "",
) -> Sheet:
    wording = letterhead.wording
    title = wording.label(f"transfer.{key}")
    head = (
        (wording.label("goods.note_number"), isolate(number)),
        (wording.label("paper.date"), wording.moment(stamp.at)),
        (wording.label("goods.desk_signs"), letterhead.person(stamp.by)),
    )
    kind = wording.label(f"transfer.{copy}") if copy else title
    return letterhead.sheet(
        f"{title.first} {isolate(number)}",
        stamp.at,
        (
            Heading(title, 1),
            *((Prose(kind, weight=Weight.STRONG),) if copy else ()),
            Space(2),
            Facts((*head, *facts)),
            Space(2),
            *blocks,
            letterhead.signatures("transfer.gave", "transfer.took"),
        ),
        kind,
    )


def _table(
    columns: tuple[Column, ...],
    rows: Iterable[tuple[Cell, ...]],
    total: tuple[Cell, ...],
    marked: Iterable[int] = (),
) -> Table:
    odd = frozenset(marked)
    body = tuple(TableRow(cells, RowKind.MARKED if place in odd else RowKind.BODY) for place, cells in enumerate(rows))
    return Table(columns, (*body, TableRow(total, RowKind.SUM)))


def _item(letterhead: Letterhead, number: int, row: Pieces | TakenLine) -> tuple[Cell, Cell]:
    return letterhead.wording.count(number), with_code(letterhead.item(row.item), row.item)


def _sum(letterhead: Letterhead, rows: Iterable[Pieces | TakenLine]) -> tuple[Cell, Cell]:
    pieces = sum(row.quantity for row in rows if row.unit is Unit.PIECE)
    return letterhead.wording.label("paper.pieces"), letterhead.wording.count(pieces)


def _difference(letterhead: Letterhead, row: TakenLine) -> Cell:
    """Return what is missing, or what is too many with that word below it; nothing where the line is even."""
    if row.sent == row.quantity:
        return ""
    wording = letterhead.wording
    difference = wording.quantity(abs(row.sent - row.quantity), row.unit)
    return difference if row.sent > row.quantity else Label(difference, wording.line("transfer.more"))
