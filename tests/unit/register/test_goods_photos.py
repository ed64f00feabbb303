"""Photos of goods: taken from admitted tills only, the ones they named, handed to the others; on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import BadSignature, DamagedMessage, UnknownBazaar, UnknownDevice, UnknownItem
from pos.domain.family_errors import NotAPhoto
from pos.domain.goods_facts import ItemPictured
from pos.ledger.chain import mark_of
from pos.ledger.keys import from_seed
from pos.sync.told import PhotoTold
from tests.unit.intake.test_photos import a_picture
from tests.unit.register.rehearsal import Journal, item_of
from tests.unit.register.settling import CODE, FIRST, take_in

if TYPE_CHECKING:
    from pos.register.register import Register

JAR = a_picture(200, 100)
MARK = mark_of(JAR)


def told(device: str = "T01", mark: str = MARK, bazaar: str = CODE) -> PhotoTold:
    return PhotoTold(bazaar=bazaar, device=device, mark=mark)


def send(register: Register, picture: bytes = JAR, *, said: PhotoTold | None = None, by: str = "T01") -> None:
    one = said or told()
    register.goods_photos.take_in(one, picture, from_seed(by).sign(one.message()))


def found(register: Register, device: str = "T02") -> bytes:
    one = told(device)
    return register.goods_photos.find(one, from_seed(device).sign(one.message()))


def test_what_one_till_sends_another_fetches_once_an_item_has_it(register: Register) -> None:
    with pytest.raises(UnknownItem):
        send(register)  # no fact names it: a till fills no register with what is nobody's
    assert found(register) == b""
    journal = Journal("T01")
    journal.receive(FIRST)
    journal.add(ItemPictured(item=item_of(FIRST), photo=MARK))
    take_in(register, journal)
    send(register)
    send(register)  # said again
    assert found(register) == JAR


def test_only_an_admitted_till_sends_and_asks(register: Register) -> None:
    with pytest.raises(BadSignature):
        send(register, by="thief")
    with pytest.raises(UnknownDevice):
        send(register, said=told("T77"), by="T77")
    with pytest.raises(UnknownBazaar):
        send(register, said=told(bazaar="ELSE"))
    with pytest.raises(BadSignature):
        register.goods_photos.find(told(), from_seed("thief").sign(told().message()))
    assert found(register) == b""


def test_what_is_not_the_photo_that_was_named_or_none_at_all_is_not_kept(register: Register) -> None:
    with pytest.raises(DamagedMessage):
        send(register, JAR[:-10])  # cut on its way
    with pytest.raises(DamagedMessage):
        send(register, said=told(mark="jam"))
    with pytest.raises(NotAPhoto):
        send(register, b"words", said=told(mark=mark_of(b"words")))
    assert found(register) == b""
