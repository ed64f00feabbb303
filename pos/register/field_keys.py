"""The keys of the families' personal data, and their rotation.

The key in use lies in `fields.key`, beside the database and never in it. While a rotation is under way its successor lies in
`fields.next.key`: everybody writes with that one and reads with either, so the register may run meanwhile. When every value is
sealed with the successor it takes its place, and the old key stays as `fields.<fingerprint>.key` for the sake of old backups.
A rotation that was interrupted, at whatever point, goes on where it stood when it is asked for again.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import and_, select, tuple_, update

from pos.domain.troubles import BookDamaged
from pos.ledger.durable import sync_folder, write_durably
from pos.ledger.keys import load_or_make
from pos.register.tables import FAMILY_CHANGE, FAMILY_PRIVATE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Row, Table

    from pos.register.database import Database

NONCE_BYTES = 12
ROWS_AT_ONCE = 50
IN_USE, NEXT, RETIRED = "fields.key", "fields.next.key", "fields.*.key"


class FieldKeys:
    """The keys that values are, or were, sealed with.

    Args:
        first: the key where there is no folder, as in a rehearsal.
        folder: where the key files lie.
    """

    def __init__(self, first: bytes, folder: Path | None = None) -> None:
        self._first = first
        self._folder = folder
        self._held: tuple[bytes, ...] = ()

    def held(self) -> FieldKeys:
        """Return the same keys as they are now, for many values in one transaction: no file is read for each of them."""
        held = FieldKeys(self._first, self._folder)
        held._held = self._known()
        return held

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
        if self._held:
            return self._held
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
    return sum(
        _seal_pages(database, table, lambda row: _anew(keys, successor, row, chance))
        for table in (FAMILY_PRIVATE, FAMILY_CHANGE)
    )


def _seal_pages(database: Database, table: Table, anew: Callable[[Row[Any]], bytes | None]) -> int:
    columns = tuple(table.primary_key)
    place: tuple[str | int, ...] = ("", 0 if table is FAMILY_CHANGE else "")
    done = 0
    while True:
        with database.writing() as connection:
            query = select(table).where(tuple_(*columns) > place).order_by(*columns).limit(ROWS_AT_ONCE)
            rows = connection.execute(query).all()
            for row in rows:
                sealed = anew(row)
                if sealed is not None:
                    mine = and_(*(column == getattr(row, column.name) for column in columns))
                    connection.execute(update(table).where(mine).values(sealed=sealed))
                    done += 1
        if not rows:
            return done
        place = tuple(getattr(rows[-1], column.name) for column in columns)


def _anew(keys: FieldKeys, successor: bytes, row: Row[Any], chance: Callable[[int], bytes]) -> bytes | None:
    """Return a value sealed with the successor; nothing where it is already."""
    field = row.field if "field" in row._fields else change_field(row.n)
    if _opened(successor, row.number, field, bytes(row.sealed)) is not None:
        return None
    return keys.seal(row.number, field, keys.open(row.number, field, bytes(row.sealed)), chance(NONCE_BYTES))


def change_field(n: int) -> str:
    """Return the name that is bound to a change of a family, so that no change can stand in the place of another."""
    return f"change {n}"


def _opened(key: bytes, number: str, field: str, sealed: bytes) -> str | None:
    try:
        plain = AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(number, field))
    except InvalidTag:
        return None
    return plain.decode()


def _bound(number: str, field: str) -> bytes:
    return f"{number}|{field}".encode()
