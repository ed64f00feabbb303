"""The line below every screen: printer, mirror, copies and free disk, in words and with icons, whatever happens above it.

Signals:
    safety_requested(): a part of it was pressed by someone who wants to know more.
    papers_requested(): the printer was pressed.

Verbs: show_strip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from pos.ui.widgets.frames import row
from pos.ui.widgets.pill import StatusPill
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.desk import Desk
    from pos.ui.rows.frame import FrameState
    from pos.ui.rows.keeping import CopiesRow, MirrorRow
    from pos.ui.rows.names import Tone

STRIP_PX = 40
_MB, _GB = 1024**2, 1024**3
_GB_WHOLE = 10


class StatusStrip(Spoken):
    """What is safe, always in sight."""

    safety_requested = Signal()
    papers_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="strip")
        self._state: FrameState | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = row(self, margins=(12, 3, 12, 3), space_px=8)
        self._printer, self._mirror, self._copies, self._disk = pills = [StatusPill(desk, leads=True) for _ in range(4)]
        for pill in pills:
            pill.pressed.connect(self.papers_requested if pill is self._printer else self.safety_requested)
            line.addWidget(pill)
        line.addStretch(1)

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(0, STRIP_PX))

    def show_strip(self, state: FrameState) -> None:
        """Show how everything stands."""
        self._state = state
        self.retranslate()

    @override
    def retranslate(self) -> None:
        state = self._state
        if state is None:
            return
        words, tone, icon = {
            "ready": (self.tr("Printer ready"), "plain", "printer-check"),
            "low": (self.tr("Paper nearly used up"), "warn", "printer"),
            "trouble": (self.tr("Printer needs help"), "bad", "printer"),
            "none": (self.tr("No printer"), "plain", "printer"),
        }[state.printer]
        if state.printer != "trouble" and state.papers:
            words, tone, icon = self.tr("%n paper(s) not out", "", state.papers), "warn", "printer"
        self._say(self._printer, words, tone, icon)
        self._say(self._mirror, *self._mirror_words(state.keeping.mirror))
        self._say(self._copies, *self._copies_words(state.keeping.copies))
        free, is_low = state.keeping.free, state.keeping.is_low
        self._disk.setVisible(free >= 0)
        text = short = self.tr("{size} free").format(size=self.size_words(free))
        if is_low:
            text = self.tr("Disk almost full: {size} free").format(size=self.size_words(free))
        icon = "triangle-alert" if is_low else "hard-drive"
        self._disk.show_status(text, tone="bad" if is_low else "plain", icon=icon, short=short)

    def size_words(self, size: int) -> str:
        """Word a size in megabytes or gigabytes."""
        if size < _GB:
            return self.tr("{n} MB").format(n=self.desk.speech.count(size // _MB))
        whole, tenth = divmod(size * 10 // _GB, 10)
        number = f"{whole}" if whole >= _GB_WHOLE else f"{whole}.{tenth}"
        return self.tr("{n} GB").format(n=self.desk.speech.code(number))

    def _mirror_words(self, mirror: MirrorRow) -> tuple[str, str, str]:
        if mirror.kind == "safe" or mirror.is_on_its_way:
            if mirror.is_same_disk:
                return self.tr("Mirror on the same disk"), "warn", "triangle-alert"
            return self.tr("Mirror up to date"), "good", "shield-check"
        if mirror.kind == "behind":
            return self.tr("Mirror: %n fact(s) behind", "", mirror.behind), "note", "hourglass"
        if mirror.kind == "away":
            return self.tr("Mirror away since {time}").format(time=self._time(mirror.since)), "bad", "octagon-alert"
        if mirror.kind == "foreign":
            return self.tr("The mirror holds another book"), "bad", "octagon-alert"
        return self.tr("Mirror off"), "plain", "ban"

    def _copies_words(self, copies: CopiesRow) -> tuple[str, str, str]:
        if copies.kind == "running":
            return self.tr("Copying …"), "note", "hourglass"
        if copies.kind == "failed":
            return self.tr("No copy since {time}").format(time=self._time(copies.since)), "bad", "octagon-alert"
        if copies.kind == "good" and copies.last is not None:
            return self.tr("Copied {time}").format(time=self.desk.speech.moment(copies.last.at)), "good", "archive"
        if copies.kind == "none":
            return self.tr("No copy yet"), "note", "archive"
        return self.tr("Copies off"), "plain", "ban"

    def _time(self, moment: datetime | None) -> str:
        return "" if moment is None else self.desk.speech.time(moment)

    @staticmethod
    def _say(pill: StatusPill, words: str, tone: Tone | str, icon: str) -> None:
        pill.show_status(words, tone=_TONES[tone], icon=icon)


_TONES: dict[str, Tone] = {"plain": "plain", "good": "good", "note": "note", "warn": "warn", "bad": "bad"}
