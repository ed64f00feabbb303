"""What is left is counted blind, handed back once, and every piece that is missing has a name."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos.domain.bazaar import Unsold
from pos.domain.errors import MoreThanOnHand, OutOfRange, UnknownFamily, UnknownItem
from pos.domain.goods_facts import Cause, GoodsReturned, GoodsTaken, Pieces, TakenLine
from pos.domain.identity import paper_number
from pos.domain.stock import Equation, fold_moves, moves
from pos.till.returning import Returning, given_away
from pos.till.transferring import Transferring
from tests.builders import CAKE, HUDA, JAM, OUD, SALMA, Till, a_received_line, a_till, facts_in, reopened

if TYPE_CHECKING:
    import pathlib


def at(till: Till) -> Returning:
    return Returning(till.book, till.goods)


def equations(till: Till) -> dict[str, Equation]:
    return fold_moves(move for fact in facts_in(till.book) for move in moves(fact))


def stocked(till: Till, **pieces: int) -> None:
    """Receive jam (returned when unsold) and cake (given away when unsold) for Salma, and nothing else of hers."""
    cards = till.book.catalogue.cards()
    till.book.catalogue.apply(replace(cards, items=tuple(replace(card, received=0) for card in cards.items)))
    lines = (
        a_received_line(JAM, pieces["jam"]),
        a_received_line(CAKE, pieces["cake"], price_minor=735, floor_minor=0, unsold=Unsold.DONATE),
    )
    till.goods.receive(SALMA, lines, by="G1")


def test_what_is_left_goes_home_is_given_away_or_is_named_as_missing(till: Till) -> None:
    stocked(till, jam=12, cake=9)
    till.sell(JAM, JAM, CAKE)
    desk = at(till)
    assert desk.families() == {SALMA: 2}
    desk.begin(SALMA)
    desk.count(JAM, 7)
    desk.count(JAM, 8)
    desk.count(CAKE, 8)
    jam, cake = sorted(desk.outcome(), key=lambda left: left.card.code)
    assert (jam.equation.sold, jam.equation.on_hand, jam.counted, jam.missing, jam.missing_minor) == (
        2,
        10,
        8,
        2,
        5_000,
    )
    assert (cake.missing, cake.is_donated) == (0, True)
    recorded = desk.record(by="G1", collector=" Salem ")
    note = recorded.fact
    assert isinstance(note, GoodsReturned)
    assert note.lines == (Pieces(item=JAM, quantity=8),)
    assert note.donated == (Pieces(item=CAKE, quantity=8),)
    assert note.missing == (Pieces(item=JAM, quantity=2),)
    assert note.collector == "Salem"
    assert till.press.printed[-1] == (recorded, False)
    sums = equations(till)
    assert sums[JAM] == Equation(received=12, sold=2, returned=8)
    assert sums[CAKE] == Equation(received=9, sold=1, written_off=8)
    assert (sums[JAM].on_hand, sums[CAKE].on_hand) == (2, 0)
    assert desk.draft is None
    till.goods.write_off(JAM, 2, Cause.LOST, by="G1", reason="?", approved_by="L1", paid_by_centre=True)
    assert equations(till)[JAM].on_hand == 0
    assert SALMA not in at(till).families()


def test_what_left_through_other_tills_is_not_missing(till: Till) -> None:
    stocked(till, jam=12, cake=9)
    till.sell(JAM, JAM)
    Transferring(till.book, till.press).send("T07", (Pieces(item=JAM, quantity=3),), by="G1", reason="?")
    desk = at(till)
    desk.begin(SALMA)
    desk.count(JAM, 5)
    desk.count(CAKE, 9)
    jam = {left.card.code: left for left in desk.outcome()}[JAM]
    assert (jam.expected, jam.missing, jam.at_others) == (7, 2, 3)
    desk.hear({JAM: 1, CAKE: 0})  # it came from what was sent there
    jam = {left.card.code: left for left in desk.outcome()}[JAM]
    assert (jam.expected, jam.missing, jam.at_others) == (7, 2, 3)
    desk.hear({JAM: 5, CAKE: -1})
    jam, cake = ({left.card.code: left for left in desk.outcome()}[code] for code in (JAM, CAKE))
    assert (jam.expected, jam.missing, jam.at_others, jam.through_others, cake.missing) == (5, 0, 5, 5, 0)
    note = desk.record(by="G1").fact
    assert isinstance(note, GoodsReturned)
    assert (note.missing, note.elsewhere) == ((), (Pieces(item=JAM, quantity=5),))
    assert not desk.heard


def test_what_was_given_away_is_told_apart_from_what_was_lost(till: Till) -> None:
    stocked(till, jam=12, cake=9)
    desk = at(till)
    for cause, quantity in ((Cause.DONATED, 3), (Cause.LOST, 2), (Cause.DAMAGED, 1)):
        till.goods.write_off(JAM, quantity, cause, by="G1", reason="?", approved_by="L1", paid_by_centre=False)
    desk.begin(SALMA)
    jam = {left.card.code: left for left in desk.outcome()}[JAM]
    assert (jam.given, jam.lost, jam.expected) == (3, 3, 6)
    desk.count(CAKE, 9)
    desk.record(by="G1")
    given = {card.code: pieces for card, pieces in given_away(till.book.catalogue, till.book.journal)}
    assert given == {JAM: 3, CAKE: 9}


def test_a_count_is_set_aside_for_another_familys_and_goes_on_later(till: Till) -> None:
    stocked(till, jam=3, cake=1)
    desk = at(till)
    first = desk.begin(SALMA).id
    desk.count(JAM, 2)
    assert desk.under_way() == {SALMA: "counting"}
    desk.begin(HUDA)
    assert desk.begin(HUDA).family == HUDA
    assert desk.under_way() == {SALMA: "counting"}  # of Huda's nothing is counted yet
    again_till = reopened(till)
    again = at(again_till)
    assert again.draft is not None
    assert again.draft.family == HUDA
    draft = again.begin(SALMA)
    assert (draft.id, draft.by_item) == (first, {JAM: 2})
    again.count(CAKE, 1)
    assert again.under_way() == {SALMA: "counted"}
    again.set_aside()
    assert at(again_till).draft is None
    assert again.under_way() == {SALMA: "counted"}
    assert again.begin(SALMA).id == first
    again_till.book.close()


def test_what_nobody_counted_is_not_there(till: Till) -> None:
    stocked(till, jam=3, cake=1)
    desk = at(till)
    desk.begin(SALMA)
    note = desk.record(by="G1").fact
    assert isinstance(note, GoodsReturned)
    assert note.lines == note.donated == ()
    assert {pieces.item: pieces.quantity for pieces in note.missing} == {JAM: 3, CAKE: 1}


def test_more_than_this_till_knows_of_needs_somebodys_word(till: Till) -> None:
    stocked(till, jam=3, cake=1)
    desk = at(till)
    desk.begin(SALMA)
    desk.count(JAM, 5)
    desk.count(CAKE, 1)
    with pytest.raises(MoreThanOnHand) as refused:
        desk.record(by="G1")
    assert refused.value == MoreThanOnHand(JAM, 5, 3)
    note = desk.record(by="G1", approved_by="L1").fact
    assert isinstance(note, GoodsReturned)
    assert (note.missing, note.approved_by) == ((Pieces(item=JAM, quantity=-2),), "L1")


def test_what_never_came_to_this_till_is_not_missing_from_it(till: Till) -> None:
    cards = till.book.catalogue.cards()
    fifteen = tuple(replace(card, received=15 if card.code == JAM else 0) for card in cards.items)
    till.book.catalogue.apply(replace(cards, items=fifteen))  # the other till received them, and sent four
    note = Transferring(till.book, till.press).take(
        paper_number("T07", 5), (TakenLine(item=JAM, sent=4, quantity=3),), by="G1"
    )
    assert isinstance(note.fact, GoodsTaken)
    till.sell(JAM)
    desk = at(till)
    assert desk.families() == {SALMA: 1}
    desk.begin(SALMA)

    def counted(pieces: int) -> tuple[int, int, int]:
        desk.count(JAM, pieces)
        (left,) = [one for one in desk.outcome() if one.card.code == JAM]
        return left.expected, left.missing, left.at_others

    assert counted(2) == (2, 0, 12)
    assert counted(7) == (2, 0, 7), "they stand on one shelf after all"
    assert counted(15) == (2, -1, 0), "more than any till received"
    assert counted(1) == (2, 1, 12)
    made = desk.record(by="G1").fact
    assert isinstance(made, GoodsReturned)
    assert made.missing == (Pieces(item=JAM, quantity=1),)
    assert made.elsewhere == (Pieces(item=JAM, quantity=12),)
    assert desk.families() == {SALMA: 1}, "the piece that is missing; what the other till has is none of it"


def test_a_count_survives_a_kill_and_is_recorded_once(till: Till) -> None:
    stocked(till, jam=3, cake=1)
    desk = at(till)
    desk.begin(SALMA)
    draft = desk.count(JAM, 3)
    again = reopened(till)
    desk = at(again)
    assert desk.draft == draft
    desk.record(by="G1")
    again.book.note("goods_count", json.dumps({"id": str(draft.id), "family": SALMA}))  # killed before it was forgotten
    assert at(again).draft is None
    again.book.close()


def test_only_the_familys_own_goods_are_counted(till: Till) -> None:
    desk = at(till)
    with pytest.raises(UnknownFamily):
        desk.begin("9999")
    desk.begin(SALMA)
    with pytest.raises(UnknownItem):
        desk.count(OUD, 1)
    desk.give_up()
    assert at(till).draft is None


def test_there_is_no_note_about_nothing(till: Till) -> None:
    stocked(till, jam=1, cake=1)
    till.sell(JAM, CAKE)
    desk = at(till)
    desk.begin(SALMA)
    with pytest.raises(OutOfRange):
        desk.record(by="G1")
    assert not any(isinstance(fact, GoodsReturned) for fact in facts_in(till.book))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    jam=st.integers(5, 20),
    sold=st.lists(st.sampled_from([JAM, CAKE, OUD]), max_size=5),
    undone=st.booleans(),
    share=st.integers(0, 100),
)
def test_after_any_history_every_piece_is_somewhere(
    tmp_path_factory: pytest.TempPathFactory, jam: int, sold: list[str], undone: bool, share: int
) -> None:
    folder: pathlib.Path = tmp_path_factory.mktemp("history")
    till = a_till(folder)
    stocked(till, jam=jam, cake=7)
    for item in sold:
        sale = till.sell(item)
        if undone and item == JAM:
            till.undoing.void(str(getattr(sale.fact, "number", "")), by="C1", reason="x", approved_by="L1")
    desk = at(till)
    desk.begin(SALMA)
    for left in desk.left(SALMA):
        desk.count(left.card.code, left.equation.on_hand * share // 100)
    outcome = desk.outcome()
    desk.record(by="G1")
    for code in (JAM, CAKE):
        equation = equations(till)[code]
        missing = next(left.missing for left in outcome if left.card.code == code)
        assert equation.received == equation.sold + equation.returned + equation.written_off + missing
    assert HUDA not in {left.card.family for left in outcome}
    till.book.close()
