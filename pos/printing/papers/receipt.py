"""Receipts: what a customer takes home for a sale, a refund or a void.

Every line of the fact stands on the paper with its amount, its discount below it, and the number of the family that made
the goods: its number, never its name. A receipt in both languages says each name twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.bazaar import TaxCode
from pos.domain.text import isolate
from pos.printing.document import (
    Align,
    Barcode,
    Cut,
    Document,
    Element,
    Expected,
    Figure,
    Gap,
    Mark,
    Pair,
    Qr,
    Rule,
    Size,
    Symbology,
    Text,
    Weight,
    check_figures,
)
from pos.printing.papers.tax_code import TaxSeller, tax_code

if TYPE_CHECKING:
    from pos.domain.facts import Line, Payment, Refund, Sale, Stamp, Void
    from pos.printing.papers.letterhead import Letterhead


def receipt(
    letterhead: Letterhead,
    stamp: Stamp,
    sale: Sale,
    *,
    proof: str = "",
    copy: bool = False,
) -> Document:
    """Write the receipt of a sale.

    Args:
        letterhead: who speaks.
        stamp: who sold, where and when.
        sale: what was sold.
        proof: the signed text of the QR code; none is printed where it is empty.
        copy: whether the receipt was printed before.

    Raises:
        PaperMismatch: the paper does not show the sale (a bug).
    """
    wording = letterhead.wording
    discount = sum(line.discount_minor for line in sale.lines)
    title = "receipt.tax_invoice" if letterhead.bazaar.tax_bp else "receipt.title"
    elements = letterhead.masthead(wording.line(title), copy=copy)
    elements += _who_and_when(letterhead, stamp, sale.number)
    elements += _goods(letterhead, sale.lines)
    if discount:
        gross = sum(line.gross_minor for line in sale.lines)
        elements.append(Pair(wording.line("receipt.subtotal"), letterhead.amount(gross)))
        elements.append(Pair(wording.line("receipt.discounts"), letterhead.amount(-discount)))
    elements += _total(letterhead, "paper.total", sale.paid_minor, sale.rounding_minor)
    for payment in sale.payments:
        elements += [_payment(letterhead, payment), *_tendered(letterhead, payment)]
    pieces = sum(line.pieces for line in sale.lines)
    elements += [Pair(wording.line("paper.pieces"), wording.count(pieces)), Rule()]
    elements += _tax(letterhead, stamp, sale.paid_minor)
    elements += _farewell(letterhead, sale.number, proof)
    return _checked(letterhead, sale.number, elements, sale.lines, sale.paid_minor)


def refund_slip(
    letterhead: Letterhead, stamp: Stamp, refund: Refund, *, proof: str = "", copy: bool = False
) -> Document:
    """Write the slip of a refund, which the customer signs.

    Args:
        letterhead: who speaks.
        stamp: who gave the money back, where and when.
        refund: what came back.
        proof: the signed text of the QR code; none is printed where it is empty.
        copy: whether the slip was printed before.

    Raises:
        PaperMismatch: the paper does not show the refund (a bug).
    """
    lines = tuple(part.line for part in refund.lines)
    elements = letterhead.masthead(letterhead.wording.line("receipt.refund"), copy=copy)
    elements += _who_and_when(letterhead, stamp, refund.number)
    elements.append(Pair(letterhead.wording.line("receipt.of_receipt"), refund.of_number))
    elements += _goods(letterhead, lines)
    elements += _total(letterhead, "receipt.given_back", refund.paid_minor, refund.rounding_minor)
    elements += _tax(letterhead, stamp, refund.paid_minor)
    elements += _undone(letterhead, refund.payments, refund.reason, refund.approved_by)
    elements += _farewell(letterhead, refund.number, proof)
    return _checked(letterhead, refund.number, elements, lines, refund.paid_minor)


def void_slip(letterhead: Letterhead, stamp: Stamp, void: Void, *, copy: bool = False) -> Document:
    """Write the slip of a void, which stays in the drawer with the receipt it undoes.

    Args:
        letterhead: who speaks.
        stamp: who undid the sale, where and when.
        void: what was undone.
        copy: whether the slip was printed before.

    Raises:
        PaperMismatch: the paper does not show the void (a bug).
    """
    elements = letterhead.masthead(letterhead.wording.line("receipt.void"), copy=copy)
    elements += _who_and_when(letterhead, stamp, void.of_number)
    elements += _goods(letterhead, void.lines)
    elements += _total(letterhead, "receipt.voided", void.paid_minor, void.rounding_minor)
    elements += _undone(letterhead, void.payments, void.reason, void.approved_by)
    elements += [Gap(8), Cut()]
    return _checked(letterhead, void.of_number, elements, void.lines, void.paid_minor)


def _who_and_when(letterhead: Letterhead, stamp: Stamp, number: str) -> list[Element]:
    wording = letterhead.wording
    return [
        Pair(wording.line("receipt.number"), number, weight=Weight.STRONG),
        Pair(wording.line("paper.date"), wording.moment(stamp.at)),
        Pair(wording.line("paper.till"), stamp.device),
        Pair(wording.line("paper.cashier"), letterhead.person(stamp.by).first),
    ]


def _goods(letterhead: Letterhead, lines: tuple[Line, ...]) -> list[Element]:
    return [Rule(), *(element for line in lines for element in _line(letterhead, line)), Rule()]


def _line(letterhead: Letterhead, line: Line) -> list[Element]:
    """Return one line: its name and amount, how many at which price from which family, and its discount."""
    wording = letterhead.wording
    name = letterhead.item(line.item, line.name)
    owner = letterhead.owner(line.family)
    below = " · ".join(part for part in (owner.first, name.second) if part)
    times = wording.times(line.quantity, letterhead.currency, line.price_minor, line.unit)
    elements: list[Element] = [
        Pair(name.first, letterhead.amount(line.gross_minor), weight=Weight.STRONG, figure=_figure(line.gross_minor)),
        Pair(below, times, Size.SMALL),
    ]
    if line.discount_minor:
        amount = letterhead.amount(-line.discount_minor)
        elements.append(Pair(wording.line("paper.discount"), amount, figure=_figure(-line.discount_minor)))
    return elements


def _figure(minor: int) -> Figure:
    return Figure(Mark.LINE, minor)


def _total(letterhead: Letterhead, key: str, total_minor: int, rounding_minor: int) -> list[Element]:
    elements: list[Element] = []
    if rounding_minor:
        elements.append(Pair(letterhead.wording.line("receipt.rounding"), letterhead.amount(rounding_minor)))
    total = Pair(
        letterhead.wording.line(key),
        letterhead.price(total_minor),
        Size.TITLE,
        Weight.STRONG,
        Figure(Mark.TOTAL, total_minor),
    )
    return [*elements, total, Rule(heavy=True)]


def _payment(letterhead: Letterhead, payment: Payment) -> Pair:
    method = letterhead.wording.line(f"receipt.{payment.method.value}")
    slip = f" · {isolate(payment.reference)}" if payment.reference else ""
    return Pair(f"{method}{slip}", letterhead.amount(payment.amount_minor))


def _tendered(letterhead: Letterhead, payment: Payment) -> list[Element]:
    """Return what was handed over and what was handed back, where that differs from the amount."""
    if not payment.tendered_minor:
        return []
    change = payment.tendered_minor - payment.amount_minor
    return [
        Pair(letterhead.wording.line("receipt.tendered"), letterhead.amount(payment.tendered_minor)),
        Pair(letterhead.wording.line("receipt.change"), letterhead.amount(change), weight=Weight.STRONG),
    ]


def _tax(letterhead: Letterhead, stamp: Stamp, paid_minor: int) -> list[Element]:
    """Return the tax in what was paid, who is registered for it, and its code; nothing where no tax is set."""
    bazaar, wording = letterhead.bazaar, letterhead.wording
    if not bazaar.tax_bp:
        return []
    seller = TaxSeller(bazaar.tax_name, bazaar.tax_number, bazaar.tax_bp)
    rate = wording.rate(bazaar.tax_bp)
    elements: list[Element] = [
        Pair(wording.line("receipt.tax", rate=rate), letterhead.amount(seller.tax_in(paid_minor)), Size.SMALL)
    ]
    if bazaar.tax_number:
        elements.append(Pair(wording.line("receipt.tax_number"), isolate(bazaar.tax_number), Size.SMALL))
    if bazaar.tax_name:
        elements.append(Text(bazaar.tax_name, size=Size.SMALL))
    elements.append(Rule())
    if bazaar.tax_code is TaxCode.ZATCA:
        elements.append(Qr(tax_code(seller, stamp.at, letterhead.currency, paid_minor)))
    return elements


def _undone(letterhead: Letterhead, payments: tuple[Payment, ...], reason: str, approved_by: str) -> list[Element]:
    """Return how the money went back, why, who approved it, and a line for the customer's name."""
    wording = letterhead.wording
    elements: list[Element] = [_payment(letterhead, payment) for payment in payments]
    elements += letterhead.reason(reason)
    elements.append(Pair(wording.line("paper.approved_by"), letterhead.person(approved_by).first))
    return [*elements, Gap(6), Text(wording.line("receipt.customer_signature"), size=Size.SMALL), Gap(14), Rule()]


def _farewell(letterhead: Letterhead, number: str, proof: str) -> list[Element]:
    wording = letterhead.wording
    note = wording.choose(letterhead.bazaar.note_ar, letterhead.bazaar.note_en)
    elements: list[Element] = [Text(text, Align.CENTRE, Size.SMALL) for text in note.lines() if text]
    elements += [Text(text, Align.CENTRE, Size.SMALL) for text in wording.label("receipt.thanks").lines()]
    elements += letterhead.postscript()
    if proof:
        elements.append(Qr(proof))
        elements += [Text(text, Align.CENTRE, Size.SMALL) for text in wording.label("receipt.verify").lines()]
    return [*elements, Gap(3), Barcode(number, Symbology.CODE128), Cut()]


def _checked(
    letterhead: Letterhead, number: str, elements: list[Element], lines: tuple[Line, ...], total_minor: int
) -> Document:
    document = Document(number, letterhead.wording.direction, tuple(elements))
    shown = tuple(
        amount
        for line in lines
        for amount in ((line.gross_minor, -line.discount_minor) if line.discount_minor else (line.gross_minor,))
    )
    check_figures(document, Expected(letterhead.currency, shown, total_minor))
    return document
