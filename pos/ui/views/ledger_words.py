"""What the ledger's rows are called: the figure that they come to, and by what they are narrowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos.ui.views.fact_words import FactWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.ui.desk import Desk
    from pos.ui.rows.ledger import About, LedgerFilter


class LedgerWords(QObject):
    """Words in the language that the screen speaks right now."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._facts = FactWords(desk, self)

    def of(self, chosen: LedgerFilter) -> str:
        """Return what rows are asked for, in one line; the whole ledger is named only where nothing narrows it."""
        narrowed = [*self._whose(chosen), *self._where(chosen), *self._when(chosen)]
        if chosen.about == "all" and narrowed:
            return self._desk.speech.line(narrowed)
        return self._desk.speech.line((self._figure(chosen.about), *narrowed))

    def _figure(self, about: About) -> str:
        figures: dict[About, str] = {
            "all": self.tr("The whole ledger"),
            "gross": self.tr("Sold"),
            "refunds": self.tr("Returned"),
            "commission": self.tr("Commission"),
            "advances": self.tr("Advances"),
            "adjustments": self.tr("Adjustments"),
            "paid": self.tr("Paid"),
            "z_reports": self.tr("Z-reports"),
            "counted": self.tr("Cash counted"),
            "receipts": self.tr("Receipts"),
            "told": self.tr("What the receipts credited"),
            "credited": self.tr("What the receipts credited"),
            "owned": self.tr("What the receipts credited"),
            "difference": self.tr("Cash differences; debit is missing cash, credit is too much"),
            "goods": self.tr("Moves of goods"),
            "transfers": self.tr("Transfers between tills"),
            "taken": self.tr("Taken and given back"),
            "sold": self.tr("Sold less what came back"),
            "sold_pieces": self.tr("Sales of an item"),
            "late": self.tr("Came after the payout"),
            "entries": self.tr("Every entry of every book"),
            "owed": self.tr("Owed to families"),
            "paid_out": self.tr("Paid"),
            "handed": self.tr("Handed over"),
        }
        return figures[about]

    def _whose(self, chosen: LedgerFilter) -> Iterator[str]:
        speech = self._desk.speech
        if chosen.bazaar:
            yield self.tr("Bazaar {code}").format(code=speech.code(chosen.bazaar))
        if chosen.family is not None:
            centre = self.tr("The centre")
            yield self.tr("Family {n}").format(n=speech.code(chosen.family)) if chosen.family else centre
        if chosen.families:
            yield self.tr("%n family(ies)", "", len(chosen.families))
        if chosen.rate_bp is not None:
            yield self.tr("At {rate} commission").format(rate=speech.percent(chosen.rate_bp))
        if chosen.paid:
            yield self.tr("In cash") if chosen.paid == "cash" else self.tr("Not in cash")
        if chosen.package == "?":
            yield self.tr("Families without a package")
        elif chosen.package:
            yield self.tr("Package {code}").format(code=speech.code(chosen.package))

    def _where(self, chosen: LedgerFilter) -> Iterator[str]:
        if chosen.item == "?":
            yield self.tr("On no list")
        if chosen.hall is not None:
            own = self.tr("The centre’s own hall")
            yield self.tr("Hall {name}").format(name=self._desk.speech.code(chosen.hall)) if chosen.hall else own
        if chosen.way:
            yield self._facts.way(chosen.way)
        places = (chosen.device, chosen.book, chosen.item.strip("?"), chosen.number, chosen.shift)
        yield from (self._desk.speech.code(place) for place in places if place)

    def _when(self, chosen: LedgerFilter) -> Iterator[str]:
        speech = self._desk.speech
        if chosen.hour:
            yield self.tr("In the hour from {hour}").format(hour=speech.code(f"{chosen.hour}:00"))
        if chosen.last_day is not None and chosen.day is None:
            yield self.tr("Up to {day}").format(day=speech.day_short(chosen.last_day))
        if chosen.by_shift:
            yield self.tr("By the shifts' day")
        if chosen.closing:
            yield self.tr("Closing {number}").format(number=speech.code(chosen.closing))
        if chosen.after_closing:
            yield self.tr("After closing {number}").format(number=speech.code(chosen.after_closing))
        if chosen.settled_by == "?":
            yield self.tr("In no payout yet")
        for payout in filter(None, (chosen.settled_by.strip("?"), chosen.late_for)):
            yield self.tr("Payout {number}").format(number=speech.code(payout))
