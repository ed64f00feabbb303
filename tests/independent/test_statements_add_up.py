"""Random bazaars: what all statements of a run say together is the run, and is what moved in the ledger."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from pos.domain.postings import Account
from pos.domain.reports import PayoutState
from pos.printing.from_reports import statement_paper
from pos.register.tables import POSTING
from tests.stores import POSTGRES, SQLITE, postgres, store
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, FAMILIES, Journal, open_register
from tests.unit.register.settling import CODE, Office, take_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.domain.reports import PayoutRun
    from pos.domain.statement_reports import Statement
    from pos.register.register import Register

__all__ = ["postgres", "store"]

OWNERS = (*FAMILIES, *FAMILIES, "")
ROUNDS = 3
SEEDS = 2


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db")
    yield opened
    opened.close()


def ledger(register: Register, family: str) -> int:
    """Return what the ledger owes a family: its account and its advances, every claim of which is settled."""
    owed = func.coalesce(-func.sum(POSTING.c.amount_minor), 0)
    mine = (POSTING.c.bazaar == CODE, POSTING.c.family == family)
    accounts = POSTING.c.account.in_((Account.FAMILY.value, Account.ADVANCE.value))
    with register.database.reading() as connection:
        return int(connection.execute(select(owed).where(*mine, accounts)).scalar_one())


def trade(journal: Journal, dice: random.Random) -> None:
    journal.open_shift()
    journal.sell(*FAMILIES, quantity=dice.randint(1, 3))
    for _ in range(dice.randint(1, 4)):
        sold = journal.sell(*dice.choices(OWNERS, k=dice.randint(1, 3)), quantity=dice.randint(1, 3))
        if dice.random() < 0.5:
            dice.choice((journal.refund, journal.void))(sold)
    journal.close_shift()


def move_money(office: Office, dice: random.Random) -> None:
    for family in dice.sample(FAMILIES, 2):
        office.advance(family, dice.choice((500, 1_234, 9_999)))
    amount = dice.choice((-777, 350))
    office.register.vouchers.adjust(
        ACCOUNTANT, CODE, dice.choice(FAMILIES), amount, reason="bag", approver=APPROVER, identity=office.ids.new()
    )


def statements(register: Register, run: PayoutRun) -> dict[str, Statement]:
    families = (part.line.family for part in run.lines)
    return {each: register.statements.statement(ACCOUNTANT, CODE, each, run.number) for each in families}


def require_sums(told: dict[str, Statement], run: PayoutRun) -> None:
    """Every row of every statement adds up to the run, family by family and in total."""
    for part in run.lines:
        one, line = told[part.line.family], part.line
        earned = sum(row.credited_minor for row in one.lines)
        money = sum(row.amount_minor for row in (*one.advances, *one.adjustments))
        assert (one.gross_minor - one.refunds_minor, one.net_minor) == (earned, line.net_minor)
        assert one.opening_minor + earned - one.commission_minor + money == line.net_minor
        assert sum(each.paid_minor for each in statement_paper(one).payments if not each.reversal) == one.paid_minor
    assert sum(one.net_minor for one in told.values()) == run.net_minor
    assert sum(one.paid_minor for one in told.values()) == run.paid_minor
    assert sum(one.commission_minor for one in told.values()) == run.commission_minor


@pytest.mark.parametrize("store", [SQLITE, pytest.param(POSTGRES, marks=pytest.mark.long)], indirect=True)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_sum_of_all_statements_is_the_run_and_what_moved_in_the_ledger(register: Register, seed: int) -> None:
    dice, office = random.Random(seed), Office(register)
    tills = (Journal("T01"), Journal("T02"))
    brought = dict.fromkeys(FAMILIES, 0)
    for _ in range(ROUNDS):
        for journal in tills:
            trade(journal, dice)
        take_in(register, *tills)
        move_money(office, dice)
        run = office.settle()
        assert run.state is PayoutState.PAID
        told = statements(register, run)
        require_sums(told, run)
        for family, one in told.items():
            assert one.opening_minor == brought[family]
            assert ledger(register, family) == one.balance_minor == one.net_minor - one.paid_minor
        undone = dice.choice([part.line.family for part in run.lines if part.line.paid_minor])
        run = office.reverse(run.number, undone)
        require_sums(statements(register, run), run)
        for family in FAMILIES:
            brought[family] = ledger(register, family)
            whole = register.statements.statement(ACCOUNTANT, CODE, family)
            assert whole.balance_minor == brought[family]
