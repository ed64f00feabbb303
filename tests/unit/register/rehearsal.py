"""A register and tills to rehearse with: a clock that is set by hand, keys and chance from a seed, journals without a book.

The register keeps its tables where `tests.stores` says: on SQLite, and once more on PostgreSQL.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Bazaar, Package, PayBy, Person, Role
from pos.domain.device_facts import EpochStarted
from pos.domain.facts import (
    Line,
    Method,
    Payment,
    Refund,
    RefundLine,
    Sale,
    ShiftClosed,
    ShiftOpened,
    Stamp,
    TillFact,
    Void,
)
from pos.domain.goods_facts import GoodsReceived, ReceivedLine
from pos.domain.identity import UNASSIGNED, catalogue_item_code, family_number, paper_number, uuid7
from pos.domain.office_facts import FamilyEnrolled
from pos.domain.shift import figures
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import encode
from pos.ledger.keys import from_seed
from pos.register.register import Register
from pos.register.surroundings import Surroundings, keys_from_seed
from pos.sync.wire import Batch, make_batch
from tests import stores

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

on_sqlite = pytest.mark.on_sqlite  # it looks into SQLite's own file
ZONE = timezone(timedelta(hours=4))
FIRST_DAY = date(2026, 11, 20)
SECRETS = {"A01": "admin-secret", "K01": "accountant-secret", "P01": "approver-secret", "C01": "4711"}
ROLES = {"A01": Role.ADMIN, "K01": Role.ACCOUNTANT, "P01": Role.APPROVER, "C01": Role.CASHIER}
PEOPLE = {code: Person(code=code, name_ar="اسم", name_en=f"Person {code}", role=role) for code, role in ROLES.items()}
ADMIN, ACCOUNTANT, APPROVER, CASHIER = (PEOPLE[code] for code in ("A01", "K01", "P01", "C01"))
KEYS = keys_from_seed("rehearsal")
FAMILIES = tuple(family_number(serial) for serial in (42, 43, 44))
RATES = {"": 0, UNASSIGNED: 0, FAMILIES[0]: 1000, FAMILIES[1]: 1500, FAMILIES[2]: 0}
PRICE_MINOR = 2530  # five fils more than coins can pay, so that cash is rounded
BAZAAR = Bazaar(
    code="INTAJ8",
    name_ar="بازار إنتاج",
    name_en="Intaj bazaar",
    edition=8,
    venue_ar="القاعة",
    venue_en="The hall",
    first_day=FIRST_DAY,
    last_day=FIRST_DAY + timedelta(days=2),
    currency="AED",
    utc_offset_minutes=240,
    tills=("T01", "T02"),
    packages=(Package(code="A", name_ar="أطايب", name_en="Atayeb"), Package(code="T", name_ar="طيب", name_en="Teeb")),
    payout_step_minor=25,
    commission_bp=1000,
)


def item_of(family: str, serial: int = 1) -> str:
    return "" if family == UNASSIGNED else catalogue_item_code(family, serial)


@dataclass
class Clock:
    """A clock that is set by hand; it moves a little whenever it is looked at."""

    at: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=ZONE)

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def advance(self, **span: int) -> None:
        self.at += timedelta(**span)


@dataclass
class Ids:
    """Ids that a seed repeats."""

    dice: random.Random = field(default_factory=lambda: random.Random(5))

    def new(self) -> UUID:
        return uuid7(1_700_000_000_000, self.dice.getrandbits(74))

    def fork(self, name: str) -> Ids:
        """Other ids, that another seed repeats."""
        return Ids(random.Random(name))


def surroundings(clock: Clock, seed: int = 7) -> Surroundings:
    dice = random.Random(seed)
    return Surroundings(clock.now, lambda: dice.getrandbits(74), dice.randbytes)


def _make(address: str) -> None:
    """The tables of a register with its people, made once: hashing their secrets is slow on purpose."""
    register = Register.open(address, KEYS, surroundings(Clock(), seed=1))
    _people(register)
    register.close()


def _make_planned(address: str) -> None:
    """The same with the bazaar, its families and its two tills, made once too."""
    clock = Clock()
    register = Register.open(address, KEYS, surroundings(clock, seed=1))
    _people(register)
    plan(register)
    register.close()
    _PLANNED_AT.append(clock.at)


_PLANNED_AT: list[datetime] = []  # when the plan was ready: a clock goes on from there


def _people(register: Register) -> None:
    register.people.begin(ADMIN, SECRETS["A01"])
    for person in (ACCOUNTANT, APPROVER, CASHIER):
        register.people.put(ADMIN, person, SECRETS[person.code])


def open_register(path: Path, clock: Clock | None = None, *, planned: bool = True) -> Register:
    """A new register with its people, and with the bazaar, its families and its two tills."""
    clock = clock or Clock()
    is_first = clock == Clock()  # a plan that was made at another time is made anew
    address = stores.current().fill(path, _make_planned if planned and is_first else _make)
    if planned and is_first:
        clock.at = _PLANNED_AT[0]
    register = Register.open(address, KEYS, surroundings(clock))
    if planned and not is_first:
        plan(register)
    return register


def reopen(path: Path, clock: Clock | None = None) -> Register:
    """The register that stands for this file, opened again: with other chances than the first time."""
    return Register.open(stores.current().address(path), KEYS, surroundings(clock or Clock(), seed=8))


def plan(register: Register, bazaar: Bazaar = BAZAAR) -> None:
    ids = Ids()
    register.planning.plan(ADMIN, bazaar, identity=ids.new())
    for number in FAMILIES:
        card = FamilyEnrolled(
            number=number,
            name_ar=f"أسرة {number}",
            name_en=f"Family {number}",
            package="A",
            pay_by=PayBy.BANK if number == FAMILIES[2] else PayBy.CASH,
            rate_bp=RATES[number],
        )
        register.planning.enrol(ADMIN, bazaar.code, card, identity=ids.new())
    for device in bazaar.tills:
        admit(register, device, bazaar.code)


def admit(register: Register, device: str, bazaar: str = BAZAAR.code) -> None:
    code = register.devices.issue_code(ADMIN, bazaar, device).code
    register.devices.admit(code, from_seed(device).public, f"Till {device}")


@dataclass
class Journal:
    """A till's journal as it goes over the wire, without a book behind it."""

    device: str = "T01"
    epoch: int = 1
    bazaar: str = BAZAAR.code
    clock: Clock = field(default_factory=Clock)
    ids: Ids = field(default_factory=Ids)
    bodies: list[bytes] = field(default_factory=list)
    facts: list[TillFact] = field(default_factory=list)
    stamps: list[Stamp] = field(default_factory=list)
    head: bytes = GENESIS
    start: bytes = GENESIS
    papers: int = 0
    shift: int = 0
    shift_began: int = 0

    def __post_init__(self) -> None:
        self.start = self.head
        # Two tills never make the same id: each has its own dice.
        self.ids = Ids(random.Random(f"{self.device}/{self.epoch}"))
        key = from_seed(self.device)
        self.add(EpochStarted(bazaar=self.bazaar, currency="AED", public_key=key.public))

    @property
    def seq(self) -> int:
        return len(self.bodies)

    def add(self, fact: TillFact, identity: UUID | None = None) -> Stamp:
        stamp = Stamp(identity or self.ids.new(), self.device, self.epoch, self.seq + 1, self.clock.now(), "C01")
        self.add_body(encode(stamp, fact))
        self.facts.append(fact)
        self.stamps.append(stamp)
        return stamp

    def add_body(self, body: bytes) -> None:
        self.bodies.append(body)
        self.head = link(self.head, body)

    def number(self) -> str:
        self.papers += 1
        return paper_number(self.device, self.papers)

    def open_shift(self, day: date = FIRST_DAY) -> None:
        self.shift += 1
        self.shift_began = self.seq
        self.add(ShiftOpened(shift=self.shift, day=day, float_minor=50_000))

    def sell(self, *families: str, quantity: int = 1, card: bool = False, identity: UUID | None = None) -> Stamp:
        lines = tuple(
            Line(
                item=item_of(family),
                family=family,
                quantity=quantity,
                price_minor=PRICE_MINOR,
                rate_bp=RATES.get(family, 1000),
            )
            for family in families or (FAMILIES[0],)
        )
        return self.add(self._sale(lines, card=card), identity)

    def _sale(self, lines: tuple[Line, ...], *, card: bool) -> Sale:
        total = sum(line.charged_minor for line in lines)
        rounding = 0 if card else -(total % 25)
        method = Method.CARD if card else Method.CASH
        return Sale(
            number=self.number(),
            shift=self.shift,
            day=self._day(),
            lines=lines,
            payments=(Payment(method=method, amount_minor=total + rounding),),
            rounding_minor=rounding,
        )

    def refund(self, sale: Stamp) -> Stamp:
        sold = self._sold(sale)
        return self.add(
            Refund(
                number=self.number(),
                shift=self.shift,
                day=self._day(),
                of=sale.id,
                of_number=sold.number,
                lines=tuple(RefundLine(of=index, line=line) for index, line in enumerate(sold.lines)),
                payments=sold.payments,
                rounding_minor=sold.rounding_minor,
                reason="broken",
                approved_by="L01",
            )
        )

    def void(self, sale: Stamp) -> Stamp:
        sold = self._sold(sale)
        return self.add(
            Void(
                shift=self.shift,
                day=self._day(),
                of=sale.id,
                of_number=sold.number,
                lines=sold.lines,
                payments=sold.payments,
                rounding_minor=sold.rounding_minor,
                reason="mistake",
                approved_by="L01",
            )
        )

    def receive(
        self, family: str, quantity: int = 10, price_minor: int = PRICE_MINOR, rate_bp: int | None = None
    ) -> Stamp:
        line = ReceivedLine(
            item=item_of(family),
            name_ar="مربى",
            name_en="Jam",
            package="A",
            quantity=quantity,
            price_minor=price_minor,
            declared=quantity,
        )
        rate = RATES[family] if rate_bp is None else rate_bp
        return self.add(GoodsReceived(number=self.number(), family=family, rate_bp=rate, terms="1", lines=(line,)))

    def close_shift(self, *, missing_minor: int = 0, miscount_minor: int = 0) -> Stamp:
        """Close; `missing_minor` lacks in the drawer, `miscount_minor` is a wrong Z-report."""
        sums = figures(self.facts[self.shift_began :])
        return self.add(
            ShiftClosed(
                number=self.number(),
                shift=self.shift,
                day=self._day(),
                sales=sums.sales,
                voids=sums.voids,
                refunds=sums.refunds,
                gross_minor=sums.gross_minor,
                voided_minor=sums.voided_minor,
                refunded_minor=sums.refunded_minor,
                rounding_minor=sums.rounding_minor,
                cash_minor=sums.cash_minor + miscount_minor,
                card_minor=sums.card_minor,
                float_minor=sums.float_minor,
                moved_minor=sums.moved_minor,
                expected_minor=sums.expected_minor,
                counted_minor=sums.expected_minor - missing_minor,
                first_seq=self.shift_began + 1,
                last_seq=self.seq,
                head=self.head.hex(),
                families=sums.family_totals(),
            )
        )

    def batch(self, after: int = 0, upto: int | None = None) -> Batch:
        """The signed batch of the facts after a number, up to and including another."""
        previous = self.start
        for body in self.bodies[:after]:
            previous = link(previous, body)
        head = Head(self.device, self.epoch, after, previous)
        return make_batch(self.bazaar, head, self.bodies[after:upto], from_seed(self.device))

    def _day(self) -> date:
        opened = [fact for fact in self.facts if isinstance(fact, ShiftOpened)]
        return opened[-1].day if opened else FIRST_DAY

    def _sold(self, sale: Stamp) -> Sale:
        fact = self.facts[sale.seq - 1]
        assert isinstance(fact, Sale)
        return fact


def a_day(device: str = "T01") -> Journal:
    """A shift with a bit of everything, closed with a little missing."""
    journal = Journal(device)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    first = journal.sell(FAMILIES[0], FAMILIES[1])
    journal.sell("", FAMILIES[2], quantity=2, card=True)
    journal.void(journal.sell(FAMILIES[1]))
    journal.refund(first)
    journal.sell(FAMILIES[0])
    journal.close_shift(missing_minor=100)
    return journal
