"""PDF documents: pages that are numbered, found, read by people and by machines, and the same every time."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest

from pos.domain.money import CURRENCIES
from pos.printing.document import Expected, Figure, Mark, PaperMismatch, check_figures
from pos.printing.lettering import Direction, MissingGlyph
from pos.printing.pdf_blocks import Strip
from pos.printing.pdf_document import PdfPress, _Page, paginate
from pos.printing.sheet import (
    Banner,
    Block,
    Code,
    Column,
    Facts,
    Heading,
    NewPage,
    Prose,
    RowKind,
    Sheet,
    Signatures,
    Space,
    SumRow,
    Sums,
    Table,
    TableRow,
)
from pos.printing.words import Label

if TYPE_CHECKING:
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

COLUMNS = (Column(Label("الصنف", "Item"), 3), Column(Label("المبلغ", "Amount"), 1, is_number=True))


@pytest.fixture(scope="module")
def press(fonts: Path) -> PdfPress:
    return PdfPress(fonts)


def sheet(*blocks: Block, title: str = "كشف حساب 0427", direction: Direction = Direction.RTL) -> Sheet:
    language = "ar" if direction is Direction.RTL else "en"
    return Sheet(title, language, direction, "بازار الأسر المنتجة", "طُبع في المركز", blocks)


def long_table(rows: int) -> Table:
    body = tuple(TableRow((Label("معمول بالتمر", "Date maamoul"), f"{number:,}.00")) for number in range(rows))
    return Table(COLUMNS, (*body, TableRow((Label("المجموع", "Total"), "99,999.00"), RowKind.SUM)))


def read(content: bytes) -> list[str]:
    """The text of each page, joined letters turned back into plain ones."""
    return [unicodedata.normalize("NFKC", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_words_and_numbers_are_found_by_a_search(press: PdfPress) -> None:
    content = press.render(
        [
            sheet(
                Heading(Label("كشف حساب الأسرة", "Family statement"), 1),
                Facts(((Label("رقم الأسرة", "Family"), "0427"), (Label("الهاتف", "Phone"), "+971 50 123 4567"))),
                Sums(
                    (SumRow(Label("الإجمالي", "Total"), "1,234.50"), SumRow(Label("الصافي"), "-26.79", is_total=True))
                ),
                Prose(Label("المبلغ المستحق لا غير")),
            )
        ]
    )
    (text,) = read(content)
    for word in ("كشف", "حساب", "الأسرة", "الإجمالي", "المستحق", "لا", "الصافي"):
        assert word in text
    for number in ("0427", "+971 50 123 4567", "1,234.50", "-26.79", "1 / 1"):
        assert number in text


def test_every_page_says_which_of_how_many_it_is(press: PdfPress) -> None:
    pages = read(press.render([sheet(long_table(100))]))
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page
        assert "0427" in page


def test_the_pages_of_each_sheet_are_numbered_on_their_own(press: PdfPress) -> None:
    pages = read(press.render([sheet(long_table(60)), sheet(Prose(Label("واحد")))]))
    assert "1 / 1" in pages[-1]
    assert f"1 / {len(pages) - 1}" in pages[0]


def test_a_table_repeats_its_head_and_loses_no_row(press: PdfPress) -> None:
    pages = read(press.render([sheet(long_table(100))]))
    assert all("Amount" in page for page in pages)
    text = "\n".join(pages)
    assert [number for number in range(100) if f"{number:,}.00" not in text] == []
    assert "99,999.00" in pages[-1]


def test_a_page_on_which_a_days_rows_go_on_names_the_day(press: PdfPress) -> None:
    table = long_table(120)
    days = [TableRow((day,), RowKind.GROUP) for day in ("2026-11-20", "2026-11-21")]
    rows = (days[0], *table.rows[:50], days[1], *table.rows[50:])
    pages = read(press.render([sheet(replace(table, rows=rows))]))
    assert len(pages) > 3
    for page in pages:
        shown = [number for number in range(120) if re.search(rf"\b{number}\.00", page)]
        assert [day for day in ("2026-11-20", "2026-11-21") if day in page] == [
            day for day, is_there in (("2026-11-20", shown[0] < 50), ("2026-11-21", shown[-1] >= 50)) if is_there
        ]


def test_a_sum_never_stands_alone_on_a_page(press: PdfPress) -> None:
    for rows in range(20, 40):
        last = read(press.render([sheet(long_table(rows))]))[-1]
        assert f"{rows - 1:,}.00" in last


def strip(name: str, height: float, *, keeps: bool = False, kept: bool = False) -> Strip:
    return Strip(height, _draw_nothing, keeps_with_next=keeps, keeps_with_last=kept, outline=name)


def names(pages: list[_Page]) -> list[list[str]]:
    return [[placed.outline for _, placed in page.placed] for page in pages]


def test_a_group_and_a_heading_stay_with_what_follows() -> None:
    pages = paginate([strip("a", 70), strip("heading", 20, keeps=True), strip("b", 20)], 100)
    assert names(pages) == [["a"], ["heading", "b"]]


def test_signatures_stand_below_a_line_of_what_is_signed() -> None:
    signatures = strip("signatures", 40, kept=True)
    assert names(paginate([strip("a", 60), strip("b", 20), strip("c", 20), signatures], 100)) == [
        *(["a", "b"], ["c", "signatures"]),
    ]
    assert names(paginate([strip("a", 40), strip("b", 20), signatures], 100)) == [["a", "b", "signatures"]]
    assert names(paginate([signatures], 100)) == [["signatures"]]


def test_the_places_to_sign_of_any_sheet_bear_that_rule(press: PdfPress) -> None:
    signed = Signatures((Label("Accountant"),), (Label("Name"),))
    for rows in range(20, 45):
        pages = read(press.render([sheet(long_table(rows), signed)]))
        assert "Accountant" in pages[-1]
        assert f"{rows - 1:,}.00" in pages[-1], "the last row stands above it"


def test_strips_that_belong_together_but_fill_more_than_a_page_are_still_printed() -> None:
    strips = [Strip(40, _draw_nothing, keeps_with_next=True, outline=str(number)) for number in range(5)]
    pages = paginate(strips, 100)
    assert [placed.outline for page in pages for _, placed in page.placed] == ["0", "1", "2", "3", "4"]
    assert all(page.used <= 100 for page in pages)


def _draw_nothing(_canvas: Canvas, _top: float) -> None:
    return


def test_a_new_page_begins_where_it_was_asked_for(press: PdfPress) -> None:
    pages = read(press.render([sheet(Prose(Label("أول")), NewPage(), Prose(Label("ثان")))]))
    assert ["أول" in page for page in pages] == [True, False]
    assert ["ثان" in page for page in pages] == [False, True]


def test_the_same_sheets_give_the_same_bytes_whatever_was_printed_before(press: PdfPress, fonts: Path) -> None:
    sheets = [sheet(long_table(5), Code("https://example.org/x", Label("رمز")), Banner(Label("مسودة")), Space())]
    stranger = PdfPress(fonts)
    stranger.render([sheet(Prose(Label("ضظغ ثخذ قصير سزار")))])
    assert press.render(sheets) == press.render(sheets) == stranger.render(sheets)


def test_the_file_says_what_it_is_and_who_it_is_for(press: PdfPress) -> None:
    reader = pypdf.PdfReader(io.BytesIO(press.render([sheet(Heading(Label("الحساب")))])))
    assert reader.metadata is not None
    assert reader.metadata.title == "كشف حساب 0427"
    assert reader.metadata.author == "بازار الأسر المنتجة"
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "ar"  # type: ignore[index]  # pypdf's objects are loosely typed
    assert catalogue["/ViewerPreferences"]["/Direction"] == "/R2L"  # type: ignore[index]  # as above


def test_the_outline_leads_to_every_sheet_and_heading(press: PdfPress) -> None:
    content = press.render(
        [
            sheet(Heading(Label("المبيعات")), long_table(60), Heading(Label("الحساب")), Prose(Label("نص"))),
            sheet(Prose(Label("نص")), title="كشف حساب 0435"),
        ]
    )
    reader = pypdf.PdfReader(io.BytesIO(content))
    first, parts, second = reader.outline
    titles = [first.title, *(part.title for part in parts), second.title]  # type: ignore[union-attr]  # a list in a list
    assert titles == ["كشف حساب 0427", "المبيعات", "الحساب", "كشف حساب 0435"]
    pages = [reader.get_destination_page_number(target) for target in (first, *parts, second)]
    assert pages == [0, 0, len(reader.pages) - 2, len(reader.pages) - 1]


def test_the_typeface_is_embedded(press: PdfPress) -> None:
    page = pypdf.PdfReader(io.BytesIO(press.render([sheet(long_table(3))]))).pages[0]
    fonts = page["/Resources"]["/Font"]  # type: ignore[index]  # pypdf's objects are loosely typed
    embedded = {font["/BaseFont"] for font in fonts.values() if "/FontFile2" in font.get("/FontDescriptor", {})}
    assert {name.split("-")[-1] for name in embedded} == {"Regular", "SemiBold"}


def test_an_english_sheet_begins_on_the_left(press: PdfPress) -> None:
    left = press.render([sheet(Prose(Label("Terms")), direction=Direction.LTR)])
    right = press.render([sheet(Prose(Label("Terms")), direction=Direction.RTL)])
    assert left != right
    assert pypdf.PdfReader(io.BytesIO(left)).trailer["/Root"]["/Lang"] == "en"  # type: ignore[index]  # as above


def test_an_odd_letter_is_refused_or_replaced(press: PdfPress, fonts: Path) -> None:
    odd = [sheet(Prose(Label("عسل 🍯")))]
    with pytest.raises(MissingGlyph):
        press.render(odd)
    assert "?" in read(PdfPress(fonts, substitute="?").render(odd))[0]


def test_no_sheet_is_no_file(press: PdfPress) -> None:
    with pytest.raises(ValueError, match="no sheet"):
        press.render([])


def test_every_kind_of_block_can_be_signed_for(press: PdfPress) -> None:
    content = press.render(
        [
            sheet(
                Banner(Label("مسودة", "DRAFT")),
                Signatures(
                    (Label("المستلم", "Received by"), Label("المحاسب", "Accountant")), (Label("الاسم", "Name"),)
                ),
                Table(COLUMNS, (TableRow((Label("اليوم الأول"),), RowKind.GROUP), TableRow(("عسل", "5.00")))),
            )
        ]
    )
    (text,) = read(content)
    for word in ("DRAFT", "المستلم", "Accountant", "الاسم", "اليوم", "5.00"):
        assert word in text


def test_the_figures_of_a_sheet_are_checked_like_those_of_a_receipt() -> None:
    line = TableRow(("عسل", "42.50"), figure=Figure(Mark.LINE, 4250))
    total = SumRow(Label("الصافي"), "\u206642.50\u2069 د.إ", is_total=True, figure=Figure(Mark.TOTAL, 4250))
    expected = Expected(CURRENCIES["AED"], (4250,), 4250)
    check_figures(sheet(Table(COLUMNS, (line,)), Sums((total,))), expected)
    with pytest.raises(PaperMismatch):
        check_figures(sheet(Sums((total,))), expected)


def test_progress_is_told_after_each_sheet(press: PdfPress) -> None:
    done: list[int] = []
    press.render([sheet(Prose(Label("كشف"))) for _ in range(3)], done.append)
    assert done == [1, 2, 3]


def test_whoever_is_told_can_stop_the_work_and_the_press_prints_on(press: PdfPress) -> None:
    class Enough(Exception):
        """A person has pressed cancel."""

    def tell(done: int) -> None:
        if done == 2:
            raise Enough

    sheets = [sheet(Prose(Label(f"كشف {number}"))) for number in range(3)]
    with pytest.raises(Enough):
        press.render(sheets, tell)
    assert press.render(sheets) == press.render(sheets)
    assert "كشف" in read(press.render(sheets))[0]
