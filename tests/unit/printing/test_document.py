"""Documents: no paper leaves out a line of the sale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pos.domain.money import CURRENCIES
from pos.printing.document import (
    Barcode,
    Big,
    Cell,
    Cut,
    Document,
    Expected,
    Figure,
    Mark,
    Pair,
    PaperMismatch,
    Row,
    Rule,
    Text,
    check_figures,
)
from pos.printing.lettering import Direction

AED = CURRENCIES["AED"]
FIRST = Pair("معمول", "70.00", figure=Figure(Mark.LINE, 7000))
SECOND = Row((Cell("عسل"), Cell("1,266.25")), figure=Figure(Mark.LINE, 126_625))
TOTAL = Pair("الإجمالي", "\u20661,336.25\u2069 د.إ", figure=Figure(Mark.TOTAL, 133_625))
BOOK = Expected(AED, (7000, 126_625), 133_625)


def paper(*elements: Pair | Row | Rule) -> Document:
    return Document("T01-000001-3", Direction.RTL, elements)


def test_a_paper_that_shows_every_line_and_the_total_passes() -> None:
    check_figures(paper(FIRST, Rule(), SECOND, TOTAL), BOOK)


def test_arabic_indic_digits_show_the_same_figures() -> None:
    arabic = replace(TOTAL, end="١٬٣٣٦٫٢٥ د.إ")
    check_figures(paper(FIRST, SECOND, arabic), BOOK)


@pytest.mark.parametrize(
    "elements",
    [
        pytest.param((SECOND, TOTAL), id="a line is missing"),
        pytest.param((FIRST, SECOND, SECOND, TOTAL), id="a line stands twice"),
        pytest.param((SECOND, FIRST, TOTAL), id="lines are out of order"),
        pytest.param((FIRST, SECOND), id="the total is missing"),
        pytest.param((FIRST, SECOND, TOTAL, TOTAL), id="the total stands twice"),
        pytest.param((FIRST, replace(SECOND, figure=None), TOTAL), id="a line is not accounted for"),
        pytest.param((replace(FIRST, end="7.00"), SECOND, TOTAL), id="a line shows another amount"),
        pytest.param((replace(FIRST, end="70"), SECOND, TOTAL), id="decimals are missing"),
        pytest.param((replace(FIRST, end="2 × 70.00"), SECOND, TOTAL), id="two numbers where one belongs"),
        pytest.param((FIRST, SECOND, replace(TOTAL, end="-1,336.25")), id="the sign is wrong"),
        pytest.param(
            (FIRST, SECOND, replace(TOTAL, end="1,336.52", figure=Figure(Mark.TOTAL, 133_652))),
            id="the total is not the book's",
        ),
    ],
)
def test_a_paper_that_differs_from_the_book_is_stopped(elements: tuple[Pair | Row, ...]) -> None:
    with pytest.raises(PaperMismatch):
        check_figures(paper(*elements), BOOK)


def test_every_text_of_a_paper_can_be_read_back() -> None:
    document = Document(
        "T", Direction.LTR, (Text("one"), Pair("two", "three"), Row((Cell("four"), Cell("five"))), Big("six"), Cut())
    )
    assert document.texts() == ("one", "two", "three", "four", "five", "six")
    assert Document("T", Direction.LTR, (Barcode("2000042000011"),)).texts() == ("2000042000011",)
