"""Whom a centre believes about a hall's tills, and what a hall may not do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.errors import BadSignature, NotAllowed, UnknownDevice
from pos.ledger.chain import GENESIS, Head
from pos.ledger.keys import from_seed
from pos.register.tables import DEVICE
from pos.sync.client import RegisterClient
from pos.sync.told import Introduced, Introductions
from pos.sync.wire import make_batch
from tests.integration.sync.chain import Chain, a_day, send
from tests.unit.register.rehearsal import ADMIN, BAZAAR, Journal

if TYPE_CHECKING:
    from tests.integration.sync.chain import End

CODE = BAZAAR.code


def test_a_name_that_is_somebody_elses_at_the_centre_is_told_and_nothing_of_it_is_taken(chain: Chain) -> None:
    assert chain.hall.admit("stranger", "T01") == "T01"  # the centre has a till of this name
    journal = Journal("T01")
    key = from_seed("stranger")
    with RegisterClient(chain.hall.address) as line:
        line.push(make_batch(CODE, Head("T01", 1, 0, GENESIS), journal.bodies, key))
    second = a_day(chain)
    assert chain.relay().refused == (("T01", "BadSignature"),)
    assert chain.centre.facts == {"T101": second.bodies}


def test_only_a_hall_introduces_and_only_its_own(chain: Chain) -> None:
    told = Introductions(
        bazaar=CODE, device="T01", devices=(Introduced(device="T300", public_key="ab" * 32, label=""),)
    )
    with RegisterClient(chain.centre.address) as line:
        with pytest.raises(NotAllowed):
            line.introduce(told, from_seed("T01"))
        with pytest.raises(BadSignature):
            line.introduce(Introductions(bazaar=CODE, device="H01", devices=told.devices), from_seed("T01"))
        with pytest.raises(UnknownDevice):
            line.introduce(Introductions(bazaar=CODE, device="H09", devices=told.devices), from_seed("H09"))


def test_a_till_that_was_replaced_in_the_hall_is_believed_at_the_centre_with_both_keys(chain: Chain) -> None:
    old = a_day(chain)
    code = chain.hall.invite("T101").code
    assert chain.hall.register.devices.admit(code, from_seed("new machine").public).epoch == 1
    done = chain.relay()
    assert (done.sent, done.refused) == (old.seq, ())


def revoked_at(end: End) -> dict[str, str]:
    with end.register.database.reading() as connection:
        rows = connection.execute(select(DEVICE.c.device, DEVICE.c.revoked)).all()
    return {device: why for device, why in rows if why}


def test_a_till_that_the_hall_revokes_is_shut_out_at_the_centre_when_all_it_had_sent_is_there(chain: Chain) -> None:
    lost = a_day(chain)
    chain.hall.register.devices.revoke(ADMIN, CODE, "T101", "stolen")
    done = chain.relay()
    assert (done.sent, done.refused, chain.centre.facts) == (lost.seq, (), {"T101": lost.bodies})
    assert revoked_at(chain.centre) == {"T101": "stolen"}
    lost.open_shift()
    with RegisterClient(chain.centre.address) as line, pytest.raises(UnknownDevice):
        line.push(lost.batch(lost.seq - 1))
    assert chain.relay().refused == ()
    assert chain.hall.admit("T101", "T101") == "T101"
    assert chain.relay().refused == ()
    assert revoked_at(chain.centre) == {}
    send(chain.hall.address, lost, lost.seq - 1)
    assert chain.relay().sent == 1
    kinds = [json.loads(line)["body"]["kind"] for line in chain.centre.register.exports.journal(ADMIN, CODE, "R01")]
    assert kinds[-2:] == ["device_revoked", "device_admitted"]


def test_a_hall_lets_nobody_in_whom_the_centre_shut_out(chain: Chain) -> None:
    a_day(chain)
    chain.relay()
    chain.centre.register.devices.revoke(ADMIN, CODE, "T101", "by the centre")
    chain.hall.register.devices.revoke(ADMIN, CODE, "T101", "by the hall")
    chain.relay()
    assert chain.hall.admit("T101", "T101") == "T101"
    chain.relay()
    assert revoked_at(chain.centre) == {"T101": "by the centre"}
