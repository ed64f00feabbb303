"""Counting what is left of a family's goods, blind, and handing it back on one note with every piece that is missing.

The count is kept in the book at every scan, so that a kill brings it back. What must be left is told only when the count is
finished: received (as the register's cards say it, and by this till's own notes) less what left through this till or went to
another one. Where other tills sold of the same goods, the register knows better, and the screen says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from pos.domain.bazaar import ItemCard, Unsold
from pos.domain.errors import MoreThanOnHand, UnknownFamily, UnknownItem
from pos.domain.goods_facts import GoodsReturned, Pieces
from pos.domain.stock import Equation
from pos.domain.text import clean
from pos.domain.weighing import worth
from pos.till.kept_draft import KeptDraft
from pos.till.transferring import came_in, gone, sent_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pos.domain.record import Recorded
    from pos.domain.stock import Way
    from pos.ledger.book import Book
    from pos.ledger.catalogue import Catalogue
    from pos.ledger.history import History
    from pos.till.goods import GoodsDesk

NOTES_MAX = 1_000_000  # all of them: a bazaar has thousands
COUNT = "goods_count"  # the setting of the book that holds the count


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDraft:
    """A count that is not recorded yet.

    Attributes:
        id: what the note will be recorded under.
        counted: what was counted of each item so far; an item that is not there was not looked at yet.
    """

    id: UUID
    family: str
    counted: tuple[Pieces, ...] = ()

    @property
    def by_item(self) -> Mapping[str, int]:
        """What was counted so far, by item code."""
        return {pieces.item: pieces.quantity for pieces in self.counted}


@dataclass(frozen=True, slots=True)
class Left:
    """One item at the end: what must be left of it, and what is.

    Attributes:
        equation: by what this till knows.
        counted: pieces or grams.
        away: what this till sent to others and did not get back.
        elsewhere: what other tills received and never sent here, where such goods came here by transfer.
    """

    card: ItemCard
    equation: Equation
    counted: int = 0
    away: int = 0
    elsewhere: int = 0

    @property
    def expected(self) -> int:
        """What must be here; below zero where more left than this till knows of."""
        return self.equation.on_hand - self.away - self.elsewhere

    @property
    def missing(self) -> int:
        """How many are missing; below zero where there are more than this till, and then any other one, can have."""
        differ = self.expected - self.counted
        return differ if differ >= 0 else min(0, differ + max(0, self.elsewhere))

    @property
    def at_others(self) -> int:
        """How many other tills took in, as far as this one knows; what they sold of them is not known here."""
        return max(0, self.away + self.elsewhere - max(0, self.counted - self.expected))

    @property
    def missing_minor(self) -> int:
        """What the missing ones would have brought at their price; below zero for those that are too many."""
        sign = -1 if self.missing < 0 else 1
        return sign * worth(abs(self.missing), self.card.price_minor, self.card.unit)

    @property
    def is_donated(self) -> bool:
        """Whether what is left is given away."""
        return self.card.unsold is Unsold.DONATE


@dataclass
class Returning:
    """The count at this desk.

    Attributes:
        book: the till's book, which keeps the count.
        desk: records the note.
    """

    book: Book
    desk: GoodsDesk
    draft: CountDraft | None = field(init=False)
    _kept: KeptDraft[CountDraft] = field(init=False)

    def __post_init__(self) -> None:
        self._kept = KeptDraft(self.book, COUNT, CountDraft)
        self.draft = self._kept.read()

    def families(self) -> dict[str, int]:
        """Return the families of which this till knows goods to be left, each with how many of its items; by number."""
        away = Counter(gone(self.book.journal))
        for left in lefts(self.book.journal, self._known(came_in(self.book.journal))):
            away[left.card.code] = left.card.received - max(0, left.expected)
        held = self.book.catalogue.held(away)
        return {number: one.items for number, one in sorted(held.items())}

    def items(self, family: str) -> tuple[ItemCard, ...]:
        """Return the items that the family ever brought, by code."""
        cards = self.book.catalogue.of_family(family)
        left = self.book.journal.ways_of([card.code for card in cards])
        return tuple(card for card in cards if card.received or left.get(card.code))

    def begin(self, family: str) -> CountDraft:
        """Begin a count.

        Raises:
            UnknownFamily: no family has this number.
        """
        if family and self.book.catalogue.family(family) is None:
            raise UnknownFamily(family)
        return self._keep(CountDraft(id=self.book.around.new_id(), family=family))

    def count(self, item: str, quantity: int) -> CountDraft:
        """Say how much there is of an item.

        Raises:
            UnknownItem: it is no item of this family's.
        """
        draft, card = self._begun(), self.book.catalogue.item(item)
        if card is None or card.family != draft.family:
            raise UnknownItem(item)
        others = tuple(pieces for pieces in draft.counted if pieces.item != item)
        return self._keep(replace(draft, counted=(*others, Pieces(item=item, quantity=quantity, unit=card.unit))))

    def give_up(self) -> None:
        """Forget the count."""
        self._forget()

    def outcome(self) -> tuple[Left, ...]:
        """Return what the count says of every item: what nobody counted is not there."""
        draft = self._begun()
        return tuple(replace(left, counted=draft.by_item.get(left.card.code, 0)) for left in self.left(draft.family))

    def left(self, family: str) -> tuple[Left, ...]:
        """Return what must be left of a family's items, by what this till knows, in order of code."""
        return lefts(self.book.journal, self.items(family))

    def record(self, *, by: str, collector: str = "", approved_by: str = "") -> Recorded:
        """Record and print the note: what goes home, what is given away, and every piece that is missing.

        Args:
            by: the person's code.
            collector: who came for the family; empty where it came itself.
            approved_by: who agreed to more than this till knows of.

        Raises:
            MoreThanOnHand: there is more of an item than this till knows of, and nobody agreed to that.
            OutOfRange: there was nothing to count.
        """
        draft, outcome = self._begun(), self.outcome()
        for left in outcome:
            if left.missing < 0 and not approved_by:
                raise MoreThanOnHand(left.card.code, left.counted, left.expected)
        note = GoodsReturned(
            number=self.book.journal.next_number(),
            family=draft.family,
            lines=_pieces((left, left.counted) for left in outcome if not left.is_donated),
            collector=clean(collector),
            donated=_pieces((left, left.counted) for left in outcome if left.is_donated),
            missing=_pieces((left, left.missing) for left in outcome),
            elsewhere=_pieces((left, left.at_others) for left in outcome),
            approved_by=approved_by if any(left.missing < 0 for left in outcome) else "",
        )
        recorded = self.desk.return_counted(note, by=by, identity=draft.id)
        self._forget()
        return recorded

    # -- inside ------------------------------------------------------------------------------------------------

    def _known(self, items: Iterable[str]) -> list[ItemCard]:
        cards = (self.book.catalogue.item(item) for item in items)
        return [card for card in cards if card is not None]

    def _begun(self) -> CountDraft:
        if self.draft is None:
            raise LookupError("no count was begun")
        return self.draft

    def _keep(self, draft: CountDraft) -> CountDraft:
        self.draft = self._kept.keep(draft)
        return draft

    def _forget(self) -> None:
        self._kept.forget()
        self.draft = None


def lefts(journal: History, cards: Sequence[ItemCard]) -> tuple[Left, ...]:
    """Return what must be left of some items, by what one till knows, in their order."""
    left = journal.ways_of([card.code for card in cards])
    away, came = sent_away(journal), came_in(journal)
    return tuple(_left(card, left.get(card.code, {}), away.get(card.code, 0), came.get(card.code)) for card in cards)


def _left(card: ItemCard, gone: Mapping[Way, int], away: int, came: tuple[int, int] | None) -> Left:
    """Return what must be left of an item; `came` and what was sent on of it, where transfers part it between the tills."""
    equation = Equation.of(card.received, gone, card.unit)
    if came is None:
        return Left(card, equation, away=away)
    return Left(card, equation, away=came[1], elsewhere=card.received - came[0])


def expected(catalogue: Catalogue, journal: History, family: str | None = None) -> tuple[Left, ...]:
    """Return the items of which something must be left, of a family or of all (None), family by family."""
    cards = sorted(catalogue.all_items(family), key=lambda card: (card.family, card.code))
    return tuple(left for left in lefts(journal, cards) if left.expected > 0)


def given_away(catalogue: Catalogue, journal: History) -> tuple[tuple[ItemCard, int], ...]:
    """Return what families left to the centre by this till's notes, each item with how much, family by family."""
    sums: Counter[str] = Counter()
    for recorded in journal.notes((GoodsReturned.KIND,), NOTES_MAX):
        if isinstance(recorded.fact, GoodsReturned):
            for pieces in recorded.fact.donated:
                sums[pieces.item] += pieces.quantity
    cards = (catalogue.item(code) for code in sums)
    known = sorted((card for card in cards if card is not None), key=lambda card: (card.family, card.code))
    return tuple((card, sums[card.code]) for card in known)


def handed_back(journal: History) -> frozenset[str]:
    """Return the families of which a count was recorded at this till, by number."""
    notes = journal.notes((GoodsReturned.KIND,), NOTES_MAX)
    return frozenset(note.fact.family for note in notes if isinstance(note.fact, GoodsReturned))


def _pieces(counted: Iterable[tuple[Left, int]]) -> tuple[Pieces, ...]:
    return tuple(
        Pieces(item=left.card.code, quantity=quantity, unit=left.card.unit) for left, quantity in counted if quantity
    )
