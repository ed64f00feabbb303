"""Counting what is left of a family's goods, blind, and handing it back on one note with every piece that is missing.

The count is kept in the book at every scan, so that a kill brings it back. What must be left is told only when the count is
finished: received (as the register's cards say it, and by this till's own notes) less what left through this till or went to
another one. What left through other tills the register knows: where it was asked, that is subtracted too and stands on the note.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from pos.domain import stock
from pos.domain.bazaar import ItemCard, Unsold
from pos.domain.errors import MoreThanOnHand, UnknownFamily, UnknownItem
from pos.domain.goods_facts import GoodsReturned, GoodsWrittenOff, Pieces
from pos.domain.stock import Equation
from pos.domain.text import clean
from pos.domain.weighing import worth
from pos.till.kept_draft import KeptDraft
from pos.till.set_aside import SetAside
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
COUNTS = "goods_counts_aside"  # the setting that holds those that go on later
Progress = Literal["counting", "counted"]


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
        given: how much of what was written off was given away.
        heard: what left through other tills, by the register; what this till knows to be there is the first to leave.
    """

    card: ItemCard
    equation: Equation
    counted: int = 0
    away: int = 0
    elsewhere: int = 0
    given: int = 0
    heard: int = 0

    @property
    def expected(self) -> int:
        """What must be here; below zero where more left than this till knows of."""
        return self.equation.on_hand - self.away - self.elsewhere - self._beyond

    @property
    def lost(self) -> int:
        """What was lost or damaged, at this till."""
        return self.equation.written_off - self.given

    @property
    def through_others(self) -> int:
        """What left through other tills, of what is not here."""
        return min(self.heard, self.at_others)

    @property
    def _beyond(self) -> int:
        """What left through other tills beside all that this till knows to have been there."""
        return max(0, self.heard - max(0, self.away + self.elsewhere))

    @property
    def missing(self) -> int:
        """How many are missing; below zero where there are more than this till, and then any other one, can have."""
        differ = self.expected - self.counted
        return differ if differ >= 0 else min(0, differ + max(0, self.elsewhere))

    @property
    def at_others(self) -> int:
        """How many other tills took in, as far as this one knows; what they sold of them only the register can tell."""
        return max(0, self.equation.on_hand - self.counted - self.missing)

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
        draft: the count that goes on.
        heard: what left through other tills of the counted family's items, by the register; empty where it was not asked.
    """

    book: Book
    desk: GoodsDesk
    draft: CountDraft | None = field(init=False)
    heard: Mapping[str, int] = field(init=False, default_factory=dict)
    _kept: KeptDraft[CountDraft] = field(init=False)
    _aside: SetAside[CountDraft] = field(init=False)

    def __post_init__(self) -> None:
        self._kept = KeptDraft(self.book, COUNT, CountDraft)
        self.draft = self._kept.read()
        self._aside = SetAside(self.book, COUNTS, CountDraft)

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

    def under_way(self) -> dict[str, Progress]:
        """Return the families whose count was begun and not recorded: is every item counted, or not yet; by number."""
        begun = [*self._aside.read().values(), *([] if self.draft is None else [self.draft])]
        return {
            draft.family: "counted"
            if draft.by_item.keys() >= {card.code for card in self.items(draft.family)}
            else "counting"
            for draft in begun
            if draft.counted
        }

    def begin(self, family: str) -> CountDraft:
        """Begin a count, or go on with the one that was set aside; another family's is set aside.

        Raises:
            UnknownFamily: no family has this number.
        """
        if family and self.book.catalogue.family(family) is None:
            raise UnknownFamily(family)
        if self.draft is not None and self.draft.family == family:
            return self.draft
        self.set_aside()
        draft = self._aside.read().get(family)
        self._keep(draft or CountDraft(id=self.book.around.new_id(), family=family))
        if draft is not None:
            self._aside.forget(family)
        return self._begun()

    def set_aside(self) -> None:
        """Put the count aside: it goes on when its family is begun again. A count of nothing is forgotten."""
        if self.draft is not None and self.draft.counted:
            self._aside.keep(self.draft.family, self.draft)
        if self.draft is not None:
            self._forget()

    def hear(self, told: Mapping[str, int]) -> None:
        """Take what left through other tills of each item, as the register says it."""
        self.heard = {item: pieces for item, pieces in told.items() if pieces > 0}

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
        draft, given = self._begun(), donated(self.book.journal)
        return tuple(
            replace(
                left,
                counted=draft.by_item.get(left.card.code, 0),
                given=given[left.card.code],
                heard=self.heard.get(left.card.code, 0),
            )
            for left in self.left(draft.family)
        )

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
        self.heard = {}


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


def donated(journal: History) -> Counter[str]:
    """Return by item code what was given away at this till: by notes of unsold goods, and written off as donated."""
    notes = journal.notes((GoodsReturned.KIND, GoodsWrittenOff.KIND), NOTES_MAX)
    return stock.given_away(note.fact for note in notes)


def given_away(catalogue: Catalogue, journal: History) -> tuple[tuple[ItemCard, int], ...]:
    """Return what families left to the centre at this till, each item with how much, family by family."""
    sums = donated(journal)
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
