"""The feed: the cards that travel from the register down to the tills, versioned and signed.

It holds the bazaar, its families and items as a till may know them, and the people who may sign in; no personal data of a
family. A till names the version it has and gets what changed since; taking the same feed twice changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Person, TillKey
from pos.domain.errors import DamagedMessage
from pos.domain.markdowns import Planned
from pos.ledger.codec import canonical, from_document, to_document
from pos.sync.reading import SIGNATURE_BYTES, as_bytes, as_number, as_table, parse, strictly

if TYPE_CHECKING:
    from pos.ledger.keys import DeviceKey

FEED_BYTES_MAX = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The cards that travel down: what changed since a version that the till already has.

    Attributes:
        version: of the register's catalogue after these changes.
        since: the till's version that the changes start from; 0 carries everything.
        families, items: only those that changed; an item that is off the list comes once more and says so.
        people: always all of them; whoever is not here may no longer sign in.
        tills: always the keys of all tills that may sell; a receipt of any other is not believed.
        markdowns: always all that may still hold, of all tills.
        signature: the register's, 64 bytes.
    """

    version: int
    since: int
    bazaar: Bazaar
    families: tuple[FamilyCard, ...]
    items: tuple[ItemCard, ...]
    people: tuple[Person, ...]
    tills: tuple[TillKey, ...] = ()
    markdowns: tuple[Planned, ...] = ()
    signature: bytes = field(default=b"", repr=False)

    def message(self) -> bytes:
        """Return the bytes that the register's key signs."""
        return canonical({"amana": "feed", **_feed_document(self)})


def feed_request(bazaar: str, device: str, since: int) -> bytes:
    """Return the bytes that a device signs to ask for the cards that changed since a version.

    Asking twice is harmless, so there is no nonce and no clock in it: a till whose clock is wrong must get its cards too.
    """
    return canonical({"amana": "feed?", "bazaar": bazaar, "device": device, "since": since})


def sign_feed(feed: Feed, key: DeviceKey) -> Feed:
    """Return the feed with the register's signature."""
    return replace(feed, signature=key.sign(feed.message()))


def pack_feed(feed: Feed) -> bytes:
    """Write a feed as canonical JSON."""
    return canonical({**_feed_document(feed), "sig": feed.signature.hex()})


def unpack_feed(message: bytes) -> Feed:
    """Read a feed strictly; its signature is not judged here.

    Raises:
        DamagedMessage: it is incomplete, altered, or too large.
    """
    if len(message) > FEED_BYTES_MAX:
        raise DamagedMessage("feed too large")
    with strictly():
        table = as_table(parse(message))
        if set(table) - {"markdowns"} != {"version", "since", "bazaar", "families", "items", "people", "tills", "sig"}:
            raise DamagedMessage("not a feed")
        return Feed(
            version=as_number(table["version"], 0),
            since=as_number(table["since"], 0),
            bazaar=from_document(Bazaar, as_table(table["bazaar"])),
            families=tuple(from_document(FamilyCard, as_table(card)) for card in table["families"]),
            items=tuple(from_document(ItemCard, as_table(card)) for card in table["items"]),
            people=tuple(from_document(Person, as_table(card)) for card in table["people"]),
            tills=tuple(from_document(TillKey, as_table(key)) for key in table["tills"]),
            markdowns=tuple(from_document(Planned, as_table(one)) for one in table.get("markdowns", [])),
            signature=as_bytes(table["sig"], SIGNATURE_BYTES),
        )


def _feed_document(feed: Feed) -> dict[str, Any]:
    return {
        "version": feed.version,
        "since": feed.since,
        "bazaar": to_document(feed.bazaar),
        "families": to_document(feed.families),
        "items": to_document(feed.items),
        "people": to_document(feed.people),
        "tills": to_document(feed.tills),
        **({"markdowns": to_document(feed.markdowns)} if feed.markdowns else {}),
    }
