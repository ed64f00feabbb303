"""The office's notes about money: a payout that was undone, cash put into the cash box or taken out of it.

Each is told once, as rows, and set on A4 in two copies and as a slip of the till's printer: both show the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.bazaar import PayBy
from pos.domain.payout_facts import CashBoxEmptied, CashBoxFilled, CashPlace, ReversalCause
from pos.domain.text import isolate
from pos.printing.document import (
    Cut,
    Document,
    Expected,
    Figure,
    Gap,
    Mark,
    Pair,
    Rule,
    Size,
    Text,
    Weight,
    check_figures,
)
from pos.printing.sheet import Facts, Heading, Prose, Sheet, Space, SumRow, Sums
from pos.printing.words import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.domain.facts import Stamp
    from pos.domain.payout_facts import PayoutReversed
    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead

BoxFact = CashBoxFilled | CashBoxEmptied
_CAUSES = {
    ReversalCause.RETURNED: "note.returned",
    ReversalCause.RUN: "note.wrong_run",
    ReversalCause.VOUCHER: "note.wrong_voucher",
}
_PLACES = {CashPlace.SAFE: "note.safe", CashPlace.BANK: "note.bank"}
_COPIES = ("note.first_copy", "note.second_copy")


@dataclass(frozen=True, slots=True)
class _Note:
    """What one of these papers says.

    Attributes:
        title: the key of what it is called.
        rows: names and values, in order.
        reason: why, in the writer's own words; may be empty.
        meaning: the key of the sentence above the signatures.
        signers: the keys of who signs.
    """

    title: str
    number: str
    amount_minor: int
    rows: tuple[tuple[Label, Label], ...]
    reason: str
    meaning: str
    signers: tuple[str, ...]


def reversal_sheets(letterhead: Letterhead, stamp: Stamp, undone: PayoutReversed) -> tuple[Sheet, ...]:
    """Write the document that undoes a family's line of a payout run, in two copies.

    Args:
        letterhead: who speaks; it must know the names of the family and of the two persons.
        stamp: who undid it, and when.
        undone: what was undone.

    Raises:
        PaperMismatch: the paper does not show the amount (a bug).
    """
    return _sheets(letterhead, stamp, _reversal(letterhead, stamp, undone))


def reversal_slip(letterhead: Letterhead, stamp: Stamp, undone: PayoutReversed, *, copy: bool = False) -> Document:
    """Write the same document for the till's printer.

    Args:
        letterhead: who speaks.
        stamp: who undid it, and when.
        undone: what was undone.
        copy: whether the slip was printed before.

    Raises:
        PaperMismatch: the paper does not show the amount (a bug).
    """
    return _slip(letterhead, _reversal(letterhead, stamp, undone), copy=copy)


def box_note_sheets(letterhead: Letterhead, stamp: Stamp, moved: BoxFact) -> tuple[Sheet, ...]:
    """Write the note of cash that was put into the cash box or taken out of it, in two copies.

    Args:
        letterhead: who speaks; it must know the name of who moved it.
        stamp: who moved it, and when.
        moved: how much, and from or to where.

    Raises:
        PaperMismatch: the paper does not show the amount (a bug).
    """
    return _sheets(letterhead, stamp, _box_note(letterhead, stamp, moved))


def box_note_slip(letterhead: Letterhead, stamp: Stamp, moved: BoxFact, *, copy: bool = False) -> Document:
    """Write the same note for the till's printer.

    Args:
        letterhead: who speaks.
        stamp: who moved it, and when.
        moved: how much, and from or to where.
        copy: whether the slip was printed before.

    Raises:
        PaperMismatch: the paper does not show the amount (a bug).
    """
    return _slip(letterhead, _box_note(letterhead, stamp, moved), copy=copy)


# -- what they say --------------------------------------------------------------------------------------------------


def _reversal(letterhead: Letterhead, stamp: Stamp, undone: PayoutReversed) -> _Note:
    label = letterhead.wording.label

    def rows() -> Iterator[tuple[Label, Label]]:
        yield label("paper.paper_number"), Label(isolate(undone.number))
        yield label("paper.date"), Label(letterhead.wording.moment(stamp.at))
        yield label("paper.family"), letterhead.family(undone.family)
        yield label("statement.number"), Label(isolate(undone.family))
        yield label("statement.run"), Label(isolate(undone.run))
        method = "statement.pay_cash" if undone.pay_by is PayBy.CASH else "statement.pay_bank"
        yield label("statement.pay_by"), label(method)
        yield label("note.cause"), label(_CAUSES[undone.cause])
        if undone.reference:
            yield label("note.reference"), Label(isolate(undone.reference))
        yield label("note.asked_by"), letterhead.person(stamp.by)
        yield label("paper.approved_by"), letterhead.person(undone.approved_by)

    meaning = "note.was_paid" if undone.was_paid else "note.was_not_paid"
    signers = ("note.asked_by", "paper.approved_by")
    return _Note("note.reversal", undone.number, undone.amount_minor, tuple(rows()), undone.reason, meaning, signers)


def _box_note(letterhead: Letterhead, stamp: Stamp, moved: BoxFact) -> _Note:
    label = letterhead.wording.label
    is_filled = isinstance(moved, CashBoxFilled)
    place = moved.source if isinstance(moved, CashBoxFilled) else moved.target
    return _Note(
        "note.filled" if is_filled else "note.emptied",
        moved.number,
        moved.amount_minor,
        (
            (label("paper.paper_number"), Label(isolate(moved.number))),
            (label("paper.date"), Label(letterhead.wording.moment(stamp.at))),
            (label("note.from" if is_filled else "note.to"), label(_PLACES[place])),
            (label("note.recorded_by"), letterhead.person(stamp.by)),
        ),
        moved.reason,
        "note.filled_text" if is_filled else "note.emptied_text",
        ("cash.giver", "cash.taker"),
    )


# -- how they stand -------------------------------------------------------------------------------------------------


def _sheets(letterhead: Letterhead, stamp: Stamp, note: _Note) -> tuple[Sheet, ...]:
    wording = letterhead.wording
    title = wording.label(note.title)
    figure = Figure(Mark.TOTAL, note.amount_minor)
    amount = SumRow(wording.label("paper.amount"), letterhead.price(note.amount_minor), is_total=True, figure=figure)
    reason = ((wording.label("paper.reason"), Label(note.reason)),) if note.reason else ()
    sheets = tuple(
        letterhead.sheet(
            f"{title.first} {isolate(note.number)}",
            stamp.at,
            (
                Heading(title, 1),
                Prose(copy, weight=Weight.STRONG),
                Space(3),
                Facts((*note.rows, *reason)),
                Space(3),
                Sums((amount,)),
                Space(2),
                Prose(letterhead.in_words(note.amount_minor), weight=Weight.STRONG),
                Space(3),
                Prose(wording.label(note.meaning)),
                letterhead.signatures(*note.signers),
            ),
            copy,
        )
        for copy in map(wording.label, _COPIES)
    )
    for sheet in sheets:
        check_figures(sheet, Expected(letterhead.currency, (), note.amount_minor))
    return sheets


def _slip(letterhead: Letterhead, note: _Note, *, copy: bool) -> Document:
    wording = letterhead.wording
    figure = Figure(Mark.TOTAL, note.amount_minor)
    elements: list[Element] = [
        *letterhead.masthead(wording.line(note.title), copy=copy),
        *(Pair(name.line(), value.first) for name, value in note.rows),
        Rule(),
        Pair(wording.line("paper.amount"), letterhead.price(note.amount_minor), Size.TITLE, Weight.STRONG, figure),
        *(Text(words, size=Size.SMALL) for words in letterhead.in_words(note.amount_minor).lines()),
        Rule(),
    ]
    if note.reason:
        elements += letterhead.reason(note.reason)
    elements += [Text(words, size=Size.SMALL) for words in wording.label(note.meaning).lines()]
    for key in note.signers:
        elements += [Gap(6), Text(wording.line(key), size=Size.SMALL), Gap(12), Rule()]
    document = Document(note.number, wording.direction, (*elements, Cut()))
    check_figures(document, Expected(letterhead.currency, (), note.amount_minor))
    return document
