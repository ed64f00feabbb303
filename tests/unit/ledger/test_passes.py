"""Work in several passes is told as one movement: it begins at nothing, never goes back, ends at all, and can be given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import BookDamaged
from pos.ledger import passes as module
from pos.ledger.driver import sqlite3
from pos.ledger.passes import Passes
from pos.ledger.verify import verify

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def test_passes_add_up_to_one_movement_that_never_goes_back() -> None:
    told: list[tuple[int, int]] = []
    passes = Passes(lambda done, total: told.append((done, total)), 2, 100)
    first = passes.begin()
    first(5, 10)
    first(2, 10)
    first(7, 0)
    second = passes.begin()
    second(50, 100)
    second(200, 100)
    assert [done for done, _ in told] == [0, 25, 25, 25, 50, 75, 100]
    assert {total for _, total in told} == {100}
    passes.begin()(1, 2)  # one pass more than was foreseen, as after a copy that SQLite could not make
    assert told[-1] == (100, 100)


def test_nobody_need_be_told() -> None:
    Passes(None, 1, 0).begin()(1, 1)


def test_a_copy_in_one_go_tells_how_the_new_file_grows(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STEPS_BETWEEN", 50)
    till.sell()
    connection, told = till.book.connection, list[int]()
    connection.set_authorizer(None)
    facts = till.book.journal.count()
    part = tmp_path / "part.db"
    Passes(lambda done, _: told.append(done), 1, facts).vacuum(connection, part)
    assert len(told) > 10
    made = sqlite3.connect(part)
    assert verify(made, is_sealed=True).facts == facts
    made.close()


def test_a_copy_in_one_go_can_be_given_up_in_its_middle(
    till: Till, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STEPS_BETWEEN", 50)
    till.sell()
    words = list[int]()

    def give_up(done: int, _: int) -> None:
        words.append(done)
        if len(words) == 5:
            raise InterruptedError

    till.book.connection.set_authorizer(None)
    with pytest.raises(InterruptedError):
        Passes(give_up, 1, 4).vacuum(till.book.connection, tmp_path / "part.db")
    assert len(words) == 5
    till.sell()  # the connection that was copied from is as good as before


def test_what_sqlite_cannot_copy_is_no_giving_up(till: Till, tmp_path: Path) -> None:
    till.book.connection.set_authorizer(None)
    with pytest.raises(BookDamaged):
        Passes(lambda *_: None, 1, 4).vacuum(till.book.connection, tmp_path / "no folder" / "part.db")
