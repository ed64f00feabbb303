"""The way down from a figure, over HTTP: pages, facts and the trial balance travel without loss."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pos.domain.account_errors import NoSuchFact
from pos.domain.ledger_reports import Trace
from pos.office.acting import Acting
from pos.office.desk import Desk
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, Ids
from tests.unit.register.settling import send_both

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient

CODE = BAZAAR.code
ASKED = Trace(
    accounts=("family", "cash"),
    kinds=("sale",),
    claims=("gross",),
    family=FAMILIES[0],
    device="T01",
    first_day=date(2026, 11, 20),
    last_day=date(2026, 11, 22),
)


def test_pages_facts_and_balances_travel_without_loss(
    line: RegisterClient, register: Register, office: Callable[[str], RegisterClient]
) -> None:
    send_both(line)
    client, tracing = office("K01"), register.tracing
    plain = (ASKED, Trace(family=""), Trace(source="goods", item="20"), Trace(source="facts", kinds=("sale",)))
    narrowed = (Trace(families=(FAMILIES[1], "9990")), Trace(rate_bp=0), Trace(book="T01"), Trace(source="facts"))
    for trace in narrowed:
        told = tracing.entries(ACCOUNTANT, CODE, trace)
        assert client.entries(CODE, trace) == told
        assert told.entries
    for trace in plain:
        assert client.entries(CODE, trace, "", 2) == tracing.entries(ACCOUNTANT, CODE, trace, "", 2)
    assert client.entries(CODE, ASKED).entries
    assert {one.family for one in client.entries(CODE, Trace(family="")).entries} == {""}
    assert client.fact(CODE, "T01", 1, 4) == tracing.fact(ACCOUNTANT, CODE, "T01", 1, 4)
    balance = client.trial_balance(CODE, date(2026, 11, 20), None)
    assert balance.accounts == tracing.trial_balance(ACCOUNTANT, CODE).accounts
    with pytest.raises(NoSuchFact):
        client.fact(CODE, "T01", 1, 999)
    desk = Desk(client, CODE, Acting(Ids().new))
    every = tuple(desk.every_entry(Trace()))
    sums = desk.entries(Trace()).sums
    assert sums is not None
    assert len(every) == len(set(every)) == sums.count
    assert sum(one.amount_minor for one in every) == 0
    assert desk.entries(Trace(), "", 3) == tracing.entries(ACCOUNTANT, CODE, Trace(), "", 3)
