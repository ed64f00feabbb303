"""What a payout comes to, in cash, by bank and carried forward, each of which leads to the families that it is the sum of.

Signal: narrowed(str), which families are asked for: `cash`, `bank`, `carried`, or empty for all.
Verbs: show_totals, show_parts, choose.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.widgets.buttons import ActionButton, icon_button
from pos.ui.widgets.frames import frame, row
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.office import PayoutLine, PayoutState

KINDS = ("cash", "bank", "carried")


def made_of(kind: str, lines: tuple[PayoutLine, ...]) -> tuple[PayoutLine, ...]:
    """Return the lines that a total is the sum of; all of them where no total is named."""
    if not kind:
        return lines
    return tuple(line for line in lines if amount_of(kind, line))


def amount_of(kind: str, line: PayoutLine) -> int:
    """Return what a line adds to a total, in minor units."""
    if kind == "carried":
        return line.carried_minor
    return line.paid_minor if line.method == kind else 0


class PayoutTotals(Spoken):
    """The three totals beside each other."""

    narrowed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._chosen = ""
        self._has_payout, self._leading = False, tuple[str, ...]()
        line = row(self, space_px=8)
        self._captions = {kind: Words("caption") for kind in KINDS}
        self._figures = {kind: MoneyLabel(desk, "lead", side="leading") for kind in KINDS}
        self._ways: dict[str, ActionButton] = {}
        for kind in KINDS:
            box = frame("well")
            inner = row(box, margins=(8, 2, 8, 2), space_px=6)
            way = self._ways[kind] = icon_button(desk, "search", ink="muted")
            way.clicked.connect(partial(self._narrow, kind))
            inner.addWidget(self._captions[kind])
            inner.addWidget(self._figures[kind], 1)
            inner.addWidget(way)
            line.addWidget(box)
        self.retranslate()

    def show_totals(self, state: PayoutState) -> None:
        """Show what the payout comes to."""
        self._figures["cash"].show_amount(state.cash_minor)
        self._figures["bank"].show_amount(state.bank_minor)
        self._figures["carried"].show_amount(state.carried_minor, ink="bad" if state.carried_minor < 0 else "text")
        self._has_payout = bool(state.number)
        self._offer()

    def show_parts(self, lines: tuple[PayoutLine, ...]) -> None:
        """Let the totals lead to the lines that they are the sum of; one that is the sum of none leads nowhere."""
        self._leading = tuple(kind for kind in KINDS if made_of(kind, lines))
        self._offer()

    def choose(self, kind: str) -> None:
        """Show which total the families are narrowed to; none where it is empty."""
        self._chosen = kind
        self.retranslate()

    @override
    def retranslate(self) -> None:
        names = {"cash": self.tr("In cash"), "bank": self.tr("By bank"), "carried": self.tr("Carried forward")}
        for kind, name in names.items():
            self._captions[kind].setText(name)
            is_chosen = kind == self._chosen
            self._ways[kind].set_icon("x" if is_chosen else "search")
            words = self.tr("Show all families again") if is_chosen else self.tr("Where does {figure} come from?")
            self._ways[kind].set_words(words.format(figure=name), shows=False)

    def _offer(self) -> None:
        for kind, way in self._ways.items():
            way.setEnabled(self._has_payout and kind in self._leading)

    def _narrow(self, kind: str) -> None:
        self.narrowed.emit("" if kind == self._chosen else kind)
