"""Copies are made by themselves: at each closing, and after so many sales; and trouble stays on show until one succeeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.ledger.backup import generations
from pos.ledger.safekeeping import SALES_BETWEEN, BackupState, Safekeeping

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.builders import Till


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_copy_is_made_after_so_many_sales_and_at_each_closing(till: Till, place: Path) -> None:
    keeping = Safekeeping(till.book, place, sales_between=2)
    till.book.journal.observe(keeping.observe)
    counts = []
    for _ in range(5):
        till.sell()
        counts.append(len(generations(place, "T01")) if place.exists() else 0)
    assert counts == [0, 1, 1, 2, 2]
    till.close_shift()
    newest = generations(place, "T01")[0]
    assert newest.facts == till.book.journal.count()
    assert keeping.state == BackupState(last=newest)
    assert SALES_BETWEEN == 200


def test_trouble_stays_until_a_copy_succeeds(till: Till, tmp_path: Path) -> None:
    keeping = Safekeeping(till.book, tmp_path / "stick" / "backups", sales_between=1)
    till.book.journal.observe(keeping.observe)
    till.sell()
    failed = keeping.state
    (tmp_path / "stick").mkdir()
    till.sell()
    made = keeping.state
    assert "No such file" in failed.trouble
    assert failed.last is None
    assert made.trouble == ""
    assert made.last is not None
    assert made.last.facts == till.book.journal.count()


def test_a_copy_is_asked_for_once_while_one_is_being_made(till: Till, place: Path) -> None:
    waiting: list[Callable[[], object]] = []
    keeping = Safekeeping(till.book, place, sales_between=1, start=waiting.append)
    till.book.journal.observe(keeping.observe)
    till.sell()
    till.sell()
    asked = keeping.state
    waiting.pop()()
    assert (asked.is_running, keeping.state.is_running, len(waiting)) == (True, False, 0)
    till.sell()
    assert len(waiting) == 1


def test_a_copy_can_be_asked_for_with_progress(till: Till, place: Path) -> None:
    told: list[tuple[int, int]] = []
    state = Safekeeping(till.book, place).run(lambda done, total: told.append((done, total)))
    assert state.last is not None
    assert told
    assert told[-1][0] == told[-1][1]


def test_a_stopped_book_is_said(till: Till, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(till.book, "reader", fail)
    assert "Input/output error" in Safekeeping(till.book, place).run().trouble
