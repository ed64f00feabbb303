"""Receiving goods: whose they are; then the note, line by line, with the form of a line beside it.

Signals:
    family_typed(str): what stands in the family's field, after each change.
    begin_requested(str): the number of the family; empty for the centre.
    line_chosen(str): the key of the line to change.
    record_requested(), give_up_requested().

`form` has the signals of a line.

Verbs: show_note, show_packages, show_family, show_form, show_offers, show_refusal, show_photo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from pos.ui.keys import GOODS, bind_button
from pos.ui.tables import Column, RowTable
from pos.ui.views.goods_line import form_panel
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.family_field import FamilyField
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.pill import StatusPill
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.ui.desk import Desk
    from pos.ui.rows.goods import ItemOffer, LineForm, NoteLine, NoteState
    from pos.ui.rows.names import Tone
    from pos.ui.rows.till import FamilyLook, PackageChip

PANEL_PX = 430
FIGURES_PX = 114
_LICENCE_TONES: dict[str, Tone] = {"none": "plain", "good": "good", "soon": "warn", "over": "bad"}


class ReceiveView(Stepwise):
    """The note in the making."""

    family_typed = Signal(str)
    begin_requested = Signal(str)
    line_chosen = Signal(str)
    record_requested = Signal()
    give_up_requested = Signal()

    def __init__(self, desk: Desk, notes: QWidget, parent: QWidget | None = None, *, whole: bool = True) -> None:
        """Make the screen.

        Args:
            desk: look and speech.
            notes: shows the notes that were recorded; it stands beside the question whose goods they are.
            parent: the widget it belongs to.
            whole: whether its parts are made now; otherwise `furnish` makes them.
        """
        self._state: NoteState | None = None
        self._notes = notes
        super().__init__(desk, parent, whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        # Shown and hidden, for a stack asks for the height that its pages wish, not for the least that they can do with.
        self._beginning, self._note = QWidget(self), QWidget(self)
        lines = column(self)
        lines.addWidget(self._beginning)
        lines.addWidget(self._note)
        self._note.hide()
        self._make_beginning(self._notes)
        yield
        sides = row(self._note, space_px=0)
        self._make_note(sides)
        yield
        panel, self.form = form_panel(self.desk, self._note, PANEL_PX)
        sides.addWidget(panel)
        yield from self.form.furnish()
        yield

    # Verbs

    def show_note(self, state: NoteState | None) -> None:
        """Show the note in the making; without one, ask whose goods they are."""
        was_none = self._state is None
        self._state = state
        self._beginning.setVisible(state is None)
        self._note.setVisible(state is not None)
        if state is None:
            self._family.begin("")
            self._begin.setEnabled(False)
            self._family.setFocus()
            return
        self._table.show_rows(state.lines, "" if was_none else None)
        self._pages.setCurrentIndex(0 if state.lines else 1)
        if state.lines and not self._table.chosen:
            self._table.scrollToBottom()
        self._value.show_amount(state.value_minor)
        self._record.setEnabled(bool(state.lines))
        self._show_head()

    def show_packages(self, packages: tuple[PackageChip, ...]) -> None:
        """Offer these packages."""
        self.form.show_packages(packages)

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""
        self._family.show_look(look)
        self._begin.setEnabled(bool(look.number))

    def show_form(self, form: LineForm) -> None:
        """Show a line to be written or changed."""
        if not form.key:
            self._table.clearSelection()
            self._table.setCurrentIndex(self._table.rows.index(-1, -1))
        if self._state is not None:
            self.form.show_form(form)

    def show_offers(self, offers: tuple[ItemOffer, ...]) -> None:
        """Show the known items that may be meant."""
        self.form.show_offers(offers)

    def show_refusal(self, text: str) -> None:
        """Say at the form why its line cannot be taken."""
        self.form.show_refusal(text)

    def show_photo(self, picture: bytes, *, may_remove: bool) -> None:
        """Show at the form the photo of its item."""
        self.form.photo.show_item_photo(picture, may_remove=may_remove)

    def take_focus(self) -> None:
        """Give the keyboard to what comes next."""
        (self._family if self._state is None else self.form).setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self._whose.setText(self.tr("Whose goods are received?"))
        self._hint.setText(self.tr("Scan a label of the family’s, type its number, or a part of its name."))
        self._begin.set_words(self.tr("Begin the note"), keys="Return")
        self._centre.set_words(self.tr("The centre’s own goods"))
        self._table.setAccessibleName(self.tr("Lines of the note"))
        self._table.rows.show_titles(
            (
                self.tr("Item"),
                self.tr("Declared"),
                self.tr("Counted"),
                self.tr("Price"),
                self.tr("Last day"),
                self.tr("Value"),
            )
        )
        self._nothing.show_words(
            self.tr("Nothing on the note yet"), self.tr("Write the first line at the side, or scan a label.")
        )
        self._value_words.setText(self.tr("Value of the goods"))
        self._record.set_words(self.tr("Save and print the note"), keys=GOODS["record"])
        self._give_up.set_words(self.tr("Give up"))
        self._show_head()

    def _show_head(self) -> None:
        state, speech = self._state, self.desk.speech
        if state is None:
            return
        self._name.setText(speech.name(state.name))
        parts = [speech.code(state.family)] if state.family else []
        parts.append(self.tr("commission {rate}").format(rate=speech.percent(state.rate_bp)))
        parts.append(self.tr("terms {version}").format(version=speech.code(state.terms)))
        self._about.setText(speech.line(parts))
        words = {
            "good": self.tr("Licence until {day}"),
            "soon": self.tr("Licence ends on {day}"),
            "over": self.tr("Licence ended on {day}"),
        }
        self._licence.setVisible(state.licence is not None)
        if state.licence is not None:
            self._licence.show_status(
                words[state.licence_state].format(day=speech.code(state.licence.isoformat())),
                tone=_LICENCE_TONES[state.licence_state],
                icon="badge-check" if state.licence_state == "good" else "triangle-alert",
            )
        differ = state.pieces - state.declared
        counted = self.tr("%n piece(s) counted", "", state.pieces)
        declared = self.tr("%n declared", "", state.declared)
        parts = [counted, declared]
        if differ:
            sign = "+" if differ > 0 else "\u2212"
            parts.append(self.tr("difference {count}").format(count=f"\u2066{sign}{abs(differ)}\u2069"))
        self._sums.setText(speech.line(parts))

    def _item_words(self, line: NoteLine) -> str:
        speech = self.desk.speech
        doubts = {
            "no_expiry": self.tr("no last day"),
            "past_expiry": self.tr("last day is over"),
        }
        parts = [speech.name(line.name)]
        if line.doubt in doubts:
            parts.append(doubts[line.doubt])
        if line.is_donated:
            parts.append(self.tr("donate"))
        return speech.line(parts) if len(parts) > 1 else parts[0]

    # Parts

    def _make_beginning(self, notes: QWidget) -> None:
        sides = row(self._beginning, space_px=0)
        sides.addWidget(notes, 1)
        panel = frame("panel", self._beginning)
        sides.addWidget(panel)
        panel.setFixedWidth(PANEL_PX)
        lines = column(panel, margins=(18, 16, 18, 16), space_px=10)
        self._whose = Words("title", wrap=True)
        self._hint = Words("muted", wrap=True)
        self._family = FamilyField(self.desk)
        self._family.typed.connect(self.family_typed)
        self._family.entered.connect(self._request_begin)
        self._begin = ActionButton(self.desk, "arrow-right", kind="primary")
        self._begin.setEnabled(False)
        self._begin.clicked.connect(self._request_begin)
        self._centre = ActionButton(self.desk, "store")
        self._centre.clicked.connect(self._request_centre)
        for widget in (self._whose, self._hint, self._family):
            lines.addWidget(widget)
        lines.addStretch(1)
        lines.addWidget(self._begin)
        lines.addWidget(self._centre)

    def _make_note(self, sides: QHBoxLayout) -> None:
        lines = column(margins=(16, 14, 16, 14), space_px=10)
        sides.addLayout(lines, 1)
        lines.addLayout(self._make_head())
        card = frame("card", self._note)
        lines.addWidget(card, 1)
        self._pages = QStackedWidget(card)
        column(card, margins=(2, 2, 2, 2)).addWidget(self._pages)
        self._table = self._make_table()
        self._table.row_chosen.connect(self.line_chosen)
        self._nothing = EmptyState(self.desk, "package-open")
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._nothing)
        lines.addWidget(self._make_foot())

    def _make_head(self) -> QVBoxLayout:
        lines = column(space_px=2)
        head = row()
        self._name = Words("title", wrap=True)
        self._licence = StatusPill(self.desk)
        head.addWidget(self._name, 1)
        head.addWidget(self._licence)
        self._about = Words("muted", wrap=True)
        lines.addLayout(head)
        lines.addWidget(self._about)
        return lines

    def _make_table(self) -> RowTable[NoteLine]:
        speech = self.desk.speech

        def quantity(amount: int, line: NoteLine) -> str:
            return speech.quantity(amount, is_weighed=line.is_weighed)

        return RowTable(
            self.desk,
            (
                Column(self._item_words, strong=True, ink=_doubt_ink),
                Column(lambda each: quantity(each.declared, each), side="trailing", width_px=FIGURES_PX, spare=True),
                Column(
                    lambda each: quantity(each.quantity, each), side="trailing", width_px=FIGURES_PX, ink=_count_ink
                ),
                Column(lambda each: speech.number(each.price_minor), side="trailing", width_px=FIGURES_PX),
                Column(
                    lambda each: speech.code(each.expiry.isoformat()) if each.expiry else "–",
                    width_px=FIGURES_PX,
                    spare=True,
                    ink=_doubt_ink,
                ),
                Column(lambda each: speech.number(each.value_minor), side="trailing", width_px=FIGURES_PX, strong=True),
            ),
            lambda each: each.key,
        )

    def _make_foot(self) -> QFrame:
        foot = frame("card", self._note)
        lines = column(foot, margins=(16, 10, 16, 12), space_px=8)
        self._sums = Words("muted", wrap=True)
        lines.addWidget(self._sums)
        total = row()
        self._value_words = Words("lead-strong", wrap=True)
        self._value = MoneyLabel(self.desk, "headline")
        total.addWidget(self._value_words, 1)
        total.addWidget(self._value)
        lines.addLayout(total)
        line = row()
        self._give_up = ActionButton(self.desk, "trash-2")
        self._give_up.clicked.connect(self.give_up_requested)
        self._record = ActionButton(self.desk, "printer-check", kind="primary")
        bind_button(self, GOODS["record"], self._record)
        self._record.clicked.connect(self.record_requested)
        line.addWidget(self._give_up)
        line.addWidget(self._record, 1)
        lines.addLayout(line)
        return foot

    # What the person does

    def _request_begin(self) -> None:
        if self._family.number:
            self.begin_requested.emit(self._family.number)

    def _request_centre(self) -> None:
        self.begin_requested.emit("")


def _doubt_ink(line: NoteLine) -> str:
    return "warn" if line.doubt else "text"


def _count_ink(line: NoteLine) -> str:
    return "text" if line.quantity == line.declared else "warn"
