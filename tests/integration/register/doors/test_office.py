"""What the office reads travels without loss."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import FamilyCard, ItemCard
from pos.domain.limits import STATEMENTS_AT_ONCE_MAX
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import canonical
from pos.sync.records import from_records
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    BAZAAR,
    FAMILIES,
    Ids,
)
from tests.unit.register.settling import closed_day, send_both

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


CODE = BAZAAR.code


FIRST, SECOND, BANKED = FAMILIES


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("office")


def test_reports_travel_without_loss(line: RegisterClient, register: Register, office: SignIn, ids: Ids) -> None:
    send_both(line)
    accountant = office("K01")
    run = accountant.draft_payout(CODE, identity=ids.new())
    register_run = register.payouts.run(ACCOUNTANT, CODE, run.number)
    assert run == register_run
    assert accountant.payouts(CODE) == (register_run,)
    assert accountant.accounts(CODE) == register.accounts.families(ACCOUNTANT, CODE)
    assert accountant.stock(CODE) == register.accounts.stock(ACCOUNTANT, CODE)
    assert accountant.exceptions(CODE) == register.accounts.exceptions(ACCOUNTANT, CODE)
    items = from_records(ItemCard, accountant.ask_json("GET", f"/v1/bazaars/{CODE}/items"))
    assert items == register.catalogue.items(CODE)
    families = from_records(FamilyCard, accountant.ask_json("GET", f"/v1/bazaars/{CODE}/families"))
    assert families == register.catalogue.families(CODE)
    board, reconciliation = accountant.board(CODE), accountant.reconciliation(CODE)
    theirs = register.accounts.board(ACCOUNTANT, CODE)
    assert replace(board, reconciliation=theirs.reconciliation) == theirs
    assert reconciliation.tills == theirs.reconciliation.tills
    statement = accountant.statement(CODE, FIRST, run.number)
    assert replace(statement, at=theirs.reconciliation.at) == replace(
        register.statements.statement(ACCOUNTANT, CODE, FIRST, run.number), at=theirs.reconciliation.at
    )
    wanted = (FIRST,) * (STATEMENTS_AT_ONCE_MAX + 1)  # more than one question may name
    assert {replace(one, at=statement.at) for one in accountant.statements(CODE, wanted, run.number)} == {statement}
    assert len(accountant.statements(CODE, wanted)) == len(wanted)


def test_a_journal_can_be_proved_by_a_stranger(line: RegisterClient, office: SignIn) -> None:
    journal = closed_day()
    line.push(journal.batch())
    exported = office("K01").journal(CODE, "T01")
    previous = GENESIS
    for text, body in zip(exported.splitlines(), journal.bodies, strict=True):
        row = json.loads(text)
        assert canonical(row["body"]) == body
        assert row["prev"] == previous.hex()
        previous = link(previous, body)
        assert row["hash"] == previous.hex()
