"""What the office asks for its dashboard, call by call."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.selling import SellingFigures
from pos.sync.asking import Asking
from pos.sync.records import from_record

if TYPE_CHECKING:
    from datetime import date


class SellingCalls(Asking):
    """The calls for the dashboard, on whatever carries them."""

    def selling(self, bazaar: str, day: date | None = None) -> SellingFigures:
        """Return what was sold, in all or on one day."""
        words = {} if day is None else {"day": day.isoformat()}
        path = f"/v1/bazaars/{quote(bazaar, safe='')}/selling"
        return from_record(SellingFigures, self.ask_json("GET", path, **words))
