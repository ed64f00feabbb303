"""The families' photos: sealed beside their personal data, looked at by the office, in no journal, list or file, at no till.

A photo is read anew and written anew before it is kept, whoever sent it, so that nothing of a file but its picture gets in. It is
gone when it is taken out or replaced: the history keeps a mark of each, and never a picture.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from hashlib import sha256
from typing import TYPE_CHECKING

from pos.domain.access import Deed
from pos.domain.errors import UnknownFamily
from pos.domain.families import PHOTO, FamilyPhoto
from pos.domain.family_errors import FamilyChanged, NotAPhoto
from pos.domain.rights import Act, require
from pos.intake.photos import SENT_BYTES_MAX, reduced
from pos.register.family_store import Wanted, Written
from pos.register.office_journal import bazaar_of
from pos.register.trail import note

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from pos.domain.bazaar import Person
    from pos.register.database import Database
    from pos.register.family_store import FamilyStore
    from pos.register.surroundings import Surroundings

MARK_DIGITS = 12


class FamilyPhotos:
    """The families' photos.

    Args:
        database: where they are.
        store: the families' rows.
        surroundings: the register's clock.
    """

    def __init__(self, database: Database, store: FamilyStore, surroundings: Surroundings) -> None:
        self._database = database
        self._store = store
        self._surroundings = surroundings

    def read(self, by: Person, bazaar: str, number: str) -> FamilyPhoto:
        """Return a family's photo.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
            UnknownFamily: it does not take part.
            BookDamaged: it was altered.
        """
        require(by, Act.READ_LEDGER)
        with self._database.writing() as connection:  # whoever reads personal data leaves a line
            self._require_family(connection, bazaar, number)
            found = self._found(connection, number)
            if found.photo:
                note(connection, self._surroundings.now(), by.code, Deed.PERSONAL_READ, number, PHOTO)
        return found

    def put(self, by: Person, bazaar: str, number: str, photo: str, version: int) -> FamilyPhoto:
        """Keep a photo in the place of the one that is there, or take that out; said again, nothing more happens.

        Args:
            by: who does it.
            bazaar: its code.
            number: the family.
            photo: a PNG or JPEG file in Base64; empty takes the photo out.
            version: of the family, on which it was done.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
            UnknownFamily: it does not take part.
            NotAPhoto: it is none, or too large.
            FamilyChanged: somebody else has changed the family since.
        """
        require(by, Act.PLAN)
        kept = b64encode(reduced(_file(photo))).decode() if photo else ""
        with self._database.writing(bazaar) as connection:
            at = self._require_family(connection, bazaar, number)
            self._store.hold(connection)
            before = self._found(connection, number)
            if before.photo == kept:
                return before
            if before.version != version:
                raise FamilyChanged(number, self._store.last_by(connection, number))
            wish = Wanted(number=number, before=_marked(before.photo), after=_marked(kept))
            self._store.write(connection, [wish], Written(at, by.code, bazaar))
            self._store.put_photo(connection, number, kept)
            note(connection, self._surroundings.now(), by.code, Deed.PERSONAL_WRITTEN, number, PHOTO)
            return self._found(connection, number)

    def _require_family(self, connection: Connection, bazaar: str, number: str) -> datetime:
        plan = bazaar_of(connection, bazaar)
        if not self._store.cards(connection, bazaar, [number]):
            raise UnknownFamily(number)
        return self._surroundings.at(plan)

    def _found(self, connection: Connection, number: str) -> FamilyPhoto:
        version = self._store.versions(connection, [number]).get(number, 0)
        return FamilyPhoto(photo=self._store.photo(connection, number), version=version)


def _file(photo: str) -> bytes:
    if len(photo) > SENT_BYTES_MAX * 2:
        raise NotAPhoto
    try:
        return b64decode(photo, validate=True)
    except (NotBase64, ValueError):
        raise NotAPhoto from None


def _marked(photo: str) -> dict[str, str]:
    return {PHOTO: sha256(photo.encode()).hexdigest()[:MARK_DIGITS]} if photo else {}
