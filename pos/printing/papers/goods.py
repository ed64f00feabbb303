"""Goods notes: what a family leaves in trust, and what it takes home again; printed twice and signed by both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.bazaar import Unsold
from pos.domain.text import isolate
from pos.domain.weighing import Unit
from pos.printing.document import (
    Document,
    Expected,
    Figure,
    Mark,
    Pair,
    Rule,
    Size,
    Text,
    Weight,
    check_figures,
)
from pos.printing.papers.goods_equation import equation_blocks, equation_slip
from pos.printing.papers.goods_parts import COPIES, both_copies, parties, signatures, slip_foot, slip_head, with_code
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
    from collections.abc import Mapping, Sequence

    from pos.domain.facts import Stamp
    from pos.domain.goods_facts import GoodsReceived, GoodsReturned, Pieces, ReceivedLine
    from pos.domain.stock import Equation
    from pos.printing.document import Element
    from pos.printing.papers.goods_equation import ItemTerms
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Block, Cell

SLIP_LINES_MAX = 100  # of a note whose two copies fit on one paper


def goods_received_note(letterhead: Letterhead, stamp: Stamp, note: GoodsReceived) -> tuple[Sheet, ...]:
    """Write the note for goods left in trust: the family's copy and the centre's.

    Args:
        letterhead: who speaks; it must know the family's name.
        stamp: who received the goods, where and when.
        note: what was received, on which terms.

    Raises:
        PaperMismatch: the paper does not show every line and the value (a bug).
    """
    wording = letterhead.wording
    terms = wording.choose(letterhead.bazaar.terms_ar, letterhead.bazaar.terms_en)
    blocks: list[Block] = [
        Facts(
            (
                *parties(letterhead, stamp, note.number, note.family),
                (wording.label("goods.commission"), wording.rate(note.rate_bp)),
                (wording.label("goods.terms_version"), isolate(note.terms)),
            )
        ),
        Space(2),
        _received_table(letterhead, note.lines),
    ]
    if any(line.declared != line.quantity for line in note.lines):
        blocks += [Space(2), Prose(wording.label("goods.differs"), Size.SMALL)]
    decided = _decided(letterhead, note)
    if decided:
        blocks += [Heading(wording.label("goods.decided"))]
        blocks += [Prose(Label(f"{said}: {why}"), Size.SMALL) for said, why in decided]
    if terms.first:
        blocks += [Heading(wording.label("goods.terms")), Prose(terms)]
    blocks.append(signatures(letterhead))
    sheets = both_copies(letterhead, "goods.received", note.number, stamp, blocks, letterhead.page_block(note.family))
    values = tuple(line.value_minor for line in note.lines)
    for sheet in sheets:
        check_figures(sheet, Expected(letterhead.currency, values, sum(values)))
    return sheets


def goods_received_slip(letterhead: Letterhead, stamp: Stamp, note: GoodsReceived, *, copy: bool = False) -> Document:
    """Write the short form of the note for a desk that has only a thermal printer: the family's copy, then the centre's.

    Args:
        letterhead: who speaks; it must know the family's name.
        stamp: who received the goods, where and when.
        note: what was received; of a very long one there is one copy, for no paper is longer than four metres.
        copy: whether the slip was printed before.

    Raises:
        PaperMismatch: the paper does not show every line and the value (a bug).
    """
    keys = COPIES if len(note.lines) <= SLIP_LINES_MAX else COPIES[1:]
    slips = [_received_slip(letterhead, stamp, note, key, copy=copy) for key in keys]
    elements = tuple(element for slip in slips for element in slip.elements)
    return Document(note.number, letterhead.wording.direction, elements)


def _received_slip(letterhead: Letterhead, stamp: Stamp, note: GoodsReceived, key: str, *, copy: bool) -> Document:
    wording = letterhead.wording
    elements = slip_head(letterhead, "goods.received", stamp, note.number, note.family, copy=copy)
    elements += [
        Text(wording.line(key), weight=Weight.STRONG),
        Pair(wording.line("goods.commission"), wording.rate(note.rate_bp)),
        Text(f"{wording.line('goods.terms_version')}: {isolate(note.terms)}"),
        *_agreed_unsold(letterhead, note),
        Rule(),
    ]
    is_mixed = len({line.unsold for line in note.lines}) > 1
    for line in note.lines:
        elements += _slip_line(letterhead, line, is_mixed=is_mixed)
    values = tuple(line.value_minor for line in note.lines)
    total = Figure(Mark.TOTAL, sum(values))
    price = letterhead.price(sum(values))
    elements += [Rule(), Pair(wording.line("goods.value"), price, Size.LARGE, Weight.STRONG, total)]
    if any(line.declared != line.quantity for line in note.lines):
        elements.append(Text(wording.line("goods.differs_signed"), size=Size.SMALL))
    elements += [Text(text, size=Size.SMALL) for texts in _decided(letterhead, note) for text in texts]
    elements += letterhead.page_slip(note.family) if key == COPIES[0] else []
    document = Document(note.number, wording.direction, (*elements, *slip_foot(letterhead)))
    check_figures(document, Expected(letterhead.currency, values, sum(values)))
    return document


def _agreed_unsold(letterhead: Letterhead, note: GoodsReceived) -> list[Element]:
    """Return what becomes of unsold pieces where it is the same for all of them; otherwise each line says it."""
    agreed = {line.unsold for line in note.lines}
    return [_unsold(letterhead, agreed.pop())] if len(agreed) == 1 else []


def _unsold(letterhead: Letterhead, unsold: Unsold) -> Element:
    said = letterhead.wording.line(f"goods.unsold_{unsold.value}")
    return Pair(letterhead.wording.line("goods.unsold"), said, Size.SMALL)


def _slip_line(letterhead: Letterhead, line: ReceivedLine, *, is_mixed: bool) -> list[Element]:
    """Return a line of the slip: its value, what was counted, and below it whatever else was agreed."""
    wording, value = letterhead.wording, line.value_minor
    name = wording.choose(line.name_ar, line.name_en)
    times = wording.times(line.quantity, letterhead.currency, line.price_minor, line.unit)
    elements: list[Element] = [
        Pair(name.first, letterhead.amount(value), weight=Weight.STRONG, figure=Figure(Mark.LINE, value)),
        *((Text(name.second, size=Size.SMALL),) if name.second else ()),
        Pair(isolate(line.item), times, Size.SMALL),
    ]
    if line.declared != line.quantity:
        elements += [
            Pair(wording.line("goods.declared"), wording.quantity(line.declared, line.unit), Size.SMALL),
            Pair(wording.line("goods.difference"), _difference(letterhead, line), Size.SMALL, Weight.STRONG),
        ]
    if line.floor_minor:
        elements.append(Pair(wording.line("goods.floor"), letterhead.amount(line.floor_minor), Size.SMALL))
    if line.expiry is not None:
        elements.append(Pair(wording.line("goods.expiry"), wording.day(line.expiry), Size.SMALL))
    if is_mixed:
        elements.append(_unsold(letterhead, line.unsold))
    if line.batch:
        elements.append(Pair(wording.line("goods.batch"), isolate(line.batch), Size.SMALL))
    if line.remark:
        elements.append(Text(line.remark, size=Size.SMALL))
    return elements


def _remarks(letterhead: Letterhead, line: ReceivedLine) -> tuple[str, ...]:
    """Return the batch and the remark of a line, each as a text; only what there is."""
    batch = f"{letterhead.wording.label('goods.batch').first} {isolate(line.batch)}" if line.batch else ""
    return tuple(text for text in (batch, line.remark) if text)


def _decided(letterhead: Letterhead, note: GoodsReceived) -> list[tuple[str, str]]:
    """Return what was decided at the desk: each decision in the languages of the paper, and below it about what, and why."""
    names = {line.item: line for line in note.lines}
    texts = []
    for decision in note.decisions:
        line = names.get(decision.item)
        about = "" if line is None else letterhead.wording.choose(line.name_ar, line.name_en).first
        said = letterhead.wording.line(f"goods.{decision.concern.value}")
        texts.append((said, " — ".join(part for part in (about, decision.reason) if part)))
    return texts


def goods_returned_slip(
    letterhead: Letterhead,
    stamp: Stamp,
    note: GoodsReturned,
    *,
    copy: bool = False,
    terms: Sequence[ItemTerms] = (),
) -> Document:
    """Write the short form of the note for goods that go home, pieces only: the family's copy, then the centre's.

    Args:
        letterhead: who speaks; it must know the names of the family and its items.
        stamp: who handed the goods back, where and when.
        note: what was handed back.
        copy: whether the slip was printed before.
        terms: the equation of each item by what this till knew when the note was recorded.
    """
    lines = len(note.lines) + len(terms) + sum(len(rows) for _, rows in _parts(note))
    keys = COPIES if lines <= SLIP_LINES_MAX else COPIES[1:]
    account = equation_slip(letterhead, terms)
    elements = [each for key in keys for each in _returned_slip(letterhead, stamp, note, key, account, copy=copy)]
    return Document(note.number, letterhead.wording.direction, tuple(elements))


def _returned_slip(
    letterhead: Letterhead, stamp: Stamp, note: GoodsReturned, key: str, account: list[Element], *, copy: bool
) -> list[Element]:
    wording = letterhead.wording
    elements = slip_head(letterhead, "goods.returned", stamp, note.number, note.family, copy=copy)
    elements.append(Text(wording.line(key), weight=Weight.STRONG))
    if note.collector:
        elements.append(Pair(wording.line("goods.collector"), note.collector))
    elements.append(Rule())
    elements += _slip_pieces(letterhead, note.lines)
    count = wording.count(sum(pieces.quantity for pieces in note.lines if pieces.unit is Unit.PIECE))
    elements += [Rule(), Pair(wording.line("paper.pieces"), count, Size.LARGE, Weight.STRONG)]
    for title, rows in _parts(note):
        elements += [Rule(), Text(wording.line(title), weight=Weight.STRONG), *_slip_pieces(letterhead, rows)]
    elements += account
    if _is_one_of_many(letterhead, note):
        elements.append(Text(wording.line("goods.by_this_till"), size=Size.SMALL))
    return elements + slip_foot(letterhead)


def _slip_pieces(letterhead: Letterhead, rows: tuple[Pieces, ...]) -> list[Element]:
    elements: list[Element] = []
    for pieces in rows:
        quantity = letterhead.wording.quantity(pieces.quantity, pieces.unit)
        name = letterhead.item(pieces.item)
        elements.append(Pair(name.first, quantity, weight=Weight.STRONG))
        if name.second:
            elements.append(Text(name.second, size=Size.SMALL))
        elements.append(Text(isolate(pieces.item), size=Size.SMALL))
    return elements


def goods_returned_note(
    letterhead: Letterhead,
    stamp: Stamp,
    note: GoodsReturned,
    reckonings: Mapping[str, Equation],
    terms: Sequence[ItemTerms] = (),
) -> tuple[Sheet, ...]:
    """Write the note for unsold goods that go home: the family's copy and the centre's.

    Args:
        letterhead: who speaks; it must know the names of the family and its items.
        stamp: who handed the goods back, where and when.
        note: what was handed back.
        reckonings: the equation of goods by item code, over all tills, this note included; an item that is not in it is
            shown with its pieces alone.
        terms: the equation of each item by what this till knew when the note was recorded.
    """
    wording = letterhead.wording
    facts = [*parties(letterhead, stamp, note.number, note.family)]
    if note.collector:
        facts.append((wording.label("goods.collector"), note.collector))
    blocks: list[Block] = [
        Facts(tuple(facts)),
        Space(2),
        _returned_table(letterhead, note.lines, reckonings),
        Space(1),
        Prose(wording.label("goods.equation"), Size.SMALL),
    ]
    for title, rows in _parts(note):
        blocks += [Heading(wording.label(title)), _pieces_table(letterhead, rows)]
    blocks += equation_blocks(letterhead, terms)
    if _is_one_of_many(letterhead, note):
        blocks += [Space(1), Prose(wording.label("goods.by_this_till"), Size.SMALL)]
    blocks.append(signatures(letterhead))
    return both_copies(letterhead, "goods.returned", note.number, stamp, blocks)


def _received_table(letterhead: Letterhead, lines: tuple[ReceivedLine, ...]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.number"), 7),
        Column(wording.label("paper.item"), 36),
        Column(wording.label("goods.declared"), 18, is_number=True),
        Column(wording.label("goods.counted"), 18, is_number=True),
        Column(wording.label("paper.price"), 18, is_number=True),
        Column(wording.label("goods.floor"), 20, is_number=True),
        Column(wording.label("goods.expiry"), 22),
        Column(wording.label("goods.unsold"), 18),
        Column(wording.label("goods.value"), 21, is_number=True),
    )
    rows = [_received_row(letterhead, number, line) for number, line in enumerate(lines, 1)]
    counted = [line for line in lines if line.unit is Unit.PIECE]
    pieces = sum(line.quantity for line in counted)
    declared = sum(line.declared for line in counted)
    value = sum(line.value_minor for line in lines)
    total: tuple[Cell, ...] = (
        "",
        wording.label("paper.sum"),
        wording.count(declared),
        wording.count(pieces),
        *("",) * 4,
        letterhead.amount(value),
    )
    return Table(columns, (*rows, TableRow(total, RowKind.SUM, Figure(Mark.TOTAL, value))))


def _received_row(letterhead: Letterhead, number: int, line: ReceivedLine) -> TableRow:
    wording = letterhead.wording
    value = line.value_minor
    unsold = "goods.unsold_return" if line.unsold is Unsold.RETURN else "goods.unsold_donate"
    cells: tuple[Cell, ...] = (
        wording.count(number),
        with_code(wording.choose(line.name_ar, line.name_en), line.item, *_remarks(letterhead, line)),
        wording.quantity(line.declared, line.unit),
        _counted(letterhead, line),
        letterhead.amount(line.price_minor),
        letterhead.amount(line.floor_minor) if line.floor_minor else "—",
        wording.day(line.expiry) if line.expiry else "—",
        wording.label(unsold),
        letterhead.amount(value),
    )
    kind = RowKind.BODY if line.declared == line.quantity else RowKind.MARKED
    return TableRow(cells, kind, Figure(Mark.LINE, value))


def _counted(letterhead: Letterhead, line: ReceivedLine) -> Cell:
    """Return what was counted; below it by how much it is more or less than declared, for both sides sign for that."""
    counted = letterhead.wording.quantity(line.quantity, line.unit)
    return counted if line.quantity == line.declared else Label(counted, f"({_difference(letterhead, line)})")


def _difference(letterhead: Letterhead, line: ReceivedLine) -> str:
    differ = line.quantity - line.declared
    return letterhead.wording.quantity(differ, line.unit, sign="+" if differ > 0 else "\u2212")


def _returned_table(letterhead: Letterhead, lines: tuple[Pieces, ...], reckonings: Mapping[str, Equation]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.number"), 5),
        Column(wording.label("paper.item"), 40),
        *(
            Column(wording.label(f"goods.{key}"), 13, is_number=True)
            for key in ("received_before", "sold", "written_off", "on_hand", "returned_now")
        ),
    )
    rows = []
    for number, pieces in enumerate(lines, 1):
        equation = reckonings.get(pieces.item)
        terms = () if equation is None else (equation.received, equation.sold, equation.written_off, equation.on_hand)
        before = [wording.quantity(term, pieces.unit) for term in terms] or ["—"] * 4
        cells: tuple[Cell, ...] = (
            wording.count(number),
            with_code(letterhead.item(pieces.item), pieces.item),
            *before,
        )
        rows.append(TableRow((*cells, wording.quantity(pieces.quantity, pieces.unit))))
    pieces_in_all = wording.count(sum(pieces.quantity for pieces in lines if pieces.unit is Unit.PIECE))
    total: tuple[Cell, ...] = ("", wording.label("paper.sum"), *("",) * 4, pieces_in_all)
    return Table(columns, (*rows, TableRow(total, RowKind.SUM)))


def _parts(note: GoodsReturned) -> tuple[tuple[str, tuple[Pieces, ...]], ...]:
    """Return what the note says beside what goes home: given away, missing, and at other tills; only what there is."""
    parts = (("goods.donated", note.donated), ("goods.missing", note.missing), ("goods.elsewhere", note.elsewhere))
    return tuple((title, rows) for title, rows in parts if rows)


def _is_one_of_many(letterhead: Letterhead, note: GoodsReturned) -> bool:
    """Return whether what is missing is said by one till of several, which does not know what the others sold."""
    return bool(note.missing or note.elsewhere) and len(letterhead.bazaar.tills) > 1


def _pieces_table(letterhead: Letterhead, rows: tuple[Pieces, ...]) -> Table:
    wording = letterhead.wording
    columns = (
        Column(wording.label("paper.number"), 5),
        Column(wording.label("paper.item"), 70),
        Column(wording.label("paper.pieces"), 25, is_number=True),
    )
    return Table(
        columns,
        tuple(
            TableRow(
                (
                    wording.count(number),
                    with_code(letterhead.item(row.item), row.item),
                    wording.quantity(row.quantity, row.unit),
                )
            )
            for number, row in enumerate(rows, 1)
        ),
    )
