"""What every screen of the window shares: its frame, the till, the person, the words, the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass
from pos.ui.presenters.announcing import Announcer
from pos.ui.presenters.approving import Approvals, Confirmations
from pos.ui.presenters.papers import PaperDesk
from pos.ui.presenters.session import Session
from pos.ui.screens.late_desks import LateDesks
from pos.ui.screens.late_sheets import LateApproval, LatePaper, LateQuestion
from pos.ui.views.sayings import Sayings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from pos.ledger.book import Book
    from pos.ui.desk import Desk
    from pos.ui.main_window import MainWindow
    from pos.ui.presenters.papers import PaperShop
    from pos.ui.presenters.ports import Committed, Runner
    from pos.ui.presenters.session import Desks
    from pos.ui.views.asking import ApprovalSheet, ConfirmSheet
    from pos.ui.views.paper import PaperSheet


@dataclass(frozen=True, slots=True)
class Hall:
    """What every screen shares.

    Attributes:
        desk: look and speech of the widgets.
        main: the window, over which sheets are laid.
        desks: the use cases of the till.
        session: who is signed in.
        words: sentences.
        announcer: the notice below the screen.
        approvals, confirmations: ask before an act.
        papers: prints and shows paper.
        wire, paper: the lanes.
        committed: told each fact that was recorded.
    """

    desk: Desk
    main: MainWindow
    desks: Desks
    session: Session
    words: Sayings
    announcer: Announcer
    approvals: Approvals
    confirmations: Confirmations
    papers: PaperDesk
    wire: Runner
    paper: Runner
    committed: Committed


def furnish(
    main: MainWindow,
    book: Book,
    shop: PaperShop,
    *,
    lanes: tuple[Runner, Runner],
    beep: Callable[[], None],
    committed: Committed,
    parent: QObject,
) -> Hall:
    """Furnish the hall of a window.

    Args:
        main: the window.
        book: the till's open book.
        shop: makes its paper.
        lanes: the lane of the wire and the lane of paper.
        beep: sounds when something was refused.
        committed: told each fact that was recorded.
        parent: the QObject that owns what is made here.
    """
    desk, (wire, paper) = main.desk, lanes
    words = Sayings(desk, parent)
    announcer = Announcer(main, words, beep)
    papers = PaperDesk(shop, paper, LatePaper(lambda: _paper_sheet(main, papers)), announcer, book.around.now)
    session = Session()
    desks = LateDesks(book, papers)
    approval = LateApproval(lambda: _approval_sheet(main, approvals))
    approvals = Approvals(approval, desks, session, words, announcer)
    confirmations = Confirmations(LateQuestion(lambda: _confirm_sheet(main, confirmations)), words)
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
        wire=wire,
        paper=paper,
        committed=committed,
    )


def _paper_sheet(main: MainWindow, papers: PaperDesk) -> PaperSheet:
    from pos.ui.views.paper import PaperSheet

    sheet = PaperSheet(main.desk, main)
    sheet.print_requested.connect(papers.print_shown)
    sheet.save_requested.connect(papers.save_shown)
    return sheet


def _approval_sheet(main: MainWindow, approvals: Approvals) -> ApprovalSheet:
    from pos.ui.views.asking import ApprovalSheet

    sheet = ApprovalSheet(main.desk, main)
    sheet.approved.connect(approvals.answer)
    sheet.dismissed.connect(approvals.dismiss)
    return sheet


def _confirm_sheet(main: MainWindow, confirmations: Confirmations) -> ConfirmSheet:
    from pos.ui.views.asking import ConfirmSheet

    sheet = ConfirmSheet(main.desk, main)
    sheet.confirmed.connect(confirmations.confirm)
    sheet.dismissed.connect(confirmations.dismiss)
    return sheet
