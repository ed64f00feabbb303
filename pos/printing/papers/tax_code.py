"""The QR code that Saudi Arabia asks for on a simplified tax invoice, phase 1 (ZATCA, E-Invoicing Detailed Technical Guide).

Off unless a paper is given one. Each value is a tag, a length and its text; lengths count bytes, and an Arabic letter has
two.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from pos.domain.errors import OutOfRange

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.money import Currency

_BYTES_MAX = 255  # one byte says how long a value is


def tax_code(
    seller: str, tax_number: str, at: datetime, currency: Currency, *, total_minor: int, tax_minor: int
) -> str:
    """Return the text of the code.

    Args:
        seller: the seller's name.
        tax_number: the seller's registration, fifteen digits.
        at: when the invoice was issued; written in the offset it carries.
        currency: how the amounts are written.
        total_minor: what is charged with the tax, in minor units.
        tax_minor: the tax in it, in minor units.

    Raises:
        OutOfRange: a value is longer than the code can say.
    """
    amounts = (currency.format(minor).replace(",", "") for minor in (total_minor, tax_minor))
    values = (seller, tax_number, at.isoformat(timespec="seconds"), *amounts)
    parts = []
    for tag, text in enumerate(values, 1):
        content = text.encode("utf-8")
        if len(content) > _BYTES_MAX:
            raise OutOfRange("name", len(content), 1, _BYTES_MAX)
        parts.append(bytes((tag, len(content))) + content)
    return base64.b64encode(b"".join(parts)).decode("ascii")
