"""X and Z: the figures of the fold, three control values, and no word on the drawer before it is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.facts import Counted, FamilyTotal, ShiftClosed
from pos.domain.identity import paper_number
from pos.domain.shift import ShiftFigures, figures
from pos.printing.document import Document, Mark, PaperMismatch, Qr
from pos.printing.papers import shift_report
from pos.printing.papers.shift_report import short_hash, x_report, z_report
from tests.builders import DAY, HUDA, SALMA, a_line, a_sale, a_stamp
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

CLOSED = ShiftClosed(
    number=paper_number("T01", 402),
    shift=2,
    day=DAY,
    sales=62,
    voids=1,
    refunds=2,
    gross_minor=502_000,
    voided_minor=3_500,
    refunded_minor=4_250,
    rounding_minor=-37,
    cash_minor=300_000,
    card_minor=194_213,
    float_minor=20_000,
    moved_minor=-100_000,
    expected_minor=220_000,
    counted_minor=219_500,
    first_seq=101,
    last_seq=299,
    head="9f2c01ab77e0d1" * 4 + "9f2c01ab",
    families=(
        FamilyTotal(family="", amount_minor=12_000),
        FamilyTotal(family=SALMA, amount_minor=250_000),
        FamilyTotal(family=HUDA, amount_minor=232_250),
    ),
    reason="نقص في الفكة",
    approved_by="L1",
)


def plain(document: Document) -> str:
    return "\n".join(document.texts()).translate(dict.fromkeys(range(0x2066, 0x206A)))


def test_a_z_report_shows_what_was_frozen(speaks: Callable[..., Letterhead]) -> None:
    text = plain(z_report(speaks("en"), a_stamp(), CLOSED))
    for shown in (
        "Z-report (closing)",
        CLOSED.number,
        "Sales (62)\n5,020.00",
        "Voids (1)\n-35.00",
        "Refunds (2)\n-42.50",
        "Cash rounding\n-0.37",
        "Net takings\nAED 4,942.13",
        "Float\n200.00",
        "Put in and taken out\n-1,000.00",
        "Expected\n2,200.00",
        "Counted\n2,195.00",
        "Difference\n-5.00",
        "Reason\nنقص في الفكة",
        "Approved by\nAlya",
        f"Family {SALMA}\n2,500.00",
        "Centre\n120.00",
    ):
        assert shown in text


def test_a_z_report_ends_with_three_control_values(speaks: Callable[..., Letterhead]) -> None:
    text = plain(z_report(speaks("en"), a_stamp(), CLOSED))
    _, control = text.split("Control values")
    assert control.startswith("\nFacts\n199\nNet takings\n4,942.13\nFingerprint\n9F2C 01AB 77E0")


def test_families_add_up_under_their_numbers(speaks: Callable[..., Letterhead]) -> None:
    document = z_report(speaks("both"), a_stamp(), CLOSED)
    lines = [figure.minor for _, figure in document.figured() if figure.mark is Mark.LINE]
    assert lines == [12_000, 250_000, 232_250]
    assert "أم سالم" not in plain(document)


def test_a_z_report_without_a_difference_needs_no_reason(speaks: Callable[..., Letterhead]) -> None:
    even = replace(CLOSED, counted_minor=220_000, reason="", approved_by="")
    text = plain(z_report(speaks("en"), a_stamp(), even))
    assert "Difference\n0.00" in text
    assert "Reason" not in text
    assert "Approved by" not in text


def test_the_count_of_notes_is_shown_where_it_is_known(speaks: Callable[..., Letterhead]) -> None:
    counted = (Counted(denomination_minor=20_000, pieces=10), Counted(denomination_minor=100, pieces=195))
    text = plain(z_report(speaks("en"), a_stamp(), CLOSED, counted=counted))
    assert "Cash count\n200.00\n× 10\n2,000.00\n1.00\n× 195\n195.00" in text
    assert "Cash count" not in plain(z_report(speaks("en"), a_stamp(), CLOSED))


def test_the_proof_is_printed_as_a_code(speaks: Callable[..., Letterhead]) -> None:
    assert Qr("AMANA1:z") in z_report(speaks(), a_stamp(), CLOSED, proof="AMANA1:z").elements


def read_x(letterhead: Letterhead, *, shows_drawer: bool = False) -> Document:
    fold = figures([a_sale(a_line(), a_line(item="", family="", quantity=1, price_minor=500, name="Tea"))])
    return x_report(letterhead, shift=2, day=DAY, figures=fold, read=("T01", "C1", NOON), shows_drawer=shows_drawer)


def test_an_x_report_shows_the_same_fold_so_far(speaks: Callable[..., Letterhead]) -> None:
    text = plain(read_x(speaks("en")))
    for shown in ("X-report (reading)", "Sales (1)\n55.00", "Net takings\nAED 55.00", f"Family {SALMA}\n50.00"):
        assert shown in text


def test_an_x_report_keeps_the_count_blind_unless_told_otherwise(speaks: Callable[..., Letterhead]) -> None:
    assert "Expected" not in plain(read_x(speaks("en")))
    assert "Expected\n55.00" in plain(read_x(speaks("en"), shows_drawer=True))


def test_a_report_that_leaves_a_family_out_is_never_returned(
    speaks: Callable[..., Letterhead], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shift_report, "_families", lambda _head, _totals: [])
    with pytest.raises(PaperMismatch):
        z_report(speaks(), a_stamp(), CLOSED)


def test_an_empty_shift_has_a_report(speaks: Callable[..., Letterhead]) -> None:
    document = x_report(speaks("en"), shift=1, day=DAY, figures=ShiftFigures(), read=("T01", "C1", NOON))
    assert "Net takings\nAED 0.00" in plain(document)


def test_a_hash_is_shortened_to_what_can_be_read_out() -> None:
    assert short_hash("9f2c01ab77e0d1ff") == "9F2C 01AB 77E0"


def test_cards_that_nobody_compared_are_said_on_the_paper(speaks: Callable[..., Letterhead]) -> None:
    for language, said in (("en", "Cards not compared"), ("ar", "لم تُقارَن البطاقات")):
        letterhead = speaks(language)
        assert said in plain(z_report(letterhead, a_stamp(), CLOSED))
        read = replace(CLOSED, card_counted_minor=CLOSED.card_minor)
        without = replace(CLOSED, cash_minor=CLOSED.takings_minor, card_minor=0)
        for other in (read, without):
            assert said not in plain(z_report(letterhead, a_stamp(), other))
