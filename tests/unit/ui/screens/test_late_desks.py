"""The desks of a till are made when one is worked at, once each."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, cast

from pos.ports import NoDrawer, NoPress
from pos.ui.screens.late_desks import LateDesks
from tests.builders import Till, an_open_book

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ui.presenters.papers import PaperDesk


class Papers(NoPress, NoDrawer):
    """Prints nothing, and has no drawer."""


def test_each_desk_is_made_once_and_works_at_the_book(tmp_path: Path) -> None:
    with closing(an_open_book(tmp_path)) as book:
        require_desks(Till(book))


def require_desks(till: Till) -> None:
    """Open a shift behind the desks' back, and look for it there."""
    desks = LateDesks(till.book, cast("PaperDesk", Papers()))
    assert not {"checkout", "shifts", "undoing"} & set(vars(desks))
    assert [desks.checkout is desks.checkout, desks.shifts is desks.shifts, desks.undoing is desks.undoing] == [
        True
    ] * 3
    assert desks.shifts.current() is None
    till.open_shift()
    assert desks.shifts.current() is not None
    assert desks.people.people() == till.book.catalogue.people()
