"""The papers of goods desk and office in a rehearsal: notes to sign, labels, vouchers, statements, the settlement pack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.facts import ShiftClosed
from pos.domain.goods_facts import GoodsReceived, GoodsReturned
from pos.domain.stock import Equation
from pos.printing.from_reports import office_letterhead, statement_letterhead, statement_paper
from pos.printing.labels import sheet_named
from pos.printing.names import BookLookups
from pos.printing.papers.goods import goods_received_note, goods_returned_note
from pos.printing.papers.item_label import item_label
from pos.printing.papers.letterhead import Letterhead, Named
from pos.printing.papers.pack_remarks import run_remarks
from pos.printing.papers.settlement_pack import SettlementPack, settlement_pack_sheet
from pos.printing.papers.statement import statement_sheet
from pos.printing.papers.voucher import Voucher, VoucherKind, voucher_sheets
from pos.printing.pdf_document import PdfPress
from pos.printing.pdf_labels import LabelPress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.demo.figures import Outcome
    from pos.ledger.book import Book
    from pos.printing.sheet import Sheet
    from pos.sync.client import RegisterClient

    Progress = Callable[[str, int, int], None]

NOTES_MAX = 60  # of each kind, and vouchers; statements are always complete
LABELS_MAX = 650
LABEL_SHEET = "65"
ODD_LETTER = "?"


class OfficePapers:
    """Writes the papers of one rehearsal.

    Args:
        out: the rehearsal's folder.
        fonts: the folder of the typeface.
        words: the folder of the words on paper.
    """

    def __init__(self, out: Path, fonts: Path, words: Path) -> None:
        self._out = out
        self._fonts = fonts
        self._words = words
        self._press = PdfPress(fonts, substitute=ODD_LETTER)

    def write_goods(self, book: Book, office: RegisterClient, bazaar: str) -> None:
        """Write the goods notes of a till, and the labels of the items that it knows."""
        lookups = BookLookups(book.catalogue, book.journal, book.key, self._words)
        letterhead = lookups.letterhead()
        equations = {
            line.item: Equation(line.received, line.sold, line.returned, line.written_off)
            for line in office.stock(bazaar)
        }
        written = {GoodsReceived.KIND: 0, GoodsReturned.KIND: 0}
        for row in book.journal.since(0):
            kind = row.fact.KIND
            if kind not in written or written[kind] >= NOTES_MAX:
                continue
            written[kind] += 1
            match row.fact:
                case GoodsReceived():
                    self._write("notes", row.fact.number, goods_received_note(letterhead, row.stamp, row.fact))
                case GoodsReturned():
                    note = goods_returned_note(letterhead, row.stamp, row.fact, equations)
                    self._write("notes", row.fact.number, note)
                case _:
                    pass
        self._write_labels(book, letterhead)

    def write_days(self, book: Book) -> None:
        """Write the summary of each day on which a till closed a shift."""
        lookups = BookLookups(book.catalogue, book.journal, book.key, self._words)
        closings = {row.fact.day: row.stamp.at for row in book.journal.since(0) if isinstance(row.fact, ShiftClosed)}
        for day, closed_at in closings.items():
            self._write("days", f"{book.device}-{day}", (lookups.day_summary(day, closed_at),))

    def _write_labels(self, book: Book, letterhead: Letterhead) -> None:
        labels = [item_label(letterhead, card) for card in book.catalogue.items()[:LABELS_MAX]]
        press = LabelPress(self._fonts, substitute=ODD_LETTER)
        (self._out / "labels.pdf").write_bytes(press.render(labels, sheet_named(LABEL_SHEET)))

    def write_settlement(self, office: RegisterClient, outcome: Outcome, progress: Progress) -> None:
        """Write every family's statement, the vouchers, and the settlement pack."""
        letterhead = office_letterhead(outcome.bazaar, office.people(), self._words)
        families = {}
        for n, part in enumerate(outcome.run.lines, 1):
            statement = office.statement(outcome.bazaar.code, part.line.family, outcome.run.number)
            families[part.line.family] = statement.family
            own = statement_letterhead(letterhead, statement)
            self._write("statements", part.line.family, (statement_sheet(own, statement_paper(statement)),))
            if n <= NOTES_MAX and part.voucher and part.paid_at is not None:
                voucher = Voucher(
                    kind=VoucherKind.PAYOUT,
                    number=part.voucher,
                    family=part.line.family,
                    amount_minor=part.line.paid_minor,
                    at=part.paid_at,
                    payer=outcome.run.drafted_by,
                    approver=outcome.run.approved_by,
                    run=outcome.run.number,
                    collector=part.collector,
                    pay_by=part.line.pay_by,
                )
                self._write("vouchers", part.voucher, voucher_sheets(own, voucher))
            progress("statements", n, len(outcome.run.lines))
        names = {number: Named(card.name_ar, card.name_en) for number, card in families.items()}
        packages = {number: card.package for number, card in families.items()}
        office_head = replace(letterhead, families=names)
        remarks = run_remarks(office_head, outcome.run)
        pack = settlement_pack_sheet(office_head, replace(settlement_pack(outcome, packages), remarks=remarks))
        (self._out / "settlement.pdf").write_bytes(self._press.render([pack]))

    def _write(self, folder: str, name: str, sheets: tuple[Sheet, ...]) -> None:
        (self._out / folder).mkdir(exist_ok=True)
        (self._out / folder / f"{name}.pdf").write_bytes(self._press.render(list(sheets)))


def settlement_pack(outcome: Outcome, packages: dict[str, str]) -> SettlementPack:
    """Return what the pack of a rehearsal says.

    Args:
        outcome: what it came to.
        packages: package code by family number.
    """
    return SettlementPack(
        run=outcome.run.number,
        printed=outcome.reconciliation.at,
        drafted_by=outcome.run.drafted_by,
        approved_by=outcome.run.approved_by,
        z_reports_minor=outcome.reconciliation.z_reports_minor,
        receipts_minor=outcome.reconciliation.receipts_minor,
        ledgers_minor=outcome.reconciliation.ledgers_minor,
        closings=tuple(closing for till in outcome.tills for closing in till.closings),
        settlements=tuple(part.line for part in outcome.run.lines),
        packages=packages,
    )
