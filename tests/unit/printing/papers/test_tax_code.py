"""The tax authority's QR code: tags, lengths in bytes, texts; and only where it is asked for."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import TaxCode
from pos.domain.errors import OutOfRange
from pos.domain.money import CURRENCIES
from pos.printing.document import Pair, Qr
from pos.printing.papers.receipt import receipt, refund_slip
from pos.printing.papers.tax_code import TaxSeller, tax_code
from tests.builders import a_refund, a_sale, a_stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.paper import Paper
    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.raster import Painter

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


def taxed(speaks: Letterhead, **changes: Any) -> Letterhead:
    """A letterhead whose bazaar is registered for tax in Saudi Arabia."""
    registered: dict[str, Any] = {
        "tax_bp": 1_500,
        "tax_number": SELLER.number,
        "tax_name": "مركز الأسر",
        "tax_code": TaxCode.ZATCA,
    }
    return replace(speaks, bazaar=replace(speaks.bazaar, **registered | changes))


def test_a_receipt_says_nothing_of_tax_unless_the_plan_does(speaks: Callable[..., Letterhead]) -> None:
    plain = receipt(speaks(), a_stamp(), a_sale())
    assert not any("VAT" in text or "ضريب" in text for text in plain.texts())
    assert not any(isinstance(element, Qr) for element in plain.elements)


def test_a_receipt_with_tax_says_how_much_is_in_the_price_and_who_is_registered(
    speaks: Callable[..., Letterhead],
) -> None:
    sale = a_sale()
    paper = receipt(taxed(speaks("en")), a_stamp(), sale)
    amount = speaks("en").amount(SELLER.tax_in(sale.paid_minor))
    assert [amount] == [
        one.end for one in paper.elements if isinstance(one, Pair) and one.start.startswith("VAT \u2066")
    ]
    texts = paper.texts()
    assert "Simplified tax invoice" in texts
    assert "مركز الأسر" in texts
    assert f"\u2066{SELLER.number}\u2069" in texts


@pytest.mark.parametrize("language", ["ar", "en", "both"])
def test_the_code_of_a_receipt_is_read_from_its_dots_and_says_what_the_authority_asks(
    speaks: Callable[..., Letterhead],
    painter: Painter,
    language: str,
    codes_on: Callable[[Paper], list[tuple[str, str]]],
) -> None:
    sale = a_sale()
    paper = painter.paint(receipt(taxed(speaks(language)), a_stamp(), sale, proof="AMANA1:" + "Q7k_" * 24))
    (text,) = [text for kind, text in codes_on(paper) if kind == "QRCode" and not text.startswith("AMANA1:")]
    assert list(unpacked(text).values()) == [
        "مركز الأسر",
        SELLER.number,
        a_stamp().at.isoformat(timespec="seconds"),
        f"{sale.paid_minor / 100:.2f}",
        f"{SELLER.tax_in(sale.paid_minor) / 100:.2f}",
    ]


def test_a_refund_gives_the_tax_back_too(speaks: Callable[..., Letterhead]) -> None:
    sale = a_sale()
    refund = a_refund(sale, 1)
    texts = refund_slip(taxed(speaks("en")), a_stamp(), refund).texts()
    assert speaks("en").amount(SELLER.tax_in(refund.paid_minor)) in texts
    assert not any("VAT" in text for text in refund_slip(speaks("en"), a_stamp(), refund).texts())


def test_tax_without_its_code_has_no_code(speaks: Callable[..., Letterhead]) -> None:
    plain = taxed(speaks(), tax_bp=500, tax_number="", tax_name="", tax_code=TaxCode.NONE)
    paper = receipt(plain, a_stamp(), a_sale())
    assert any("ضريبة" in text for text in paper.texts())
    assert not any(isinstance(element, Qr) for element in paper.elements)
