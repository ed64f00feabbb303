"""Cash slips: which way the money went, how much in figures and words, and whose hands it passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import CashMoved, Purpose
from pos.domain.identity import paper_number
from pos.printing.document import Big
from pos.printing.papers.cash import cash_slip
from tests.builders import DAY, a_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead


def moved(amount_minor: int, approved_by: str = "L1") -> CashMoved:
    return CashMoved(
        number=paper_number("T01", 31),
        shift=1,
        day=DAY,
        amount_minor=amount_minor,
        purpose=Purpose.SAFE,
        reason="تسليم جزء من النقد",
        approved_by=approved_by,
    )


@pytest.mark.parametrize(("amount", "title"), [(100_000, "Cash put in"), (-100_000, "Cash taken out")])
def test_the_title_says_which_way_and_the_amount_is_positive(
    speaks: Callable[..., Letterhead], amount: int, title: str
) -> None:
    document = cash_slip(speaks("en"), a_stamp(), moved(amount))
    assert title in document.texts()
    assert [figure.minor for _, figure in document.figured()] == [100_000]
    assert "In words: One thousand dirhams only" in document.texts()
    assert "Reason\nتسليم جزء من النقد" in "\n".join(document.texts())
    assert {"Alya", "Safe", "Given by", "Taken by"} <= set(document.texts())


def test_without_approval_no_approver_is_named(speaks: Callable[..., Letterhead]) -> None:
    assert "Approved by" not in cash_slip(speaks("en"), a_stamp(), moved(100, approved_by="")).texts()


def test_a_copy_of_a_slip_says_so(speaks: Callable[..., Letterhead]) -> None:
    document = cash_slip(speaks("en"), a_stamp(), moved(100), copy=True)
    assert any(isinstance(element, Big) for element in document.elements)
