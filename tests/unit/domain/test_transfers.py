"""A transfer changes where pieces are and nothing else; its note's code says everything that the other till needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.goods_errors import NotATransferNote
from pos.domain.goods_facts import GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.identity import paper_number
from pos.domain.limits import RECEIPT_CODE_BYTES_MAX, STOCK_GRAMS_MAX
from pos.domain.postings import postings
from pos.domain.stock import moves
from pos.domain.transfers import (
    LINES_MAX,
    Announced,
    away,
    is_note_code,
    note_code,
    numbers_in,
    on_the_way,
    open_notes,
    read_note_code,
)
from pos.domain.weighing import Unit
from tests.builders import CAKE, JAM, OUD

NOTE = GoodsSent(
    number=paper_number("T01", 12),
    to="T07",
    reason="a full table",
    lines=(Pieces(item=JAM, quantity=5), Pieces(item=CAKE, quantity=1_500, unit=Unit.GRAM)),
)
TAKEN = GoodsTaken(
    number=paper_number("T07", 3), of_number=NOTE.number, lines=(TakenLine(item=JAM, sent=5, quantity=4),)
)


@given(st.lists(st.tuples(st.sampled_from([JAM, CAKE, OUD]), st.integers(1, STOCK_GRAMS_MAX), st.sampled_from(Unit))))
def test_the_code_says_what_the_note_says(rows: list[tuple[str, int, Unit]]) -> None:
    lines = tuple(Pieces(item=item, quantity=quantity, unit=unit) for item, quantity, unit in rows[:LINES_MAX])
    note = GoodsSent(number=NOTE.number, to="T07", reason="", lines=lines or NOTE.lines)
    code = note_code(note)
    assert is_note_code(code)
    assert read_note_code(code) == Announced(note.number, "T07", note.lines)


def test_the_longest_code_is_one_that_scanners_read() -> None:
    row = Pieces(item=JAM, quantity=STOCK_GRAMS_MAX, unit=Unit.GRAM)
    longest = note_code(GoodsSent(number=NOTE.number, to="T107", reason="", lines=(row,) * LINES_MAX))
    assert len(longest) <= RECEIPT_CODE_BYTES_MAX + 40
    with pytest.raises(NotATransferNote):
        read_note_code(f"{longest}/{JAM}.1")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AMANA-T",
        NOTE.number,
        note_code(NOTE).replace("T07", "7"),
        note_code(NOTE).replace("-T/T01-000012", "-T/T01-000013"),
        note_code(NOTE).replace(".5", ".0"),
        note_code(NOTE).replace(".5", ".x"),
        note_code(NOTE).replace(JAM, JAM[:-1] + str((int(JAM[-1]) + 1) % 10)),
        "/".join(note_code(NOTE).split("/")[:3]),
    ],
)
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(NotATransferNote):
        read_note_code(text)


def test_a_transfer_moves_no_money_and_no_term_of_the_equation() -> None:
    for fact in (NOTE, TAKEN):
        assert moves(fact) == ()
        assert postings(fact) == ()


def test_what_was_sent_is_away_and_on_its_way_until_somebody_takes_it_in() -> None:
    assert away([NOTE]) == {JAM: 5, CAKE: 1_500}
    assert away([TAKEN]) == {}  # the cards of that till count it already
    back = GoodsTaken(number="", of_number="", lines=(TakenLine(item=JAM, sent=3, quantity=3),))
    assert away([NOTE, back]) == {JAM: 2, CAKE: 1_500}
    assert on_the_way(open_notes([NOTE])) == {JAM: 5, CAKE: 1_500}
    assert open_notes([TAKEN, NOTE]) == ()  # whichever till was heard of first; the difference is on the paper


def test_a_reason_names_notes_in_either_digits_and_between_marks() -> None:
    assert "T01-000012-3" in numbers_in("ضاعت (T01-٠٠٠٠١٢-٣)، من إذن النقل")
    assert "T01-000012-3" not in numbers_in("T01-000012-31")
