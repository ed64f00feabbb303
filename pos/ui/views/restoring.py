"""The copies of the book, with what would come back from each, and the one grave button.

Signals:
    restore_requested(str): put back the copy with this key.

Verbs: show_copies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.ui.tables import Column, RowTable
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.keeping import CopyRow


class RestoreSheet(Sheet):
    """Chooses a copy to put back."""

    restore_requested = Signal(str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=860, height_px=560)
        self._copies: tuple[CopyRow, ...] = ()
        self._about = Words("muted", wrap=True)
        speech = desk.speech
        self._table: RowTable[CopyRow] = RowTable(
            desk,
            (
                Column(lambda each: speech.moment(each.at), strong=True, when="moment"),
                Column(lambda each: speech.count(each.sales), side="trailing", width_px=90),
                Column(lambda each: speech.count(each.facts), side="trailing", width_px=110, spare=True),
                Column(lambda each: speech.code(each.number), width_px=110),
                Column(lambda each: speech.code(each.head)),
            ),
            lambda each: each.key,
        )
        self._table.row_chosen.connect(self._preview)
        self._words = Words("", wrap=True)
        self._restore = ActionButton(desk, "history", kind="danger-fill")
        self._restore.clicked.connect(self._request)
        self.body.addWidget(self._about)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._words)
        actions = row()
        actions.addStretch(1)
        actions.addWidget(self._restore)
        self.body.addLayout(actions)
        self.retranslate()

    def show_copies(self, copies: tuple[CopyRow, ...]) -> None:
        """Show every copy, the newest first, and open."""
        self._copies = copies
        self._table.show_rows(copies)
        self._preview("")
        self.open()

    @override
    def take_focus(self) -> None:
        """Give the keyboard to the list; the grave button is one stop further."""
        self._table.setFocus()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("Put a copy of the book back"))
        self._about.setText(
            self.tr(
                "The book as it is now stays beside the copy, untouched. The till begins a new epoch: what the register has not "
                "confirmed is sent again, and counts once. Baskets that are open or on hold come along."
            )
        )
        self._table.rows.show_titles(
            (self.tr("Made"), self.tr("Sales"), self.tr("Facts"), self.tr("Last fact"), self.tr("Head"))
        )
        self._table.setAccessibleName(self.tr("Put a copy of the book back"))
        self._restore.set_words(self.tr("Put this copy back"))
        self._preview(self._table.chosen)

    def _preview(self, key: str) -> None:
        chosen = next((copy for copy in self._copies if copy.key == key), None)
        self._restore.setEnabled(chosen is not None)
        if chosen is None:
            self._words.setText(self.tr("Choose a copy.") if self._copies else self.tr("There is no copy yet."))
            return
        lines = [self.tr("%n sale(s) are in this copy.", "", chosen.sales)]
        if chosen.beyond_mirror:
            lines.append(self.tr("%n later fact(s) come back from the mirror.", "", chosen.beyond_mirror))
        lacking = chosen.beyond_register - chosen.beyond_mirror
        if lacking > 0:
            lines.append(self.tr("%n later fact(s) are with the register and not in this till's book.", "", lacking))
        self._words.setText(" ".join(lines))

    def _request(self) -> None:
        key = self._table.chosen
        if key:
            self.close_sheet()
            self.restore_requested.emit(key)
