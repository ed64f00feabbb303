"""The count sheet: every note and coin of the currency, and not a word of what there should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.printing.document import Row
from pos.printing.papers.count_sheet import count_sheet
from tests.builders import DAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


@pytest.mark.parametrize("language", ["ar", "en", "both"])
def test_every_note_and_coin_has_a_line_largest_first(speaks: Callable[..., Letterhead], language: str) -> None:
    letterhead = speaks(language)
    document = count_sheet(letterhead, device="T01", shift=2, day=DAY)
    rows = [element.cells[0].text.translate(ISOLATES) for element in document.elements if isinstance(element, Row)]
    notes = letterhead.currency.notes_minor
    assert rows[1:] == [letterhead.currency.format(minor) for minor in notes]
    assert list(notes) == sorted(notes, reverse=True)


def test_it_says_which_drawer_and_shows_no_figure(speaks: Callable[..., Letterhead]) -> None:
    document = count_sheet(speaks("en"), device="T01", shift=2, day=DAY)
    text = "\n".join(document.texts()).translate(ISOLATES)
    for shown in ("Cash count sheet", "Till\nT01", "Shift\n#2", "Day\n2026-11-20", "Cashier", "Shift lead"):
        assert shown in text
    assert document.figured() == ()
