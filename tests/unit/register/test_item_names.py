"""Names of items stand on rows that are about items only, and on none that no list has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.oddities import Oddity
from pos.domain.weighing import Unit
from pos.register.item_names import with_item_names
from tests.unit.register.rehearsal import item_of
from tests.unit.register.settling import CODE
from tests.unit.register.stocked import FIRST, SECOND, THIRD, fill
from tests.unit.ui.presenters.accounts import an_exception

if TYPE_CHECKING:
    import pytest

    from pos.register.register import Register


def test_only_what_is_about_an_item_is_named(register: Register) -> None:
    fill(register)
    code = item_of(FIRST)
    about = (
        an_exception(kind=Oddity.OVERSOLD, subject=code),
        an_exception(kind=Oddity.UNKNOWN_ITEM, subject="2999999999999"),
        an_exception(kind=Oddity.UNKNOWN_FAMILY, subject=code),
    )
    with register.database.reading() as connection:
        named, unknown, family = with_item_names(connection, CODE, about)
        assert with_item_names(connection, CODE, ()) == ()
    assert (named.item_ar, named.item_en) == ("مربى", "Jam")
    assert (unknown, family) == about[1:]


def test_what_is_weighed_is_told_in_grams(register: Register) -> None:
    fill(register)
    about = tuple(an_exception(kind=Oddity.OVERSOLD, subject=code) for code in (item_of(FIRST), item_of(THIRD, 2)))
    with register.database.reading() as connection:
        assert [row.unit for row in with_item_names(connection, CODE, about)] == [Unit.PIECE, Unit.GRAM]


def test_each_kind_that_is_about_an_item_is_named_however_many_there_are(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.register.item_names.KEYS_AT_ONCE", 2)  # a thousand, in small
    fill(register)
    codes = (item_of(FIRST), item_of(SECOND), item_of(THIRD, 2), item_of(THIRD, 3))
    kinds = (Oddity.UNKNOWN_ITEM, Oddity.OVERSOLD, Oddity.OLD_PRICE, Oddity.TRANSFER_SHORT, Oddity.TRANSFER_OVER)
    rows = [an_exception(kind=kind, subject=code) for kind in kinds for code in codes]
    with register.database.reading() as connection:
        assert all(row.item_en for row in with_item_names(connection, CODE, rows))
