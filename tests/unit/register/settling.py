"""Settling in rehearsals: whoever works in the office, with an id for every act, and days that tills send."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from pos.domain.collecting import Collector
from pos.domain.payout_facts import CashPlace, Mistake, ReversalCause
from pos.register.personal import Field
from pos.register.settled import is_settled, run_of
from pos.register.tables import POSTING
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    BAZAAR,
    FAMILIES,
    Ids,
    Journal,
)

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.bazaar import PayBy
    from pos.domain.reports import PayoutRun
    from pos.register.register import Register
    from pos.sync.client import RegisterClient


CODE = BAZAAR.code


FIRST, SECOND, BANKED = FAMILIES


BOX_MINOR = 10_000_000
IBAN = "AE070331234567890123456"


def give_account(register: Register, family: str = BANKED, iban: str = IBAN) -> None:
    """Let a bank be able to credit a family; an empty account takes it away."""
    register.personal.write(ADMIN, family, {Field.IBAN: iban})


def fill_box(register: Register, ids: Ids, amount_minor: int = BOX_MINOR, bazaar: str = CODE) -> None:
    """Put more cash into the box than any rehearsal pays out."""
    register.cash_box.fill(ACCOUNTANT, bazaar, amount_minor, CashPlace.SAFE, identity=ids.new())


class Office:
    """Whoever works in the office, with an id for every act."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.ids = Ids(random.Random("office"))

    def draft(self, provisional: str = "", identity: UUID | None = None, until: date | None = None) -> PayoutRun:
        new = identity or self.ids.new()
        return self.register.payouts.draft(ACCOUNTANT, CODE, identity=new, provisional=provisional, until=until)

    def approve(self, number: str, identity: UUID | None = None) -> PayoutRun:
        return self.register.payouts.approve(APPROVER, CODE, number, identity=identity or self.ids.new())

    def fill_box(self, amount_minor: int = BOX_MINOR) -> None:
        if self.register.cash_box.box(ACCOUNTANT, CODE).balance_minor < amount_minor // 2:
            fill_box(self.register, self.ids, amount_minor)

    def pay(self, number: str, family: str, reference: str = "") -> PayoutRun:
        self.fill_box()
        collector = Collector("her brother")
        return self.register.payouts.pay(
            ACCOUNTANT, CODE, number, family, identity=self.ids.new(), collector=collector, reference=reference
        )

    def pay_all(self, number: str, pay_by: PayBy | None = None) -> PayoutRun:
        self.fill_box()
        return self.register.payouts.pay_all(ACCOUNTANT, CODE, number, identity=self.ids.new(), pay_by=pay_by)

    def reverse(
        self, number: str, family: str = "", cause: ReversalCause = ReversalCause.VOUCHER, identity: UUID | None = None
    ) -> PayoutRun:
        mistake = Mistake(cause=cause, reason="to the wrong family")
        new = identity or self.ids.new()
        return self.register.reversals.reverse(
            ACCOUNTANT, CODE, number, family, mistake=mistake, approver=APPROVER, identity=new
        )

    def settle(self, until: date | None = None) -> PayoutRun:
        return self.pay_all(self.approve(self.draft(until=until).number).number)

    def advance(self, family: str, amount_minor: int) -> str:
        self.fill_box()
        line = self.register.vouchers.advance(
            ACCOUNTANT, CODE, family, amount_minor, reason="materials", identity=self.ids.new()
        )
        return line.number


def day(device: str = "T01", sold: tuple[str, ...] = FAMILIES) -> Journal:
    """A journal of one closed shift."""
    journal = Journal(device)
    journal.open_shift()
    for family in sold:
        journal.sell(family)
    journal.close_shift()
    return journal


def take_in(register: Register, *journals: Journal) -> None:
    for journal in journals:
        held = register.intake.take_in(journal.batch(journal.seq)).seq
        register.intake.take_in(journal.batch(held))


def both(register: Register, sold: tuple[str, ...] = FAMILIES) -> tuple[Journal, Journal]:
    first, second = day("T01", sold), day("T02", sold[:1])
    take_in(register, first, second)
    return first, second


def lines(run: PayoutRun) -> dict[str, tuple[int, int, int]]:
    return {
        part.line.family: (part.line.net_minor, part.line.paid_minor, part.line.carried_minor) for part in run.lines
    }


def settled_count(register: Register) -> int:
    """How many claims are settled and reversals brought in."""
    return len(settled_lines(register))


def settled_within(connection: Connection) -> int:
    """How many claims are settled."""
    settled = select(func.count()).select_from(POSTING).where(POSTING.c.claim != "", is_settled())
    return int(connection.execute(settled).scalar_one())


def settled_lines(register: Register) -> set[tuple[str, str, int, int, int, str]]:
    """The place of each claim that is settled, and of each reversal that is brought in, with its run."""
    place = (POSTING.c.bazaar, POSTING.c.device, POSTING.c.epoch, POSTING.c.seq, POSTING.c.n)
    with register.database.reading() as connection:
        rows = connection.execute(select(*place, run_of()).where(run_of() != ""))
        return {(bazaar, device, epoch, seq, n, payout) for bazaar, device, epoch, seq, n, payout in rows}


def closed_day(device: str = "T01") -> Journal:
    journal = Journal(device)
    journal.receive(FIRST, quantity=10)
    journal.open_shift()
    for family in FAMILIES:
        journal.sell(family)
    journal.close_shift()
    return journal


def send_both(line: RegisterClient) -> None:
    for device in BAZAAR.tills:
        line.push(closed_day(device).batch())
