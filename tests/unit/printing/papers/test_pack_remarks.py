"""What a run decided apart from its figures stands in the settlement pack, a sentence each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.office_facts import Withheld
from pos.printing.papers.pack_remarks import run_remarks
from tests.builders import HUDA, SALMA
from tests.unit.ui.presenters.accounts import a_part, a_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead


_MARKS = dict.fromkeys(range(0x2066, 0x206A))  # isolates


def test_every_decision_of_a_run_is_said(speaks: Callable[..., Letterhead]) -> None:
    paid = replace(a_part(SALMA), voucher="R01-000004-0", reversal="R01-000009-9")
    run = replace(
        a_run(),
        provisional="T02 is lost",
        withheld=(Withheld(family="0000", amount_minor=1_250),),
        families_left=3,
        lines=(paid, replace(paid, voucher=""), replace(a_part(HUDA), held="licence ran out")),
    )
    said = [remark.first.translate(_MARKS) for remark in run_remarks(speaks("en"), run)]
    undone = f"Family {SALMA}: the payout of AED 85.00 was undone by document R01-000009-9"
    assert said == [
        "Drafted as provisional, before all tills were in: T02 is lost",
        "AED 12.50 stands for number 0000, whose family is not known, and is not in this run.",
        "Families that no longer fitted and are first in the next run: 3",
        f"{undone}; the money came back and is in its next run.",
        f"{undone} before it was collected, and is in its next run.",
        f"Family {HUDA} is held: licence ran out",
    ]
    assert all(remark.second for remark in run_remarks(speaks("both"), run))


def test_a_run_without_decisions_has_no_remarks(speaks: Callable[..., Letterhead]) -> None:
    assert run_remarks(speaks("en"), a_run()) == ()
