"""The desks of a till are made when one is worked at, once each."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from pos.ports import NoDrawer, NoPress
from pos.ui import presenters
from pos.ui.screens.late_desks import LateDesks, OtherDesks
from pos.ui.screens.lists import OtherLists
from tests.builders import JAM, SALMA, Till, a_bazaar, a_family, an_item, an_open_book
from tests.fakes import NOON

if TYPE_CHECKING:
    from pos.ui.presenters.papers import PaperDesk


class Papers(NoPress, NoDrawer):
    """Prints nothing, and has no drawer."""


PAPERS = cast("PaperDesk", Papers())


# What stands behind the accounts, and may look at another bazaar than this till's.
ACCOUNTS = (
    *("bank_file", "cash_box", "closing", "code_book", "dashboard", "drafting", "ledger", "links", "machines"),
    *("office", "office_money", "office_notes", "office_rows", "payout", "previewing", "reports", "resolving"),
    *("roads", "second_person", "statements", "trail", "undoing"),
)
OF_THIS_TILL = ("book.catalogue", "book.device", "book.journal")


@pytest.mark.parametrize("name", ACCOUNTS)
def test_nothing_behind_the_accounts_asks_this_till_s_book_for_names(name: str) -> None:
    source = (Path(presenters.__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    assert [part for part in OF_THIS_TILL if part in source] == []


def test_each_desk_is_made_once_and_works_at_the_book(tmp_path: Path) -> None:
    with closing(an_open_book(tmp_path)) as book:
        require_desks(Till(book))


def require_desks(till: Till) -> None:
    """Open a shift behind the desks' back, and look for it there."""
    desks = LateDesks(till.book, PAPERS)
    assert not {"checkout", "shifts", "undoing"} & set(vars(desks))
    assert [desks.checkout is desks.checkout, desks.shifts is desks.shifts, desks.undoing is desks.undoing] == [
        True
    ] * 3
    assert desks.shifts.current() is None
    till.open_shift()
    assert desks.shifts.current() is not None
    assert desks.people.people() == till.book.catalogue.people()


def test_where_another_bazaar_is_looked_at_names_and_zone_are_its_own(tmp_path: Path) -> None:
    """A number and a code that both bazaars know stand for the other one's family and item."""
    cards, items = {SALMA: a_family(name_en="Um Rashid")}, {JAM: an_item(JAM, name_en="Basket")}
    lists = OtherLists(a_bazaar(utc_offset_minutes=180), cards, items, ())
    with closing(an_open_book(tmp_path)) as book:
        own, other = LateDesks(book, PAPERS), OtherDesks(book, PAPERS, lists)
        assert [each.family_name(SALMA).en == "Um Rashid" for each in (own, other)] == [False, True]
        assert [each.sold_name(JAM, "", SALMA).en == "Basket" for each in (own, other)] == [False, True]
        assert own.zoned(NOON).hour - other.zoned(NOON).hour == 1
        assert [each.is_this(book.device) for each in (own, other)] == [True, False]
        assert other.person_name("C1") == own.person_name("C1")
