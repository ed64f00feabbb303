"""Settings, married to what they change: looks and habits, printers and paper, mirror and copies, and the way out of a bazaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.presenters.leaving import LeavingPresenter
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.settings import SettingsView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.ui.presenters.extras import ExtrasPresenter
    from pos.ui.presenters.preferences import PreferencesPresenter
    from pos.ui.screens.counter import CounterScreen
    from pos.ui.screens.fittings import Fittings
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.paper_room import PaperRoom
    from pos.ui.screens.safety import SafetyScreen


class SettingsScreen(PlaceScreen):
    """What can be chosen on this machine.

    Args:
        hall: what every screen shares.
        preferences: keeps what is chosen.
        paper_room: the printers' sheet, and the papers that wait.
        safety: mirror and copies.
        counter: returns the selling screen, whose extras are switched here.
        fittings: whether the register lives in this program, and the way out of the bazaar.
    """

    def __init__(
        self,
        hall: Hall,
        preferences: PreferencesPresenter,
        paper_room: PaperRoom,
        safety: SafetyScreen,
        counter: Callable[[], CounterScreen],
        fittings: Fittings,
    ) -> None:
        self._hall = hall
        self._preferences = preferences
        self._paper_room = paper_room
        self._safety = safety
        self._counter = counter
        self._fittings = fittings
        self._extras: ExtrasPresenter | None = None  # needs the counter, which a half-built place must not ask for

    @override
    def build(self) -> Iterator[None]:
        view = SettingsView(self._hall.desk, self.seat, whole=False)
        yield from view.furnish()
        self.view: SettingsView = view
        yield
        view, preferences = self.view, self._preferences
        view.language_requested.connect(preferences.choose_language)
        view.theme_requested.connect(preferences.choose_theme)
        view.text_percent_requested.connect(preferences.choose_text_percent)
        view.sounds_requested.connect(preferences.choose_sounds)
        view.lock_minutes_requested.connect(preferences.choose_lock_minutes)
        view.printers_requested.connect(self._paper_room.show_printers)
        view.papers_requested.connect(self._paper_room.show_waiting)
        view.labels_requested.connect(self._paper_room.show_labels)
        self._paper_room.kept.connect(self._kept)
        self._safety.show_in(view.safekeeping)
        yield
        self.leaving = self._make_leaving()
        view.leaving.leave_requested.connect(self.leaving.ask)

    @override
    def enter(self) -> None:
        self._kept()
        self._safety.present()
        self.leaving.present()
        if self._extras is None:
            self._extras = self._counter().settle(self.view.extras)
        self._extras.present()

    def _make_leaving(self) -> LeavingPresenter:
        hall, fittings = self._hall, self._fittings
        return LeavingPresenter(
            self.view.leaving,
            hall.desks,
            hall.session,
            keeps_register=not fittings.admission.address,
            confirmations=hall.confirmations,
            announcer=hall.announcer,
            leave=fittings.leave,
        )

    def _kept(self) -> None:
        self.view.show_preferences(self._preferences.chosen())
