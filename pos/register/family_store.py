"""Families in the tables: what is held of them now, and what a change writes beside the journal.

A card stands in the bazaar's own table, personal data sealed field by field, and every change of either, sealed as a whole, in a
history that only grows. Everything here runs in the caller's transaction and takes many families at once, for an import has
thousands of them.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import delete, func, select, text

from pos.domain.bazaar import FamilyCard
from pos.domain.errors import OutOfRange
from pos.domain.families import (
    NEW,
    PHOTO,
    PRIVATE_FIELDS,
    FamilyChange,
    FamilyPrivate,
    FamilyRecord,
    FieldChange,
    changes_between,
)
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.text import clean
from pos.ledger.codec import canonical, from_document, write_time
from pos.register.database import insert_many
from pos.register.field_keys import NONCE_BYTES, FieldKeys, change_field
from pos.register.projecting import KEYS_AT_ONCE
from pos.register.tables import FAMILY, FAMILY_CHANGE, FAMILY_PRIVATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

LONG_CHARACTERS_MAX = 2_000
LONG_FIELDS = frozenset({"address", "collectors", "needs", "services", "notes"})
_LOCK = text("SELECT pg_advisory_xact_lock(7236828793541264)")  # families are the same for all bazaars


class Written(NamedTuple):
    """Who wrote, when and where: the same for all families of one act."""

    at: datetime
    by: str
    bazaar: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What shall become of a family: each field as a text, before and after."""

    number: str
    before: Mapping[str, str]
    after: Mapping[str, str]

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """Which fields differ."""
        return changes_between(self.before, self.after)


class FamilyStore:
    """The families' rows.

    Args:
        keys: of the personal data.
        chance: so many random bytes, for nonces.
    """

    def __init__(self, keys: FieldKeys, chance: Callable[[int], bytes]) -> None:
        self._keys = keys
        self._chance = chance

    def hold(self, connection: Connection) -> None:
        """Let no other writer change a family before this transaction ends."""
        if connection.dialect.name != "sqlite":
            connection.execute(_LOCK)

    def cards(self, connection: Connection, bazaar: str, numbers: Sequence[str] | None = None) -> list[FamilyCard]:
        """Return the cards of a bazaar's families, by number: all, or these."""
        query = select(FAMILY.c.card).where(FAMILY.c.bazaar == bazaar)
        rows = _some(connection, query, FAMILY.c.number, numbers)
        return sorted((from_document(FamilyCard, json.loads(row.card)) for row in rows), key=lambda card: card.number)

    def private(self, connection: Connection, numbers: Sequence[str] | None = None) -> dict[str, FamilyPrivate]:
        """Return personal data by family: of all, or of these.

        Raises:
            BookDamaged: a value was altered, or the key is not the one it was written with.
        """
        keys, told = self._keys.held(), dict[str, dict[str, str]]()
        query = select(FAMILY_PRIVATE).where(FAMILY_PRIVATE.c.field.in_(PRIVATE_FIELDS))  # photos are long
        for row in _some(connection, query, FAMILY_PRIVATE.c.number, numbers):
            told.setdefault(row.number, {})[row.field] = keys.open(row.number, row.field, bytes(row.sealed))
        return {number: FamilyPrivate(**fields) for number, fields in told.items()}

    def phones(self, connection: Connection) -> dict[str, str]:
        """Return the phones of all families, by number."""
        keys = self._keys.held()
        rows = connection.execute(select(FAMILY_PRIVATE).where(FAMILY_PRIVATE.c.field == "phone")).all()
        return {row.number: keys.open(row.number, row.field, bytes(row.sealed)) for row in rows}

    def photo(self, connection: Connection, number: str) -> str:
        """Return a family's photo in Base64; empty where there is none.

        Raises:
            BookDamaged: it was altered, or the key is not the one it was written with.
        """
        mine = (FAMILY_PRIVATE.c.number == number) & (FAMILY_PRIVATE.c.field == PHOTO)
        sealed = connection.execute(select(FAMILY_PRIVATE.c.sealed).where(mine)).scalar_one_or_none()
        return "" if sealed is None else self._keys.open(number, PHOTO, bytes(sealed))

    def put_photo(self, connection: Connection, number: str, photo: str) -> None:
        """Put a photo, in Base64, in the place of the one that is there; an empty one only takes that out."""
        mine = (FAMILY_PRIVATE.c.number == number) & (FAMILY_PRIVATE.c.field == PHOTO)
        connection.execute(delete(FAMILY_PRIVATE).where(mine))
        if photo:
            sealed = self._keys.seal(number, PHOTO, photo, self._chance(NONCE_BYTES))
            insert_many(connection, FAMILY_PRIVATE, [(number, PHOTO, sealed)])

    def versions(self, connection: Connection, numbers: Sequence[str] | None = None) -> dict[str, int]:
        """Return how many changes each family has had; one without any is not there."""
        query = select(FAMILY_CHANGE.c.number, func.max(FAMILY_CHANGE.c.n).label("n")).group_by(FAMILY_CHANGE.c.number)
        return {row.number: int(row.n) for row in _some(connection, query, FAMILY_CHANGE.c.number, numbers)}

    def records(
        self, connection: Connection, bazaar: str, numbers: Sequence[str] | None = None
    ) -> dict[str, FamilyRecord]:
        """Return all that is held of a bazaar's families, by number: of all, or of these."""
        private, versions = self.private(connection, numbers), self.versions(connection, numbers)
        return {
            card.number: FamilyRecord(
                card=card,
                private=private.get(card.number, FamilyPrivate()),
                version=versions.get(card.number, 0),
            )
            for card in self.cards(connection, bazaar, numbers)
        }

    def last_by(self, connection: Connection, number: str) -> str:
        """Return who changed a family last."""
        mine = select(FAMILY_CHANGE.c.person).where(FAMILY_CHANGE.c.number == number)
        return connection.execute(mine.order_by(FAMILY_CHANGE.c.n.desc()).limit(1)).scalar() or ""

    def history(self, connection: Connection, number: str) -> tuple[FamilyChange, ...]:
        """Return every change of a family, the last one first."""
        query = select(FAMILY_CHANGE).where(FAMILY_CHANGE.c.number == number).order_by(FAMILY_CHANGE.c.n.desc())
        keys = self._keys.held()
        return tuple(_change(row, keys) for row in connection.execute(query))

    def changes_of(self, connection: Connection, source: str) -> dict[str, FamilyChange]:
        """Return what an import, or its undoing, changed, by family."""
        keys = self._keys.held()
        rows = connection.execute(select(FAMILY_CHANGE).where(FAMILY_CHANGE.c.source == source)).all()
        return {row.number: _change(row, keys) for row in rows}

    def fields_since(self, connection: Connection, number: str, n: int) -> frozenset[str]:
        """Return which fields of a family have changed after one of its changes."""
        query = select(FAMILY_CHANGE.c.names).where(FAMILY_CHANGE.c.number == number, FAMILY_CHANGE.c.n > n)
        return frozenset(name for names in connection.execute(query).scalars() for name in names.split(","))

    def write(self, connection: Connection, wanted: Iterable[Wanted], written: Written) -> None:
        """Write personal data and the history of what changes; the cards follow from the journal."""
        keys = self._keys.held()
        wishes = [(wish, changes) for wish in wanted if (changes := wish.changes)]
        versions = self.versions(connection, [wish.number for wish, _ in wishes])
        private: list[tuple[object, ...]] = []
        history: list[tuple[object, ...]] = []
        for wish, changes in wishes:
            number, n = wish.number, versions.get(wish.number, 0) + 1
            for change in changes:
                if change.name in PRIVATE_FIELDS:
                    _forget(connection, number, change)
                    if change.after:
                        sealed = keys.seal(number, change.name, change.after, self._chance(NONCE_BYTES))
                        private.append((number, change.name, sealed))
            said = canonical({change.name: [change.before, change.after] for change in changes}).decode()
            sealed = keys.seal(number, change_field(n), said, self._chance(NONCE_BYTES))
            names = ",".join(change.name for change in changes)
            at = write_time(written.at)
            history.append((number, n, at, written.by, written.bazaar, written.source, names, sealed))
        insert_many(connection, FAMILY_PRIVATE, private)
        insert_many(connection, FAMILY_CHANGE, history)


def families_done(connection: Connection) -> Counter[str]:
    """Return how many families each import, or its undoing, enrolled or changed."""
    query = select(FAMILY_CHANGE.c.source, func.count().label("n")).where(FAMILY_CHANGE.c.source != "")
    return Counter({row.source: int(row.n) for row in connection.execute(query.group_by(FAMILY_CHANGE.c.source))})


def tidy(private: FamilyPrivate) -> FamilyPrivate:
    """Return personal data as it is kept: no control marks, no needless spaces; long texts keep their lines.

    Raises:
        OutOfRange: a text is longer than it may be; nothing is cut in silence.
    """
    return FamilyPrivate(**{name: _tidy(name, getattr(private, name)) for name in PRIVATE_FIELDS})


def new_version(before: FamilyRecord | None) -> int:
    """Return the version that a record had; `NEW` where nothing is held."""
    return before.version if before else NEW


def _tidy(name: str, value: str) -> str:
    if name not in LONG_FIELDS:
        plain, maximum = clean(value), REASON_CHARACTERS_MAX
    else:
        plain, maximum = "\n".join(filter(None, map(clean, value.splitlines()))), LONG_CHARACTERS_MAX
    if len(plain) > maximum:
        raise OutOfRange("characters", len(plain), 0, maximum)
    return plain


def _forget(connection: Connection, number: str, change: FieldChange) -> None:
    if change.before:
        mine = (FAMILY_PRIVATE.c.number == number) & (FAMILY_PRIVATE.c.field == change.name)
        connection.execute(delete(FAMILY_PRIVATE).where(mine))


def _change(row: Row[Any], keys: FieldKeys) -> FamilyChange:
    told = json.loads(keys.open(row.number, change_field(row.n), bytes(row.sealed)))
    before, after = ({name: pair[place] for name, pair in told.items()} for place in (0, 1))
    at = datetime.fromisoformat(row.at)
    return FamilyChange(
        n=row.n, at=at, by=row.person, bazaar=row.bazaar, source=row.source, fields=changes_between(before, after)
    )


def _some(
    connection: Connection, query: Select[Any], column: ColumnElement[str], numbers: Sequence[str] | None
) -> Iterator[Row[Any]]:
    """Yield the rows of a question: all, or those of some families, of whom a database takes only so many at once."""
    if numbers is None:
        yield from connection.execute(query)
        return
    for first in range(0, len(numbers), KEYS_AT_ONCE):
        yield from connection.execute(query.where(column.in_(numbers[first : first + KEYS_AT_ONCE])))
