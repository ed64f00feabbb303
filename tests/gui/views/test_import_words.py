"""What the page of a file says of a row is everything that is known of it, in the language of the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.ui.views.import_words import MOVED_SAID, ImportWords
from tests.gui.import_stages import FILE, LINES

if TYPE_CHECKING:
    from pos.ui.desk import Desk


@pytest.fixture
def words(desk: Desk) -> ImportWords:
    return ImportWords(desk)


def test_everything_about_a_row_is_said(words: ImportWords) -> None:
    same, changed, alike, new, refused, left_out = LINES
    assert len(words.about_line(changed).splitlines()) == 4
    assert "0427" in words.about_line(alike)
    assert words.about_line(same) == words.about_line(new)
    assert words.finding_ink(refused) == "bad"
    assert words.first_finding(changed).endswith("(+\u20661\u2069)")
    assert words.fate_of(left_out) != words.fate_of(new)
    assert words.fate_of(replace(alike, is_out=False)) != words.fate_of(alike)


def test_who_was_changed_meanwhile_is_named_up_to_a_dozen(words: ImportWords) -> None:
    many = tuple(str(n) for n in range(100, 100 + MOVED_SAID + 1))
    said = words.hint(replace(FILE, step="done", moved=many))
    assert "100" in said
    assert many[-1] not in said
    assert words.hint_role(replace(FILE, step="done")) == "good"
