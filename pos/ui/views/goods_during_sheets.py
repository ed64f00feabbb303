"""The sheets for what happens to an item while the bazaar is on: another price, and a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.ui.rows.goods_during import LossWish, PriceWish
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.asking_sheet import AskingSheet
from pos.ui.widgets.buttons import Segmented
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.goods_during import LossCause, ShelfRow


SHEET_PX = 760


class PriceSheet(AskingSheet):
    """Asks for another price, and who agreed to it.

    Signals:
        wished(object): the `rows.goods_during.PriceWish`.
    """

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX, icon="check")
        self._item: ShelfRow | None = None
        self._about, self._was = Words("lead-strong", wrap=True), Words("muted", wrap=True)
        self._price, self._floor = AmountField(desk), AmountField(desk)
        self._reason, self._consent = LineField(), LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._consent.setMaxLength(NAME_CHARACTERS_MAX)
        self._hint = Words("muted", wrap=True)
        for amount in (self._price, self._floor):
            amount.complained.connect(self.show_refusal)
        self.send_by(self._wish, self._price, self._floor, self._reason, self._consent)
        self.body.addWidget(self._about)
        self.body.addWidget(self._was)
        self.body.addLayout(self.in_pairs(self._price, self._floor, self._reason, self._consent))
        for last in (self._hint, self._refusal, self._go):
            self.body.addWidget(last)
        self.retranslate()

    def ask(self, item: ShelfRow) -> None:
        """Ask for another price of an item."""
        self._item = item
        self._price.show_amount(item.price_minor)
        self._floor.show_amount(item.floor_minor or None)
        self._reason.clear()
        self._consent.clear()
        self.show_refusal("")
        self.show_field(self._consent, is_shown=not item.is_centres)
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._price.setFocus()
        self._price.selectAll()

    @override
    def retranslate(self) -> None:
        speech, item = self.desk.speech, self._item
        self.set_title(self.tr("Another price"))
        is_weighed = item is not None and item.is_weighed
        self.name(self._price, self.tr("New price of a kilogram") if is_weighed else self.tr("New price of a piece"))
        self.name(self._floor, self.tr("Not below (may stay empty)"))
        self.name(self._reason, self.tr("Reason"))
        self.name(self._consent, self.tr("Who agreed for the family, and how"))
        self._hint.setText(self.tr("It holds from now on. What was sold keeps its price; new labels are offered next."))
        self._go.set_words(self.tr("Change the price"), keys="Return")
        if item is not None:
            self._about.setText(speech.name(item.name))
            self._was.setText(self.tr("Until now {price}").format(price=speech.money(item.price_minor)))

    def _wish(self) -> None:
        complaint = self._price.complaint or self._floor.complaint
        self.show_refusal(complaint)
        if not complaint:
            self.wished.emit(
                PriceWish(self._price.amount_minor, self._floor.amount_minor, self._reason.text(), self._consent.text())
            )


class LossSheet(AskingSheet):
    """Asks what was lost or damaged, why, and who pays.

    Signals:
        wished(object): the `rows.goods_during.LossWish`.
    """

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX, icon="check")
        self._item: ShelfRow | None = None
        self._about, self._hint = Words("lead-strong", wrap=True), Words("muted", wrap=True)
        self._cause = Segmented(desk, (("lost", "search"), ("damaged", "triangle-alert")))
        self._quantity = figures_field()
        self._quantity.setProperty("role", "amount")
        self._reason = LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._payer = Segmented(desk, (("family", "users-round"), ("centre", "landmark")))
        self.send_by(self._wish, self._quantity, self._reason)
        self.body.addWidget(self._about)
        self.body.addLayout(self.in_pairs(self._cause, self._quantity, self._payer, self._reason))
        for each in (self._hint, self._refusal, self._go):
            self.body.addWidget(each)
        self.retranslate()

    def ask(self, item: ShelfRow) -> None:
        """Ask about an item."""
        self._item = item
        self._cause.choose("lost")
        self._payer.choose("family")
        self.show_field(self._payer, is_shown=not item.is_centres)
        self._hint.setVisible(not item.is_centres)
        self._quantity.clear()
        self._reason.setText(item.short_of)
        self.show_refusal("")
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._quantity.setFocus()

    @override
    def retranslate(self) -> None:
        speech, item = self.desk.speech, self._item
        self.set_title(self.tr("Lost or damaged"))
        self.name(self._cause, self.tr("What happened to it"))
        self._cause.set_words({"lost": self.tr("Lost"), "damaged": self.tr("Damaged")})
        is_weighed = item is not None and item.is_weighed
        self.name(self._quantity, self.tr("How much, kg") if is_weighed else self.tr("How many pieces"))
        self.name(self._reason, self.tr("How it came about"))
        self.name(self._payer, self.tr("Who bears it, as agreed"))
        self._payer.set_words({"family": self.tr("The family"), "centre": self.tr("The centre pays")})
        self._hint.setText(
            self.tr(
                "Where the centre pays, the family is credited as for a sale at the present price. A shift lead agrees."
            )
        )
        self._go.set_words(self.tr("Write it off"), keys="Return")
        if item is not None:
            self._about.setText(speech.line([speech.name(item.name), speech.money(item.price_minor)]))

    def _wish(self) -> None:
        cause: LossCause = "damaged" if self._cause.choice == "damaged" else "lost"
        self.wished.emit(
            LossWish(self._quantity.text(), cause, self._reason.text(), paid_by_centre=self._payer.choice == "centre")
        )
