"""The families as the office keeps them: found, enrolled, changed, each change with who, when, from and to.

A card goes into the office's journal as a fact and down to the tills; personal data stays beside it. A change says which version
it was made on: where somebody else has changed the family since, it is refused and nothing of either is lost.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select, union

from pos.domain.access import Deed
from pos.domain.bank import Transfer, fitting
from pos.domain.bank_errors import LeftOutWaits
from pos.domain.errors import OutOfRange, UnknownFamily
from pos.domain.families import NEW, FamilyEntry, FamilyPrivate, FamilyRecord, enrolment_of, texts_of
from pos.domain.family_errors import FamilyChanged, FamilyUnnamed, NumberTaken
from pos.domain.identity import family_number, read_family_number
from pos.domain.limits import FAMILY_SERIAL_MAX, NAME_CHARACTERS_MAX, RATE_BP_MAX
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.register.family_store import FamilyStore, Wanted, Written, new_version, tidy
from pos.register.office_journal import bazaar_of
from pos.register.tables import FAMILY, FAMILY_CHANGE, FAMILY_PRIVATE
from pos.register.trail import note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar, FamilyCard, Person
    from pos.domain.families import FamilyChange
    from pos.register.database import Database
    from pos.register.family_pages import FamilyPages
    from pos.register.office_journal import OfficeJournal
    from pos.register.surroundings import Surroundings

COLLECTOR_MARKS = re.compile(r"[,;؛|،\n]")  # between two names, as in the lists that are read
ALL = "*"  # stands for the number where all families were read at once


class Families:
    """The office's list of families.

    Args:
        database: where they are.
        journal: what happens to their cards.
        store: their rows.
        pages: gives who is enrolled a page.
        surroundings: the register's clock.
    """

    def __init__(
        self,
        database: Database,
        journal: OfficeJournal,
        store: FamilyStore,
        pages: FamilyPages,
        surroundings: Surroundings,
    ) -> None:
        self._database = database
        self._journal = journal
        self._store = store
        self._pages = pages
        self._surroundings = surroundings

    # -- reading -----------------------------------------------------------------------------------------------

    def entries(self, by: Person, bazaar: str) -> tuple[FamilyEntry, ...]:
        """Return all families of a bazaar with what they are found by, by number.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
        """
        require(by, Act.READ_LEDGER)
        with self._database.writing() as connection:  # whoever reads personal data leaves a line
            bazaar_of(connection, bazaar)
            cards, phones = self._store.cards(connection, bazaar), self._store.phones(connection)
            versions = self._store.versions(connection)
            self._note(connection, by, Deed.PERSONAL_READ, ALL, "phone")
        return tuple(
            FamilyEntry(card=card, phone=phones.get(card.number, ""), version=versions.get(card.number, 0))
            for card in cards
        )

    def records(self, by: Person, bazaar: str) -> tuple[FamilyRecord, ...]:
        """Return all that is held of all families of a bazaar, for a file; by number.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
            BookDamaged: a value was altered.
        """
        require(by, Act.PLAN)
        with self._database.writing() as connection:
            bazaar_of(connection, bazaar)
            records = self._store.records(connection, bazaar)
            self._note(connection, by, Deed.PERSONAL_READ, ALL, "all")
        return tuple(records.values())

    def record(self, by: Person, bazaar: str, number: str) -> FamilyRecord:
        """Return all that is held of one family.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
            UnknownFamily: it does not take part.
            BookDamaged: a value was altered.
        """
        require(by, Act.READ_LEDGER)
        with self._database.writing() as connection:
            bazaar_of(connection, bazaar)
            record = self._store.records(connection, bazaar, [number]).get(number)
            if record is None:
                raise UnknownFamily(number)
            self._note(connection, by, Deed.PERSONAL_READ, number, "all")
        return record

    def history(self, by: Person, number: str) -> tuple[FamilyChange, ...]:
        """Return every change of a family, the last one first.

        Raises:
            NotAllowed: not this person's business.
            BookDamaged: a change was altered.
        """
        require(by, Act.READ_LEDGER)
        with self._database.writing() as connection:
            changes = self._store.history(connection, number)
            self._note(connection, by, Deed.PERSONAL_READ, number, "history")
        return changes

    def collectors(self, by: Person, number: str) -> tuple[str, ...]:
        """Return who may take a family's money and goods beside itself.

        Raises:
            NotAllowed: not this person's business.
            BookDamaged: a value was altered.
        """
        require(by, Act.READ_LEDGER)
        with self._database.writing() as connection:
            written = self._store.private(connection, [number]).get(number, FamilyPrivate()).collectors
            if written:
                self._note(connection, by, Deed.PERSONAL_READ, number, "collectors")
        return tuple(filter(None, map(clean, COLLECTOR_MARKS.split(written))))

    def require_accounts(self, connection: Connection, numbers: Sequence[str]) -> None:
        """Refuse to record a bank's batch with families that no file for a bank can hold.

        Raises:
            LeftOutWaits: their account is missing or wrong.
            BookDamaged: a value was altered.
        """
        private = self._store.private(connection, numbers)
        _, left_out = fitting((_transfer(number, private.get(number)) for number in numbers), needs_latin=False)
        if left_out:
            raise LeftOutWaits(tuple(sorted(number for some in left_out for number in some.families)))

    def free_number(self, by: Person) -> str:
        """Return the lowest number that no family has or ever had, in whatever bazaar.

        Raises:
            NotAllowed: not this person's business.
            OutOfRange: there is none left.
        """
        require(by, Act.PLAN)
        with self._database.reading() as connection:
            taken = _taken(connection)
        for serial in range(1, FAMILY_SERIAL_MAX + 1):
            if (number := family_number(serial)) not in taken:
                return number
        raise OutOfRange("family", FAMILY_SERIAL_MAX + 1, 1, FAMILY_SERIAL_MAX)

    # -- writing -----------------------------------------------------------------------------------------------

    def save(self, by: Person, bazaar: str, wish: FamilyRecord, *, identity: UUID) -> FamilyRecord:
        """Enrol a family or change it.

        Args:
            by: who does it.
            bazaar: its code.
            wish: the whole record; its version says what it was made on, `NEW` for a family that is to be enrolled.
            identity: the act's id; asked again with it, nothing more happens.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is none of this code.
            WrongCheckDigit: the number is no family number.
            NumberTaken: it is another family's.
            UnknownFamily: it does not take part.
            FamilyChanged: somebody else has changed it since.
            FamilyUnnamed, OutOfRange: a value cannot be.
        """
        require(by, Act.PLAN)
        number = read_family_number(wish.card.number)
        card, private = sound(replace(wish.card, number=number)), tidy(wish.private)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            self._store.hold(connection)
            before = self._store.records(connection, bazaar, [number]).get(number)
            if not self._journal.was_asked(connection, bazaar, identity, FamilyEnrolled, number=number):
                self._require_current(connection, number, wish.version, before)
                old = texts_of(before.card, before.private) if before else {}
                wanted = Wanted(number=number, before=old, after=texts_of(card, private))
                self._apply(connection, plan, by, wanted, enrolment_of(card), identity)
            return self._store.records(connection, bazaar, [number])[number]

    def _require_current(self, connection: Connection, number: str, version: int, before: FamilyRecord | None) -> None:
        if version == NEW and (before is not None or number in _taken(connection, number)):
            raise NumberTaken(number)
        if version != NEW and before is None:
            raise UnknownFamily(number)
        if version != new_version(before):
            raise FamilyChanged(number, self._store.last_by(connection, number))

    def _apply(
        self, connection: Connection, plan: Bazaar, by: Person, wanted: Wanted, fact: FamilyEnrolled, identity: UUID
    ) -> None:
        names = ",".join(sorted(change.name for change in wanted.changes))
        if names:
            self._store.write(connection, [wanted], Written(self._surroundings.at(plan), by.code, plan.code))
            self._journal.append(connection, plan, fact, identity=identity, by=by.code)
            self._pages.welcome(connection, plan.code, [wanted.number], by.code)
            self._note(connection, by, Deed.PERSONAL_WRITTEN, wanted.number, names)

    def _note(self, connection: Connection, by: Person, deed: Deed, number: str, names: str) -> None:
        note(connection, self._surroundings.now(), by.code, deed, number, names)


def sound(card: FamilyCard) -> FamilyCard:
    """Return a card with its names as they are kept.

    Raises:
        FamilyUnnamed: it has no Arabic name.
        OutOfRange: its commission or a text is beyond its limits.
    """
    name_ar, name_en = clean(card.name_ar), clean(card.name_en)
    if not name_ar:
        raise FamilyUnnamed(card.number)
    branch, governorate = clean(card.branch), clean(card.governorate)
    longest = max(map(len, (name_ar, name_en, branch, governorate)))
    if longest > NAME_CHARACTERS_MAX:
        raise OutOfRange("characters", longest, 0, NAME_CHARACTERS_MAX)
    if not 0 <= (card.rate_bp or 0) <= RATE_BP_MAX:
        raise OutOfRange("rate", card.rate_bp or 0, 0, RATE_BP_MAX)
    more = tuple(dict.fromkeys(code for code in card.more_packages if code and code != card.package))
    return replace(
        card,
        name_ar=name_ar,
        name_en=name_en or name_ar,
        branch=branch,
        governorate=governorate,
        more_packages=more,
    )


def _transfer(number: str, private: FamilyPrivate | None) -> Transfer:
    known = private or FamilyPrivate()
    return Transfer(
        family=number,
        name_ar="",
        name_en="",
        account=known.iban or known.account,
        amount_minor=0,
        reference="",
        is_iban=bool(known.iban),
    )


def _taken(connection: Connection, number: str = "") -> frozenset[str]:
    """Return the numbers that a family has or had, in whatever bazaar: all, or this one where it is taken."""
    tables = (FAMILY, FAMILY_PRIVATE, FAMILY_CHANGE)
    asked = [select(table.c.number) for table in tables]
    if number:
        asked = [query.where(table.c.number == number) for query, table in zip(asked, tables, strict=True)]
    return frozenset(connection.execute(union(*asked)).scalars())
