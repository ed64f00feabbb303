"""The code on a receipt carries the whole sale, signed; one altered letter is found, and it fits on the narrowest paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pos import settings
from pos.domain.errors import DamagedMessage
from pos.domain.facts import Bearer, Line, Payment, Sale
from pos.domain.limits import RECEIPT_CODE_BYTES_MAX
from pos.domain.record import Recorded
from pos.domain.weighing import Unit
from pos.ledger.keys import from_seed
from pos.ledger.receipt_code import MARK, is_receipt_code, read_receipt, write_receipt
from pos.printing.paper import MM_58
from pos.printing.papers.letterhead import Letterhead
from pos.printing.papers.receipt import receipt
from pos.printing.raster import Painter
from pos.printing.words import wording
from tests.builders import JAM, SALMA, a_bazaar, a_line, a_sale, a_stamp
from tests.strategies import sales

if TYPE_CHECKING:
    from pos.domain.facts import Stamp

KEY = from_seed("T01")
STRANGER = from_seed("stranger")
LINES_OF_A_LARGE_SALE = 28


def recorded(sale: Sale, stamp: Stamp | None = None) -> Recorded:
    return Recorded(7, stamp or a_stamp(), sale, bytes(range(32)), b"")


def code_of(sale: Sale) -> str:
    return write_receipt("INTAJ8", recorded(sale), sale, KEY)


def as_refunded(line: Line) -> Line:
    """A line as a refund needs it: without why it was cheaper, and who agreed."""
    return replace(line, reason="", approved_by="")


@given(sale=sales())
def test_everything_that_a_refund_needs_is_read_back(sale: Sale) -> None:
    text = code_of(sale)
    code = read_receipt(text)
    assert is_receipt_code(text)
    assert code.is_by(KEY.public)
    assert not code.is_by(STRANGER.public)
    stamp = a_stamp()
    read = code.recorded.stamp
    assert (code.bazaar, read.id, read.device, read.at) == (
        "INTAJ8",
        stamp.id,
        stamp.device,
        stamp.at.replace(microsecond=0),
    )
    assert code.recorded.hash == bytes(range(32))
    assert code.sale.lines == tuple(map(as_refunded, sale.lines))
    assert (code.sale.number, code.sale.day, code.sale.rounding_minor) == (sale.number, sale.day, sale.rounding_minor)
    assert [(one.method, one.amount_minor) for one in code.sale.payments] == [
        (one.method, one.amount_minor) for one in sale.payments
    ]
    assert code.sale.paid_minor == sale.paid_minor


def test_a_keyboard_in_any_layout_and_case_types_it() -> None:
    text = code_of(a_sale())
    assert set(text.removeprefix(MARK)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    assert read_receipt(f" {text.lower()}\n") == read_receipt(text)


@given(place=st.integers(0, 10_000), letter=st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_other_letter_is_found(place: int, letter: str) -> None:
    text = code_of(a_sale())
    at = len(MARK) + place % (len(text) - len(MARK) - 1)  # the last one has bits that say nothing
    altered = text[:at] + letter + text[at + 1 :]
    if altered == text:
        return
    try:
        code = read_receipt(altered)
    except DamagedMessage:
        return
    assert not code.is_by(KEY.public)


@given(text=st.text() | st.text("AMN2:BCD345", max_size=40).map(lambda tail: MARK + tail))
def test_any_other_scan_is_no_code(text: str) -> None:
    with pytest.raises(DamagedMessage):
        read_receipt(text)


@given(cut=st.integers(1, 200))
def test_half_a_code_is_none(cut: int) -> None:
    text = code_of(a_sale())
    try:
        code = read_receipt(text[:-cut])
    except DamagedMessage:
        return
    assert not code.is_by(KEY.public)


def large_sale(lines: int) -> Sale:
    """Different goods at different prices, half of them cheaper, one weighed, one on no list."""
    items = [
        a_line(item=f"20000{10_000_007 + 13 * count}"[:13], quantity=1 + count % 5, price_minor=1_250 + 325 * count)
        for count in range(lines - 2)
    ]
    cheaper = [
        replace(line, discount_minor=250, borne_by=Bearer.CENTRE) if place % 2 else line
        for place, line in enumerate(items)
    ]
    weighed = a_line(quantity=1_250, price_minor=8_000, unit=Unit.GRAM)
    unlisted = Line(item="", family=SALMA, quantity=1, price_minor=4_000, rate_bp=1_500, name="سلة هدايا مغلفة")
    return a_sale(*cheaper, weighed, unlisted)


@pytest.mark.parametrize("lines", [3, LINES_OF_A_LARGE_SALE])
@pytest.mark.usefixtures("qapp")
def test_a_decoder_reads_it_from_58_mm_paper(lines: int) -> None:
    sale, bazaar = large_sale(lines), a_bazaar()
    text = code_of(sale)
    assert text
    letterhead = Letterhead(bazaar=bazaar, wording=wording(settings.assets() / "paper", bazaar.paper))
    document = receipt(letterhead, a_stamp(), sale, proof=text)
    paper = Painter(settings.assets() / "fonts", MM_58).paint(document)
    found = zxingcpp.read_barcodes(Image.open(BytesIO(paper.png())).convert("L"))
    assert text in [code.text for code in found]


def test_a_sale_that_does_not_fit_has_no_such_code() -> None:
    assert code_of(large_sale(80)) == ""
    assert RECEIPT_CODE_BYTES_MAX >= 640


def test_payments_that_are_not_the_lines_are_no_receipt() -> None:
    sale = a_sale(a_line(item=JAM), payments=(Payment(method=a_sale().payments[0].method, amount_minor=1),))
    with pytest.raises(DamagedMessage):
        read_receipt(code_of(sale))
