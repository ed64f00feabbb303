"""The sheets for what happens to an item while the bazaar is on: another price, and a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX, REASON_CHARACTERS_MAX
from pos.ui.rows.goods_during import LossWish, PriceWish
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.goods_during import LossCause, ShelfRow


SHEET_PX = 760


class PriceSheet(Sheet):
    """Asks for another price, and who agreed to it.

    Signals:
        wished(object): the `rows.goods_during.PriceWish`.
    """

    wished = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX)
        self._item: ShelfRow | None = None
        self._about = Words("lead-strong", wrap=True)
        self._was = Words("muted", wrap=True)
        self._price_words, self._floor_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._price, self._floor = AmountField(desk), AmountField(desk)
        for field in (self._price, self._floor):
            field.returnPressed.connect(self._wish)
        self._reason_words, self._consent_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._reason, self._consent = LineField(), LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._consent.setMaxLength(NAME_CHARACTERS_MAX)
        self._refusal = Words("bad", wrap=True)
        self._hint = Words("muted", wrap=True)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self._wish)
        self.body.addWidget(self._about)
        self.body.addWidget(self._was)
        self.body.addLayout(
            in_pairs(
                (self._price_words, self._price),
                (self._floor_words, self._floor),
                (self._reason_words, self._reason),
                (self._consent_words, self._consent),
            )
        )
        for line in (self._reason, self._consent):
            line.returnPressed.connect(self._wish)
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
        self._refusal.clear()
        for widget in (self._consent_words, self._consent):
            widget.setVisible(not item.is_centres)
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why there can be no such price."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        self._price.setFocus()
        self._price.selectAll()

    @override
    def retranslate(self) -> None:
        speech, item = self.desk.speech, self._item
        self.set_title(self.tr("Another price"))
        is_weighed = item is not None and item.is_weighed
        self._price_words.setText(self.tr("New price of a kilogram") if is_weighed else self.tr("New price of a piece"))
        self._price.setAccessibleName(self._price_words.text())
        self._floor_words.setText(self.tr("Not below (may stay empty)"))
        self._floor.setAccessibleName(self._floor_words.text())
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self._reason_words.text())
        self._consent_words.setText(self.tr("Who agreed for the family, and how"))
        self._consent.setAccessibleName(self._consent_words.text())
        self._hint.setText(self.tr("It holds from now on. What was sold keeps its price; new labels are offered next."))
        self._go.set_words(self.tr("Change the price"), keys="Return")
        if item is not None:
            self._about.setText(speech.name(item.name))
            self._was.setText(self.tr("Until now {price}").format(price=speech.money(item.price_minor)))

    def _wish(self) -> None:
        complaint = self._price.complaint or self._floor.complaint
        self._refusal.setText(complaint)
        if not complaint:
            self.wished.emit(
                PriceWish(self._price.amount_minor, self._floor.amount_minor, self._reason.text(), self._consent.text())
            )


class LossSheet(Sheet):
    """Asks what was lost or damaged, why, and who pays.

    Signals:
        wished(object): the `rows.goods_during.LossWish`.
    """

    wished = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=SHEET_PX)
        self._item: ShelfRow | None = None
        self._about = Words("lead-strong", wrap=True)
        self._cause = Segmented(desk, (("lost", "search"), ("damaged", "triangle-alert")))
        self._cause_words = Words("caption", wrap=True)
        self._quantity_words, self._reason_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._quantity = figures_field()
        self._quantity.setProperty("role", "amount")
        self._reason = LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._payer_words = Words("caption", wrap=True)
        self._payer = Segmented(desk, (("family", "users-round"), ("centre", "landmark")))
        self._hint, self._refusal = Words("muted", wrap=True), Words("bad", wrap=True)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self._wish)
        self.body.addWidget(self._about)
        self.body.addLayout(
            in_pairs(
                (self._cause_words, self._cause),
                (self._quantity_words, self._quantity),
                (self._payer_words, self._payer),
                (self._reason_words, self._reason),
            )
        )
        for each in (self._hint, self._refusal, self._go):
            self.body.addWidget(each)
        for field in (self._quantity, self._reason):
            field.returnPressed.connect(self._wish)
        self.retranslate()

    def ask(self, item: ShelfRow) -> None:
        """Ask about an item."""
        self._item = item
        self._cause.choose("lost")
        self._payer.choose("family")
        for widget in (self._payer_words, self._payer, self._hint):
            widget.setVisible(not item.is_centres)
        self._quantity.clear()
        self._reason.setText(item.short_of)
        self._refusal.clear()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why nothing can be written off."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        self._quantity.setFocus()

    @override
    def retranslate(self) -> None:
        speech, item = self.desk.speech, self._item
        self.set_title(self.tr("Lost or damaged"))
        self._cause_words.setText(self.tr("What happened to it"))
        self._cause.set_words({"lost": self.tr("Lost"), "damaged": self.tr("Damaged")})
        is_weighed = item is not None and item.is_weighed
        self._quantity_words.setText(self.tr("How much, kg") if is_weighed else self.tr("How many pieces"))
        self._quantity.setAccessibleName(self._quantity_words.text())
        self._reason_words.setText(self.tr("How it came about"))
        self._reason.setAccessibleName(self._reason_words.text())
        self._payer_words.setText(self.tr("Who bears it, as agreed"))
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


def in_pairs(*fields: tuple[QWidget, QWidget]) -> QGridLayout:
    """Return fields under their words, two beside each other and as high as each other; a last one alone takes the whole line."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    for place, (words, field) in enumerate(fields):
        line, across = divmod(place, 2)
        spans = 2 if across == 0 and place == len(fields) - 1 else 1
        field.setSizePolicy(field.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Minimum)
        grid.addWidget(words, 2 * line, across, 1, spans, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(field, 2 * line + 1, across, 1, spans)
        grid.setColumnStretch(across, 1)
    return grid
