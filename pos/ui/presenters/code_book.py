"""The codes of the centre's own books: shown, checked while they are typed, kept at the register, an old file taken over once.

What was typed and not kept yet stays while the person looks at other pages, until it is kept, put back, or the person leaves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.account_codes import AccountCode, CodeBook, hindrance, whole
from pos.domain.account_errors import AccountCodesChanged
from pos.domain.rights import Act
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from pos.office.code_book import CodesDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Session

Rows = tuple[AccountCode, ...]


class CodesView(Protocol):
    """What the codes ask of their page."""

    def show_codes(self, rows: Rows, *, may_change: bool) -> None:
        """Show the code of every account."""

    def show_state(self, refusal: str, *, may_save: bool, is_changed: bool, has_file: bool) -> None:
        """Show what hinders keeping them, and what can be done."""


class CodesRoom(Protocol):
    """The register."""

    def codes(self) -> CodesDesk:
        """Return the codes' desk."""


class CodesShop(Protocol):
    """Knows the file in which an older Amana kept codes on this machine."""

    def old_codes(self) -> Rows:
        """Return the codes that stand in it; nothing where there is none, or it was taken over."""

    def put_old_codes_away(self) -> None:
        """Give it a name under which nobody looks for it any more."""


class CodesPresenter:
    """The codes.

    Args:
        view: the page.
        room: the register.
        shop: knows the old file.
        lanes: asks the register.
        session: who may change them.
        announcer, words: what was kept or refused.
    """

    def __init__(
        self,
        view: CodesView,
        *,
        room: CodesRoom,
        shop: CodesShop,
        lanes: Lanes,
        session: Session,
        announcer: Announcer,
        words: Words,
    ) -> None:
        self._view = view
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._session = session
        self._announcer = announcer
        self._words = words
        self._book = CodeBook(version=0, rows=whole(()))
        self._typed: Rows = self._book.rows
        self._old: Rows = ()
        self._is_taken_over = False

    def present(self) -> None:
        """Ask the register for the codes, unless there are some that were typed and not kept yet."""
        if self._typed == self._book.rows:
            self._lanes.fetch(lambda: (self._room.codes().all(), self._shop.old_codes()), lambda got: self._take(*got))

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._take(CodeBook(version=0, rows=whole(())), ())

    def type(self, rows: Rows) -> None:
        """Take what was typed, and say at once what hinders keeping it."""
        self._typed = whole(rows)
        self._show_state()

    def put_back(self) -> None:
        """Show the codes as the register has them."""
        self._typed = self._book.rows
        self.present()

    def take_over(self) -> None:
        """Write the old file's codes where the register has none; they are kept when the person says so."""
        old = {row.account: row for row in self._old}
        self._typed = tuple(
            row
            if row.code or row.account not in old
            else replace(old[row.account], name=row.name or old[row.account].name)
            for row in self._typed
        )
        self._is_taken_over = True
        self._view.show_codes(self._typed, may_change=self._may_change)
        self._show_state()

    def save(self) -> None:
        """Keep what was typed."""
        if not self._may_save:
            return
        version, rows, is_taken_over = self._book.version, self._typed, self._is_taken_over

        def work() -> tuple[CodeBook, Rows]:
            book = self._room.codes().change(version, rows)
            if is_taken_over:
                self._shop.put_old_codes_away()
            return book, self._shop.old_codes()

        def done(got: tuple[CodeBook, Rows]) -> None:
            self._announcer.tell(Saying("codes_kept", count=sum(bool(row.code) for row in got[0].rows)))
            self._take(*got)

        self._lanes.fetch(work, done, self._failed)

    # -- inside ------------------------------------------------------------------------------------------------

    @property
    def _may_change(self) -> bool:
        return self._session.may(Act.WRITE_BOOKS)

    @property
    def _may_save(self) -> bool:
        return self._may_change and self._typed != self._book.rows and hindrance(self._typed) is None

    def _failed(self, error: Exception) -> None:
        self._lanes.failed(error)
        if isinstance(error, AccountCodesChanged):
            self.put_back()

    def _take(self, book: CodeBook, old: Rows) -> None:
        self._book, self._typed, self._old, self._is_taken_over = book, book.rows, old, False
        self._view.show_codes(book.rows, may_change=self._may_change)
        self._show_state()

    def _show_state(self) -> None:
        refusal = hindrance(self._typed)
        self._view.show_state(
            "" if refusal is None else self._words.failure(refusal),
            may_save=self._may_save,
            is_changed=self._typed != self._book.rows,
            has_file=bool(self._old) and self._may_change,
        )
