"""A finished count says where everything is, item by item and in all, and what other tills did where the register told it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.ui.views.goods_outcome import OutcomePage
from tests.gui.goods_samples import OUTCOME
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

MARKS = {0x200E: None, 0x200F: None, 0xA0: " ", 0x2212: "-", **dict.fromkeys(range(0x2066, 0x206A))}


@pytest.fixture
def page(desk: Desk, show: Callable[[QWidget], None]) -> OutcomePage:
    made = OutcomePage(desk)
    show(made)
    made.show_outcome(OUTCOME)
    return made


def test_the_equation_is_told_in_all_and_of_the_chosen_item(page: OutcomePage) -> None:
    def told() -> list[str]:
        lines = (page._family_pieces, page._family_grams, page._item_terms)
        return [line.text().translate(MARKS) for line in lines if line.isVisible()]

    pieces, grams = told()[:2]
    assert pieces == (
        "All pieces: received 27 = sold 9 + returned 0 + lost or damaged 1 + donated 0 + through other tills 4"
        " + at other tills or on the way 2 + here 9 + unexplained 2"
    )
    assert grams.endswith("here 1.250 kg + unexplained -0.250 kg")
    page._result.choose_first()
    assert told()[2].endswith(
        "received 24 = sold 8 + returned 0 + lost or damaged 1 + donated 0 + through other tills 4"
        " + at other tills or on the way 2 + here 7 + unexplained 2"
    )


def test_what_other_tills_did_is_told_asked_for_or_excused(page: OutcomePage) -> None:
    asked: list[str] = []
    page.register_requested.connect(lambda: asked.append("register"))
    assert "this left through other tills and is subtracted: 4 pieces" in page._scope.text().translate(MARKS)
    press_key(page, Qt.Key.Key_F5)
    assert asked == []  # it has answered
    page.show_outcome(replace(OUTCOME, register="failed", why="Nobody answers."))
    assert "is not subtracted" in page._scope.text()
    assert page._scope.text().endswith("Nobody answers.")
    assert "through other tills" not in page._family_pieces.text()
    press_key(page, Qt.Key.Key_F5)
    assert asked == ["register"]
    page.show_outcome(replace(OUTCOME, pieces=OUTCOME.rows[1].terms, grams=None))
    assert page._scope.text() == "By the register, nothing of it left through other tills."
    page.show_outcome(replace(OUTCOME, other_tills=False))
    assert not page._scope.isVisible()


def test_what_is_typed_stays_while_the_registers_word_comes_in(page: OutcomePage) -> None:
    said: list[tuple[str, str]] = []
    page.record_requested.connect(lambda who, fate: said.append((who, fate)))
    page.show_outcome(replace(OUTCOME, register="unasked"))
    page._collector.setText("Salem")
    page._fate.setCurrentIndex(1)
    page.show_outcome(replace(OUTCOME, register="asking"))
    page.show_outcome(OUTCOME)
    press_key(page, Qt.Key.Key_F12)
    assert said == [("Salem", "family")]
