"""Sending, by wire and by stick, asking all tills, and the papers of Z-reports, married to their presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from typing_extensions import override

from pos.ui.presenters.comparing import Comparing
from pos.ui.presenters.sending import SendingPresenter
from pos.ui.presenters.stick_offer import StickOffer
from pos.ui.screens.place import PlaceScreen
from pos.ui.screens.sticks import StickWatch
from pos.ui.views.comparing import CompareSheet
from pos.ui.views.sending import SendingView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.sync.worker import SyncStatus
    from pos.ui.presenters.office import OfficeRoom
    from pos.ui.presenters.sending import ProofShop, Sender, Stick
    from pos.ui.screens.hall import Hall

PULSE_MS = 3_000  # between two questions while all tills are asked to send


class SendScreen(PlaceScreen):
    """Sending.

    Args:
        hall: what every screen shares.
        sender: the worker.
        stick: files for where there is no network.
        shop: makes the paper of the register's word.
        room: the register as the signed-in person sees it.
        watches: whether sticks that are plugged in are looked for.
    """

    def __init__(
        self, hall: Hall, sender: Sender, stick: Stick, shop: ProofShop, *, room: OfficeRoom, watches: bool
    ) -> None:
        self._hall = hall
        self._sender = sender
        self._stick = stick
        self._shop = shop
        self._room = room
        self._watches = watches

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        view = SendingView(hall.desk, self.seat, whole=False)
        yield from view.furnish()
        self.view: SendingView = view
        yield
        self._pulse = QTimer(self.view, interval=PULSE_MS)
        self.papers = CompareSheet(hall.desk, hall.main)
        self.comparing = Comparing(
            self.papers,
            room=self._room,
            runner=hall.wire,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
            kept=self._sender.ask_roll,
        )
        self.presenter = SendingPresenter(
            self.view,
            desks=hall.desks,
            sender=self._sender,
            stick=self._stick,
            shop=self._shop,
            papers=hall.papers,
            runner=hall.wire,
            announcer=hall.announcer,
            words=hall.words,
            pulse=self._pulse,
            came_in=self.comparing.came_in,
        )
        self.offer = StickOffer(
            self.view.stick,
            self.presenter,
            session=hall.session,
            announcer=hall.announcer,
            waiting=lambda: self.presenter.state().waiting_facts,
        )
        self.sticks = StickWatch(hall.desks.book.device)
        self._connect()
        if self._watches:
            self.sticks.start()

    @override
    def enter(self) -> None:
        self.view.offer_comparing(is_offered=self.comparing.is_offered)
        self.presenter.enter()

    @override
    def synced(self, status: SyncStatus) -> None:
        self.presenter.synced(status)

    @override
    def close(self) -> None:
        self._pulse.stop()
        self.sticks.close()

    def _connect(self) -> None:
        view, presenter = self.view, self.presenter
        view.send_requested.connect(presenter.send)
        view.stop_requested.connect(presenter.stop)
        view.export_requested.connect(presenter.export)
        view.import_requested.connect(presenter.take)
        view.proof_requested.connect(presenter.prove)
        view.all_requested.connect(presenter.send_all)
        view.compare_requested.connect(self.comparing.open)
        self._pulse.timeout.connect(presenter.gathering.beat)
        self.papers.same_said.connect(self.comparing.same)
        self.papers.other_said.connect(self.comparing.differs)
        self.sticks.changed.connect(self.offer.changed)
        view.stick.write_requested.connect(self.offer.write)
        view.stick.take_requested.connect(self.offer.take)
        view.stick.dismissed.connect(self.offer.put_away)
