"""The goods desk: what a family signed is frozen, and no piece leaves twice or with the wrong family."""

from __future__ import annotations

from datetime import date

import pytest

from pos.domain.bazaar import ItemCard, Unsold
from pos.domain.errors import MoreThanOnHand, OutOfRange, UnknownFamily, UnknownItem
from pos.domain.goods_facts import Cause, GoodsReceived, GoodsReturned, GoodsWrittenOff, Pieces, ReceivedLine
from pos.domain.identity import booth_item_code, family_number
from pos.domain.limits import BASKET_LINES_MAX, PRICE_MINOR_MAX, QUANTITY_MAX
from pos.domain.stock import Equation, fold_moves, moves
from pos.domain.troubles import DiskFull
from tests.builders import CAKE, COFFEE, HUDA, JAM, OUD, SALMA, Till, a_received_line, facts_in, number_of
from tests.fakes import faulty

BASKETRY = booth_item_code("T01", 1)


def equations(till: Till) -> dict[str, Equation]:
    """The equation of each item by the facts of the book."""
    return fold_moves(move for fact in facts_in(till.book) for move in moves(fact))


# -- receiving ------------------------------------------------------------------------------------------------------


def test_a_note_freezes_what_was_agreed(idle_till: Till) -> None:
    line = a_received_line(JAM, 12, declared=13, expiry=date(2027, 2, 1), unsold=Unsold.DONATE)
    recorded = idle_till.goods.receive(SALMA, (line,), by="G1")
    assert recorded.fact == GoodsReceived(number="T01-000001-2", family=SALMA, rate_bp=1_500, terms="1", lines=(line,))
    assert idle_till.press.printed == [(recorded, False)]
    assert recorded.stamp.by == "G1"


@pytest.mark.parametrize(
    ("family", "item", "agreed", "rate_bp"),
    [(SALMA, JAM, None, 1_500), (HUDA, OUD, None, 1_000), (HUDA, OUD, 250, 250), ("", COFFEE, None, 0)],
)
def test_the_rate_is_the_consignments_else_the_familys_else_the_bazaars(
    till: Till, family: str, item: str, agreed: int | None, rate_bp: int
) -> None:
    note = till.goods.receive(family, (a_received_line(item),), by="G1", rate_bp=agreed).fact
    assert isinstance(note, GoodsReceived)
    assert note.rate_bp == rate_bp


def test_what_was_received_is_sold_at_once(till: Till) -> None:
    line = a_received_line(BASKETRY, 3, name_ar="سلة", name_en="Basket", price_minor=9_000, floor_minor=8_000)
    till.goods.receive(HUDA, (line,), by="G1", rate_bp=2_000)
    assert till.book.catalogue.item(BASKETRY) == ItemCard(
        code=BASKETRY,
        family=HUDA,
        name_ar="سلة",
        name_en="Basket",
        package="A",
        price_minor=9_000,
        rate_bp=2_000,
        floor_minor=8_000,
        received=3,
    )
    till.checkout.scan(BASKETRY)
    (part,) = till.checkout.basket.lines
    assert (part.line.family, part.line.rate_bp, part.line.price_minor) == (HUDA, 2_000, 9_000)


def test_a_second_note_adds_pieces_and_renews_price_and_rate(till: Till) -> None:
    till.goods.receive(SALMA, (a_received_line(JAM, 5, price_minor=3_000),), by="G1", rate_bp=1_000)
    card = till.book.catalogue.item(JAM)
    assert card is not None
    assert (card.received, card.price_minor, card.rate_bp) == (45, 3_000, 1_000)


@pytest.mark.parametrize("rate_bp", [None, 1_000])
def test_goods_of_a_family_that_is_not_here_are_not_received(till: Till, rate_bp: int | None) -> None:
    with pytest.raises(UnknownFamily):
        till.goods.receive(family_number(99), (a_received_line(BASKETRY),), by="G1", rate_bp=rate_bp)
    assert till.diary == []


def test_a_note_cannot_take_an_item_from_another_family(till: Till) -> None:
    with pytest.raises(UnknownItem):
        till.goods.receive(HUDA, (a_received_line(JAM),), by="G1")
    card = till.book.catalogue.item(JAM)
    assert card is not None
    assert card.family == SALMA


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (a_received_line(quantity=0),),
        (a_received_line(quantity=-3),),
        (a_received_line(quantity=QUANTITY_MAX + 1),),
        (a_received_line(price_minor=-1, floor_minor=0),),
        (a_received_line(price_minor=PRICE_MINOR_MAX + 1),),
        (a_received_line(price_minor=2_000, floor_minor=2_001),),
        (a_received_line(),) * (BASKET_LINES_MAX + 1),
    ],
    ids=["no line", "no piece", "minus pieces", "too many pieces", "minus price", "price", "floor over price", "lines"],
)
def test_an_impossible_note_is_not_written(till: Till, lines: tuple[ReceivedLine, ...]) -> None:
    with pytest.raises(OutOfRange):
        till.goods.receive(SALMA, lines, by="G1")
    assert till.diary == []


@pytest.mark.parametrize("rate_bp", [-1, 10_001])
def test_a_rate_lies_between_nothing_and_the_whole(till: Till, rate_bp: int) -> None:
    with pytest.raises(OutOfRange):
        till.goods.receive(SALMA, (a_received_line(),), by="G1", rate_bp=rate_bp)


def test_a_full_disk_receives_nothing_and_learns_nothing(till: Till) -> None:
    disk = faulty(till.book)
    disk.fail()
    with pytest.raises(DiskFull):
        till.goods.receive(SALMA, (a_received_line(BASKETRY),), by="G1")
    disk.heal()
    assert till.book.catalogue.item(BASKETRY) is None
    assert till.press.printed == []


# -- handing back ---------------------------------------------------------------------------------------------------


def test_unsold_pieces_are_handed_back_on_a_note(till: Till) -> None:
    pieces = (Pieces(item=JAM, quantity=4), Pieces(item=CAKE, quantity=1))
    recorded = till.goods.hand_back(SALMA, pieces, by="G1", on_hand={JAM: 4, CAKE: 9}, collector="Salem")
    assert recorded.fact == GoodsReturned(number=number_of(recorded), family=SALMA, lines=pieces, collector="Salem")
    assert till.press.kinds == ["goods_returned"]


@pytest.mark.parametrize(
    ("pieces", "asked", "on_hand"),
    [
        ((Pieces(item=JAM, quantity=5),), 5, 4),
        ((Pieces(item=JAM, quantity=3), Pieces(item=JAM, quantity=2)), 5, 4),
        ((Pieces(item=CAKE, quantity=1),), 1, 0),
    ],
)
def test_more_than_is_left_is_not_handed_back(till: Till, pieces: tuple[Pieces, ...], asked: int, on_hand: int) -> None:
    with pytest.raises(MoreThanOnHand) as refused:
        till.goods.hand_back(SALMA, pieces, by="G1", on_hand={JAM: 4})
    assert refused.value == MoreThanOnHand(pieces[0].item, asked, on_hand)
    assert till.diary == []


def test_one_familys_goods_are_not_handed_to_another(till: Till) -> None:
    with pytest.raises(UnknownItem):
        till.goods.hand_back(HUDA, (Pieces(item=JAM, quantity=1),), by="G1", on_hand={JAM: 4})


@pytest.mark.parametrize("pieces", [(), (Pieces(item=JAM, quantity=0),), (Pieces(item=JAM, quantity=-1),)])
def test_nothing_is_not_handed_back(till: Till, pieces: tuple[Pieces, ...]) -> None:
    with pytest.raises(OutOfRange):
        till.goods.hand_back(SALMA, pieces, by="G1", on_hand={JAM: 4})


def test_an_item_that_only_another_till_knows_is_handed_back_too(till: Till) -> None:
    unknown = booth_item_code("T07", 3)
    till.goods.hand_back(SALMA, (Pieces(item=unknown, quantity=2),), by="G1", on_hand={unknown: 2})
    assert equations(till)[unknown].returned == 2


# -- writing off ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("paid_by_centre", "price_minor", "rate_bp"), [(True, 2_500, 1_500), (False, 0, 0)])
def test_pieces_are_written_off_at_the_centres_or_the_familys_cost(
    till: Till, *, paid_by_centre: bool, price_minor: int, rate_bp: int
) -> None:
    recorded = till.goods.write_off(
        JAM, 2, Cause.LOST, by="G1", reason="not found", approved_by="L1", paid_by_centre=paid_by_centre
    )
    assert recorded.fact == GoodsWrittenOff(
        item=JAM,
        family=SALMA,
        quantity=2,
        cause=Cause.LOST,
        reason="not found",
        price_minor=price_minor,
        rate_bp=rate_bp,
        paid_by_centre=paid_by_centre,
        approved_by="L1",
    )


def test_what_is_not_on_the_list_is_not_written_off(till: Till) -> None:
    with pytest.raises(UnknownItem):
        till.goods.write_off(BASKETRY, 1, Cause.LOST, by="G1", reason="", approved_by="", paid_by_centre=False)


@pytest.mark.parametrize("quantity", [0, -2])
def test_writing_off_does_not_make_pieces(till: Till, quantity: int) -> None:
    with pytest.raises(OutOfRange):
        till.goods.write_off(JAM, quantity, Cause.LOST, by="G1", reason="", approved_by="", paid_by_centre=False)


# -- the equation ---------------------------------------------------------------------------------------------------


def test_received_is_sold_and_returned_and_written_off_and_still_here(till: Till) -> None:
    till.goods.receive(SALMA, (a_received_line(JAM, 12),), by="G1")
    sold = till.sell(JAM, JAM, JAM)
    till.undoing.refund(number_of(sold), {0: 1}, by="C1", reason="lid", approved_by="L1", restocked=False)
    till.goods.write_off(JAM, 1, Cause.DAMAGED, by="G1", reason="fell", approved_by="L1", paid_by_centre=True)
    left = equations(till)[JAM].on_hand
    assert left == 8
    till.goods.hand_back(SALMA, (Pieces(item=JAM, quantity=left),), by="G1", on_hand={JAM: left})
    assert equations(till)[JAM] == Equation(received=12, sold=2, returned=8, written_off=2)
    assert equations(till)[JAM].on_hand == 0
    assert till.book.journal.sold()[JAM] == 12


def test_what_was_declared_and_is_not_there_stands_on_the_note(till: Till) -> None:
    recorded = till.goods.receive(SALMA, (a_received_line("", 0, declared=5), a_received_line(JAM, 2)), by="G1")
    note = recorded.fact
    assert isinstance(note, GoodsReceived)
    absent = note.lines[0]
    assert (absent.declared, absent.quantity) == (5, 0)
    assert [move.item for move in moves(note)] == [JAM]
    card = till.book.catalogue.item(absent.item)
    assert card is not None
    assert card.received == 0  # known, so that it can be sold where it turns up
    till.sell(absent.item)
