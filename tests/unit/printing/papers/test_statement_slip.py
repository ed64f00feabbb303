"""The statement's slip: the calculation alone, in the order of the written rule, with its code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.text import isolate
from pos.printing.document import Big, Mark, Pair, PaperMismatch, Qr
from pos.printing.papers.statement_slip import statement_slip
from tests.unit.printing.papers.test_statement import SETTLED, STATEMENT, UP_TO_AN_EVENING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.document import Document
    from pos.printing.papers.letterhead import Letterhead


def pairs(document: Document) -> list[tuple[str, str]]:
    return [
        (element.start, element.end.replace(isolate(""), ""))
        for element in document.elements
        if isinstance(element, Pair) and element.figure is not None
    ]


def plain(text: str) -> str:
    """Without the marks that keep the order of words."""
    return "".join(sign for sign in text if not 0x2066 <= ord(sign) <= 0x2069)


def test_it_says_what_the_statement_s_calculation_says(speaks: Callable[..., Letterhead]) -> None:
    document = statement_slip(speaks("en"), STATEMENT)
    assert [start for start, _ in pairs(document)] == [
        "Gross sales",
        "Refunds",
        f"Commission {isolate('10%')} of {isolate('10.00')}",
        f"Commission {isolate('15%')} of {isolate('125.65')}",
        "Advances",
        "Adjustments",
        "Brought forward",
        "Net due",
    ]
    figures = [figure for _, figure in document.figured()]
    assert sum(figure.minor for figure in figures if figure.mark is Mark.LINE) == SETTLED.net_minor
    texts = document.texts()
    for words, amount in (
        ("Paid out now", f"AED {isolate('107.00')}"),
        ("Carried forward to the next run", isolate("0.23")),
    ):
        assert texts[texts.index(words) + 1] == amount
    assert [element.text for element in document.elements if isinstance(element, Qr)] == [STATEMENT.link]
    assert any(isolate("7KQ4-92MX") in text for text in texts)


def test_without_a_page_or_a_code_it_shows_none(speaks: Callable[..., Letterhead]) -> None:
    offline = statement_slip(speaks("en"), replace(STATEMENT, link=""))
    assert not any(isinstance(element, Qr) for element in offline.elements)
    assert f"Verification code of this statement: {isolate('7KQ4-92MX')}" in offline.texts()
    bare = statement_slip(speaks("en"), replace(STATEMENT, link="", code="", run=""))
    assert not any("code" in text for text in bare.texts())
    assert "Payout run" not in bare.texts()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ar", [("حتى", "مساء يوم 2026-11-21")]),
        ("both", [("حتى / Until", "مساء يوم 2026-11-21"), ("", "Evening of 2026-11-21")]),
    ],
)
def test_up_to_an_evening_it_says_the_day_in_each_language_on_a_line_of_its_own(
    speaks: Callable[..., Letterhead], language: str, said: list[tuple[str, str]]
) -> None:
    elements = statement_slip(speaks(language), UP_TO_AN_EVENING).elements
    shown = [
        (plain(one.start), plain(one.end)) for one in elements if isinstance(one, Pair) and "2026-11-21" in one.end
    ]
    assert shown == said


def test_up_to_now_it_is_marked_as_not_final(speaks: Callable[..., Letterhead]) -> None:
    document = statement_slip(speaks("en"), replace(STATEMENT, provisional=True))
    assert [element.warns for element in document.elements if isinstance(element, Big)] == [True]
    assert {"Paid so far", "Balance up to now"} <= {*document.texts()}


def test_a_slip_whose_rows_do_not_come_to_the_net_is_never_printed(speaks: Callable[..., Letterhead]) -> None:
    wrong = replace(STATEMENT, settlement=replace(SETTLED, net_minor=SETTLED.net_minor + 1))
    with pytest.raises(PaperMismatch):
        statement_slip(speaks(), wrong)
