"""The form of one family: every field with what is wrong beside it, and families that may be the same one.

Signals:
    save_requested(object): the texts of all fields, by name.

Verbs: show_form, close_form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.ui.keys import ENROLMENT, bind
from pos.ui.rows.enrolment import FamilyForm
from pos.ui.views.family_photo import FamilyPhotoPart
from pos.ui.views.family_words import FamilyWords
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, row, scrolling
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.text_area import TextArea
from pos.ui.widgets.tick import Tick
from pos.ui.widgets.words import Words
from pos.wording import say

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.enrolment import FieldNote

_AREA_PX = 84
_HEIGHT_PX = 900
_TICKS_ACROSS = 3
_TEXTS = ("name_ar", "name_en", "branch", "governorate", "phone", "identity", "licence", "iban", "account")
_AREAS = ("collectors", "address", "needs", "services", "notes")
_FIGURES = ("number", "licence_expiry", "rate_bp")
_PAIRS = (
    ("number", "family_kind"),
    ("name_ar", "name_en"),
    ("package", "more_packages"),
    ("branch", "governorate"),
    ("phone", "identity"),
    ("licence", "licence_expiry"),
    ("pay_by", "rate_bp"),
    ("iban", "account"),
    ("collectors", "address"),
    ("needs", "services"),
    ("notes", "left"),
)


class FamilyFormSheet(Sheet):
    """One family to be written."""

    save_requested = Signal(object)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=1_120, height_px=_HEIGHT_PX)
        self._form = FamilyForm({})
        self._words = FamilyWords(desk, self)
        self._captions: dict[str, Words] = {}
        self._notes: dict[str, Words] = {}
        self._fields: dict[str, QWidget] = self._make_fields()
        self._more: dict[str, Tick] = {}
        self._alike = Words("warn", wrap=True)
        self.body.addWidget(self._alike)
        inner = QWidget()
        lines = column(inner, margins=(4, 0, 12, 0), space_px=12)
        self.photo = FamilyPhotoPart(desk)
        lines.addWidget(self.photo)
        grid = QGridLayout()
        lines.addLayout(grid)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        for place, names in enumerate(_PAIRS):
            for side, name in enumerate(names):
                grid.addLayout(self._cell(name), place, side)
                grid.setColumnStretch(side, 1)
        self._area = scrolling(inner)
        self.body.addWidget(self._area, 1)
        line = row()
        self._stopped = Words("bad", wrap=True)
        self._save = ActionButton(desk, "check", kind="primary")
        self._save.clicked.connect(self._request)
        line.addWidget(self._stopped, 1)
        line.addWidget(self._save)
        self.body.addLayout(line)
        bind(self, ENROLMENT["save"], self._save.click)
        self.retranslate()

    # Verbs

    def show_form(self, form: FamilyForm) -> None:
        """Show a family, or what is wrong with what was written."""
        self._form = form
        self._offer_packages()
        for name, text in form.values.items():
            self._write(name, text)
        for name in self._fields.keys() - form.values.keys():
            self._write(name, "")
        for field in self._fields.values():
            field.setEnabled(form.may_save)
        self._fields["number"].setEnabled(form.may_save and form.is_new)
        self._save.setVisible(form.may_save)
        self.retranslate()
        self.open()
        noted = [name for names in _PAIRS for name in names if name in form.notes]
        wrong = next((name for name in noted if form.notes[name].stops), noted[0] if noted else "name_ar")
        self._fields[wrong].setFocus()
        self._area.ensureWidgetVisible(self._fields[wrong])

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        moved = super().focusNextPrevChild(next)
        here = self.window().focusWidget()
        if here is not None and self._area.isAncestorOf(here):
            self._area.ensureWidgetVisible(here)
        return moved

    def close_form(self) -> None:
        """Put the form away."""
        self._form = FamilyForm({})
        self.photo.show_no_family()
        self.close_sheet()

    @override
    def take_focus(self) -> None:
        self._fields["name_ar"].setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        form, speech = self._form, self.desk.speech
        self.photo.retranslate()
        self.set_title(self.tr("Enrol a family") if form.is_new else self.tr("A family"))
        for name, caption in self._captions.items():
            caption.setText(self._words.field(name))
            field, hint = self._fields[name], self._words.hint(name)
            field.setAccessibleName(self._words.field(name))
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.setPlaceholderText(hint)
        self._kind.set_words(
            {
                "household": self.tr("Household"),
                "individual": self.tr("Individual"),
                "unit": self.tr("Production unit"),
            }
        )
        self._pay_by.set_words(
            {"cash": self.tr("Cash"), "bank": self.tr("Bank (IBAN)"), "other": self.tr("Other account")}
        )
        self._left.setText(self.tr("Takes part no more"))
        asks = bool(form.alike) or form.asks
        self._save.set_words(self.tr("Save all the same") if asks else self.tr("Save"), keys=ENROLMENT["save"])
        for place, package in enumerate(form.packages):
            self._package.setItemText(place, speech.name(package.name))
            self._more[package.key].setText(speech.name(package.name))
        self._show_notes()

    def _show_notes(self) -> None:
        for name, label in self._notes.items():
            note = self._form.notes.get(name)
            label.setText("" if note is None else self._note_words(note))
            label.setProperty("role", "bad" if note is not None and note.stops else "warn")
            label.style().unpolish(label)
            label.style().polish(label)
            label.setVisible(note is not None)
        is_stopped = any(note.stops for note in self._form.notes.values())
        self._stopped.setText(self.tr("Not saved yet: look at the fields that are marked.") if is_stopped else "")
        self._alike.setVisible(bool(self._form.alike))
        self._alike.setText(self._alike_words())

    def _note_words(self, note: FieldNote) -> str:
        if note.person is not None:
            person = self.desk.speech.name(note.person)
            theirs = note.theirs or self.tr("nothing")
            return self.tr("{person} wrote meanwhile: {text}").format(person=person, text=theirs)
        return "" if note.reason is None else say(note.reason, self.desk.speech.language, self.desk.speech.currency)

    def _alike_words(self) -> str:
        speech = self.desk.speech
        why = {"phone": self.tr("same phone"), "name": self.tr("similar name")}
        told = [speech.line([speech.code(one.number), speech.name(one.name), why[one.why]]) for one in self._form.alike]
        return "\n".join((self.tr("Is it one of these? Look first; nothing is put together by itself."), *told))

    # Parts

    def _make_fields(self) -> dict[str, QWidget]:
        fields: dict[str, QWidget] = {}
        for name in _TEXTS:
            line = fields[name] = QLineEdit()
            line.setMaxLength(NAME_CHARACTERS_MAX)
        for name in _FIGURES:
            fields[name] = figures_field()
        for name in _AREAS:
            fields[name] = TextArea(_AREA_PX, _AREA_PX)
        self._package = fields["package"] = ChoiceBox(self.desk)
        fields["more_packages"] = QWidget()
        self._more_lines = QGridLayout(fields["more_packages"])
        self._more_lines.setContentsMargins(0, 0, 0, 0)
        self._kind = fields["family_kind"] = Segmented(self.desk, (("household", ""), ("individual", ""), ("unit", "")))
        self._pay_by = fields["pay_by"] = Segmented(self.desk, (("cash", ""), ("bank", ""), ("other", "")))
        self._left = fields["left"] = Tick(self.desk)
        return fields

    def _cell(self, name: str) -> QVBoxLayout:
        lines = column(space_px=3)
        caption = self._captions[name] = Words("caption", wrap=True)
        note = self._notes[name] = Words("bad", wrap=True)
        lines.addWidget(caption)
        lines.addWidget(self._fields[name])
        lines.addWidget(note)
        lines.addStretch(1)
        return lines

    def _offer_packages(self) -> None:
        """Offer the packages of the bazaar; ticks that are there stay, for a bazaar's packages hardly ever change."""
        box = self._package
        if [box.itemData(place) for place in range(box.count())] != [one.key for one in self._form.packages]:
            box.clear()
            for package in self._form.packages:
                box.addItem("", package.key)
                if package.key not in self._more:
                    tick = self._more[package.key] = Tick(self.desk)
                    place = len(self._more) - 1
                    self._more_lines.addWidget(tick, place // _TICKS_ACROSS, place % _TICKS_ACROSS)

    # Values

    def _write(self, name: str, text: str) -> None:
        field = self._fields.get(name)
        if isinstance(field, QLineEdit):
            field.setText(text)
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
        elif isinstance(field, Segmented) and text:
            field.choose(text)
        elif isinstance(field, ChoiceBox):
            field.setCurrentIndex(max(0, field.findData(text)))
        elif isinstance(field, Tick):
            field.setChecked(bool(text))
        elif name == "more_packages":
            chosen = text.split(",")
            for key, tick in self._more.items():
                tick.setChecked(key in chosen)

    def _text(self, name: str) -> str:
        field = self._fields[name]
        if isinstance(field, QLineEdit):
            return field.text()
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        if isinstance(field, Segmented):
            return field.choice
        if isinstance(field, ChoiceBox):
            return str(field.currentData() or "")
        if isinstance(field, Tick):
            return "1" if field.isChecked() else ""
        return ",".join(key for key, tick in self._more.items() if tick.isChecked())

    def _request(self) -> None:
        self.save_requested.emit({name: self._text(name) for name in self._fields})
