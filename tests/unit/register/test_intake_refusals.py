"""What does not fit is kept and named, never dropped; and strangers stay outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import select

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
from pos.ledger.codec import canonical, encode
from pos.ledger.keys import from_seed
from pos.register.tables import ASIDE, DEVICE, FACT, POSTING, UNREAD
from pos.sync.wire import Batch, make_batch, pack, unpack
from tests.unit.register.arrivals import morning, rows
from tests.unit.register.rehearsal import (
    ADMIN,
    BAZAAR,
    FAMILIES,
    Journal,
    admit,
    reopen,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register


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

        older.setattr("pos.register.intake.decode_kept", unable)
        assert register.intake.take_in(batch).quarantined == 2
    assert rows(register, POSTING) == []
    register.close()
    newer = reopen(tmp_path / "register.db")
    assert rows(newer, UNREAD) == []
    assert {row[3] for row in rows(newer, POSTING)} == {sold.seq}
    assert newer.intake.read_again() == 0
    newer.close()


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
