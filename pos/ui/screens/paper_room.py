"""All paper that a person can open: printers, item labels, the papers that wait; and the pulse that tries again.

The sheets are made when they are first opened: the one of the printers alone has three hundred parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pos.ui.runner import Lane, QtRunner
from pos.ui.screens.machine import ThisPrintShop

if TYPE_CHECKING:
    from pathlib import Path

    from pos.ui.presenters.labels import LabelsPresenter
    from pos.ui.presenters.printers import PrintersPresenter
    from pos.ui.presenters.waiting_papers import WaitingPapers
    from pos.ui.rows.printing import PrintingForm
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.paper_shop import TillPaperShop
    from pos.ui.views.labels import LabelsSheet
    from pos.ui.views.printers import PrintersSheet
    from pos.ui.views.waiting_papers import WaitingPapersSheet

PAGE_PX = 640  # how wide a page of labels is shown
SHEET_PX = 820
PULSE_MS = 2_000  # the shortest pause of the spool's back-off


class PaperRoom(QObject):
    """The sheets of paper.

    Args:
        hall: what all screens share.
        shop: makes the till's paper, by the setup that it was given.
        home: Amana's own folder.
        parent: the QObject that owns it.

    Signals:
        kept(): another setup holds.
    """

    kept = Signal()

    def __init__(self, hall: Hall, shop: TillPaperShop, home: Path, *, parent: QObject) -> None:
        super().__init__(parent)
        self._hall = hall
        self._papers = hall.papers
        self._search = QtRunner(Lane("search", workers_max=1), parent=self)
        self._paper_shop = shop
        self._shop = ThisPrintShop(home, shop, shop.setup, hall.papers.renew)
        self._printers: tuple[PrintersSheet, PrintersPresenter] | None = None
        self._waiting: tuple[WaitingPapersSheet, WaitingPapers] | None = None
        self._labels: tuple[LabelsSheet, LabelsPresenter] | None = None
        hall.main.papers_requested.connect(self.show_waiting)
        self._has_begun = False
        self._pulse = QTimer(self)
        self._pulse.setInterval(PULSE_MS)
        self._pulse.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to look after the spool, when the window has settled: no start waits for paper."""
        self._pulse.start()

    def form(self) -> PrintingForm:
        """Return what is chosen now, as the settings screen shows it."""
        from pos.ui.presenters.printers import form_of

        return form_of(self._shop.setup())

    def show_printers(self) -> None:
        """Let the printers be chosen."""
        self._make_printers()[1].present()

    def show_waiting(self) -> None:
        """Show the papers that wait."""
        self._make_waiting()[1].present()

    def show_labels(self) -> None:
        """Let item labels be printed."""
        self._make_labels()[1].present()

    def close(self) -> None:
        """Stop, and wait for a search that goes on."""
        self._pulse.stop()
        self._search.close()

    def _make_printers(self) -> tuple[PrintersSheet, PrintersPresenter]:
        if self._printers is not None:
            return self._printers
        from pos.ui.presenters.printers import PrintersPresenter
        from pos.ui.views.printers import PrintersSheet

        hall = self._hall
        sheet = PrintersSheet(hall.desk, hall.main)
        printers = PrintersPresenter(
            sheet,
            self._shop,
            paper=hall.paper,
            search=self._search,
            announcer=hall.announcer,
            words=hall.words,
            kept=self.kept.emit,
        )
        sheet.find_requested.connect(printers.find)
        sheet.test_requested.connect(printers.try_printer)
        sheet.keep_requested.connect(printers.keep)
        sheet.save_requested.connect(printers.save)
        sheet.load_requested.connect(printers.load)
        self._printers = sheet, printers
        return self._printers

    def _make_waiting(self) -> tuple[WaitingPapersSheet, WaitingPapers]:
        if self._waiting is not None:
            return self._waiting
        from pos.ui.presenters.waiting_papers import WaitingPapers
        from pos.ui.views.waiting_papers import WaitingPapersSheet

        sheet = WaitingPapersSheet(self._hall.desk, self._hall.main)
        waiting = WaitingPapers(sheet, self._papers)
        sheet.again_requested.connect(waiting.print_again)
        sheet.all_requested.connect(waiting.print_all)
        sheet.strike_requested.connect(waiting.strike_out)
        self._waiting = sheet, waiting
        return self._waiting

    def _make_labels(self) -> tuple[LabelsSheet, LabelsPresenter]:
        if self._labels is not None:
            return self._labels
        from pos import settings as files
        from pos.ui.presenters.labels import LabelsPresenter
        from pos.ui.screens.label_shop import TillLabelShop
        from pos.ui.views.labels import LabelsSheet
        from pos.ui.views.paper import PaperSheet

        hall = self._hall
        sheet = LabelsSheet(hall.desk, hall.main)
        preview = PaperSheet(hall.desk, hall.main, paper_px=PAGE_PX, width_px=SHEET_PX)
        labels = LabelsPresenter(
            sheet,
            preview,
            TillLabelShop(self._paper_shop, files.assets(), self._shop.setup, self._shop.remember),
            papers=hall.papers,
            paper=hall.paper,
            announcer=hall.announcer,
            words=hall.words,
        )
        sheet.sheets_requested.connect(labels.show_sheets)
        sheet.sheet_trial_requested.connect(labels.try_sheet)
        sheet.roll_requested.connect(labels.print_roll)
        sheet.roll_trial_requested.connect(labels.try_roll)
        preview.save_requested.connect(labels.save)
        self._labels = sheet, labels
        return self._labels

    def _beat(self) -> None:
        if self._has_begun:
            self._papers.tick()
        else:
            self._has_begun = True
            self._papers.start()
