"""Drafts that were set aside are found again after a restart; what was recorded, or cannot be read, is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pos.domain.goods_facts import Pieces
from pos.till.returning import CountDraft
from pos.till.set_aside import SetAside
from tests.builders import HUDA, JAM, SALMA, a_received_line

if TYPE_CHECKING:
    from tests.builders import Till

KEY = "aside"


def aside(till: Till) -> SetAside[CountDraft]:
    return SetAside(till.book, KEY, CountDraft)


def a_count(till: Till, family: str) -> CountDraft:
    return CountDraft(id=till.book.around.new_id(), family=family, counted=(Pieces(item=JAM, quantity=2),))


def test_each_is_kept_by_its_key_and_forgotten_by_it(till: Till) -> None:
    first, second, third = a_count(till, SALMA), a_count(till, HUDA), a_count(till, SALMA)
    drafts = aside(till)
    drafts.keep(SALMA, first)
    drafts.keep(HUDA, second)
    drafts.keep(SALMA, third)
    assert aside(till).read() == {SALMA: third, HUDA: second}
    drafts.forget(SALMA)
    drafts.forget("9999")
    assert drafts.read() == {HUDA: second}
    drafts.forget(HUDA)
    assert till.book.noted(KEY) == ""


def test_what_was_recorded_is_no_draft_any_more(till: Till) -> None:
    draft = a_count(till, SALMA)
    aside(till).keep(SALMA, draft)
    till.goods.receive(SALMA, (a_received_line(JAM, 1),), by="G1", identity=draft.id)
    assert aside(till).read() == {}


@pytest.mark.parametrize("text", ["{", "[1]", json.dumps({SALMA: {"family": 7}})])
def test_what_cannot_be_read_does_not_keep_the_desk_shut(till: Till, text: str) -> None:
    till.book.note(KEY, text)
    drafts = aside(till)
    assert drafts.read() == {}
    draft = a_count(till, HUDA)
    drafts.keep(HUDA, draft)
    assert drafts.read() == {HUDA: draft}
