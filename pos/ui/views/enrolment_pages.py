"""The place of enrolment: the list of families, the page of a file that is taken in, and that of the markdowns.

The views are reached as `families`, `importing` and `markdowns`; their own modules list their signals and verbs.

Verbs: show_families, show_import, show_markdowns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.views.enrolment import EnrolmentView
from pos.ui.views.importing import ImportView
from pos.ui.views.markdowns import MarkdownsView
from pos.ui.widgets.frames import column
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.spoken import Spoken

if TYPE_CHECKING:
    from pos.ui.desk import Desk


class EnrolmentPages(Spoken):
    """The pages; one is seen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self.families = EnrolmentView(desk)
        self.importing = ImportView(desk)
        self.markdowns = MarkdownsView(desk)
        self._stack = QStackedWidget()
        self._pages = {
            "families": PageRoom(self.families),
            "importing": PageRoom(self.importing),
            "markdowns": PageRoom(self.markdowns),
        }
        for page in self._pages.values():
            self._stack.addWidget(page)
        column(self).addWidget(self._stack)
        self.setFocusProxy(self.families)
        self.families.import_requested.connect(self.show_import)
        self.importing.back_requested.connect(self.show_families)
        self.families.markdowns_requested.connect(self.show_markdowns)
        self.markdowns.back_requested.connect(self.show_families)
        self.retranslate()

    def show_families(self) -> None:
        """Show the list of families."""
        self._show("families", self.families)

    def show_import(self) -> None:
        """Show the page of a file."""
        self._show("importing", self.importing)
        self.importing.take_keyboard()

    def show_markdowns(self) -> None:
        """Show the page of the markdowns."""
        self._show("markdowns", self.markdowns)
        self.markdowns.take_keyboard()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Enrolment"))

    def _show(self, name: str, view: QWidget) -> None:
        self._stack.setCurrentWidget(self._pages[name])
        self.setFocusProxy(view)
        view.setFocus()
