"""The window: a rail of places, a line that says where we are and what is safe, the screen of the place, and one notice.

The notice lies over nothing: it has a seat between the screen and the line below it, or where the screen itself has one.

Signals:
    place_chosen(str): the `rows.frame.Place` whose button was pressed.
    lock_requested(), sign_out_requested(): from the person's menu.
    language_requested(str), theme_requested(str): from the switches.
    send_requested(): the pill of waiting sales was pressed.
    papers_requested(): the pill of the printer was pressed.
    notice_acted(str), notice_dismissed(str): the key of the notice.
    safety_requested(): someone wants to know how safe the book is.
    practice_ended(): someone wants to go from practice back to the till.
    close_requested(): someone wants to close the window; it closes only by `close_for_good`.

Verbs: add_place, fill_place, show_place, show_alone, show_frame, show_notice, clear_notice, show_places, show_practice,
    close_for_good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from pos.ui.keys import EVERYWHERE, pass_on, shortcut
from pos.ui.rail import Rail
from pos.ui.views.status_strip import StatusStrip
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.notice_bar import NoticeBar, SeatsNotice
from pos.ui.widgets.page_room import PageRoom, PageRooms
from pos.ui.widgets.people import role_words
from pos.ui.widgets.pill import StatusPill
from pos.ui.widgets.practice import PracticeBand, Watermark
from pos.ui.widgets.sheet import DIRECT, Sheet
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.switches import LanguageButton, ThemeButton
from pos.ui.widgets.words import ElidedWords
from pos.ui.window_size import open_at

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.rows.frame import FrameState, Place
    from pos.ui.rows.names import Notice, Tone
    from pos.ui.views.shortcuts import ShortcutSheet

_TOP_EDGES_PX = 15
_TOP_LINES_PX = 45
_TOP_EDGE_PX = 12
_TOP_GAP_PX = 8
_NAMED_PX_MIN = 1160  # of the window, in text of the usual size
_PERSON_PX_MAX = 180  # of a name that is longer than all of them
_ICONS = {
    "sell": "shopping-basket",
    "receipts": "receipt-text",
    "shift": "calculator",
    "families": "book-open",
    "goods": "package-open",
    "send": "send-horizontal",
    "accounts": "scale",
    "outlets": "store",
    "settings": "settings",
    "enrolment": "users-round",
}


class MainWindow(Spoken):
    """The frame that hosts the screens."""

    place_chosen = Signal(str)
    lock_requested = Signal()
    sign_out_requested = Signal()
    language_requested = Signal(str)
    theme_requested = Signal(str)
    send_requested = Signal()
    papers_requested = Signal()
    notice_acted = Signal(str)
    notice_dismissed = Signal(str)
    safety_requested = Signal()
    close_requested = Signal()
    practice_ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, role="page")
        self._state: FrameState | None = None
        self._may_close = False
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._place_pressed)
        self._pages = QStackedWidget()
        self._keys: ShortcutSheet | None = None  # made when it is first asked for
        self._practice: PracticeBand | None = None
        self._watermark: Watermark | None = None
        whole = self._whole = column(self)
        whole.addWidget(self._pages)
        self._framed = QWidget()
        sides = row(self._framed, space_px=0)
        self._rail = Rail(desk, self)
        sides.addWidget(self._rail.frame)
        middle = column()
        middle.addWidget(self._make_top())
        self._stack = QStackedWidget()
        self._rooms = PageRooms(self._stack)
        self.seat = self._rooms.seat
        middle.addWidget(self._stack, 1)
        self._seat = column()
        middle.addLayout(self._seat)
        self._strip = StatusStrip(desk)
        self._strip.safety_requested.connect(self.safety_requested)
        self._strip.papers_requested.connect(self.papers_requested)
        middle.addWidget(self._strip)
        sides.addLayout(middle, 1)
        self._make_notice()
        self._fit()
        self._pages.addWidget(self._framed)
        open_at(self, desk.room)
        self.retranslate()

    # Verbs

    def add_place(self, place: Place, screen: QWidget | None = None) -> None:
        """Add a button on the rail, after those that are there, and its screen, which may also come later."""
        button = QToolButton()
        button.setProperty("kind", "rail")
        button.setProperty("key", place)
        button.setCheckable(True)
        button.setIcon(self.desk.look.icon(_ICONS[place], "rail_text", on="on_rail", stroke=1.75))
        button.setIconSize(QSize(24, 24))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.addButton(button)
        self._buttons[place] = button
        self._rail.add(button)
        shortcut(self, f"Ctrl+{len(self._buttons) % 10}", lambda: self._press_place(button))
        self._label_places()
        if screen is not None:
            self.fill_place(place, screen)

    def fill_place(self, place: Place, screen: QWidget) -> None:
        """Put the screen of a place where its button leads."""
        self._rooms[place].hold(screen)
        self._seat_notice()

    def show_place(self, place: str) -> None:
        """Show the screen of a place, inside the frame."""
        self._pages.setCurrentWidget(self._framed)
        self._buttons[place].setChecked(True)
        room = self._rooms[place]
        self._stack.setCurrentWidget(room)
        self._seat_notice()
        room.page.setFocus()

    def show_places(self, places: tuple[str, ...]) -> None:
        """Show only the buttons of the places that the person may go to."""
        for place, button in self._buttons.items():
            button.setVisible(place in places)

    def show_alone(self, screen: QWidget) -> None:
        """Show a screen without the frame, as for signing in."""
        if self._pages.indexOf(screen) < 0:
            self._pages.addWidget(screen)
        self._pages.setCurrentWidget(screen)
        screen.setFocus()

    def show_frame(self, state: FrameState) -> None:
        """Show where we are, who is here and what is safe."""
        self._state = state
        speech = self.desk.speech
        self._bazaar.setText(speech.name(state.bazaar))
        till = self.tr("Till {till}").format(till=speech.code(state.till))
        if state.day is not None:
            shift = self.tr("Shift {number}").format(number=speech.count(state.shift))
            days = (speech.day(state.day), speech.day_short(state.day))
            parts = ((till, days[0], shift), (till, days[1], shift), (speech.code(state.till), days[1], shift))
            self._where.show_wordings(*(speech.line(each) for each in parts))
        else:
            self._where.show_wordings(speech.line((till, self.tr("No shift is open"))))
        self._show_pills(state)
        self._person.setVisible(state.person is not None)
        if state.person is not None:
            name = speech.name(state.person)
            room_px = round(_PERSON_PX_MAX * self.desk.look.scale)
            shown = self._person.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room_px)
            self._person.set_words(shown, name=f"{name}, {role_words(state.role, speech.language)}")
            self._person.setToolTip(role_words(state.role, speech.language))

    def show_notice(self, notice: Notice) -> None:
        """Say something below the screen of the place, where it hides nothing."""
        self._notice.show_notice(notice)

    def clear_notice(self) -> None:
        """Take back what was said."""
        self._notice.clear()

    def show_practice(self) -> None:
        """Say above every screen and across all of them that this is practice, for as long as the window is there."""
        if self._practice is None:
            self._practice = PracticeBand(self.desk)
            self._practice.ended.connect(self.practice_ended)
            self._whole.insertWidget(0, self._practice)
            self._watermark = Watermark(self.desk, self)

    def show_keys(self) -> None:
        """Show what every key does."""
        if self._keys is None:
            from pos.ui.views.shortcuts import ShortcutSheet

            self._keys = ShortcutSheet(self.desk, self)
        self._keys.open_at(next((key for key, button in self._buttons.items() if button.isChecked()), ""))

    def close_for_good(self) -> None:
        """Close the window; nothing is open any more."""
        self._may_close = True
        self.close()

    # Texts

    @override
    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Amana"))
        self._lock.setText(self.tr("Lock"))
        self._sign_out.setText(self.tr("Sign out"))
        self._label_places()
        if self._state is not None:
            self.show_frame(self._state)

    def _label_places(self) -> None:
        words = {
            "sell": self.tr("Sell"),
            "receipts": self.tr("Receipts"),
            "shift": self.tr("Shift"),
            "families": self.tr("Families"),
            "goods": self.tr("Goods"),
            "send": self.tr("Send"),
            "accounts": self.tr("Accounts"),
            "outlets": self.tr("Outlets"),
            "settings": self.tr("Settings"),
            "enrolment": self.tr("Enrolment"),
        }
        for count, (place, button) in enumerate(self._buttons.items(), 1):
            button.setText(words[place])
            button.setAccessibleName(words[place])
            button.setToolTip(f"{words[place]} \u2066(Ctrl+{count % 10})\u2069")

    def _show_pills(self, state: FrameState) -> None:
        if state.waiting:
            both, text = self.desk.speech.both, self.tr("%n sale(s) only on this till", "", state.waiting)
            short = self.tr("%n only here", "", state.waiting)
            if state.oldest_hours:
                text = both(text, self.tr("oldest %n hour(s)", "", state.oldest_hours))
                short = both(short, self.tr("since %n h", "", state.oldest_hours))
            tone: Tone = "good" if state.is_on_its_way else "warn"  # or the colour would flash at each sale
            self._waiting.show_status(text, tone=tone, icon="hard-drive", short=short)
        else:
            self._waiting.show_status(self.tr("Every sale is sent"), tone="good", icon="cloud-check")
        is_real = self._practice is None
        self._waiting.setVisible(is_real and (state.link != "none" or state.waiting > 0))
        is_online = state.link == "online"
        self._link.show_status(
            self.tr("Online") if is_online else self.tr("Offline"),
            tone="good" if is_online else "plain",
            icon="wifi" if is_online else "wifi-off",
        )
        self._link.setVisible(is_real and state.link != "none")
        self._strip.show_strip(state)

    # Parts

    def _make_top(self) -> QFrame:
        top = self._top = frame("topbar")
        line = row(top, margins=(_TOP_EDGE_PX, 0, _TOP_EDGE_PX, 0), space_px=_TOP_GAP_PX)
        line.addSpacing(4)
        self.head = QWidget()  # where the window names its bazaar
        words = column(self.head, space_px=0)
        self._bazaar = ElidedWords("lead-strong")
        self._where = ElidedWords("small")
        words.addStretch(1)
        words.addWidget(self._bazaar)
        words.addWidget(self._where)
        words.addStretch(1)
        line.addWidget(self.head, 1)
        self._link = StatusPill(self.desk)
        self._waiting = StatusPill(self.desk, leads=True)
        self._waiting.pressed.connect(self.send_requested)
        for pill in (self._link, self._waiting):
            line.addWidget(pill)
        line.addSpacing(4)
        self._person = ActionButton(self.desk, "user-round", kind="quiet")
        # Actions that Qt makes by itself lose their Python side when PySide tidies up; ours are made here.
        self._menu = QMenu(self._person)
        self._lock = QAction(self.desk.look.icon("lock"), "", self)
        self._sign_out = QAction(self.desk.look.icon("log-out"), "", self)
        self._menu.addActions([self._lock, self._sign_out])
        self._lock.triggered.connect(self.lock_requested)
        self._sign_out.triggered.connect(self.sign_out_requested)
        self._person.setMenu(self._menu)
        line.addWidget(self._person)
        self._language = LanguageButton(self.desk)
        self._language.language_requested.connect(self.language_requested)
        self._theme = ThemeButton(self.desk)
        self._theme.theme_requested.connect(self.theme_requested)
        line.addWidget(self._language)
        line.addWidget(self._theme)
        for name, asked in (
            ("help", self.show_keys),
            ("lock", self.lock_requested.emit),
            ("sign_out", self._press_sign_out),
        ):
            shortcut(self, EVERYWHERE[name], asked)
        return top

    def _make_notice(self) -> None:
        self._notice = NoticeBar(self.desk, self._framed)
        self._notice.acted.connect(self.notice_acted)
        self._notice.dismissed.connect(self.notice_dismissed)
        self._seat_notice()

    def _fit(self) -> None:
        """Give the rail and the line above the room that the size of the text asks for; a narrow line names no language."""
        look = self.desk.look
        self._language.show_name(is_shown=self.width() >= _NAMED_PX_MIN * look.scale)
        self._rail.set_width(look.rail_px)
        self._top.setFixedHeight(_TOP_EDGES_PX + round(_TOP_LINES_PX * look.scale))

    def _seat_notice(self) -> None:
        """Seat the notice where the screen has a place for it, else between the screen and the line below."""
        room = self._stack.currentWidget()
        page = room.page if isinstance(room, PageRoom) else None
        seat = page.notice_seat if isinstance(page, SeatsNotice) else self._seat
        if seat.indexOf(self._notice) < 0:
            seat.addWidget(self._notice)

    def _press_place(self, button: QToolButton) -> None:
        """Go to a place by key; a button that was pressed in vain would show a place where nobody is."""
        if button.isVisible() and not self._is_covered:
            button.click()

    def _press_sign_out(self) -> None:
        """Sign out by key; what lies over the window is finished first."""
        if not self._is_covered:
            self.sign_out_requested.emit()

    @property
    def _is_covered(self) -> bool:
        return any(sheet.isVisible() for sheet in self.findChildren(Sheet, options=DIRECT))

    def _place_pressed(self, button: QToolButton) -> None:
        self.place_chosen.emit(str(button.property("key")))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        room, here = self._stack.currentWidget(), self.focusWidget()
        is_inside = here is not None and self._stack.isAncestorOf(here)
        if isinstance(room, PageRoom) and self._framed.isVisible() and not (self._is_covered or is_inside):
            pass_on(room.page, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self._watermark is not None:
            self._watermark.setGeometry(self.rect())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_language"):
            self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._may_close)
        if not self._may_close:
            self.close_requested.emit()
