"""Facts come in once, whole and in order; what does not fit is kept and named, never dropped."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from pos.domain.errors import (
    BadSignature,
    DamagedMessage,
    Forked,
    GapFound,
    UnknownBazaar,
    UnknownDevice,
    WrongBazaar,
)
from pos.domain.facts import DrawerOpened, Method, Payment, Sale, Stamp
from pos.domain.office_facts import AdjustmentMade
from pos.domain.postings import postings
from pos.domain.stock import moves
from pos.ledger.chain import GENESIS
from pos.ledger.codec import canonical, encode
from pos.ledger.keys import from_seed
from pos.register.register import Register
from pos.register.tables import ASIDE, DEVICE, FACT, ITEM, POSTING, SEEN, STOCK_MOVE, UNREAD
from pos.sync import seal
from pos.sync.wire import Batch, make_batch, pack, require_ack, unpack
from tests.unit.register.rehearsal import (
    ADMIN,
    BAZAAR,
    FAMILIES,
    KEYS,
    Clock,
    Journal,
    admit,
    open_register,
    surroundings,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Table


def rows(register: Register, table: Table, device: str = "T01") -> list[tuple[object, ...]]:
    """The rows of a table that a device's facts led to."""
    columns = [column for column in table.c if column.name not in {"received_at", "contact_at"}]
    with register.database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).where(table.c.device == device))]


def morning(device: str = "T01") -> Journal:
    journal = Journal(device)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    first = journal.sell(FAMILIES[0], FAMILIES[1])
    journal.sell(FAMILIES[2], "", quantity=3, card=True)
    journal.void(journal.sell(FAMILIES[1]))
    journal.refund(first)
    return journal


# -- what fits ------------------------------------------------------------------------------------------------------


def test_what_is_taken_in_is_acknowledged_with_the_registers_signature(register: Register) -> None:
    journal = morning()
    ack = register.intake.take_in(journal.batch())
    require_ack(ack, KEYS.signing.public)
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


def test_a_restored_register_says_less_than_before_and_is_refilled(register: Register, tmp_path: Path) -> None:
    journal = morning()
    register.intake.take_in(journal.batch(0, 4))
    register.close()
    backup = (tmp_path / "register.db").read_bytes()
    later = Register.open(f"sqlite:///{tmp_path / 'register.db'}", KEYS, surroundings(Clock()))
    later.intake.take_in(journal.batch(4))
    later.close()
    (tmp_path / "restored.db").write_bytes(backup)
    restored = Register.open(f"sqlite:///{tmp_path / 'restored.db'}", KEYS, surroundings(Clock()))
    assert restored.begin_next_life() == 2
    ack = restored.intake.take_in(journal.batch(journal.seq))
    assert (ack.seq, ack.generation) == (4, 2)
    assert restored.intake.take_in(journal.batch(ack.seq)).head == journal.head
    restored.close()


# -- what does not fit ----------------------------------------------------------------------------------------------


def test_facts_after_a_gap_are_refused_with_the_place_to_begin_again(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch(0, 2))
    with pytest.raises(GapFound) as refused:
        register.intake.take_in(journal.batch(3))
    assert (refused.value.device, refused.value.epoch, refused.value.expected) == ("T01", 1, 3)
    assert len(rows(register, FACT)) == 2
    with register.database.reading() as connection:
        gap = select(DEVICE.c.gap_epoch, DEVICE.c.gap_seq).where(DEVICE.c.device == "T01")
        assert tuple(connection.execute(gap).one()) == (1, 3)
    register.intake.take_in(journal.batch(2))
    with register.database.reading() as connection:
        assert tuple(connection.execute(gap).one()) == (0, 0)


@pytest.mark.parametrize("common", [0, 1, 3])
def test_another_history_in_the_same_places_is_a_fork_and_both_are_kept(register: Register, common: int) -> None:
    ours, theirs = Journal(), Journal()
    for journal in (ours, theirs):
        for _ in range(common):
            journal.open_shift()
    ours.sell(FAMILIES[0])
    theirs.sell(FAMILIES[1])
    register.intake.take_in(ours.batch())
    before = rows(register, POSTING)
    with pytest.raises(Forked) as refused:
        register.intake.take_in(theirs.batch())
    assert refused.value.seq == common + 2
    assert rows(register, POSTING) == before
    with register.database.reading() as connection:
        kept = connection.execute(select(ASIDE.c.cause, ASIDE.c.message)).one()
    assert kept.cause == "Forked"
    assert unpack(bytes(kept.message)) == theirs.batch()


def test_facts_that_follow_another_history_are_a_fork(register: Register) -> None:
    ours, theirs = Journal(), Journal()
    ours.sell(FAMILIES[0])
    theirs.sell(FAMILIES[1])
    theirs.sell(FAMILIES[1])
    register.intake.take_in(ours.batch())
    with pytest.raises(Forked):
        register.intake.take_in(theirs.batch(2))


def test_a_fork_is_set_aside_once(register: Register) -> None:
    ours, theirs = Journal(), Journal()
    ours.sell(FAMILIES[0])
    theirs.sell(FAMILIES[1])
    register.intake.take_in(ours.batch())
    for _ in range(3):
        with pytest.raises(Forked):
            register.intake.take_in(theirs.batch())
    assert len(rows(register, ASIDE)) == 1


def test_a_new_epoch_sends_again_what_was_not_acknowledged_and_nothing_counts_twice(register: Register) -> None:
    old = morning()
    register.intake.take_in(old.batch())
    ledger = rows(register, POSTING)
    new = Journal(epoch=2)
    for stamp, fact in list(zip(old.stamps, old.facts, strict=True))[1:]:
        new.add(fact, stamp.id)
    new.sell(FAMILIES[0])
    ack = register.intake.take_in(new.batch())
    assert (ack.epoch, ack.seq, ack.created, ack.exists) == (2, new.seq, 2, old.seq - 1)
    added = [row for row in rows(register, POSTING) if row not in ledger]
    assert {row[2:4] for row in added} == {(2, new.seq)}


def test_an_id_that_comes_back_with_other_content_is_put_aside(register: Register) -> None:
    old = Journal()
    sold = old.sell(FAMILIES[0])
    register.intake.take_in(old.batch())
    new = Journal(epoch=2)
    new.sell(FAMILIES[1], identity=sold.id)
    ack = register.intake.take_in(new.batch())
    assert (ack.created, ack.quarantined) == (1, 1)
    assert [row[-1] for row in rows(register, UNREAD)] == ["its id was used for another act"]


def altered(journal: Journal, **changes: object) -> bytes:
    """The next fact's body as another Amana might write it."""
    stamp = Stamp(UUID(int=77), journal.device, journal.epoch, journal.seq + 1, journal.clock.now(), "C01")
    document = json.loads(encode(stamp, DrawerOpened(shift=1, reason="change")))
    return canonical({**document, **changes})


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (lambda journal: altered(journal, v=2), "version 2"),
        (lambda journal: altered(journal, kind="hologram"), "kind hologram"),
        (lambda journal: altered(journal, mood="good"), "ValueError"),
        (lambda journal: altered(journal, seq=99), "another place in its stamp"),
        (lambda journal: altered(journal, device="T02"), "another place in its stamp"),
        (lambda journal: altered(journal, id="none"), "ValueError"),
        (lambda _: b"{}", "KeyError"),
        (lambda _: b"not even JSON", "JSONDecodeError"),
        (lambda journal: altered(journal).replace(b":1", b": 1"), "not canonical"),
    ],
)
def test_a_fact_that_cannot_be_read_is_stored_and_the_chain_goes_on(
    register: Register, body: object, reason: str
) -> None:
    assert callable(body)
    journal = Journal()
    strange = body(journal)
    journal.add_body(strange)
    rest = Journal()
    rest.bodies, rest.head = journal.bodies, journal.head
    rest.sell(FAMILIES[0])
    ack = register.intake.take_in(rest.batch())
    assert (ack.created, ack.quarantined, ack.head) == (2, 1, rest.head)
    assert rows(register, UNREAD) == [("INTAJ8", "T01", 1, 2, reason)]
    assert {row[3] for row in rows(register, POSTING)} == {3}
    assert register.intake.take_in(rest.batch()).exists == 3


def test_a_till_cannot_do_the_offices_acts(register: Register) -> None:
    journal = Journal()
    stamp = Stamp(journal.ids.new(), "T01", 1, 2, journal.clock.now(), "C01")
    gift = AdjustmentMade(number="R01-000001-0", family=FAMILIES[0], amount_minor=99_999, reason="x", approved_by="C01")
    journal.add_body(encode(stamp, gift))
    ack = register.intake.take_in(journal.batch())
    assert (ack.created, ack.quarantined) == (1, 1)
    assert rows(register, POSTING) == []


def test_a_sale_that_does_not_balance_is_put_aside_before_it_reaches_the_ledger(register: Register) -> None:
    journal = Journal()
    sold = journal.sell(FAMILIES[0])
    good = journal.facts[sold.seq - 1]
    assert isinstance(good, Sale)
    bad = Sale(
        number="T01-000009-0",
        shift=1,
        day=good.day,
        lines=good.lines,
        payments=(Payment(method=Method.CASH, amount_minor=1),),
    )
    journal.add(bad)
    ack = register.intake.take_in(journal.batch())
    assert (ack.created, ack.quarantined) == (2, 1)
    assert {row[3] for row in rows(register, POSTING)} == {sold.seq}


def test_what_a_newer_amana_can_read_is_projected_when_it_starts(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = Journal()
    sold = journal.sell(FAMILIES[0])
    batch = journal.batch()
    with monkeypatch.context() as older:

        def unable(body: bytes) -> object:
            raise DamagedMessage(f"kind unknown to the older one, {len(body)} bytes")

        older.setattr("pos.register.intake.decode", unable)
        assert register.intake.take_in(batch).quarantined == 2
    assert rows(register, POSTING) == []
    register.close()
    newer = Register.open(f"sqlite:///{tmp_path / 'register.db'}", KEYS, surroundings(Clock()))
    assert rows(newer, UNREAD) == []
    assert {row[3] for row in rows(newer, POSTING)} == {sold.seq}
    assert newer.intake.read_again() == 0
    newer.close()


# -- who may --------------------------------------------------------------------------------------------------------


def test_a_stranger_is_refused(register: Register) -> None:
    with pytest.raises(UnknownDevice):
        register.intake.take_in(Journal("T09").batch())


def test_another_key_is_refused(register: Register) -> None:
    journal = Journal()
    good = journal.batch()
    forged = make_batch(good.bazaar, Journal().batch(0, 0).head, good.bodies, from_seed("thief"))
    with pytest.raises(BadSignature):
        register.intake.take_in(forged)
    assert rows(register, FACT) == []


def test_another_tills_name_on_the_batch_is_refused(register: Register) -> None:
    good = Journal().batch()
    values = {name: getattr(good, name) for name in Batch.__slots__}
    with pytest.raises(BadSignature):
        register.intake.take_in(Batch(**{**values, "device": "T02"}))


def test_a_bazaar_that_nobody_planned_is_refused(register: Register) -> None:
    with pytest.raises(UnknownBazaar):
        register.intake.take_in(Journal(bazaar="ELSEWHERE").batch())


def test_a_journal_that_was_begun_for_another_bazaar_is_refused(register: Register) -> None:
    other = Journal(bazaar="OTHER")
    batch = make_batch(BAZAAR.code, other.batch(0, 0).head, other.bodies, from_seed("T01"))
    with pytest.raises(WrongBazaar) as refused:
        register.intake.take_in(batch)
    assert (refused.value.expected, refused.value.got) == ("INTAJ8 AED", "OTHER AED")
    assert rows(register, FACT) == []


def test_what_a_revoked_till_sends_is_refused_and_kept(register: Register) -> None:
    journal = morning()
    register.intake.take_in(journal.batch(0, 3))
    register.devices.revoke(ADMIN, BAZAAR.code, "T01", "stolen")
    with pytest.raises(UnknownDevice):
        register.intake.take_in(journal.batch(3))
    assert len(rows(register, FACT)) == 3
    with register.database.reading() as connection:
        kept = connection.execute(select(ASIDE.c.cause, ASIDE.c.message)).one()
    assert (kept.cause, bytes(kept.message)) == ("UnknownDevice", pack(journal.batch(3)))
    admit(register, "T01")
    assert register.intake.take_in(journal.batch(3)).head == journal.head


# -- sticks, order, walls -------------------------------------------------------------------------------------------


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
    "statement", ["UPDATE {0} SET device = 'T02'", "DELETE FROM {0}", "REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_nothing_can_be_changed_or_deleted(register: Register, table: str, statement: str) -> None:
    register.intake.take_in(morning().batch())
    before = rows(register, FACT)
    with pytest.raises(IntegrityError), register.database.writing() as connection:
        connection.execute(text(statement.format(table)))
    assert rows(register, FACT) == before
