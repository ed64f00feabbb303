"""Journals of many sales, signed and packed as tills send them: what the register's benchmarks are fed."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from pos.domain.bazaar import Bazaar, PayBy
from pos.domain.device_facts import EpochStarted
from pos.domain.facts import Line, Method, Payment, Sale, ShiftClosed, ShiftOpened, Stamp, TillFact
from pos.domain.identity import catalogue_item_code, family_number, paper_number, uuid7
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.shift import figures
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import encode
from pos.ledger.keys import from_seed
from pos.register.register import Register
from pos.sync.wire import deflate, make_batch, pack
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    BAZAAR,
    KEYS,
    SECRETS,
    Clock,
    Ids,
    admit,
    surroundings,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.sync.wire import Batch

GULF = timezone(timedelta(hours=4))
DAY = date(2026, 11, 20)
LINES = (1, 2, 2, 3, 3, 3, 4, 4, 5)  # three in the mean
COMMISSION_BP = 2_000


def families(count: int) -> list[str]:
    return [family_number(serial) for serial in range(1, count + 1)]


def device_names(count: int) -> tuple[str, ...]:
    return tuple(f"T{number:02d}" for number in range(1, count + 1))


def sales(device: str, count: int, of_families: list[str], first_serial: int = 1) -> Iterator[Sale]:
    """Sales of one to five lines, three in the mean; a seed repeats them."""
    dice = random.Random(f"{device}/{first_serial}")
    for serial in range(first_serial, first_serial + count):
        chosen = [dice.choice(of_families) for _ in range(dice.choice(LINES))]
        lines = tuple(
            Line(
                item=catalogue_item_code(family, dice.randint(1, 10)),
                family=family,
                quantity=dice.randint(1, 4),
                price_minor=dice.randint(2, 80) * 250,
                rate_bp=COMMISSION_BP,
            )
            for family in chosen
        )
        total = sum(line.charged_minor for line in lines)
        paid = Payment(method=Method.CASH, amount_minor=total, tendered_minor=(total // 5_000 + 1) * 5_000)
        yield Sale(number=paper_number(device, serial), shift=1, day=DAY, lines=lines, payments=(paid,), catalogue=3)


class Tape:
    """One till's journal, written as fast as it can be, in batches that are ready to send.

    Args:
        device: the till.
        bazaar: its code.
    """

    def __init__(self, device: str, bazaar: str = BAZAAR.code) -> None:
        self.device = device
        self.bazaar = bazaar
        self.head = Head(device, 1, 0, GENESIS)
        self._at = datetime(2026, 11, 20, 9, tzinfo=GULF)
        self._dice = random.Random(f"ids of {device}")
        self._waiting: list[bytes] = []
        self.add(EpochStarted(bazaar=bazaar, currency="AED", public_key=from_seed(device).public))

    def add(self, fact: TillFact) -> None:
        self._at += timedelta(milliseconds=self._dice.randint(5_000, 60_000))
        identity = uuid7(int(self._at.timestamp() * 1_000), self._dice.getrandbits(74))
        seq = self.head.seq + len(self._waiting) + 1
        self._waiting.append(encode(Stamp(identity, self.device, 1, seq, self._at, "C01"), fact))

    def cut(self) -> Batch:
        """The signed batch of what was added since the last one."""
        batch = make_batch(self.bazaar, self.head, self._waiting, from_seed(self.device))
        self.head = batch.head
        self._waiting = []
        return batch

    def batches(self, count: int, of_families: list[str], size: int) -> Iterator[bytes]:
        """A journal of so many sales, as messages of so many facts."""
        for sale in sales(self.device, count, of_families, self.head.seq + 1):
            self.add(sale)
            if len(self._waiting) >= size:
                yield deflate(pack(self.cut()))
        if self._waiting:
            yield deflate(pack(self.cut()))

    def closed_day(self, count: int, of_families: list[str]) -> list[Batch]:
        """A shift of so many sales, opened, closed and counted right, in the largest batches."""
        opened = ShiftOpened(shift=1, day=DAY, float_minor=50_000)
        day: list[TillFact] = [opened, *sales(self.device, count, of_families)]
        sums = figures(day)
        batches = []
        for fact in day:
            self.add(fact)
            if len(self._waiting) == 500:
                batches.append(self.cut())
        head = self.head.hash
        for body in self._waiting:
            head = link(head, body)
        closed = ShiftClosed(
            number=paper_number(self.device, count + 1),
            shift=1,
            day=DAY,
            sales=sums.sales,
            voids=0,
            refunds=0,
            gross_minor=sums.gross_minor,
            voided_minor=0,
            refunded_minor=0,
            rounding_minor=0,
            cash_minor=sums.cash_minor,
            card_minor=0,
            float_minor=sums.float_minor,
            moved_minor=0,
            expected_minor=sums.expected_minor,
            counted_minor=sums.expected_minor,
            first_seq=2,
            last_seq=self.head.seq + len(self._waiting),
            head=head.hex(),
            families=sums.family_totals(),
        )
        self.add(closed)
        return [*batches, self.cut()]


def begin(database: str, tills: int, family_count: int = 0) -> Register:
    """A register with its people, a bazaar of so many tills, all admitted, and so many families."""
    register = Register.open(database, KEYS, surroundings(Clock()))
    register.people.begin(ADMIN, SECRETS["A01"])
    for person in (ACCOUNTANT, APPROVER):
        register.people.put(ADMIN, person, SECRETS[person.code])
    plan(register, BAZAAR, tills, family_count)
    return register


def beside(database: str, tills: int, family_count: int) -> tuple[Register, Bazaar]:
    """A register that holds another bazaar's facts already, and a second bazaar in it."""
    register = Register.open(database, KEYS, surroundings(Clock()))
    second = replace(BAZAAR, code="INTAJ9", edition=9)
    plan(register, second, tills, family_count)
    return register, second


def plan(register: Register, bazaar: Bazaar, tills: int, family_count: int) -> None:
    """Plan a bazaar, enrol its families, admit its tills."""
    ids = Ids()
    register.planning.plan(ADMIN, replace(bazaar, tills=device_names(tills)), identity=ids.new())
    for number in families(family_count):
        card = FamilyEnrolled(
            number=number,
            name_ar=f"أسرة {number}",
            name_en=f"Family {number}",
            package="A",
            pay_by=PayBy.CASH,
            rate_bp=COMMISSION_BP,
        )
        register.planning.enrol(ADMIN, bazaar.code, card, identity=ids.new())
    for device in device_names(tills):
        admit(register, device, bazaar.code)
