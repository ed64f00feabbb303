"""The slip for cash that is put into a drawer or taken out of it without a sale; both hands sign it."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from pos.domain.facts import CashMoved, Stamp
    from pos.printing.document import Element
    from pos.printing.papers.letterhead import Letterhead


def cash_slip(letterhead: Letterhead, stamp: Stamp, moved: CashMoved, *, copy: bool = False) -> Document:
    """Write the slip of a cash movement; its amount is positive, its title says which way the money went.

    Args:
        letterhead: who speaks.
        stamp: who moved the cash, where and when.
        moved: what was moved.
        copy: whether the slip was printed before.

    Raises:
        PaperMismatch: the paper does not show the amount (a bug).
    """
    wording = letterhead.wording
    amount = abs(moved.amount_minor)
    title = wording.line("cash.put_in" if moved.amount_minor > 0 else "cash.taken_out")
    elements: list[Element] = [
        *letterhead.masthead(title, copy=copy),
        Pair(wording.line("paper.paper_number"), moved.number, weight=Weight.STRONG),
        Pair(wording.line("paper.date"), wording.moment(stamp.at)),
        Pair(wording.line("paper.till"), stamp.device),
        Pair(wording.line("paper.cashier"), letterhead.person(stamp.by).first),
        Pair(wording.line("cash.purpose"), wording.label(f"cash.{moved.purpose.value}").first),
        Rule(),
        Pair(
            wording.line("paper.amount"),
            letterhead.price(amount),
            Size.TITLE,
            Weight.STRONG,
            Figure(Mark.TOTAL, amount),
        ),
        *(Text(words, size=Size.SMALL) for words in letterhead.in_words(amount).lines()),
        Rule(),
        *letterhead.reason(moved.reason),
    ]
    if moved.approved_by:
        elements.append(Pair(wording.line("paper.approved_by"), letterhead.person(moved.approved_by).first))
    for key in ("cash.giver", "cash.taker"):
        elements += [Gap(6), Text(wording.line(key), size=Size.SMALL), Gap(12), Rule()]
    document = Document(moved.number, wording.direction, (*elements, Cut()))
    check_figures(document, Expected(letterhead.currency, (), amount))
    return document
