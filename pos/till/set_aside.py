"""Drafts that lie in the book until somebody goes on with them, each by a key of its own: counts of several families.

A draft is written here before it is no longer the one that goes on, and taken out after it is that again; so a kill between the
two leaves it in both places, and the one that goes on is meant.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Generic

from pos.ledger.codec import to_document
from pos.till.kept_draft import DraftT, read_draft

if TYPE_CHECKING:
    from pos.ledger.book import Book


class SetAside(Generic[DraftT]):
    """The drafts of a kind that were set aside.

    Args:
        book: keeps them.
        key: the setting that holds them.
        kind: their class.
    """

    def __init__(self, book: Book, key: str, kind: type[DraftT]) -> None:
        self._book = book
        self._key = key
        self._kind = kind

    def read(self) -> dict[str, DraftT]:
        """Return them by key; what was recorded meanwhile, or cannot be read by this program, is not among them."""
        found: dict[str, DraftT] = {}
        for key, document in self._documents().items():
            draft = read_draft(self._kind, json.dumps(document))
            if draft is not None and self._book.journal.by_id(draft.id) is None:
                found[key] = draft
        return found

    def keep(self, key: str, draft: DraftT) -> None:
        """Set a draft aside, in place of one of the same key.

        Raises:
            DiskFull, BookDamaged: it could not be kept.
        """
        self._write({**self._documents(), key: to_document(draft)})

    def forget(self, key: str) -> None:
        """Let one go: somebody goes on with it."""
        self._write({known: draft for known, draft in self._documents().items() if known != key})

    def _documents(self) -> dict[str, Any]:
        try:
            documents = json.loads(self._book.noted(self._key) or "{}")
        except ValueError:
            return {}
        return documents if isinstance(documents, dict) else {}

    def _write(self, documents: dict[str, Any]) -> None:
        self._book.note(self._key, json.dumps(documents) if documents else "")
