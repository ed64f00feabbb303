"""Random bazaars, settled by the register and recomputed from its exported journals by a program that shares no line with it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import FamiliesUnknown
from pos.domain.errors import NothingToPay
from pos.domain.exception_facts import ACTS
from pos.domain.identity import UNASSIGNED, family_number
from pos.domain.oddities import Resolve
from tests.independent.recompute import recompute
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, FAMILIES, Journal, open_register
from tests.unit.register.settling import CODE, Office, take_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.register.register import Register

STRANGER = family_number(756)
OWNERS = (*FAMILIES, *FAMILIES, UNASSIGNED, STRANGER, "")
DAYS = 2
SEEDS = 3


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db")
    yield opened
    opened.close()


def sell_a_day(journal: Journal, dice: random.Random) -> None:
    """Some sales, some of them undone, a little missing in the drawer."""
    journal.open_shift()
    for _ in range(dice.randint(3, 8)):
        sold = journal.sell(*dice.choices(OWNERS, k=dice.randint(1, 3)), quantity=dice.randint(1, 3))
        if dice.random() < 0.3:
            dice.choice((journal.refund, journal.void))(sold)
        if dice.random() < 0.1:
            journal.refund(sold)
    journal.close_shift(missing_minor=dice.choice((0, 0, 75)))


def deal_with_exceptions(office: Office, dice: random.Random) -> None:
    """Deal with what is on the list, in ways that fit; some rows are left."""
    for row in office.register.accounts.exceptions(ACCOUNTANT, CODE):
        if dice.random() < 0.3:
            continue
        wish = Resolve(
            about=row.key,
            act=dice.choice(ACTS[row.kind]).value,
            reason="looked at",
            family=dice.choice(FAMILIES),
            amount_minor=dice.choice((-300, 250)),
        )
        identity = office.ids.new()
        for _ in range(2):  # the second time says what the first one did
            office.register.resolving.resolve(ACCOUNTANT, CODE, wish, identity=identity, approver=APPROVER)


def settle(office: Office) -> None:
    try:
        office.settle()
    except (NothingToPay, FamiliesUnknown):
        return


def export(register: Register, folder: Path) -> list[str]:
    paths = []
    for device in ("T01", "T02", "R01"):
        path = folder / f"journal-{device}.jsonl"
        path.write_bytes(b"".join(register.exports.journal(ACCOUNTANT, CODE, device)))
        paths.append(str(path))
    return paths


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_stranger_comes_to_every_familys_figures(register: Register, tmp_path: Path, seed: int) -> None:
    dice, office = random.Random(seed), Office(register)
    tills = (Journal("T01"), Journal("T02"))
    for _ in range(DAYS):
        for journal in tills:
            sell_a_day(journal, dice)
        take_in(register, *tills)
        office.advance(dice.choice(FAMILIES), 500)
        deal_with_exceptions(office, dice)
        settle(office)
    told = recompute(export(register, tmp_path))
    trial = register.tracing.trial_balance(ACCOUNTANT, CODE)
    assert trial.difference_minor == 0
    for row in register.accounts.families(ACCOUNTANT, CODE):
        own = told.get(row.family.number, dict.fromkeys(("gross", "refunds", "advances", "adjustments", "paid"), 0))
        assert (own["gross"], own["refunds"]) == (row.gross_minor, row.refunds_minor)
        assert (own["advances"], own["adjustments"]) == (row.advances_minor, row.adjustments_minor)
        assert own["paid"] == row.paid_minor <= max(row.net_minor, 0)
        # Each run rounds its own commission: after two of them they may differ by a fils for each rate.
        assert abs(own.get("net", 0) - row.net_minor) <= 2 * DAYS
        statement = register.statements.statement(ACCOUNTANT, CODE, row.family.number)
        assert (statement.net_minor, statement.paid_minor) == (row.net_minor, row.paid_minor)
    assert register.resolving.resolved(ACCOUNTANT, CODE)
