"""Whom a centre believes about a hall's tills, and what a hall may not do."""

from __future__ import annotations

import pytest

from pos.domain.errors import BadSignature, NotAllowed, UnknownDevice
from pos.ledger.chain import GENESIS, Head
from pos.ledger.keys import from_seed
from pos.sync.client import RegisterClient
from pos.sync.told import Introduced, Introductions
from pos.sync.wire import make_batch
from tests.integration.sync.chain import Chain, a_day
from tests.unit.register.rehearsal import BAZAAR, Journal

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
