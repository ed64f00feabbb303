"""The ids of acts that no answer has come for, kept over a new session, a crash and a restart.

Whoever lost the answer to a payment signs in again, or starts Amana again, and presses once more: without the first id that would
be a second payment. The file holds digests and ids, never what was asked for.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from pos.ledger.durable import trouble_of, write_durably

if TYPE_CHECKING:
    from pathlib import Path

KEPT_MS_MAX = 24 * 60 * 60 * 1000  # whoever asks for the same the day after wants it a second time
MATTER_DIGITS = 64  # of a SHA-256, with which the key of an act begins


class Unanswered:
    """Acts that were asked for and not answered, each with its id.

    Args:
        path: the file that holds them; None keeps them as long as this lives.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._ids: dict[str, UUID] = {}
        if path is not None:
            self._ids = _read(path)

    def identity(self, act: str, fresh: UUID, matter: str = "") -> UUID:
        """Return the id that an act has already, or give it a fresh one.

        Args:
            act: the same words whenever the same is asked for.
            fresh: a UUIDv7 that was made just now; its time tells how old the others are.
            matter: what it is about, by which it can be forgotten; nothing where no other act ends it.

        Raises:
            PlaceFull, PlaceAway: it could not be kept, so the act must not be asked for.
        """
        now, key = _milliseconds(fresh), _key(act, matter)
        kept = {one: of for one, of in self._ids.items() if abs(now - _milliseconds(of)) <= KEPT_MS_MAX}
        if key not in kept:
            kept[key] = fresh
            try:
                self._keep(kept)
            except OSError as error:
                raise trouble_of(error) from error
        return kept[key]

    def answered(self, act: str, matter: str = "", *, ends: str = "") -> None:
        """Forget an act: what became of it is known. Where the file cannot be written, that one is remembered a day too long.

        Args:
            act: in the words in which it was asked for.
            matter: what it was about.
            ends: the matter of acts of which it is known now, too, what became of them; nothing for none.
        """
        ended = _digest(ends) if ends else None
        self._ids.pop(_key(act, matter), None)
        with suppress(OSError):
            self._keep({one: of for one, of in self._ids.items() if one[:MATTER_DIGITS] != ended})

    def _keep(self, ids: dict[str, UUID]) -> None:
        if self._path is not None:
            write_durably(self._path, json.dumps({one: str(of) for one, of in ids.items()}).encode(), mode=0o600)
        self._ids = ids


def _read(path: Path) -> dict[str, UUID]:
    """Return what a file holds; one that is missing or damaged holds nothing."""
    try:
        return {str(one): UUID(str(of)) for one, of in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, AttributeError):
        return {}


def _key(act: str, matter: str) -> str:
    """Return under what an act is kept: the digest of its matter, where it has one, and its own."""
    return (_digest(matter) if matter else "") + _digest(act)


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def _milliseconds(identity: UUID) -> int:
    return identity.int >> 80
