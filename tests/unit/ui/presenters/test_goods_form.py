"""What is typed becomes the line that it says, and comes back as it was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import NotANumber
from pos.domain.limits import QUANTITY_MAX, STOCK_GRAMS_MAX
from pos.domain.weighing import Unit
from pos.ui.presenters.goods_form import form_of_card, form_of_line, read_form, read_quantity, written
from pos.ui.rows.goods import LineForm
from tests.builders import a_bazaar, a_received_line, an_item


def test_a_line_comes_back_as_it_was() -> None:
    line = a_received_line(quantity=12, declared=14, expiry=date(2027, 1, 5), batch="B7", remark="x", floor_minor=2_000)
    assert read_form(form_of_line(line, "3"), a_bazaar()) == line
    assert form_of_line(line, "3").key == "3"


def test_a_known_item_brings_its_terms_but_no_quantities() -> None:
    typed = LineForm(counted="4", batch="B7")
    form = form_of_card(an_item(floor_minor=2_000), typed)
    assert (form.price_minor, form.floor_minor, form.counted, form.batch) == (2_500, 2_000, "4", "B7")
    assert read_form(replace(form, counted="٤"), a_bazaar()).quantity == 4


@given(st.integers(0, QUANTITY_MAX))
def test_pieces_are_read_as_written(pieces: int) -> None:
    assert read_quantity(written(pieces, Unit.PIECE), Unit.PIECE) == pieces


@given(st.integers(0, STOCK_GRAMS_MAX))
def test_weights_are_read_as_written(grams: int) -> None:
    assert read_quantity(written(grams, Unit.GRAM), Unit.GRAM) == grams


def test_nothing_is_no_number() -> None:
    with pytest.raises(NotANumber):
        read_quantity("  ", Unit.PIECE)
