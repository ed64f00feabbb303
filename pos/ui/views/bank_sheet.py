"""The bank's file of a payout: in which form, from which account, on which day, and who is left out of it.

Signals: wished(object), a `rows.bank.BankWish`; lines_requested(), the lines of the payout that go by bank.
Verbs: show_file, show_refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from pos.domain.limits import REASON_CHARACTERS_MAX
from pos.ui.rows.bank import BankFile, BankForm, BankPart, BankWish
from pos.ui.widgets.buttons import ActionButton, Segmented, icon_button
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_CENTRE = ("name", "iban", "bic", "purpose")
_COLUMNS_PX = 96
_NOTHING = BankFile("", "", "", {"iso": BankPart(0, 0), "table": BankPart(0, 0)}, {}, (), "")


class BankSheet(Sheet):
    """Asks how the bank's file is to be written."""

    wished = Signal(object)
    lines_requested = Signal()

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=760)
        self._file = _NOTHING
        self._form = Segmented(desk, (("iso", "landmark"), ("table", "file-text")))
        self._form.chosen.connect(self._show_form)
        self._about = Words("muted", wrap=True)
        self._amount = MoneyLabel(desk, "headline", side="leading")
        self._count = Words("muted")
        self._origin = icon_button(desk, "search", ink="muted")
        self._origin.clicked.connect(self.lines_requested)
        self._told, self._left_out = Words("warn", wrap=True), Words("warn", wrap=True)
        self._captions = {key: Words("caption") for key in (*_CENTRE, "day")}
        self._fields = {key: _line() if key == "name" else _figures() for key in (*_CENTRE, "day")}
        for field in self._fields.values():
            field.returnPressed.connect(self._wish)
        self._columns_words = Words("caption")
        self._columns = QPlainTextEdit()
        self._columns.setTabChangesFocus(True)
        self._columns.setFixedHeight(_COLUMNS_PX)
        self._columns.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._columns_hint = Words("muted", wrap=True)
        self._refusal = Words("bad", wrap=True)
        self._go = ActionButton(desk, "download", kind="primary")
        self._go.clicked.connect(self._wish)
        self._account, self._table = self._make_account(), self._make_table()
        self._codes = [_captioned(self._captions[key], self._fields[key]) for key in ("bic", "purpose", "day")]
        sums, codes = row(space_px=12), row(space_px=16)
        sums.addWidget(self._amount)
        sums.addWidget(self._count)
        sums.addWidget(self._origin)
        sums.addWidget(self._about, 1)
        for part in self._codes:
            codes.addWidget(part, 1)
        self.body.addWidget(self._form)
        self.body.addLayout(sums)
        for widget in (self._told, self._left_out, self._account, self._table):
            self.body.addWidget(widget)
        self.body.addLayout(codes)
        self.body.addWidget(self._refusal)
        self.body.addWidget(self._go)
        self.retranslate()

    def show_file(self, file: BankFile) -> None:
        """Show what the file would hold, and open."""
        self._file = file
        for key in _CENTRE:
            self._fields[key].setText(file.centre[key])
        self._fields["day"].setText(file.day)
        self._columns.setPlainText("\n".join(file.columns))
        self._refusal.clear()
        self.retranslate()
        self.open()

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be written, and keep what was typed."""
        self._refusal.setText(text)

    @override
    def take_focus(self) -> None:
        first = self._fields["name"] if self._form.choice == "iso" else self._columns
        (self._go if self._fields["name"].text() else first).setFocus()

    @override
    def retranslate(self) -> None:
        speech, file = self.desk.speech, self._file
        self.set_title(self.tr("File for the bank"))
        self._form.set_words({"iso": self.tr("Payment order (ISO 20022)"), "table": self.tr("The bank's own table")})
        parts = [
            self.tr("Payout {number}").format(number=speech.code(file.number)),
            self.tr("batch {reference}").format(reference=speech.code(file.reference)),
        ]
        self._about.setText(speech.line(parts))
        words = {
            "name": self.tr("Account holder, in Latin letters"),
            "iban": self.tr("IBAN that is paid from"),
            "bic": self.tr("BIC, if the bank asks"),
            "purpose": self.tr("Purpose code, if it asks"),
            "day": self.tr("Day of the payment"),
        }
        for key, text in words.items():
            self._captions[key].setText(text)
            self._fields[key].setAccessibleName(text)
        self._columns_words.setText(self.tr("Columns in the bank's order, one a line: its heading = our field"))
        self._columns.setAccessibleName(self._columns_words.text())
        self._columns_hint.setText(
            self.tr("Fields: {fields}").format(
                fields=speech.code("family, name_ar, name_en, account, amount, currency, reference, batch, day")
            )
        )
        self._told.setText(
            self.tr("The bank was told of these already, as {reference}. This is the same batch once more.").format(
                reference=speech.code(file.told)
            )
        )
        self._told.setVisible(bool(file.told))
        self._origin.set_words(self.tr("Show who is paid by bank"), shows=False)
        self._go.set_words(self.tr("Write the file"), keys="Return")
        self._show_form()

    def _make_account(self) -> QWidget:
        account = QWidget()
        lines = row(account, space_px=16)
        for key in ("name", "iban"):
            lines.addWidget(_captioned(self._captions[key], self._fields[key]), 1)
        return account

    def _make_table(self) -> QWidget:
        table = QWidget()
        lines = column(table, space_px=4)
        for widget in (self._columns_words, self._columns, self._columns_hint):
            lines.addWidget(widget)
        return table

    def _show_form(self) -> None:
        form = cast("BankForm", self._form.choice)
        part = self._file.parts[form]
        self._amount.show_amount(part.amount_minor)
        self._count.setText(self.tr("%n transfer(s)", "", part.count))
        self._left_out.setText("\n".join(part.left_out))
        self._left_out.setVisible(bool(part.left_out))
        for widget in (self._account, *self._codes[:2]):
            widget.setVisible(form == "iso")
        self._table.setVisible(form == "table")
        self._go.setEnabled(part.count > 0)

    def _wish(self) -> None:
        self._refusal.clear()
        centre = {key: self._fields[key].text() for key in _CENTRE}
        columns = tuple(self._columns.toPlainText().splitlines())
        form = cast("BankForm", self._form.choice)
        self.wished.emit(BankWish(form, centre, columns, self._fields["day"].text()))


def _captioned(caption: Words, field: QLineEdit) -> QWidget:
    both = QWidget()
    lines = column(both, space_px=4)
    lines.addWidget(caption)
    lines.addWidget(field)
    return both


def _line() -> QLineEdit:
    field = QLineEdit()
    field.setMaxLength(REASON_CHARACTERS_MAX)
    return field


def _figures() -> QLineEdit:
    """Return a line for an account, a code or a day; an account is longer than other numbers."""
    field = figures_field()
    field.setMaxLength(REASON_CHARACTERS_MAX)
    return field
