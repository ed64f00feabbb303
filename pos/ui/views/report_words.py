"""What the rows of a report are called, and what it is narrowed to beside what its boxes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos.domain.stock_reports import Report
from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from pos.domain.stock_reports import FamilyGroup, Narrowed, StockGroup
    from pos.ui.desk import Desk

_UNKNOWN = "?"


class ReportWords(QObject):
    """Words in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def stock(self, report: Report, each: StockGroup) -> str:
        """Return what a row of stock is called."""
        name = self._desk.speech.name(Name(each.name_ar, each.name_en))
        if report is Report.STOCK_BY_FAMILY and not each.key:
            return self.tr("The centre")
        if report in {Report.STOCK_BY_FAMILY, Report.STOCK_BY_ITEM}:
            return self._with_code(name, each.key)
        if report is Report.STOCK_BY_HALL:
            return each.key or self.tr("The centre’s own hall")
        return name or each.key or self.tr("Without a package")

    def families(self, report: Report, each: FamilyGroup) -> str:
        """Return what families are called together, or a family."""
        if each.key == _UNKNOWN:
            return self.tr("Not enrolled")
        name = self._desk.speech.name(Name(each.name_ar, each.name_en))
        if report is Report.FAMILIES_BY_FAMILY:
            return self._with_code(name, each.key)
        without = {
            Report.FAMILIES_BY_PACKAGE: self.tr("Without a package"),
            Report.FAMILIES_BY_BRANCH: self.tr("Without a branch"),
        }.get(report, self.tr("Without a governorate"))
        return name or each.key or without

    def narrowed(self, to: Narrowed) -> str:
        """Return the family, the governorate and who is not enrolled, which no box shows; empty where it is everyone."""
        parts = []
        if to.family is not None:
            number = self._desk.speech.code(to.family)
            parts.append(self.tr("Family {n}").format(n=number) if to.family else self.tr("The centre"))
        if to.governorate is not None:
            parts.append(to.governorate or self.tr("Without a governorate"))
        if to.package == _UNKNOWN:
            parts.append(self.tr("Not enrolled"))
        return self._desk.speech.line(parts) if parts else ""

    def _with_code(self, name: str, code: str) -> str:
        speech = self._desk.speech
        return speech.line((name, speech.code(code))) if name else speech.code(code)
