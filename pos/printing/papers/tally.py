"""Tally sheets of outlets that sell on paper: the empty form that is filled in by hand, and the recorded sheet as its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.facts import Method
from pos.domain.own_books import sheet_code
from pos.domain.text import isolate
from pos.printing.document import Size, Weight
from pos.printing.papers.goods_parts import with_code
from pos.printing.sheet import (
    Banner,
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
    from collections.abc import Sequence
    from datetime import datetime

    from pos.domain.bazaar import ItemCard
    from pos.domain.own_books import OwnBook, TallyLine, TallyRow
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell

EMPTY_ROWS = 6  # for what is on no list
_ROOM = ("." * 12, "." * 16)  # to write on
_SIGNERS = ("tally.outlet_signs", "tally.centre_signs")
_MONEY = {Method.AGENT: "agent", Method.CASH: "cash", Method.TRANSFER: "transfer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyForm:
    """An empty sheet.

    Attributes:
        book: the outlet's.
        paper: the sheet's own number.
        items: what may be sold there, family by family; pieces only, for nothing is weighed on paper.
        printed: the moment of printing.
    """

    book: OwnBook
    paper: str
    items: Sequence[ItemCard]
    printed: datetime


def tally_form_sheet(letterhead: Letterhead, form: TallyForm) -> Sheet:
    """Write an empty sheet: every item with its price, room for the count and the amount, and the totals at the foot.

    Args:
        letterhead: who speaks; it must know the names of families.
        form: what stands on it.
    """
    wording = letterhead.wording
    blocks = (
        *_head(letterhead, "tally.form", form.book, form.paper),
        Prose(wording.label("tally.how"), Size.SMALL),
        Space(1),
        _form_table(letterhead, form.items),
        Space(2),
        Facts(tuple((wording.label(f"tally.{key}"), "." * 24) for key in ("foot_pieces", "foot_amount")), columns=2),
        Prose(wording.label("tally.commission"), Size.SMALL),
        Code(sheet_code(form.book.device, form.paper), wording.label("tally.scan")),
        letterhead.signatures(*_SIGNERS),
    )
    title = f"{wording.label('tally.form').first} {isolate(form.paper)}"
    return letterhead.sheet(title, form.printed, blocks)


def tally_recorded_sheet(letterhead: Letterhead, book: OwnBook, row: TallyRow, printed: datetime) -> Sheet:
    """Write a recorded sheet, as the register has it.

    Args:
        letterhead: who speaks; it must know the names of items, families and people.
        book: the outlet's.
        row: the sheet.
        printed: the moment of printing.
    """
    wording, told = letterhead.wording, row.sheet
    facts: list[tuple[Label, Cell]] = [
        (wording.label("paper.paper_number"), isolate(row.number)),
        (wording.label("paper.day"), wording.day(told.day)),
        (wording.label("tally.keyed_by"), letterhead.person(row.by)),
        (wording.label("tally.foot_pieces"), wording.count(told.pieces)),
        (wording.label("tally.foot_amount"), letterhead.price(told.total_minor)),
    ]
    if told.method in _MONEY:
        facts.append((wording.label("tally.money"), wording.label(f"tally.{_MONEY[told.method]}")))
    undone: tuple[Block, ...] = ()
    if row.reversed_by:
        by = wording.label("tally.undone_by", number=isolate(row.reversed_by))
        undone = (Banner(wording.label("tally.undone")), Prose(by), Prose(Label(row.reason)))
    blocks = (
        *_head(letterhead, "tally.recorded", book, told.paper),
        *undone,
        Facts(tuple(facts)),
        Space(1),
        _recorded_table(letterhead, told.lines),
        letterhead.signatures(*_SIGNERS),
    )
    return letterhead.sheet(f"{wording.label('tally.recorded').first} {isolate(row.number)}", printed, blocks)


def _head(letterhead: Letterhead, key: str, book: OwnBook, paper: str) -> tuple[Block, ...]:
    wording = letterhead.wording
    facts: tuple[tuple[Label, Cell], ...] = (
        (wording.label("tally.outlet"), book.label),
        (wording.label("tally.letter"), isolate(book.device)),
        (wording.label("tally.paper"), isolate(paper or "—")),
    )
    day: tuple[Block, ...] = ()
    if key == "tally.form":
        day = (Facts(((wording.label("paper.day"), "." * 24),)),)
    return (Heading(wording.label(key), 1), Prose(letterhead.bazaar_name(), weight=Weight.STRONG), Facts(facts), *day)


def _form_table(letterhead: Letterhead, items: Sequence[ItemCard]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.number"), 6),
        Column(wording.label("paper.item"), 44),
        Column(wording.label("paper.price"), 16, is_number=True),
        Column(wording.label("tally.count"), 16),
        Column(wording.label("tally.amount"), 20),
    )
    rows: list[TableRow] = []
    family = None
    for number, card in enumerate(items, 1):
        if card.family != family:
            family = card.family
            rows.append(TableRow((_owner(letterhead, family),), RowKind.GROUP))
        name = wording.choose(card.name_ar, card.name_en)
        rows.append(
            TableRow((wording.count(number), with_code(name, card.code), letterhead.amount(card.price_minor), *_ROOM))
        )
    start = len(items) + 1
    rows += [TableRow((wording.count(start + n), "." * 40, "", *_ROOM)) for n in range(EMPTY_ROWS)]
    return Table(columns, tuple(rows))


def _recorded_table(letterhead: Letterhead, lines: Sequence[TallyLine]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.number"), 6),
        Column(wording.label("paper.item"), 36),
        Column(wording.label("paper.family"), 26),
        Column(wording.label("paper.price"), 16, is_number=True),
        Column(wording.label("tally.count"), 12, is_number=True),
        Column(wording.label("tally.amount"), 18, is_number=True),
    )
    body = [
        TableRow(
            (
                wording.count(number),
                _named(letterhead, line),
                _owner(letterhead, line.family),
                letterhead.amount(line.price_minor),
                wording.count(line.count),
                letterhead.amount(line.amount_minor),
            )
        )
        for number, line in enumerate(lines, 1)
    ]
    pieces, amount = sum(line.count for line in lines), sum(line.amount_minor for line in lines)
    sums: tuple[Cell, ...] = (
        "",
        wording.label("paper.sum"),
        "",
        "",
        wording.count(pieces),
        letterhead.amount(amount),
    )
    return Table(columns, (*body, TableRow(sums, RowKind.SUM)))


def _named(letterhead: Letterhead, line: TallyLine) -> Label:
    name = letterhead.item(line.item, line.name or "—")
    return with_code(name, line.item) if line.item else name


def _owner(letterhead: Letterhead, family: str) -> Label:
    """Return whose an item is, with the number small beside the name; the centre's own has a line of its own."""
    name = letterhead.family(family)
    if not family:
        return name
    return Label(f"{isolate(family)} · {name.first}" if family in letterhead.families else isolate(family), name.second)
