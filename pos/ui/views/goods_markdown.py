"""The sheet for a markdown of the last hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.goods_during import MarkdownWish
from pos.ui.widgets.asking_sheet import AskingSheet
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.frames import row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.goods_during import MarkdownGoods, MarkdownOffer

WIDTH_PX = 920
PERCENTS = (10, 20, 30, 50)
_PERCENT_BP = 100


class MarkdownSheet(AskingSheet):
    """Asks for which goods, how much, from when, why, and who bears it.

    Signals:
        wished(object): the `rows.goods_during.MarkdownWish`.
    """

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=WIDTH_PX, icon="check")
        self._offer: MarkdownOffer | None = None
        self._about, self._hint = Words("lead-strong", wrap=True), Words("muted", wrap=True)
        self._goods = Segmented(desk, (("item", "tag"), ("package", "package"), ("all", "store")))
        self._off = Segmented(desk, tuple((str(percent), "percent") for percent in PERCENTS))
        self._moment, self._reason, self._consent = ChoiceBox(desk), LineField(), LineField()
        self._payer = Segmented(desk, (("family", "users-round"), ("centre", "landmark")))
        self._payer.chosen.connect(self._show_payer)
        self._end = ActionButton(desk, "x")
        self._end.clicked.connect(self._wish_end)
        for widget in (self._about, self._goods, self._off):
            self.body.addWidget(widget)
        self.body.addLayout(self.in_pairs(self._moment, self._reason, self._payer, self._consent))
        for line in (self._reason, self._consent):
            line.setMaxLength(REASON_CHARACTERS_MAX)
        self.send_by(self._wish, self._reason, self._consent)
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
        self.name(self._moment, self.tr("From, until midnight"))
        self.name(self._reason, self.tr("Reason on the receipt"))
        self.name(self._payer, self.tr("Who bears it, as agreed"))
        self._payer.set_words({"family": self.tr("The family"), "centre": self.tr("The centre pays")})
        self.name(self._consent, self.tr("How the families agreed"))
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
        self.show_field(self._consent, is_shown=self._payer.choice == "family")

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
