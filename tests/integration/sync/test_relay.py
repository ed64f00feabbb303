"""A hall's register sends on to the centre's: nothing lost, nothing twice, whatever dies on the way."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.troubles import DiskFull, RegisterUnreachable
from pos.ledger.driver import sqlite3
from pos.ledger.keys import from_seed
from pos.register.register import Register
from pos.register.surroundings import keys_from_seed
from pos.register.tables import FACT, POSTING
from pos.sync.client import RegisterClient
from pos.sync.relay import RelayWorker, become_hall, read_upstream, relay
from pos.sync.told import Introductions, RollCall
from tests.integration.sync.chain import Chain, a_day, raised, send
from tests.unit.register.arrivals import rows
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, Clock, Journal, surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.access import Roll, RollRow
    from pos.sync.wire import Ack, Batch

CODE = BAZAAR.code


def test_what_the_hall_took_in_is_at_the_centre_word_for_word(chain: Chain) -> None:
    journal = a_day(chain)
    done = chain.relay()
    assert (done.sent, done.known, done.refused) == (journal.seq, 0, ())
    assert chain.centre.facts == chain.hall.facts == {"T101": journal.bodies}
    assert rows(chain.centre.register, POSTING, "T101") == rows(chain.hall.register, POSTING, "T101") != []


def test_sending_on_again_sends_nothing(chain: Chain) -> None:
    journal = a_day(chain)
    chain.relay()
    again = chain.relay()
    assert (again.sent, again.known) == (0, 0)
    journal.open_shift()
    send(chain.hall.address, journal, journal.seq - 1)
    assert chain.relay().sent == 1


def test_a_hall_that_sends_on_twice_at_once_doubles_nothing(chain: Chain) -> None:
    journal = a_day(chain)
    places = [chain.hall.register.relaying.stretches(CODE)] * 2
    with RegisterClient(chain.centre.address) as line:
        told = chain.hall.register.relaying.introductions(CODE)
        assert told is not None
        line.introduce(told, chain.hall.register.relaying.key)
        batches = [chain.hall.register.relaying.batch_after(CODE, stretches[0]) for stretches in places]
        counts = [(ack.created, ack.exists) for ack in (line.push(batch) for batch in batches if batch)]
    assert counts == [(journal.seq, 0), (0, journal.seq)]
    assert chain.relay().known == journal.seq
    assert chain.centre.facts["T101"] == journal.bodies


def test_the_centres_word_is_kept_and_told_on_the_roll(chain: Chain) -> None:
    journal = a_day(chain)
    before = roll_of(chain)
    chain.relay()
    after = roll_of(chain)
    assert [(roll.has_centre, row.relayed) for roll, row in (before, after)] == [(True, 0), (True, journal.seq)]
    assert after[0].relayed_at is not None


def roll_of(chain: Chain) -> tuple[Roll, RollRow]:
    """What the hall's roll says, and its row of the hall's till."""
    told = RollCall(bazaar=CODE, device="T101", at=Clock().at, facts=0, waiting=0)
    with RegisterClient(chain.hall.address) as line:
        roll = line.roll(told, from_seed("T101"))
    return roll, next(row for row in roll.tills if row.device == "T101")


def test_a_till_may_speak_to_the_centre_directly_too(chain: Chain) -> None:
    journal = a_day(chain)
    chain.relay()
    held = journal.seq
    journal.open_shift()
    journal.sell(FAMILIES[1])
    send(chain.centre.address, journal, held)  # the hall's line was down
    send(chain.hall.address, journal, held)
    done = chain.relay()
    assert (done.sent, done.known) == (0, 2)
    journal.sell(FAMILIES[1])
    send(chain.centre.address, journal, journal.seq - 1)
    assert chain.relay().refused == ()  # the centre is ahead of the hall
    assert chain.centre.facts["T101"] == journal.bodies


def test_a_hall_that_dies_is_replaced_and_its_tills_fill_the_next_one(chain: Chain, tmp_path: Path) -> None:
    journal = a_day(chain)
    chain.relay()
    held = journal.seq
    journal.open_shift()
    journal.sell(FAMILIES[0])
    send(chain.hall.address, journal, held)  # taken in, and never sent on
    chain.hall.server.stop()

    new = raised(tmp_path / "new", Clock(), seed="new hall")
    become_hall(new.folder, new.register.relaying, chain.centre.invite("H02"))
    assert new.admit("T101", "T101") == "T101"
    send(new.address, journal)
    admission = read_upstream(new.folder)
    assert admission is not None
    with RegisterClient(chain.centre.address) as line:
        done = relay(new.register.relaying, admission, line)
    assert (done.sent, done.known, done.refused) == (2, held, ())
    assert chain.centre.facts["T101"] == journal.bodies
    new.server.stop()


def test_a_hall_that_was_restored_from_a_copy_is_filled_again(chain: Chain) -> None:
    journal = a_day(chain)
    chain.relay()
    held = journal.seq
    copy = chain.hall.folder / "copy.db"
    keep_copy(chain.hall.folder / "register.db", copy)
    journal.open_shift()
    send(chain.hall.address, journal, held)
    chain.relay()
    chain.hall.server.stop()
    path = chain.hall.folder / "register.db"
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    shutil.move(copy, path)
    register = Register.open(f"sqlite:///{path}", keys_from_seed("hall"), surroundings(Clock(), seed=3))
    assert register.begin_next_life() == 2
    assert register.intake.take_in(journal.batch(held)).created == 1
    with RegisterClient(chain.centre.address) as line:
        done = relay(register.relaying, chain.admission, line)
    assert (done.sent, done.known) == (0, 1)
    register.close()
    assert chain.centre.facts["T101"] == journal.bodies


def test_a_centre_that_was_restored_is_filled_by_the_hall(chain: Chain) -> None:
    journal = a_day(chain)
    copy = chain.centre.folder / "copy.db"
    chain.relay()
    held = journal.seq
    keep_copy(chain.centre.folder / "register.db", copy)
    journal.open_shift()
    journal.sell(FAMILIES[0])
    send(chain.hall.address, journal, held)
    assert chain.relay().sent == 2
    journal.sell(FAMILIES[0])
    send(chain.hall.address, journal, journal.seq - 1)
    restored = Register.open(f"sqlite:///{copy}", chain.centre.register.keys, surroundings(Clock(), seed=4))
    restored.begin_next_life()

    class Restored:
        """The restored centre, spoken to without a wire."""

        def introduce(self, told: Introductions, key: object) -> tuple[str, ...]:
            raise AssertionError((told, key))

        def push(self, batch: Batch) -> Ack:
            return restored.intake.take_in(batch)

        def feed(self, *_asked: object) -> None:
            return None

    done = relay(chain.hall.register.relaying, chain.admission, Restored())
    assert done.refused == ()
    assert [bytes(body) for body in held_by(restored)] == journal.bodies
    restored.close()


def keep_copy(database: Path, copy: Path) -> None:
    """Back the database up, as its owner would."""
    connection = sqlite3.connect(database)
    connection.execute("VACUUM INTO ?", (str(copy),))
    connection.close()


def held_by(register: Register) -> list[bytes]:
    with register.database.reading() as connection:
        query = select(FACT.c.body).where(FACT.c.device == "T101").order_by(FACT.c.epoch, FACT.c.seq)
        return list(connection.execute(query).scalars())


def test_a_forked_till_does_not_hold_up_the_others(chain: Chain) -> None:
    first, second = a_day(chain), a_day(chain, seed="T102")
    clone = Journal("T101")
    clone.open_shift()
    told = chain.hall.register.relaying.introductions(CODE)
    assert told is not None
    with RegisterClient(chain.centre.address) as line:
        line.introduce(told, chain.hall.register.relaying.key)
        line.push(clone.batch())
    before = roll_of(chain)[0].relayed_at
    done = chain.relay()
    assert done.refused == (("T101", "Forked"),)
    assert chain.centre.facts["T102"] == second.bodies
    assert chain.hall.facts["T101"] == first.bodies
    assert roll_of(chain)[0].relayed_at == before  # not everything is there, so nothing says so


def test_the_worker_sends_on_by_itself_and_waits_while_the_centre_is_away(chain: Chain) -> None:
    journal = a_day(chain)
    worker = RelayWorker(chain.hall.register.relaying, chain.admission, interval_ms=20)
    chain.centre.server.stop()
    worker._pass()
    assert (worker.state.is_online, worker._failures) == (False, 1)
    with pytest.raises(RegisterUnreachable):
        chain.relay()
    assert chain.hall.register.intake.take_in(journal.batch()).exists == journal.seq
    assert worker.stop()


def test_a_wish_in_the_hall_ends_the_wait_for_the_centre(chain: Chain) -> None:
    said = ["yesterday"]
    worker = RelayWorker(chain.hall.register.relaying, chain.admission, wished=lambda: said[-1])
    worker._failures = 8  # it would wait a minute
    assert worker._has_new_wish()
    assert not worker._has_new_wish()
    said.append("tonight")
    worker._rest()
    assert worker._failures == 0


def test_a_hall_whose_own_database_is_away_waits_as_ever(chain: Chain) -> None:
    def away() -> str:
        raise DiskFull("full")

    worker = RelayWorker(chain.hall.register.relaying, chain.admission, interval_ms=20, wished=away)
    worker._rest()
    assert not worker._has_new_wish()
