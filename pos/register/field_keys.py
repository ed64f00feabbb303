"""The keys of the families' personal data, and their rotation.

The key in use lies in `fields.key`, beside the database and never in it. While a rotation is under way its successor lies in
`fields.next.key`: everybody writes with that one and reads with either, so the register may run meanwhile. When every value is
sealed with the successor it takes its place, and the old key stays as `fields.<fingerprint>.key` for the sake of old backups.
A rotation that was interrupted, at whatever point, goes on where it stood when it is asked for again.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select, tuple_, update

from pos.domain.troubles import BookDamaged
from pos.ledger.durable import sync_folder, write_durably
from pos.ledger.keys import load_or_make
from pos.register.tables import FAMILY_PRIVATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.register.database import Database

NONCE_BYTES = 12
ROWS_AT_ONCE = 50
IN_USE, NEXT, RETIRED = "fields.key", "fields.next.key", "fields.*.key"
_FIRST = ("", "")


class FieldKeys:
    """The keys that values are, or were, sealed with.

    Args:
        first: the key where there is no folder, as in a rehearsal.
        folder: where the key files lie.
    """

    def __init__(self, first: bytes, folder: Path | None = None) -> None:
        self._first = first
        self._folder = folder

    def newest(self) -> bytes:
        """Return the key that values are sealed with now."""
        return self._known()[0]

    def seal(self, number: str, field: str, plain: str, nonce: bytes) -> bytes:
        """Encrypt a value; the family's number and the field's name are bound to it."""
        return nonce + AESGCM(self.newest()).encrypt(nonce, plain.encode(), _bound(number, field))

    def open(self, number: str, field: str, sealed: bytes) -> str:
        """Decrypt a value with whichever key it was sealed with.

        Raises:
            BookDamaged: it was altered, or none of the keys is the one it was sealed with.
        """
        for key in self._known():
            plain = _opened(key, number, field, sealed)
            if plain is not None:
                return plain
        raise BookDamaged(f"field {field} of {number}")

    def _known(self) -> tuple[bytes, ...]:
        """Return the keys, the newest first; they are read anew, for a rotation may be under way in another process."""
        if self._folder is None:
            return (self._first,)
        named = [self._folder / NEXT, self._folder / IN_USE]
        retired = sorted(path for path in self._folder.glob(RETIRED) if path not in named)
        return tuple(path.read_bytes() for path in (*named, *retired) if path.exists())


def rotate(database: Database, folder: Path, chance: Callable[[int], bytes]) -> int:
    """Seal every value with a new key and put that key in the place of the old one.

    Args:
        database: where the values are; the register may run meanwhile.
        folder: where the key files lie.
        chance: gives a fresh nonce for each value.

    Returns:
        How many values were sealed anew.

    Raises:
        BookDamaged: a value opens with no key; nothing of it is lost, and the old key stays in use.
        OSError: a key file cannot be written.
    """
    keys = FieldKeys(b"", folder)
    successor = load_or_make(folder / NEXT).secret
    done = 0
    while True:
        resealed = _seal_all(database, keys, successor, chance)
        done += resealed
        if resealed == 0:  # a whole pass found nothing that was sealed with another key
            break
    with database.writing():  # nobody writes a value while the keys change places
        old = (folder / IN_USE).read_bytes()
        write_durably(folder / f"fields.{sha256(old).hexdigest()[:12]}.key", old, 0o600)
        (folder / NEXT).replace(folder / IN_USE)
        sync_folder(folder)
    return done


def _seal_all(database: Database, keys: FieldKeys, successor: bytes, chance: Callable[[int], bytes]) -> int:
    """Go through all values once, some at a time, so that nobody waits long."""
    place, done = _FIRST, 0
    key = tuple_(FAMILY_PRIVATE.c.number, FAMILY_PRIVATE.c.field)
    while True:
        with database.writing() as connection:
            rows = connection.execute(
                select(FAMILY_PRIVATE).where(key > place).order_by(*FAMILY_PRIVATE.primary_key).limit(ROWS_AT_ONCE)
            ).all()
            for number, field, sealed in rows:
                if _opened(successor, number, field, bytes(sealed)) is not None:
                    continue
                anew = keys.seal(number, field, keys.open(number, field, bytes(sealed)), chance(NONCE_BYTES))
                mine = (FAMILY_PRIVATE.c.number == number) & (FAMILY_PRIVATE.c.field == field)
                connection.execute(update(FAMILY_PRIVATE).where(mine).values(sealed=anew))
                done += 1
        if not rows:
            return done
        place = (rows[-1].number, rows[-1].field)


def _opened(key: bytes, number: str, field: str, sealed: bytes) -> str | None:
    try:
        plain = AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(number, field))
    except InvalidTag:
        return None
    return plain.decode()


def _bound(number: str, field: str) -> bytes:
    return f"{number}|{field}".encode()
