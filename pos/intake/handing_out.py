"""Families and items as tables that are read back as they were written: the headings and words of the lists that are read.

A text that a spreadsheet would take for a formula bears an apostrophe before it, which reading takes off; in a workbook every
cell is a text, so that no leading zero and no digit of a code is lost. Those who have left are not in the files.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from pos.domain.identity import CENTRE
from pos.domain.text import clean
from pos.intake.families import COLUMNS as FAMILY_COLUMNS
from pos.intake.families import KIND_WORDS, PAY_WORDS
from pos.intake.items import COLUMNS as ITEM_COLUMNS
from pos.intake.items import UNIT_WORDS, UNSOLD_WORDS
from pos.ledger.export import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.families import FamilyRecord
    from pos.domain.list_facts import ListedLine
    from pos.domain.money import Currency
    from pos.intake.headers import Column

CENTRE_NAMES = ("المركز", "centre")
LANGUAGES = ("ar", "en")  # in this order the words of a list stand
_LETTERS_WIDE = 22  # a column of a workbook

Row = tuple[str, ...]


def family_rows(records: Iterable[FamilyRecord], language: str = "ar") -> Iterator[Row]:
    """Yield the headings and a row for each family that takes part."""
    yield _headings(FAMILY_COLUMNS, language)
    for record in records:
        if not record.card.left:
            yield _row(FAMILY_COLUMNS, family_cells(record, language))


def item_rows(
    items: Iterable[ItemCard], currency: Currency, gone: frozenset[str] = frozenset(), language: str = "ar"
) -> Iterator[Row]:
    """Yield the headings and a row for each item.

    Args:
        items: the list.
        currency: of the prices.
        gone: the families that take part no more; their items are left out.
        language: of headings and words.
    """
    yield _headings(ITEM_COLUMNS, language)
    for card in items:
        if card.family not in gone:
            yield _row(ITEM_COLUMNS, item_cells(card, currency, language))


def as_csv(rows: Iterable[tuple[str | int, ...]]) -> bytes:
    """Return rows as CSV; spreadsheets know UTF-8 by its mark only."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(rows: Iterable[Row], title: str, *, right_to_left: bool) -> bytes:
    """Return rows as an XLSX workbook of one sheet whose first row stays in sight.

    Args:
        rows: headings first.
        title: the sheet's name.
        right_to_left: whether the first column stands on the right.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = right_to_left
    for n, row in enumerate(rows):
        if not n:
            for place in range(1, len(row) + 1):
                sheet.column_dimensions[get_column_letter(place)].width = _LETTERS_WIDE
        cells = [WriteOnlyCell(sheet, text) for text in row]
        for cell in cells:
            cell.number_format = "@"
            if not n:
                cell.font = Font(bold=True)
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def family_cells(record: FamilyRecord, language: str = "ar") -> dict[str, str]:
    """Return what stands of a family in each column."""
    card, private, at = record.card, record.private, LANGUAGES.index(language)
    return {
        "number": card.number,
        "name_ar": card.name_ar,
        "name_en": card.name_en,
        "package": card.package,
        "kind": KIND_WORDS[card.family_kind][at],
        "phone": private.phone,
        "pay_by": PAY_WORDS[card.pay_by][at],
        "iban": private.iban,
        "licence": private.licence,
        "licence_expiry": card.licence_expiry.isoformat() if card.licence_expiry else "",
        "commission": _rate(card),
        "more_packages": "; ".join(card.more_packages),
        "branch": card.branch,
        "governorate": card.governorate,
        "identity": private.identity,
        "address": private.address,
        "other_account": private.account,
        "needs": private.needs,
        "services": private.services,
        "notes": private.notes,
        "collectors": private.collectors,
    }


def item_cells(item: ItemCard | ListedLine, currency: Currency, language: str = "ar") -> dict[str, str]:
    """Return what stands of an item in each column; how many were announced is not known of it any more."""
    at = LANGUAGES.index(language)
    return {
        "code": getattr(item, "code", "") or getattr(item, "item", ""),
        "family": CENTRE_NAMES[at] if item.family == CENTRE else item.family,
        "name_ar": item.name_ar,
        "name_en": item.name_en,
        "package": item.package,
        "price": _amount(currency, item.price_minor),
        "floor": _amount(currency, item.floor_minor) if item.floor_minor else "",
        "expiry": item.expiry.isoformat() if item.expiry else "",
        "unit": UNIT_WORDS[item.unit][at],
        "unsold": UNSOLD_WORDS[item.unsold][at],
    }


def handed_out(text: str) -> str:
    """Return a text as it stands in a cell: on one line, and no formula."""
    return str(plain(clean(text)))


def _headings(columns: Iterable[Column], language: str) -> Row:
    return tuple(column.title_en if language == "en" else column.title_ar for column in columns)


def _row(columns: Iterable[Column], cells: Mapping[str, str]) -> Row:
    return tuple(handed_out(cells.get(column.name, "")) for column in columns)


def _amount(currency: Currency, minor: int) -> str:
    return currency.format(minor).replace(",", "")


def _rate(card: FamilyCard) -> str:
    return "" if card.rate_bp is None else f"{card.rate_bp // 100}.{card.rate_bp % 100:02d}%"
