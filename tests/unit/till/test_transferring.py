"""Goods between two tills: what is sent is no more here, what comes is counted once, and the difference is named."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import MoreThanOnHand, OutOfRange, ReasonMissing, UnknownItem
from pos.domain.goods_errors import NoSuchTill, NotATransferNote, NoteForAnotherTill, NoteTaken
from pos.domain.goods_facts import Cause, GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.identity import paper_number
from pos.domain.transfers import note_code
from pos.till.families import FamilyLedger
from pos.till.returning import lefts
from pos.till.transferring import Transferring, came_in, gone, short_note
from pos.till.upkeep import Upkeep
from tests.builders import JAM, OUD, SALMA, a_till, number_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till

FIVE = (Pieces(item=JAM, quantity=5),)


@pytest.fixture
def transfers(till: Till) -> Transferring:
    return Transferring(till.book, till.press)


def test_what_is_sent_is_no_more_here_in_every_view(till: Till, transfers: Transferring) -> None:
    card = till.book.catalogue.item(JAM)
    assert card is not None
    before = {one.number: one.held_minor for one in FamilyLedger(till.book).standings()}
    note = transfers.send("T07", FIVE, by="G1", reason=" a full table ").fact
    assert isinstance(note, GoodsSent)
    assert (note.to, note.reason, note.lines) == ("T07", "a full table", FIVE)
    assert till.press.kinds == ["goods_sent"]
    assert Upkeep(till.book, till.goods).left(card) == 35
    assert gone(till.book.journal)[JAM] == 5
    (left,) = lefts(till.book.journal, [card])
    assert (left.expected, left.missing) == (35, 35)
    after = {one.number: one.held_minor for one in FamilyLedger(till.book).standings()}
    assert before[SALMA] - after[SALMA] == 5 * card.price_minor


@pytest.mark.parametrize(
    ("to", "lines", "reason", "refusal"),
    [
        ("T01", FIVE, "why", NoSuchTill),
        ("T99", FIVE, "why", NoSuchTill),
        ("T07", FIVE, " ", ReasonMissing),
        ("T07", FIVE, "x" * 201, OutOfRange),
        ("T07", (), "why", OutOfRange),
        ("T07", FIVE * 2, "why", OutOfRange),
        ("T07", (Pieces(item=JAM, quantity=0),), "why", OutOfRange),
        ("T07", (Pieces(item=JAM, quantity=41),), "why", MoreThanOnHand),
        ("T07", (Pieces(item="2000000000000", quantity=1),), "why", UnknownItem),
    ],
)
def test_a_note_is_refused_in_words(
    till: Till, transfers: Transferring, to: str, lines: tuple[Pieces, ...], reason: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        transfers.send(to, lines, by="G1", reason=reason)
    assert not till.press.kinds


def test_the_other_till_takes_it_in_once_with_the_difference_named(transfers: Transferring, tmp_path: Path) -> None:
    sent = transfers.send("T07", FIVE, by="G1", reason="a full table").fact
    assert isinstance(sent, GoodsSent)
    with closing((other := a_till(tmp_path / "other", "T07")).book):
        there = Transferring(other.book, other.press)
        assert there.read(note_code(sent)).lines == FIVE
        taken = there.take(sent.number, (TakenLine(item=JAM, sent=5, quantity=4),), by="G2").fact
        assert isinstance(taken, GoodsTaken)
        assert (taken.of_number, other.press.kinds) == (sent.number, ["goods_taken"])
        assert gone(other.book.journal) == {}  # its cards count every piece already
        assert short_note(other.book.journal, JAM) == sent.number
        assert not short_note(other.book.journal, OUD)
        for reason, left in (("fell", sent.number), (f"{sent.number}، on the way", "")):
            other.goods.write_off(JAM, 1, Cause.LOST, by="G2", reason=reason, approved_by="L1", paid_by_centre=True)
            assert short_note(other.book.journal, JAM) == left
        assert came_in(other.book.journal) == {JAM: (4, 0)}
        for again in (lambda: there.read(note_code(sent)), lambda: there.require_note(sent.number)):
            with pytest.raises(NoteTaken):
                again()


def test_what_cannot_be_taken_in_here_is_refused(transfers: Transferring) -> None:
    own = number_of(transfers.send("T07", FIVE, by="G1", reason="why"))
    elsewhere = GoodsSent(number=paper_number("T03", 5), to="T07", reason="", lines=FIVE)
    unknown = GoodsSent(number=elsewhere.number, to="T01", reason="", lines=(Pieces(item="2000099000016", quantity=1),))
    for text in (own, "7"):
        with pytest.raises(NotATransferNote):
            transfers.require_note(text)
    with pytest.raises(NoteForAnotherTill):
        transfers.read(note_code(elsewhere))
    with pytest.raises((UnknownItem, NotATransferNote)):
        transfers.read(note_code(unknown))
    for quantity in (-1, 10_000):
        with pytest.raises(OutOfRange):
            transfers.take(elsewhere.number, (TakenLine(item=JAM, sent=5, quantity=quantity),), by="G1")
