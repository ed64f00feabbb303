"""Transfers in the making survive a kill at any line, and become one note however often they are recorded."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import MoreThanOnHand, OutOfRange, ReasonMissing
from pos.domain.goods_errors import CountUnfinished, NoteTaken
from pos.domain.goods_facts import GoodsReceived, GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.identity import paper_number
from pos.domain.transfers import LINES_MAX, Announced
from pos.till.transfer_drafts import TransferDrafts
from pos.till.transferring import Transferring
from tests.builders import CAKE, JAM, a_received_line, facts_in

if TYPE_CHECKING:
    from tests.builders import Till

NOTE, OTHER = paper_number("T07", 4), paper_number("T07", 5)
FIVE, TWO = Pieces(item=JAM, quantity=5), Pieces(item=CAKE, quantity=2)
COUNTED = TakenLine(item=JAM, sent=5, quantity=4)


def drafts(till: Till) -> TransferDrafts:
    """What a start of the program finds."""
    return TransferDrafts(Transferring(till.book, till.press))


def made(till: Till, kind: type) -> list[object]:
    return [fact for fact in facts_in(till.book) if isinstance(fact, kind)]


def test_a_note_in_the_making_is_the_same_after_a_kill(till: Till) -> None:
    before = drafts(till).put_sent(FIVE, to="T07", reason="full")
    after = drafts(till)
    assert after.sending == before
    after.put_sent(TWO, to="T07", reason="full")
    after.put_sent(Pieces(item=JAM, quantity=3), to="T07", reason="full")
    note = drafts(till).send(to="T07", reason="full", by="G1")
    assert isinstance(note.fact, GoodsSent)
    assert [(row.item, row.quantity) for row in note.fact.lines] == [(CAKE, 2), (JAM, 3)]
    assert note.stamp.id == before.id
    assert drafts(till).sending is None


def test_a_kill_between_recording_and_forgetting_makes_no_second_note(till: Till) -> None:
    at = drafts(till)
    draft = at.put_sent(Pieces(item=JAM, quantity=40), to="T07", reason="full")
    first = at._transferring.send("T07", draft.lines, by="G1", reason="full", identity=draft.id)
    again = at.send(to="T07", reason="full", by="G1")  # pressed again: nothing is left to send, and nothing is refused
    assert again.stamp == first.stamp
    assert drafts(till).sending is None
    counting = at.put_taken(NOTE, COUNTED)
    at._transferring.take(NOTE, counting.lines, by="G1", identity=counting.id)
    at.take(NOTE, by="G1")
    assert drafts(till).taking is None
    assert (len(made(till, GoodsSent)), len(made(till, GoodsTaken))) == (1, 1)
    assert till.press.kinds.count("goods_sent") == till.press.kinds.count("goods_taken") == 1


def test_a_refused_note_stays_as_it_is(till: Till) -> None:
    at = drafts(till)
    with pytest.raises(MoreThanOnHand):
        at.put_sent(Pieces(item=JAM, quantity=41), to="T07", reason="full")
    assert drafts(till).sending is None
    at.put_sent(FIVE, to="T07", reason="")
    with pytest.raises(ReasonMissing):
        at.send(to="T07", reason=" ", by="G1")
    found = drafts(till)
    assert found.sending is not None
    assert found.sending.lines == (FIVE,)
    found.give_up_sent()
    assert drafts(till).sending is None


def test_a_count_goes_on_where_it_was_left(till: Till) -> None:
    note = Announced(NOTE, "T01", (FIVE, TWO))
    drafts(till).announce(note)
    drafts(till).put_taken(NOTE, COUNTED)
    again = drafts(till).announce(note)  # scanned once more after a start
    assert (again.lines, again.next) == ((COUNTED,), TWO)
    with pytest.raises(CountUnfinished):
        drafts(till).announce(Announced(OTHER, "T01", (FIVE,)))
    at = drafts(till)
    at.put_taken(NOTE, TakenLine(item=CAKE, sent=2, quantity=2))
    assert isinstance(at.take(NOTE, by="G1").fact, GoodsTaken)
    with pytest.raises(NoteTaken):
        at.put_taken(NOTE, COUNTED)
    at.announce(Announced(OTHER, "T01", (FIVE,)))
    at.give_up_taken()
    assert drafts(till).taking is None


def test_a_note_has_room_for_so_many_items_as_its_code(till: Till) -> None:
    at = drafts(till)
    for _ in range(LINES_MAX):
        note = till.goods.receive("", (a_received_line("", 1),), by="G1").fact
        assert isinstance(note, GoodsReceived)
        at.put_sent(Pieces(item=note.lines[0].item, quantity=1), to="T07", reason="full")
    with pytest.raises(OutOfRange):
        at.put_sent(FIVE, to="T07", reason="full")
    with closing(till.book):
        assert at.sending is not None
        assert len(at.sending.lines) == LINES_MAX
