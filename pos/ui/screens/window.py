"""The whole window: the frame, the way through its places, the scanner, the language, and what comes from the worker's thread.

This is the composition root of the interface. It is handed an open book and the ways to the outside (`Fittings`), and shows the
first screen at once. Whatever else there is comes after that: the places by `pos.ui.screens.building`, what runs beside the
window by `settle`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QObject, Qt, QTimer

from pos import settings as files
from pos.domain.money import CURRENCIES
from pos.domain.rights import Act
from pos.printing.setup import read as read_printing
from pos.ui.application import running
from pos.ui.main_window import MainWindow
from pos.ui.presenters.last_sale import LastSale
from pos.ui.presenters.places import Places
from pos.ui.presenters.preferences import PreferencesPresenter
from pos.ui.presenters.sign_in import SignInPresenter
from pos.ui.presenters.status import StatusPresenter
from pos.ui.rows.frame import Place
from pos.ui.rows.sayings import Saying
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens import window_place
from pos.ui.screens.building import Building
from pos.ui.screens.frame import PlacesFrame
from pos.ui.screens.habits import Habits
from pos.ui.screens.hall import furnish
from pos.ui.screens.house import House
from pos.ui.screens.machine import ThisMachine
from pos.ui.screens.paper_room import PaperRoom
from pos.ui.screens.paper_shop import TillPaperShop
from pos.ui.screens.places import CLOSED_IN_PRACTICE, MAKERS, PLACES
from pos.ui.screens.practice import Practice
from pos.ui.screens.room import RegisterRoom
from pos.ui.screens.safety import SafetyScreen
from pos.ui.views.sign_in import SignInView
from pos.ui.wedge import Wedge
from pos.ui.widgets.pin_pad import PinPad
from pos.ui.widgets.sheet import DIRECT, Sheet

if TYPE_CHECKING:
    from pos.domain.bazaar import Person
    from pos.domain.record import Recorded
    from pos.sync.worker import SyncStatus
    from pos.ui.rows.ledger import LedgerFilter
    from pos.ui.screens.accounts import AccountsScreen
    from pos.ui.screens.counter import CounterScreen
    from pos.ui.screens.fittings import Fittings
    from pos.ui.screens.office import OfficeScreen
    from pos.ui.screens.receipts import ReceiptsScreen
    from pos.ui.screens.settings import SettingsScreen
    from pos.ui.screens.shift import ShiftScreen

UNANSWERED = "unanswered.json"  # beside the book
SETTLE_MS = 50  # after the first screen was shown; by then it is painted


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
        self._closed = CLOSED_IN_PRACTICE if self.is_practice else ()
        self.main = MainWindow(fittings.shell.desk)
        printers = read_printing(fittings.home)
        self._shop = TillPaperShop(
            fittings.book, fittings.assets, fittings.home, printers, is_practice=self.is_practice
        )
        self._room = RegisterRoom(
            fittings.connect, bazaar.code, fittings.book.around.new_id, fittings.book.folder / UNANSWERED
        )
        self._tells_last_sale, self._is_closed, self._is_settled = True, False, False
        self._kept: Saying | None = None
        self.habits = Habits(fittings.settings, fittings.assets, self._lock, self)
        self.hall = furnish(
            self.main,
            fittings.book,
            self._shop,
            lanes=(self._wire, self._paper),
            beep=self.habits.sounds.refused,
            committed=self._committed,
            parent=self,
        )
        self._make_house()
        self._make_frame()
        self._connect_frame()
        self.practice = Practice(self, fittings, Window, self)
        self.sign_in_view.offer_practice(is_offered=not self.is_practice)
        if self.is_practice:
            self.main.show_practice()
        self.wake()

    # -- from outside ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the window with its first screen, where it was the last time; everything else begins after that."""
        self.places.start()
        window_place.bring_back(self.main, self._fittings.home)
        self.main.show()
        QTimer.singleShot(SETTLE_MS, self, self.settle)

    def settle(self) -> None:
        """Begin what runs beside the window, and build its places."""
        if self._is_settled or self._is_closed:
            return
        self._is_settled = True
        self.status.present()
        self.habits.idle.watch(self.main.windowHandle())
        self.safety.keeping.start()
        self.paper_room.start()
        self.building.begin(self._closed)
        self.habits.idle.touched.connect(self.building.give_way)

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
        self.building.synced(status)

    def tell(self, saying: Saying) -> None:
        """Say something below the screen; while nobody is signed in it waits for whoever comes."""
        if self.places.may_scan:
            self.hall.announcer.tell(saying)
        else:
            self._kept = saying

    def close(self) -> None:
        """Deliver nothing any more and wait for what is on the lanes."""
        if not self._is_closed:
            window_place.keep(self.main, self._fittings.home)
        self._is_closed = True
        self.building.close()
        self.safety.close()
        self.practice.close()
        self.paper_room.close()
        self._wire.close()
        self._paper.close()
        self._room.close()
        self.wedge.close()
        self.habits.close()

    # -- places ------------------------------------------------------------------------------------------------

    @property
    def counter(self) -> CounterScreen:
        """Selling."""
        return cast("CounterScreen", self.building.get("sell"))

    @property
    def receipts(self) -> ReceiptsScreen:
        """The receipts of the day."""
        return cast("ReceiptsScreen", self.building.get("receipts"))

    @property
    def shift(self) -> ShiftScreen:
        """Opening and closing."""
        return cast("ShiftScreen", self.building.get("shift"))

    @property
    def office(self) -> OfficeScreen | None:
        """The accounts that are shown, once somebody went there."""
        accounts = self.accounts
        return None if accounts is None else accounts.screen

    @property
    def accounts(self) -> AccountsScreen | None:
        """The accounts of every bazaar, once somebody went there."""
        return cast("AccountsScreen | None", self.building.built.get("accounts"))

    @property
    def settings(self) -> SettingsScreen:
        """What can be chosen on this machine."""
        return cast("SettingsScreen", self.building.get("settings"))

    # -- parts -------------------------------------------------------------------------------------------------

    def _make_house(self) -> None:
        hall, fittings = self.hall, self._fittings
        self.paper_room = PaperRoom(hall, self._shop, fittings.home, parent=self)
        self.preferences = PreferencesPresenter(
            fittings.settings,
            appearance=fittings.shell,
            habits=self.habits,
            machine=ThisMachine(fittings.home, fittings.book, fittings.settings),
            printing=self.paper_room.form,
            spoken=self._spoken,
        )
        self.safety = SafetyScreen(
            hall,
            fittings.book,
            change=self.preferences.change,
            shown=lambda: StatusPresenter.present(self.status),  # it is made after this
            may_tell=lambda: self.places.may_scan,
            home=fittings.home,
            settings=fittings.settings,
            bring_back=fittings.bring_back,
        )
        house = House(
            hall=hall,
            fittings=fittings,
            shop=self._shop,
            room=self._room,
            paper_room=self.paper_room,
            safety=self.safety,
            preferences=self.preferences,
            go=self._move_to,
            show_receipt=self._receipt_scanned,
            show_rows=self._show_rows,
            open_drawer=self._open_drawer,
            counter=lambda: self.counter,
        )
        self.building = Building(MAKERS, house, self)
        for place in PLACES:
            self.main.add_place(place)

    def _make_frame(self) -> None:
        hall, main = self.hall, self.main
        self.last_sale = LastSale(hall.desks, hall.session, hall.announcer)
        self.status = StatusPresenter(
            main,
            hall.desks,
            hall.session,
            hall.announcer,
            hall.papers.state,
            lambda: self.safety.keeping.row,
            self._renew,
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
            pins=files.sample_pins(hall.desks.book.folder),
            signed_in=self._come_in,
        )
        self.places = Places(
            PlacesFrame(main, self.sign_in_view, self.building.get),
            desks=hall.desks,
            session=hall.session,
            enter=lambda place: self.building.get(place).enter(),
            sign_in=self.sign_in.present,
            confirmations=hall.confirmations,
            left=self._leave,
            closed=self._closed,
        )

    def _connect_frame(self) -> None:
        main = self.main
        self.sign_in_view.sign_in_requested.connect(self.sign_in.sign_in)
        self.sign_in_view.person_chosen.connect(self.sign_in.choose)
        main.place_chosen.connect(self._go)
        main.lock_requested.connect(self._lock)
        main.sign_out_requested.connect(self.places.ask_to_sign_out)
        main.send_requested.connect(lambda: self._go("send"))
        main.safety_requested.connect(self.safety.watching.repeat)
        main.notice_acted.connect(self._act)
        main.notice_dismissed.connect(lambda _key: self.hall.announcer.put_away())
        # Asked after the event that wanted to close it: a window that closes inside its own close event is not the last one.
        leave = self._ask_to_end if self.is_practice else self.places.ask_to_close
        main.practice_ended.connect(self._ask_to_end)
        self.sign_in_view.practice_requested.connect(self._ask_to_practise)
        main.close_requested.connect(leave, Qt.ConnectionType.QueuedConnection)
        for source in (main, self.sign_in_view):
            source.language_requested.connect(self.preferences.choose_language)
            source.theme_requested.connect(self.preferences.choose_theme)

    # -- what happens ------------------------------------------------------------------------------------------

    def _committed(self, recorded: Recorded) -> None:
        self.hall.announcer.settle(self.hall.announcer.said)
        for screen in self.building.built.values():
            screen.learn(recorded)
        self.status.present()
        self._fittings.sender.poke()

    def _renew(self) -> None:
        for screen in self.building.built.values():
            screen.renewed()

    def _spoken(self) -> None:
        self.hall.announcer.present()
        self.status.present()

    def _come_in(self, person: Person) -> None:
        self.settle()
        self.hall.announcer.clear()
        self.status.present()
        self.places.come_in(person)
        self.safety.watching.repeat()
        kept, self._kept = self._kept, None
        if kept is not None:
            self.tell(kept)
        if self._tells_last_sale and self.hall.session.may(Act.SELL):
            self._tells_last_sale = False
            self.hall.announcer.then(self.last_sale.tell)

    def _leave(self) -> None:
        for screen in self.building.built.values():
            screen.forget()
        self._wire.run(self._room.sign_out, lambda _done: None)
        self.status.present()

    def _scanned(self, code: str) -> None:
        """Hand a scanned code to where the person is; over a sheet it is refused, but the finished payment gives way.

        Digits that came as fast while a PIN was asked for are that PIN.
        """
        asking = self.main.focusWidget()
        if isinstance(asking, PinPad) and asking.isVisible() and asking.take_fast(code):
            return
        covering = [sheet for sheet in self.main.findChildren(Sheet, options=DIRECT) if sheet.isVisible()]
        place = self.places.place if self.places.may_scan else None
        screen = None if place is None else self.building.get(place)
        is_free = screen is not None and screen.takes_scans and all(sheet is screen.giving_way for sheet in covering)
        if screen is not None and is_free:
            screen.scan(code)
            self.habits.sounds.taken()
        else:
            self._refuse_scan(covering)

    def _refuse_scan(self, covering: list[Sheet]) -> None:
        """Say that a label went nowhere: on what covers the screen, or below it."""
        self.hall.announcer.beep()
        if covering:
            covering[-1].refuse_scan()
        elif self.places.may_scan:
            self.hall.announcer.tell(Saying("scan_elsewhere", tone="warn"))
        else:
            self.sign_in_view.refuse_scan()

    def _receipt_scanned(self, number: str) -> None:
        self.places.go("receipts")
        self.receipts.presenter.scan(number)

    def _show_rows(self, chosen: LedgerFilter) -> None:
        """Go to the ledger's rows behind a figure of another place."""
        self.places.go("accounts")
        if self.places.place == "accounts" and self.accounts is not None:
            self.accounts.open(chosen)

    def _open_drawer(self) -> None:
        self.shift.presenter.ask_drawer()

    def _move_to(self, place: Place) -> None:
        self.places.go(place)

    def _go(self, place: str) -> None:
        if not any(sheet.isVisible() for sheet in self.main.findChildren(Sheet, options=DIRECT)):
            self.places.go(next(one for one in get_args(Place) if one == place))

    def _lock(self) -> None:
        for sheet in self.main.findChildren(Sheet, options=DIRECT):
            if sheet.isVisible():
                sheet.dismiss()
        self.places.lock()

    def _ask_to_practise(self) -> None:
        self.sign_in.give_up()
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
            self.last_sale.reprint()
            return
        self.hall.announcer.clear()
