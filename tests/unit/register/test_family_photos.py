"""Photos of families: sealed, looked at by the office, gone when they are taken out, and in nothing that goes anywhere."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.errors import NotAllowed, UnknownFamily
from pos.domain.families import PHOTO
from pos.domain.family_errors import FamilyChanged, NotAPhoto
from pos.domain.identity import family_number
from pos.ledger.keys import from_seed
from pos.register.personal import Field
from pos.register.tables import FACT, FAMILY_CHANGE, FAMILY_PRIVATE, TRAIL
from pos.sync.feed import feed_request, pack_feed
from tests.unit.intake.test_photos import MARK, a_picture
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, BAZAAR, CASHIER, FAMILIES

if TYPE_CHECKING:
    from pos.register.register import Register

CODE, SALMA = BAZAAR.code, FAMILIES[0]
JPEG, PNG = (b64encode(a_picture(kind=kind)).decode() for kind in ("JPEG", "PNG"))


def put(register: Register, photo: str) -> int:
    now = register.photos.read(ADMIN, CODE, SALMA).version
    return register.photos.put(ADMIN, CODE, SALMA, photo, now).version


def test_a_photo_is_kept_replaced_and_taken_out_with_its_history(register: Register) -> None:
    assert register.photos.read(ACCOUNTANT, CODE, SALMA).photo == ""
    first = put(register, JPEG)
    kept = register.photos.read(ACCOUNTANT, CODE, SALMA)
    assert b64decode(kept.photo).startswith(b"\xff\xd8")
    assert MARK.encode() not in b64decode(kept.photo)
    assert register.families.record(ADMIN, CODE, SALMA).version == kept.version == first
    assert (put(register, PNG), put(register, "")) == (first + 1, first + 2)
    assert register.photos.read(ADMIN, CODE, SALMA).photo == ""
    out, replaced, came = register.families.history(ADMIN, SALMA)[:3]
    (mark,), (two,), (gone,) = came.fields, replaced.fields, out.fields
    assert (mark.name, mark.before, gone.after) == (PHOTO, "", "")
    assert (two.before, two.after) == (mark.after, gone.before)
    assert mark.after != two.after


def test_said_again_nothing_happens_and_a_change_of_somebody_else_is_not_written_over(register: Register) -> None:
    now = register.photos.read(ADMIN, CODE, SALMA).version
    once = register.photos.put(ADMIN, CODE, SALMA, JPEG, now)
    assert register.photos.put(ADMIN, CODE, SALMA, JPEG, now) == once
    with pytest.raises(FamilyChanged):
        register.photos.put(ADMIN, CODE, SALMA, PNG, now)
    with pytest.raises(FamilyChanged):
        register.photos.put(ADMIN, CODE, SALMA, "", now)
    assert register.photos.read(ADMIN, CODE, SALMA) == once


def test_it_stands_nowhere_in_clear_and_goes_nowhere(register: Register) -> None:
    put(register, JPEG)
    photo = b64decode(register.photos.read(ADMIN, CODE, SALMA).photo)
    with register.database.reading() as connection:
        sealed = [
            bytes(row.sealed) for table in (FAMILY_PRIVATE, FAMILY_CHANGE) for row in connection.execute(select(table))
        ]
        facts = [bytes(body) for body in connection.execute(select(FACT.c.body)).scalars()]
        trail = {
            (row.deed, row.person, row.detail) for row in connection.execute(select(TRAIL)) if row.subject == SALMA
        }
    assert any(len(one) > len(photo) for one in sealed)
    assert not any(photo[:40] in one or b64encode(photo)[:40] in one for one in (*sealed, *facts))
    assert {("personal_written", "A01", PHOTO), ("personal_read", "A01", PHOTO)} <= trail
    key = from_seed("T01")
    feed = register.catalogue.feed_for(CODE, "T01", 0, key.sign(feed_request(CODE, "T01", 0)))
    assert feed is not None
    assert b64encode(photo)[:40] not in pack_feed(feed)
    assert "photo" not in register.personal.read(ADMIN, SALMA)
    assert not hasattr(register.families.record(ADMIN, CODE, SALMA).private, PHOTO)
    assert {each.value for each in Field}.isdisjoint({PHOTO})


def test_only_those_who_may_and_only_what_is_a_photo_of_a_family(register: Register) -> None:
    with pytest.raises(NotAllowed):
        register.photos.read(CASHIER, CODE, SALMA)
    with pytest.raises(NotAllowed):
        register.photos.put(ACCOUNTANT, CODE, SALMA, JPEG, 0)
    for wrong in ("%%%", b64encode(b"words").decode(), "A" * 1_100_000):
        with pytest.raises(NotAPhoto):
            register.photos.put(ADMIN, CODE, SALMA, wrong, 0)
    with pytest.raises(UnknownFamily):
        register.photos.read(ADMIN, CODE, family_number(999))
