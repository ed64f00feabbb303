"""A tally sheet is printed empty with every price, and printed again as it was recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.facts import Method
from pos.domain.own_books import BookKind, OwnBook, TallyLine, TallyRow, TallySheet, read_sheet_code, sheet_code
from pos.printing.papers.tally import EMPTY_ROWS, TallyForm, tally_form_sheet, tally_recorded_sheet
from pos.printing.sheet import Code, Table
from tests.builders import COFFEE, DAY, JAM, OUD, SALMA, an_item
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead
    from pos.printing.sheet import Sheet

BOOK = OwnBook(device="A01", kind=BookKind.OUTLET, label="فرع الذيد")
ITEMS = (
    an_item(COFFEE, family="", name_ar="قهوة", name_en="Coffee", price_minor=1_000),
    an_item(JAM, family=SALMA, name_ar="مربى التمر", name_en="Date jam", price_minor=2_500),
    an_item(OUD, family=SALMA, name_ar="دهن العود", name_en="Oud oil", price_minor=12_000),
)
FORM = TallyForm(book=BOOK, paper="261120-1405", items=ITEMS, printed=NOON)
LINES = (
    TallyLine(item=JAM, family=SALMA, price_minor=2_500, count=4),
    TallyLine(item=COFFEE, family="", price_minor=1_000, count=3),
    TallyLine(family=SALMA, name="", price_minor=500, count=1),
)
ROW = TallyRow(
    number="A01-000003-1",
    sheet=TallySheet(day=DAY, paper="261120-1405", method=Method.AGENT, lines=LINES, pieces=8, total_minor=13_500),
    by="C1",
)


def test_an_empty_sheet_has_every_price_and_room_for_what_was_sold(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    sheet = tally_form_sheet(speaks("en"), FORM)
    told, room = read_sheet(sheet), "\n".join(("." * 12, "." * 16))
    assert "Book\nA01" in told
    assert f"1\nCoffee | {COFFEE}\n10.00\n{room}\n{SALMA} · Umm Salem\n2\nDate jam | {JAM}\n25.00" in told
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    assert len(table.rows) == len(ITEMS) + 2 + EMPTY_ROWS
    (code,) = (block for block in sheet.blocks if isinstance(block, Code))
    assert read_sheet_code(code.text) == ("A01", "261120-1405")


def test_a_recorded_sheet_adds_up_and_names_the_centre(
    speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]
) -> None:
    told = read_sheet(tally_recorded_sheet(speaks("en"), BOOK, ROW, NOON))
    assert f"Date jam | {JAM}\n{SALMA} · Umm Salem\n25.00\n4\n100.00" in told
    assert f"Coffee | {COFFEE}\nCentre\n10.00\n3\n30.00" in told
    assert "Total\n\n\n8\n135.00" in told
    assert "Keyed in by\nMaryam" in told
    assert "The outlet has it" in told
    assert "UNDONE" not in told


def test_an_undone_sheet_says_so_and_why(speaks: Callable[..., Letterhead], read_sheet: Callable[[Sheet], str]) -> None:
    undone = replace(ROW, reversed_by="A01-000004-9", reason="keyed in twice")
    told = read_sheet(tally_recorded_sheet(speaks("en"), BOOK, undone, NOON))
    assert "UNDONE" in told
    assert "Undone by A01-000004-9\nkeyed in twice" in told


def test_only_a_sheets_code_is_read_as_one() -> None:
    assert read_sheet_code(sheet_code("B12", "7")) == ("B12", "7")
    for other in ("", JAM, "AMANA-T/T01-000012-3/T02", "AMANA-S/W01/7", "AMANA-S/A01/", "AMANA-S/A1/7"):
        assert read_sheet_code(other) is None
