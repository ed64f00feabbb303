"""What a rehearsal came to: its figures, its journals, and the papers of the settlement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.demo.figures import Outcome, TillFigures
from pos.demo.office_papers import OfficePapers
from pos.domain.facts import Refund, Sale, ShiftClosed, Void
from pos.domain.money import CURRENCIES
from pos.ledger.chain import GENESIS
from pos.ledger.codec import journal_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.demo.papers import PaperTrail
    from pos.ledger.book import Book
    from pos.sync.client import RegisterClient

    Progress = Callable[[str, int, int], None]


def gather(
    office: RegisterClient, bazaar: str, books: list[Book], out: Path, trail: PaperTrail, progress: Progress
) -> Outcome:
    """Collect the figures; write the journals, every family's statement and the settlement pack.

    Args:
        office: the accountant's line to the register.
        bazaar: the bazaar's code.
        books: the tills' books.
        out: the rehearsal's folder.
        trail: where papers go.
        progress: told how far it is.
    """
    board = office.board(bazaar)
    run = office.payouts(bazaar)[-1]
    outcome = Outcome(
        bazaar=board.bazaar,
        tills=tuple(_till(book, out) for book in books),
        run=run,
        reconciliation=board.reconciliation,
        out=out,
        home=out / "books",
    )
    (out / "journal-R01.jsonl").write_bytes(office.journal(bazaar, "R01"))
    papers = OfficePapers(out, trail.fonts, trail.words)
    papers.write_goods(books[0], office, bazaar)
    for book in books:
        papers.write_days(book)
    papers.write_settlement(office, outcome, progress)
    return outcome


def _till(book: Book, out: Path) -> TillFigures:
    """Fold a till's journal into its figures, and write it out line by line on the way."""
    counts = {Sale: 0, Refund: 0, Void: 0}
    gross = 0
    closings = []
    previous = GENESIS
    with (out / f"journal-{book.device}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for row in book.journal.since(0):
            file.write(f"{journal_line(row.stamp, previous, row.hash, row.body)}\n")
            previous = row.hash
            if type(row.fact) in counts:
                counts[type(row.fact)] += 1
            if isinstance(row.fact, Sale):
                gross += row.fact.charged_minor
            elif isinstance(row.fact, ShiftClosed):
                closings.append((row.stamp, row.fact))
    return TillFigures(
        till=book.device,
        sales=counts[Sale],
        refunds=counts[Refund],
        voids=counts[Void],
        gross_minor=gross,
        cash_expected_minor=sum(closed.expected_minor for _, closed in closings),
        cash_counted_minor=sum(closed.counted_minor for _, closed in closings),
        facts=book.journal.count(),
        head=previous.hex(),
        closings=tuple(closings),
    )


def document(outcome: Outcome) -> dict[str, object]:
    """Return the result as one JSON document; all amounts are integer minor units."""
    currency = CURRENCIES[outcome.bazaar.currency]
    totals = outcome.reconciliation
    return {
        "bazaar": outcome.bazaar.code,
        "currency": currency.code,
        "minor_units": currency.exponent,
        "tills": [
            {
                "till": till.till,
                "sales": till.sales,
                "refunds": till.refunds,
                "voids": till.voids,
                "gross": till.gross_minor,
                "cash_expected": till.cash_expected_minor,
                "cash_counted": till.cash_counted_minor,
                "difference": till.difference_minor,
                "facts": till.facts,
                "head": till.head,
            }
            for till in outcome.tills
        ],
        "families": [
            {
                "family": part.line.family,
                "name_ar": part.name_ar,
                "name_en": part.name_en,
                "gross": part.line.gross_minor,
                "refunds": part.line.refunds_minor,
                "commission": part.line.commission_minor,
                "advances": part.line.advances_minor,
                "adjustments": part.line.adjustments_minor,
                "net": part.line.net_minor,
                "paid": part.line.paid_minor,
                "carried": part.line.carried_minor,
            }
            for part in outcome.run.lines
        ],
        "totals": {
            "z_reports": totals.z_reports_minor,
            "receipts": totals.receipts_minor,
            "ledgers": totals.ledgers_minor,
            "agree": outcome.agree,
        },
        "payout": {
            "number": outcome.run.number,
            "families": len(outcome.run.lines),
            "amount": outcome.run.payable_minor,
        },
        "out": str(outcome.out),
    }


def lines(outcome: Outcome) -> list[str]:
    """Return the result as lines of text for a person."""
    money = CURRENCIES[outcome.bazaar.currency].format
    totals = outcome.reconciliation
    rows = [f"{outcome.bazaar.name_en} {outcome.bazaar.edition} · {outcome.bazaar.name_ar}", ""]
    rows += [f"{'till':<6}{'sales':>7}{'refunds':>9}{'voids':>7}{'gross':>14}{'counted':>14}{'difference':>12}"]
    rows += [
        f"{till.till:<6}{till.sales:>7}{till.refunds:>9}{till.voids:>7}{money(till.gross_minor):>14}"
        f"{money(till.cash_counted_minor):>14}{money(till.difference_minor):>12}"
        for till in outcome.tills
    ]
    rows += [
        "",
        f"{'family':<8}{'gross':>12}{'refunds':>10}{'commission':>12}{'advances':>10}{'net':>12}{'paid':>12}{'carried':>9}",
    ]
    rows += [
        f"{part.line.family:<8}{money(part.line.gross_minor):>12}{money(part.line.refunds_minor):>10}"
        f"{money(part.line.commission_minor):>12}{money(part.line.advances_minor):>10}{money(part.line.net_minor):>12}"
        f"{money(part.line.paid_minor):>12}{money(part.line.carried_minor):>9}"
        for part in outcome.run.lines
    ]
    rows += [
        "",
        (
            f"Z-reports {money(totals.z_reports_minor)} · receipts {money(totals.receipts_minor)} · "
            f"ledgers {money(totals.ledgers_minor)}: {'they agree' if outcome.agree else 'THEY DIFFER'}"
        ),
        (
            f"payout {outcome.run.number}: {len(outcome.run.lines)} families, "
            f"{money(outcome.run.payable_minor)} {outcome.bazaar.currency} paid"
        ),
        f"journals, receipts, statements and the settlement pack: {outcome.out}",
    ]
    return rows
