"""The parts that every goods note has: parties, signatures, and what stands under an item's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.printing.document import Cut
from pos.printing.papers.goods_parts import parties, signatures, slip_foot, slip_head, with_code
from pos.printing.words import Label
from tests.builders import JAM, SALMA, a_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead


def test_a_slip_names_its_parties_and_ends_where_both_sign(speaks: Callable[..., Letterhead]) -> None:
    head = speaks("en")
    names = [name.first for name, _ in parties(head, a_stamp(), "T01-000017-9", SALMA)]
    assert names == ["Note", "Date", "Goods desk", "Family", "Family number"]
    elements = slip_head(head, "goods.received", a_stamp(), "T01-000017-9", SALMA, copy=True)
    assert len(elements) > len(names)
    assert isinstance(slip_foot(head)[-1], Cut)
    assert [slot.first for slot in signatures(head).slots] == ["Family or its agent", "Goods desk", "Witness"]


def test_what_is_remarked_of_an_item_stands_below_its_name() -> None:
    under = with_code(Label("مربى", "Jam"), JAM, "batch 7").second
    assert under.translate(dict.fromkeys(range(0x2066, 0x206A))) == f"Jam · {JAM} · batch 7"
