"""A hall for stories that end badly: real books that sell, the real client, and two counts of what the register holds.

What a till called saved is written down by the hall itself, sale by sale, and never read from a book again; what the register
holds is read from its bytes with nothing of Amana's own but its tables. The two counts must be one.
"""

from __future__ import annotations

import json
import random
import threading
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import text

from pos.domain.bazaar import PayBy
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.troubles import RegisterRefused, RegisterUnreachable
from pos.ledger.book import Book
from pos.ledger.keys import from_seed
from pos.ledger.strongbox import FileBox
from pos.sync.admitted import Admission
from pos.sync.client import RegisterClient
from pos.sync.exchange import Exchange
from tests.builders import CAKE, JAM, OUD, Till, some_cards, surroundings
from tests.unit.register.rehearsal import ADMIN, BAZAAR, KEYS, Ids

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ledger.keys import DeviceKey
    from pos.register.database import Database
    from pos.register.register import Register
    from pos.sync.exchange import Passed, RegisterLine
    from pos.sync.feed import Feed
    from pos.sync.wire import Ack, Batch

SEEDS = count(1)
TRIES_MAX = 400
NEVER = threading.Event()
GOODS = ((JAM,), (JAM, CAKE), (OUD,), (CAKE, CAKE, JAM))
Saved = dict[UUID, int]


class PushLine:
    """The real client's way up; cards are another story, and these tills have theirs."""

    def __init__(self, client: RegisterClient) -> None:
        self._client = client

    def push(self, batch: Batch) -> Ack:
        return self._client.push(batch)

    def feed(self, _bazaar: str, _device: str, _since: int, _key: DeviceKey) -> Feed | None:
        return None


@dataclass
class HallTill:
    """One till: its folder, its secrets, and what it called saved.

    Attributes:
        folder: holds the book and the secrets; a copy of it is a copy of the machine.
        saved: what was called saved: the id of each sale, and what the customer paid.
    """

    folder: Path
    device: str = "T01"
    saved: Saved = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.start()
        if self.book.catalogue.version == 0:
            self.book.begin(some_cards())
        if self.book.journal.open_shift() is None:
            self.desk.open_shift()

    def start(self) -> None:
        box = FileBox(self.folder / "secrets")
        self.book = Book(
            self.folder / self.device, self.device, surroundings(next(SEEDS)), from_seed(self.device), box=box
        )
        self.desk = Till(self.book)

    def restart(self) -> None:
        self.book.close()
        self.start()

    def sell(self, which: int = 0) -> None:
        sold = self.desk.sell(*GOODS[which % len(GOODS)])
        self.saved[sold.stamp.id] = sold.fact.paid_minor  # type: ignore[union-attr]  # it is a sale

    def run(self, line: RegisterLine) -> Passed:
        """One pass of the real exchange."""
        reader = self.book.reader()
        try:
            return self._exchange(reader).run(line)
        finally:
            reader.close()

    def bundle(self) -> bytes:
        """What is unsent, as a stick would carry it."""
        reader = self.book.reader()
        try:
            return self._exchange(reader).bundle(b"\x07" * 32)
        finally:
            reader.close()

    def drain(self, url: str, *, seconds_max: float = 2) -> int:
        """Run passes until nothing is unsent, whatever the line does; return how many failed."""
        for failed in range(TRIES_MAX):
            with RegisterClient(url, seconds_max=seconds_max) as client:  # type: ignore[arg-type]  # httpx takes parts of a second
                try:
                    passed = self.run(PushLine(client))
                except (RegisterUnreachable, RegisterRefused):
                    NEVER.wait(min(failed, 20) / 200)  # a till waits longer each time, too
                    continue
            if passed.unsent.facts == 0:
                return failed
        raise AssertionError("it never came through")

    def _exchange(self, reader: Any) -> Exchange:
        admission = Admission(
            bazaar=BAZAAR.code,
            device=self.device,
            register_key=KEYS.signing.public,
            sealing_key=KEYS.sealing.public,
        )
        return Exchange(reader, admission, self.book.key)


def enrol_families(register: Register) -> None:
    """Give the families whose goods these tills sell a card at the register, so that a run pays them."""
    ids = Ids(random.Random("hall"))
    for card in some_cards().families:
        told = FamilyEnrolled(
            number=card.number, name_ar=card.name_ar, name_en=card.name_en, package=card.package, pay_by=PayBy.CASH
        )
        register.planning.enrol(ADMIN, BAZAAR.code, told, identity=ids.new())


def held_by(database: Database) -> tuple[Saved, dict[str, int], int]:
    """Count what a register holds: each sale once with what was paid; cash by device; what families are credited."""
    sales: Saved = {}
    with database.reading() as connection:
        facts = connection.execute(
            text(
                "SELECT device, epoch, seq, prev, hash, body FROM fact WHERE device != 'R01' ORDER BY device, epoch, seq"
            )
        ).all()
        posted = connection.execute(
            text("SELECT device, account, amount_minor, n, kind FROM posting WHERE device != 'R01'")
        ).all()
        seen = connection.execute(text("SELECT count(*) FROM seen WHERE device != 'R01'")).scalar_one()
    require_chained(facts)
    ids = set()
    for fact in facts:
        document = json.loads(bytes(fact.body))
        ids.add(document["id"])
        if document["kind"] == "sale":
            paid = sum(payment["amount"] for payment in document["payments"])
            assert sales.setdefault(UUID(document["id"]), paid) == paid
    assert seen == len(ids), "an act was projected twice, or not at all"
    cash: dict[str, int] = defaultdict(int)
    for row in posted:
        if row.kind == "sale" and row.account in {"cash", "card"}:
            cash[row.device] += row.amount_minor
    return sales, dict(cash), sum(row.amount_minor for row in posted)


def require_chained(facts: Any) -> None:
    """Every device's numbers have no gap in an epoch, and each hash follows from the one before."""
    last: dict[tuple[str, int], tuple[int, bytes]] = {}
    for fact in facts:
        seq, previous = last.get((fact.device, fact.epoch), (0, bytes(fact.prev or b"")))
        assert fact.seq == seq + 1
        assert bytes(fact.hash) == sha256(previous + bytes(fact.body)).digest()
        last[fact.device, fact.epoch] = (fact.seq, bytes(fact.hash))


def require_same(database: Database, *tills: HallTill) -> None:
    """What the tills called saved is at the register, each sale once, to the fils, and nothing else."""
    saved: Saved = {}
    for till in tills:
        saved |= till.saved
    sales, cash, balance = held_by(database)
    assert sales == saved
    assert sum(cash.values()) == sum(saved.values())
    assert balance == 0
