"""The register's own books: each with its name, never a till's, opened once, by who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NotAllowed
from pos.domain.own_book_errors import LetterTaken
from pos.domain.own_books import BookKind, is_own, kind_of
from pos.register.own_books import own_id
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, BAZAAR, CASHIER, Ids
from tests.unit.register.settling import CODE

if TYPE_CHECKING:
    from pos.register.register import Register


def test_each_outlet_has_a_letter_of_its_own(register: Register) -> None:
    ids = Ids().fork("outlets")
    identity = ids.new()
    first = register.books.open(ADMIN, CODE, BookKind.OUTLET, "Branch", identity=identity)
    assert register.books.open(ADMIN, CODE, BookKind.OUTLET, "Branch", identity=identity) == first
    names = [first.device]
    names += [
        register.books.open(ADMIN, CODE, BookKind.OUTLET, "Outlet", identity=ids.new(), letter=letter).device
        for letter in ("", "m", "A")
    ]
    assert names == ["A01", "B01", "M01", "A02"]
    for letter in ("T", "R", "H", "W", "أ"):
        with pytest.raises(LetterTaken):
            register.books.open(ADMIN, CODE, BookKind.OUTLET, "x", identity=ids.new(), letter=letter)
    assert not [till for till in BAZAAR.tills if is_own(till)]
    assert [book.device for book in register.books.books(ACCOUNTANT, CODE)] == ["A01", "A02", "B01", "M01"]
    with pytest.raises(NotAllowed):
        register.books.open(CASHIER, CODE, BookKind.STORE, "x", identity=ids.new())


def test_an_order_has_one_id_whenever_it_is_told() -> None:
    assert own_id(CODE, "W01", "1001") == own_id(CODE, "W01", "1001")
    others = {own_id(*parts) for parts in ((CODE, "W01", "1001"), (CODE, "W02", "1001"), ("X", "W01", "1001"))}
    assert len(others) == 3
    assert own_id(CODE, "W01", "1001").version == 7


def test_a_name_tells_what_its_book_holds() -> None:
    assert (kind_of("W01"), kind_of("A01")) == (BookKind.STORE, BookKind.OUTLET)
    assert [is_own(name) for name in ("W01", "A01", "T01", "H01", "R01", "")] == [True, True, *[False] * 4]
