"""Practice: a second window with a book of its own, in place of the till's while someone learns.

It is entered from the first screen only, where nobody is signed in, and left by the button in its band. The real till's window
waits hidden; what comes from the register in the meantime reaches its book as always.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from pos.domain.errors import Refusal
from pos.domain.troubles import RegisterUnreachable, Trouble
from pos.sync.admitted import Admission

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ledger.book import Book
    from pos.sync.client import RegisterClient
    from pos.ui.main_window import MainWindow
    from pos.ui.screens.fittings import Fittings
    from pos.ui.screens.hall import Hall
    from pos.ui.views.sign_in import SignInView


class NoSender:
    """Nothing of practice is ever sent."""

    def poke(self) -> None:
        """Send nothing."""

    def give_up(self) -> None:
        """Stop nothing."""

    def ask_roll(self) -> None:
        """Ask nobody who is in."""

    def ask_all(self) -> None:
        """Ask nobody to send."""


def no_line() -> RegisterClient:
    """Refuse to connect: practice knows no register.

    Raises:
        RegisterUnreachable: always.
    """
    raise RegisterUnreachable("practice knows no register")


class TillWindow(Protocol):
    """What practice asks of a window, the till's own and its own alike."""

    main: MainWindow
    hall: Hall
    sign_in_view: SignInView

    def start(self) -> None:
        """Show the window with its first screen."""

    def wake(self) -> None:
        """Listen to the scanner."""

    def rest(self) -> None:
        """Leave the scanner to another window."""

    def close(self) -> None:
        """Deliver nothing any more."""

    def deleteLater(self) -> None:
        """Be gone."""


class Practice(QObject):
    """The way into practice and back.

    Args:
        window: the till's own window.
        fittings: what it was made of.
        make: makes a window.
        parent: the QObject that owns it.
    """

    def __init__(
        self, window: TillWindow, fittings: Fittings, make: Callable[[Fittings], TillWindow], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._till = window
        self._fittings = fittings
        self._book: Book | None = None
        self.window: TillWindow | None = None

    def begin(self) -> None:
        """Open the window to practise in, with an empty book."""
        from pos.till.practice import practice_book

        if self.window is not None or self._fittings.end_practice is not None:
            return
        try:
            self._book = practice_book(self._fittings.book, self._fittings.home)
        except (Refusal, Trouble) as failure:
            self._till.hall.announcer.refuse(failure)
            return
        self.window = self._make(practice_fittings(self._fittings, self._book, self._end_soon))
        self._till.rest()
        self.window.start()
        self._till.main.hide()

    def close(self) -> None:
        """Put away what was practised."""
        window, book = self.window, self._book
        self.window = self._book = None
        if window is not None:
            window.close()
            window.main.close_for_good()
            window.main.deleteLater()
            window.deleteLater()
        if book is not None:
            book.close()

    def _end_soon(self) -> None:
        # The button that was pressed must outlive its press.
        QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        self._till.main.show()
        self._till.sign_in_view.setFocus()  # not the button that led here: the next key chooses who is at the till
        self._till.wake()
        self.close()


def practice_fittings(fittings: Fittings, book: Book, end: Callable[[], None]) -> Fittings:
    """Return what the window of practice is made of: the same looks and printer, and no way out of the machine."""
    settings = replace(fittings.settings, backup_folder="", mirror_folder="")
    nowhere = Admission(
        bazaar=book.catalogue.bazaar().code,
        device=book.device,
        register_key="",
        sealing_key=fittings.admission.sealing_key,
    )
    return replace(
        fittings,
        book=book,
        admission=nowhere,
        connect=no_line,
        sender=NoSender(),
        settings=settings,
        home=book.folder.parent,
        end_practice=end,
        bring_back=_bring_nothing_back,
        salvage=_salvage_nothing,
        leave=_leave_nothing,
    )


def _bring_nothing_back(_name: str) -> None:
    """Leave it: practice has no copies."""


def _salvage_nothing() -> None:
    """Leave it: a book of practice is thrown away."""


def _leave_nothing() -> None:
    """Leave it: practice is no till of any bazaar."""
