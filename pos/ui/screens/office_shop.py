"""The office's papers, made for real: statements and the settlement pack as PDF, tables for other programs as CSV.

Files go into a folder of Amana's own, from where the office takes them. The PDF library is loaded when the first paper is set.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.money import CURRENCIES
from pos.domain.reports import PayoutState
from pos.ledger.codec import read_journal_line
from pos.ui.presenters.office import OfficeShop, Printed
from pos.ui.presenters.statements import StatementsShop
from pos.ui.screens.anchors import closings_for, heads_of, last_closing
from pos.ui.screens.fact_picture import FactPictures
from pos.ui.screens.ledger_export import write_accounts, write_balance, write_deeds, write_ledger
from pos.ui.screens.old_codes import put_away, read_old_codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from pos.domain.account_codes import AccountCode
    from pos.domain.bank import TransferBatch
    from pos.domain.bazaar import FamilyCard
    from pos.domain.ledger_reports import Entry, TrialBalance
    from pos.domain.money import Currency
    from pos.domain.reports import Board, FamilyRow, MoneyLine, PayoutRun
    from pos.domain.selling import Chart
    from pos.domain.statement_reports import Statement
    from pos.office.desk import HandedOver
    from pos.printing.papers.letterhead import Letterhead, Named
    from pos.printing.pdf_document import PdfPress
    from pos.printing.sheet import Sheet
    from pos.ui.rows.files import FileAbout
    from pos.ui.rows.selling import SellingRow
    from pos.ui.rows.trail import DeedRow
    from pos.ui.screens.lists import ListSource
    from pos.ui.screens.report_shop import OfficeReportShop

SUBSTITUTE = "?"


class OfficePaperShop(OfficeShop, StatementsShop):
    """Makes the office's papers.

    Args:
        lists: the people, the families and the bazaar.
        assets: the folder of fonts and words.
        folder: the office's, where files go.
        within: the folder in it where those of another bazaar go, which would bear the same names.
    """

    def __init__(self, lists: ListSource, assets: Path, folder: Path, within: str = "") -> None:
        self._lists = lists
        self._assets = assets
        self._office = folder
        self._folder = folder / within
        self._press: PdfPress | None = None
        self._many_press: PdfPress | None = (
            None  # a press sets one file at a time, and one statement must not wait for 500
        )
        self._pictures = FactPictures(lists, assets)

    def statement(self, statement: Statement) -> Printed:
        """Set a family's statement."""
        name = "-".join(filter(None, ("statement", statement.payout, statement.family.number)))
        return replace(self._printed(name, self._statement_sheet(statement)), statement=statement)

    def write_pictures(self, path: Path, pdf: bytes) -> Path:
        """Write each page of a PDF as a picture, numbered where there are several, and return the first one's file."""
        from pos.printing.pdf_pages import page_pictures

        pages = page_pictures(pdf)
        digits = len(str(len(pages)))  # as many in each number, so that a list of files has the pages in their order
        numbers = (f"{path.stem}-{n:0{digits}d}" for n in range(1, len(pages) + 1))
        names = [path] if len(pages) == 1 else [path.with_stem(name) for name in numbers]
        for name, page in zip(names, pages, strict=True):
            self.write(name, page)
        return names[0]

    @override
    def statements(self, name: str, statements: tuple[Statement, ...], tell: Callable[[int], None]) -> Path:
        """Set many statements into a folder, and return it."""
        folder = self._folder / _many(name)
        for done, statement in enumerate(statements, 1):
            pdf = self._many_pdf().render([self._statement_sheet(statement)])
            self.write(folder / f"{statement.family.number}.pdf", pdf)
            tell(done)
        return folder

    @override
    def statement_pictures(self, name: str, statements: tuple[Statement, ...], tell: Callable[[int], None]) -> Path:
        """Set the pages of statements as pictures into a folder, and return it."""
        folder = self._folder / f"{_many(name)}-pictures"
        for done, statement in enumerate(statements, 1):
            pdf = self._many_pdf().render([self._statement_sheet(statement)])
            self.write_pictures(folder / f"{statement.family.number}.png", pdf)
            tell(done)
        return folder

    @override
    def statement_book(self, name: str, statements: tuple[Statement, ...], tell: Callable[[int], None]) -> Path:
        """Set many statements into one file, and return it."""
        pdf = self._many_pdf().render([self._statement_sheet(each) for each in statements], tell)
        path = self._folder / f"{_many(name)}.pdf" if name else self._up_to_now(statements[0], pdf)
        self.write(path, pdf)
        return path

    def pack(self, board: Board, run: PayoutRun, journals: tuple[bytes, ...]) -> Printed:
        """Set the settlement pack."""
        from pos.printing.papers.letterhead import Named
        from pos.printing.papers.pack_remarks import run_remarks
        from pos.printing.papers.settlement_pack import SettlementPack, settlement_pack_sheet

        totals = board.reconciliation
        with self._lists.opened() as lists:
            packages = {card.number: card.package for card in lists.families()}
        names = {part.line.family: Named(part.name_ar, part.name_en) for part in run.lines}
        letterhead = self._letterhead(board, names)
        pack = SettlementPack(
            run=run.number,
            printed=totals.at,
            drafted_by=run.drafted_by,
            approved_by=run.approved_by,
            z_reports_minor=totals.z_reports_minor,
            receipts_minor=totals.receipts_minor,
            ledgers_minor=totals.ledgers_minor,
            closings=closings_for(run, totals, journals),
            settlements=tuple(part.line for part in run.lines),
            packages=packages,
            remarks=run_remarks(letterhead, run),
            heads=tuple(head for journal in journals for head in heads_of(journal)),
            closing=last_closing(journals),
            until=run.until,
            incomplete=totals.incomplete if all(till.agrees for till in totals.tills if till.is_complete) else (),
        )
        name, sheet = f"settlement-{run.number}", settlement_pack_sheet(letterhead, pack)
        return self._drafted(name, sheet) if run.state is PayoutState.DRAFTED else self._printed(name, sheet)

    def draft_voucher(self, board: Board, run: PayoutRun, family: str) -> Printed:
        """Set what a family would sign: without a number, and marked on every page."""
        from pos.printing.papers.letterhead import Named
        from pos.printing.papers.voucher import Voucher, VoucherKind, voucher_sheets

        part = next(one for one in run.lines if one.line.family == family)
        letterhead = self._letterhead(board, {family: Named(part.name_ar, part.name_en)})
        voucher = Voucher(
            kind=VoucherKind.PAYOUT,
            number="",
            family=family,
            amount_minor=part.line.paid_minor,
            at=board.reconciliation.at,
            payer="",
            run=run.number,
            until=run.until,
            pay_by=part.line.pay_by,
        )
        return self._drafted(f"voucher-{run.number}-{family}", voucher_sheets(letterhead, voucher)[0])

    def draft_statement(self, statement: Statement) -> Printed:
        """Set a family's statement of a run that nobody has approved: marked, and without a code that could be checked."""
        bare = replace(statement, code="", family=replace(statement.family, page=""))
        return self._drafted(f"statement-{statement.payout}-{statement.family.number}", self._statement_sheet(bare))

    def draft_bank_list(self, board: Board, batch: TransferBatch) -> Printed:
        """Set what the bank would be told to pay."""
        from pos.printing.papers.draft import BankList, bank_list_sheet
        from pos.printing.papers.letterhead import Named

        names = {one.family: Named(one.name_ar, one.name_en) for one in batch.transfers}
        told = BankList(batch.number, batch.transfers, board.reconciliation.at)
        return self._drafted(f"bank-{batch.number}", bank_list_sheet(self._letterhead(board, names), told))

    def vouchers(self, board: Board, run: PayoutRun, handed: Mapping[str, HandedOver]) -> Printed:
        """Set the vouchers of families that were paid, each in two copies."""
        from pos.printing.papers.letterhead import Named
        from pos.printing.papers.voucher import Voucher, VoucherKind, voucher_sheets

        paid = [part for part in run.lines if part.line.family in handed]
        letterhead = self._letterhead(board, {part.line.family: Named(part.name_ar, part.name_en) for part in paid})
        sheets = [
            sheet
            for part in paid
            for sheet in voucher_sheets(
                letterhead,
                Voucher(
                    kind=VoucherKind.PAYOUT,
                    number=part.voucher,
                    family=part.line.family,
                    amount_minor=part.line.paid_minor,
                    at=part.paid_at or board.reconciliation.at,
                    payer=handed[part.line.family].by,
                    approver=run.approved_by,
                    run=run.number,
                    until=run.until,
                    collector=part.collector,
                    collector_reason=handed[part.line.family].collector_reason,
                    pay_by=part.line.pay_by,
                ),
            )
        ]
        return self._printed(f"vouchers-{run.number}", *sheets)

    def advance(self, board: Board, family: FamilyCard, line: MoneyLine, collector: str) -> Printed:
        """Set the voucher of an advance, in two copies."""
        from pos.printing.papers.letterhead import Named
        from pos.printing.papers.voucher import Voucher, VoucherKind, voucher_sheets

        letterhead = self._letterhead(board, {family.number: Named(family.name_ar, family.name_en)})
        voucher = Voucher(
            kind=VoucherKind.ADVANCE,
            number=line.number,
            family=family.number,
            amount_minor=-line.amount_minor,
            at=line.at,
            payer=line.by,
            approver=line.approved_by,
            reason=line.reason,
            collector=collector,
        )
        return self._printed(f"voucher-{line.number}", *voucher_sheets(letterhead, voucher))

    def notes(self, lines: tuple[str, ...]) -> Printed:
        """Set the papers of facts of the office: payouts that were undone, cash put into the box or taken out."""
        sheets = self._pictures.sheets(lines)
        number = read_journal_line(lines[0].encode()).seq
        name = f"note-{number}" if len(lines) == 1 else f"notes-{number}"
        return replace(self._printed(name, *sheets), line=lines[0] if len(lines) == 1 else "")

    def table(self, families: tuple[FamilyRow, ...], about: FileAbout) -> Path:
        """Write the families' accounts as CSV and XLSX, and return where the workbook is."""
        return write_accounts(self._folder, self._currency(), families, about)

    @property
    def folder(self) -> Path:
        """The office's own, with what is known of its bank."""
        return self._office

    def fact_picture(self, line: str) -> bytes:
        """Return the picture of a fact's paper; nothing where it has none."""
        return self._pictures.picture(line)

    def deeds(self, deeds: tuple[DeedRow, ...], about: FileAbout) -> Path:
        """Write who did what as CSV and XLSX, and return where the workbook is."""
        return write_deeds(self._folder, deeds, about)

    @property
    def reports(self) -> OfficeReportShop:
        """Writes the reports' files into the same folder."""
        from pos.ui.screens.report_shop import OfficeReportShop

        return OfficeReportShop(self._lists, self._assets, self._folder)

    def chart(self, chart: Chart, shown: SellingRow, png: bytes, pdf: bytes) -> Path:
        """Write a chart as CSV and XLSX, as a picture and as PDF, and return where the workbook is."""
        from pos.intake.handing_out import as_csv
        from pos.ui.screens.chart_book import chart_book, chart_rows
        from pos.ui.screens.file_names import file_name, places_for

        name = file_name(f"selling-{chart.value}", shown.code, shown.day, shown.day)
        head, rows = chart_rows(chart, shown.bars.get(chart, ()), self._currency())
        contents = {".csv": as_csv([head, *rows]), ".png": png, ".pdf": pdf, ".xlsx": chart_book(name, head, rows)}
        places = places_for(self._folder, name, contents)
        for ending, content in contents.items():
            self.write(places[ending], content)
        return places[".xlsx"]

    def ledger(self, entries: Iterable[Entry], codes: Iterable[AccountCode], about: FileAbout) -> Path:
        """Write rows of the ledger as CSV and XLSX, and return where the workbook is."""
        return write_ledger(self._folder, self._currency(), entries, codes, about)

    def balance(self, balance: TrialBalance, codes: Iterable[AccountCode], about: FileAbout) -> Path:
        """Write a trial balance as CSV and XLSX, and return where the workbook is."""
        return write_balance(self._folder, self._currency(), balance, codes, about)

    def old_codes(self) -> tuple[AccountCode, ...]:
        """Return the codes that an older Amana kept in a file on this machine."""
        return read_old_codes(self._office)

    def put_old_codes_away(self) -> None:
        """Keep that file under a name that says what became of it."""
        put_away(self._office)

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""
        from pos.sync.seal import write_safely

        path.parent.mkdir(parents=True, exist_ok=True)
        write_safely(path, content)

    # -- inside ------------------------------------------------------------------------------------------------

    def _up_to_now(self, first: Statement, pdf: bytes) -> Path:
        """Return where statements of no run go: those of some families must not take the place of those of others."""
        from pos.ui.screens.file_names import file_name, places_for

        day = first.at.date()
        return places_for(self._folder, file_name("statements", first.bazaar.code, day, day), {".pdf": pdf})[".pdf"]

    def _currency(self) -> Currency:
        with self._lists.opened() as lists:
            return CURRENCIES[lists.bazaar().currency]

    def _statement_sheet(self, statement: Statement) -> Sheet:
        from pos.printing.from_reports import office_letterhead, statement_letterhead, statement_paper
        from pos.printing.papers.statement import statement_sheet

        with self._lists.opened() as lists:
            people = lists.people()
        office = office_letterhead(statement.bazaar, people, self._assets / "paper")
        return statement_sheet(statement_letterhead(office, statement), statement_paper(statement))

    def _letterhead(self, board: Board, names: Mapping[str, Named]) -> Letterhead:
        from pos.printing.from_reports import office_letterhead

        with self._lists.opened() as lists:
            people = lists.people()
        return office_letterhead(board.bazaar, people, self._assets / "paper", names)

    def _printed(self, name: str, *sheets: Sheet) -> Printed:
        from pos.printing.pdf_pages import pages_picture

        pdf = self._pdf().render(sheets)
        return Printed(sheets[0].title, name, pdf, pages_picture(pdf))

    def _drafted(self, name: str, *sheets: Sheet) -> Printed:
        from pos.printing.papers.draft import drafted

        return self._printed(f"draft-{name}", *drafted(sheets))

    def _pdf(self) -> PdfPress:
        if self._press is None:
            self._press = self._new_press()
        return self._press

    def _many_pdf(self) -> PdfPress:
        if self._many_press is None:
            self._many_press = self._new_press()
        return self._many_press

    def _new_press(self) -> PdfPress:
        from pos.printing.pdf_document import PdfPress

        return PdfPress(self._assets / "fonts", substitute=SUBSTITUTE)


def _many(name: str) -> str:
    """Return what the statements of a run are called; of everything up to now where no run is named."""
    return "-".join(filter(None, ("statements", name)))
