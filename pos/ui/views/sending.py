"""Sending and the end of the day: what is only on this till, one button to send it, a file when there is no network.

Signals:
    send_requested(): send now.
    stop_requested(): stop what is going on.
    export_requested(str): write a bundle into this folder.
    import_requested(str): read this acknowledgement or bundle file.
    proof_requested(): show what the register has signed for, to be printed.
    all_requested(): ask every till to send now.
    compare_requested(): compare Z-reports with their papers.

Verbs: show_state, show_devices, show_progress, offer_comparing.

The strip of a stick that is plugged in is reached as `stick`; its own module lists its signals and verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget
from typing_extensions import override

from pos.ui.rows.sending import SendProgress
from pos.ui.tables import Column, RowTable
from pos.ui.views.stick import StickStrip
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.path_dialog import ask_file, ask_folder
from pos.ui.widgets.pill import IconLabel
from pos.ui.widgets.spoken import restyle
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QFileDialog

    from pos.ui.desk import Desk
    from pos.ui.rows.sending import DeviceRow, SendState

_BUSY = frozenset({"connecting", "sending", "receiving", "writing", "gathering"})
_TONES = {"done": "good", "gathered": "good", "failed": "bad", "silent": "warn"}
_ICONS = {"done": "circle-check", "gathered": "circle-check", "failed": "circle-alert", "silent": "circle-alert"}
_STATE_ICONS = {
    "in": "circle-check",
    "open": "clock-3",
    "waiting": "hourglass",
    "missing": "circle-alert",
    "gap": "circle-alert",
    "fork": "octagon-alert",
    "revoked": "ban",
    "asked": "hourglass",
    "silent": "usb",
}
_STATE_INKS = {"in": "good", "open": "warn", "waiting": "warn", "asked": "muted"}
SKEW_MS_SHOWN = 60_000  # a clock that is off by less disturbs nobody
_LOW_PX = 560  # of the page: a window of 600 has less
_STATE_PX = 194  # of its longest word, with a picture before it


class SendingView(Stepwise):
    """The sending screen."""

    send_requested = Signal()
    stop_requested = Signal()
    export_requested = Signal(str)
    import_requested = Signal(str)
    proof_requested = Signal()
    all_requested = Signal()
    compare_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self._state: SendState | None = None
        self._progress = SendProgress("idle")
        self._dialog: QFileDialog | None = None
        super().__init__(desk, parent, role="page", whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        desk = self.desk
        lines = self._lines = column(self)
        lines.addWidget(self._make_state())
        yield
        self.stick = StickStrip(desk)
        lines.addWidget(self.stick)
        lines.addWidget(self._make_progress())
        yield
        lines.addLayout(self._make_head())
        card = frame("card", self)
        lines.addWidget(card, 1)
        inner = column(card, margins=(2, 2, 2, 2))
        self._table = self._make_table()
        self._nothing = EmptyState(desk, "store")
        self._nothing.hide()
        inner.addWidget(self._table)
        inner.addWidget(self._nothing)
        self.notice_seat = column()
        lines.addLayout(self.notice_seat)
        self.setFocusProxy(self._send)
        yield

    @override
    def _show_first(self) -> None:
        self._fit()
        self.show_progress(SendProgress("idle"))

    # Verbs

    def show_state(self, state: SendState) -> None:
        """Show where this till's book stands."""
        self._state = state
        is_safe = state.waiting_facts == 0
        restyle(self._card, "tone", "good" if is_safe else "warn")
        self._picture.show_icon("cloud-check" if is_safe else "hard-drive", "good" if is_safe else "warn")
        speech = self.desk.speech
        if is_safe:
            self._headline.setText(self.tr("Every sale is in the register"))
        elif state.waiting_sales:
            self._headline.setText(self.tr("%n sale(s) only on this till", "", state.waiting_sales))
        else:
            self._headline.setText(self.tr("%n note(s) only on this till", "", state.waiting_facts))
        parts = [self.tr("{n} entries acknowledged").format(n=speech.count(state.acknowledged_facts))]
        if state.last_contact is None:
            parts.append(self.tr("The register has not answered yet"))
        else:
            parts.append(self.tr("Last answer {moment}").format(moment=speech.moment(state.last_contact)))
        self._about.setText(speech.line(parts))
        self._show_buttons()

    def show_devices(self, devices: tuple[DeviceRow, ...]) -> None:
        """Show every device of the bazaar, this one first."""
        self._table.show_rows(devices)
        self._table.setVisible(bool(devices))  # not a stack, which is as high as the higher of the two
        self._nothing.setVisible(not devices)

    def show_progress(self, progress: SendProgress) -> None:
        """Show how far a sending or an export has come."""
        self._progress = progress
        is_busy = progress.stage in _BUSY
        self._progress_card.setVisible(progress.stage != "idle")
        self._bar.setVisible(is_busy)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        tone = _TONES.get(progress.stage, "note")
        icon = _ICONS.get(progress.stage, "refresh-cw")
        restyle(self._progress_card, "tone", tone)
        self._progress_icon.show_icon(icon, tone)
        self._progress_words.setText(self._words_of(progress))
        self._stop.setVisible(is_busy)
        self._show_buttons()

    def offer_comparing(self, *, is_offered: bool) -> None:
        """Show the way to the papers of Z-reports, or hide it from whoever has no sign-in at the register."""
        self._compare.setVisible(is_offered)

    # Texts

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Send"))
        self._all.set_words(self.tr("Send all"), name=self.tr("Ask every till to send now"))
        self._compare.set_words(self.tr("Compare with paper"), name=self.tr("Compare Z-reports with their papers"))
        self._send.set_words(self.tr("Send now"))
        self._export.set_words(self.tr("Write to a USB stick"))
        self._import.set_words(self.tr("Read from a USB stick"))
        self._stop.set_words(self.tr("Stop"))
        self._proof.set_words(self.tr("Proof"), name=self.tr("What the register has signed for, to show and to print"))
        self._devices_title.setText(self.tr("Who is in, who is missing"))
        self._table.setAccessibleName(self.tr("Who is in, who is missing"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._nothing.show_words(
            self.tr("No till has been heard of yet"),
            self.tr("Once the register has answered, every till of the bazaar stands here."),
        )
        self._table.rows.show_titles(
            (
                self.tr("Till"),
                self.tr("State"),
                self.tr("Sales closed"),
                self.tr("Acknowledged"),
                self.tr("Waiting"),
                self.tr("Last heard"),
                self.tr("Clock"),
                self.tr("Papers"),
            )
        )
        if self._state is not None:
            self.show_state(self._state)
        self.show_progress(self._progress)

    def _words_of(self, progress: SendProgress) -> str:
        speech = self.desk.speech
        texts = {
            "idle": "",
            "connecting": self.tr("Looking for the register"),
            "sending": self.tr("Sending {done} of {total}"),
            "receiving": self.tr("Fetching news from the register"),
            "writing": self.tr("Writing the file, {done} of {total}"),
            "done": self.tr("Done. Nothing was left behind."),
            "failed": self.tr("It did not work. Nothing is lost; try again."),
            "gathering": self.tr("{done} of {total} tills have sent everything; the others are asked"),
            "gathered": self.tr("Every till has sent everything."),
            "silent": self.tr(
                "No answer, or not everything, from {tills}. Write a stick there and read it here, or ask again."
            ),
            "stopped": self.tr("Stopped. What came in is in; ask again to go on."),
        }
        text = texts[progress.stage].format(
            done=speech.count(progress.done),
            total=speech.count(progress.total),
            tills=speech.line(map(speech.code, progress.tills)),
        )
        return f"{text}\n{progress.words}" if progress.words else text

    def _device_words(self, device: DeviceRow) -> str:
        speech = self.desk.speech
        hall = speech.code(device.hall) if device.hall else ""
        name = speech.line(filter(None, (speech.code(device.name), device.label, hall)))
        return self.tr("{till} (this one)").format(till=name) if device.is_this else name

    def _state_words(self, device: DeviceRow) -> str:
        words = {
            "in": self.tr("Everything is in"),
            "open": self.tr("Shift is open"),
            "waiting": self.tr("Still sending"),
            "missing": self.tr("Not heard of"),
            "gap": self.tr("Entries are missing"),
            "fork": self.tr("Two books of one till"),
            "revoked": self.tr("Revoked"),
            "asked": self.tr("Asked to send"),
            "silent": self.tr("No answer: fetch its stick"),
        }
        return words[device.state]

    def _closed_words(self, device: DeviceRow) -> str:
        """Say how many sales are in its Z-reports, and what they brought."""
        speech = self.desk.speech
        return speech.line((speech.count(device.sales), speech.number(device.takings_minor)))

    def _contact_words(self, device: DeviceRow) -> str:
        return "–" if device.last_contact is None else self.desk.speech.moment(device.last_contact)

    def _clock_words(self, device: DeviceRow) -> str:
        if device.skew_ms is None:
            return "–"
        minutes = abs(device.skew_ms) // SKEW_MS_SHOWN
        if minutes == 0:
            return self.tr("Right")
        return self.tr("%n min fast", "", minutes) if device.skew_ms > 0 else self.tr("%n min slow", "", minutes)

    def _papers_words(self, device: DeviceRow) -> str:
        speech = self.desk.speech
        if device.papers_differ:
            return self.tr("%n differ(s)", "", device.papers_differ)
        if not device.reports:
            return "–"
        return self.tr("{n} of {all}").format(n=speech.count(device.papers), all=speech.count(device.reports))

    def _acknowledged_words(self, device: DeviceRow) -> str:
        speech = self.desk.speech
        if device.relayed is None:
            return speech.count(device.acknowledged)
        return self.tr("{held}, at the centre {relayed}").format(
            held=speech.count(device.acknowledged), relayed=speech.count(device.relayed)
        )

    # Parts

    def _make_state(self) -> QFrame:
        self._card = frame("tonecard", self)
        line = self._state_line = row(self._card, space_px=18)
        self._picture = IconLabel(self.desk, "hard-drive", px=46)
        words = column(space_px=2)
        self._headline = Words("headline", wrap=True)
        self._about = Words("muted", wrap=True)
        words.addStretch(1)
        words.addWidget(self._headline)
        words.addWidget(self._about)
        words.addStretch(1)
        buttons = column(space_px=8)
        self._send = ActionButton(self.desk, "send-horizontal", kind="pay", icon_px=24)
        self._export, self._import = ActionButton(self.desk, "usb"), ActionButton(self.desk, "folder-open")
        self._proof = ActionButton(self.desk, "badge-check")
        for button, act in ((self._export, self._ask_folder), (self._import, self._ask_file)):
            button.clicked.connect(act)
        for button, asked in ((self._send, self.send_requested), (self._proof, self.proof_requested)):
            button.clicked.connect(asked)
        line.addWidget(self._picture)
        line.addLayout(words, 1)
        pair = row()
        pair.addWidget(self._export)
        pair.addWidget(self._import)
        first = row()
        first.addWidget(self._send, 1)
        first.addWidget(self._proof)
        buttons.addLayout(first)
        buttons.addLayout(pair)
        line.addLayout(buttons)
        return self._card

    def _make_head(self) -> QHBoxLayout:
        line = row(space_px=10)
        self._devices_title = Words("lead-strong")
        self._compare = ActionButton(self.desk, "receipt-text")
        self._compare.clicked.connect(self.compare_requested)
        self._compare.hide()
        self._all = ActionButton(self.desk, "list-checks", kind="primary")
        self._all.clicked.connect(self.all_requested)
        line.addWidget(self._devices_title, 1)
        line.addWidget(self._compare)
        line.addWidget(self._all)
        return line

    def _make_progress(self) -> QFrame:
        self._progress_card = frame("tonecard", self)
        line = row(self._progress_card, margins=(20, 10, 20, 10), space_px=12)
        self._progress_icon = IconLabel(self.desk, "refresh-cw", px=22)
        self._progress_words = Words("strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = ActionButton(self.desk, "x", kind="quiet")
        self._stop.clicked.connect(self.stop_requested)
        line.addWidget(self._progress_icon)
        line.addWidget(self._progress_words, 2)
        line.addWidget(self._bar, 2)
        line.addWidget(self._stop)
        return self._progress_card

    def _make_table(self) -> RowTable[DeviceRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(self._device_words, strong=True, order=lambda each: each.name),
                Column(
                    self._state_words,
                    width_px=_STATE_PX,
                    icon=lambda each: _STATE_ICONS[each.state],
                    ink=lambda each: _STATE_INKS.get(each.state, "bad"),
                    order=lambda each: each.state,
                ),
                Column(self._closed_words, side="trailing", width_px=136, order=lambda each: each.takings_minor),
                Column(self._acknowledged_words, side="trailing", width_px=164),
                Column(
                    lambda each: speech.count(each.waiting),
                    side="trailing",
                    width_px=76,
                    strong=True,
                    order=lambda each: each.waiting,
                ),
                Column(self._contact_words, when="moment"),
                Column(
                    self._clock_words,
                    width_px=136,
                    ink=lambda each: "bad" if abs(each.skew_ms or 0) >= SKEW_MS_SHOWN else "text",
                ),
                Column(
                    self._papers_words,
                    width_px=106,
                    ink=lambda each: "bad" if each.papers_differ else "text",
                    order=lambda each: each.papers - each.reports,
                ),
            ),
            lambda each: each.key,
        )

    def _show_buttons(self) -> None:
        is_busy = self._progress.stage in _BUSY
        has_link = self._state is not None and self._state.link != "none"
        self._send.setEnabled(has_link and not is_busy)
        self._all.setEnabled(has_link and not is_busy)
        self._proof.setEnabled(self._state is not None and self._state.acknowledged_facts > 0 and not is_busy)
        for button in (self._export, self._import):
            button.setEnabled(not is_busy)

    # What the person does

    def _ask_folder(self) -> None:
        self._dialog = ask_folder(self, self._export.words, self.export_requested.emit)

    def _ask_file(self) -> None:
        self._dialog = ask_file(self, self._import.words, self.import_requested.emit)

    def _fit(self) -> None:
        """Leave room for a notice on a low screen."""
        low = self.height() < _LOW_PX
        self._lines.setContentsMargins(*((20, 8, 20, 8) if low else (20, 18, 20, 18)))
        self._lines.setSpacing(6 if low else 14)
        self._state_line.setContentsMargins(*((24, 8, 24, 8) if low else (24, 20, 24, 20)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_whole:
            self._fit()
