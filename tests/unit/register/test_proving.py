"""Whose batch it is: by the present key, by a former one for its own epochs, and kept for whoever it is handed on to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.errors import BadSignature, UnknownDevice
from pos.ledger.keys import from_seed
from pos.register.proving import signer_of, standing_by
from pos.register.standing import standing_of
from pos.register.tables import SIGNED_HEAD
from tests.unit.register.rehearsal import ADMIN, BAZAAR, Journal

if TYPE_CHECKING:
    from pos.register.register import Register

OLD, NEW = from_seed("T01").public, from_seed("new machine").public


def replaced(register: Register) -> None:
    register.intake.take_in(Journal().batch())
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T01").code
    register.devices.admit(code, NEW)


def test_a_former_key_vouches_for_its_own_epochs_only(register: Register) -> None:
    replaced(register)
    batch, later = Journal().batch(), Journal(epoch=2).batch()
    with register.database.reading() as connection:
        assert signer_of(connection, batch, standing_of(connection, batch)).public_key == OLD
        with pytest.raises(BadSignature):
            signer_of(connection, later, standing_of(connection, later))
        with pytest.raises(UnknownDevice):
            standing_of(connection, Journal("T09").batch())


def test_a_key_that_was_replaced_between_two_looks_stands_as_a_former_one(register: Register) -> None:
    replaced(register)
    batch = Journal().batch()
    with register.database.reading() as connection:
        now = standing_of(connection, batch)
        standing_by(connection, batch, now, OLD).require_admitted(batch, OLD)
        with pytest.raises(BadSignature):
            standing_by(connection, batch, now, from_seed("thief").public).require_admitted(batch, "")


def test_the_last_signature_of_each_stretch_is_kept(register: Register) -> None:
    journal = Journal()
    journal.open_shift()
    for _ in range(300):
        journal.sell("")
    for place in range(journal.seq):
        register.intake.take_in(journal.batch(place, place + 1))
    with register.database.reading() as connection:
        seqs = connection.execute(select(SIGNED_HEAD.c.seq).order_by(SIGNED_HEAD.c.seq)).scalars().all()
    assert seqs == [250, journal.seq]
