"""The relay, seen from a hall: what the centre does not have yet, what it said, and its cards.

A hall's register sends on its tills' facts as they came, in batches that end where a till itself had signed; so the centre need
not trust a hall. What it acknowledges is kept as it was signed. Its word may go down, as any register's may: a centre that was
restored is refilled from here, and a hall that was restored is refilled by its tills.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from pos.domain.errors import BadSignature, Forked, WrongBazaar
from pos.domain.limits import BATCH_BYTES_MAX, BATCH_FACTS_MAX
from pos.ledger.chain import GENESIS, links
from pos.ledger.codec import canonical, to_document, write_time
from pos.ledger.keys import is_signed
from pos.register.catalogue import TILL_ROLES, people_of
from pos.register.devices import HALL, facts_held, last_epoch
from pos.register.markdowns import put_markdowns
from pos.register.office_journal import OFFICE, upstream_of
from pos.register.projecting import moved, raise_version
from pos.register.tables import (
    BAZAAR,
    DEVICE,
    FACT,
    FAMILY,
    FORMER_KEY,
    INTRODUCED,
    ITEM,
    ITEM_TERM,
    PERSON,
    RELAY_MARK,
    SIGNED_HEAD,
    UPSTREAM,
    WITHDRAWN,
)
from pos.sync.told import Introduced, Introductions, Stretch
from pos.sync.wire import Ack, Batch, pack_ack

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection

    from pos.domain.bazaar import Person
    from pos.ledger.keys import DeviceKey
    from pos.register.database import Database
    from pos.register.surroundings import RegisterKeys, Surroundings
    from pos.sync.feed import Feed

CENTRE_DEVICE = "^"  # stands where a device would, for what the centre's card says of an item; sorts after every till
BATCH_BYTES_WANTED = BATCH_BYTES_MAX // 2


class Relaying:
    """What a hall's register hands on.

    Args:
        database: the hall's.
        keys: the hall's; its signing key is its identity at the centre.
        surroundings: time.
    """

    def __init__(self, database: Database, keys: RegisterKeys, surroundings: Surroundings) -> None:
        self._database = database
        self._keys = keys
        self._surroundings = surroundings

    @property
    def key(self) -> DeviceKey:
        """The key by which the centre knows this hall."""
        return self._keys.signing

    def begin(self, bazaar: str, hall: str) -> None:
        """Become a hall of a centre; what is here already is sent on from the first fact."""
        with self._database.writing(bazaar) as connection:
            connection.execute(delete(UPSTREAM).where(UPSTREAM.c.bazaar == bazaar))
            for table in (RELAY_MARK, INTRODUCED):
                connection.execute(delete(table).where(table.c.bazaar == bazaar))
            row = {"bazaar": bazaar, "hall": hall, "version": 0, "relayed_at": ""}
            connection.execute(insert(UPSTREAM), [row])

    def version(self, bazaar: str) -> int:
        """Return the version of the centre's cards that are here; 0 for none."""
        with self._database.reading() as connection:
            return int(connection.execute(select(UPSTREAM.c.version).where(UPSTREAM.c.bazaar == bazaar)).scalar() or 0)

    # -- up ----------------------------------------------------------------------------------------------------

    def introductions(self, bazaar: str) -> Introductions | None:
        """Return the tills that the centre was not told of, or not with their present key; None where there are none."""
        with self._database.reading() as connection:
            hall = upstream_of(connection, bazaar)
            query = (
                select(DEVICE.c.device, DEVICE.c.public_key, DEVICE.c.label)
                .outerjoin(
                    INTRODUCED,
                    (INTRODUCED.c.bazaar == DEVICE.c.bazaar) & (INTRODUCED.c.device == DEVICE.c.device),
                )
                .where(
                    DEVICE.c.bazaar == bazaar,
                    ~DEVICE.c.device.startswith(HALL),
                    INTRODUCED.c.public_key.is_distinct_from(DEVICE.c.public_key),
                )
                .order_by(DEVICE.c.device)
            )
            devices = tuple(
                Introduced(device=device, public_key=key, label=label, former=_former(connection, bazaar, device))
                for device, key, label in connection.execute(query).all()
            )
        return Introductions(bazaar=bazaar, device=hall, devices=devices) if devices else None

    def revocations(self, bazaar: str, passed_over: Collection[str] = ()) -> Introductions | None:
        """Return the tills of which the centre was told otherwise: revoked here, or admitted again; None where there are none.

        What a till had sent before it was revoked must be at the centre first, or it would be refused there.

        Args:
            bazaar: its code.
            passed_over: tills that the centre did not take everything of.
        """
        with self._database.reading() as connection:
            hall = upstream_of(connection, bazaar)
            query = (
                select(DEVICE.c.device, DEVICE.c.public_key, DEVICE.c.label, DEVICE.c.revoked)
                .join(
                    INTRODUCED,
                    (INTRODUCED.c.bazaar == DEVICE.c.bazaar) & (INTRODUCED.c.device == DEVICE.c.device),
                )
                .where(
                    DEVICE.c.bazaar == bazaar,
                    INTRODUCED.c.public_key == DEVICE.c.public_key,
                    INTRODUCED.c.revoked != DEVICE.c.revoked,
                )
                .order_by(DEVICE.c.device)
            )
            devices = tuple(
                Introduced(device=device, public_key=key, label=label, revoked=revoked)
                for device, key, label, revoked in connection.execute(query).all()
                if device not in passed_over and self._is_all_there(connection, bazaar, device)
            )
        return Introductions(bazaar=bazaar, device=hall, devices=devices) if devices else None

    def _is_all_there(self, connection: Connection, bazaar: str, device: str) -> bool:
        mine = (RELAY_MARK.c.bazaar == bazaar) & (RELAY_MARK.c.device == device)
        there = sum(connection.execute(select(RELAY_MARK.c.seq).where(mine)).scalars())
        return int(there) >= facts_held(connection, bazaar, device)

    def introduced(self, told: Introductions, strangers: Sequence[str]) -> None:
        """Note that the centre was told; of the strangers it is told again."""
        with self._database.writing(told.bazaar) as connection:
            for one in told.devices:
                mine = (INTRODUCED.c.bazaar == told.bazaar) & (INTRODUCED.c.device == one.device)
                connection.execute(delete(INTRODUCED).where(mine))
                if one.device not in strangers:
                    row = {"bazaar": told.bazaar, "device": one.device, "hall": told.device}
                    said = {"public_key": one.public_key, "revoked": one.revoked}
                    connection.execute(insert(INTRODUCED), [{**row, **said}])

    def stretches(self, bazaar: str) -> tuple[Stretch, ...]:
        """Return how far the centre has every epoch of every till, in order."""
        with self._database.reading() as connection:
            marks = {
                (device, epoch): seq
                for device, epoch, seq in connection.execute(
                    select(RELAY_MARK.c.device, RELAY_MARK.c.epoch, RELAY_MARK.c.seq).where(
                        RELAY_MARK.c.bazaar == bazaar
                    )
                )
            }
            names = connection.execute(
                select(DEVICE.c.device).where(DEVICE.c.bazaar == bazaar).order_by(DEVICE.c.device)
            ).scalars()
            return tuple(
                Stretch(name, epoch, marks.get((name, epoch), 0))
                for name in names.all()
                if not name.startswith(HALL) and name != OFFICE
                for epoch in range(1, last_epoch(connection, bazaar, name) + 1)
            )

    def batch_after(self, bazaar: str, stretch: Stretch) -> Batch | None:
        """Return the next facts after a place, up to a head that the till signed; None where there are none.

        The hall adds nothing: bodies, hashes and signature are the till's own.
        """
        with self._database.reading() as connection:
            mine = (
                (SIGNED_HEAD.c.bazaar == bazaar)
                & (SIGNED_HEAD.c.device == stretch.device)
                & (SIGNED_HEAD.c.epoch == stretch.epoch)
            )
            heads = connection.execute(
                select(SIGNED_HEAD.c.seq, SIGNED_HEAD.c.signature)
                .where(mine, SIGNED_HEAD.c.seq > stretch.seq, SIGNED_HEAD.c.seq <= stretch.seq + BATCH_FACTS_MAX)
                .order_by(SIGNED_HEAD.c.seq.desc())
            ).all()
            for seq, signature in heads:
                batch = self._batch(connection, bazaar, stretch, int(seq), bytes(signature))
                if sum(map(len, batch.bodies)) <= BATCH_BYTES_WANTED or seq == heads[-1].seq:
                    return batch
        return None

    def question(self, bazaar: str, stretch: Stretch) -> Batch | None:
        """Return the question how far the centre is, as the till itself asked it last; None where it signed nothing yet."""
        with self._database.reading() as connection:
            row = connection.execute(
                select(SIGNED_HEAD.c.seq, SIGNED_HEAD.c.signature)
                .where(
                    SIGNED_HEAD.c.bazaar == bazaar,
                    SIGNED_HEAD.c.device == stretch.device,
                    SIGNED_HEAD.c.epoch == stretch.epoch,
                )
                .order_by(SIGNED_HEAD.c.seq.desc())
                .limit(1)
            ).one_or_none()
            if row is None:
                return None
            at = Stretch(stretch.device, stretch.epoch, row.seq)
            return self._batch(connection, bazaar, at, row.seq, bytes(row.signature))

    def accept(self, ack: Ack, centre_key: str) -> None:
        """Take over the centre's word on a till, when it can be checked; it may be lower than the one before.

        Raises:
            BadSignature: the centre did not sign it.
            Forked: the centre holds another fact at that place.
        """
        if not is_signed(centre_key, ack.message(), ack.signature):
            raise BadSignature("register")
        with self._database.writing(ack.bazaar) as connection:
            if _hash_at(connection, ack.bazaar, Stretch(ack.device, ack.epoch, ack.seq)) not in {ack.head, None}:
                raise Forked(ack.device, ack.epoch, ack.seq)
            mine = (
                (RELAY_MARK.c.bazaar == ack.bazaar)
                & (RELAY_MARK.c.device == ack.device)
                & (RELAY_MARK.c.epoch == ack.epoch)
            )
            connection.execute(delete(RELAY_MARK).where(mine))
            row = {"bazaar": ack.bazaar, "device": ack.device, "epoch": ack.epoch, "seq": ack.seq, "ack": pack_ack(ack)}
            connection.execute(insert(RELAY_MARK), [row])

    def _batch(self, connection: Connection, bazaar: str, after: Stretch, upto: int, signature: bytes) -> Batch:
        bodies = tuple(
            bytes(body)
            for body in connection.execute(
                select(FACT.c.body)
                .where(
                    FACT.c.bazaar == bazaar,
                    FACT.c.device == after.device,
                    FACT.c.epoch == after.epoch,
                    FACT.c.seq > after.seq,
                    FACT.c.seq <= upto,
                )
                .order_by(FACT.c.seq)
            ).scalars()
        )
        previous = _before(connection, bazaar, after)
        return Batch(
            bazaar=bazaar,
            device=after.device,
            epoch=after.epoch,
            first_seq=after.seq + 1,
            prev=previous,
            bodies=bodies,
            hashes=tuple(links(previous, bodies)),
            signature=signature,
        )

    # -- down --------------------------------------------------------------------------------------------------

    def apply(self, feed: Feed, bazaar: str, centre_key: str) -> None:
        """Take over the centre's cards, all of them or none; the hall's own tills get them with the next feed.

        It is called when everything was sent on, so the centre's card of an item says all that the hall's tills said of it.

        Raises:
            BadSignature: the centre did not sign them.
            WrongBazaar: they are another bazaar's.
        """
        if not is_signed(centre_key, feed.message(), feed.signature):
            raise BadSignature("register")
        if feed.bazaar.code != bazaar:
            raise WrongBazaar(bazaar, feed.bazaar.code)
        with self._database.writing(bazaar) as connection:
            card = {"card": canonical(to_document(feed.bazaar)).decode()}
            if connection.execute(update(BAZAAR).where(BAZAAR.c.code == bazaar).values(card)).rowcount == 0:
                connection.execute(insert(BAZAAR), [{"code": bazaar, **card, "version": 0, "papers": 0}])
            version = raise_version(connection, bazaar)
            _put_families(connection, feed, version)
            _put_items(connection, feed, version)
            _put_people(connection, feed.people)
            put_markdowns(connection, bazaar, feed.markdowns)
            connection.execute(update(UPSTREAM).where(UPSTREAM.c.bazaar == bazaar).values(version=feed.version))

    def done(self, bazaar: str) -> None:
        """Note that everything that was here when the pass began is at the centre."""
        at = write_time(self._surroundings.now())
        with self._database.writing(bazaar) as connection:
            connection.execute(update(UPSTREAM).where(UPSTREAM.c.bazaar == bazaar).values(relayed_at=at))


def _former(connection: Connection, bazaar: str, device: str) -> tuple[tuple[str, int], ...]:
    mine = (FORMER_KEY.c.bazaar == bazaar) & (FORMER_KEY.c.device == device) & (FORMER_KEY.c.revoked == "")
    rows = connection.execute(select(FORMER_KEY.c.public_key, FORMER_KEY.c.last_epoch).where(mine))
    return tuple((key, int(epoch)) for key, epoch in rows)


def _hash_at(connection: Connection, bazaar: str, at: Stretch) -> bytes | None:
    """Return the hash of a fact; None where it is not here (then the centre knows more, by another way)."""
    if at.seq == 0:
        return None
    found = connection.execute(
        select(FACT.c.hash).where(
            FACT.c.bazaar == bazaar, FACT.c.device == at.device, FACT.c.epoch == at.epoch, FACT.c.seq == at.seq
        )
    ).scalar()
    return None if found is None else bytes(found)


def _before(connection: Connection, bazaar: str, after: Stretch) -> bytes:
    """Return the hash before the first fact that follows a place."""
    if after.seq:
        return _hash_at(connection, bazaar, after) or GENESIS
    first = connection.execute(
        select(FACT.c.prev).where(
            FACT.c.bazaar == bazaar, FACT.c.device == after.device, FACT.c.epoch == after.epoch, FACT.c.seq == 1
        )
    ).scalar()
    return bytes(first) if first else GENESIS


def _put_families(connection: Connection, feed: Feed, version: int) -> None:
    for card in feed.families:
        mine = (FAMILY.c.bazaar == feed.bazaar.code) & (FAMILY.c.number == card.number)
        connection.execute(delete(FAMILY).where(mine))
        row = {"bazaar": feed.bazaar.code, "number": card.number, "version": version}
        connection.execute(insert(FAMILY), [{**row, "card": canonical(to_document(card)).decode()}])


def _put_items(connection: Connection, feed: Feed, version: int) -> None:
    """Put the centre's card in the place of everything that was said of an item here."""
    bazaar = feed.bazaar.code
    off = {card.code for card in feed.items if card.off}
    sold = moved(connection, bazaar, off)  # here, and the centre has not heard of it
    for card in feed.items:
        if card.code in sold:
            continue
        text = canonical(to_document(card)).decode()
        for table in (ITEM, WITHDRAWN):
            connection.execute(delete(table).where(table.c.bazaar == bazaar, table.c.code == card.code))
        connection.execute(delete(ITEM_TERM).where(ITEM_TERM.c.bazaar == bazaar, ITEM_TERM.c.item == card.code))
        row = {"bazaar": bazaar, "code": card.code, "card": text, "version": version}
        connection.execute(
            insert(WITHDRAWN if card.off else ITEM), [row if card.off else {**row, "family": card.family}]
        )
        term = {"bazaar": bazaar, "item": card.code, "at_ms": 0, "device": CENTRE_DEVICE, "epoch": 0, "seq": 0, "n": 0}
        connection.execute(insert(ITEM_TERM), [{**term, "terms": text}])


def _put_people(connection: Connection, people: Sequence[Person]) -> None:
    """Take over all people; whoever has a password at this register, and no till's PIN, keeps it."""
    local = {one.code for one in people_of(connection) if one.role not in TILL_ROLES and one.secret_hash}
    connection.execute(delete(PERSON).where(PERSON.c.code.not_in(sorted(local))))
    rows = [
        {"code": person.code, "card": canonical(to_document(person)).decode()}
        for person in people
        if person.code not in local
    ]
    if rows:
        connection.execute(insert(PERSON), rows)
