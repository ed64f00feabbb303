"""The safety part of settings: the mirror, the second place for copies, the last copies, and the way back from one of them.

Signals:
    mirror_requested(str): keep a mirror in this folder; in none when empty.
    place_requested(str): keep copies in this folder; in none when empty.
    sales_between_requested(int): make a copy after so many sales.
    copy_requested(): make a copy now.
    restore_requested(): show what could be put back.

Verbs: show_keeping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar
from typing_extensions import override

from pos.settings import BACKUP_SALES
from pos.ui.keys import SETTINGS, shortcut
from pos.ui.widgets.buttons import ActionButton, Segmented
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.path_dialog import ask_folder
from pos.ui.widgets.sheet import DIRECT, Sheet
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QFileDialog, QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.keeping import CopiesRow, CopyRow, KeepingRow, MirrorRow


class SafekeepingView(Spoken):
    """Two cards: the mirror, and the copies."""

    mirror_requested = Signal(str)
    place_requested = Signal(str)
    sales_between_requested = Signal(int)
    copy_requested = Signal()
    restore_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._keeping: KeepingRow | None = None
        self._dialog: QFileDialog | None = None
        sides = row(self, space_px=16)
        sides.addWidget(self._make_mirror(), 1)
        sides.addWidget(self._make_copies(), 1)
        shortcut(self, SETTINGS["restore"], self._press_restore)
        self.retranslate()

    def show_keeping(self, keeping: KeepingRow) -> None:
        """Show how mirror and copies stand."""
        self._keeping = keeping
        self._every.choose(str(keeping.sales_between))
        self._show()

    @override
    def retranslate(self) -> None:
        self._mirror_title.setText(self.tr("Mirror"))
        self._mirror_about.setText(
            self.tr(
                "Every sale is written a second time, to a stick or another disk. If this disk fails, nothing is lost."
            )
        )
        self._mirror_pick.set_words(self.tr("Choose a folder or stick …"))
        self._mirror_off.set_words(self.tr("No mirror"))
        self._copies_title.setText(self.tr("Copies of the book"))
        self._every_words.setText(self.tr("A checked copy at each close of a shift, and after so many sales"))
        self._every.set_words({str(count): self.desk.speech.count(count) for count in BACKUP_SALES})
        self._place_pick.set_words(self.tr("Choose a second place …"))
        self._place_off.set_words(self.tr("No second place"))
        self._copy.set_words(self.tr("Copy now"))
        self._restore.set_words(self.tr("Restore …"), keys=SETTINGS["restore"])
        self._bar.setAccessibleName(self.tr("Copying …"))
        self._show()

    def _show(self) -> None:
        keeping = self._keeping
        if keeping is None:
            return
        mirror, copies = keeping.mirror, keeping.copies
        code = self.desk.speech.code
        self._mirror_folder.setText(code(mirror.folder) if mirror.folder else self.tr("No folder is chosen."))
        is_bad = mirror.kind in {"away", "foreign"}
        words = self._mirror_words(mirror)
        self._mirror_good.setText("" if is_bad else words)
        self._mirror_bad.setText(words if is_bad else "")
        self._mirror_good.setVisible(bool(words) and not is_bad)
        self._mirror_bad.setVisible(is_bad)
        self._mirror_off.setVisible(bool(mirror.folder))
        self._place.setText(code(copies.folder) if copies.folder else self.tr("No second place is chosen."))
        self._place_off.setVisible(bool(copies.folder))
        is_running = copies.kind == "running"
        self._bar.setVisible(is_running)
        self._bar.setRange(0, copies.total)
        self._bar.setValue(copies.done)
        self._copy.setEnabled(not is_running)
        self._last.setText(self._last_words(copies.last))
        self._failed.setText(self._failed_words(copies))
        self._failed.setVisible(copies.kind == "failed")

    def _mirror_words(self, mirror: MirrorRow) -> str:
        time = "" if mirror.since is None else self.desk.speech.time(mirror.since)
        if mirror.kind == "away":
            return self.tr(
                "Away since {time}. The book itself is safe; it is caught up when the medium is back."
            ).format(time=time)
        if mirror.kind == "foreign":
            return self.tr(
                "It holds another book under this till's name. Nothing is written over it; choose another folder."
            )
        if mirror.kind == "behind":
            return self.tr("%n fact(s) behind", "", mirror.behind)
        if mirror.kind == "safe" and mirror.is_same_disk:
            return self.tr("Up to date, but on the same disk as the book: a dead disk takes both.")
        if mirror.kind == "safe":
            return self.tr("Up to date: {count} facts").format(count=self.desk.speech.count(mirror.facts))
        return ""

    def _last_words(self, last: CopyRow | None) -> str:
        if last is None:
            return self.tr("There is no copy yet.")
        speech = self.desk.speech
        made = self.tr("Last copy: {time}").format(time=speech.moment(last.at))
        return speech.line([made, self.tr("%n sale(s)", "", last.sales), self.tr("checked by opening it")])

    def _failed_words(self, copies: CopiesRow) -> str:
        if copies.kind != "failed":
            return ""
        time = "" if copies.since is None else self.desk.speech.time(copies.since)
        return self.tr("The last try failed at {time}. Older copies and the book are as they were.").format(time=time)

    # Parts

    def _make_mirror(self) -> QFrame:
        card = frame("card")
        lines = column(card, margins=(22, 18, 22, 20), space_px=8)
        self._mirror_title = Words("lead-strong")
        self._mirror_about = Words("muted", wrap=True)
        self._mirror_folder = Words("strong", wrap=True)
        self._mirror_good = Words("good", wrap=True)
        self._mirror_bad = Words("bad", wrap=True)
        for words in (
            self._mirror_title,
            self._mirror_about,
            self._mirror_folder,
            self._mirror_good,
            self._mirror_bad,
        ):
            lines.addWidget(words)
        lines.addStretch(1)
        actions = FoldingRow()
        self._mirror_off = ActionButton(self.desk, "ban")
        self._mirror_off.clicked.connect(lambda: self.mirror_requested.emit(""))
        self._mirror_pick = ActionButton(self.desk, "usb", kind="primary")
        self._mirror_pick.clicked.connect(lambda: self._pick(self._mirror_pick, self.mirror_requested))
        actions.line.addWidget(self._mirror_off, 1)
        actions.line.addWidget(self._mirror_pick, 1)
        lines.addWidget(actions)
        return card

    def _make_copies(self) -> QFrame:
        card = frame("card")
        lines = column(card, margins=(22, 18, 22, 20), space_px=8)
        self._copies_title = Words("lead-strong")
        self._place = Words("strong", wrap=True)
        self._last = Words("", wrap=True)
        self._failed = Words("bad", wrap=True)
        self._every_words = Words("caption", wrap=True)
        self._every = Segmented(self.desk, tuple((str(count), "") for count in BACKUP_SALES))
        self._every.chosen.connect(lambda key: self.sales_between_requested.emit(int(key)))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        for part in (
            self._copies_title,
            self._place,
            self._last,
            self._failed,
            self._every_words,
            self._every,
            self._bar,
        ):
            lines.addWidget(part)
        lines.addStretch(1)
        first, second = FoldingRow(), FoldingRow()
        self._place_off = ActionButton(self.desk, "ban")
        self._place_off.clicked.connect(lambda: self.place_requested.emit(""))
        self._place_pick = ActionButton(self.desk, "folder-open")
        self._place_pick.clicked.connect(lambda: self._pick(self._place_pick, self.place_requested))
        self._restore = ActionButton(self.desk, "history")
        self._restore.clicked.connect(self.restore_requested)
        self._copy = ActionButton(self.desk, "archive", kind="primary")
        self._copy.clicked.connect(self.copy_requested)
        first.line.addWidget(self._place_off, 1)
        first.line.addWidget(self._place_pick, 1)
        second.line.addWidget(self._restore, 1)
        second.line.addWidget(self._copy, 1)
        lines.addWidget(first)
        lines.addWidget(second)
        return card

    # What the person does

    def _press_restore(self) -> None:
        """Do what the button does, where a hand could reach it."""
        if not any(sheet.isVisible() for sheet in self.window().findChildren(Sheet, options=DIRECT)):
            self._restore.click()

    def _pick(self, button: ActionButton, signal: SignalInstance) -> None:
        self._dialog = ask_folder(self, button.words, signal.emit)
