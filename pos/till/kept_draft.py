"""A note in the making that lies in the book: written at every change, found again after a kill, forgotten once recorded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from pos.domain.errors import DamagedMessage
from pos.ledger.codec import from_document, to_document

if TYPE_CHECKING:
    from uuid import UUID

    from pos.ledger.book import Book

UNREAD = "_unread"  # ends the name of the setting that holds what this program cannot read


class Draft(Protocol):
    """What is in the making."""

    @property
    def id(self) -> UUID:
        """What it will be recorded under."""


DraftT = TypeVar("DraftT", bound=Draft)


def read_draft(kind: type[DraftT], text: str) -> DraftT | None:
    """Return a draft as it was kept; None where a newer Amana wrote it: the desk must open all the same."""
    try:
        draft: DraftT = from_document(kind, json.loads(text))
    except (DamagedMessage, LookupError, TypeError, ValueError):
        return None
    return draft


class KeptDraft(Generic[DraftT]):
    """One draft of a kind.

    Args:
        book: keeps it.
        key: the setting that holds it.
        kind: its class.
    """

    def __init__(self, book: Book, key: str, kind: type[DraftT]) -> None:
        self._book = book
        self._key = key
        self._kind = kind

    def read(self) -> DraftT | None:
        """Return the draft that was left; one that was recorded, just before the program was killed, is left no more."""
        text = self._book.noted(self._key)
        if not text:
            return None
        draft = read_draft(self._kind, text)
        if draft is None:
            self._book.note(self._key + UNREAD, text)
            self._book.note(self._key, "")
            return None
        if self._book.journal.by_id(draft.id) is not None:
            self._book.note(self._key, "")
            return None
        return draft

    def keep(self, draft: DraftT) -> DraftT:
        """Write it as it is now.

        Raises:
            DiskFull, BookDamaged: it could not be kept.
        """
        self._book.note(self._key, json.dumps(to_document(draft)))
        return draft

    def forget(self) -> None:
        """Let it go: it was recorded, or given up."""
        self._book.note(self._key, "")
