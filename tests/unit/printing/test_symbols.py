"""Symbols: patterns for machines. That they can be read is proven on painted paper."""

from __future__ import annotations

import pytest
from barcode.errors import BarcodeError  # type: ignore[import-untyped]  # python-barcode ships no types

from pos.domain.errors import WrongCheckDigit
from pos.printing.document import Symbology
from pos.printing.symbols import bar_modules, qr_modules


def test_an_ean13_has_ninety_five_modules_between_its_guards() -> None:
    bars = bar_modules("2000042000011", Symbology.EAN13)
    assert len(bars) == 95
    assert bars.startswith("101")
    assert bars.endswith("101")
    assert bars[45:50] == "01010"


@pytest.mark.parametrize("wrong", ["2000042000012", "200004200001", "20000420000AA", ""])
def test_an_ean13_with_a_wrong_check_digit_is_never_drawn(wrong: str) -> None:
    with pytest.raises(WrongCheckDigit):
        bar_modules(wrong, Symbology.EAN13)


def test_code128_cannot_carry_arabic() -> None:
    with pytest.raises(BarcodeError):
        bar_modules("عسل", Symbology.CODE128)


def test_a_short_text_is_still_a_full_qr_code() -> None:
    rows = qr_modules("A")
    assert len(rows) == 21  # version 1; a Micro QR would be 11 to 17
    assert all(len(row) == 21 for row in rows)
