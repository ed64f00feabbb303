"""Transfers in the making: the note that goes and the one that is counted in, kept in the book at every line, recorded once.

Each draft has the id that it will be recorded under from its first line on: a second press, or a start after a kill, makes no
second note of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from pos.domain.errors import OutOfRange
from pos.domain.goods_errors import CountUnfinished
from pos.domain.goods_facts import Pieces, TakenLine
from pos.domain.transfers import LINES_MAX
from pos.till.kept_draft import KeptDraft

if TYPE_CHECKING:
    from pos.domain.record import Recorded
    from pos.domain.transfers import Announced
    from pos.till.transferring import Transferring

SENDING, TAKING = "goods_sending", "goods_taking"  # the settings of the book that hold the drafts


@dataclass(frozen=True, slots=True, kw_only=True)
class SendDraft:
    """A note to another till that is not recorded yet.

    Attributes:
        id: what it will be recorded under.
        to, reason: as they were chosen last.
        lines: each item once.
    """

    id: UUID
    to: str = ""
    reason: str = ""
    lines: tuple[Pieces, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDraft:
    """A note of another till that is being counted in.

    Attributes:
        id: what the counting will be recorded under.
        number: of the note; empty until somebody typed it.
        announced: what its code said; nothing where it is typed from the paper.
        lines: what was counted so far, each item once.
    """

    id: UUID
    number: str = ""
    announced: tuple[Pieces, ...] = ()
    lines: tuple[TakenLine, ...] = ()

    @property
    def next(self) -> Pieces | None:
        """The first item that the code announced and nobody has counted yet."""
        counted = {line.item for line in self.lines}
        return next((row for row in self.announced if row.item not in counted), None)


class TransferDrafts:
    """The transfers in the making at one till.

    Args:
        transferring: checks and records them.
    """

    def __init__(self, transferring: Transferring) -> None:
        self._transferring = transferring
        self._sendings = KeptDraft(transferring.book, SENDING, SendDraft)
        self._takings = KeptDraft(transferring.book, TAKING, TakeDraft)
        self.sending: SendDraft | None = self._sendings.read()
        self.taking: TakeDraft | None = self._takings.read()

    # -- to another till ---------------------------------------------------------------------------------------

    def put_sent(self, line: Pieces, *, to: str, reason: str) -> SendDraft:
        """Put an item on the note that goes, or change how much of it goes.

        Raises:
            UnknownItem, OutOfRange, MoreThanOnHand: as `Transferring.require_line`; or the note is full.
        """
        self._transferring.require_line(line.item, line.quantity)
        draft = self.sending or SendDraft(id=self._new_id())
        others = tuple(row for row in draft.lines if row.item != line.item)
        _require_room(len(others))
        self.sending = self._sendings.keep(replace(draft, to=to, reason=reason, lines=(*others, line)))
        return self.sending

    def send(self, *, to: str, reason: str, by: str) -> Recorded:
        """Record and print the note.

        Raises:
            NoSuchTill, ReasonMissing, UnknownItem, OutOfRange, MoreThanOnHand: as `Transferring.send`.
        """
        draft = self.sending or SendDraft(id=self._new_id())
        recorded = self._transferring.send(to, draft.lines, by=by, reason=reason, identity=draft.id)
        self.give_up_sent()
        return recorded

    def give_up_sent(self) -> None:
        """Forget the note that goes."""
        self._sendings.forget()
        self.sending = None

    # -- from another till -------------------------------------------------------------------------------------

    def announce(self, note: Announced) -> TakeDraft:
        """Begin to count in a note whose code was scanned; the same note goes on where its count was left.

        Raises:
            CountUnfinished: another note is half counted.
        """
        draft = self.taking
        if draft is not None and draft.number != note.number and draft.lines:
            raise CountUnfinished(draft.number)
        if draft is None or draft.number != note.number:
            draft = TakeDraft(id=self._new_id())
        self.taking = self._takings.keep(replace(draft, number=note.number, announced=note.lines))
        return self.taking

    def put_taken(self, number: str, line: TakenLine) -> TakeDraft:
        """Put down what was counted of an item.

        Raises:
            NotATransferNote, NoteTaken: as `Transferring.require_note`.
            OutOfRange: the note is full.
        """
        read = self._transferring.require_note(number)
        draft = self.taking or TakeDraft(id=self._new_id())
        others = tuple(row for row in draft.lines if row.item != line.item)
        _require_room(len(others))
        self.taking = self._takings.keep(replace(draft, number=read, lines=(*others, line)))
        return self.taking

    def take(self, number: str, *, by: str) -> Recorded:
        """Record and print what was counted.

        Raises:
            NotATransferNote, NoteTaken, UnknownItem, OutOfRange: as `Transferring.take`.
        """
        draft = self.taking or TakeDraft(id=self._new_id())
        recorded = self._transferring.take(number, draft.lines, by=by, identity=draft.id)
        self.give_up_taken()
        return recorded

    def give_up_taken(self) -> None:
        """Forget what was counted so far."""
        self._takings.forget()
        self.taking = None

    def _new_id(self) -> UUID:
        return self._transferring.book.around.new_id()


def _require_room(lines: int) -> None:
    if lines >= LINES_MAX:
        raise OutOfRange("lines", lines + 1, 1, LINES_MAX)
