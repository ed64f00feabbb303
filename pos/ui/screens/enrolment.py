"""The place where the office enrols families, married to its presenter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from pos.ui.presenters.enrolment import EnrolmentPresenter
from pos.ui.presenters.family_photo import FamilyPhotoPresenter
from pos.ui.presenters.importing import ImportPresenter
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.list_export import ListExport
from pos.ui.presenters.markdowns import MarkdownsPresenter
from pos.ui.presenters.taken_files import TakenFilesPresenter
from pos.ui.screens.list_files import OfficeListFiles
from pos.ui.screens.place import PlaceScreen
from pos.ui.views.enrolment_pages import EnrolmentPages
from pos.ui.views.family_form import FamilyFormSheet
from pos.ui.views.family_history import FamilyHistorySheet
from pos.ui.views.import_columns import ImportColumnsSheet
from pos.ui.views.imports_made import ImportsMadeSheet
from pos.ui.views.markdown_plan import MarkdownPlanSheet, MarkdownPreviewSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.domain.families import FamilyRecord
    from pos.ui.presenters.enrolment import FamiliesRoom
    from pos.ui.presenters.markdowns import MarkdownsRoom
    from pos.ui.screens.hall import Hall


class EnrolmentScreen(PlaceScreen):
    """The office's list of families, files that are taken in, and markdowns.

    Args:
        hall: what every screen shares.
        room: the register as the signed-in person sees it.
        folder: where files are handed out.
        markdowns: the register again, for its markdowns.
        poke: lets this till ask the register at once for what was changed.
    """

    def __init__(
        self,
        hall: Hall,
        room: FamiliesRoom,
        folder: Path,
        *,
        markdowns: MarkdownsRoom,
        poke: Callable[[], None] = lambda: None,
    ) -> None:
        self._marked = markdowns
        self._poke = poke
        self._hall = hall
        self._room = room
        self._folder = folder

    @override
    def build(self) -> Iterator[None]:
        hall = self._hall
        self.view: EnrolmentPages = EnrolmentPages(hall.desk)
        yield
        self.form = FamilyFormSheet(hall.desk, hall.main)
        self.history = FamilyHistorySheet(hall.desk, hall.main)
        yield
        self.columns = ImportColumnsSheet(hall.desk, hall.main)
        self.made = ImportsMadeSheet(hall.desk, hall.main)
        yield
        self.plan_sheet = MarkdownPlanSheet(hall.desk, hall.main)
        self.preview_sheet = MarkdownPreviewSheet(hall.desk, hall.main)
        yield
        self._marry()
        self._connect()

    @override
    def enter(self) -> None:
        self.presenter.present()
        self.importing.present()

    @override
    def forget(self) -> None:
        self.presenter.forget()
        self.importing.forget()
        self.taken.forget()
        self.markdowns.forget()
        self.view.show_families()

    def _marry(self) -> None:
        hall, room, pages = self._hall, self._room, self.view
        lanes = Lanes(hall.wire, hall.paper, hall.announcer.failed)
        files = OfficeListFiles(self._folder, lambda: hall.desk.speech.language)
        self.presenter = EnrolmentPresenter(
            pages.families,
            self.form,
            self.history,
            room=room,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            opened=self._opened,
        )
        self.photo = FamilyPhotoPresenter(
            self.form.photo,
            room=room,
            lanes=lanes,
            session=hall.session,
            changed=self.presenter.photo_changed,
        )
        self.importing = ImportPresenter(
            pages.importing,
            self.columns,
            room=room,
            files=files,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            changed=self.presenter.present,
        )
        self.taken = TakenFilesPresenter(
            self.made, room=room, lanes=lanes, desks=hall.desks, session=hall.session, undone=self._undone
        )
        self.export = ListExport(
            room=room, shop=files, lanes=lanes, desks=hall.desks, session=hall.session, announcer=hall.announcer
        )
        self._marry_markdowns(lanes)

    def _marry_markdowns(self, lanes: Lanes) -> None:
        hall, view = self._hall, self.view.markdowns
        self.markdowns = MarkdownsPresenter(
            view,
            self.plan_sheet,
            self.preview_sheet,
            room=self._marked,
            lanes=lanes,
            desks=hall.desks,
            session=hall.session,
            words=hall.words,
            announcer=hall.announcer,
            poke=self._poke,
        )
        self.view.families.markdowns_requested.connect(self.markdowns.present)
        view.plan_requested.connect(self.markdowns.ask)
        view.stop_requested.connect(self.markdowns.stop)
        view.refresh_requested.connect(self.markdowns.present)
        self.plan_sheet.searched.connect(self.markdowns.search)
        self.plan_sheet.wished.connect(self.markdowns.preview)
        self.preview_sheet.confirmed.connect(self.markdowns.record)

    def _opened(self, record: FamilyRecord | None) -> None:
        self.photo.show(record)

    def _undone(self) -> None:
        self.presenter.present()
        self.importing.look_again()

    def _connect(self) -> None:
        view, presenter = self.view.families, self.presenter
        view.searched.connect(presenter.search)
        view.part_chosen.connect(presenter.choose_part)
        view.family_opened.connect(presenter.open)
        view.enrol_requested.connect(presenter.enrol)
        view.history_requested.connect(presenter.show_history)
        view.export_requested.connect(lambda: self.export.export("families"))
        view.refresh_requested.connect(presenter.present)
        self.form.save_requested.connect(presenter.save)
        self.form.photo.file_chosen.connect(self.photo.choose)
        self.form.photo.removed.connect(self.photo.remove)
        page, importing = self.view.importing, self.importing
        page.what_chosen.connect(importing.choose_what)
        page.file_chosen.connect(importing.read_file)
        page.sheet_chosen.connect(importing.choose_sheet)
        page.columns_requested.connect(importing.ask_columns)
        page.show_chosen.connect(importing.choose_show)
        page.row_toggled.connect(importing.toggle)
        page.more_wanted.connect(importing.more)
        page.taken_in.connect(importing.take_in)
        page.stopped.connect(importing.stop)
        page.gone_on.connect(importing.go_on)
        page.taken_requested.connect(self.taken.present)
        page.export_requested.connect(self.export.export)
        self.columns.line_chosen.connect(importing.choose_headings)
        self.columns.columns_said.connect(importing.set_columns)
        self.made.undo_requested.connect(self.taken.undo)
