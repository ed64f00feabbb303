"""Is this book still the one that this device wrote last? A witness outside the book answers at each start.

A book that is put back from an old copy looks perfectly whole, and would give numbers away a second time. So a token that
changes at each start lies both in the book and in the device's strongbox, with the last head that the device remembers. The book
also keeps the token before, so that a start that was interrupted between the two is not taken for a copy. Where they do not
agree, the book lives on, but in a new epoch: what the register had not confirmed is said again with the original ids.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

    from pos.ledger.history import History
    from pos.ledger.strongbox import Strongbox

NAME = "device.witness"
TOKEN = "token"  # noqa: S105 - the setting's name in the book; the token proves identity, it opens nothing
BEFORE = "token_before"  # the setting with the token that the device knew when the present one was drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What a device remembers of its book.

    Attributes:
        token: the one that is in the book.
        epoch, seq, hash: a head that the book has reached; the hash is hexadecimal.
        serial: the last paper number that the book has given.
        is_lost: the book is given up; a new life may begin without it.
    """

    token: str
    epoch: int = 0
    seq: int = 0
    hash: str = ""
    serial: int = 0
    is_lost: bool = False


def recall(box: Strongbox) -> Witness | None:
    """Return what the device remembers; None where it remembers nothing, or nothing readable."""
    kept = box.read(NAME)
    try:
        told = json.loads(kept) if kept else None
        known = {field.name for field in fields(Witness)}
        return Witness(**{name: value for name, value in told.items() if name in known}) if told else None
    except (AttributeError, ValueError, TypeError):
        return None


def remember(box: Strongbox, witness: Witness) -> None:
    """Have the device remember."""
    box.write(NAME, json.dumps(asdict(witness)).encode())


def give_up(box: Strongbox) -> None:
    """Let a new life begin although the book of the last one is missing: when no copy, mirror or register has anything left."""
    witness = recall(box)
    if witness is not None:
        remember(box, replace(witness, is_lost=True))


def is_same_life(witness: Witness | None, tokens: Collection[str], history: History) -> bool:
    """Tell whether a book with this token, or with this one before, is the one that the witness saw last."""
    if witness is None or not witness.token or witness.token not in tokens:
        return False
    if not witness.hash:
        return True
    own = history.hash_at(witness.epoch, witness.seq)
    return own is not None and own.hex() == witness.hash
