"""The way into a bazaar: an invitation pasted, scanned or typed; the registers that are near; what came of it.

Signals:
    text_changed(str): something was pasted or typed where a whole invitation belongs.
    join_requested(object): a `rows.joining.JoinWish`.
    back_requested(): somebody wants to choose again.
    begin_requested(): sell at the till that this machine is now.

Verbs: show_parts, show_near, show_brought, show_working, show_refusal, show_joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.ui.rows.joining import InvitationParts, JoinWish
from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.first_pages import WaitingPage, WelcomePage, at_both_ends
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.tick import Tick
from pos.ui.widgets.words import Words
from pos.wording import say

if TYPE_CHECKING:
    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble
    from pos.ui.desk import Desk
    from pos.ui.rows.joining import BroughtRow, JoinedRow, NearbyRow

_TEXT_CHARACTERS_MAX = 400
_LIST_PX = 150
SKEW_MINUTES_SHOWN = 1


class JoiningView(Spoken):
    """One page with four faces: the invitation, the waiting, the refusal, the welcome."""

    text_changed = Signal(str)
    join_requested = Signal(object)
    back_requested = Signal()
    begin_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._failure: Refusal | Trouble | None = None
        self._joined: JoinedRow | None = None
        self._near: tuple[NearbyRow, ...] = ()
        self._brought: tuple[BroughtRow, ...] = ()
        self._is_found = False
        lines = column(self, space_px=12)
        self._title = Words("headline")
        lines.addWidget(self._title)
        self._stack = QStackedWidget()
        self._clock = Words("bad", wrap=True)
        self._form, self._waiting, self._welcome = self._make_form(), WaitingPage(), WelcomePage(self.desk, self._clock)
        self._welcome.begin.clicked.connect(self._begin_once)
        for page in (self._form, self._waiting, self._welcome):
            self._stack.addWidget(page)
        lines.addWidget(self._stack, 1)
        self.retranslate()

    # Verbs

    def show_parts(self, parts: InvitationParts) -> None:
        """Show what was read out of a whole invitation; it needs no comparing."""
        self._failure, self._is_found = None, False
        self._address.setText(parts.address)
        self._code.setText(parts.code)
        self._fingerprint.setText(parts.fingerprint)
        self._show_form()
        self._go.setFocus()

    def show_near(self, near: tuple[NearbyRow, ...]) -> None:
        """Show the registers that are near."""
        self._near = near
        self._table.show_rows(near)
        self._table.setVisible(bool(near))
        self._near_words.setText(
            self.tr("Registers near here; choose one, then type its code")
            if near
            else self.tr("Looking for registers near here …")
        )

    def show_brought(self, brought: tuple[BroughtRow, ...]) -> None:
        """Show whose books were found where one is to come from; none where no book is to come along."""
        self._brought = brought
        self._brought_card.setVisible(bool(brought))
        speech = self.desk.speech
        told = [
            self.tr("{till}: {facts}, copied {when}").format(
                till=speech.code(one.device),
                facts=self.tr("%n fact(s)", "", one.facts),
                when=speech.moment(one.at),
            )
            if one.at is not None
            else self.tr("{till}: a mirror").format(till=speech.code(one.device))
            for one in brought
        ]
        self._brought_words.setText(
            "\n".join(
                (*told, self.tr("Ask the administrator for a code that replaces this till: its book comes along."))
            )
        )

    def show_working(self) -> None:
        """Say that the register is being asked."""
        self._failure = None
        self._stack.setCurrentWidget(self._waiting)

    def show_refusal(self, failure: Refusal | Trouble) -> None:
        """Say why it cannot be done, and keep what was written."""
        self._failure = failure
        self._show_form()

    def show_joined(self, joined: JoinedRow) -> None:
        """Say which till this machine is now."""
        self._joined = joined
        self._stack.setCurrentWidget(self._welcome)
        self.retranslate()
        self._welcome.begin.setFocus()

    def take_focus(self) -> None:
        """Give the keyboard to the line that takes a whole invitation."""
        self._text.setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Join a bazaar"))
        for caption, field, words in (
            (self._text_words, self._text, self.tr("Scan or paste the invitation here")),
            (self._address_words, self._address, self.tr("The register's address")),
            (self._code_words, self._code, self.tr("Code, ten digits")),
            (self._fingerprint_words, self._fingerprint, self.tr("Its fingerprint")),
            (self._label_words, self._label, self.tr("What people call this till (may stay empty)")),
        ):
            caption.setText(words)
            field.setAccessibleName(words)
        self._or_words.setText(self.tr("Or type what stands on the administrator's screen"))
        self._compared.setText(self.tr("I have compared the fingerprint with the administrator's screen"))
        self._back.set_words(self.tr("Back"))
        self._go.set_words(self.tr("Join"))
        self._welcome.begin.set_words(self.tr("Begin"))
        self._waiting.bar.setAccessibleName(self.tr("The register is being asked"))
        self._waiting.words.setText(
            self.tr("The register is being asked. Then the bazaar's families, goods and people are fetched.")
        )
        self._table.setAccessibleName(self.tr("Registers near here"))
        self._table.rows.show_titles((self.tr("Name"), self.tr("The register's address"), self.tr("Its fingerprint")))
        self.show_near(self._near)
        self.show_brought(self._brought)
        self._show_refusal()
        self._show_welcome()

    def _show_form(self) -> None:
        self._stack.setCurrentWidget(self._form)
        self._compared.setVisible(self._is_found)
        self._compared.setChecked(False)
        self._show_refusal()
        self._show_button()

    def _show_refusal(self) -> None:
        self._refusal.setVisible(self._failure is not None)
        self._refusal.setText("" if self._failure is None else say(self._failure, self.desk.speech.language))

    def _show_welcome(self) -> None:
        joined, speech = self._joined, self.desk.speech
        if joined is None:
            return
        self._welcome.title.setText(self.tr("This machine is till {till} now").format(till=speech.code(joined.device)))
        self._welcome.words.setText(self._what_is_here(joined).format(bazaar=speech.code(joined.bazaar)))
        minutes = abs(joined.skew_minutes)
        is_off = minutes >= SKEW_MINUTES_SHOWN
        self._clock.setVisible(is_off)
        if is_off:
            self._clock.setText(
                self.tr(
                    "This machine's clock is %n minute(s) fast. Please set it; sales keep their order all the same.",
                    "",
                    minutes,
                )
                if joined.skew_minutes > 0
                else self.tr(
                    "This machine's clock is %n minute(s) slow. Please set it; sales keep their order all the same.",
                    "",
                    minutes,
                )
            )

    def _what_is_here(self, joined: JoinedRow) -> str:
        if joined.kept_book:
            return self.tr("It kept its book and sends everything to the register of bazaar {bazaar}.")
        if joined.brought:
            return self.tr(
                "Its book is back: %n fact(s). Bazaar {bazaar} gets what it has not heard yet.", "", joined.brought
            )
        return self.tr(
            "Bazaar {bazaar}: families, goods and people are here. It can sell without a network from now on."
        )

    # Parts

    def _make_form(self) -> QWidget:
        page = QWidget()
        lines = column(page, space_px=10)
        lines.addWidget(self._make_brought())
        card = frame("card")
        inner = column(card, margins=(24, 18, 24, 20), space_px=8)
        self._text_words, self._or_words, self._near_words = Words("strong"), Words("strong"), Words("muted")
        self._text = _line(_TEXT_CHARACTERS_MAX)
        self._text.textChanged.connect(self.text_changed)
        self._text.returnPressed.connect(self._join)
        self._table = self._make_table()
        self._table.setFixedHeight(_LIST_PX)
        self._table.row_chosen.connect(self._choose_near)
        # Only a row that is opened leads on: Tab comes through the list, and choosing must not carry it away.
        self._table.row_opened.connect(lambda _address: self._code.setFocus())
        self._compared = Tick(self.desk)
        self._compared.toggled.connect(self._show_button)
        self._compared.hide()
        for widget in (self._text_words, self._text, self._or_words, self._near_words, self._table):
            inner.addWidget(widget)
        inner.addLayout(self._make_fields())
        inner.addWidget(self._compared)
        lines.addWidget(card)
        self._refusal = Words("bad", wrap=True)
        self._refusal.hide()
        lines.addWidget(self._refusal)
        lines.addLayout(self._make_actions())
        lines.addStretch(1)
        return page

    def _make_brought(self) -> QFrame:
        card = frame("tonecard")
        card.setProperty("tone", "note")
        line = row(card, margins=(20, 12, 20, 12), space_px=14)
        self._brought_words = Words(wrap=True)
        line.addWidget(IconLabel(self.desk, "history", ink="accent", px=28))
        line.addWidget(self._brought_words, 1)
        card.hide()
        self._brought_card = card
        return card

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        self._address_words, self._code_words = Words("caption"), Words("caption")
        self._fingerprint_words, self._label_words = Words("caption"), Words("caption")
        self._address, self._code, self._fingerprint = (_line(_TEXT_CHARACTERS_MAX) for _ in range(3))
        self._label = _line(NAME_CHARACTERS_MAX)
        placed = (
            (self._address_words, self._address),
            (self._code_words, self._code),
            (self._fingerprint_words, self._fingerprint),
            (self._label_words, self._label),
        )
        for place, (caption, field) in enumerate(placed):
            grid.addWidget(caption, 2 * (place // 2), place % 2)
            grid.addWidget(field, 2 * (place // 2) + 1, place % 2)
            field.textEdited.connect(self._show_button)
            field.returnPressed.connect(self._join)
        return grid

    def _make_actions(self) -> QHBoxLayout:
        self._back = ActionButton(self.desk, "arrow-left", kind="quiet")
        self._back.clicked.connect(self.back_requested)
        self._go = ActionButton(self.desk, "log-in", kind="primary")
        self._go.setEnabled(False)
        self._go.clicked.connect(self._join)
        return at_both_ends(self._back, self._go)

    def _make_table(self) -> RowTable[NearbyRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.code(each.name), strong=True),
                Column(lambda each: speech.code(each.address), width_px=290, spare=True),
                Column(lambda each: speech.code(each.fingerprint), width_px=290),
            ),
            lambda each: each.address,
        )

    # What the person does

    def _begin_once(self) -> None:
        self._welcome.begin.setEnabled(False)
        self.begin_requested.emit()

    def _choose_near(self, address: str) -> None:
        """Take a found register's address over; its fingerprint counts once a person has compared it."""
        found = next(one for one in self._near if one.address == address)
        self._failure, self._is_found = None, bool(found.fingerprint)
        self._address.setText(found.address)
        self._fingerprint.setText(found.fingerprint)
        self._show_form()

    def _show_button(self, _what: object = None) -> None:
        is_written = bool(self._address.text().strip() and self._code.text().strip())
        self._go.setEnabled(is_written and (not self._is_found or self._compared.isChecked()))

    def _join(self) -> None:
        if self._go.isEnabled():
            parts = InvitationParts(self._address.text(), self._code.text(), self._fingerprint.text())
            self.join_requested.emit(JoinWish(parts, self._label.text()))


def _line(characters_max: int) -> QLineEdit:
    field = LineField()
    field.setMaxLength(characters_max)
    return field
