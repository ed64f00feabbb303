"""A photo is deleted with the fact that takes it out, unless another item shows it too; the card says which one holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from pos.domain.goods_facts import ItemPictured
from pos.ledger.chain import mark_of
from pos.register.tables import GOODS_PHOTO, ITEM
from tests.unit.intake.test_photos import a_picture
from tests.unit.register.rehearsal import Journal, item_of
from tests.unit.register.settling import FIRST, SECOND, take_in
from tests.unit.register.test_goods_photos import MARK, send, told

if TYPE_CHECKING:
    from pos.register.register import Register

JAM, OUD = item_of(FIRST), item_of(SECOND)
CUP = a_picture(120, 60)


def kept(register: Register) -> set[str]:
    with register.database.reading() as connection:
        return set(connection.execute(select(GOODS_PHOTO.c.mark)).scalars())


def card(register: Register, item: str) -> str:
    with register.database.reading() as connection:
        return str(connection.execute(select(ITEM.c.card).where(ITEM.c.code == item)).scalar())


def test_a_photo_goes_when_the_last_card_that_names_it_has_another(register: Register) -> None:
    journal = Journal("T01")
    for family, item in ((FIRST, JAM), (SECOND, OUD)):
        journal.receive(family)
        journal.add(ItemPictured(item=item, photo=MARK))
    take_in(register, journal)
    send(register)
    assert (MARK in card(register, JAM), MARK in card(register, OUD)) == (True, True)
    journal.add(ItemPictured(item=JAM, photo=mark_of(CUP)))
    take_in(register, journal)
    send(register, CUP, said=told(mark=mark_of(CUP)))
    assert (mark_of(CUP) in card(register, JAM), kept(register)) == (True, {MARK, mark_of(CUP)})
    journal.add(ItemPictured(item=OUD))
    take_in(register, journal)
    assert ("photo" in card(register, OUD), kept(register)) == (False, {mark_of(CUP)})
    journal.receive(FIRST)  # a top-up says nothing of it
    take_in(register, journal)
    assert mark_of(CUP) in card(register, JAM)
