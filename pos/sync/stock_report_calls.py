"""What the office and the goods desk ask of the register for their reports on goods and families."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.stock_reports import Choices, FamilyGroup, ItemPage, StockGroup
from pos.sync.records import from_record, from_records

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar
    from pos.domain.stock_reports import FamiliesBy, ItemsThat, Narrowed, StockBy
    from pos.sync.office_calls import OfficeCalls


class StockReportCalls:
    """These calls, on whatever carries the office's.

    Args:
        line: asks the register.
    """

    def __init__(self, line: OfficeCalls) -> None:
        self._line = line

    def bazaars(self) -> tuple[Bazaar, ...]:
        """Return all bazaars, the latest first."""
        return self._line.bazaars()

    def choices(self, bazaar: str) -> Choices:
        """Return what the reports of a bazaar can be narrowed to."""
        return from_record(Choices, self._line.ask_json("GET", _at(bazaar, "choices")))

    def stock(self, bazaar: str, group: StockBy, narrowed: Narrowed) -> tuple[StockGroup, ...]:
        """Return the pieces of each family, package or hall."""
        answer = self._line.ask_json("GET", _at(bazaar, "stock"), stock_by=group.value, **_words(narrowed))
        return from_records(StockGroup, answer)

    def items(self, bazaar: str, which: ItemsThat, narrowed: Narrowed, start: int) -> ItemPage:
        """Return a page of a list of items."""
        answer = self._line.ask_json("GET", _at(bazaar, "items"), that=which.value, skip=start, **_words(narrowed))
        return from_record(ItemPage, answer)

    def families(self, bazaar: str, group: FamiliesBy, narrowed: Narrowed) -> tuple[FamilyGroup, ...]:
        """Return how many families each package, branch or governorate has, and what they sold."""
        answer = self._line.ask_json("GET", _at(bazaar, "families"), families_by=group.value, **_words(narrowed))
        return from_records(FamilyGroup, answer)

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that figures of the register were written into a file."""
        self._line.note_export(bazaar, what)


def _at(bazaar: str, report: str) -> str:
    return f"/v1/bazaars/{quote(bazaar, safe='')}/reports-on/{report}"


def _words(narrowed: Narrowed) -> dict[str, str]:
    values = {field.name: getattr(narrowed, field.name) for field in fields(narrowed)}
    return {name: str(value) for name, value in values.items() if value is not None}
