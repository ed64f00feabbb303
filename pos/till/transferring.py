"""Goods that go from this till to another one, or come from there: a numbered note, and pieces counted where they arrive."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import MoreThanOnHand, OutOfRange, ReasonMissing, Refusal, UnknownItem
from pos.domain.goods_errors import NoSuchTill, NotATransferNote, NoteForAnotherTill, NoteTaken
from pos.domain.goods_facts import GoodsReceived, GoodsSent, GoodsTaken, GoodsWrittenOff, Pieces
from pos.domain.identity import read_paper_number
from pos.domain.limits import QUANTITY_MAX, REASON_CHARACTERS_MAX, STOCK_GRAMS_MAX
from pos.domain.text import clean
from pos.domain.transfers import LINES_MAX, away, numbers_in, read_note_code
from pos.domain.weighing import Unit

if TYPE_CHECKING:
    from uuid import UUID

    from pos.domain.bazaar import ItemCard
    from pos.domain.goods_facts import TakenLine
    from pos.domain.record import Recorded
    from pos.domain.transfers import Announced
    from pos.ledger.book import Book
    from pos.ledger.history import History
    from pos.ports import Press

NOTES_MAX = 1_000  # so many of the last transfers of one till are looked at
RECEIVED_MAX = 1_000_000  # all goods notes: a bazaar has thousands


@dataclass(frozen=True, slots=True)
class Transferring:
    """The transfers of one till.

    Attributes:
        book: the till's book.
        press: prints the notes.
    """

    book: Book
    press: Press

    def tills(self) -> tuple[str, ...]:
        """Return the bazaar's other tills, by name."""
        catalogue = self.book.catalogue
        known = {*catalogue.bazaar().tills, *(one.till for one in catalogue.tills())}
        return tuple(sorted(known - {self.book.device}))

    def require_line(self, item: str, quantity: int) -> None:
        """Refuse what cannot stand on a note.

        Raises:
            UnknownItem: no item has this code.
            OutOfRange: there is no such quantity.
            MoreThanOnHand: this till knows of fewer.
        """
        card = self._item(item)
        _require_quantity(quantity, card.unit, least=1)
        left = card.received - gone(self.book.journal).get(item, 0)
        if card.received and quantity > left:
            raise MoreThanOnHand(item, quantity, left)

    def send(
        self, to: str, lines: tuple[Pieces, ...], *, by: str, reason: str, identity: UUID | None = None
    ) -> Recorded:
        """Record and print a transfer note; each item stands on it once.

        Args:
            to: the other till.
            lines: what goes.
            by: the person's code.
            reason: why.
            identity: the note's id, made when it was begun; recorded again with it, nothing more happens.

        Raises:
            NoSuchTill: the bazaar has no other till of this name.
            ReasonMissing: nobody said why.
            UnknownItem, OutOfRange, MoreThanOnHand: as `require_line`; or no lines, or too many.
        """
        if (known := self._known(identity)) is not None:
            return known
        if to not in self.tills():
            raise NoSuchTill(to)
        reason = clean(reason)
        if not reason:
            raise ReasonMissing
        if len(reason) > REASON_CHARACTERS_MAX:
            raise OutOfRange("reason", len(reason), 1, REASON_CHARACTERS_MAX)
        _require_lines([row.item for row in lines])
        for row in lines:
            self.require_line(row.item, row.quantity)
        note = GoodsSent(number=self.book.journal.next_number(), to=to, reason=reason, lines=lines)
        return self._record(note, by, identity)

    def read(self, text: str) -> Announced:
        """Return the note whose QR code was scanned, where it can be taken in here.

        Raises:
            NotATransferNote: it is none, or this till's own.
            NoteForAnotherTill: it goes elsewhere.
            NoteTaken: it was taken in before.
            UnknownItem: this till does not know an item yet.
        """
        note = read_note_code(text)
        self.require_note(note.number)
        if note.to != self.book.device:
            raise NoteForAnotherTill(note.number, note.to)
        for row in note.lines:
            self._item(row.item)
        return note

    def require_note(self, number: str) -> str:
        """Return the number of a note of another till that was not taken in yet, as it is written.

        Raises:
            NotATransferNote: it is no number of a note, or this till's own.
            NoteTaken: it was taken in before.
        """
        try:
            read = read_paper_number(number)
        except Refusal as refusal:
            raise NotATransferNote(number) from refusal
        if read.split("-")[0] == self.book.device:
            raise NotATransferNote(number)
        before = self.book.journal.notes((GoodsTaken.KIND,), NOTES_MAX)
        if any(isinstance(one.fact, GoodsTaken) and one.fact.of_number == read for one in before):
            raise NoteTaken(read)
        return read

    def take(self, number: str, lines: tuple[TakenLine, ...], *, by: str, identity: UUID | None = None) -> Recorded:
        """Record and print that a transfer was taken in, as it was counted.

        Args:
            number: of the note.
            lines: each item once, with what the note says and what was counted.
            by: the person's code.
            identity: the counting's id, made when it was begun; recorded again with it, nothing more happens.

        Raises:
            NotATransferNote, NoteTaken: as `require_note`.
            UnknownItem: no item has this code.
            OutOfRange: no lines or too many, or there is no such quantity.
        """
        if (known := self._known(identity)) is not None:
            return known
        of_number = self.require_note(number)
        _require_lines([row.item for row in lines])
        for row in lines:
            card = self._item(row.item)
            _require_quantity(row.sent, card.unit, least=0 if row.quantity else 1)
            _require_quantity(row.quantity, card.unit, least=0)
        note = GoodsTaken(number=self.book.journal.next_number(), of_number=of_number, lines=lines)
        return self._record(note, by, identity)

    def _known(self, identity: UUID | None) -> Recorded | None:
        """Return what was recorded under an id before: a second press, which must make no second note."""
        return None if identity is None else self.book.journal.by_id(identity)

    def _record(self, fact: GoodsSent | GoodsTaken, by: str, identity: UUID | None) -> Recorded:
        recorded = self.book.journal.append(fact, identity=identity or self.book.around.new_id(), by=by)
        self.press.print(recorded)
        return recorded

    def _item(self, code: str) -> ItemCard:
        card = self.book.catalogue.item(code)
        if card is None:
            raise UnknownItem(code)
        return card


def gone(journal: History) -> dict[str, int]:
    """Return by item code the pieces that are no more at this till: what left through its book, and what it sent away."""
    pieces = Counter(journal.sold())
    pieces.update(sent_away(journal))
    return dict(pieces)


def sent_away(journal: History) -> dict[str, int]:
    """Return by item code what this till sent to others and did not get back."""
    return away(one.fact for one in journal.notes((GoodsSent.KIND, GoodsTaken.KIND), NOTES_MAX))


def came_in(journal: History) -> dict[str, tuple[int, int]]:
    """Return what came to this till of each item of which a transfer was taken in here, and how much of it was sent on.

    It came by its own notes, and by transfers. Of every other item all that any till received may stand on the shelf that
    this one sells from.
    """
    came: Counter[str] = Counter()
    sent: Counter[str] = Counter()
    for one in journal.notes((GoodsSent.KIND, GoodsTaken.KIND), NOTES_MAX):
        if isinstance(one.fact, GoodsTaken):
            for line in one.fact.lines:
                came[line.item] += line.quantity
        elif isinstance(one.fact, GoodsSent):
            for row in one.fact.lines:
                sent[row.item] += row.quantity
    if not came:
        return {}
    for one in journal.notes((GoodsReceived.KIND,), RECEIVED_MAX):
        if isinstance(one.fact, GoodsReceived):
            for own in (line for line in one.fact.lines if line.item in came):
                came[own.item] += own.quantity
    return {item: (quantity, sent[item]) for item, quantity in came.items()}


def short_note(journal: History, item: str) -> str:
    """Return the number of the last note of which some of an item was missing here, and no loss names it; empty where none is."""
    losses = journal.notes((GoodsWrittenOff.KIND,), NOTES_MAX)
    named = {
        word
        for one in losses
        if isinstance(one.fact, GoodsWrittenOff) and one.fact.item == item
        for word in numbers_in(one.fact.reason)
    }
    for one in journal.notes((GoodsTaken.KIND,), NOTES_MAX):
        if not isinstance(one.fact, GoodsTaken) or named & {one.fact.of_number, one.fact.number}:
            continue
        if any(line.item == item and line.quantity < line.sent for line in one.fact.lines):
            return one.fact.of_number
    return ""


def _require_lines(items: list[str]) -> None:
    if not 1 <= len(items) <= LINES_MAX or len(set(items)) < len(items):
        raise OutOfRange("lines", len(items), 1, LINES_MAX)


def _require_quantity(quantity: int, unit: Unit, *, least: int) -> None:
    name, most = ("weight", STOCK_GRAMS_MAX) if unit is Unit.GRAM else ("quantity", QUANTITY_MAX)
    if not least <= quantity <= most:
        raise OutOfRange(name, quantity, least, most)
