"""What every goods note has: who gave and who took, the copies for both sides, and the lines on which they sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Align, Cut, Gap, Pair, Rule, Size, Text, Weight
from pos.printing.sheet import Heading, Prose, Sheet, Signatures, Space
from pos.printing.words import Label

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.facts import Stamp
    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell

COPIES = ("goods.family_copy", "goods.centre_copy")


def slip_head(letterhead: Letterhead, key: str, stamp: Stamp, number: str, family: str, *, copy: bool) -> list[Element]:
    """Return the head of a slip: the centre's name, the paper's own, and the parties."""
    pairs = parties(letterhead, stamp, number, family)
    rows = (Pair(name.line(), value.first if isinstance(value, Label) else value) for name, value in pairs)
    return [*letterhead.masthead(letterhead.wording.line(key), copy=copy), *rows]


def slip_foot(letterhead: Letterhead) -> list[Element]:
    """Return where the family and the desk sign a slip, and its end."""
    elements: list[Element] = []
    for key in ("goods.family_signs", "goods.desk_signs"):
        elements += [Gap(6), Text(letterhead.wording.line(key), size=Size.SMALL), Gap(12), Rule()]
    return [*elements, Cut()]


def list_head(letterhead: Letterhead, key: str, read: tuple[str, str, datetime]) -> list[Element]:
    """Return the head of a list that one till knows: what it is, and which till read it, by whom and when."""
    wording, (device, person, moment) = letterhead.wording, read
    return [
        *letterhead.masthead(wording.line(key)),
        Pair(wording.line("paper.till"), device),
        Pair(wording.line("shift.read"), wording.moment(moment)),
        Pair(wording.line("ledger.reader"), letterhead.person(person).first),
        *(Text(words, Align.CENTRE, Size.SMALL) for words in wording.label("ledger.one_till").lines()),
    ]


def family_head(letterhead: Letterhead, family: str) -> list[Element]:
    """Return the line over a family's items on a list; the centre has no number."""
    number = f"{isolate(family)} · " if family else ""
    return [Rule(), Text(f"{number}{letterhead.family(family).first}", weight=Weight.STRONG)]


def parties(letterhead: Letterhead, stamp: Stamp, number: str, family: str) -> tuple[tuple[Label, Cell], ...]:
    """Return the note's number and moment, the desk's person, and the family with its number."""
    wording = letterhead.wording
    return (
        (wording.label("goods.note_number"), isolate(number)),
        (wording.label("paper.date"), wording.moment(stamp.at)),
        (wording.label("goods.desk_signs"), letterhead.person(stamp.by)),
        (wording.label("paper.family"), letterhead.family(family)),
        (wording.label("statement.number"), isolate(family or "-")),
    )


def with_code(name: Label, code: str, *remarks: str) -> Label:
    """Return a name with the item's code and what is remarked of it, small, below it."""
    return Label(name.first, " · ".join(part for part in (name.second, isolate(code), *remarks) if part))


def signatures(letterhead: Letterhead) -> Signatures:
    """Return where both sides and a witness sign a note."""
    return letterhead.signatures("goods.family_signs", "goods.desk_signs", "goods.witness_signs")


def both_copies(
    letterhead: Letterhead, key: str, number: str, stamp: Stamp, blocks: list[Block], page: tuple[Block, ...] = ()
) -> tuple[Sheet, ...]:
    """Return the family's and the centre's copy of a note; the link of the family's own page is the family's alone."""
    wording = letterhead.wording
    title = f"{wording.label(key).first} {isolate(number)}"
    return tuple(
        letterhead.sheet(
            title,
            stamp.at,
            (
                Heading(wording.label(key), 1),
                Prose(wording.label(copy), weight=Weight.STRONG),
                Space(2),
                *blocks,
                *(page if copy == COPIES[0] else ()),
            ),
            wording.label(copy),
        )
        for copy in COPIES
    )
