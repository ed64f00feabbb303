"""The QR code that Saudi Arabia asks for on a simplified tax invoice, phase 1 (ZATCA, E-Invoicing Detailed Technical Guide).

Off unless a paper is given one. Each value is a tag, a length and its text; lengths count bytes, and an Arabic letter has
two.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import OutOfRange

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.money import Currency

_BYTES_MAX = 255  # one byte says how long a value is
_WHOLE_BP = 10_000


@dataclass(frozen=True, slots=True)
class TaxSeller:
    """A seller who is registered for value-added tax.

    Attributes:
        name: as registered.
        number: the registration, fifteen digits.
        rate_bp: the tax that every price includes, in basis points.
    """

    name: str
    number: str
    rate_bp: int

    def tax_in(self, total_minor: int) -> int:
        """Return the tax in what is charged, in minor units, to the nearest, halves up."""
        return (2 * total_minor * self.rate_bp + _WHOLE_BP + self.rate_bp) // (2 * (_WHOLE_BP + self.rate_bp))


def tax_code(seller: TaxSeller, at: datetime, currency: Currency, total_minor: int) -> str:
    """Return the text of the code.

    Args:
        seller: who sells.
        at: when the invoice was issued; written in the offset it carries.
        currency: how the amounts are written.
        total_minor: what is charged with the tax, in minor units.

    Raises:
        OutOfRange: a value is longer than the code can say.
    """
    amounts = (currency.format(minor).replace(",", "") for minor in (total_minor, seller.tax_in(total_minor)))
    values = (seller.name, seller.number, at.isoformat(timespec="seconds"), *amounts)
    parts = []
    for tag, text in enumerate(values, 1):
        content = text.encode("utf-8")
        if len(content) > _BYTES_MAX:
            raise OutOfRange("name", len(content), 1, _BYTES_MAX)
        parts.append(bytes((tag, len(content))) + content)
    return base64.b64encode(b"".join(parts)).decode("ascii")
