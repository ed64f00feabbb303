"""What a till's press looks up in its book: names, the text of the QR code, the count behind a Z-report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from pos.domain.facts import Refund, Sale, ShiftClosed, ShiftCounted, ShiftOpened
from pos.domain.goods_facts import GoodsReturned, GoodsWrittenOff
from pos.domain.stock import Equation, Way, given_away
from pos.ledger.proof import write_proof
from pos.ledger.receipt_code import write_receipt
from pos.printing.papers.count_sheet import count_sheet
from pos.printing.papers.day_summary import day_summary_sheet
from pos.printing.papers.goods_equation import ItemTerms
from pos.printing.papers.letterhead import PLAIN_TRIMMINGS, Letterhead, Named
from pos.printing.papers.of_fact import document_of
from pos.printing.words import wording

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person
    from pos.domain.facts import Counted
    from pos.domain.record import Recorded
    from pos.ledger.catalogue import Catalogue
    from pos.ledger.journal import Journal
    from pos.ledger.keys import DeviceKey
    from pos.printing.document import Document
    from pos.printing.setup import Trimmings
    from pos.printing.sheet import Sheet

NOTES_MAX = 1_000_000  # all of them: a bazaar has thousands


class Looked(Mapping[str, Named]):
    """Names that are looked up one by one; there may be a hundred thousand, and a paper needs ten."""

    def __init__(self, look: Callable[[str], ItemCard | FamilyCard | Person | None]) -> None:
        self._look = look

    @override
    def __getitem__(self, code: str) -> Named:
        card = self._look(code)
        if card is None:
            raise KeyError(code)
        return Named(card.name_ar, card.name_en, getattr(card, "page", ""))

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(())

    @override
    def __len__(self) -> int:
        return 0


class PaperLists(Protocol):
    """What papers look up by code and number."""

    def bazaar(self) -> Bazaar:
        """Return the bazaar that speaks."""

    def item(self, code: str) -> ItemCard | None:
        """Return the item with this code."""

    def family(self, number: str) -> FamilyCard | None:
        """Return the family with this number."""

    def people(self) -> Sequence[Person]:
        """Return the centre's people."""


def letterhead_of(lists: PaperLists, paper_folder: Path, trimmings: Trimmings = PLAIN_TRIMMINGS) -> Letterhead:
    """Return who speaks: the bazaar of lists, in its languages, with the names that they know."""
    bazaar = lists.bazaar()
    people = {person.code: person for person in lists.people()}
    return Letterhead(
        bazaar=bazaar,
        wording=wording(paper_folder, bazaar.paper),
        items=Looked(lists.item),
        families=Looked(lists.family),
        people=Looked(people.get),
        trimmings=trimmings,
    )


class BookLookups:
    """The press's view of one book, through the connection of the thread that prints.

    Args:
        catalogue: the till's cards.
        journal: the till's facts.
        key: the device's key, which vouches for the QR codes.
        paper_folder: where the words of papers are.
        trimmings: what this till prints around its papers.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        journal: Journal,
        key: DeviceKey,
        paper_folder: Path,
        trimmings: Trimmings = PLAIN_TRIMMINGS,
    ) -> None:
        self._catalogue = catalogue
        self._journal = journal
        self._key = key
        self._paper_folder = paper_folder
        self._trimmings = trimmings

    def letterhead(self) -> Letterhead:
        """Return who speaks: the bazaar, in its languages, with the names that this till knows."""
        return letterhead_of(self._catalogue, self._paper_folder, self._trimmings)

    def proof(self, recorded: Recorded) -> str:
        """Return the signed text of a fact's QR code; empty for facts that have none."""
        bazaar, fact = self._catalogue.bazaar().code, recorded.fact
        match fact:
            case Sale():
                whole = write_receipt(bazaar, recorded, fact, self._key)
                return whole or write_proof(bazaar, recorded, fact.number, fact.paid_minor, self._key)
            case Refund():
                return write_proof(bazaar, recorded, fact.number, fact.paid_minor, self._key)
            case ShiftClosed():
                return write_proof(bazaar, recorded, fact.number, fact.takings_minor, self._key)
            case _:
                return ""

    def counted(self, shift: int) -> tuple[Counted, ...]:
        """Return the notes and coins of a shift's last count, while that shift is the last one."""
        last = self._journal.last(ShiftCounted.KIND)
        if last is None or not isinstance(last.fact, ShiftCounted) or last.fact.shift != shift:
            return ()
        return last.fact.counted

    def count_sheet(self) -> Document | None:
        """Return the form for counting the drawer of the open shift; None where no shift is open."""
        opened = self._journal.open_shift()
        if opened is None or not isinstance(opened.fact, ShiftOpened):
            return None
        return count_sheet(self.letterhead(), device=opened.stamp.device, shift=opened.fact.shift, day=opened.fact.day)

    def day_summary(self, day: date, printed: datetime) -> Sheet:
        """Return the summary of this till's closed shifts of a day.

        Args:
            day: the business day.
            printed: when.
        """
        acts = (recorded.fact for recorded in self._journal.acts(0))
        closed = [fact for fact in acts if isinstance(fact, ShiftClosed) and fact.day == day]
        return day_summary_sheet(self.letterhead(), day, closed, printed)

    def equations(self, codes: Iterable[str]) -> dict[str, Equation]:
        """Return the equation of some items by what this till knows, by code."""
        cards = [card for card in map(self._catalogue.item, codes) if card is not None]
        gone = self._journal.ways_of([card.code for card in cards])
        return {card.code: Equation.of(card.received, gone.get(card.code, {}), card.unit) for card in cards}

    def terms(self, recorded: Recorded) -> tuple[ItemTerms, ...]:
        """Return the equation of each item of a goods-returned note as it was when the note was recorded; none of others."""
        note = recorded.fact
        if not isinstance(note, GoodsReturned):
            return ()
        rows = (*note.lines, *note.donated, *note.missing, *note.elsewhere)
        cards = [card for card in map(self._catalogue.item, sorted({row.item for row in rows})) if card is not None]
        codes = [card.code for card in cards]
        then, now = self._journal.ways_of(codes, recorded.place), self._journal.ways_of(codes)
        facts = self._journal.notes((GoodsReturned.KIND, GoodsWrittenOff.KIND), NOTES_MAX)
        given = given_away(one.fact for one in facts if one.place <= recorded.place)
        missing = {row.item: row.quantity for row in note.missing}
        others = {row.item: row.quantity for row in note.elsewhere}
        terms = []
        for card in cards:
            ways, later = then.get(card.code, {}), now.get(card.code, {})
            came_later = later.get(Way.RECEIVED, 0) - ways.get(Way.RECEIVED, 0)
            equation = Equation.of(card.received - came_later, ways, card.unit)
            terms.append(
                ItemTerms(
                    item=card.code,
                    unit=card.unit,
                    price_minor=card.price_minor,
                    received=equation.received,
                    sold=equation.sold,
                    returned=equation.returned,
                    lost=equation.written_off - given[card.code],
                    given=given[card.code],
                    others=others.get(card.code, 0),
                    missing=missing.get(card.code, 0),
                )
            )
        return tuple(terms)

    def acts_after(self, place: int) -> tuple[Recorded, ...]:
        """Return what happened after a place of the book, in order."""
        return tuple(self._journal.acts(place))

    def last_place(self) -> int:
        """Return the place of the book's last fact; 0 where it has none."""
        return self._journal.count()

    def document(self, recorded: Recorded, *, copy: bool = False) -> Document | None:
        """Return the thermal paper of a fact; None where it has none.

        Raises:
            PaperMismatch: the paper does not show the fact (a bug).
        """
        fact = recorded.fact
        return document_of(
            self.letterhead(),
            recorded,
            proof=self.proof(recorded),
            counted=self.counted(fact.shift) if isinstance(fact, ShiftClosed) else (),
            copy=copy,
            terms=self.terms(recorded),
        )
