"""A text that cannot be kept everywhere is kept with a substitute, and nothing else of it changes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import Line, Payment, Sale
from pos.domain.keeping import is_keepable, keepable, with_kept_texts
from pos.domain.text import clean
from tests.strategies import facts, sales

HALF = "\ud83d"  # of an emoji


@given(st.text(st.characters(exclude_categories=())))
def test_what_was_made_keepable_can_be_written_and_keeps_its_length(text: str) -> None:
    kept = keepable(text)
    assert "\0" not in kept.encode().decode()
    assert len(kept) == len(text)
    assert is_keepable(kept)
    assert (kept == text) == is_keepable(text)


@given(facts())
def test_a_fact_whose_texts_can_be_kept_is_left_alone(fact: object) -> None:
    assert with_kept_texts(fact) is fact


@given(sales())
def test_only_the_text_changes_however_deep_it_lies(sale: Sale) -> None:
    line = Line(item="", family="0042", quantity=1, price_minor=100, name=f"jam{HALF}\0")
    odd = replace(sale, lines=(*sale.lines, line))
    assert with_kept_texts(odd) == replace(odd, lines=(*sale.lines, replace(line, name="jam\ufffd\ufffd")))
    assert all(isinstance(one, Payment) for one in with_kept_texts(odd).payments)


def test_cleaning_a_name_leaves_nothing_that_cannot_be_kept() -> None:
    assert clean(f"jam{HALF}\0 \ud800x") == "jam x"
