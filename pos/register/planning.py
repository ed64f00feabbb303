"""Planning: bazaars and the families that take part in them.

What is planned goes into the office's journal as facts and down to the tills with the feed. Personal data goes beside the
journal, never into it (`pos.register.personal`).
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, select, update

from pos.domain.access import Deed
from pos.domain.bazaar import Bazaar
from pos.domain.errors import BazaarBegun, OutOfRange, UnknownBazaar
from pos.domain.families import FamilyPrivate, card_of, texts_of
from pos.domain.identity import is_device, read_family_number
from pos.domain.limits import RATE_BP_MAX
from pos.domain.money import CURRENCIES
from pos.domain.office_facts import BazaarPlanned, FamilyEnrolled
from pos.domain.rights import Act, require
from pos.domain.text import clean
from pos.ledger.codec import canonical, from_document, to_document
from pos.register.catalogue import families_of
from pos.register.family_store import Wanted, Written
from pos.register.office_journal import OFFICE, bazaar_of
from pos.register.projecting import raise_version
from pos.register.tables import BAZAAR, FACT
from pos.register.trail import note

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import FamilyCard, Person
    from pos.register.database import Database
    from pos.register.family_pages import FamilyPages
    from pos.register.family_store import FamilyStore, Wanted, Written
    from pos.register.office_journal import OfficeJournal

TILLS_MAX = 500
NOTHING = FamilyPrivate()
_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,19}")


class Planning:
    """What the office decides before the doors open.

    Args:
        database: where it goes.
        journal: where it is written down.
        store: the families' rows, for the history of what changes.
        pages: gives each family its own page.
    """

    def __init__(self, database: Database, journal: OfficeJournal, store: FamilyStore, pages: FamilyPages) -> None:
        self._database = database
        self._journal = journal
        self._store = store
        self._pages = pages

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return all bazaars, the latest first."""
        with self._database.reading() as connection:
            cards = connection.execute(select(BAZAAR.c.card)).scalars().all()
        plans: list[Bazaar] = [from_document(Bazaar, json.loads(card)) for card in cards]
        return tuple(sorted(plans, key=lambda plan: (plan.first_day, plan.code), reverse=True))

    def bazaar(self, code: str) -> Bazaar:
        """Return one bazaar's plan.

        Raises:
            UnknownBazaar: there is none of this code.
        """
        with self._database.reading() as connection:
            return bazaar_of(connection, code)

    def plan(self, by: Person, bazaar: Bazaar, *, identity: UUID) -> Bazaar:
        """Plan a bazaar, or change its plan.

        Args:
            by: who plans.
            bazaar: the whole plan.
            identity: the act's id; asked again with it, nothing more happens.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: the code, the currency or a till's name has no form that a bazaar can have.
            OutOfRange: the commission is beyond its limits.
            BazaarBegun: sales are in another currency already.
        """
        require(by, Act.PLAN)
        _require_sound(bazaar)
        with self._database.writing(bazaar.code) as connection:
            if self._journal.known(connection, bazaar.code, identity, BazaarPlanned):
                return bazaar_of(connection, bazaar.code)
            _require_same_currency(connection, bazaar)
            changed = _changed(connection, bazaar)
            card = {"card": canonical(to_document(bazaar)).decode()}
            mine = BAZAAR.c.code == bazaar.code
            if connection.execute(update(BAZAAR).where(mine).values(card)).rowcount == 0:
                connection.execute(insert(BAZAAR), [{"code": bazaar.code, **card, "version": 0, "papers": 0}])
            raise_version(connection, bazaar.code)
            self._journal.append(connection, bazaar, BazaarPlanned(bazaar=bazaar), identity=identity, by=by.code)
            if changed:
                note(connection, self._journal.now(), by.code, Deed.PLAN_CHANGED, bazaar.code, changed)
        return bazaar

    def enrol(self, by: Person, bazaar: str, family: FamilyEnrolled, *, identity: UUID) -> FamilyCard:
        """Enrol a family in a bazaar, or change its card.

        Raises:
            NotAllowed: not this person's business.
            UnknownBazaar: there is no such bazaar.
            WrongCheckDigit: the number is no family number.
            OutOfRange: its commission is beyond its limits.
            DamagedMessage: the id belongs to another act.
        """
        require(by, Act.PLAN)
        number = read_family_number(family.number)
        _require_rate(family.rate_bp or 0)
        with self._database.writing(bazaar) as connection:
            plan = bazaar_of(connection, bazaar)
            if not self._journal.was_asked(connection, bazaar, identity, FamilyEnrolled, number=number):
                fact = _tidy(family, number)
                self._remember(connection, by, bazaar, fact)
                self._journal.append(connection, plan, fact, identity=identity, by=by.code)
                self._pages.welcome(connection, bazaar, [number], by.code)
            return families_of(connection, bazaar, number=number)[0]

    def _remember(self, connection: Connection, by: Person, bazaar: str, fact: FamilyEnrolled) -> None:
        """Write the change into the family's history."""
        self._store.hold(connection)
        cards = families_of(connection, bazaar, number=fact.number)
        before = texts_of(cards[0], NOTHING) if cards else {}
        wish = Wanted(number=fact.number, before=before, after=texts_of(card_of(fact), NOTHING))
        self._store.write(connection, [wish], Written(self._journal.now(), by.code, bazaar))


def _tidy(family: FamilyEnrolled, number: str) -> FamilyEnrolled:
    return replace(family, number=number, name_ar=clean(family.name_ar), name_en=clean(family.name_en))


def _require_sound(bazaar: Bazaar) -> None:
    if _CODE.fullmatch(bazaar.code) is None or bazaar.currency not in CURRENCIES:
        raise UnknownBazaar(f"{bazaar.code} {bazaar.currency}")
    unfit = [device for device in bazaar.tills if not is_device(device) or device == OFFICE]
    if unfit or len(bazaar.tills) > TILLS_MAX:
        raise UnknownBazaar(f"{bazaar.code} {' '.join(unfit)}")
    _require_rate(bazaar.commission_bp)


def _require_rate(rate_bp: int) -> None:
    if not 0 <= rate_bp <= RATE_BP_MAX:
        raise OutOfRange("rate", rate_bp, 0, RATE_BP_MAX)


def _changed(connection: Connection, bazaar: Bazaar) -> str:
    """Return which settings of a bazaar a new plan changes; all of a new bazaar's are one word."""
    card = connection.execute(select(BAZAAR.c.card).where(BAZAAR.c.code == bazaar.code)).scalar()
    if card is None:
        return "new"
    before = from_document(Bazaar, json.loads(card))
    return ", ".join(one.name for one in fields(Bazaar) if getattr(before, one.name) != getattr(bazaar, one.name))


def _require_same_currency(connection: Connection, bazaar: Bazaar) -> None:
    """The office's own journal names the currency in its first fact; tills' facts make it final."""
    facts = connection.execute(select(func.count()).select_from(FACT).where(FACT.c.bazaar == bazaar.code)).scalar_one()
    if facts and bazaar_of(connection, bazaar.code).currency != bazaar.currency:
        raise BazaarBegun(bazaar.code)
