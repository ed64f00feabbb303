"""The codes that the centre's books use for each account; the ledger's files bear them on every machine.

Signals:
    typed(object): all codes as they stand on the page, `pos.domain.account_codes.AccountCode` each.
    save_requested(): keep them.
    put_back_requested(): show them as the register has them.
    take_over_requested(): fill in what an older Amana's file on this machine says.
    ledger_requested(): go back to the ledger.

Verbs: show_codes, show_state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QWidget
from typing_extensions import override

from pos.domain.account_codes import ACCOUNT_CODE_CHARACTERS_MAX, AccountCode
from pos.domain.limits import NAME_CHARACTERS_MAX
from pos.domain.postings import Account
from pos.ui.keys import CODES, bind_button
from pos.ui.views.fact_words import FactWords
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.figures_field import figures_field
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from pos.ui.desk import Desk

_SIDES = 2
_CODE_PX = 130


class OfficeCodesView(Spoken):
    """The codes."""

    typed = Signal(object)
    save_requested = Signal()
    put_back_requested = Signal()
    take_over_requested = Signal()
    ledger_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._facts = FactWords(desk, self)
        self._labels: dict[Account, Words] = {}
        self._fields: dict[Account, tuple[QLineEdit, QLineEdit]] = {}
        lines = column(self, space_px=12)
        lines.addWidget(self._make_head())
        lines.addWidget(self._make_codes(), 1)
        bind_button(self, CODES["save"], self._save)
        self.retranslate()
        self.show_codes((), may_change=False)
        self.show_state("", may_save=False, is_changed=False, has_file=False)

    def show_codes(self, rows: tuple[AccountCode, ...], *, may_change: bool) -> None:
        """Show the code of every account.

        Args:
            rows: one for each account.
            may_change: whether this person may change them.
        """
        told = {one.account: one for one in rows}
        for account, (code, name) in self._fields.items():
            one = told.get(account, AccountCode(account=account))
            for field, text in ((code, one.code), (name, one.name)):
                field.setReadOnly(not may_change)
                if field.text() != text:
                    field.setText(text)
                    field.setCursorPosition(0)

    def show_state(self, refusal: str, *, may_save: bool, is_changed: bool, has_file: bool) -> None:
        """Show what can be done.

        Args:
            refusal: what hinders keeping the codes; empty where nothing does.
            may_save: whether they can be kept.
            is_changed: whether they differ from what is kept.
            has_file: whether an older Amana's file of codes lies on this machine.
        """
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        self._save.setEnabled(may_save)
        self._back.setEnabled(is_changed)
        self._old.setVisible(has_file)
        self._take_over.setVisible(has_file)

    @override
    def retranslate(self) -> None:
        self._about.setText(
            self.tr("The files of the ledger for accounting software bear these codes, whichever machine writes them.")
        )
        self._old.setText(self.tr("A file of codes from before lies on this machine: account-codes.csv"))
        self._save.set_words(self.tr("Save"), keys=CODES["save"])
        self._back.set_words(self.tr("As before"))
        self._take_over.set_words(self.tr("Fill in from the file"))
        self._ledger.set_words(self.tr("Ledger"))
        for titles in self._titles:
            texts = (self.tr("Account"), self.tr("Code"), self.tr("Name in the books"))
            for title, text in zip(titles, texts, strict=True):
                title.setText(text)
        for account, (code, name) in self._fields.items():
            words = self._facts.account(account.value)
            self._labels[account].setText(words)
            code.setAccessibleName(self.tr("Code of {account}").format(account=words))
            name.setAccessibleName(self.tr("Name of {account} in the books").format(account=words))

    # -- parts -------------------------------------------------------------------------------------------------

    def _make_head(self) -> QFrame:
        head = frame("card")
        lines = column(head, margins=(20, 12, 14, 12), space_px=8)
        self._about, self._old = Words("muted", wrap=True), Words("warn", wrap=True)
        self._refusal = Words("bad", wrap=True)
        self._save = ActionButton(self.desk, "check", kind="primary")
        self._back = ActionButton(self.desk, "undo-2")
        self._take_over = ActionButton(self.desk, "folder-open")
        self._ledger = ActionButton(self.desk, "book-open")
        for button, signal in (
            (self._save, self.save_requested),
            (self._back, self.put_back_requested),
            (self._take_over, self.take_over_requested),
            (self._ledger, self.ledger_requested),
        ):
            button.clicked.connect(signal)
        folding = FoldingRow()
        for buttons in ((self._save, self._back, self._take_over), (self._ledger,)):
            part = QWidget()
            line = row(part, space_px=10)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            folding.line.addWidget(part)
        for widget in (self._about, self._old, folding, self._refusal):
            lines.addWidget(widget)
        return head

    def _make_codes(self) -> QFrame:
        inner = QWidget()
        sides = row(inner, margins=(18, 10, 18, 12), space_px=32)
        self._titles: list[tuple[Words, Words, Words]] = []
        accounts = list(Account)
        per_side = -(-len(accounts) // _SIDES)
        for first in range(0, len(accounts), per_side):
            grid = QGridLayout()
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(0, 2)
            grid.setColumnStretch(2, 3)
            titles = (Words("caption"), Words("caption"), Words("caption"))
            self._titles.append(titles)
            for place, title in enumerate(titles):
                grid.addWidget(title, 0, place)
            for line, account in enumerate(accounts[first : first + per_side], 1):
                self._add(grid, line, account)
            grid.setRowStretch(per_side + 1, 1)
            sides.addLayout(grid, 1)
        card = frame("card")
        column(card, margins=(2, 2, 2, 2)).addWidget(scrolling(inner))
        return card

    def _add(self, grid: QGridLayout, line: int, account: Account) -> None:
        label = Words(wrap=True)
        code, name = figures_field(), LineField()
        code.setMaxLength(ACCOUNT_CODE_CHARACTERS_MAX)
        code.setFixedWidth(_CODE_PX)
        name.setMaxLength(NAME_CHARACTERS_MAX)
        for place, widget in enumerate((label, code, name)):
            grid.addWidget(widget, line, place)
        for field in (code, name):
            field.textEdited.connect(self._tell)
        self._labels[account] = label
        self._fields[account] = (code, name)

    def _tell(self) -> None:
        self.typed.emit(
            tuple(
                AccountCode(account=account, code=code.text(), name=name.text())
                for account, (code, name) in self._fields.items()
            )
        )
