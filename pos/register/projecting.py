"""From facts to rows: what one batch adds to the register's tables, collected and then written at once.

The rows are those of the domain's own functions (`postings`, `claims`, `moves`), so they equal a till's. Every projection adds
up or takes the latest by the facts' own times, so that batches may arrive in any order and the books come out the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sqlalchemy import and_, delete, select, update

from pos.domain.bazaar import FamilyCard, ItemCard
from pos.domain.families import card_of
from pos.domain.goods_facts import GoodsReceived, ItemPictured, ItemRepriced, MarkdownPlanned
from pos.domain.list_facts import ItemsListed, ListedLine
from pos.domain.markdowns import Planned
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.settlement import claim_kinds
from pos.ledger.codec import canonical, from_document, to_document, write_time
from pos.register.database import insert_many
from pos.register.gone_photos import let_go
from pos.register.markdowns import put_markdowns
from pos.register.tables import BAZAAR, FACT, FAMILY, ITEM, ITEM_TERM, POSTING, SEEN, STOCK_MOVE, UNREAD, WITHDRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Table

    from pos.domain.facts import Stamp
    from pos.domain.office_facts import Fact
    from pos.domain.postings import Posting
    from pos.domain.stock import Move

UNREADABLE_KIND = "unread"
PICTURED = "photo"  # marks what was said of an item's photo alone
LISTED = "listed"  # marks what the centre's list says of an item
KEYS_AT_ONCE = 1_000  # databases bound the values in one statement

_TERMS = (GoodsReceived, ItemRepriced, ItemPictured, ItemsListed)
_TermsFact: TypeAlias = "GoodsReceived | ItemRepriced | ItemPictured | ItemsListed"
_FAMILY_OF = itemgetter(list(POSTING.columns.keys()).index("family"))
_ITEM_OF = itemgetter(list(STOCK_MOVE.columns.keys()).index("item"))
_name = str.__str__  # the text that one of our enumerations' members is, quicker than its `value`

Row = dict[str, Any]
Values = tuple[Any, ...]  # of one row


class Place(NamedTuple):
    """Where a fact stands: its bazaar, device, epoch and number, which are the first columns of its rows."""

    bazaar: str
    device: str
    epoch: int
    seq: int


def is_at(table: Table, place: Place) -> ColumnElement[bool]:
    """Return the condition that a row speaks of the fact at a place."""
    return and_(*(table.c[name] == value for name, value in place._asdict().items()))


@dataclass(slots=True)
class Additions:
    """The rows that will be written together, each in the order of its table's columns.

    Attributes:
        received_at: the register's time, for every fact of this batch.
    """

    bazaar: str
    received_at: datetime
    facts: list[Values] = field(default_factory=list)
    seen: list[Values] = field(default_factory=list)
    unread: list[Values] = field(default_factory=list)
    postings: list[Values] = field(default_factory=list)
    moves: list[Values] = field(default_factory=list)
    terms: list[Values] = field(default_factory=list)
    families: dict[str, FamilyCard] = field(default_factory=dict)
    items: set[str] = field(default_factory=set)
    markdowns: list[Planned] = field(default_factory=list)
    pictured: set[str] = field(default_factory=set)
    _received: str = field(init=False)
    _claims: dict[type, dict[str, str]] = field(default_factory=dict)  # they depend on the kind of fact alone

    def __post_init__(self) -> None:
        self._received = write_time(self.received_at)

    def add_fact(self, place: Place, hashes: tuple[bytes, bytes], body: bytes, stamp: Stamp | None, kind: str) -> None:
        """Add the fact itself, word for word; without a stamp where it cannot be read.

        Args:
            place: where it stands.
            hashes: the one before it, and its own.
            body: its bytes.
            stamp: as far as it could be read.
            kind: as far as it could be read.
        """
        identity, at = (stamp.id.bytes, write_time(stamp.at)) if stamp else (None, "")
        previous = hashes[0] if place.seq == 1 else None
        self.facts.append((*place, identity, kind, at, previous, hashes[1], body, self._received))

    def add_unread(self, place: Place, reason: str) -> None:
        """Note why a stored fact is not projected."""
        self.unread.append((*place, reason))

    def project(
        self, place: Place, stamp: Stamp, fact: Fact, rows: tuple[Posting, ...], moved: tuple[Move, ...]
    ) -> None:
        """Add everything that follows from a fact; `rows` are its postings, `moved` its moves of stock."""
        bazaar, device, epoch, seq = place
        self.seen.append((bazaar, stamp.id.bytes, device, epoch, seq))
        kind, claimed = fact.KIND, self._claims_of(fact)
        for n, row in enumerate(rows):
            account = _name(row.account)
            claim = claimed.get(account, "")
            self.postings.append(
                (bazaar, device, epoch, seq, n, kind, account, row.amount_minor, row.family, row.rate_bp, claim)
            )
        for n, move in enumerate(moved):
            self.moves.append((bazaar, device, epoch, seq, n, move.item, _name(move.way), move.quantity))
        if isinstance(fact, _TERMS):
            self._add_terms(place, int(stamp.at.timestamp() * 1000), fact)
        elif isinstance(fact, MarkdownPlanned):
            self.markdowns.append(Planned(id=stamp.id, at=stamp.at, till=device, by=stamp.by, plan=fact))
        elif isinstance(fact, FamilyEnrolled):
            self.families[fact.number] = card_of(fact)

    def _claims_of(self, fact: Fact) -> dict[str, str]:
        """Return which accounts a fact makes claims on, and of what kind, as they are stored."""
        known = self._claims.get(type(fact))
        if known is None:
            known = {_name(account): _name(kind) for account, kind in claim_kinds(fact).items()}
            self._claims[type(fact)] = known
        return known

    def _add_terms(self, place: Place, at_ms: int, fact: _TermsFact) -> None:
        bazaar, *rest = place
        if isinstance(fact, ItemPictured):
            self.pictured.add(fact.item)
        for n, (item, terms) in enumerate(_item_terms(fact)):
            self.items.add(item)
            self.terms.append((bazaar, item, at_ms, *rest, n, terms))

    def write(self, connection: Connection) -> None:
        """Write all rows; cards that changed get a new version of the catalogue.

        The rows that a database finds by family or by item go there in that order, so that it looks for each place once.
        """
        self.postings.sort(key=_FAMILY_OF)
        self.moves.sort(key=_ITEM_OF)
        pairs: tuple[tuple[Table, list[Values]], ...] = (
            (FACT, self.facts),
            (SEEN, self.seen),
            (UNREAD, self.unread),
            (POSTING, self.postings),
            (STOCK_MOVE, self.moves),
            (ITEM_TERM, self.terms),
        )
        for table, rows in pairs:
            insert_many(connection, table, rows)
        items = self.items | withdrawn(connection, self.bazaar, {str(_ITEM_OF(move)) for move in self.moves})
        if items or self.families or self.markdowns:
            version = raise_version(connection, self.bazaar)
            _write_items(connection, self.bazaar, items, version)
            _write_families(connection, self.bazaar, self.families, version)
            put_markdowns(connection, self.bazaar, self.markdowns)
            let_go(connection, self.bazaar, self.pictured)


def raise_version(connection: Connection, bazaar: str) -> int:
    """Count a change of the bazaar's cards and return the new version."""
    connection.execute(update(BAZAAR).where(BAZAAR.c.code == bazaar).values(version=BAZAAR.c.version + 1))
    return int(connection.execute(select(BAZAAR.c.version).where(BAZAAR.c.code == bazaar)).scalar_one())


def withdrawn(connection: Connection, bazaar: str, codes: Iterable[str]) -> frozenset[str]:
    """Return which of these items are off the list."""
    found: set[str] = set()
    if connection.execute(select(WITHDRAWN.c.code).where(WITHDRAWN.c.bazaar == bazaar).limit(1)).first() is None:
        return frozenset()  # nearly always
    for some in _portions(sorted(codes)):
        mine = (WITHDRAWN.c.bazaar == bazaar) & WITHDRAWN.c.code.in_(some)
        found |= set(connection.execute(select(WITHDRAWN.c.code).where(mine)).scalars())
    return frozenset(found)


def moved(connection: Connection, bazaar: str, codes: Iterable[str]) -> frozenset[str]:
    """Return the items of which pieces have come or gone."""
    found: set[str] = set()
    for some in _portions(sorted(codes)):
        mine = select(STOCK_MOVE.c.item).where(STOCK_MOVE.c.bazaar == bazaar, STOCK_MOVE.c.item.in_(some)).distinct()
        found |= set(connection.execute(mine).scalars())
    return frozenset(found)


def fold_card(terms: Iterable[Row]) -> ItemCard | None:
    """Fold what was said about an item, in the order of the facts' times, into its card.

    The last consignment or list gives the card, a repricing its price, a picturing its photo, and the pieces add up. What was
    received is not off.
    """
    card: ItemCard | None = None
    for term in terms:
        if "code" in term:
            latest: ItemCard = from_document(ItemCard, term)
            photo = latest.photo or (card.photo if card else "")
            card = replace(latest, received=latest.received + (card.received if card else 0), photo=photo)
        elif LISTED in term:
            card = _listed(from_document(ListedLine, term[LISTED]), card)
        elif card is not None and PICTURED in term:
            card = replace(card, photo=term[PICTURED])
        elif card is not None:
            card = replace(card, price_minor=term["price"], floor_minor=term["floor"])
    return card


def _listed(line: ListedLine, card: ItemCard | None) -> ItemCard:
    """Return a card as the list has it now; what was received stays, and so does the commission that it came under."""
    received = card.received if card else 0
    if line.off and card and received:
        return card
    return ItemCard(
        code=line.item,
        family=line.family,
        name_ar=line.name_ar,
        name_en=line.name_en,
        package=line.package,
        price_minor=line.price_minor,
        rate_bp=card.rate_bp if card and received else line.rate_bp,
        floor_minor=line.floor_minor,
        expiry=line.expiry,
        unsold=line.unsold,
        received=received,
        unit=line.unit,
        off=line.off,
        photo=card.photo if card else "",
    )


def _item_terms(fact: _TermsFact) -> list[tuple[str, str]]:
    """Return what a fact says about items: each item's code and its terms."""
    if isinstance(fact, ItemsListed):
        return [(line.item, canonical({LISTED: to_document(line)}).decode()) for line in fact.lines]
    if isinstance(fact, ItemPictured):
        return [(fact.item, canonical({PICTURED: fact.photo}).decode())]
    if isinstance(fact, ItemRepriced):
        terms = {"price": fact.price_minor, "floor": fact.floor_minor}
        return [(fact.item, canonical(terms).decode())]
    cards = (
        ItemCard(
            code=line.item,
            family=fact.family,
            name_ar=line.name_ar,
            name_en=line.name_en,
            package=line.package,
            price_minor=line.price_minor,
            rate_bp=fact.rate_bp,
            floor_minor=line.floor_minor,
            expiry=line.expiry,
            unsold=line.unsold,
            received=line.quantity,
            unit=line.unit,
            photo=line.photo,
        )
        for line in fact.lines
    )
    return [(card.code, _written(card)) for card in cards]


def _write_items(connection: Connection, bazaar: str, codes: set[str], version: int) -> None:
    order = (ITEM_TERM.c.at_ms, ITEM_TERM.c.device, ITEM_TERM.c.epoch, ITEM_TERM.c.seq, ITEM_TERM.c.n)
    terms: dict[str, list[Row]] = {}
    for some in _portions(sorted(codes)):
        mine = (ITEM_TERM.c.bazaar == bazaar) & ITEM_TERM.c.item.in_(some)
        for code, text in connection.execute(select(ITEM_TERM.c.item, ITEM_TERM.c.terms).where(mine).order_by(*order)):
            terms.setdefault(code, []).append(json.loads(text))
        for table in (ITEM, WITHDRAWN):
            connection.execute(delete(table).where(table.c.bazaar == bazaar, table.c.code.in_(some)))
    cards = [card for said in terms.values() if (card := fold_card(said)) is not None]
    sold = moved(connection, bazaar, (card.code for card in cards if card.off))  # then it stays, whoever took it off
    on = [
        replace(card, off=False) if card.code in sold else card for card in cards if not card.off or card.code in sold
    ]
    off = [card for card in cards if card.off and card.code not in sold]
    insert_many(connection, ITEM, [(bazaar, card.code, card.family, _written(card), version) for card in on])
    insert_many(connection, WITHDRAWN, [(bazaar, card.code, _written(card), version) for card in off])


def _write_families(connection: Connection, bazaar: str, cards: dict[str, FamilyCard], version: int) -> None:
    for some in _portions(sorted(cards)):
        connection.execute(delete(FAMILY).where(FAMILY.c.bazaar == bazaar, FAMILY.c.number.in_(some)))
    rows = [(bazaar, number, _written(card), version) for number, card in cards.items()]
    insert_many(connection, FAMILY, rows)


def _written(card: FamilyCard | ItemCard) -> str:
    return canonical(to_document(card)).decode()


def _portions(keys: list[str]) -> Iterator[list[str]]:
    for first in range(0, len(keys), KEYS_AT_ONCE):
        yield keys[first : first + KEYS_AT_ONCE]
