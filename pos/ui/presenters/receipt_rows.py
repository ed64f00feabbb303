"""The receipts of the last days as rows: each sale with what came back of it since, and each refund.

The list is read from the book once and then follows each recorded fact, so that neither a key in the search field nor a sale
costs a reading of the day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos.domain.facts import Line, LineMoved, Method, Payment, Refund, Sale, Void
from pos.domain.money import CURRENCIES
from pos.domain.text import fold
from pos.domain.weighing import Unit
from pos.ui.rows.receipts import ReceiptLine, ReceiptRow

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from pos.domain.record import Recorded
    from pos.till.undoing import Found
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.names import Name
    from pos.ui.rows.pay import Method as MethodKey
    from pos.ui.rows.receipts import ReceiptKind, ReceiptState

RECENT_FACTS_MAX = 10_000
ROWS_MAX = 300


@dataclass(slots=True)
class Entry:
    """One receipt of the list and what is known of it.

    Attributes:
        lines: what it sold, or what came back.
        back: pieces that came back of a sale.
        words: the folded text that a search looks through.
    """

    recorded: Recorded
    kind: ReceiptKind
    number: str
    lines: tuple[Line, ...]
    payments: tuple[Payment, ...]
    words: str
    back: int = 0
    is_voided: bool = False

    @property
    def pieces(self) -> int:
        """Pieces over all lines."""
        return sum(line.pieces for line in self.lines)

    @property
    def day(self) -> date:
        """Its business day."""
        fact = self.recorded.fact
        return fact.day if isinstance(fact, (Sale, Refund)) else self.recorded.stamp.at.date()

    @property
    def state(self) -> ReceiptState:
        """What has happened to it since."""
        if self.is_voided:
            return "voided"
        if not self.back:
            return "whole"
        return "refunded" if self.back >= self.pieces else "part_refunded"

    @property
    def is_back(self) -> bool:
        """Whether money went back by it or for it."""
        return self.kind == "refund" or self.back > 0 or self.is_voided


@dataclass(slots=True)
class ReceiptList:
    """The receipts that this till wrote lately, by number."""

    desks: Desks
    entries: dict[str, Entry] = field(default_factory=dict)
    _by_sale: dict[UUID, Entry] = field(default_factory=dict)

    def read(self) -> None:
        """Read the last facts of the book."""
        self.entries.clear()
        self._by_sale.clear()
        journal = self.desks.book.journal
        for recorded in journal.acts(max(0, journal.count() - RECENT_FACTS_MAX)):
            self.learn(recorded)

    def learn(self, recorded: Recorded) -> None:
        """Follow a fact."""
        fact = recorded.fact
        match fact:
            case Sale():
                entry = Entry(recorded, "sale", fact.number, fact.lines, fact.payments, self._words(fact, fact.number))
                self.entries[fact.number] = self._by_sale[recorded.stamp.id] = entry
            case Refund():
                lines = tuple(part.line for part in fact.lines)
                words = f"{fold(fact.number)} {fold(fact.of_number)}"
                self.entries[fact.number] = Entry(recorded, "refund", fact.number, lines, fact.payments, words)
                sold = self._by_sale.get(fact.of)
                if sold is not None:
                    sold.back += sum(line.pieces for line in lines)
            case Void():
                sold = self._by_sale.get(fact.of)
                if sold is not None:
                    sold.is_voided = True
            case LineMoved():
                sold, name = self._by_sale.get(fact.of), self.desks.family_name(fact.to_family)
                if sold is not None:  # the family on the paper finds it too
                    sold.words += f" {fold(f'{fact.to_family} {name.ar} {name.en}')}"
            case _:
                pass

    def of_another_till(self, found: Found) -> Entry:
        """Return the receipt that another till sold; the list does not keep it, for it is not this till's."""
        back = 0
        for line, left in zip(found.lines, found.left, strict=True):
            came = line.quantity - left
            back += came if line.unit is Unit.PIECE else min(came, 1)
        return Entry(found.recorded, "sale", found.sale.number, found.lines, found.sale.payments, "", back)

    def days(self) -> tuple[date, ...]:
        """Return the business days of the list, newest first."""
        return tuple(sorted({entry.day for entry in self.entries.values()}, reverse=True))

    def rows(self, query: str, kind: str, day: str = "") -> tuple[ReceiptRow, ...]:
        """Return the receipts that bear all words of a query and are of a kind, newest first.

        Args:
            query: words of items, families and numbers, or an amount as it is written on paper.
            kind: `all`, `sale` or `back`.
            day: the business day, as `2026-11-20`; empty for all.
        """
        sent = self._sent_place()
        words = fold(query).replace(",", "").split()
        found: list[ReceiptRow] = []
        for entry in reversed(self.entries.values()):
            if (kind == "sale" and entry.kind != "sale") or (kind == "back" and not entry.is_back):
                continue
            if day and entry.day.isoformat() != day:
                continue
            if all(word in entry.words for word in words):
                found.append(self.row(entry, sent))
            if len(found) >= ROWS_MAX:
                break
        return tuple(found)

    def row(self, entry: Entry, sent: int | None = None) -> ReceiptRow:
        """Return one receipt as a row."""
        sign = -1 if entry.kind == "refund" else 1
        return ReceiptRow(
            number=entry.number,
            at=self.desks.zoned(entry.recorded.stamp.at),
            kind=entry.kind,
            quantity=entry.pieces,
            total_minor=sign * sum(payment.amount_minor for payment in entry.payments),
            method=method_of(entry.payments),
            state=entry.state,
            is_sent=entry.recorded.place <= (self._sent_place() if sent is None else sent),
        )

    def name(self, line: Line) -> Name:
        """Return what a line sold."""
        return self.desks.sold_name(line.item, line.name, line.family)

    def lines(self, entry: Entry, found: Found | None) -> tuple[ReceiptLine, ...]:
        """Return the lines of a receipt with what may still come back of each."""
        return tuple(
            ReceiptLine(
                key=str(index),
                name=self.name(line),
                family=line.family,
                quantity=line.quantity,
                refundable=0 if found is None else found.left[index],
                total_minor=line.charged_minor,
                is_weighed=line.unit is Unit.GRAM,
            )
            for index, line in enumerate(entry.lines if found is None else found.lines)
        )

    def _words(self, sale: Sale, number: str) -> str:
        write = CURRENCIES[self.desks.book.catalogue.bazaar().currency].format
        parts = [number, write(sale.paid_minor).replace(",", "")]
        for line in sale.lines:
            parts.append(write(line.charged_minor).replace(",", ""))
            name, family = self.name(line), self.desks.family_name(line.family)
            parts += [line.item, line.family, name.ar, name.en, family.ar, family.en]
        return fold(" ".join(parts))

    def _sent_place(self) -> int:
        mark = self.desks.book.watermarks.current()
        return self.desks.book.journal.place_at(mark.epoch, mark.seq)


def method_of(payments: tuple[Payment, ...]) -> MethodKey:
    """Return how something was paid, in one word."""
    methods = {payment.method for payment in payments}
    if methods == {Method.CARD}:
        return "card"
    return "both" if Method.CARD in methods else "cash"
