"""Personal data of the families: phone, account, identity numbers. They live here only, each field encrypted by itself.

AES-256-GCM with a key that is kept in a file beside the database, never in it (`pos.register.field_keys`): whoever gets hold of
the database file or a backup of it reads nothing. The family's number and the field's name are bound to each value, so that no
value can be put in the place of another.
"""

from __future__ import annotations

from dataclasses import asdict
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.access import Deed
from pos.domain.families import FamilyPrivate
from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.register.family_store import LONG_CHARACTERS_MAX, LONG_FIELDS, FamilyStore, Wanted, Written
from pos.register.field_keys import FieldKeys
from pos.register.tables import FAMILY_PRIVATE
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.surroundings import RegisterKeys, Surroundings


class Field(str, Enum):
    """What is kept of a family beside its card."""

    PHONE = "phone"
    IBAN = "iban"
    IDENTITY = "identity"
    ADDRESS = "address"
    LICENCE = "licence"
    COLLECTORS = "collectors"
    NEEDS = "needs"
    ACCOUNT = "account"
    SERVICES = "services"
    NOTES = "notes"


class PersonalData:
    """The encrypted fields, by family; the same for all bazaars.

    Args:
        database: where they are.
        keys: holds the key of the fields.
        surroundings: gives a fresh nonce for each value.
    """

    def __init__(self, database: Database, keys: RegisterKeys, surroundings: Surroundings) -> None:
        self._database = database
        self._keys = FieldKeys(keys.fields, keys.folder)
        self._store = FamilyStore(self._keys, surroundings.chance)
        self._surroundings = surroundings

    def write(self, by: Person, number: str, values: Mapping[Field, str]) -> None:
        """Write fields of a family; an empty value takes the field out.

        Raises:
            NotAllowed: not this person's business.
        """
        require(by, Act.PLAN)
        with self._database.writing() as connection:
            names = ",".join(sorted(name.value for name in values))
            note(connection, self._surroundings.now(), by.code, Deed.PERSONAL_WRITTEN, number, names)
            self._store.hold(connection)
            held = asdict(self._store.private(connection, [number]).get(number, FamilyPrivate()))
            wish = Wanted(
                number=number, before=held, after=held | {name.value: _kept(name, values[name]) for name in values}
            )
            self._store.write(connection, [wish], Written(self._surroundings.now(), by.code, ""))

    def read(self, by: Person, number: str) -> dict[Field, str]:
        """Return the fields of a family.

        Raises:
            NotAllowed: not this person's business.
            BookDamaged: a value was altered, or the key is not the one it was written with.
        """
        require(by, Act.READ_LEDGER)
        with self._database.writing() as connection:  # whoever reads leaves a line, or reads nothing
            rows = connection.execute(
                select(FAMILY_PRIVATE.c.field, FAMILY_PRIVATE.c.sealed).where(
                    FAMILY_PRIVATE.c.number == number, FAMILY_PRIVATE.c.field.in_([field.value for field in Field])
                )
            ).all()
            if rows:
                names = ",".join(sorted(row.field for row in rows))
                note(connection, self._surroundings.now(), by.code, Deed.PERSONAL_READ, number, names)
        return {Field(name): self._keys.open(number, name, bytes(sealed)) for name, sealed in rows}


def _kept(name: Field, value: str) -> str:
    return clean(value)[: LONG_CHARACTERS_MAX if name.value in LONG_FIELDS else REASON_CHARACTERS_MAX]
