"""Receipts: every line of the fact, the family by number only, and the money to the last fils."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.facts import Line
from pos.printing.document import Barcode, Big, Cut, Document, Mark, Pair, PaperMismatch, Qr
from pos.printing.papers import receipt as receipts
from pos.printing.papers.receipt import receipt, refund_slip, void_slip
from tests.builders import CAKE, COFFEE, JAM, OUD, SALMA, a_line, a_refund, a_sale, a_stamp, a_void, card, cash

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

LANGUAGES = ["ar", "en", "both"]
LINES = (
    a_line(),
    a_line(item=OUD, family="0028", quantity=1, price_minor=12_000, discount_minor=1_000, reason="promotion"),
    a_line(item=COFFEE, family="", quantity=3, price_minor=1_000),
)


def plain(document: Document) -> str:
    return "\n".join(document.texts()).translate(dict.fromkeys(range(0x2066, 0x206A)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_stands_on_the_receipt_with_its_amount(speaks: Callable[..., Letterhead], language: str) -> None:
    document = receipt(speaks(language), a_stamp(), a_sale(*LINES))
    figures = [(figure.mark, figure.minor) for _, figure in document.figured()]
    assert figures == [
        (Mark.LINE, 5_000),
        (Mark.LINE, 12_000),
        (Mark.LINE, -1_000),
        (Mark.LINE, 3_000),
        (Mark.TOTAL, 19_000),
    ]
    text = plain(document)
    for shown in ("2 × 25.00", "1 × 120.00", "-10.00", "190.00", "T01-000001", "2026-11-20 12:00"):
        assert shown in text


def test_both_languages_stand_side_by_side(speaks: Callable[..., Letterhead]) -> None:
    text = plain(receipt(speaks("both"), a_stamp(), a_sale(*LINES)))
    for shown in ("مربى التمر", "Date jam", "الإجمالي / TOTAL", "د.إ", "بازار إنتاج الثامن", "Intaj bazaar 8"):
        assert shown in text


def test_one_language_speaks_alone(speaks: Callable[..., Letterhead]) -> None:
    english = plain(receipt(speaks("en"), a_stamp(), a_sale(*LINES)))
    assert not any("\u0600" <= letter <= "\u06ff" for letter in english)
    assert "AED 190.00" in english
    arabic = plain(receipt(speaks("ar"), a_stamp(), a_sale(*LINES)))
    assert "Date jam" not in arabic
    assert "TOTAL" not in arabic


@pytest.mark.parametrize("language", LANGUAGES)
def test_families_are_known_by_number_never_by_name(speaks: Callable[..., Letterhead], language: str) -> None:
    text = plain(receipt(speaks(language), a_stamp(), a_sale(*LINES)))
    assert SALMA in text
    for name in ("أم سالم", "Umm Salem", "هدى", "Huda"):
        assert name not in text


def test_cash_shows_what_was_handed_over_and_what_came_back(speaks: Callable[..., Letterhead]) -> None:
    sale = a_sale(payments=cash(5_000, tendered_minor=10_000))
    text = plain(receipt(speaks("en"), a_stamp(), sale))
    assert "Cash\n50.00\nTendered\n100.00\nChange\n50.00" in text


def test_exact_cash_shows_no_change(speaks: Callable[..., Letterhead]) -> None:
    assert "Change" not in plain(receipt(speaks("en"), a_stamp(), a_sale()))


def test_a_split_payment_shows_both_parts_and_the_card_slip(speaks: Callable[..., Letterhead]) -> None:
    sale = a_sale(payments=(*card(3_000, "8841"), *cash(2_000)))
    text = plain(receipt(speaks("en"), a_stamp(), sale))
    assert "Card · 8841\n30.00\nCash\n20.00" in text


def test_rounding_is_shown_and_the_total_is_what_was_paid(speaks: Callable[..., Letterhead]) -> None:
    line = a_line(item=CAKE, quantity=1, price_minor=735)
    document = receipt(speaks("en"), a_stamp(), a_sale(line, payments=cash(725), rounding_minor=-10))
    text = plain(document)
    assert "Rounding\n-0.10\nTOTAL\nAED 7.25" in text
    assert "Rounding" not in plain(receipt(speaks("en"), a_stamp(), a_sale()))


def test_something_on_no_list_is_shown_by_the_name_that_was_typed(speaks: Callable[..., Letterhead]) -> None:
    line = Line(item="", family=SALMA, quantity=1, price_minor=1_500, name="بخور 70% عود")
    assert "بخور 70% عود" in plain(receipt(speaks("both"), a_stamp(), a_sale(line)))


def test_the_receipt_can_be_scanned_and_proved(speaks: Callable[..., Letterhead]) -> None:
    sale = a_sale()
    elements = receipt(speaks(), a_stamp(), sale, proof="AMANA1:proof").elements
    assert Qr("AMANA1:proof") in elements
    assert [element.text for element in elements if isinstance(element, Barcode)] == [sale.number]
    assert isinstance(elements[-1], Cut)
    assert not any(isinstance(element, Qr) for element in receipt(speaks(), a_stamp(), sale).elements)


def test_only_a_copy_calls_itself_one(speaks: Callable[..., Letterhead]) -> None:
    def marks(document: Document) -> int:
        return sum(isinstance(element, Big) for element in document.elements)

    assert marks(receipt(speaks(), a_stamp(), a_sale(), copy=True)) == 1
    assert marks(receipt(speaks(), a_stamp(), a_sale())) == 0


def test_terms_are_printed_where_the_bazaar_has_some(speaks: Callable[..., Letterhead]) -> None:
    text = plain(receipt(speaks("both"), a_stamp(), a_sale()))
    assert "الاستبدال خلال 3 أيام" in text
    assert "food excepted" in text


def test_a_refund_names_the_receipt_it_undoes_and_asks_for_a_signature(speaks: Callable[..., Letterhead]) -> None:
    sale = a_sale(*LINES)
    refund = a_refund(sale, 1, index=1)
    document = refund_slip(speaks("en"), a_stamp(), refund)
    text = plain(document)
    assert [figure.minor for _, figure in document.figured()] == [12_000, -1_000, 11_000]
    for shown in ("REFUND", refund.number, sale.number, "lid broken", "Alya", "Customer's signature", "Refunded"):
        assert shown in text


def test_a_void_shows_the_whole_sale_and_why(speaks: Callable[..., Letterhead]) -> None:
    sale = a_sale(*LINES)
    document = void_slip(speaks("en"), a_stamp(), a_void(sale))
    text = plain(document)
    assert [figure.minor for _, figure in document.figured()] == [5_000, 12_000, -1_000, 3_000, 19_000]
    for shown in ("VOID", sale.number, "rung up twice", "Alya"):
        assert shown in text
    assert "Change" not in text


def test_a_receipt_that_leaves_a_line_out_is_never_returned(
    speaks: Callable[..., Letterhead], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = receipts._line
    monkeypatch.setattr(receipts, "_line", lambda head, line: [] if line.item == OUD else whole(head, line))
    with pytest.raises(PaperMismatch):
        receipt(speaks(), a_stamp(), a_sale(*LINES))


def test_arabic_indic_digits_show_the_same_sale(speaks: Callable[..., Letterhead]) -> None:
    document = receipt(speaks("ar", arabic_digits=True), a_stamp(), a_sale(*LINES))
    text = plain(document)
    assert "١٩٠٫٠٠" in text
    assert "٢٠٢٦/١١/٢٠ ١٢:٠٠" in text
    assert "T01-000001" in text  # what is typed back keeps the digits of the keyboard


_LINE = st.builds(
    lambda item, quantity, price, percent: a_line(
        item=item, quantity=quantity, price_minor=price, discount_minor=quantity * price * percent // 100
    ),
    st.sampled_from([JAM, CAKE, OUD, COFFEE]),
    st.integers(1, 99),
    st.integers(0, 1_000_000),
    st.integers(0, 100),
)


@given(st.lists(_LINE, min_size=1, max_size=12))
def test_any_sale_has_a_receipt_that_adds_up(speaks: Callable[..., Letterhead], lines: list[Line]) -> None:
    sale = a_sale(*lines)
    document = receipt(speaks("both"), a_stamp(), sale)
    shown = [figure.minor for _, figure in document.figured() if figure.mark is Mark.LINE]
    assert sum(shown) == sale.charged_minor
    assert (
        sum(isinstance(element, Pair) and element.figure is not None for element in document.elements) == len(shown) + 1
    )
