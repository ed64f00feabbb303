"""A report's files: a table as CSV and as XLSX with numbers that spreadsheets add up, and the paper as PDF.

Files go into the office's own folder, whole or not at all. The libraries are loaded when the first file is made.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from pos.domain.bazaar import PaperLanguage
from pos.domain.stock_reports import FamilyGroup, ItemRow, StockGroup
from pos.domain.weighing import GRAMS_PER_KILOGRAM, Unit
from pos.intake.handing_out import as_csv
from pos.ledger.durable import write_durably
from pos.ledger.export import plain
from pos.ui.presenters.reports import ReportShop
from pos.ui.screens.exact_cells import as_number, day_cell
from pos.ui.screens.file_names import file_name, places_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from pos.domain.money import Currency
    from pos.office.reports import Answer
    from pos.ui.screens.lists import ListSource

SUBSTITUTE = "?"
Cell: TypeAlias = "str | int"
_STOCK = ("key", "name_ar", "name_en", "unit", "items")
_MOVED = ("received", "sold", "returned", "written_off", "on_hand", "in_transit", "not_arrived")
_ITEM = ("item", "name_ar", "name_en", "family", "family_ar", "family_en", "package", "expiry", "unit")
_ROWS_MAX = 1_000_000  # of one sheet; spreadsheets end at 1 048 576


class OfficeReportShop(ReportShop):
    """Makes the files.

    Args:
        lists: the people.
        assets: the folder of fonts and words.
        folder: where files go.
    """

    def __init__(self, lists: ListSource, assets: Path, folder: Path) -> None:
        self._lists = lists
        self._assets = assets
        self._folder = folder

    def tables(self, answer: Answer) -> Path:
        """Write a report as CSV and as XLSX, and return where the workbook is."""
        currency = _currency_of(answer)
        head, rows = _head(answer, currency), list(_rows(answer, currency, self._nowhere(answer)))
        contents = {".csv": as_csv([head, *rows]), ".xlsx": _workbook(answer.report.value, head, rows)}
        return self._write(answer, contents)[".xlsx"]

    def _nowhere(self, answer: Answer) -> Callable[[str], tuple[str, str]]:
        """Return what tells, in both languages, what a row without a family, package, branch or governorate is called."""
        from pos.printing.from_reports import office_letterhead
        from pos.printing.papers.report import nowhere

        letterhead = office_letterhead(replace(answer.bazaar, paper=PaperLanguage.BOTH), (), self._assets / "paper")

        def names(key: str) -> tuple[str, str]:
            label = nowhere(letterhead, answer.report, key)
            return label.first, label.second

        return names

    def paper(self, answer: Answer, by: str, now: datetime) -> Path:
        """Write a report as PDF, and return where it is."""
        from pos.printing.from_reports import office_letterhead
        from pos.printing.papers.report import ReportPaper, report_sheet
        from pos.printing.pdf_document import PdfPress

        with self._lists.opened() as lists:
            people = lists.people()
        letterhead = office_letterhead(answer.bazaar, people, self._assets / "paper")
        paper = ReportPaper(
            report=answer.report,
            rows=answer.rows,
            narrowed=answer.narrowed,
            read=(by, now),
            pieces=answer.pieces,
            grams=answer.grams,
            value_minor=answer.value_minor,
        )
        pdf = PdfPress(self._assets / "fonts", substitute=SUBSTITUTE).render([report_sheet(letterhead, paper)])
        return self._write(answer, {".pdf": pdf})[".pdf"]

    def _write(self, answer: Answer, contents: dict[str, bytes]) -> dict[str, Path]:
        """Write files of a report under its name, its bazaar's and its days', and return where they are, by ending."""
        to = answer.narrowed
        name = file_name(f"report-{answer.report.value}", answer.bazaar.code, to.first, to.last)
        places = places_for(self._folder, name, contents)
        for ending, content in contents.items():
            write_durably(places[ending], content)
        return places


def _currency_of(answer: Answer) -> Currency:
    from pos.domain.money import CURRENCIES

    return CURRENCIES[answer.bazaar.currency]


def _head(answer: Answer, currency: Currency) -> tuple[str, ...]:
    if answer.report.value.startswith("stock"):
        return (*_STOCK, *_MOVED, f"value {currency.code}")
    if answer.report.value.startswith("families"):
        return ("key", "name_ar", "name_en", "families", "selling", f"sales {currency.code}")
    return (*_ITEM, "received", "sold", "on_hand", f"price {currency.code}", f"value {currency.code}")


def _rows(answer: Answer, currency: Currency, nowhere: Callable[[str], tuple[str, str]]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows; pieces and kilograms as numbers, amounts with all decimals, and a name for what belongs nowhere."""

    def money(minor: int) -> str:
        return currency.format(minor).replace(",", "")

    for row in answer.rows:
        match row:
            case StockGroup():
                texts = (*_named(row, nowhere), _unit(row.unit))
                moved = (_quantity(getattr(row, name), row.unit) for name in _MOVED)
                yield (*map(plain, texts), row.items, *moved, money(row.value_minor))
            case FamilyGroup():
                yield (*map(plain, _named(row, nowhere)), row.families, row.selling, money(row.sold_minor))
            case ItemRow():
                expiry = "" if row.expiry is None else row.expiry.isoformat()
                owner = (row.family_ar, row.family_en) if row.family else nowhere("")
                names = (row.item, row.name_ar, row.name_en, row.family, *owner, row.package)
                amounts = (_quantity(amount, row.unit) for amount in (row.received, row.sold, row.on_hand))
                prices = (money(row.price_minor), money(row.value_minor))
                yield (*map(plain, (*names, expiry, _unit(row.unit))), *amounts, *prices)


def _named(row: StockGroup | FamilyGroup, nowhere: Callable[[str], tuple[str, str]]) -> tuple[str, str, str]:
    names = (row.name_ar, row.name_en)
    return (row.key, *(nowhere(row.key) if row.key in {"", "?"} and not any(names) else names))


def _unit(unit: Unit) -> str:
    return "piece" if unit is Unit.PIECE else "kg"


def _quantity(quantity: int, unit: Unit) -> str:
    if unit is Unit.PIECE:
        return str(quantity)
    whole, grams = divmod(abs(quantity), GRAMS_PER_KILOGRAM)
    return f"{'-' if quantity < 0 else ''}{whole}.{grams:03d}"


def _workbook(name: str, head: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> bytes:
    """Return a workbook whose amounts and quantities are exact numbers, and whose last days are days."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    numbers = {place for place, key in enumerate(head) if key.partition(" ")[0] in _NUMBERS}
    days = {place for place, key in enumerate(head) if key == "expiry"}
    workbook = Workbook(write_only=True)
    for first in range(0, max(1, len(rows)), _ROWS_MAX):
        sheet = workbook.create_sheet(f"{name[:23]}{f' {first // _ROWS_MAX + 1}' if first else ''}")
        sheet.freeze_panes = "A2"
        sheet.append(head)
        for row in rows[first : first + _ROWS_MAX]:
            cells = [WriteOnlyCell(sheet, str(value)) for value in row]
            for place in numbers:
                as_number(cells[place])
            for place in days:
                cells[place] = day_cell(sheet, str(row[place]))
            sheet.append(cells)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


_NUMBERS = {*_MOVED, "items", "families", "selling", "sales", "value", "price"}
