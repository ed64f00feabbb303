"""X and Z: the reading and the closing of a shift.

A Z-report freezes what the domain folded (`pos.domain.shift`); an X-report shows the same fold at any time. Cash is
counted blind, so an X-report does not say what the drawer must hold unless its caller wants it to. A Z-report ends with
three control values: how many facts it covers, the net takings, and the first digits of the chain's hash. Who has these
three can prove, months later and without the till, that the report and the journal belong together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.paper_checks import HEAD_DIGITS
from pos.domain.text import isolate
from pos.printing.document import (
    Align,
    Cell,
    Cut,
    Document,
    Expected,
    Figure,
    Gap,
    Mark,
    Pair,
    Qr,
    Row,
    Rule,
    Size,
    Text,
    Weight,
    check_figures,
)

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.domain.facts import Counted, FamilyTotal, ShiftClosed, Stamp
    from pos.domain.shift import ShiftFigures
    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead

_HASH_GROUP = 4


def z_report(
    letterhead: Letterhead,
    stamp: Stamp,
    closed: ShiftClosed,
    *,
    counted: tuple[Counted, ...] = (),
    proof: str = "",
    copy: bool = False,
) -> Document:
    """Write the report that closes a shift.

    Args:
        letterhead: who speaks.
        stamp: who closed the shift, where and when.
        closed: the frozen figures.
        counted: the notes and coins of the last count, for the accountant's eye.
        proof: the signed text of the QR code; none is printed where it is empty.
        copy: whether the report was printed before.

    Raises:
        PaperMismatch: the paper does not show the takings, or the families' amounts (a bug).
    """
    wording = letterhead.wording
    elements: list[Element] = [
        *letterhead.masthead(wording.line("shift.z_report"), copy=copy),
        Pair(wording.line("paper.paper_number"), closed.number, weight=Weight.STRONG),
        *_shift_rows(letterhead, stamp.device, stamp.by, closed.shift, closed.day),
        Pair(wording.line("shift.closed"), wording.moment(stamp.at)),
        Rule(),
        *_trade(letterhead, closed),
        *_drawer(letterhead, closed),
        Pair(wording.line("shift.counted"), letterhead.amount(closed.counted_minor)),
        Pair(wording.line("shift.difference"), letterhead.amount(closed.difference_minor), weight=Weight.STRONG),
        *_card_counted(letterhead, closed),
    ]
    if closed.reason:
        elements += letterhead.reason(closed.reason)
    if closed.approved_by:
        elements.append(Pair(wording.line("paper.approved_by"), letterhead.person(closed.approved_by).first))
    elements += _notes(letterhead, counted)
    elements += _families(letterhead, closed.families)
    elements += _control(letterhead, closed)
    if proof:
        elements.append(Qr(proof))
    for key in ("paper.cashier", "shift.lead"):
        elements += [Gap(6), Text(wording.line(key), size=Size.SMALL), Gap(12), Rule()]
    return _checked(letterhead, closed.number, [*elements, Cut()], closed.families, closed.takings_minor)


def x_report(
    letterhead: Letterhead,
    *,
    shift: int,
    day: date,
    figures: ShiftFigures,
    read: tuple[str, str, datetime],
    shows_drawer: bool = False,
) -> Document:
    """Write a reading of an open shift.

    Args:
        letterhead: who speaks.
        shift: the shift's number.
        day: its business day.
        figures: its figures so far.
        read: the till, the person's code and the moment of the reading.
        shows_drawer: whether it says what the drawer must hold; a blind count allows that only to a shift lead.

    Raises:
        PaperMismatch: the paper does not show the takings, or the families' amounts (a bug).
    """
    wording = letterhead.wording
    device, person, moment = read
    elements: list[Element] = [
        *letterhead.masthead(wording.line("shift.x_report")),
        *_shift_rows(letterhead, device, person, shift, day),
        Pair(wording.line("shift.read"), wording.moment(moment)),
        Rule(),
        *_trade(letterhead, figures),
    ]
    if shows_drawer:
        elements += _drawer(letterhead, figures)
    totals = figures.family_totals()
    elements += [*_families(letterhead, totals), Cut()]
    return _checked(letterhead, f"{device}-X-{shift}", elements, totals, figures.takings_minor)


def _shift_rows(letterhead: Letterhead, device: str, person: str, shift: int, day: date) -> list[Element]:
    wording = letterhead.wording
    return [
        Pair(wording.line("paper.till"), device),
        Pair(wording.line("paper.shift"), isolate(f"#{wording.digits(str(shift))}")),
        Pair(wording.line("paper.day"), wording.day(day)),
        Pair(wording.line("paper.cashier"), letterhead.person(person).first),
    ]


def _trade(letterhead: Letterhead, figures: ShiftClosed | ShiftFigures) -> list[Element]:
    """Return what was sold and undone, and what came in."""
    wording = letterhead.wording

    def counted(key: str, count: int) -> str:
        return wording.line(key, count=wording.count(count))

    rows = [
        (counted("shift.sales", figures.sales), figures.gross_minor),
        (counted("shift.voids", figures.voids), -figures.voided_minor),
        (counted("shift.refunds", figures.refunds), -figures.refunded_minor),
        (wording.line("shift.rounding"), figures.rounding_minor),
    ]
    takings = letterhead.price(figures.takings_minor)
    return [
        *(Pair(label, letterhead.amount(minor)) for label, minor in rows),
        Pair(
            wording.line("shift.takings"), takings, Size.LARGE, Weight.STRONG, Figure(Mark.TOTAL, figures.takings_minor)
        ),
        Pair(wording.line("shift.cash"), letterhead.amount(figures.cash_minor)),
        Pair(wording.line("shift.card"), letterhead.amount(figures.card_minor)),
    ]


def _card_counted(letterhead: Letterhead, closed: ShiftClosed) -> list[Element]:
    """Return what the card machine said and by how much it differs; that nobody read it where cards were taken."""
    wording = letterhead.wording
    if closed.card_counted_minor is None:
        return [Text(wording.line("shift.card_unread"), weight=Weight.STRONG)] if closed.card_minor else []
    difference = closed.card_counted_minor - closed.card_minor
    return [
        Pair(wording.line("shift.card_counted"), letterhead.amount(closed.card_counted_minor)),
        Pair(wording.line("shift.card_difference"), letterhead.amount(difference), weight=Weight.STRONG),
    ]


def _drawer(letterhead: Letterhead, figures: ShiftClosed | ShiftFigures) -> list[Element]:
    wording = letterhead.wording
    return [
        Rule(),
        Text(wording.line("shift.drawer"), weight=Weight.STRONG),
        Pair(wording.line("shift.float"), letterhead.amount(figures.float_minor)),
        Pair(wording.line("shift.cash_kept"), letterhead.amount(figures.cash_minor)),
        Pair(wording.line("shift.moved"), letterhead.amount(figures.moved_minor)),
        Pair(wording.line("shift.expected"), letterhead.amount(figures.expected_minor)),
    ]


def _notes(letterhead: Letterhead, counted: tuple[Counted, ...]) -> list[Element]:
    if not counted:
        return []
    wording = letterhead.wording
    rows = [
        Row(
            (
                Cell(letterhead.amount(pile.denomination_minor), 3, Align.NUMBER),
                Cell(isolate(f"× {wording.digits(str(pile.pieces))}"), 2, Align.CENTRE),
                Cell(letterhead.amount(pile.denomination_minor * pile.pieces), 3, Align.NUMBER),
            ),
            Size.SMALL,
        )
        for pile in counted
    ]
    return [Rule(), Text(wording.line("shift.notes"), weight=Weight.STRONG), *rows]


def _families(letterhead: Letterhead, totals: tuple[FamilyTotal, ...]) -> list[Element]:
    """Return each family's amount by its number; the empty number is the centre."""
    wording = letterhead.wording
    rows = [
        Pair(
            letterhead.owner(total.family).first if total.family else wording.line("paper.centre"),
            letterhead.amount(total.amount_minor),
            figure=Figure(Mark.LINE, total.amount_minor),
        )
        for total in totals
    ]
    return [Rule(), Text(wording.line("shift.families"), weight=Weight.STRONG), *rows]


def _control(letterhead: Letterhead, closed: ShiftClosed) -> list[Element]:
    wording = letterhead.wording
    facts = closed.last_seq - closed.first_seq + 1
    return [
        Rule(heavy=True),
        Text(wording.line("shift.control"), weight=Weight.STRONG),
        Pair(wording.line("shift.control_count"), wording.count(facts)),
        Pair(wording.line("shift.control_total"), letterhead.amount(closed.takings_minor)),
        Pair(wording.line("shift.control_hash"), isolate(short_hash(closed.head)), weight=Weight.STRONG),
    ]


def short_hash(hexadecimal: str) -> str:
    """Return the first digits of a hash in groups that can be read out: `9F2C 01AB 77E0`."""
    digits = hexadecimal[:HEAD_DIGITS].upper()
    return " ".join(digits[start : start + _HASH_GROUP] for start in range(0, len(digits), _HASH_GROUP))


def _checked(
    letterhead: Letterhead, title: str, elements: list[Element], totals: tuple[FamilyTotal, ...], takings_minor: int
) -> Document:
    document = Document(title, letterhead.wording.direction, tuple(elements))
    lines = tuple(total.amount_minor for total in totals)
    check_figures(document, Expected(letterhead.currency, lines, takings_minor))
    return document
