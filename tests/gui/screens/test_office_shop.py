"""The office's papers for real: PDF pages with the family's money, tables that a spreadsheet reads, files whole or not at all."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from pos import settings as files
from pos.domain.bank import TransferBatch
from pos.domain.bazaar import PaperLanguage, PayBy, Person, Role
from pos.domain.facts import Bearer, ShiftClosed
from pos.domain.office_facts import Cut
from pos.domain.reports import PayoutState, Standing
from pos.domain.selling import Chart
from pos.domain.statement_reports import Statement, StatementLine
from pos.ledger.export import write_journal
from pos.office.desk import HandedOver
from pos.printing.document import PaperMismatch
from pos.printing.pdf_pages import pages_picture
from pos.ui.presenters.statements import Stopped
from pos.ui.rows.files import FileAbout
from pos.ui.rows.names import Name
from pos.ui.rows.selling import BarRow, SellingRow
from pos.ui.rows.trail import DeedRow
from pos.ui.screens.anchors import closings, heads_of
from pos.ui.screens.lists import BookLists
from pos.ui.screens.office_shop import OfficePaperShop
from tests.builders import HUDA, JAM, SALMA, Till, a_bazaar, a_family, a_till, some_cards
from tests.fakes import NOON
from tests.unit.printing.papers.test_office_notes import FILLED, UNDONE, office_line
from tests.unit.ui.presenters.accounts import GROSS, NET, a_board, a_part, a_row, a_run, a_settlement, a_standing
from tests.unit.ui.presenters.bank_scene import a_batch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

SOLD = StatementLine(
    at=NOON,
    kind="sale",
    number="T01-000001-0",
    device="T01",
    item=JAM,
    name_ar="مربى التمر",
    name_en="Date jam",
    quantity=4,
    price_minor=2_500,
    discount_minor=0,
    borne_by=Bearer.FAMILY,
    approved_by="",
    reason="",
    rate_bp=1_500,
    credited_minor=GROSS,
)
SELLING = SellingRow(
    bars={Chart.PACKAGES: (BarRow("A", Name("أطايب", "Atayeb"), 500),)},
    bazaar=Name("بازار", "Bazaar"),
    code="INTAJ8",
    day=NOON.date(),
)
EVENING = f"Evening of {NOON.date().isoformat()}"
ACCOUNTANT = Person(code="A1", name_ar="سارة", name_en="Sara", role=Role.ACCOUNTANT)


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    cards = some_cards()
    made = a_till(tmp_path / "tills", cards=replace(cards, people=(*cards.people, ACCOUNTANT)))
    yield made
    made.book.close()


@pytest.fixture
def shop(till: Till, tmp_path: Path, qapp: QApplication) -> OfficePaperShop:
    assert qapp is not None
    return OfficePaperShop(BookLists(till.book), files.assets(), tmp_path / "office")


def a_statement(serial: int = 1) -> Statement:
    line = a_settlement(SALMA)
    return Statement(
        bazaar=a_bazaar(),
        family=a_family(serial),
        at=NOON,
        payout="",
        opening_minor=0,
        lines=(SOLD,),
        goods=(),
        shares=line.shares,
        gross_minor=GROSS,
        refunds_minor=0,
        advances=(),
        adjustments=(),
        net_minor=NET,
        payouts=(),
        paid_minor=0,
        balance_minor=NET,
        code="7f3a9c21",
    )


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_statement_is_a_pdf_and_its_picture(shop: OfficePaperShop) -> None:
    printed = shop.statement(a_statement())
    assert printed.name == f"statement-{SALMA}"
    assert printed.title
    assert printed.picture == pages_picture(printed.pdf)
    assert "85.00" in text_of(printed.pdf)
    assert shop.statement(replace(a_statement(), payout="R01-000001-2")).name == f"statement-R01-000001-2-{SALMA}"


def test_a_statement_is_written_as_pictures_page_by_page(shop: OfficePaperShop, tmp_path: Path) -> None:
    printed = shop.statement(a_statement())
    assert printed.statement == a_statement()
    assert shop.write_pictures(tmp_path / "long.png", printed.pdf) == tmp_path / "long-1.png"
    short = shop.statement(replace(a_statement(), bazaar=a_bazaar(paper=PaperLanguage.ENGLISH)))
    assert shop.write_pictures(tmp_path / "one.png", short.pdf) == tmp_path / "one.png"
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["long-1.png", "long-2.png", "one.png"]
    assert (tmp_path / "long-2.png").read_bytes().startswith(b"\x89PNG")


def test_pictures_of_many_pages_stand_in_their_order_in_a_list_of_files(
    shop: OfficePaperShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.printing.pdf_pages.page_pictures", lambda _pdf: [b"%d" % page for page in range(1, 13)])
    assert shop.write_pictures(tmp_path / "long.png", b"") == tmp_path / "long-01.png"
    assert [path.read_bytes() for path in sorted(tmp_path.glob("long-*.png"))] == [
        b"%d" % page for page in range(1, 13)
    ]


def test_statements_of_a_run_are_one_file_a_family(shop: OfficePaperShop, tmp_path: Path) -> None:
    done: list[int] = []
    folder = shop.statements("R01-000001-2", (a_statement(1), a_statement(2)), done.append)
    assert folder == tmp_path / "office" / "statements-R01-000001-2"
    assert sorted(path.name for path in folder.iterdir()) == [f"{SALMA}.pdf", f"{HUDA}.pdf"]
    pictures = shop.statement_pictures("R01-000001-2", (a_statement(1),), done.append)
    assert done == [1, 2, 1]
    assert pictures == tmp_path / "office" / "statements-R01-000001-2-pictures"
    assert sorted(path.name for path in pictures.iterdir()) == [f"{SALMA}-1.png", f"{SALMA}-2.png"]


def test_statements_of_a_run_are_one_file_to_print(shop: OfficePaperShop, tmp_path: Path) -> None:
    done: list[int] = []
    path = shop.statement_book("R01-000001-2", (a_statement(1), a_statement(2)), done.append)
    assert path == tmp_path / "office" / "statements-R01-000001-2.pdf"
    assert done == [1, 2]
    bookmarks = [entry.title for entry in PdfReader(path).outline if not isinstance(entry, list)]
    assert len(bookmarks) == 2
    assert all(number in f"{title}" for number, title in zip((SALMA, HUDA), bookmarks, strict=True))


def test_statements_that_a_person_stops_leave_no_file(shop: OfficePaperShop, tmp_path: Path) -> None:
    def stop(_done: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        shop.statement_book("", (a_statement(1), a_statement(2)), stop)
    assert not (tmp_path / "office").exists()
    whose = [
        shop.statement_book("", (a_statement(serial),), lambda _done: None).name.partition("INTAJ8")[2]
        for serial in (1, 2, 1)
    ]
    day = NOON.date().isoformat()
    assert whose == [f"-{day}.pdf", f"-{day}-2.pdf", f"-{day}.pdf"], "other families' do not take their place"


def test_the_pack_has_every_closing_of_every_till(shop: OfficePaperShop, till: Till, tmp_path: Path) -> None:
    till.sell()
    closed = till.close_shift()
    with closing(till.book.reader()) as connection:
        write_journal(connection, tmp_path / "T01.jsonl")
    journal = (tmp_path / "T01.jsonl").read_bytes()
    ((stamp, fact),) = closings(journal)
    assert (stamp, fact) == (closed.stamp, closed.fact)
    assert isinstance(fact, ShiftClosed)
    assert closings(b"") == []
    assert heads_of(b"") == ()
    (head,) = heads_of(journal)
    assert (head.device, head.epoch, head.seq, head.hash) == ("T01", 1, closed.place, closed.hash.hex())
    board = a_board(a_standing(z_reports_minor=fact.takings_minor))
    draft = shop.pack(board, a_run(), (journal, b""))
    assert draft.name == "draft-settlement-R01-000001-2"
    assert "DRAFT" in text_of(draft.pdf)
    printed = shop.pack(board, a_run(PayoutState.APPROVED), (journal, b""))
    assert printed.name == "settlement-R01-000001-2"
    written = text_of(printed.pdf)
    assert all(piece in written for piece in (fact.number, "85.00", head.hash))


def test_the_pack_of_a_run_has_the_closings_of_its_totals(shop: OfficePaperShop, till: Till, tmp_path: Path) -> None:
    closed = []
    for _ in range(2):
        till.sell()
        closed.append(till.close_shift())
        till.open_shift()
    with closing(till.book.reader()) as connection:
        write_journal(connection, tmp_path / "T01.jsonl")
    journal = (tmp_path / "T01.jsonl").read_bytes()
    (first, second) = (fact for _, fact in closings(journal))
    cut = Cut(device="T01", epoch=1, seq=closed[0].place)
    run = a_run(PayoutState.APPROVED, cuts=(cut,))
    board = a_board(a_standing(z_reports_minor=first.takings_minor, receipts_minor=first.takings_minor))
    looked = replace(board, reconciliation=replace(board.reconciliation, payout=run.number))
    written = text_of(shop.pack(looked, run, (journal,)).pdf)
    assert EVENING not in written
    assert EVENING in text_of(shop.pack(looked, replace(run, until=NOON.date()), (journal,)).pdf)
    assert first.number in written
    assert second.number not in written
    with pytest.raises(PaperMismatch):
        shop.pack(looked, replace(run, cuts=()), (journal,))
    with pytest.raises(PaperMismatch):
        shop.pack(board, run, (journal,))
    both = first.takings_minor + second.takings_minor
    now = a_board(a_standing(z_reports_minor=both, receipts_minor=both))  # as an older register answers
    assert second.number in text_of(shop.pack(now, run, (journal,)).pdf)


@pytest.mark.parametrize(("others_minor", "said"), [(0, "Where everything is in"), (100, "The three totals differ")])
def test_the_pack_tells_tills_that_are_not_all_in_from_totals_that_differ(
    shop: OfficePaperShop, others_minor: int, said: str
) -> None:
    begun = a_standing("T01", standing=Standing.OPEN, z_reports_minor=0, receipts_minor=500, ledgers_minor=500)
    closed = a_standing("T02", z_reports_minor=0, receipts_minor=others_minor, ledgers_minor=others_minor)
    assert said in text_of(shop.pack(a_board(begun, closed), a_run(), ()).pdf).replace("\n", " ")


def test_a_pack_without_a_till_s_closings_is_not_made(shop: OfficePaperShop) -> None:
    with pytest.raises(PaperMismatch):
        shop.pack(a_board(), a_run(), (b"",))


def test_vouchers_are_two_copies_for_each_family_that_was_paid(shop: OfficePaperShop) -> None:
    run = a_run(
        PayoutState.PAID,
        lines=(
            a_part(SALMA, voucher="R01-000004-0", paid_at=NOON),
            a_part(HUDA, line=a_settlement(HUDA, pay_by=PayBy.BANK), voucher="R01-000005-7"),
        ),
    )
    printed = shop.vouchers(a_board(), run, {SALMA: HandedOver("A1", "أخوها مسافر")})
    assert printed.name == f"vouchers-{run.number}"
    written = text_of(printed.pdf)
    assert EVENING not in written
    assert written.count("R01-000004-0") >= 2
    assert "R01-000005-7" not in written
    assert "Why this person" in written


def test_vouchers_of_a_run_up_to_an_evening_say_the_day_before_it_is_paid_and_after(shop: OfficePaperShop) -> None:
    part = a_part(SALMA, voucher="R01-000004-0", paid_at=NOON)
    run = a_run(PayoutState.PAID, until=NOON.date(), lines=(part,))
    paid, draft = shop.vouchers(a_board(), run, {SALMA: HandedOver("A1")}), shop.draft_voucher(a_board(), run, SALMA)
    assert [text_of(printed.pdf).count(EVENING) for printed in (paid, draft)] == [2, 1]


def test_the_papers_of_a_draft_are_marked_and_no_real_ones(shop: OfficePaperShop) -> None:
    run, board = a_run(PayoutState.DRAFTED), a_board()
    voucher = shop.draft_voucher(board, run, SALMA)
    told = TransferBatch(number=run.number, part=1, reference="B", transfers=a_batch(run, "AE07").transfers)
    bank = shop.draft_bank_list(board, told)
    statement = shop.draft_statement(replace(a_statement(), code="12345678", payout=run.number))
    for printed in (voucher, bank, statement):
        pages = PdfReader(io.BytesIO(printed.pdf)).pages
        assert all("DRAFT" in page.extract_text() for page in pages)
        assert printed.name.startswith("draft-")
        assert not printed.has_slip
    assert "12345678" not in text_of(statement.pdf)
    assert len(PdfReader(io.BytesIO(voucher.pdf)).pages) == 1


def test_a_note_of_the_office_is_set_from_its_line_of_the_journal(shop: OfficePaperShop) -> None:
    lines = office_line(7, UNDONE), office_line(8, FILLED)
    one, both = shop.notes(lines[:1]), shop.notes(lines)
    assert (one.name, one.line, one.has_slip) == ("note-7", lines[0], True)
    assert (both.name, both.has_slip) == ("notes-7", False)
    assert len(PdfReader(io.BytesIO(one.pdf)).pages) == 2
    assert len(PdfReader(io.BytesIO(both.pdf)).pages) == 4
    assert UNDONE.number in one.title
    assert FILLED.number in text_of(both.pdf)


def test_the_accounts_are_a_table_of_plain_numbers(shop: OfficePaperShop) -> None:
    book = shop.table((a_row(1, gross_minor=100_000_000), a_row(2)), FileAbout("INTAJ8", ("A",)))
    path = book.with_suffix(".csv")
    assert book.name == "accounts-INTAJ8-A.xlsx"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    head, salma, huda = table(path)
    cells = dict(zip(head, salma, strict=True))
    assert (cells["family"], cells["gross AED"], cells["net AED"], cells["due AED"]) == (
        SALMA,
        "1000000.00",
        "85.00",
        "0.00",
    )
    assert huda[0] == HUDA
    titles, first, _second = load_workbook(book).worksheets[0].iter_rows(values_only=True)
    assert titles[:5] == ("family · الأسرة", *titles[1:4], "gross · المبيعات AED")
    assert (first[0], first[4], first[head.index("net AED")]) == (SALMA, 1_000_000, 85)
    assert shop.table((a_row(2),), FileAbout("INTAJ8", ("A",))).name == "accounts-INTAJ8-A-2.xlsx"
    assert table(path)[1][0] == SALMA, "other families, other files"


def test_who_did_what_is_a_table_whose_times_are_moments(shop: OfficePaperShop) -> None:
    deed = DeedRow("t1", NOON, "C1", Name("نورة", "Noura"), "signed_in", "=1+1", "")
    about = FileAbout("INTAJ8", ("C1", ""), NOON.date(), NOON.date())
    book = shop.deeds((deed,), about)
    assert book.name == f"trail-INTAJ8-C1-{NOON.date().isoformat()}.xlsx"
    assert table(book.with_suffix(".csv"))[1] == [NOON.isoformat(timespec="seconds"), "C1", "signed_in", "'=1+1", ""]
    titles, row = load_workbook(book).worksheets[0].iter_rows(values_only=True)
    assert (titles[2], row[0]) == ("deed · العمل", NOON.replace(tzinfo=None))
    assert shop.deeds((deed, deed), about).name == f"trail-INTAJ8-C1-{NOON.date().isoformat()}-2.xlsx"


def test_a_name_is_never_a_formula(shop: OfficePaperShop) -> None:
    row = replace(a_row(1, balance_minor=-NET), family=a_family(1, name_ar="=1+1", name_en="@x"))
    head, written = table(shop.table((row,), FileAbout("INTAJ8")).with_suffix(".csv"))
    cells = dict(zip(head, written, strict=True))
    assert (cells["name_ar"], cells["name_en"], cells["balance AED"]) == ("'=1+1", "'@x", "-85.00")


def test_a_file_replaces_the_one_before_it(shop: OfficePaperShop, tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.pdf"
    shop.write(path, b"one")
    shop.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert [other.name for other in path.parent.iterdir()] == ["x.pdf"]


def test_a_charts_files_name_bazaar_and_day_and_spare_those_of_another_day(shop: OfficePaperShop) -> None:
    path = shop.chart(Chart.PACKAGES, SELLING, b"png", b"pdf")
    assert path.name == "selling-packages-INTAJ8-2026-11-20.xlsx"
    assert {one.suffix for one in path.parent.glob(f"{path.stem}.*")} == {".csv", ".xlsx", ".png", ".pdf"}
    former = {one: one.read_bytes() for one in path.parent.iterdir()}
    more: dict[Chart, tuple[BarRow, ...]] = {
        Chart.PACKAGES: (replace(SELLING.bars[Chart.PACKAGES][0], amount_minor=700),)
    }
    later = (replace(SELLING, day=None), replace(SELLING, bars=more))
    names = [shop.chart(Chart.PACKAGES, row, b"other", b"other").name for row in later]
    assert names == ["selling-packages-INTAJ8.xlsx", "selling-packages-INTAJ8-2026-11-20-2.xlsx"]
    assert {one: one.read_bytes() for one in former} == former
