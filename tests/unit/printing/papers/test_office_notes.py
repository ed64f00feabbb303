"""The office's notes: what was undone and what went through the cash box, with the amount in figures and in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import PayBy
from pos.domain.identity import paper_number
from pos.domain.payout_facts import CashBoxEmptied, CashBoxFilled, CashPlace, PayoutReversed, ReversalCause
from pos.domain.record import Recorded
from pos.ledger.chain import GENESIS, link
from pos.ledger.codec import encode, journal_line
from pos.printing.document import Big, PaperMismatch
from pos.printing.papers import office_notes
from pos.printing.papers.of_fact import document_of, office_sheets_of
from pos.printing.papers.office_notes import box_note_sheets, box_note_slip, reversal_sheets, reversal_slip
from pos.printing.sheet import Signatures, Sums
from tests.builders import SALMA, a_sale, a_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.office_facts import Fact
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

UNDONE = PayoutReversed(
    number=paper_number("R01", 44),
    run=paper_number("R01", 12),
    family=SALMA,
    amount_minor=1_048_550,
    pay_by=PayBy.BANK,
    was_paid=True,
    cause=ReversalCause.RETURNED,
    reason="الحساب مغلق، وستعطينا الأسرة رقمًا آخر",
    approved_by="L1",
    reference="RJ-2026-77",
)
FILLED = CashBoxFilled(
    number=paper_number("R01", 45), amount_minor=2_000_000, source=CashPlace.BANK, reason="لصرف اليوم"
)
EMPTIED = CashBoxEmptied(number=paper_number("R01", 46), amount_minor=451_450, target=CashPlace.SAFE)
BY = a_stamp(by="C1")


def office_line(seq: int, fact: Fact) -> str:
    """A line of the office's journal that holds a fact."""
    stamp = a_stamp(seq, device="R01")
    body = encode(stamp, fact)
    return journal_line(stamp, GENESIS, link(GENESIS, body), body)


def test_a_reversal_says_what_who_and_why_in_both_languages(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    for sheet in reversal_sheets(speaks("both"), BY, UNDONE):
        text = read_sheet(sheet)
        for shown in (
            "سند إلغاء صرف | Payout undone",
            UNDONE.number,
            UNDONE.run,
            "أم سالم | Umm Salem",
            "10,485.50 د.إ",
            "Ten thousand four hundred eighty-five dirhams and fifty fils only",
            "أعاد البنك المبلغ | Returned by the bank",
            "RJ-2026-77",
            UNDONE.reason,
            "مريم الحمادي | Maryam",
            "علياء الكعبي | Alya",
            "was paid and is back",
        ):
            assert shown in text
        (signatures,) = [block for block in sheet.blocks if isinstance(block, Signatures)]
        assert [slot.second for slot in signatures.slots] == ["Undone by", "Approved by"]


def test_what_was_never_paid_is_not_said_to_be_back(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    unpaid = replace(UNDONE, was_paid=False, reference="", cause=ReversalCause.RUN)
    text = read_sheet(reversal_sheets(speaks("en"), BY, unpaid)[0])
    assert "approved and not paid" in text
    assert "is back" not in text
    assert "Bank's reference" not in text


@pytest.mark.parametrize(
    ("moved", "title", "place"),
    [(FILLED, "Cash put into the cash box", "From\nBank"), (EMPTIED, "Cash taken out of the cash box", "To\nSafe")],
)
def test_a_note_of_the_box_says_which_way_the_cash_went(
    speaks: Callable[..., Letterhead],
    read_sheet: Callable[[Sheet], str],
    moved: CashBoxFilled | CashBoxEmptied,
    title: str,
    place: str,
) -> None:
    first, second = box_note_sheets(speaks("en"), BY, moved)
    assert {title, moved.number, "Maryam"} <= set(read_sheet(first).splitlines())
    assert place in read_sheet(first)
    assert ("Reason" in read_sheet(first)) == bool(moved.reason)
    assert "Office's copy" in first.foot
    assert "Copy for the file" in second.foot


@pytest.mark.parametrize("fact", [UNDONE, FILLED, EMPTIED], ids=lambda fact: fact.KIND)
def test_the_slip_and_the_sheet_show_the_same(
    speaks: Callable[..., Letterhead],
    read_sheet: Callable[[Sheet], str],
    fact: PayoutReversed | CashBoxFilled | CashBoxEmptied,
) -> None:
    told = Recorded(1, BY, fact, bytes(32), b"")
    sheets, slip = office_sheets_of(speaks("en"), told), document_of(speaks("en"), told)
    assert sheets is not None
    assert slip is not None
    assert slip.title == fact.number
    paper = read_sheet(sheets[0])
    shown = "\n".join(slip.texts()).translate(dict.fromkeys(range(0x2066, 0x206A)))
    for said in (fact.number, fact.reason, "Maryam", "Amount", "dirhams"):
        assert said in paper
        assert said in shown


def test_a_copy_of_a_slip_says_so(speaks: Callable[..., Letterhead]) -> None:
    for slip in (
        reversal_slip(speaks("en"), BY, UNDONE, copy=True),
        box_note_slip(speaks("en"), BY, FILLED, copy=True),
    ):
        assert any(isinstance(element, Big) for element in slip.elements)


def test_no_other_fact_has_such_a_sheet(speaks: Callable[..., Letterhead]) -> None:
    fact: Fact = a_sale()
    assert office_sheets_of(speaks(), Recorded(1, BY, fact, bytes(32), b"")) is None


def test_a_note_without_its_amount_is_never_returned(
    speaks: Callable[..., Letterhead], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office_notes, "Sums", lambda _rows: Sums(()))
    with pytest.raises(PaperMismatch):
        reversal_sheets(speaks(), BY, UNDONE)
