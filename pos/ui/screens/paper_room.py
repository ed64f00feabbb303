"""Everything about paper that a person can open: the printers' sheet, the papers that wait, and the pulse that tries again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos.ui.presenters.printers import PrintersPresenter, form_of
from pos.ui.presenters.waiting_papers import WaitingPapers
from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.machine import ThisPrintShop
from pos.ui.views.printers import PrintersSheet
from pos.ui.views.waiting_papers import WaitingPapersSheet

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ui.rows.printing import PrintingForm
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.paper_shop import TillPaperShop
    from pos.ui.views.settings import SettingsView

PULSE_MS = 2_000  # the shortest pause of the spool's back-off


class PaperRoom(QObject):
    """The sheets of paper.

    Args:
        hall: what all screens share.
        shop: makes the till's paper, by the setup that it was given.
        home: Amana's own folder.
        settings: the screen from where the sheets are opened; so they are from the line below every screen.
        parent: the QObject that owns it.

    Signals:
        kept(): another setup holds.
    """

    kept = Signal()

    def __init__(
        self,
        hall: Hall,
        shop: TillPaperShop,
        home: Path,
        settings: SettingsView,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._papers = hall.papers
        self._search = QtRunner(Lane("search", workers_max=1), parent=self)
        self._shop = ThisPrintShop(home, shop, shop.setup, hall.papers.renew)
        self.sheet = PrintersSheet(hall.desk, hall.main)
        self.printers = PrintersPresenter(
            self.sheet,
            self._shop,
            paper=hall.paper,
            search=self._search,
            announcer=hall.announcer,
            words=hall.words,
            kept=self.kept.emit,
        )
        self.waiting_sheet = WaitingPapersSheet(hall.desk, hall.main)
        self.waiting = WaitingPapers(self.waiting_sheet, hall.papers)
        self._connect()
        settings.printers_requested.connect(self.printers.present)
        settings.papers_requested.connect(self.waiting.present)
        hall.main.papers_requested.connect(self.waiting.present)
        self._has_begun = False
        self._pulse = QTimer(self)
        self._pulse.setInterval(PULSE_MS)
        self._pulse.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to look after the spool, when the window has settled: no start waits for paper."""
        self._pulse.start()

    def form(self) -> PrintingForm:
        """Return what is chosen now, as the settings screen shows it."""
        return form_of(self._shop.setup())

    def close(self) -> None:
        """Stop, and wait for a search that goes on."""
        self._pulse.stop()
        self._search.close()

    def _connect(self) -> None:
        sheet, printers = self.sheet, self.printers
        sheet.find_requested.connect(printers.find)
        sheet.test_requested.connect(printers.try_printer)
        sheet.keep_requested.connect(printers.keep)
        sheet.save_requested.connect(printers.save)
        sheet.load_requested.connect(printers.load)
        self.waiting_sheet.again_requested.connect(self.waiting.print_again)
        self.waiting_sheet.all_requested.connect(self.waiting.print_all)
        self.waiting_sheet.strike_requested.connect(self.waiting.strike_out)

    def _beat(self) -> None:
        if self._has_begun:
            self._papers.tick()
        else:
            self._has_begun = True
            self._papers.start()
