"""The sheets of the goods desk: a decision with its reason, and the labels of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.goods import LabelWish
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import scrolling
from pos.ui.widgets.haste import Once
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.path_dialog import ask_new_file
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import DoubtRow, LabelOffer


class DecisionSheet(Sheet):
    """Asks whether goods are received all the same.

    Signals:
        decided(str): why they are.
    """

    decided = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=560, height_px=520)
        self._doubts: tuple[DoubtRow, ...] = ()
        self._about = Words("muted", wrap=True)
        self._list = Words("lead-strong", wrap=True)
        self._reason_words = Words("caption")
        self._reason = LineField()
        self._reason.setMaxLength(REASON_CHARACTERS_MAX)
        self._reason.textChanged.connect(self._enable)
        self._reason.returnPressed.connect(self._decide)
        self._go = ActionButton(desk, "check", kind="primary")
        self._go.clicked.connect(self._decide)
        for widget in (self._about, scrolling(self._list)):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for each in (self._reason_words, self._reason, self._go):
            self.body.addWidget(each)
        self.retranslate()

    def ask(self, doubts: tuple[DoubtRow, ...]) -> None:
        """Ask about what speaks against it."""
        self._doubts = doubts
        self._reason.clear()
        self._enable()
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._reason.setFocus()

    @override
    def retranslate(self) -> None:
        speech = self.desk.speech
        self.set_title(self.tr("A decision is needed"))
        self._about.setText(
            self.tr("Your name, the decision and its reason are kept with the note and stand on both copies.")
        )
        words = {
            "licence_expired": self.tr("{name}: the licence ended on {day}."),
            "no_expiry": self.tr("{name}: food, and no last day is written."),
            "past_expiry": self.tr("{name}: the last day, {day}, is over."),
        }
        self._list.setText(
            "\n".join(
                words[each.doubt].format(
                    name=speech.name(each.name), day=speech.code(each.day.isoformat()) if each.day else ""
                )
                for each in self._doubts
            )
        )
        self._reason_words.setText(self.tr("Why it is received all the same"))
        self._reason.setAccessibleName(self.tr("Why it is received all the same"))
        self._go.set_words(self.tr("Receive all the same"))

    def _enable(self) -> None:
        self._go.setEnabled(bool(self._reason.text().strip()))

    def _decide(self) -> None:
        if self._go.isEnabled():
            self.decided.emit(self._reason.text())


class LabelsSheet(Sheet):
    """Asks on which sheets the labels of a note go, and from which place on.

    Signals:
        wished(object): the `rows.goods.LabelWish`.
        roll_requested(): print them on the label printer instead.
    """

    wished = Signal(object)
    roll_requested = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=520)
        self._offer: LabelOffer | None = None
        self._dialog: QFileDialog | None = None
        self._about = Words("lead-strong", wrap=True)
        self._form_words, self._start_words = Words("caption", wrap=True), Words("caption", wrap=True)
        self._form = ChoiceBox(desk)
        self._start = figures_field()
        self._start.returnPressed.connect(self._ask_file)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (words, field) in enumerate(((self._form_words, self._form), (self._start_words, self._start))):
            grid.addWidget(words, 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        self._hint = Words("muted", wrap=True)
        self._refusal = Words("bad", wrap=True)
        self._save = ActionButton(desk, "download", kind="primary")
        self._save.clicked.connect(self._ask_file)
        self._roll = ActionButton(desk, "printer")
        Once(self._roll, self.roll_requested.emit)
        self.body.addWidget(self._about)
        self.body.addLayout(grid)
        for widget in (self._hint, self._refusal, self._save, self._roll):
            self.body.addWidget(widget)
        self.retranslate()

    def ask(self, offer: LabelOffer) -> None:
        """Offer the labels of a note."""
        self._offer = offer
        self._form.clear()
        for name, _count in offer.forms:
            self._form.addItem(name, name)
        self._start.setText("1")
        self._roll.setVisible(offer.has_roll)
        self._refusal.clear()
        self.retranslate()
        self.open()

    @override
    def take_focus(self) -> None:
        self._save.setFocus()

    @override
    def retranslate(self) -> None:
        offer, speech = self._offer, self.desk.speech
        self.set_title(self.tr("Labels"))
        self._form_words.setText(self.tr("Labels on an A4 sheet"))
        self._form.setAccessibleName(self.tr("Labels on an A4 sheet"))
        self._start_words.setText(self.tr("First free label of the sheet"))
        self._start.setAccessibleName(self.tr("First free label of the sheet"))
        self._hint.setText(
            self.tr("One label for each piece; one for each weighed item. The file is printed at 100 %.")
        )
        self._save.set_words(self.tr("Save as PDF"))
        self._roll.set_words(self.tr("Print on the label printer"))
        if offer is not None:
            count = self.tr("%n label(s)", "", offer.labels)
            self._about.setText(speech.line([speech.code(offer.number), count]))

    def show_refusal(self, text: str) -> None:
        """Say why there can be no such labels, and keep asking."""
        self._refusal.setText(text)
        self.open()

    def _ask_file(self) -> None:
        if self._offer is None:
            return
        self._dialog = ask_new_file(self, self._save.words, f"{self._offer.number}-labels.pdf", self._wish)

    def _wish(self, path: str) -> None:
        if self._offer is not None:
            self.wished.emit(LabelWish(self._offer.number, str(self._form.currentData()), self._start.text(), path))
