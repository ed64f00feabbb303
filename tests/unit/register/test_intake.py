"""Facts come in once, whole and in order, whatever brings them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from pos.domain.errors import (
    DamagedMessage,
)
from pos.domain.postings import postings
from pos.domain.stock import moves
from pos.ledger.chain import GENESIS
from pos.ledger.keys import is_signed
from pos.register.tables import FACT, ITEM, POSTING, SEEN, STOCK_MOVE, UNREAD
from pos.sync import seal
from tests.unit.register.arrivals import morning, rows
from tests.unit.register.rehearsal import (
    FAMILIES,
    KEYS,
    Journal,
    on_sqlite,
    open_register,
    reopen,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register


def test_what_is_taken_in_is_acknowledged_with_the_registers_signature(register: Register) -> None:
    journal = morning()
    ack = register.intake.take_in(journal.batch())
    assert is_signed(KEYS.signing.public, ack.message(), ack.signature)
    assert (ack.bazaar, ack.device, ack.epoch, ack.seq, ack.head) == ("INTAJ8", "T01", 1, journal.seq, journal.head)
    assert (ack.created, ack.exists, ack.quarantined, ack.generation) == (journal.seq, 0, 0, 1)


def test_the_facts_are_kept_word_for_word(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch())
    with register.database.reading() as connection:
        kept = (
            connection.execute(select(FACT.c.body).where(FACT.c.device == "T01").order_by(FACT.c.seq)).scalars().all()
        )
    assert [bytes(body) for body in kept] == journal.bodies


def test_the_ledger_is_the_fold_of_the_facts(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch())
    with register.database.reading() as connection:
        posted = connection.execute(
            select(
                POSTING.c.seq,
                POSTING.c.n,
                POSTING.c.account,
                POSTING.c.amount_minor,
                POSTING.c.family,
                POSTING.c.rate_bp,
            )
            .where(POSTING.c.device == "T01")
            .order_by(POSTING.c.seq, POSTING.c.n)
        ).all()
        moved = connection.execute(
            select(STOCK_MOVE.c.seq, STOCK_MOVE.c.item, STOCK_MOVE.c.way, STOCK_MOVE.c.quantity)
            .where(STOCK_MOVE.c.device == "T01")
            .order_by(STOCK_MOVE.c.seq, STOCK_MOVE.c.n)
        ).all()
    numbered = list(enumerate(journal.facts, start=1))
    assert [tuple(row) for row in posted] == [
        (seq, n, row.account.value, row.amount_minor, row.family, row.rate_bp)
        for seq, fact in numbered
        for n, row in enumerate(postings(fact))
    ]
    assert [tuple(row) for row in moved] == [
        (seq, move.item, move.way.value, move.quantity) for seq, fact in numbered for move in moves(fact)
    ]
    assert sum(row.amount_minor for row in posted) == 0


def test_a_repeated_batch_changes_nothing_and_says_so(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch())
    before = [rows(register, table) for table in (FACT, POSTING, STOCK_MOVE, SEEN)]
    ack = register.intake.take_in(journal.batch())
    assert (ack.created, ack.exists, ack.seq) == (0, journal.seq, journal.seq)
    assert [rows(register, table) for table in (FACT, POSTING, STOCK_MOVE, SEEN)] == before


def test_batches_may_overlap(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch(0, 4))
    ack = register.intake.take_in(journal.batch(2))
    assert (ack.created, ack.exists, ack.head) == (journal.seq - 4, 2, journal.head)


def test_an_old_batch_is_answered_with_what_the_register_holds(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch())
    ack = register.intake.take_in(journal.batch(0, 2))
    assert (ack.seq, ack.head, ack.exists) == (journal.seq, journal.head, 2)


def test_an_empty_batch_asks_how_far_the_register_is(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch(0, 3))
    ack = register.intake.take_in(journal.batch(journal.seq))
    assert (ack.seq, ack.created, ack.exists) == (3, 0, 0)
    assert register.intake.take_in(Journal("T02").batch(0, 0)).head == GENESIS


@on_sqlite
def test_a_restored_register_says_less_than_before_and_is_refilled(register: Register, tmp_path: Path) -> None:
    journal = morning()
    register.intake.take_in(journal.batch(0, 4))
    register.close()
    backup = (tmp_path / "register.db").read_bytes()
    later = reopen(tmp_path / "register.db")
    later.intake.take_in(journal.batch(4))
    later.close()
    (tmp_path / "restored.db").write_bytes(backup)
    restored = reopen(tmp_path / "restored.db")
    assert restored.begin_next_life() == 2
    ack = restored.intake.take_in(journal.batch(journal.seq))
    assert (ack.seq, ack.generation) == (4, 2)
    assert restored.intake.take_in(journal.batch(ack.seq)).head == journal.head
    restored.close()


def test_a_stick_and_the_wire_may_bring_the_same_facts(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch(0, 3))
    bundle = seal.seal([journal.batch(0, 5), journal.batch(5)], KEYS.sealing.public, b"\x01" * 32)
    acks = register.intake.take_in_bundle(bundle)
    assert [(ack.created, ack.exists) for ack in acks] == [(2, 3), (journal.seq - 5, 0)]
    assert acks[-1].head == journal.head
    with pytest.raises(DamagedMessage):
        register.intake.take_in_bundle(bundle[:-1])


def state(register: Register) -> list[object]:
    """Everything that the facts led to, whatever order they came in."""
    tables = (FACT, SEEN, POSTING, STOCK_MOVE, UNREAD)
    with register.database.reading() as connection:
        cards = connection.execute(select(ITEM.c.code, ITEM.c.card).order_by(ITEM.c.code)).all()
    projected = [sorted(rows(register, table, device), key=str) for table in tables for device in ("T01", "T02")]
    return [projected, [tuple(card) for card in cards]]


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9))
def test_any_order_of_batches_with_any_repetition_gives_the_same_books(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    journals = [morning("T01"), morning("T02")]
    journals[1].receive(FAMILIES[0], quantity=5, price_minor=3000)
    straight = open_register(tmp_path / f"straight{seed}.db")
    for journal in journals:
        straight.intake.take_in(journal.batch())
    mixed = open_register(tmp_path / f"mixed{seed}.db")
    while any(mixed.intake.take_in(one.batch(one.seq)).seq < one.seq for one in journals):
        journal = dice.choice(journals)
        held = mixed.intake.take_in(journal.batch(journal.seq)).seq
        after = dice.randint(0, held)
        batch = journal.batch(after, dice.randint(after, journal.seq))
        for _ in range(dice.randint(1, 3)):
            mixed.intake.take_in(batch)
    assert state(mixed) == state(straight)
    straight.close()
    mixed.close()
    for path in tmp_path.glob("*.db*"):
        path.unlink()


@pytest.mark.parametrize("table", ["fact", "seen"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {0} SET device = 'T02'",
        "DELETE FROM {0}",
        pytest.param("REPLACE INTO {0} SELECT * FROM {0}", marks=on_sqlite),
    ],
)
def test_nothing_can_be_changed_or_deleted(register: Register, table: str, statement: str) -> None:
    register.intake.take_in(morning().batch())
    before = rows(register, FACT)
    with pytest.raises(IntegrityError), register.database.writing() as connection:
        connection.execute(text(statement.format(table)))
    assert rows(register, FACT) == before
