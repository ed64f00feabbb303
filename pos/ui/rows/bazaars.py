"""A bazaar to choose, as the accounts offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import date

    from pos.ui.rows.names import Name


@dataclass(frozen=True, slots=True)
class BazaarRow:
    """A bazaar.

    Attributes:
        code: its code.
        name: what it is called; the next year's may be called the same.
        first_day: the day that tells them apart.
    """

    code: str
    name: Name
    first_day: date
