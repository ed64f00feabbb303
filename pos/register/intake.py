"""Taking batches in: the one way by which a till's facts enter the register, from the network or from a stick.

A batch is judged as a whole: is its device admitted, did its key sign, does it follow what is held? Then each new fact is
stored word for word and projected, all in one transaction, and only after the commit does the register say what it holds.
Facts are read before the write lock is taken; several tills' batches may share a transaction (`pos.register.lane`).

* What is held already is not stored again; the same place with another hash is a fork, and the whole batch is set aside.
* A fact that cannot be read (a newer till's) is stored and its chain goes on; it is projected by nobody until it can be.
* A fact whose id was seen in another place (a new epoch sends again what was not acknowledged) gets its place in the chain
  and no second projection.
* A well-formed sale is never refused: what is odd about it is for the office's list of exceptions.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, get_args

from sqlalchemy import and_, bindparam, delete, insert, select

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import DamagedMessage, Forked, GapFound, Refusal, UnknownDevice, WrongBazaar
from pos.domain.facts import TillFact
from pos.domain.goods_facts import ItemPictured, ItemRepriced
from pos.domain.keeping import keepable
from pos.domain.limits import AMOUNT_MINOR_MAX, CODE_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.domain.postings import postings
from pos.domain.stock import moves
from pos.ledger.codec import decode_kept, read_stamp, write_time
from pos.register.lane import Lane
from pos.register.office_journal import bazaar_of
from pos.register.projecting import UNREADABLE_KIND, Additions, Place, is_at
from pos.register.proving import keep_signature, signer_of, standing_by
from pos.register.read_since import note_read
from pos.register.settled import leave_out_late
from pos.register.standing import known_of, note_contact, note_gap, standing_of
from pos.register.tables import ASIDE, FACT, SEEN, UNREAD, is_projected, same_place
from pos.sync.seal import open_bundle
from pos.sync.wire import Ack, pack, sign_ack

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar
    from pos.domain.facts import Stamp
    from pos.domain.office_facts import Fact
    from pos.domain.postings import Posting
    from pos.domain.stock import Move
    from pos.register.database import Database
    from pos.register.standing import Standing
    from pos.register.surroundings import RegisterKeys, Surroundings
    from pos.sync.wire import Batch

ASIDE_BATCHES_MAX = 1_000  # per device: a stranger with a revoked key may not fill the disk
_TILL_FACTS = get_args(TillFact)
_AMONG = and_(SEEN.c.bazaar == bindparam("bazaar"), SEEN.c.id.in_(bindparam("ids", expanding=True)))
_ANY_SEEN = select(SEEN.c.id).where(_AMONG).limit(1)
_ALL_SEEN = select(FACT.c.body).join(SEEN, is_projected()).where(_AMONG)


class _Read(NamedTuple):
    """A fact as far as it can be read: without a stamp, or without a fact and with the reason."""

    stamp: Stamp | None
    fact: Fact | None
    kind: str
    reason: str = ""
    rows: tuple[Posting, ...] = ()
    moved: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class _Counts:
    """What became of a batch's facts."""

    created: int = 0
    exists: int = 0
    quarantined: int = 0


class _Arrival:
    """A batch on its way in: a task for the lane.

    Attributes:
        before: how its device stood when it came.
        ack, refusal: what came of it.
    """

    def __init__(self, intake: Intake, batch: Batch, before: Standing) -> None:
        self._intake = intake
        self.batch = batch
        self.before = before
        self.ack: Ack | None = None
        self.refusal: Refusal | None = None
        self._read: _Reading | None = None

    @property
    def facts(self) -> int:
        """How many facts it has."""
        return len(self.batch.bodies)

    def prepare(self) -> _Reading:
        """Read its facts, once."""
        if self._read is None:
            self._read = _Reading(self.batch, max(self.before.head.seq - self.batch.first_seq + 1, 0))
        return self._read

    def write(self, connection: Connection) -> None:
        """Judge and keep it."""
        self._intake.judge(connection, self)


class Intake:
    """The door for facts.

    Args:
        database: where they go.
        keys: signs the answers, opens the bundles.
        surroundings: the time of receipt.
    """

    def __init__(self, database: Database, keys: RegisterKeys, surroundings: Surroundings) -> None:
        self._database = database
        self._keys = keys
        self._surroundings = surroundings
        self._desk = threading.Lock()  # one batch is looked at at a time: Python has one interpreter
        self._lanes: dict[str, Lane] = {}

    def take_in(self, batch: Batch) -> Ack:
        """Take in a batch and say, after the commit, what the register now holds of its device's journal.

        Returns:
            The signed acknowledgement, with the register's own head; that may be lower than the till thinks.

        Raises:
            UnknownBazaar, UnknownDevice: nobody admitted it; from a revoked device the batch is kept aside all the same.
            BadSignature: it was altered or comes from a stranger.
            WrongBazaar: the journal was begun for another bazaar or currency.
            GapFound: facts before it are missing.
            Forked: the register holds other facts in these places; the batch is kept aside.
        """
        with self._desk:
            with self._database.reading() as connection:
                before = signer_of(connection, batch, standing_of(connection, batch))  # a stranger gets no further
            arrival = _Arrival(self, batch, before)
            if not self._database.is_sqlite:
                arrival.prepare()  # while the server writes what another till sent
        self._lane_to(batch.bazaar).do(arrival)
        if arrival.ack is None:
            raise arrival.refusal or DamagedMessage("no answer")
        return sign_ack(arrival.ack, self._keys.signing)

    def judge(self, connection: Connection, arrival: _Arrival) -> None:
        """Judge a batch in the transaction that will keep it, and keep what may be kept."""
        batch, before = arrival.batch, arrival.before
        arrival.ack = arrival.refusal = None
        now = standing_by(connection, batch, standing_of(connection, batch), before.public_key)
        try:
            now.require_admitted(batch, before.public_key)
            arrival.ack = self._take_in(connection, now, arrival.prepare())
        except (UnknownDevice, Forked) as caught:
            arrival.refusal = caught
            self._set_aside(connection, now.bazaar, batch, type(caught).__name__)
        except GapFound as caught:
            arrival.refusal = caught
            note_gap(connection, batch, caught.expected)

    def _lane_to(self, bazaar: str) -> Lane:
        """Return the lane to the tables of a bazaar that there is; SQLite has one writer for all of them."""
        key = "" if self._database.is_sqlite else bazaar
        lane = self._lanes.get(key)
        return lane or self._lanes.setdefault(key, Lane(lambda: self._database.writing(bazaar)))

    def take_in_bundle(self, bundle: bytes) -> tuple[Ack, ...]:
        """Take in a bundle from a stick: the same as its batches one by one.

        Returns:
            The acknowledgement of each batch, in order; the last one tells most.

        Raises:
            DamagedMessage: it is cut, altered, or sealed to another register; and whatever `take_in` raises.
        """
        return tuple(self.take_in(batch) for batch in open_bundle(bundle, self._keys.sealing))

    def _take_in(self, connection: Connection, now: Standing, read: _Reading) -> Ack:
        batch = read.batch
        known = known_of(connection, batch, now.head)
        additions = Additions(batch.bazaar, self._surroundings.at(now.bazaar))
        counts = _add_new(connection, now.bazaar, read, known, additions)
        additions.write(connection)
        if len(batch.bodies) > known:
            keep_signature(connection, batch)
        note_contact(connection, batch, write_time(additions.received_at))
        held = batch.head if len(batch.bodies) > known else now.head
        return Ack(
            bazaar=batch.bazaar,
            device=batch.device,
            epoch=batch.epoch,
            seq=held.seq,
            head=held.hash,
            generation=now.generation,
            at=additions.received_at,
            created=counts.created,
            exists=known + counts.exists,
            quarantined=counts.quarantined,
        )

    def read_again(self) -> int:
        """Read again what an older Amana could not read; what can be read now is projected.

        Returns:
            How many facts were read.
        """
        with self._database.reading() as connection:
            bazaars = connection.execute(select(UNREAD.c.bazaar).distinct()).scalars().all()
        return sum(self._read_again(code) for code in bazaars)

    def _read_again(self, code: str) -> int:
        with self._database.writing(code) as connection:
            bazaar = bazaar_of(connection, code)
            additions = Additions(code, self._surroundings.at(bazaar))
            rows = connection.execute(
                select(FACT).join(UNREAD, same_place(UNREAD, FACT)).where(FACT.c.bazaar == code, FACT.c.id.is_not(None))
            ).all()
            done: set[UUID] = set()
            places: list[Place] = []
            for row in rows:
                one, place = read_body(bytes(row.body)), Place(code, row.device, row.epoch, row.seq)
                if (
                    one.stamp is None
                    or one.fact is None
                    or one.stamp.id in done | set(_seen(connection, code, {one.stamp.id}))
                ):
                    continue
                done.add(one.stamp.id)
                additions.project(place, one.stamp, one.fact, one.rows, one.moved)
                places.append(place)
            leave_out_late(connection, additions.postings)  # as long as they are unread and on no ledger
            additions.write(connection)
            note_read(connection, code, ((place.device, place.epoch, place.seq) for place in places))
            for place in places:
                connection.execute(delete(UNREAD).where(is_at(UNREAD, place)))
            return len(done)

    def _set_aside(self, connection: Connection, bazaar: Bazaar, batch: Batch, cause: str) -> None:
        """Keep a batch that may not join a chain, once, for the office to look at."""
        message = pack(batch)
        digest = sha256(message).digest()
        mine = (ASIDE.c.bazaar == batch.bazaar) & (ASIDE.c.device == batch.device)
        kept = connection.execute(select(ASIDE.c.digest).where(mine)).scalars().all()
        if digest in {bytes(one) for one in kept} or len(kept) >= ASIDE_BATCHES_MAX or not batch.bodies:
            return
        row = {
            "bazaar": batch.bazaar,
            "digest": digest,
            "device": batch.device,
            "epoch": batch.epoch,
            "seq": batch.first_seq,
            "cause": cause,
            "message": message,
            "received_at": write_time(self._surroundings.at(bazaar)),
        }
        connection.execute(insert(ASIDE), [row])


# -- adding what is new ---------------------------------------------------------------------------------------------


def _add_new(connection: Connection, bazaar: Bazaar, read: _Reading, known: int, additions: Additions) -> _Counts:
    batch, parts = read.batch, read.after(known)
    seen = _seen(connection, batch.bazaar, {one.stamp.id for one in parts if one.stamp})
    created = repeated = quarantined = 0
    for offset, one in enumerate(parts, start=known):
        if isinstance(one.fact, EpochStarted):
            _require_same_bazaar(bazaar, one.fact)
        place = Place(batch.bazaar, batch.device, batch.epoch, batch.first_seq + offset)
        hashes = (batch.hashes[offset - 1] if offset else batch.prev, batch.hashes[offset])
        additions.add_fact(place, hashes, batch.bodies[offset], one.stamp, one.kind)
        first = seen.get(one.stamp.id) if one.stamp else None
        if one.stamp is None or one.fact is None:
            additions.add_unread(place, one.reason)
            quarantined += 1
        elif first is None:
            seen[one.stamp.id] = one.fact
            additions.project(place, one.stamp, one.fact, one.rows, one.moved)
            created += 1
        elif first == one.fact:
            repeated += 1
        else:
            additions.add_unread(place, "its id was used for another act")
            quarantined += 1
    return _Counts(created, repeated, quarantined)


class _Reading:
    """A batch whose new facts have been read, as far as can be known before the write lock is held.

    Args:
        batch: it.
        known: how many facts of it seemed to be held already, from its beginning on.
    """

    def __init__(self, batch: Batch, known: int) -> None:
        self.batch = batch
        self._first = min(known, len(batch.bodies))
        self._parts = [_read(batch, offset) for offset in range(self._first, len(batch.bodies))]

    def after(self, known: int) -> list[_Read]:
        """Return the facts after the first `known`; what turned out to be missing after all is read now."""
        missing = [_read(self.batch, offset) for offset in range(known, self._first)]
        return missing + self._parts[max(known - self._first, 0) :]


def _read(batch: Batch, offset: int) -> _Read:
    one = read_body(batch.bodies[offset])
    place = (batch.device, batch.epoch, batch.first_seq + offset)
    if one.stamp and (one.stamp.device, one.stamp.epoch, one.stamp.seq) != place:
        return one._replace(stamp=None, fact=None, reason="another place in its stamp")
    return one


def read_body(body: bytes) -> _Read:
    """Read a till's fact as far as possible."""
    try:
        stamp, fact = decode_kept(body)
    except DamagedMessage as error:
        return _read_roughly(body, keepable(error.reason)[:REASON_CHARACTERS_MAX])
    if not isinstance(fact, _TILL_FACTS):
        return _Read(stamp, None, fact.KIND, "not a till's to say")
    rows = postings(fact)
    amounts = [row.amount_minor for row in rows]
    if sum(amounts):
        return _Read(stamp, None, fact.KIND, "does not balance")
    if amounts and (max(amounts) > AMOUNT_MINOR_MAX or min(amounts) < -AMOUNT_MINOR_MAX):
        return _Read(stamp, None, fact.KIND, "an amount beyond every ledger")
    moved = moves(fact)
    codes = [fact.item] if isinstance(fact, ItemRepriced | ItemPictured) else [row.family for row in rows]
    codes += [move.item for move in moved]
    if codes and max(map(len, codes)) > CODE_CHARACTERS_MAX:
        return _Read(stamp, None, fact.KIND, "a code too long")  # databases bound what they find rows by
    return _Read(stamp, fact, fact.KIND, rows=rows, moved=moved)


def _read_roughly(body: bytes, reason: str) -> _Read:
    """Read the stamp and the kind of a fact that cannot be read as a whole."""
    try:
        document = json.loads(body)
        kind = keepable(str(document["kind"]))[:CODE_CHARACTERS_MAX]
        return _Read(read_stamp(document), None, kind, reason)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return _Read(None, None, UNREADABLE_KIND, reason)


def _seen(connection: Connection, bazaar: str, ids: set[UUID]) -> dict[UUID, Fact]:
    """Return what was recorded before under any of these ids."""
    asked = {"bazaar": bazaar, "ids": [one.bytes for one in ids]}
    if connection.execute(_ANY_SEEN, asked).scalar() is None:
        return {}
    recorded = (decode_kept(bytes(body)) for body in connection.execute(_ALL_SEEN, asked).scalars())
    return {stamp.id: fact for stamp, fact in recorded}


def _require_same_bazaar(bazaar: Bazaar, started: EpochStarted) -> None:
    ours, theirs = f"{bazaar.code} {bazaar.currency}", f"{started.bazaar} {started.currency}"
    if ours != theirs:
        raise WrongBazaar(ours, theirs)
