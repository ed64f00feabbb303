"""What the kinds of exceptions are called, what is told of each, and what can be done about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos.domain.exception_facts import Resolution
from pos.domain.text import FSI, PDI
from pos.ui.views.fact_words import FactWords
from pos.ui.views.unread_words import UnreadWords
from pos.wording import count_of, name_of

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.office import ExceptionRow

_BETWEEN = " · "  # between the parts of what the register noted
_ENTRIES = {
    "forked": "entry",
    "revoked": "entry",
    "late_till": "receipt",
    "unassigned": "line",
    "unknown_family": "line",
}
_ONE_THING = {"unread", "cash_difference", "paper_differs"}  # what is counted there says nothing


class ExceptionWords(QObject):
    """Words about exceptions, in the language of the screen."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts = FactWords(desk, self)
        self._unread = UnreadWords(self)

    def details(self, row: ExceptionRow) -> str:
        """Return what is told of one: which item, how many, at which tills, and what was noted."""
        speech = self._desk.speech
        if row.kind == "unread":
            return speech.line((self._facts.kind(row.receipt), self._unread.cause(row.words)))
        parts = [] if row.item is None else [speech.name(row.item)]
        parts += [self._count_words(row)] if row.count and row.kind not in _ONE_THING else []
        if len(row.tills) > 1:
            parts.append(speech.codes(row.tills))
        parts += [f"{FSI}{part}{PDI}" for part in row.words.split(_BETWEEN) if part]
        parts += self.already(row.credited_minor, row.documents)
        if row.person is not None:
            parts.append(speech.name(row.person))
        return speech.line(parts) if parts else "–"

    def already(self, credited_minor: int, documents: tuple[str, ...]) -> list[str]:
        """Return what was credited or charged for an exception already, and by which documents; nothing where none was."""
        if not credited_minor:
            return []
        speech = self._desk.speech
        credited = self.tr("Credited already: {amount} by {documents}")
        charged = self.tr("Charged already: {amount} by {documents}")
        papers = speech.codes(documents)
        words = credited if credited_minor > 0 else charged
        return [words.format(amount=speech.money(abs(credited_minor)), documents=papers)]

    def subject(self, kind: str, subject: str) -> str:
        """Return what an exception is about: the number of a paper, a family or an item; the kind of a fact in words."""
        if not subject:
            return "–"
        return self._facts.kind(subject) if kind == "unread" else self._desk.speech.code(subject)

    def till(self, row: ExceptionRow) -> str:
        """Return the till that it came from, or the first of several and how many more there are."""
        first, *more = row.tills or (row.till,)
        if not first:
            return "–"
        return self._desk.speech.code(f"{first} +{len(more)}" if more else first)

    def _count_words(self, row: ExceptionRow) -> str:
        speech = self._desk.speech
        if row.kind == "clock_jumped":
            span = count_of(abs(row.count), "minute", speech.language)
            ahead, back = self.tr("Ahead by {span}"), self.tr("Back by {span}")
            return (ahead if row.count > 0 else back).format(span=span)
        noun = _ENTRIES.get(row.kind)
        if noun is not None:
            return count_of(row.count, noun, speech.language)
        if row.grams:
            both = self.tr("Quantity {n} and {weight}")
            return both.format(
                n=speech.quantity(row.count, is_weighed=False), weight=speech.quantity(row.grams, is_weighed=True)
            )
        return self.tr("Quantity {n}").format(n=speech.quantity(row.count, is_weighed=row.is_weighed))

    def kind(self, kind: str) -> str:
        """Return what a kind of exception is called."""
        words = {
            "missing_till": self.tr("A till is missing"),
            "total_differs": self.tr("Totals differ"),
            "unread": self.tr("Kept unread"),
            "forked": self.tr("Two books of one till"),
            "revoked": self.tr("From a revoked till"),
            "unknown_family": self.tr("Unknown family"),
            "unknown_item": self.tr("Unknown item"),
            "oversold": self.tr("More sold than received"),
            "old_price": self.tr("Sold at an old price"),
            "late_till": self.tr("Came in after the payout"),
            "unassigned": self.tr("Not assigned to a family"),
            "below_floor": self.tr("Below the family's floor"),
            "refunded_twice": self.tr("Refunded more than sold"),
            "refund_without_sale": self.tr("Refund without its sale"),
            "clock_jumped": self.tr("A till's clock changed"),
            "cash_difference": self.tr("Cash difference"),
            "paper_differs": self.tr("The paper says otherwise"),
            "taken_twice": self.tr("A transfer taken in twice"),
            "transfer_short": self.tr("Missing from a transfer"),
            "transfer_over": self.tr("Too many in a transfer"),
            "cause_gone": self.tr("A decision without its cause"),
        }
        return words[kind]

    def act(self, act: str, language: str) -> str:
        """Return what was done about one."""
        return name_of(Resolution(act), language)

    def wish(self, act: str) -> str:
        """Return what somebody does about one."""
        words = {
            "assigned": self.tr("Assign"),
            "accepted": self.tr("Accept"),
            "corrected": self.tr("Correct"),
            "written_off": self.tr("Write off"),
            "taken_back": self.tr("Take back"),
        }
        return words[act]
