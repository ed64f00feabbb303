"""Settings and about: language, colours, text size, printers, and whose work is in here.

Signals:
    language_requested(str): `ar` or `en`.
    theme_requested(str): `light`, `dark` or `contrast`.
    text_percent_requested(int): 100, 115, 130 or 150.
    sounds_requested(str): `all`, `refused` or `none`.
    lock_minutes_requested(int): after how many minutes without a touch the till locks; 0 for never.
    printers_requested(): choose printers.
    papers_requested(): look at the papers that wait.
    labels_requested(): print item labels.

Its `safekeeping` has the mirror and the copies, its `leaving` the way out of the bazaar, its `extras` what the counter may
have besides.

Verbs: show_preferences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QScrollArea, QWidget
from typing_extensions import override

from pos.settings import LOCK_MINUTES
from pos.ui.theme import TEXT_PERCENTS
from pos.ui.views.extras import ExtrasCard
from pos.ui.views.leaving import LeavingView
from pos.ui.views.safekeeping import SafekeepingView
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row, scroll_by_touch
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.ui.desk import Desk
    from pos.ui.rows.preferences import Preferences
    from pos.ui.rows.printing import PrinterForm

_LICENCE_PX = 200


class SettingsView(Stepwise):
    """The settings screen."""

    language_requested = Signal(str)
    theme_requested = Signal(str)
    text_percent_requested = Signal(int)
    sounds_requested = Signal(str)
    lock_minutes_requested = Signal(int)
    printers_requested = Signal()
    papers_requested = Signal()
    labels_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self._preferences: Preferences | None = None
        super().__init__(desk, parent, role="page", whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        area = QScrollArea(self)
        column(self).addWidget(area)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_by_touch(area)
        inner = QWidget(area)
        area.setWidget(inner)
        lines = column(inner, margins=(20, 14, 20, 20), space_px=14)
        self._title = Words("title")
        lines.addWidget(self._title)
        sides = FoldingRow(space_px=16)
        lines.addWidget(sides)
        self._make_screen(sides)
        yield
        beside = QWidget(sides)
        sides.line.addWidget(beside, 1)
        right = column(beside, space_px=14)
        right.addWidget(self._make_printer(beside), 1)
        self.extras = ExtrasCard(self.desk, beside)
        right.addWidget(self.extras)
        yield
        self.safekeeping = SafekeepingView(self.desk, inner)
        lines.addWidget(self.safekeeping)
        yield
        self.leaving = LeavingView(self.desk, inner)
        lines.addWidget(self.leaving)
        lines.addWidget(self._make_about(inner), 1)
        yield

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what was chosen on this machine."""
        self._preferences = preferences
        self._language.choose(preferences.language)
        self._theme.choose(preferences.theme)
        self._text_size.choose(str(preferences.text_percent))
        self._sounds.choose(preferences.sounds)
        self._lock.choose(str(preferences.lock_minutes))
        self._licence.blockSignals(True)
        self._licence.clear()
        for licence in preferences.licences:
            self._licence.addItem(licence.name)
        self._licence.blockSignals(False)
        self._show_licence()
        self._show_versions()
        self._show_printers()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Settings"))
        self._title.setText(self.tr("Settings"))
        self._screen_title.setText(self.tr("Screen"))
        self._language_words.setText(self.tr("Language"))
        # Each language is called by its own name.
        self._language.set_words({"ar": "العربية", "en": "English"})
        self._theme_words.setText(self.tr("Colours"))
        self._theme.set_words(
            {"light": self.tr("Light"), "dark": self.tr("Dark"), "contrast": self.tr("High contrast")}
        )
        self._size_words.setText(self.tr("Text size"))
        self._text_size.set_words({str(percent): self.desk.speech.percent(percent * 100) for percent in TEXT_PERCENTS})
        self._sounds_words.setText(self.tr("Sounds"))
        self._sounds.set_words(
            {"all": self.tr("All"), "refused": self.tr("Only refusals"), "none": self.tr("None", "sounds")}
        )
        self._lock_words.setText(self.tr("Lock when nobody touches the till for so many minutes"))
        self._lock.set_words(
            {str(minutes): self.desk.speech.count(minutes) for minutes in LOCK_MINUTES} | {"0": self.tr("Never")}
        )
        self._printer_title.setText(self.tr("Printers and paper"))
        for role, text in (
            ("receipt", self.tr("Receipts")),
            ("report", self.tr("Reports")),
            ("label", self.tr("Labels")),
        ):
            self._role_words[role].setText(text)
        self._choose.set_words(self.tr("Set up printers"))
        self._papers.set_words(self.tr("Papers that wait"))
        self._labels.set_words(self.tr("Print item labels"))
        self._show_printers()
        self._about_title.setText(self.tr("About Amana"))
        self._licence_words.setText(self.tr("Licences"))
        self._licence.setAccessibleName(self.tr("Licences"))
        self._licence_text.setAccessibleName(self.tr("Text of the licence"))
        self._show_versions()

    def _show_versions(self) -> None:
        if self._preferences is None:
            return
        code = self.desk.speech.code
        self._version.setText(self.tr("Version {version}").format(version=code(self._preferences.version)))
        self._book.setText(self.tr("Book: {path}").format(path=code(self._preferences.book)))

    def _show_licence(self) -> None:
        place = self._licence.currentIndex()
        if self._preferences is not None and 0 <= place < len(self._preferences.licences):
            self._licence_text.setPlainText(self._preferences.licences[place].text)

    # Parts

    def _make_screen(self, sides: FoldingRow) -> None:
        card = frame("card", sides)
        sides.line.addWidget(card, 1)
        lines = column(card, margins=(22, 18, 22, 20), space_px=8)
        self._screen_title = Words("lead-strong")
        self._language_words, self._theme_words, self._size_words = Words("caption"), Words("caption"), Words("caption")
        self._sounds_words, self._lock_words = Words("caption"), Words("caption", wrap=True)
        desk = self.desk
        self._language = Segmented(desk, (("ar", ""), ("en", "")))
        self._language.chosen.connect(self.language_requested)
        self._theme = Segmented(desk, (("light", "sun"), ("dark", "moon"), ("contrast", "contrast")))
        self._theme.chosen.connect(self.theme_requested)
        self._text_size = Segmented(desk, tuple((str(percent), "") for percent in TEXT_PERCENTS))
        self._text_size.chosen.connect(self._request_text_size)
        self._sounds = Segmented(desk, (("all", "volume-2"), ("refused", "volume-1"), ("none", "volume-x")))
        self._sounds.chosen.connect(self.sounds_requested)
        self._lock = Segmented(desk, tuple((str(minutes), "") for minutes in LOCK_MINUTES))
        self._lock.chosen.connect(self._request_lock)
        lines.addWidget(self._screen_title)
        for words, choice in (
            (self._language_words, self._language),
            (self._theme_words, self._theme),
            (self._size_words, self._text_size),
            (self._sounds_words, self._sounds),
            (self._lock_words, self._lock),
        ):
            lines.addSpacing(6)
            lines.addWidget(words)
            lines.addWidget(choice)
        lines.addStretch(1)

    def _make_printer(self, parent: QWidget) -> QFrame:
        card = frame("card", parent)
        lines = column(card, margins=(22, 18, 22, 20), space_px=8)
        self._printer_title = Words("lead-strong")
        lines.addWidget(self._printer_title)
        self._role_words = {role: Words("caption") for role in ("receipt", "report", "label")}
        self._role_printers = {role: Words(wrap=True) for role in self._role_words}
        for role, words in self._role_words.items():
            lines.addSpacing(6)
            lines.addWidget(words)
            lines.addWidget(self._role_printers[role])
        lines.addStretch(1)
        actions = row()
        self._papers = ActionButton(self.desk, "hourglass")
        self._papers.clicked.connect(self.papers_requested)
        self._labels = ActionButton(self.desk, "tag")
        self._labels.clicked.connect(self.labels_requested)
        lines.addWidget(self._labels)
        self._choose = ActionButton(self.desk, "printer", kind="primary")
        self._choose.clicked.connect(self.printers_requested)
        actions.addWidget(self._papers, 1)
        actions.addWidget(self._choose, 1)
        lines.addLayout(actions)
        return card

    def _show_printers(self) -> None:
        if self._preferences is None:
            return
        form = self._preferences.printing
        self._role_printers["receipt"].setText(self._printer_words(form.receipt))
        report, label = form.report, form.label
        self._role_printers["report"].setText(
            self.tr("On the receipt printer") if report is None else self._printer_words(report)
        )
        self._role_printers["label"].setText(self.tr("None") if label is None else self._printer_words(label))

    def _printer_words(self, printer: PrinterForm) -> str:
        kinds = {
            "network": self.tr("Network"),
            "usb": self.tr("USB cable"),
            "serial": self.tr("Serial cable"),
            "queue": self.tr("Printer of the system"),
            "device": self.tr("Device file"),
            "folder": self.tr("A folder, for practice"),
        }
        parts = [kinds[printer.kind]]
        if printer.address:
            parts.append(self.desk.speech.code(printer.address))
        return self.desk.speech.line(parts)

    def _make_about(self, parent: QWidget) -> QFrame:
        card = frame("card", parent)
        grid = QGridLayout(card)
        grid.setContentsMargins(22, 18, 22, 20)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        self._about_title = Words("lead-strong")
        self._version = Words()
        self._book = Words("muted", wrap=True)
        self._licence_words = Words("caption")
        self._licence = ChoiceBox(self.desk)
        self._licence.currentIndexChanged.connect(self._show_licence)
        self._licence_text = QPlainTextEdit()
        self._licence_text.setReadOnly(True)
        self._licence_text.setMinimumHeight(_LICENCE_PX)
        self._licence_text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for place, widget in enumerate((self._about_title, self._version, self._book)):
            grid.addWidget(widget, place, 0)
        grid.setRowStretch(4, 1)
        grid.addWidget(self._licence_words, 0, 1)
        grid.addWidget(self._licence, 1, 1)
        grid.addWidget(self._licence_text, 2, 1, 3, 1)
        grid.setColumnMinimumWidth(0, 260)
        return card

    # What the person does

    def _request_text_size(self, key: str) -> None:
        self.text_percent_requested.emit(int(key))

    def _request_lock(self, key: str) -> None:
        self.lock_minutes_requested.emit(int(key))
