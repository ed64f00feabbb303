"""What a batch is judged by is asked for at once, and asked again under the write lock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BadSignature, UnknownBazaar, UnknownDevice
from pos.ledger.chain import GENESIS
from pos.register.standing import known_of, standing_of
from tests.unit.register.arrivals import morning
from tests.unit.register.rehearsal import ADMIN, BAZAAR, Journal

if TYPE_CHECKING:
    from pos.register.register import Register


def test_it_tells_the_bazaar_the_key_and_how_far_the_journal_is_held(register: Register) -> None:
    journal = morning()
    with register.database.reading() as connection:
        before = standing_of(connection, journal.batch())
    assert (before.head.seq, before.head.hash, before.generation, before.revoked) == (0, GENESIS, 1, False)
    register.intake.take_in(journal.batch(0, 4))
    with register.database.reading() as connection:
        after = standing_of(connection, journal.batch())
        assert known_of(connection, journal.batch(2), after.head) == 2
    assert (after.bazaar.code, after.head) == (BAZAAR.code, journal.batch(0, 4).head)


def test_who_is_not_admitted_there_has_no_standing(register: Register) -> None:
    with register.database.reading() as connection:
        with pytest.raises(UnknownDevice):
            standing_of(connection, Journal("T09").batch())
        with pytest.raises(UnknownBazaar):
            standing_of(connection, replace(Journal().batch(), bazaar="OTHER"))


def test_what_changed_before_the_lock_was_had_is_noticed(register: Register) -> None:
    batch = morning().batch()
    with register.database.reading() as connection:
        proven = standing_of(connection, batch).public_key
    register.devices.revoke(ADMIN, BAZAAR.code, "T01", "stolen")
    with register.database.reading() as connection:
        now = standing_of(connection, batch)
    with pytest.raises(UnknownDevice):
        now.require_admitted(batch, proven)
    with pytest.raises(BadSignature):
        replace(now, revoked=False).require_admitted(batch, "another key")
