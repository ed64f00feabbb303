"""A sheet that is being keyed in knows whether it can be recorded."""

from __future__ import annotations

from dataclasses import replace

from pos.ui.rows.names import Name
from pos.ui.rows.outlets import TallyDraft, TallyLineRow
from tests.fake_outlets import DAY

LINE = TallyLineRow("1", "", "0427", Name("أ"), Name("أ"), 2_500, 4)


def test_it_agrees_only_whole() -> None:
    draft = TallyDraft(day=DAY, lines=(LINE, LINE), pieces=8, total_minor=20_000)
    assert (draft.pieces_here, draft.amount_here_minor, draft.agrees) == (8, 20_000, True)
    for wrong in ({"day": None}, {"lines": ()}, {"pieces": 7}, {"pieces": None}, {"total_minor": 19_999}):
        assert not replace(draft, **wrong).agrees
