"""The sheet for a markdown of the last hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.goods_during import MarkdownWish
from pos.ui.views.goods_during_sheets import in_pairs
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.goods_during import MarkdownGoods, MarkdownOffer

WIDTH_PX = 920
PERCENTS = (10, 20, 30, 50)
_PERCENT_BP = 100


class MarkdownSheet(Sheet):
    """Asks for which goods, how much, from when, why, and who bears it.

    Signals:
        wished(object): the `rows.goods_during.MarkdownWish`.
    """

    wished = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=WIDTH_PX)
        self._offer: MarkdownOffer | None = None
        self._about = Words("lead-strong", wrap=True)
        self._goods = Segmented(desk, (("item", "tag"), ("package", "package"), ("all", "store")))
        self._off = Segmented(desk, tuple((str(percent), "percent") for percent in PERCENTS))
        self._moment_words, self._reason_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._moment, self._reason, self._consent = ChoiceBox(desk), LineField(), LineField()
        self._payer_words, self._consent_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._payer = Segmented(desk, (("family", "users-round"), ("centre", "landmark")))
        self._payer.chosen.connect(self._show_payer)
        self._hint, self._refusal = Words("muted", wrap=True), Words("bad", wrap=True)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self._wish)
        self._end = ActionButton(desk, "x")
        self._end.clicked.connect(self._wish_end)
        for widget in (self._about, self._goods, self._off):
            self.body.addWidget(widget)
        self.body.addLayout(
            in_pairs(
                (self._moment_words, self._moment),
                (self._reason_words, self._reason),
                (self._payer_words, self._payer),
                (self._consent_words, self._consent),
            )
        )
        for line in (self._reason, self._consent):
            line.setMaxLength(REASON_CHARACTERS_MAX)
            line.returnPressed.connect(self._wish)
        buttons = row()
        buttons.addWidget(self._go, 1)
        buttons.addWidget(self._end)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._refusal)
        self.body.addLayout(buttons)
        self.retranslate()

    def ask(self, offer: MarkdownOffer) -> None:
        """Ask for a markdown."""
        self._offer = offer
        self._goods.choose("item")
        self._off.choose(str(PERCENTS[0]))
        self._payer.choose("family")
        for line in (self._reason, self._consent):
            line.clear()
        self.show_refusal("")
        self._end.setVisible(offer.has_one)
        self._moment.clear()
        self._show_payer()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why there can be no such markdown."""
        self._refusal.setText(text)
        self._refusal.setVisible(bool(text))

    @override
    def take_focus(self) -> None:
        self._goods.button(self._goods.choice).setFocus()

    @override
    def retranslate(self) -> None:
        speech, offer = self.desk.speech, self._offer
        self.set_title(self.tr("Markdown for the last hours"))
        self._goods.set_words(
            {"item": self.tr("This item"), "package": self.tr("Its package"), "all": self.tr("Everything")}
        )
        self._off.set_words({str(percent): speech.percent(percent * _PERCENT_BP) for percent in PERCENTS})
        self._moment_words.setText(self.tr("From, until midnight"))
        self._moment.setAccessibleName(self._moment_words.text())
        self._reason_words.setText(self.tr("Reason on the receipt"))
        self._reason.setAccessibleName(self._reason_words.text())
        self._payer_words.setText(self.tr("Who bears it, as agreed"))
        self._payer.set_words({"family": self.tr("The family"), "centre": self.tr("The centre pays")})
        self._consent_words.setText(self.tr("How the families agreed"))
        self._consent.setAccessibleName(self._consent_words.text())
        self._hint.setText(
            self.tr(
                "At every till, by its own clock, as soon as it hears of it; never below the family’s lowest price."
            )
        )
        self._go.set_words(self.tr("Plan the markdown"), keys="Return")
        self._end.set_words(self.tr("End it"))
        if offer is None:
            return
        self._about.setText(speech.line([speech.name(offer.item), speech.name(offer.package)]))
        at = max(0, self._moment.currentIndex())
        self._moment.clear()
        for place, moment in enumerate(offer.moments):
            self._moment.addItem(speech.time(moment) if place else self.tr("Now"), moment)
        self._moment.setCurrentIndex(at)

    def _show_payer(self) -> None:
        is_family = self._payer.choice == "family"
        self._consent_words.setVisible(is_family)
        self._consent.setVisible(is_family)

    def _wish(self) -> None:
        self._send(int(self._off.choice) * _PERCENT_BP)

    def _wish_end(self) -> None:
        self._send(0)

    def _send(self, off_bp: int) -> None:
        choices: dict[str, MarkdownGoods] = {"item": "item", "package": "package", "all": "all"}
        if self._offer is not None:
            self.wished.emit(
                MarkdownWish(
                    goods=choices[self._goods.choice],
                    off_bp=off_bp,
                    moment=self._offer.moments[max(0, self._moment.currentIndex())],
                    reason=self._reason.text(),
                    consent_by=self._consent.text(),
                    paid_by_centre=self._payer.choice == "centre",
                )
            )
