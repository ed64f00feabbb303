"""The book rests once nothing was recorded for a while, and a book that failed is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from pos.domain.troubles import BookDamaged
from pos.ledger.incarnation import recall
from pos.ui.screens.resting import Rest
from tests.builders import Till, an_open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    made = Till(an_open_book(tmp_path))
    yield made
    made.book.close()


def test_the_device_hears_how_far_its_book_is_when_nothing_is_recorded_for_a_while(till: Till, qtbot: QtBot) -> None:
    owner = QObject()
    rest = Rest(till.book, owner)
    assert not rest._timer.isActive()
    rest._timer.setInterval(1)
    till.open_shift()
    assert rest._timer.isActive()
    head = till.book.journal.head()

    def has_heard() -> bool:
        witness = recall(till.book.box)
        return witness is not None and (witness.epoch, witness.seq) == (head.epoch, head.seq)

    assert not has_heard()
    qtbot.waitUntil(has_heard)
    assert not rest._timer.isActive()
    rest.close()


def test_each_fact_begins_the_wait_anew_and_a_closed_one_waits_no_more(till: Till) -> None:
    owner = QObject()
    rest = Rest(till.book, owner)
    till.open_shift()
    assert rest._timer.isActive()
    rest.close()
    assert not rest._timer.isActive()
    till.close_shift()
    assert not rest._timer.isActive()


@pytest.mark.usefixtures("qtbot")
def test_a_book_that_failed_is_left_alone(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, tried = QObject(), []

    def fail() -> None:
        tried.append("rest")
        raise BookDamaged("gone")

    rest = Rest(till.book, owner)
    monkeypatch.setattr(till.book, "rest", fail)
    rest._rest()
    assert tried == ["rest"]
    rest.close()
