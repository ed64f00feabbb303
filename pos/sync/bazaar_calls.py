"""What each desk that works in one bazaar asks of the register first: the goods, and whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.sync.office_calls import OfficeCalls


class BazaarCalls:
    """Calls about one bazaar, on whatever carries the office's.

    Args:
        line: asks the register.
        bazaar: the bazaar's code.
    """

    def __init__(self, line: OfficeCalls, bazaar: str) -> None:
        self._line = line
        self._bazaar = bazaar
        self._at = f"/v1/bazaars/{quote(bazaar, safe='')}"

    def goods(self) -> tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]:
        """Return the bazaar's items and families."""
        return self._line.items(self._bazaar), self._line.families(self._bazaar)
