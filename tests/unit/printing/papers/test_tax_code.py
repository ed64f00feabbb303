"""The tax authority's QR code: tags, lengths in bytes, texts; and only where it is asked for."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import OutOfRange
from pos.domain.money import CURRENCIES
from pos.printing.document import Pair, Qr
from pos.printing.papers.receipt import receipt
from pos.printing.papers.tax_code import TaxSeller, tax_code
from pos.printing.setup import TaxSetup
from tests.builders import a_sale, a_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

SAR = CURRENCIES["SAR"]
SELLER = TaxSeller("Bobs Records", "310122393500003", 1_500)
AT = datetime(2022, 4, 25, 15, 30, tzinfo=timezone(timedelta(hours=3)))


def unpacked(code: str) -> dict[int, str]:
    """Read a code back, as a scanner of the authority would."""
    content, fields = base64.b64decode(code), {}
    while content:
        tag, length = content[0], content[1]
        fields[tag] = content[2 : 2 + length].decode("utf-8")
        content = content[2 + length :]
    return fields


def test_the_five_values_come_back() -> None:
    code = tax_code(replace(SELLER, name="بوفيه الأسر"), AT, SAR, 115_000)
    assert unpacked(code) == {
        1: "بوفيه الأسر",
        2: "310122393500003",
        3: "2022-04-25T15:30:00+03:00",
        4: "1150.00",
        5: "150.00",
    }


def test_the_authoritys_own_example_is_met() -> None:
    """The example of its guide has the seller `Bobs Records`; the first bytes are printed in it."""
    assert tax_code(SELLER, AT, SAR, 115_000).startswith("AQxCb2JzIFJlY29yZHMCDzMxMDEyMjM5MzUwMDAwMw")


@pytest.mark.parametrize(
    ("total_minor", "tax_minor"), [(0, 0), (115, 15), (100, 13), (1, 0), (4, 1), (3, 0), (11_500_000, 1_500_000)]
)
def test_the_tax_is_the_part_of_the_price_that_is_tax(total_minor: int, tax_minor: int) -> None:
    assert SELLER.tax_in(total_minor) == tax_minor


def test_a_name_that_the_code_cannot_hold_is_refused() -> None:
    with pytest.raises(OutOfRange):
        tax_code(replace(SELLER, name="س" * 128), AT, SAR, 100)


TAX = TaxSetup(rate_bp=1_500, number="300000000000003", name="مركز الأسر", has_code=True)


def test_a_receipt_says_nothing_of_tax_unless_it_is_set(speaks: Callable[..., Letterhead]) -> None:
    plain = receipt(speaks(), a_stamp(), a_sale())
    assert not any("VAT" in text or "ضريب" in text for text in plain.texts())
    assert not any(isinstance(element, Qr) for element in plain.elements)


def test_a_receipt_with_tax_says_how_much_is_in_the_price_and_bears_the_code(speaks: Callable[..., Letterhead]) -> None:
    sale = a_sale()
    taxed = receipt(replace(speaks("en"), tax=TAX), a_stamp(), sale)
    seller = TaxSeller(TAX.name, TAX.number, TAX.rate_bp)
    amount = speaks("en").amount(seller.tax_in(sale.paid_minor))
    assert [amount] == [
        one.end for one in taxed.elements if isinstance(one, Pair) and one.start.startswith("VAT \u2066")
    ]
    assert "\u2066300000000000003\u2069" in taxed.texts()
    codes = [element.text for element in taxed.elements if isinstance(element, Qr)]
    assert codes == [tax_code(seller, a_stamp().at, speaks().currency, sale.paid_minor)]


def test_tax_without_its_code_has_no_code(speaks: Callable[..., Letterhead]) -> None:
    taxed = receipt(replace(speaks(), tax=TaxSetup(rate_bp=500)), a_stamp(), a_sale())
    assert any("ضريبة" in text for text in taxed.texts())
    assert not any(isinstance(element, Qr) for element in taxed.elements)
