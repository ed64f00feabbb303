"""A receipt for money from an outlet says how much, in figures and words, where it went, and what is still owed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.agent_facts import MoneyPlace
from pos.domain.agents import AgentAccount, HandedOver, Handover
from pos.domain.own_books import BookKind
from pos.printing.papers.handover import handover_sheets
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

ONE = Handover(
    number="R01-000044-1",
    at=NOON,
    by="C1",
    told=HandedOver(amount_minor=10_000, into=MoneyPlace.BANK, paper="9917-A"),
    epoch=1,
    seq=44,
)
ACCOUNT = AgentAccount(device="A01", kind=BookKind.OUTLET, label="فرع الذيد", taken_minor=18_600, handovers=(ONE,))


def test_both_copies_say_the_amount_and_what_is_still_owed(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    outlets, centres = (read_sheet(sheet) for sheet in handover_sheets(speaks("en"), ACCOUNT, ONE, NOON))
    assert "The outlet’s copy" in outlets
    assert "Centre's copy" in centres
    for told in (outlets, centres):
        assert "R01-000044-1" in told
        assert "Bank" in told
        assert "9917-A" in told
        assert "100.00" in told
        assert "86.00" in told
        assert "UNDONE" not in told


def test_an_undone_one_says_so_and_why(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    undone = replace(ONE, undone_by="R01-000045-9", undone_reason="Counted twice")
    account = replace(ACCOUNT, handovers=(undone,))
    told = read_sheet(handover_sheets(speaks("en"), account, undone, NOON)[0])
    assert "UNDONE" in told
    assert "R01-000045-9" in told
    assert "Counted twice" in told
    assert "186.00" in told
