"""The receipt for money that an outlet or a courier hands over: one copy for each side, with what is still owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.text import isolate
from pos.printing.document import Expected, Figure, Mark, Weight, check_figures
from pos.printing.sheet import Banner, Facts, Heading, Prose, Sheet, Space, SumRow, Sums
from pos.printing.words import Label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pos.domain.agents import AgentAccount, Handover
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell


def handover_sheets(
    letterhead: Letterhead, account: AgentAccount, one: Handover, printed: datetime
) -> tuple[Sheet, ...]:
    """Write the receipt: the outlet's copy and the centre's.

    Args:
        letterhead: who speaks; it must know the name of who took the money.
        account: of who handed it over; what it still owes is told as it is now.
        one: what was handed over.
        printed: the moment of printing.

    Raises:
        PaperMismatch: the paper does not show the amount (a bug).
    """
    wording = letterhead.wording
    sheets = tuple(
        letterhead.sheet(
            f"{wording.label('handover.title').first} {isolate(one.number)}",
            printed,
            (
                Heading(wording.label("handover.title"), 1),
                Prose(copy, weight=Weight.STRONG),
                *_undone(letterhead, one),
                Space(3),
                *_body(letterhead, account, one),
            ),
            copy,
        )
        for copy in (wording.label("handover.outlet_copy"), wording.label("goods.centre_copy"))
    )
    for sheet in sheets:
        check_figures(sheet, Expected(letterhead.currency, (), one.told.amount_minor))
    return sheets


def _undone(letterhead: Letterhead, one: Handover) -> tuple[Block, ...]:
    if not one.undone_by:
        return ()
    wording = letterhead.wording
    by = wording.label("tally.undone_by", number=isolate(one.undone_by))
    return (Banner(wording.label("tally.undone")), Prose(by), Prose(Label(one.undone_reason)))


def _body(letterhead: Letterhead, account: AgentAccount, one: Handover) -> list[Block]:
    wording = letterhead.wording
    amount = SumRow(
        wording.label("paper.amount"),
        letterhead.price(one.told.amount_minor),
        is_total=True,
        figure=Figure(Mark.TOTAL, one.told.amount_minor),
    )
    return [
        Facts(tuple(_facts(letterhead, account, one))),
        Space(3),
        Sums((amount,)),
        Space(2),
        Prose(letterhead.in_words(one.told.amount_minor), weight=Weight.STRONG),
        Space(3),
        Prose(wording.label("handover.text")),
        letterhead.signatures("tally.outlet_signs", "tally.centre_signs"),
    ]


def _facts(letterhead: Letterhead, account: AgentAccount, one: Handover) -> Iterator[tuple[Label, Cell]]:
    wording, told = letterhead.wording, one.told
    yield wording.label("handover.number"), isolate(one.number)
    yield wording.label("paper.date"), wording.moment(one.at)
    yield wording.label("tally.outlet"), account.label
    yield wording.label("tally.letter"), isolate(account.device)
    yield wording.label("handover.into"), wording.label(f"handover.{told.into.value}").line()
    if told.paper:
        yield wording.label("handover.paper"), isolate(told.paper)
    if told.reason:
        yield wording.label("paper.reason"), told.reason
    yield wording.label("handover.taken_by"), letterhead.person(one.by)
    yield wording.label("handover.taken"), letterhead.price(account.taken_minor)
    yield wording.label("handover.owed"), letterhead.price(account.owed_minor)
