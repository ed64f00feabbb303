"""A goods-received note in the making: kept in the book at every change, recorded once, whatever happens in between.

The desk writes line after line while the family stands there. What is written so far lies in the book as a draft, so that a
kill at any moment brings the same note back; recording it uses the id that the draft was begun with, so that a second press
or a second start records nothing twice. New items get their codes when the note is recorded, not before: what is given up
uses none up.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import UUID

from pos.domain.errors import OutOfRange, UnknownFamily
from pos.domain.family_errors import FamilyHasLeft
from pos.domain.goods_errors import DecisionNeeded, NameMissing
from pos.domain.goods_facts import Concern, Decision, ReceivedLine
from pos.domain.text import clean
from pos.till.kept_draft import KeptDraft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.domain.record import Recorded
    from pos.ledger.book import Book
    from pos.till.goods import GoodsDesk

NOTE = "goods_note"  # the setting of the book that holds the draft
LINES_MAX = 100  # of one note; so many fit on one paper in two copies


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A note that is not recorded yet.

    Attributes:
        id: what it will be recorded under.
        family: whose goods; empty for the centre's own.
        lines: those of new items have no code yet.
    """

    id: UUID
    family: str
    lines: tuple[ReceivedLine, ...] = ()

    @property
    def value_minor(self) -> int:
        """What everything counted would bring."""
        return sum(line.value_minor for line in self.lines)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What must be decided before a note is recorded.

    Attributes:
        line: the place of the line it is about; None where it is about the family.
        day: the day that is over, where one is.
    """

    concern: Concern
    line: int | None = None
    day: date | None = None


class Receiving:
    """The note at this desk.

    Args:
        book: the till's book, which keeps the draft.
        desk: records it.
    """

    def __init__(self, book: Book, desk: GoodsDesk) -> None:
        self._book = book
        self._desk = desk
        self._kept = KeptDraft(book, NOTE, NoteDraft)
        self.draft: NoteDraft | None = self._kept.read()

    def begin(self, family: str) -> NoteDraft:
        """Begin a note.

        Raises:
            UnknownFamily: no family has this number.
            FamilyHasLeft: it takes part no more.
        """
        card = self._book.catalogue.family(family)
        if family and card is None:
            raise UnknownFamily(family)
        if card is not None and card.left:
            raise FamilyHasLeft(family)
        return self._keep(NoteDraft(id=self._book.around.new_id(), family=family))

    def put(self, line: ReceivedLine, place: int | None = None, photo: bytes = b"") -> NoteDraft:
        """Put a line onto the note, or in the place of one that is there.

        Args:
            line: what it is.
            place: of the line that is replaced; None for a new one.
            photo: the item's, as a file; it is kept before the line names it.

        Raises:
            NameMissing: the item has no name.
            OutOfRange: the note is full, or a quantity, price or floor is beyond its limits.
            UnknownItem: the item is another family's.
        """
        draft = self._begun()
        line = _tidy(line)
        if not line.name_ar:
            raise NameMissing
        self._desk.require_sound(draft.family, line)
        if photo:
            line = replace(line, photo=self._book.photos.keep(photo))
        lines = list(draft.lines)
        if place is None:
            if len(lines) >= LINES_MAX:
                raise OutOfRange("note_lines", len(lines) + 1, 1, LINES_MAX)
            lines.append(line)
        else:
            lines[place] = line
        return self._keep(replace(draft, lines=tuple(lines)))

    def take_out(self, place: int) -> NoteDraft:
        """Take a line from the note."""
        draft = self._begun()
        return self._keep(replace(draft, lines=draft.lines[:place] + draft.lines[place + 1 :]))

    def give_up(self) -> None:
        """Forget the note."""
        self._forget()

    def doubts(self) -> tuple[Doubt, ...]:
        """Return what must be decided: a licence that has run out, food without a last day, a last day that is over."""
        return tuple(self._doubts())

    def record(self, *, by: str, reason: str = "") -> Recorded:
        """Record and print the note.

        Args:
            by: the person's code, who decides where something must be decided.
            reason: why it is received all the same.

        Raises:
            DecisionNeeded: something speaks against it, and no reason was given.
            OutOfRange: it has no line.
        """
        draft, reason = self._begun(), clean(reason)
        doubts = self.doubts()
        if doubts and not reason:
            raise DecisionNeeded(len(doubts))
        lines = self._desk.with_codes(draft.lines)
        decisions = tuple(
            Decision(concern=doubt.concern, reason=reason, item="" if doubt.line is None else lines[doubt.line].item)
            for doubt in doubts
        )
        recorded = self._desk.receive(draft.family, lines, by=by, decisions=decisions, identity=draft.id)
        self._forget()
        return recorded

    # -- inside ------------------------------------------------------------------------------------------------

    def _doubts(self) -> Iterator[Doubt]:
        draft, catalogue = self._begun(), self._book.catalogue
        card = catalogue.family(draft.family)
        bazaar = catalogue.bazaar()
        today = self._book.around.now().astimezone(timezone(timedelta(minutes=bazaar.utc_offset_minutes))).date()
        if card is not None and card.licence_expiry is not None and card.licence_expiry < today:
            yield Doubt(Concern.LICENCE_EXPIRED, day=card.licence_expiry)
        perishable = {package.code for package in bazaar.packages if package.perishable}
        for place, line in enumerate(draft.lines):
            if line.expiry is None and line.package in perishable:
                yield Doubt(Concern.NO_EXPIRY, place)
            elif line.expiry is not None and line.expiry < today:
                yield Doubt(Concern.PAST_EXPIRY, place, line.expiry)

    def _begun(self) -> NoteDraft:
        if self.draft is None:
            raise LookupError("no note was begun")
        return self.draft

    def _keep(self, draft: NoteDraft) -> NoteDraft:
        self.draft = self._kept.keep(draft)
        self._book.photos.sweep([line.photo for line in draft.lines])
        return draft

    def _forget(self) -> None:
        self._kept.forget()
        self.draft = None
        self._book.photos.sweep()


def _tidy(line: ReceivedLine) -> ReceivedLine:
    name_ar, name_en = clean(line.name_ar), clean(line.name_en)
    return replace(
        line,
        name_ar=name_ar or name_en,
        name_en=name_en or name_ar,
        batch=clean(line.batch),
        remark=clean(line.remark),
    )
