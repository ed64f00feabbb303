"""The place where the office enrols families, married to its presenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.presenters.enrolment import EnrolmentPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.enrolment import EnrolmentView
from pos.ui.views.family_form import FamilyFormSheet
from pos.ui.views.family_history import FamilyHistorySheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.domain.families import FamilyRecord
    from pos.ui.presenters.enrolment import FamiliesRoom
    from pos.ui.screens.hall import Hall


class FamilyFiles:
    """Writes families into files.

    Args:
        folder: where they go.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def families(self, records: tuple[FamilyRecord, ...]) -> Path:
        """Write families as a table, and return where."""
        from pos.intake.handing_out import families_table
        from pos.sync.seal import write_safely

        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / "families.csv"
        write_safely(path, families_table(records))
        return path


class EnrolmentScreen(PlaceScreen):
    """The office's list of families.

    Args:
        hall: what every screen shares.
        room: the register as the signed-in person sees it.
        folder: where files are handed out.
    """

    def __init__(self, hall: Hall, room: FamiliesRoom, folder: Path) -> None:
        self._hall = hall
        self._room = room
        self._folder = folder

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self.view: EnrolmentView = EnrolmentView(hall.desk)
        yield
        self.form = FamilyFormSheet(hall.desk, hall.main)
        self.history = FamilyHistorySheet(hall.desk, hall.main)
        yield
        self.presenter = EnrolmentPresenter(
            self.view,
            self.form,
            self.history,
            room=self._room,
            lanes=Lanes(hall.wire, hall.paper, hall.announcer.failed),
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            shop=FamilyFiles(self._folder),
        )
        view, presenter = self.view, self.presenter
        view.searched.connect(presenter.search)
        view.part_chosen.connect(presenter.choose_part)
        view.family_opened.connect(presenter.open)
        view.enrol_requested.connect(presenter.enrol)
        view.history_requested.connect(presenter.show_history)
        view.export_requested.connect(presenter.export)
        view.refresh_requested.connect(presenter.present)
        self.form.save_requested.connect(presenter.save)

    @override
    def enter(self) -> None:
        self.presenter.present()

    @override
    def forget(self) -> None:
        self.presenter.forget()
