"""The note of what goes home says where all that was received is, and what every unexplained piece would have brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.weighing import Unit
from pos.printing.papers.goods_equation import ItemTerms, equation_blocks, equation_slip
from tests.builders import CAKE, JAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

MARKS = {0xA0: " ", **dict.fromkeys(range(0x2066, 0x206A))}
TERMS = (
    ItemTerms(
        item=JAM,
        unit=Unit.PIECE,
        price_minor=2_500,
        received=40,
        sold=30,
        returned=3,
        lost=1,
        given=0,
        others=4,
        missing=2,
    ),
    ItemTerms(
        item=CAKE,
        unit=Unit.GRAM,
        price_minor=4_000,
        received=6_000,
        sold=1_500,
        returned=2_000,
        lost=0,
        given=2_750,
        others=0,
        missing=-250,
    ),
)


def test_every_part_is_named_and_the_rest_is_still_here() -> None:
    jam, cake = TERMS
    assert (jam.here, cake.here) == (0, 0)
    assert all(sum(each.summands) == each.received for each in TERMS)


def test_a_slip_says_the_sum_and_the_worth_of_what_is_unexplained(speaks: Callable[..., Letterhead]) -> None:
    told = [getattr(each, "text", "") for each in equation_slip(speaks("en"), TERMS)]
    lines = [text.translate(MARKS) for text in told]
    assert "Received 40 = Sold 30 + Returned 3 + Lost, damaged 1 + Other tills 4 + Unexplained 2" in lines
    assert "Unexplained: 50.00" in lines
    assert any(line.startswith("Received 6.000 kg = ") and "Donated 2.750 kg" in line for line in lines)
    assert equation_slip(speaks("en"), ()) == []
    assert equation_blocks(speaks("en"), ()) == []
