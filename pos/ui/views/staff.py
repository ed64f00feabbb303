"""The administrator's page of people, and the sheet on which one is written.

`StaffView` signals: add_requested(), person_opened(str), refresh_requested(), machines_requested(). Verb: show_people.
`StaffSheet` signals: save_requested(object), a `rows.staff.StaffWish`; remove_requested(str). Verbs: show_person, show_refusal.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from pos.domain.limits import NAME_CHARACTERS_MAX, PIN_DIGITS_MAX, PIN_DIGITS_MIN
from pos.domain.pins import OFFICE_PIN_DIGITS_MIN
from pos.domain.text import isolate
from pos.ui.rows.staff import StaffWish
from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.people import role_words
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.people import Role
    from pos.ui.rows.staff import StaffRow

_ROLES: tuple[Role, ...] = ("cashier", "lead", "goods", "accountant", "approver", "admin")


class StaffView(Spoken):
    """Everyone who may sign in."""

    add_requested = Signal()
    person_opened = Signal(str)
    refresh_requested = Signal()
    machines_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._people: tuple[StaffRow, ...] = ()
        lines = column(self, space_px=12)
        lines.addWidget(self._make_head())
        card = frame("card")
        self._table = self._make_table()
        self._table.row_chosen.connect(self._show_chosen)
        self._table.row_opened.connect(self.person_opened)
        column(card, margins=(2, 2, 2, 2)).addWidget(self._table)
        lines.addWidget(card, 1)
        last = row(space_px=10)
        self._chosen = Words("lead-strong", wrap=True)
        self._change = ActionButton(desk, "square-pen")
        self._change.clicked.connect(lambda: self.person_opened.emit(self._table.chosen))
        last.addWidget(self._chosen, 1)
        last.addWidget(self._change)
        lines.addLayout(last)
        self.retranslate()
        self.show_people(())

    def show_people(self, people: tuple[StaffRow, ...]) -> None:
        """Show everyone who may sign in."""
        self._people = people
        self._table.show_rows(people)
        self._show_chosen()

    @override
    def retranslate(self) -> None:
        self._about.setText(
            self.tr(
                "Whoever works here has a name, a role and a PIN of their own. It works at the tills within a minute."
            )
        )
        self._add.set_words(self.tr("Add a person"))
        self._refresh.set_words(self.tr("Ask again"))
        self._machines.set_words(self.tr("Machines"))
        self._change.set_words(self.tr("Change"))
        self._table.setAccessibleName(self.tr("People"))
        self._table.rows.show_titles((self.tr("Name"), self.tr("Role"), self.tr("Code")))
        self._show_chosen()

    def _make_head(self) -> QFrame:
        head = frame("card")
        line = row(head, margins=(20, 14, 14, 14), space_px=14)
        self._about = Words("muted", wrap=True)
        self._machines = ActionButton(self.desk, "monitor")
        self._machines.clicked.connect(self.machines_requested)
        self._refresh = ActionButton(self.desk, "refresh-cw")
        self._refresh.clicked.connect(self.refresh_requested)
        self._add = ActionButton(self.desk, "plus", kind="primary")
        self._add.clicked.connect(self.add_requested)
        line.addWidget(self._about, 1)
        for button in (self._machines, self._refresh, self._add):
            line.addWidget(button)
        return head

    def _make_table(self) -> RowTable[StaffRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(self._name_words, strong=True, order=lambda each: speech.name(each.name)),
                Column(lambda each: role_words(each.role, speech.language), width_px=260),
                Column(lambda each: speech.code(each.code), width_px=120),
            ),
            lambda each: each.code,
        )

    def _name_words(self, person: StaffRow) -> str:
        name = self.desk.speech.name(person.name)
        return self.tr("{name} (you)").format(name=name) if person.is_self else name

    def _show_chosen(self, _code: str = "") -> None:
        person = next((one for one in self._people if one.code == self._table.chosen), None)
        self._chosen.setText(self._name_words(person) if person else self.tr("Choose a person in the list"))
        self._change.setEnabled(person is not None)


class StaffSheet(Sheet):
    """Writes a person; taking one out asks twice."""

    save_requested = Signal(object)
    remove_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=680)
        self._person: StaffRow | None = None
        self._is_asked = False
        self._name_ar, self._name_en = QLineEdit(), QLineEdit()
        self._role = ChoiceBox(desk)
        for role in _ROLES:
            self._role.addItem("", role)
        self._pin, self._again = figures_field(), figures_field()
        for name in (self._name_ar, self._name_en):
            name.setMaxLength(NAME_CHARACTERS_MAX)
        for secret in (self._pin, self._again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._captions: dict[QWidget, Words] = {}
        self._lay(((self._name_ar, self._name_en), (self._role,), (self._pin, self._again)))
        self._rule, self._refusal = Words("muted", wrap=True), Words("bad", wrap=True)
        self._refusal.hide()
        self._save, self._remove = (
            ActionButton(desk, "check", kind="primary"),
            ActionButton(desk, "trash-2", kind="danger"),
        )
        self._save.clicked.connect(self._request)
        self._remove.clicked.connect(self._ask_or_remove)
        last = row(space_px=10)
        last.addWidget(self._remove)
        last.addWidget(self._save, 1)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._refusal)
        self.body.addLayout(last)
        self._role.currentIndexChanged.connect(self._show_rule)
        for before, following in pairwise((self._name_ar, self._name_en, self._pin, self._again)):
            before.returnPressed.connect(following.setFocus)
        self._again.returnPressed.connect(self._request)
        self.retranslate()

    def _lay(self, lines: tuple[tuple[QWidget, ...], ...]) -> None:
        """Put the fields in lines, each below its caption."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for line, fields in enumerate(lines):
            for place, field in enumerate(fields):
                caption = self._captions[field] = Words("caption", wrap=True)
                across = 2 // len(fields)
                grid.addWidget(caption, 2 * line, place, 1, across)
                grid.addWidget(field, 2 * line + 1, place, 1, across)
                grid.setColumnStretch(place, 1)
        self.body.addLayout(grid)

    def show_person(self, person: StaffRow | None) -> None:
        """Open on somebody who is there, or on an empty form."""
        self._person, self._is_asked = person, False
        self._name_ar.setText(person.name.ar if person else "")
        self._name_en.setText(person.name.en if person else "")
        self._role.setCurrentIndex(_ROLES.index(person.role) if person else 0)
        self._role.setEnabled(person is None or not person.is_self)
        self._pin.clear()
        self._again.clear()
        self._refusal.hide()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be done, and keep what was written."""
        self._refusal.setText(text)
        self._refusal.show()

    @override
    def take_focus(self) -> None:
        self._name_ar.setFocus()

    @override
    def retranslate(self) -> None:
        person = self._person
        self.set_title(self.tr("Change a person") if person else self.tr("Add a person"))
        texts: dict[QWidget, str] = {
            self._name_ar: self.tr("Name in Arabic"),
            self._name_en: self.tr("Name in English (may stay empty)"),
            self._role: self.tr("Role"),
            self._pin: self.tr("New PIN (empty: as before)") if person else self.tr("PIN"),
            self._again: self.tr("The same PIN again"),
        }
        for field, text in texts.items():
            self._captions[field].setText(text)
            field.setAccessibleName(text)
        for place, role in enumerate(_ROLES):
            self._role.setItemText(place, role_words(role, self.desk.speech.language))
        self._save.set_words(self.tr("Save"), keys="Return")
        self._remove.setVisible(person is not None and not person.is_self)
        self._remove.set_words(self.tr("Yes, let them in no more") if self._is_asked else self.tr("Take out"))
        self._show_rule()

    def _show_rule(self, _place: int = 0) -> None:
        is_counter = self._chosen_role in {"cashier", "lead", "goods"}
        least = isolate(str(PIN_DIGITS_MIN if is_counter else OFFICE_PIN_DIGITS_MIN))
        most = isolate(str(PIN_DIGITS_MAX))
        self._rule.setText(
            self.tr("{least} to {most} digits that the person types here; none like 1234 or 0000.").format(
                least=least, most=most
            )
        )

    @property
    def _chosen_role(self) -> Role:
        return _ROLES[max(0, self._role.currentIndex())]

    def _request(self) -> None:
        self._refusal.hide()
        self.save_requested.emit(
            StaffWish(
                code=self._person.code if self._person else "",
                name_ar=self._name_ar.text(),
                name_en=self._name_en.text(),
                role=self._chosen_role,
                pin=self._pin.text(),
                again=self._again.text(),
            )
        )

    def _ask_or_remove(self) -> None:
        """Take out at the second press only; what was done in this name stays."""
        if self._is_asked and self._person is not None:
            self.remove_requested.emit(self._person.code)
            return
        self._is_asked = True
        self.retranslate()
