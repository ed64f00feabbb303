"""Transfers between tills: the code on a note, and what is away from a till or on its way between two.

A transfer changes where pieces are, and no term of the equation over all tills: what was sent and not yet taken in is still
here, on its way. One till's cards count every piece that any till received, so only what is sent away lowers what is left
there; what is taken in is in its count already.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import Refusal
from pos.domain.goods_errors import NotATransferNote
from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces
from pos.domain.identity import is_device, read_item_code, read_paper_number
from pos.domain.text import latin_digits
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

LINES_MAX = 30  # so that all of them go into a code that cheap scanners read from narrow paper
_MARK, _BETWEEN, _GRAMS = "AMANA-T", "/", "G"
_HEAD = 3
_MARKS = ".,;:!?()[]\u060c\u061b\u061f\u2066\u2067\u2068\u2069"


@dataclass(frozen=True, slots=True)
class Announced:
    """A transfer note as its code says it."""

    number: str
    to: str
    lines: tuple[Pieces, ...]


def is_note_code(text: str) -> bool:
    """Return whether a scanned text means to be the code of a transfer note."""
    return text.startswith(_MARK + _BETWEEN)


def note_code(note: GoodsSent) -> str:
    """Return the text of a note's QR code: `AMANA-T/T01-000012-3/T02/2000000000015.5`, grams with a `G` behind."""
    lines = (f"{row.item}.{row.quantity}{_GRAMS if row.unit is Unit.GRAM else ''}" for row in note.lines)
    return _BETWEEN.join((_MARK, note.number, note.to, *lines))


def read_note_code(text: str) -> Announced:
    """Read the text of a note's QR code.

    Raises:
        NotATransferNote: it is none.
    """
    parts = text.strip().split(_BETWEEN)
    try:
        if parts[0] != _MARK or not _HEAD < len(parts) <= _HEAD + LINES_MAX or not is_device(parts[2]):
            raise NotATransferNote(text)
        return Announced(read_paper_number(parts[1]), parts[2], tuple(_pieces(part) for part in parts[_HEAD:]))
    except (Refusal, ValueError) as failure:
        raise NotATransferNote(text) from failure


def away(facts: Iterable[object]) -> dict[str, int]:
    """Return by item code what one till's facts sent away and did not take in; never less than nothing."""
    net: Counter[str] = Counter()
    for fact in facts:
        match fact:
            case GoodsSent():
                for row in fact.lines:
                    net[row.item] += row.quantity
            case GoodsTaken():
                for line in fact.lines:
                    net[line.item] -= line.quantity
    return {item: quantity for item, quantity in net.items() if quantity > 0}


def open_notes(facts: Iterable[object]) -> tuple[GoodsSent, ...]:
    """Return the transfer notes in all tills' facts that nobody took in, by number."""
    sent: dict[str, GoodsSent] = {}
    taken: set[str] = set()
    for fact in facts:
        match fact:
            case GoodsSent():
                sent[fact.number] = fact
            case GoodsTaken():
                taken.add(fact.of_number)
    return tuple(note for number, note in sorted(sent.items()) if number not in taken)


def on_the_way(notes: Iterable[GoodsSent]) -> dict[str, int]:
    """Return by item code what such notes hold."""
    coming: Counter[str] = Counter()
    for note in notes:
        for row in note.lines:
            coming[row.item] += row.quantity
    return dict(coming)


def numbers_in(text: str) -> frozenset[str]:
    """Return the words of a reason, in Latin digits and without the marks around them: a note is named by its number there."""
    return frozenset(word.strip(_MARKS) for word in latin_digits(text).split())


def _pieces(part: str) -> Pieces:
    code, quantity = part.split(".")
    unit = Unit.GRAM if quantity.endswith(_GRAMS) else Unit.PIECE
    count = int(quantity.removesuffix(_GRAMS))
    if count < 1:
        raise ValueError(part)
    return Pieces(item=read_item_code(code), quantity=count, unit=unit)
