"""A book to practise in has the till's cards and goods, and nothing that could be taken for a sale of the till."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from pos import settings
from pos.domain.bazaar import Role
from pos.ledger.verify import verify
from pos.ports import NoDrawer, NoPress
from pos.till.practice import BAZAAR, FOLDER, practice_book
from pos.till.shift import ShiftDesk
from tests.builders import JAM, an_open_book

if TYPE_CHECKING:
    from pathlib import Path


def test_practice_is_a_book_apart(tmp_path: Path) -> None:
    with closing(an_open_book(tmp_path)) as book:
        before = book.journal.count()
        with closing(practice_book(book, tmp_path / "home")) as practice:
            assert practice.folder.parent == tmp_path / "home" / FOLDER
            assert practice.device != book.device
            assert practice.key.public != book.key.public
            bazaar = practice.catalogue.bazaar()
            assert bazaar.code == BAZAAR
            assert (bazaar.name_ar[:5], bazaar.name_en[:8]) == ("تدريب", "TRAINING")
            assert {item.code for item in practice.catalogue.items()} == {item.code for item in book.catalogue.items()}
            assert {person.role for person in practice.catalogue.people()} <= {Role.CASHIER, Role.LEAD}
            assert verify(practice.connection).whole
        assert book.journal.count() == before


def test_practice_in_the_sample_knows_the_sample_s_pins(tmp_path: Path) -> None:
    with closing(an_open_book(tmp_path)) as book:
        with closing(practice_book(book, tmp_path / "home")) as practice:
            assert settings.sample_pins(practice.folder) == {}
        settings.keep_sample_pins(book.folder, {"C1": "1111"})
        with closing(practice_book(book, tmp_path / "home")) as practice:
            assert settings.sample_pins(practice.folder) == {"C1": "1111"}


def test_each_practice_begins_empty_with_full_shelves(tmp_path: Path) -> None:
    with closing(an_open_book(tmp_path)) as book:
        home = tmp_path / "home"
        with closing(practice_book(book, home)) as first:
            day = first.catalogue.bazaar().first_day
            ShiftDesk(first, NoPress(), NoDrawer()).open(by="C1", day=day, counted=())
            assert first.journal.open_shift() is not None
        with closing(practice_book(book, home)) as second:
            assert second.journal.open_shift() is None
            assert second.journal.last_sale() is None
            item = second.catalogue.item(JAM)
            assert item is not None
            assert item.received == 100
