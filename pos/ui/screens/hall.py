"""What every screen of the window shares: its frame, the till, the person, the words, the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.main_window import MainWindow
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals, Confirmations
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Committed, Runner
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.views.sayings import Sayings


@dataclass(frozen=True, slots=True)
class Hall:
    """What every screen shares.

    Attributes:
        desk: look and speech of the widgets.
        main: the window, over which sheets are laid.
        desks: the use cases of the till.
        session: who is signed in.
        words: sentences.
        announcer: the line above the screen.
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
