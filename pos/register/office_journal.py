"""The register's own journal: what the office planned, paid and decided, one chain per bazaar, written by device `R01`.

It has the same bytes and chain as a till's, and an epoch for each life of the register: what a restored one writes can never be
taken for what was written before. An act carries its id from whoever asked for it; asked again with the same
id, it returns what was recorded the first time. Its papers are numbered from one gapless counter per bazaar.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from pos.domain.bazaar import Bazaar
from pos.domain.device_facts import EpochStarted
from pos.domain.errors import DamagedMessage, UnknownBazaar
from pos.domain.facts import Stamp
from pos.domain.identity import paper_number, uuid7
from pos.domain.office_facts import DeviceAdmitted, DeviceRevoked
from pos.domain.postings import postings
from pos.domain.stock import moves
from pos.domain.ways import AtTheCentre
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import decode, encode, from_document
from pos.register.bodies import acts_of
from pos.register.projecting import Additions, Place
from pos.register.tables import BAZAAR, FACT, META, SEEN, UPSTREAM, is_projected

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.office_facts import Fact
    from pos.register.surroundings import RegisterKeys, Surroundings

OFFICE = "R01"
PLANS_KEPT_MAX = 64  # each batch asks for its bazaar's plan; reading it takes longer than finding it


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact of the office as it stands in its journal."""

    stamp: Stamp
    fact: Fact


class OfficeJournal:
    """The office's journals, one per bazaar. Every method runs inside the caller's transaction.

    Args:
        keys: its public key stands in each journal's first fact.
        surroundings: time and chance.
    """

    def __init__(self, keys: RegisterKeys, surroundings: Surroundings) -> None:
        self._keys = keys
        self._surroundings = surroundings

    def append(self, connection: Connection, bazaar: Bazaar, fact: Fact, *, identity: UUID, by: str) -> Recorded:
        """Record a fact; the first one of a bazaar comes after the start of its journal.

        Args:
            connection: a writing one.
            bazaar: whose journal.
            fact: what the office did.
            identity: the id that the act was asked for with.
            by: the person's code.
        """
        return self.append_all(connection, bazaar, [(fact, identity)], by=by)[0]

    def append_all(
        self, connection: Connection, bazaar: Bazaar, facts: Iterable[tuple[Fact, UUID]], *, by: str
    ) -> list[Recorded]:
        """Record facts, each with the id that it was asked for with, at one moment.

        Raises:
            AtTheCentre: this is a hall's register, and the act is the centre's.
            DamagedMessage: one of the ids was used for another act.
        """
        facts = list(facts)
        _require_ours(connection, bazaar.code, (fact for fact, _ in facts))
        if any(True for _ in acts_of(connection, bazaar.code, {identity for _, identity in facts})):
            raise DamagedMessage("its id was used for another act")
        additions = Additions(bazaar.code, self._surroundings.at(bazaar))
        life = generation(connection)
        head = head_of(connection, bazaar.code, OFFICE, life)
        if head.seq == 0:
            first = EpochStarted(
                bazaar=bazaar.code,
                currency=bazaar.currency,
                public_key=self._keys.signing.public,
                reason="first" if life == 1 else "restored",
            )
            head, _ = self._add(additions, head, first, self._surroundings.new_id(), by)
        recorded = []
        for fact, identity in facts:
            head, one = self._add(additions, head, fact, identity, by)
            recorded.append(one)
        additions.write(connection)
        return recorded

    def now(self) -> datetime:
        """Return the register's time."""
        return self._surroundings.now()

    def known(
        self, connection: Connection, bazaar: str, identity: UUID, kind: type[Fact], **said: object
    ) -> Recorded | None:
        """Return what was recorded under an id, if anything was; `said` is what the fact says where it is the same act.

        Raises:
            DamagedMessage: it was another act, or the same one on something else: whoever asks has mixed its ids up.
        """
        query = (
            select(FACT.c.body).join(SEEN, is_projected()).where(SEEN.c.bazaar == bazaar, SEEN.c.id == identity.bytes)
        )
        body = connection.execute(query).scalar_one_or_none()
        if body is None:
            return None
        recorded = Recorded(*decode(bytes(body)))
        fact = recorded.fact
        if not isinstance(fact, kind) or any(getattr(fact, name) != value for name, value in said.items()):
            raise DamagedMessage("its id was used for another act")
        return recorded

    def was_asked(self, connection: Connection, bazaar: str, identity: UUID, kind: type[Fact], **said: object) -> bool:
        """Tell whether an act was recorded under an id.

        Raises:
            DamagedMessage: as for `known`.
        """
        return self.known(connection, bazaar, identity, kind, **said) is not None

    def next_number(self, connection: Connection, bazaar: str) -> str:
        """Take the number of the next paper; it is used up with the transaction, and only with it."""
        return self.next_numbers(connection, bazaar, 1)[0]

    def next_numbers(self, connection: Connection, bazaar: str, count: int) -> list[str]:
        """Take the numbers of the next papers, in order."""
        mine = BAZAAR.c.code == bazaar
        connection.execute(update(BAZAAR).where(mine).values(papers=BAZAAR.c.papers + count))
        last = int(connection.execute(select(BAZAAR.c.papers).where(mine)).scalar_one())
        return [paper_number(OFFICE, serial) for serial in range(last - count + 1, last + 1)]

    def _add(self, additions: Additions, head: Head, fact: Fact, identity: UUID, by: str) -> tuple[Head, Recorded]:
        stamp = Stamp(identity, OFFICE, head.epoch, head.seq + 1, additions.received_at, by)
        body = encode(stamp, fact)
        own = link(head.hash, body)
        place = Place(additions.bazaar, OFFICE, head.epoch, stamp.seq)
        additions.add_fact(place, (head.hash, own), body, stamp, fact.KIND)
        additions.project(place, stamp, fact, postings(fact), moves(fact))
        return Head(OFFICE, head.epoch, stamp.seq, own), Recorded(stamp, fact)


def identity_within(identity: UUID, name: str) -> UUID:
    """Return the id of one of several facts of an act: asked for again, the act has the same ones."""
    digest = sha256(identity.bytes + name.encode()).digest()
    return uuid7(identity.int >> 80, int.from_bytes(digest[:10], "big") >> 6)


def generation(connection: Connection) -> int:
    """Return which life of the register this is; a restored one starts the next."""
    return int(connection.execute(select(META.c.value).where(META.c.key == "generation")).scalar_one())


def head_of(connection: Connection, bazaar: str, device: str, epoch: int) -> Head:
    """Return how far the register holds a device's journal in one epoch."""
    row = connection.execute(
        select(FACT.c.seq, FACT.c.hash)
        .where(FACT.c.bazaar == bazaar, FACT.c.device == device, FACT.c.epoch == epoch)
        .order_by(FACT.c.seq.desc())
        .limit(1)
    ).one_or_none()
    return Head(device, epoch, row.seq, bytes(row.hash)) if row else Head(device, epoch, 0, GENESIS)


def upstream_of(connection: Connection, bazaar: str) -> str:
    """Return this register's name at the centre that it belongs to; empty where it is the centre's own."""
    return connection.execute(select(UPSTREAM.c.hall).where(UPSTREAM.c.bazaar == bazaar)).scalar() or ""


def _require_ours(connection: Connection, bazaar: str, facts: Iterable[Fact]) -> None:
    """Let a hall admit and revoke its tills and nothing else: what it decided would never reach the centre's books."""
    if all(isinstance(fact, DeviceAdmitted | DeviceRevoked) for fact in facts):
        return
    hall = upstream_of(connection, bazaar)
    if hall:
        raise AtTheCentre(hall)


def bazaar_of(connection: Connection, code: str) -> Bazaar:
    """Return a bazaar's plan.

    Raises:
        UnknownBazaar: there is none of this code.
    """
    card = connection.execute(select(BAZAAR.c.card).where(BAZAAR.c.code == code)).scalar_one_or_none()
    if card is None:
        raise UnknownBazaar(code)
    return read_plan(card)


@lru_cache(maxsize=PLANS_KEPT_MAX)
def read_plan(card: str) -> Bazaar:
    """Read a bazaar's plan as it is kept."""
    plan: Bazaar = from_document(Bazaar, json.loads(card))
    return plan
