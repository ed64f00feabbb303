"""A journal goes out word for word, however long it is, and a stranger can prove it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed, UnknownBazaar, UnknownDevice
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import canonical
from pos.register import exports
from tests.unit.register.arrivals import morning
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, CASHIER, FAMILIES, Journal

if TYPE_CHECKING:
    from pos.register.register import Register

CODE = BAZAAR.code


@pytest.mark.parametrize("rows_at_once", [1, 3, 1000])
def test_every_fact_is_there_with_its_hashes(
    register: Register, monkeypatch: pytest.MonkeyPatch, rows_at_once: int
) -> None:
    monkeypatch.setattr(exports, "ROWS_AT_ONCE", rows_at_once)
    journal = morning()
    register.intake.take_in(journal.batch())
    previous = GENESIS
    lines = list(register.exports.journal(ACCOUNTANT, CODE, "T01"))
    for line, body in zip(lines, journal.bodies, strict=True):
        row = json.loads(line)
        assert line.endswith(b"\n")
        assert canonical(row["body"]) == body
        assert row["prev"] == previous.hex()
        previous = link(previous, body)
        assert row["hash"] == previous.hex()


def test_a_gap_in_what_can_be_written_shows_in_the_chain(register: Register) -> None:
    journal = Journal()
    journal.add_body(b"not even JSON")
    journal.facts.append(journal.facts[0])
    journal.stamps.append(journal.stamps[0])
    journal.sell(FAMILIES[0])
    register.intake.take_in(journal.batch())
    first, last = (json.loads(line) for line in register.exports.journal(ACCOUNTANT, CODE, "T01"))
    assert (first["seq"], last["seq"]) == (1, 3)
    assert last["prev"] == link(bytes.fromhex(first["hash"]), b"not even JSON").hex()


def test_a_new_epoch_keeps_what_it_followed_even_if_that_was_never_sent(register: Register) -> None:
    old = Journal()
    register.intake.take_in(old.batch())
    old.sell(FAMILIES[0])  # never sent: the disk died
    new = Journal(epoch=2, head=old.head)
    register.intake.take_in(new.batch())
    rows = [json.loads(line) for line in register.exports.journal(ACCOUNTANT, CODE, "T01")]
    assert [(row["epoch"], row["seq"]) for row in rows] == [(1, 1), (2, 1)]
    assert rows[1]["prev"] == old.head.hex() != rows[0]["hash"]
    assert rows[1]["hash"] == link(old.head, new.bodies[0]).hex()


def test_journals_are_for_those_who_may_read_the_ledger(register: Register) -> None:
    with pytest.raises(NotAllowed):
        register.exports.journal(CASHIER, CODE, "R01")
    with pytest.raises(UnknownDevice):
        register.exports.journal(ACCOUNTANT, CODE, "T01")
    with pytest.raises(UnknownBazaar):
        register.exports.journal(ACCOUNTANT, "NOWHERE", "R01")
