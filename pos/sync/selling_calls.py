"""What the office asks for its dashboard, call by call."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pos.domain.selling import SellingFigures
from pos.sync.records import from_record

if TYPE_CHECKING:
    from datetime import date


class SellingCalls(ABC):
    """The calls for the dashboard, on whatever carries them."""

    @abstractmethod
    def ask_json(self, method: str, path: str, record: object = None, **params: str | int | list[str]) -> Any:  # noqa: ANN401 - a JSON border
        """Ask, and return the JSON of the answer; nothing where the answer is empty."""

    def selling(self, bazaar: str, day: date | None = None) -> SellingFigures:
        """Return what was sold, in all or on one day."""
        words = {} if day is None else {"day": day.isoformat()}
        path = f"/v1/bazaars/{quote(bazaar, safe='')}/selling"
        return from_record(SellingFigures, self.ask_json("GET", path, **words))
