"""Beginning a bazaar on this machine: the bazaar, its groups of goods and its administrator on one page; then what comes next.

Signals:
    found_requested(object): a `rows.founding.FoundingWish`.
    stop_requested(): would rather not, after all, while it is being done.
    back_requested(): somebody wants to choose again.
    begin_requested(): open the till that this machine is now.

Verbs: offer, show_form, show_working, show_refusal, show_founded, take_focus.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from pos.domain.founding import PACKAGES, smallest_coin_minor
from pos.domain.limits import NAME_CHARACTERS_MAX, PIN_DIGITS_MAX
from pos.domain.money import CURRENCIES
from pos.domain.pins import OFFICE_PIN_DIGITS_MIN
from pos.domain.text import isolate
from pos.ui.rows.founding import FoundingWish
from pos.ui.rows.names import Name
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.first_pages import WaitingPage, WelcomePage, at_both_ends
from pos.ui.widgets.frames import column, frame, scrolling
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.tick import Tick
from pos.ui.widgets.words import Words
from pos.wording import money_of, say

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.errors import Refusal
    from pos.domain.troubles import Trouble
    from pos.ui.desk import Desk
    from pos.ui.rows.founding import FoundedRow, FoundingField

_COLUMNS = 12
_TICKS_ACROSS = 3
# Each line with how many of the twelve columns it takes.
_BAZAAR: tuple[tuple[FoundingField, int], ...] = (
    *(("name_ar", 6), ("name_en", 6), ("venue_ar", 6), ("venue_en", 6)),
    *(("first_day", 3), ("last_day", 3), ("edition", 3), ("commission", 3), ("currency", 6)),
)
_ADMIN: tuple[tuple[FoundingField, int], ...] = (("admin_ar", 6), ("admin_en", 6), ("pin", 6), ("again", 6))
_SECRET: tuple[FoundingField, ...] = ("pin", "again")
_FIGURES: tuple[FoundingField, ...] = ("first_day", "last_day", "edition", "commission", *_SECRET)


class FoundingView(Spoken):
    """One page with three faces: the form, the waiting, what comes next."""

    found_requested = Signal(object)
    stop_requested = Signal()
    back_requested = Signal()
    begin_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._failure: Refusal | Trouble | None = None
        self._failed_at: FoundingField | None = None
        self._founded: FoundedRow | None = None
        self._captions: dict[FoundingField, Words] = {}
        self._fields: dict[FoundingField, QLineEdit] = {}
        self._ticks: dict[str, Tick] = {}
        lines = column(self, space_px=12)
        self._title = Words("headline")
        lines.addWidget(self._title)
        self._stack = QStackedWidget()
        self._stop = ActionButton(self.desk, "x", kind="quiet")
        self._stop.clicked.connect(self._stop_once)
        self._form, self._waiting, self._welcome = self._make_form(), WaitingPage(self._stop), WelcomePage(self.desk)
        self._welcome.begin.clicked.connect(self._begin_once)
        for page in (self._form, self._waiting, self._welcome):
            self._stack.addWidget(page)
        lines.addWidget(self._stack, 1)
        self.retranslate()

    # Verbs

    def offer(self, first_day: date, last_day: date) -> None:
        """Write down what is most likely; all of it can be changed."""
        texts: dict[FoundingField, str] = {
            "first_day": first_day.isoformat(),
            "last_day": last_day.isoformat(),
            "edition": "1",
            "commission": "0%",
        }
        for line, text in texts.items():
            self._fields[line].setText(text)
        for tick in (*self._ticks.values(), self._rounds):
            tick.setChecked(True)
        for name in _SECRET:
            self._fields[name].clear()
        self.show_form()

    def show_form(self) -> None:
        """Show what was written, without a word."""
        self._failure = self._failed_at = None
        self._stack.setCurrentWidget(self._form)
        self._show_refusal()

    def show_working(self) -> None:
        """Say that it is being done."""
        self._failure = self._failed_at = None
        self._stop.setEnabled(True)
        self._stack.setCurrentWidget(self._waiting)
        self._stop.setFocus()

    def show_refusal(self, failure: Refusal | Trouble, name: FoundingField | None) -> None:
        """Say why it cannot be done, at the line it is about, and keep what was written."""
        self._failure, self._failed_at = failure, name
        self._stack.setCurrentWidget(self._form)
        self._show_refusal()
        at = self._fields.get(name) if name is not None else None
        if at is not None:
            at.setFocus()
            at.selectAll()

    def show_founded(self, founded: FoundedRow) -> None:
        """Say what this machine is now, and what comes next."""
        self._founded = founded
        for name in _SECRET:
            self._fields[name].clear()
        self._stack.setCurrentWidget(self._welcome)
        self._show_welcome()
        self._welcome.begin.setFocus()

    def take_focus(self) -> None:
        """Give the keyboard to the first line."""
        self._fields["name_ar"].setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self._title.setText(self.tr("Begin a bazaar here"))
        self._about_bazaar.setText(self.tr("The bazaar"))
        self._about_packages.setText(self.tr("Packages: the groups of goods"))
        self._about_admin.setText(self.tr("The administrator"))
        self._about_pin.setText(
            self.tr(
                "{least} to {most} digits that only the administrator knows. It opens the accounts and lets others in; "
                "nobody can look it up, so keep it in a safe place."
            ).format(least=isolate(str(OFFICE_PIN_DIGITS_MIN)), most=isolate(str(PIN_DIGITS_MAX)))
        )
        for name, words in self._field_words().items():
            self._captions[name].setText(words)
            (self._currency if name == "currency" else self._fields[name]).setAccessibleName(words)
        for package in PACKAGES:
            self._ticks[package.code].setText(self.desk.speech.name(Name(package.name_ar, package.name_en)))
        names = self._currency_words()
        for place, code in enumerate(CURRENCIES):
            self._currency.setItemText(place, names[code])
        self._show_coin()
        self._back.set_words(self.tr("Back"))
        self._go.set_words(self.tr("Begin the bazaar"))
        self._stop.set_words(self.tr("Stop"))
        self._welcome.begin.set_words(self.tr("To the till"))
        self._waiting.bar.setAccessibleName(self.tr("The bazaar is being set up"))
        self._waiting.words.setText(
            self.tr("The bazaar is being set up: its register, the administrator and the first till.")
        )
        self._show_refusal()
        self._show_welcome()

    def _field_words(self) -> dict[FoundingField, str]:
        return {
            "name_ar": self.tr("Name of the bazaar in Arabic"),
            "name_en": self.tr("Name in English (may stay empty)"),
            "venue_ar": self.tr("Place in Arabic (may stay empty)"),
            "venue_en": self.tr("Place in English (may stay empty)"),
            "first_day": self.tr("First day"),
            "last_day": self.tr("Last day"),
            "edition": self.tr("Edition"),
            "commission": self.tr("The centre's commission"),
            "currency": self.tr("Currency; it stays once something was sold"),
            "admin_ar": self.tr("Administrator's name in Arabic"),
            "admin_en": self.tr("Administrator's name in English (may stay empty)"),
            "pin": self.tr("PIN"),
            "again": self.tr("The same PIN again"),
        }

    def _currency_words(self) -> dict[str, str]:
        return {
            "AED": self.tr("Emirati dirham"),
            "SAR": self.tr("Saudi riyal"),
            "SYP": self.tr("Syrian pound"),
            "KWD": self.tr("Kuwaiti dinar"),
            "BHD": self.tr("Bahraini dinar"),
            "OMR": self.tr("Omani rial"),
        }

    def _show_coin(self, _place: int = 0) -> None:
        code = self._chosen_currency
        coin = money_of(smallest_coin_minor(code), self.desk.speech.language, CURRENCIES[code])
        self._rounds.setText(self.tr("Round cash to the smallest coin, {coin}").format(coin=coin))

    def _show_refusal(self) -> None:
        self._refusal.setVisible(self._failure is not None)
        if self._failure is None:
            self._refusal.clear()
            return
        said = say(self._failure, self.desk.speech.language)
        caption = self._captions.get(self._failed_at) if self._failed_at is not None else None
        heading = self._about_packages if self._failed_at == "packages" else caption
        self._refusal.setText(
            said if heading is None else self.tr("{line}: {why}").format(line=heading.text(), why=said)
        )

    def _show_welcome(self) -> None:
        founded, speech = self._founded, self.desk.speech
        if founded is None:
            return
        name = speech.name(Name(founded.name_ar, founded.name_en))
        self._welcome.title.setText(self.tr("{bazaar} has begun").format(bazaar=name))
        self._welcome.words.setText(
            self.tr(
                "This machine is till {till} and keeps the bazaar's register. Sign in with the administrator's PIN. "
                "Then, under Accounts, enter the people who sell and the families; their goods are received under Goods."
            ).format(till=speech.code(founded.till))
        )

    # Parts

    def _make_form(self) -> QWidget:
        cards = QWidget()
        lines = column(cards, space_px=10)
        self._about_bazaar, self._about_packages = Words("strong"), Words("strong")
        self._about_admin, self._about_pin = Words("strong"), Words("muted", wrap=True)
        self._rounds = Tick(self.desk)
        bazaar = self._make_fields(_BAZAAR)
        bazaar.addWidget(self._rounds, bazaar.rowCount() - 1, _COLUMNS // 2, 1, _COLUMNS // 2)
        lines.addWidget(self._make_card(self._about_bazaar, bazaar))
        lines.addWidget(self._make_card(self._about_packages, self._make_ticks()))
        lines.addWidget(self._make_card(self._about_admin, self._make_fields(_ADMIN), self._about_pin))
        for name in _SECRET:
            self._fields[name].setEchoMode(QLineEdit.EchoMode.Password)
        lines.addStretch(1)
        page = QWidget()
        outer = column(page, space_px=10)
        outer.addWidget(scrolling(cards), 1)
        self._refusal = Words("bad", wrap=True)
        self._refusal.hide()
        outer.addWidget(self._refusal)
        outer.addLayout(self._make_actions())
        for before, following in pairwise(self._fields.values()):
            before.returnPressed.connect(following.setFocus)
        self._fields["again"].returnPressed.connect(self._request)
        return page

    def _make_card(self, heading: Words, inner: QGridLayout, below: QWidget | None = None) -> QFrame:
        card = frame("card")
        lines = column(card, margins=(24, 14, 24, 16), space_px=8)
        lines.addWidget(heading)
        lines.addLayout(inner)
        if below is not None:
            lines.addWidget(below)
        return card

    def _make_fields(self, placed: tuple[tuple[FoundingField, int], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for place in range(_COLUMNS):
            grid.setColumnStretch(place, 1)
        at = 0
        for name, width in placed:
            caption, field = Words("caption", wrap=True), self._make_field(name)
            self._captions[name] = caption
            line, place = divmod(at, _COLUMNS)
            for below, widget in enumerate((caption, field)):
                policy = widget.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the columns are even, whatever is written
                widget.setSizePolicy(policy)
                grid.addWidget(widget, 2 * line + below, place, 1, width)
            at += width
        return grid

    def _make_field(self, name: FoundingField) -> QWidget:
        if name == "currency":
            self._currency = ChoiceBox(self.desk)
            for code in CURRENCIES:
                self._currency.addItem("", code)
            self._currency.currentIndexChanged.connect(self._show_coin)
            return self._currency
        field = figures_field() if name in _FIGURES else LineField()
        if name not in _FIGURES:
            field.setMaxLength(NAME_CHARACTERS_MAX)
        self._fields[name] = field
        return field

    def _make_ticks(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for place, package in enumerate(PACKAGES):
            tick = self._ticks[package.code] = Tick(self.desk)
            grid.addWidget(tick, place // _TICKS_ACROSS, place % _TICKS_ACROSS)
        return grid

    def _make_actions(self) -> QHBoxLayout:
        self._back = ActionButton(self.desk, "arrow-left", kind="quiet")
        self._back.clicked.connect(self._leave)
        self._go = ActionButton(self.desk, "check", kind="primary")
        self._go.clicked.connect(self._request)
        return at_both_ends(self._back, self._go)

    # What the person does

    @property
    def _chosen_currency(self) -> str:
        return str(self._currency.currentData())

    def _request(self) -> None:
        texts: dict[FoundingField, str] = {name: field.text() for name, field in self._fields.items()}
        texts["currency"] = self._chosen_currency
        ticked = tuple(code for code, tick in self._ticks.items() if tick.isChecked())
        self.found_requested.emit(FoundingWish(texts=texts, packages=ticked, rounds_cash=self._rounds.isChecked()))

    def _leave(self) -> None:
        """Go back to the choice; a PIN that was typed does not stay behind."""
        for name in _SECRET:
            self._fields[name].clear()
        self.back_requested.emit()

    def _stop_once(self) -> None:
        self._stop.setEnabled(False)
        self.stop_requested.emit()

    def _begin_once(self) -> None:
        self._welcome.begin.setEnabled(False)
        self.begin_requested.emit()
