"""The first screen: who is there, proved by a PIN. It is also the lock screen of a signed-in person.

Signals:
    person_chosen(str): the key of the person whose tile was pressed.
    sign_in_requested(str, str): the key of a person and the PIN that was typed.
    language_requested(str): `ar` or `en`.
    theme_requested(str): `light`, `dark` or `contrast`.
    practice_requested(): someone wants to practise.

Verbs: show_bazaar, show_people, show_person, show_wrong_pin, show_refusal, show_waiting, offer_practice, clear_pin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from pos.ui.rows.people import has_password
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, own_viewport, row, scroll_by_touch
from pos.ui.widgets.hero import Hero
from pos.ui.widgets.people import PeopleChoice
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.pin_pad import PinPad
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.switches import LanguageButton, ThemeButton
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.people import BazaarCard, PersonTile

_COLUMNS = 2
_HERO_PX_MIN, _HERO_PX_MAX = 220, 380
_PAD_PX, _PAD_LOW_PX = 380, 340
_LOW_PX, _NARROW_PX = 600, 1_200  # of the window
_PIN_PX = 320


class SignInView(Spoken):
    """The sign-in screen."""

    person_chosen = Signal(str)
    sign_in_requested = Signal(str, str)
    language_requested = Signal(str)
    theme_requested = Signal(str)
    practice_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._bazaar: BazaarCard | None = None
        sides = row(self, space_px=0)
        sides.addWidget(self._make_hero(), 2)  # gives way first where the window is narrow
        sides.addLayout(self._make_form(), 3)
        self.retranslate()

    def show_bazaar(self, bazaar: BazaarCard) -> None:
        """Show where we are."""
        self._bazaar = bazaar
        speech = self.desk.speech
        self._name.setText(speech.name(bazaar.name))
        self._edition.setText(speech.name(bazaar.edition))
        self._edition.setVisible(bool(self._edition.text()))
        self._venue.setText(speech.name(bazaar.venue))
        self._venue.setVisible(bool(self._venue.text()))
        first, last = speech.day_short(bazaar.first_day), speech.day_short(bazaar.last_day)
        whole = self.tr("{first} to {last}").format(first=first, last=last)
        self._days.setText(first if bazaar.first_day == bazaar.last_day else whole)
        till = self.tr("Till {till}").format(till=speech.code(bazaar.till))
        self._till.setText(till)
        self._place.setText(f"{speech.name(bazaar.name)} · {till}")
        self._version.setText(self.tr("Amana {version}").format(version=speech.code(bazaar.version)))

    def show_people(self, people: tuple[PersonTile, ...]) -> None:
        """Show who may sign in."""
        self._choice.show_people(people)
        self._sample.setVisible(any(person.pin for person in people))
        self._take_secret()
        self._show_prompt()

    def show_person(self, key: str) -> None:
        """Choose a person, as for unlocking, and give the keyboard to the PIN."""
        self._choice.choose(key)
        self._take_secret()
        self._pin.setFocus()
        self._show_prompt()

    def _take_secret(self) -> None:
        """Begin anew with what the chosen person has: a PIN, or perhaps a password."""
        person = self._choice.person
        self._pin.take_words(is_asked=person is not None and has_password(person))
        self._pin.setEnabled(person is not None)

    def show_wrong_pin(self, attempts_left: int | None) -> None:
        """Say that the PIN is wrong, and how many attempts are left when that is limited."""
        text = self.tr("This PIN is not right.")
        if attempts_left is not None:
            text += " " + self.tr("%n attempt(s) left", "", attempts_left)
        self._pin.show_error(text)
        self._pin.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why the person cannot sign in now."""
        self._pin.show_error(text)

    def refuse_scan(self) -> None:
        """Say that what was scanned, or came as fast, is taken for no PIN; while the register is waited for that stays said."""
        if not self._pin.is_waiting:
            self._pin.show_error(self.tr("That was read as a scan, and nothing is scanned here. Please type your PIN."))

    def show_waiting(self) -> None:
        """Say that the register is waited for; whoever else comes may choose a name meanwhile."""
        self._pin.show_waiting(self.tr("Waiting for the central register …"))

    def offer_practice(self, *, is_offered: bool) -> None:
        """Show the way into practice, or leave it out."""
        self._practise.setVisible(is_offered)

    def clear_pin(self) -> None:
        """Forget what was typed."""
        self._pin.clear()

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # type: ignore[override, unused-ignore]  # the stubs know two overloads
        if self._choice.person is not None:
            self._pin.setFocus()
        else:
            self._choice.take_focus()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sign in"))
        self._sample.setText(self.tr("Sample bazaar: below each name stands the PIN that it began with."))
        self._welcome.setText(self.tr("Who is at the till?"))
        self._motto.setText(self.tr("What is entrusted reaches its owner."))
        self._practise.set_words(self.tr("Practise"))
        self._practise.setToolTip(self.tr("Learn and try everything; nothing you do there is a sale"))
        self._choice.retranslate()
        if self._pin.is_waiting:
            self.show_waiting()
        else:
            self._pin.clear()
        if self._bazaar is not None:
            self.show_bazaar(self._bazaar)
        self._show_prompt()

    def _show_prompt(self) -> None:
        person = self._choice.person
        if person is not None:
            name = self.desk.speech.name(person.name)
            words = self.tr("PIN or password of {name}") if has_password(person) else self.tr("PIN of {name}")
            self._prompt.setText(words.format(name=name))
        else:
            self._prompt.setText(self.tr("Choose your name first"))

    def _make_hero(self) -> QWidget:
        hero = self._hero = Hero(self.desk)
        hero.setMinimumWidth(_HERO_PX_MIN)
        hero.setMaximumWidth(_HERO_PX_MAX)
        lines = column(hero, margins=(36, 36, 36, 28), space_px=6)
        brand = row(space_px=10)
        brand.addWidget(IconLabel(self.desk, "store", ink="brand", px=30))
        self._brand = Words("hero-brand", text="Amana · أمانة")
        brand.addWidget(self._brand)
        brand.addStretch(1)
        lines.addLayout(brand)
        lines.addStretch(2)
        self._edition = Words("hero-brand", wrap=True)
        self._name = Words("hero-title", wrap=True)
        self._venue = Words("hero-text", wrap=True)
        self._days = Words("hero-muted", wrap=True)
        self._till = Words("hero-muted")
        for words in (self._edition, self._name, self._venue, self._days, self._till):
            lines.addWidget(words)
        lines.addStretch(3)
        self._motto = Words("hero-muted", wrap=True)
        self._version = Words("hero-muted")
        lines.addWidget(self._motto)
        lines.addWidget(self._version)
        return hero

    def _make_form(self) -> QVBoxLayout:
        form = column(margins=(32, 14, 32, 24), space_px=12)
        top = row()
        self._practise = ActionButton(self.desk, "book-open", kind="quiet")
        self._practise.clicked.connect(self.practice_requested)
        top.addWidget(self._practise)
        self._place = Words("muted")
        top.addWidget(self._place)
        top.addStretch(1)
        self._language = LanguageButton(self.desk)
        self._language.language_requested.connect(self.language_requested)
        self._theme = ThemeButton(self.desk)
        self._theme.theme_requested.connect(self.theme_requested)
        top.addWidget(self._language)
        top.addWidget(self._theme)
        form.addLayout(top)
        form.addStretch(1)
        headline = row(space_px=24)
        self._welcome = Words("headline")
        headline.addWidget(self._welcome)
        self._sample = Words("muted", wrap=True)
        self._sample.hide()
        headline.addWidget(self._sample, 1)
        form.addLayout(headline)
        form.addSpacing(8)
        sides = row(space_px=32)
        sides.addWidget(self._make_people(), 1)
        pad = column(space_px=6)
        self._prompt = Words("lead-strong", side="center", wrap=True)
        self._pin = PinPad(self.desk)
        self._pin.submitted.connect(self._pin_submitted)
        self._pin.left.connect(self._choice.take_focus)
        self._pin.setMinimumHeight(_PAD_LOW_PX)
        self._prompt.setFixedWidth(_PIN_PX)
        self._pin.setFixedWidth(_PIN_PX)
        pad.addWidget(self._prompt)
        pad.addWidget(self._pin)
        pad.addStretch(1)
        sides.addLayout(pad)
        form.addLayout(sides, 7)
        return form

    def _make_people(self) -> QWidget:
        area = QScrollArea()
        own_viewport(area)
        area.setWidgetResizable(True)
        area.setMinimumSize(QSize(300, 200))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_by_touch(area)
        self._choice = PeopleChoice(self.desk, columns=_COLUMNS)
        self._choice.chosen.connect(self._person_pressed)
        self._choice.reached.connect(area.ensureWidgetVisible)
        area.setWidget(self._choice)
        return area

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin.setMinimumHeight(_PAD_LOW_PX if self.height() < _LOW_PX else _PAD_PX)
        is_narrow = self.width() < _NARROW_PX
        self._hero.setHidden(is_narrow)  # people come before an ornament; the place is said in a line then
        self._place.setVisible(is_narrow)

    def _person_pressed(self, key: str) -> None:
        self.show_person(key)
        self.person_chosen.emit(key)

    def _pin_submitted(self, pin: str) -> None:
        person = self._choice.person
        if person is not None:
            self.sign_in_requested.emit(person.key, pin)
