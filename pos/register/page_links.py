"""The secret links of the families' own pages, made anew whenever one is needed and kept nowhere.

A link follows from the register's own key, the bazaar, the family and a serial. The table holds the serial and the SHA-256 of the
link's secret, so that a link that is shown can be found, and nobody who has the table can show one.
"""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import select

from pos.ledger.codec import canonical
from pos.register.tables import FAMILY_PAGE, META

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from pos.domain.bazaar import FamilyCard
    from pos.register.surroundings import RegisterKeys

ADDRESS = "family_pages_address"
TOKEN_BYTES = 20
TOKEN_CHARACTERS = 27


class PageLinks:
    """Makes links.

    Args:
        keys: they follow from its signing key.
    """

    def __init__(self, keys: RegisterKeys) -> None:
        self._secret = sha256(b"amana family pages" + keys.signing.secret).digest()

    def token(self, bazaar: str, family: str, serial: int) -> str:
        """Return the secret part of a link."""
        code = hmac.new(self._secret, canonical([bazaar, family, serial]), sha256).digest()[:TOKEN_BYTES]
        return urlsafe_b64encode(code).decode().rstrip("=")

    def link(self, address: str, bazaar: str, family: str, serial: int) -> str:
        """Return a whole link; nothing while nobody said where families reach the register."""
        return f"{address}/f/{quote(bazaar, safe='')}/{self.token(bazaar, family, serial)}" if address else ""

    def with_links(self, connection: Connection, bazaar: str, cards: Iterable[FamilyCard]) -> tuple[FamilyCard, ...]:
        """Return families' cards with the links that open; at a hall they have the centre's already."""
        address = address_of(connection)
        if not address:
            return tuple(cards)
        opening = (FAMILY_PAGE.c.bazaar == bazaar) & (FAMILY_PAGE.c.withdrawn == "")
        rows = connection.execute(select(FAMILY_PAGE.c.family, FAMILY_PAGE.c.serial).where(opening))
        serials = {row.family: row.serial for row in rows}
        return tuple(
            replace(card, page=self.link(address, bazaar, card.number, serials[card.number]))
            if card.number in serials
            else card
            for card in cards
        )


def address_of(connection: Connection) -> str:
    """Return where families reach the register; empty where it was never said."""
    return str(connection.execute(select(META.c.value).where(META.c.key == ADDRESS)).scalar() or "")


def hash_of(token: str) -> bytes:
    """Return what is kept of a link's secret."""
    return sha256(token.encode()).digest()
