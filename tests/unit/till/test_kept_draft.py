"""A draft in the book: found again as it was left, gone once its act is recorded, set aside where it cannot be read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pos.domain.goods_facts import Pieces
from pos.till.kept_draft import UNREAD, KeptDraft
from pos.till.transfer_drafts import SendDraft
from tests.builders import JAM, a_received_line

if TYPE_CHECKING:
    from tests.builders import Till

KEY = "goods_sending"


def kept(till: Till) -> KeptDraft[SendDraft]:
    return KeptDraft(till.book, KEY, SendDraft)


def a_draft(till: Till) -> SendDraft:
    lines = (Pieces(item=JAM, quantity=5),)
    return SendDraft(id=till.book.around.new_id(), to="T07", reason="مزدحمة", lines=lines)


def test_a_draft_is_found_as_it_was_left_until_it_is_forgotten(till: Till) -> None:
    assert kept(till).read() is None
    draft = kept(till).keep(a_draft(till))
    assert kept(till).read() == draft
    kept(till).forget()
    assert kept(till).read() is None


def test_a_draft_whose_act_is_recorded_is_left_no_more(till: Till) -> None:
    draft = kept(till).keep(a_draft(till))
    till.goods.receive("", (a_received_line("", 1),), by="G1", identity=draft.id)
    assert kept(till).read() is None
    assert till.book.noted(KEY) == ""


def test_what_a_newer_program_wrote_is_set_aside_and_the_desk_opens(till: Till) -> None:
    for text in ("{", json.dumps({"id": 5}), json.dumps({"lines": []}), "[]"):
        till.book.note(KEY, text)
        assert kept(till).read() is None
        assert (till.book.noted(KEY + UNREAD), till.book.noted(KEY)) == (text, "")
