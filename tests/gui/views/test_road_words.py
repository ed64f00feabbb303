"""What a row of the three roads is called: the day's takings, a way of paying, a family by number and name, the centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.views.road_words import RoadWords
from tests.gui.bookkeeping_stages import ROADS

if TYPE_CHECKING:
    from pos.ui.desk import Desk


def test_each_part_of_a_day_has_words_of_its_own(desk: Desk) -> None:
    words = RoadWords(desk)
    told = [words.what(line).translate(dict.fromkeys(map(ord, "\u2066\u2069\u200e"))) for line in ROADS]
    assert told == [
        "Takings",
        "In cash",
        "Not in cash",
        "Family 1032  ·  Um Abdulrahman's home kitchen, sweets and pastries",
        "The centre's own",
    ]
