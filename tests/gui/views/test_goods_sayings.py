"""Each sentence of the goods desk has a key that the rows know."""

from __future__ import annotations

from typing import get_args

from pos.ui.rows.sayings import QuestionKey, SayingKey
from pos.ui.views.goods_sayings import GoodsSayings


def test_every_sentence_has_a_key() -> None:
    said = GoodsSayings()
    assert set(said.sayings()) <= set(get_args(SayingKey))
    assert set(said.questions()) <= set(get_args(QuestionKey))
