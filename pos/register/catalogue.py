"""The cards that travel down to the tills: read from the tables, cut to what changed, signed.

Everyone's names travel, so that a till can say who approved; secrets travel only for those who work at a till. An accountant's
password hash never leaves the register.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.bazaar import FamilyCard, FamilyKind, ItemCard, Person, Role, TillKey
from pos.domain.errors import BadSignature, UnknownDevice
from pos.ledger.codec import from_document
from pos.ledger.keys import is_signed
from pos.register.devices import HALL
from pos.register.markdowns import markdowns_of
from pos.register.office_journal import bazaar_of
from pos.register.tables import BAZAAR, DEVICE, FAMILY, FORMER_KEY, ITEM, PERSON, WITHDRAWN
from pos.sync.feed import Feed, feed_request, sign_feed

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from pos.register.database import Database
    from pos.register.page_links import PageLinks
    from pos.register.surroundings import RegisterKeys

CARDS_KEPT_MAX = (
    10_000  # a run reads every family's card several times; were one too few kept, none would be found again
)
TILL_ROLES = frozenset({Role.CASHIER, Role.LEAD, Role.GOODS})


class Catalogue:
    """The way down.

    Args:
        database: where the cards are.
        keys: signs the feed.
        links: makes the links of the families' own pages.
    """

    def __init__(self, database: Database, keys: RegisterKeys, links: PageLinks) -> None:
        self._database = database
        self._keys = keys
        self._links = links

    def feed_for(self, bazaar: str, device: str, since: int, signature: bytes) -> Feed | None:
        """Return what changed since a version, for a device that proves who it is.

        Args:
            bazaar: the bazaar's code.
            device: the device's name.
            since: the version that it has; 0 for none. One that the register never gave out gets everything.
            signature: the device's, over `feed_request`.

        Returns:
            The signed feed; nothing where nothing changed.

        Raises:
            UnknownBazaar, UnknownDevice: nobody admitted it, or it was revoked.
            BadSignature: it is not who it says.
        """
        with self._database.reading() as connection:
            _require_device(connection, bazaar, device, feed_request(bazaar, device, since), signature)
            feed = self._feed(connection, bazaar, since)
        return sign_feed(feed, self._keys.signing) if feed else None

    def families(self, bazaar: str) -> tuple[FamilyCard, ...]:
        """Return the cards of a bazaar's families, by number."""
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return self._links.with_links(connection, bazaar, families_of(connection, bazaar))

    def items(self, bazaar: str) -> tuple[ItemCard, ...]:
        """Return the cards of a bazaar's items, by code."""
        with self._database.reading() as connection:
            bazaar_of(connection, bazaar)
            return items_of(connection, bazaar)

    def _feed(self, connection: Connection, code: str, since: int) -> Feed | None:
        version = int(connection.execute(select(BAZAAR.c.version).where(BAZAAR.c.code == code)).scalar_one())
        if since == version:
            return None
        start = since if 0 <= since < version else 0
        return Feed(
            version=version,
            since=start,
            bazaar=bazaar_of(connection, code),
            families=self._links.with_links(
                connection, code, map(_card_for_a_till, families_of(connection, code, start))
            ),
            items=(*items_of(connection, code, start), *withdrawn_since(connection, code, start)),
            people=tuple(_for_a_till(person) for person in people_of(connection)),
            tills=tills_of(connection, code),
            markdowns=markdowns_of(connection, code),
        )


def families_of(
    connection: Connection, bazaar: str, since: int = -1, *, number: str | None = None
) -> tuple[FamilyCard, ...]:
    """Return the families' cards that changed after a version, one or all, by number."""
    query = select(FAMILY.c.card).where(FAMILY.c.bazaar == bazaar, FAMILY.c.version > since).order_by(FAMILY.c.number)
    if number is not None:
        query = query.where(FAMILY.c.number == number)
    return tuple(_family_card(card) for card in connection.execute(query).scalars())


def items_of(
    connection: Connection,
    bazaar: str,
    since: int = -1,
    *,
    family: str | None = None,
    codes: Collection[str] | None = None,
) -> tuple[ItemCard, ...]:
    """Return the items' cards that changed after a version, of one family, of some codes or of all, by code."""
    query = select(ITEM.c.card).where(ITEM.c.bazaar == bazaar, ITEM.c.version > since).order_by(ITEM.c.code)
    if family is not None:
        query = query.where(ITEM.c.family == family)
    if codes is not None:
        query = query.where(ITEM.c.code.in_(codes))
    return tuple(from_document(ItemCard, json.loads(card)) for card in connection.execute(query).scalars())


def withdrawn_since(connection: Connection, bazaar: str, since: int) -> tuple[ItemCard, ...]:
    """Return the cards of the items that are off the list and were not yet at a version, by code."""
    query = select(WITHDRAWN.c.card).where(WITHDRAWN.c.bazaar == bazaar, WITHDRAWN.c.version > since)
    cards = connection.execute(query.order_by(WITHDRAWN.c.code)).scalars()
    return tuple(from_document(ItemCard, json.loads(card)) for card in cards)


def people_of(connection: Connection) -> tuple[Person, ...]:
    """Return everyone who may sign in, by code, with their hashes."""
    cards = connection.execute(select(PERSON.c.card).order_by(PERSON.c.code)).scalars()
    return tuple(from_document(Person, json.loads(card)) for card in cards)


def tills_of(connection: Connection, bazaar: str) -> tuple[TillKey, ...]:
    """Return the keys of the tills that may sell, also those they had before they were replaced, by name."""
    keys = set()
    for table in (DEVICE, FORMER_KEY):
        query = select(table.c.device, table.c.public_key).where(table.c.bazaar == bazaar, table.c.revoked == "")
        keys |= {(str(device), str(key)) for device, key in connection.execute(query)}
    return tuple(TillKey(till=device, key=key) for device, key in sorted(keys) if not device.startswith(HALL))


@lru_cache(maxsize=CARDS_KEPT_MAX)
def _family_card(text: str) -> FamilyCard:
    card: FamilyCard = from_document(FamilyCard, json.loads(text))
    return card


def _for_a_till(person: Person) -> Person:
    return person if person.role in TILL_ROLES else replace(person, secret_hash="")


def _card_for_a_till(card: FamilyCard) -> FamilyCard:
    """Return what a till may know of a family: nothing that only the office works with."""
    return replace(card, family_kind=FamilyKind.HOUSEHOLD, more_packages=(), branch="", governorate="")


def _require_device(connection: Connection, bazaar: str, device: str, message: bytes, signature: bytes) -> None:
    bazaar_of(connection, bazaar)
    row = connection.execute(
        select(DEVICE.c.public_key, DEVICE.c.revoked).where(DEVICE.c.bazaar == bazaar, DEVICE.c.device == device)
    ).one_or_none()
    if row is None or row.revoked:
        raise UnknownDevice(device)
    if not is_signed(row.public_key, message, signature):
        raise BadSignature(device)
