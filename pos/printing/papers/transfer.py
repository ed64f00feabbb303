"""Transfer notes: what goes from one till to another, signed by who gave and who took; and how it arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.domain.transfers import note_code
from pos.domain.weighing import Unit
from pos.printing.document import Align, Cut, Document, Gap, Pair, Qr, Rule, Size, Text, Weight

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.facts import Stamp
    from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead


def transfer_slip(letterhead: Letterhead, stamp: Stamp, note: GoodsSent, *, copy: bool = False) -> Document:
    """Write the note that goes with the goods, with its code, and the copy that stays where they came from.

    Args:
        letterhead: who speaks; it must know the names of the items.
        stamp: who sent the goods, where and when.
        note: what was sent.
        copy: whether the slip was printed before.
    """
    wording = letterhead.wording
    elements: list[Element] = []
    for key in ("taker_copy", "giver_copy"):
        elements += _head(letterhead, "title", stamp, note.number, copy=copy)
        elements += [
            Pair(wording.line("transfer.from"), isolate(stamp.device)),
            Pair(wording.line("transfer.to"), isolate(note.to), Size.LARGE, Weight.STRONG),
            Text(f"{wording.line('paper.reason')}: {note.reason}"),
            Text(wording.line(f"transfer.{key}"), weight=Weight.STRONG),
            Rule(),
        ]
        for row in note.lines:
            elements += _line(letterhead, row, wording.quantity(row.quantity, row.unit))
        elements += _pieces(letterhead, note.lines)
        if key == "taker_copy":
            code = wording.line("transfer.code")
            elements += [Rule(), Qr(note_code(note)), Text(code, Align.CENTRE, Size.SMALL)]
        elements += _signatures(letterhead)
    return Document(note.number, wording.direction, tuple(elements))


def transfer_taken_slip(letterhead: Letterhead, stamp: Stamp, note: GoodsTaken, *, copy: bool = False) -> Document:
    """Write how a transfer arrived: what the note said, what was counted, and every difference.

    Args:
        letterhead: who speaks; it must know the names of the items.
        stamp: who took the goods in, where and when.
        note: what was counted.
        copy: whether the slip was printed before.
    """
    wording = letterhead.wording
    elements = _head(letterhead, "taken", stamp, note.number, copy=copy)
    elements += [
        Pair(wording.line("transfer.of_note"), isolate(note.of_number), weight=Weight.STRONG),
        Pair(wording.line("transfer.to"), isolate(stamp.device)),
        Rule(),
    ]
    for row in note.lines:
        elements += _line(letterhead, row, wording.quantity(row.quantity, row.unit))
        if row.sent != row.quantity:
            key = "missing" if row.sent > row.quantity else "more"
            difference = wording.quantity(abs(row.sent - row.quantity), row.unit)
            elements += [
                Pair(wording.line("transfer.sent"), wording.quantity(row.sent, row.unit), Size.SMALL),
                Pair(wording.line(f"transfer.{key}"), difference, weight=Weight.STRONG),
            ]
    elements += [*_pieces(letterhead, note.lines), *_signatures(letterhead)]
    return Document(note.number, wording.direction, tuple(elements))


def _head(letterhead: Letterhead, key: str, stamp: Stamp, number: str, *, copy: bool) -> list[Element]:
    wording = letterhead.wording
    return [
        *letterhead.masthead(wording.line(f"transfer.{key}"), copy=copy),
        Pair(wording.line("goods.note_number"), isolate(number), weight=Weight.STRONG),
        Pair(wording.line("paper.date"), wording.moment(stamp.at)),
        Pair(wording.line("goods.desk_signs"), letterhead.person(stamp.by).first),
    ]


def _line(letterhead: Letterhead, row: Pieces | TakenLine, quantity: str) -> list[Element]:
    name = letterhead.item(row.item)
    return [
        Pair(name.first, quantity, weight=Weight.STRONG),
        *((Text(name.second, size=Size.SMALL),) if name.second else ()),
        Text(isolate(row.item), size=Size.SMALL),
    ]


def _pieces(letterhead: Letterhead, rows: Iterable[Pieces | TakenLine]) -> list[Element]:
    count = letterhead.wording.count(sum(row.quantity for row in rows if row.unit is Unit.PIECE))
    return [Rule(), Pair(letterhead.wording.line("paper.pieces"), count, Size.LARGE, Weight.STRONG)]


def _signatures(letterhead: Letterhead) -> list[Element]:
    elements: list[Element] = []
    for key in ("gave", "took"):
        elements += [Gap(6), Text(letterhead.wording.line(f"transfer.{key}"), size=Size.SMALL), Gap(12), Rule()]
    return [*elements, Cut()]
