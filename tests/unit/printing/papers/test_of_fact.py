"""Every kind of fact that belongs on paper has one, and no other has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import CashMoved, DrawerOpened, Purpose
from pos.domain.goods_facts import GoodsReceived, GoodsReturned, Pieces
from pos.domain.identity import paper_number
from pos.domain.record import Recorded
from pos.printing.document import Qr
from pos.printing.papers.of_fact import document_of
from tests.builders import DAY, JAM, SALMA, a_received_line, a_refund, a_sale, a_stamp, a_void
from tests.unit.printing.papers.test_shift_report import CLOSED

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.office_facts import Fact
    from pos.printing.papers.letterhead import Letterhead

NOTE = paper_number("G01", 17)
FACTS: list[tuple[Fact, str]] = [
    (a_sale(), a_sale().number),
    (a_refund(a_sale()), a_refund(a_sale()).number),
    (a_void(a_sale()), a_sale().number),
    (
        CashMoved(number=NOTE, shift=1, day=DAY, amount_minor=100, purpose=Purpose.SAFE, reason="x"),
        NOTE,
    ),
    (CLOSED, CLOSED.number),
    (GoodsReceived(number=NOTE, family=SALMA, rate_bp=1_500, terms="1", lines=(a_received_line(),)), NOTE),
    (GoodsReturned(number=NOTE, family=SALMA, lines=(Pieces(item=JAM, quantity=2),)), NOTE),
]


def recorded(fact: Fact) -> Recorded:
    return Recorded(place=1, stamp=a_stamp(), fact=fact, hash=bytes(32), body=b"")


@pytest.mark.parametrize(("fact", "title"), FACTS, ids=lambda value: getattr(value, "KIND", ""))
def test_a_fact_has_the_paper_of_its_number(speaks: Callable[..., Letterhead], fact: Fact, title: str) -> None:
    document = document_of(speaks(), recorded(fact))
    copy = document_of(speaks(), recorded(fact), copy=True)
    assert document is not None
    assert copy is not None
    assert document.title == title
    papers = (
        2 if isinstance(fact, GoodsReceived | GoodsReturned) else 1
    )  # the family's and the centre's, with a cut between them
    assert len(copy.elements) == len(document.elements) + papers


@pytest.mark.parametrize("fact", [a_sale(), a_refund(a_sale()), CLOSED], ids=lambda fact: fact.KIND)
def test_what_is_proved_carries_the_proof(speaks: Callable[..., Letterhead], fact: Fact) -> None:
    document = document_of(speaks(), recorded(fact), proof="AMANA1:x")
    assert document is not None
    assert Qr("AMANA1:x") in document.elements


def test_an_open_drawer_is_no_paper(speaks: Callable[..., Letterhead]) -> None:
    assert document_of(speaks(), recorded(DrawerOpened(shift=1, reason="change"))) is None
