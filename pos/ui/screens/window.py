"""The whole window: the frame, every place in it, the scanner, the language, and what comes from the worker's thread.

This is the composition root of the interface. It is handed an open book and the ways to the outside (`Fittings`), builds views
and presenters, and connects each signal once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget

from pos.domain.money import CURRENCIES
from pos.domain.rights import Act
from pos.printing.setup import read as read_printing
from pos.till.checkout import Checkout
from pos.till.people import SignIn
from pos.till.shift import ShiftDesk
from pos.till.undoing import Undoing
from pos.ui.application import running
from pos.ui.main_window import MainWindow
from pos.ui.presenters.announcing import Announcer
from pos.ui.presenters.approving import Approvals, Confirmations
from pos.ui.presenters.papers import PaperDesk
from pos.ui.presenters.places import Places
from pos.ui.presenters.preferences import PreferencesPresenter
from pos.ui.presenters.session import Desks, Session
from pos.ui.presenters.sign_in import SignInPresenter
from pos.ui.presenters.status import StatusPresenter
from pos.ui.rows.frame import Place
from pos.ui.rows.sayings import Saying
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.counter import CounterScreen
from pos.ui.screens.day import ReceiptsScreen, SendScreen, ShiftScreen
from pos.ui.screens.families import FamiliesScreen
from pos.ui.screens.frame import PlacesFrame
from pos.ui.screens.habits import Habits
from pos.ui.screens.hall import Hall
from pos.ui.screens.machine import ThisMachine
from pos.ui.screens.paper_room import PaperRoom
from pos.ui.screens.paper_shop import TillPaperShop
from pos.ui.screens.practice import Practice
from pos.ui.screens.room import RegisterRoom
from pos.ui.screens.safety import SafetyScreen
from pos.ui.screens.stick import BookStick
from pos.ui.views.asking import ApprovalSheet, ConfirmSheet
from pos.ui.views.paper import PaperSheet
from pos.ui.views.sayings import Sayings
from pos.ui.views.settings import SettingsView
from pos.ui.views.sign_in import SignInView
from pos.ui.wedge import Wedge
from pos.ui.widgets.sheet import DIRECT, Sheet

if TYPE_CHECKING:
    from pos.domain.bazaar import Person
    from pos.domain.record import Recorded
    from pos.sync.worker import SyncStatus
    from pos.ui.screens.fittings import Fittings
    from pos.ui.screens.office import OfficeScreen

PLACES: tuple[Place, ...] = ("sell", "receipts", "shift", "families", "send", "accounts", "settings")
CLOSED_IN_PRACTICE: tuple[Place, ...] = ("send", "accounts", "settings")


class Window(QObject):
    """The window of one till."""

    def __init__(self, fittings: Fittings) -> None:
        super().__init__()
        self._fittings = fittings
        self._wire = QtRunner(Lane("wire", workers_max=1), parent=self)
        self._paper = QtRunner(Lane("paper", workers_max=1), parent=self)
        bazaar = fittings.book.catalogue.bazaar()
        fittings.shell.set_currency(CURRENCIES[bazaar.currency])
        self.is_practice = fittings.end_practice is not None
        self.main = MainWindow(fittings.shell.desk)
        printers = read_printing(fittings.home)
        self._shop = TillPaperShop(
            fittings.book, fittings.assets, fittings.home, printers, is_practice=self.is_practice
        )
        self._room = RegisterRoom(fittings.connect, bazaar.code, fittings.book.around.new_id)
        self.office: OfficeScreen | None = None
        self._tells_last_sale, self._is_closed = True, False
        self._kept: Saying | None = None
        self.habits = Habits(fittings.settings, fittings.assets, self._lock, self)
        self.hall = self._make_hall()
        self._make_places()
        self._make_frame()
        self.practice = Practice(self, fittings, Window, self)
        self.sign_in_view.offer_practice(is_offered=not self.is_practice)
        if self.is_practice:
            self.main.show_practice()
        self.wake()

    # -- from outside ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the window with its first screen."""
        self.places.start()
        self.status.present()
        self.main.show()
        self.counter.showing.present()
        self.habits.idle.watch(self.main.windowHandle())
        self.safety.keeping.start()
        self.paper_room.start()
        if not self.is_practice:
            self.sending.sticks.start()

    def wake(self) -> None:
        """Listen to the scanner."""
        self.wedge = Wedge(running())
        self.wedge.scanned.connect(self._scanned)

    def rest(self) -> None:
        """Leave the scanner to another window."""
        self.wedge.close()

    def synced(self, status: SyncStatus) -> None:
        """Show what the worker published; on the window's own thread. What was on its way when the book closed is dropped."""
        if self._is_closed:
            return
        self.status.synced(status)
        self.sending.presenter.synced(status)

    def tell(self, saying: Saying) -> None:
        """Say something above the screen; while nobody is signed in it waits for whoever comes."""
        if self.places.may_scan:
            self.hall.announcer.tell(saying)
        else:
            self._kept = saying

    def close(self) -> None:
        """Deliver nothing any more and wait for what is on the lanes."""
        self.sending.sticks.close()
        self._is_closed = True
        self.safety.close()
        self.practice.close()
        self.paper_room.close()
        if self.office is not None:
            self.office.close()
        self._wire.close()
        self._paper.close()
        self._room.close()
        self.wedge.close()
        self.counter.customer.close()
        self.habits.close()

    # -- parts -------------------------------------------------------------------------------------------------

    def _make_hall(self) -> Hall:
        fittings, main = self._fittings, self.main
        desk = fittings.shell.desk
        words = Sayings(desk, self)
        announcer = Announcer(main, words, self.habits.sounds.refused)
        sheet = PaperSheet(desk, main)
        papers = PaperDesk(self._shop, self._paper, sheet, announcer)
        sheet.print_requested.connect(papers.print_shown)
        sheet.save_requested.connect(papers.save_shown)
        book, session = fittings.book, Session()
        desks = Desks(
            book,
            Checkout(book, papers, papers),
            ShiftDesk(book, papers, papers),
            Undoing(book, papers, papers),
            SignIn(book),
        )
        approval, confirm = ApprovalSheet(desk, main), ConfirmSheet(desk, main)
        approvals = Approvals(approval, desks, session, words, announcer)
        approval.approved.connect(approvals.answer)
        approval.dismissed.connect(approvals.dismiss)
        confirmations = Confirmations(confirm, words)
        confirm.confirmed.connect(confirmations.confirm)
        confirm.dismissed.connect(confirmations.dismiss)
        return Hall(
            desk=desk,
            main=main,
            desks=desks,
            session=session,
            words=words,
            announcer=announcer,
            approvals=approvals,
            confirmations=confirmations,
            papers=papers,
            wire=self._wire,
            paper=self._paper,
            committed=self._committed,
        )

    def _make_places(self) -> None:
        hall, fittings = self.hall, self._fittings
        self.receipts = ReceiptsScreen(hall)
        self.shift = ShiftScreen(hall, lambda: self.places.go("sell"), lambda: self.places.go("send"))
        self.families = FamiliesScreen(hall, self._shop, self._receipt_scanned)
        self.counter = CounterScreen(hall, self._receipt_scanned, self.shift.presenter.open_drawer)
        stick = BookStick(fittings.book, fittings.admission, fittings.chance, self._room)
        self.sending = SendScreen(hall, fittings.sender, stick, self._shop)
        self._office_place = QStackedWidget()
        self.settings_view = SettingsView(hall.desk)
        self.machine = ThisMachine(fittings.home, fittings.book, fittings.settings)
        self.paper_room = PaperRoom(hall, self._shop, fittings.home, self.settings_view, parent=self)
        self.preferences = PreferencesPresenter(
            self.settings_view,
            fittings.settings,
            appearance=fittings.shell,
            habits=self.habits,
            machine=self.machine,
            printing=self.paper_room.form,
            runner=self._paper,
            announcer=hall.announcer,
            spoken=self._spoken,
        )
        screens = {
            "sell": self.counter.view,
            "receipts": self.receipts.view,
            "shift": self.shift,
            "families": self.families.view,
            "send": self.sending.view,
            "accounts": self._office_place,
            "settings": self.settings_view,
        }
        for place in PLACES:
            self.main.add_place(place, screens[place])
        view, preferences = self.settings_view, self.preferences
        view.text_percent_requested.connect(preferences.choose_text_percent)
        view.sounds_requested.connect(preferences.choose_sounds)
        view.lock_minutes_requested.connect(preferences.choose_lock_minutes)
        self.paper_room.kept.connect(preferences.present)
        self.safety = SafetyScreen(
            hall,
            fittings.book,
            view.safekeeping,
            change=preferences.change,
            shown=lambda: StatusPresenter.present(self.status),  # it is made after this
            may_tell=lambda: self.places.may_scan,
            home=fittings.home,
            settings=fittings.settings,
            bring_back=fittings.bring_back,
        )

    def _make_frame(self) -> None:
        hall, main = self.hall, self.main
        self.status = StatusPresenter(
            main,
            hall.desks,
            hall.session,
            hall.announcer,
            hall.papers.state,
            lambda: self.safety.keeping.row,
            self.counter.till.present,
        )
        hall.papers.follow(lambda _number, _state: self.status.present())
        self.sign_in_view = SignInView(hall.desk)
        self.sign_in = SignInPresenter(
            self.sign_in_view,
            hall.desks,
            hall.session,
            door=self._room,
            wire=self._wire,
            words=hall.words,
            signed_in=self._come_in,
        )
        self.places = Places(
            PlacesFrame(main, self.sign_in_view),
            desks=hall.desks,
            session=hall.session,
            enter={
                "sell": self._sell,
                "receipts": self.receipts.presenter.present,
                "shift": self.shift.presenter.present,
                "families": self.families.presenter.present,
                "send": self.sending.presenter.enter,
                "accounts": self._enter_office,
                "settings": self._enter_settings,
            },
            sign_in=self.sign_in.present,
            confirmations=hall.confirmations,
            left=self._leave,
            closed=CLOSED_IN_PRACTICE if self.is_practice else (),
        )
        self.sign_in_view.sign_in_requested.connect(self.sign_in.sign_in)
        main.place_chosen.connect(self._go)
        main.lock_requested.connect(self._lock)
        main.sign_out_requested.connect(self.places.ask_to_sign_out)
        main.send_requested.connect(lambda: self._go("send"))
        main.safety_requested.connect(self.safety.watching.repeat)
        main.notice_acted.connect(self._act)
        main.notice_dismissed.connect(lambda _key: hall.announcer.put_away())
        # Asked after the event that wanted to close it: a window that closes inside its own close event is not the last one.
        leave = self._ask_to_end if self.is_practice else self.places.ask_to_close
        main.practice_ended.connect(self._ask_to_end)
        self.sign_in_view.practice_requested.connect(self._ask_to_practise)
        main.close_requested.connect(leave, Qt.ConnectionType.QueuedConnection)
        for source in (main, self.sign_in_view, self.settings_view):
            source.language_requested.connect(self.preferences.choose_language)
            source.theme_requested.connect(self.preferences.choose_theme)

    # -- what happens ------------------------------------------------------------------------------------------

    def _committed(self, recorded: Recorded) -> None:
        self.counter.shelf.learn(recorded)
        self.receipts.presenter.learn(recorded)
        self.status.present()
        self._fittings.sender.poke()

    def _spoken(self) -> None:
        self.hall.announcer.present()
        self.status.present()

    def _come_in(self, person: Person) -> None:
        self.hall.announcer.clear()
        self.status.present()
        self.places.come_in(person)
        self.safety.watching.repeat()
        kept, self._kept = self._kept, None
        if kept is not None:
            self.tell(kept)
        if self._tells_last_sale and self.hall.session.may(Act.SELL):
            self._tells_last_sale = False
            self.hall.announcer.then(self.receipts.presenter.tell_last)

    def _leave(self) -> None:
        if self.office is not None:
            self.office.forget()
        self._wire.run(self._room.sign_out, lambda _done: None)
        self.status.present()

    def _enter_office(self) -> None:
        """Build the accounts when someone first goes there: a cashier's start does not wait for them."""
        if self.office is None:
            from pos.ui.screens.office import OfficeScreen
            from pos.ui.screens.office_shop import OfficePaperShop

            folder = self._fittings.home / "office"
            shop = OfficePaperShop(self._fittings.book, self._fittings.assets, folder)
            self.office = OfficeScreen(self.hall, self._room, shop, self._shop)
            self._office_place.addWidget(self.office.view)
        self.office.present()

    def _enter_settings(self) -> None:
        self.preferences.present()
        self.safety.presenter.present()

    def _sell(self) -> None:
        self.counter.present()
        self.counter.view.focus_search()

    def _scanned(self, code: str) -> None:
        """Hand a scanned code to where the person is; over a sheet it is refused, but the finished payment gives way."""
        covering = [sheet for sheet in self.main.findChildren(Sheet, options=DIRECT) if sheet.isVisible()]
        is_free = self.places.may_scan and all(sheet is self.counter.pay_sheet for sheet in covering)
        if is_free and self.places.place == "sell":
            self.counter.till.scan(code)
            self.habits.sounds.taken()
        elif is_free and self.places.place == "receipts":
            self.receipts.presenter.scan(code)
            self.habits.sounds.taken()
        else:
            self._refuse_scan(covering)

    def _refuse_scan(self, covering: list[Sheet]) -> None:
        """Say that a label went nowhere: on what covers the screen, or above the screen."""
        self.hall.announcer.beep()
        if covering:
            covering[-1].refuse_scan()
        elif self.places.may_scan:
            self.hall.announcer.tell(Saying("scan_elsewhere", tone="warn"))

    def _receipt_scanned(self, number: str) -> None:
        self.places.go("receipts")
        self.receipts.presenter.scan(number)

    def _go(self, place: str) -> None:
        if not any(sheet.isVisible() for sheet in self.main.findChildren(Sheet, options=DIRECT)):
            self.places.go(next(one for one in get_args(Place) if one == place))

    def _lock(self) -> None:
        for sheet in self.main.findChildren(Sheet, options=DIRECT):
            if sheet.isVisible():
                sheet.dismiss()
        self.places.lock()

    def _ask_to_practise(self) -> None:
        self.hall.confirmations.ask("practise", self.practice.begin)

    def _ask_to_end(self) -> None:
        if self._fittings.end_practice is not None:
            self.hall.confirmations.ask("end_practice", self._fittings.end_practice)

    def _act(self, key: str) -> None:
        if key == "print_again":
            self.hall.papers.retry()
        elif key == "salvage":
            self._fittings.salvage()
        elif key in {"open_shift", "use_stick"}:
            self.places.go("shift" if key == "open_shift" else "send")
        elif key == "print_last":
            self.receipts.presenter.reprint_last()
            return
        self.hall.announcer.clear()
