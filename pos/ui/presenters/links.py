"""The private links of the families' own pages: who has one, given, shown, printed, made anew and withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.rights import Act
from pos.domain.text import fold
from pos.printing.symbols import qr_modules
from pos.ui.rows.links import LinkRow, ShownLink
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.pages import PageList, PageRow
    from pos.office.pages import PagesDesk
    from pos.printing.document import Document
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.drafting import ReasonView
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.sayings import QuestionKey


class LinksView(Protocol):
    """What links ask of their page."""

    def show_links(self, rows: tuple[LinkRow, ...], address: str, *, may_change: bool) -> None:
        """Show who has a link, and where families reach the register."""


class LinkView(Protocol):
    """What one link asks of its sheet."""

    def show_link(self, link: ShownLink) -> None:
        """Show it to be scanned."""


class LinksRoom(Protocol):
    """The register as the signed-in person sees it; asked on the wire lane only."""

    def pages(self) -> PagesDesk:
        """Return the links.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class LinkShop(Protocol):
    """Makes the paper of a link; asked on the paper lane only."""

    def page_link(self, number: str, link: str) -> tuple[Document, bytes]:
        """Return a family's link as paper, and its picture as a PNG file."""


class LinksPresenter:
    """The links.

    Args:
        view: the page.
        sheet: shows one link.
        reasons: asks for a line of text.
        room: the register.
        shop: makes the paper of a link.
        papers: shows and prints it.
        lanes: asks the register.
        desks, session: the zone, and who may do what.
        announcer, words: what was done or refused, and what is asked.
    """

    def __init__(
        self,
        view: LinksView,
        sheet: LinkView,
        *,
        reasons: ReasonView,
        room: LinksRoom,
        shop: LinkShop,
        papers: PaperDesk,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
    ) -> None:
        self._view = view
        self._sheet = sheet
        self._reasons = reasons
        self._room = room
        self._shop = shop
        self._papers = papers
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._list: PageList | None = None
        self._query = ""
        self._asked_about = ""
        self._shown: PageRow | None = None

    def present(self) -> None:
        """Ask the register who has a link, and show it."""
        self._lanes.fetch(lambda: self._room.pages().all(), self._take)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._list, self._query, self._asked_about, self._shown = None, "", "", None
        self._view.show_links((), "", may_change=False)

    def filter(self, text: str) -> None:
        """Show the families whose number or names hold every word."""
        self._query = text
        self._show()

    # -- one link ----------------------------------------------------------------------------------------------

    def show(self, number: str) -> None:
        """Show a family's link to be scanned, or ask the register for it first."""
        if self._list is None:
            self._lanes.fetch(lambda: self._room.pages().all(), lambda told: self._take_and_show(told, number))
            return
        row = self._row(number)
        if row is not None and row.link:
            self._shown = row
            self._sheet.show_link(ShownLink(row.family, Name(row.name_ar, row.name_en), row.link, qr_modules(row.link)))

    def print_link(self) -> None:
        """Show the paper of the link that is open, to be printed."""
        row = self._shown
        if row is not None:
            self._papers.show_made(row.family, lambda: self._shop.page_link(row.family, row.link))

    def copied(self) -> None:
        """Say that the link lies on the clipboard."""
        self._announcer.tell(Saying("link_copied"))

    # -- changing ----------------------------------------------------------------------------------------------

    def give(self) -> None:
        """Give a link to every family that never had one."""
        self._lanes.fetch(lambda: self._room.pages().give(), self._given)

    def renew(self, number: str) -> None:
        """Ask why a family's link is made anew; the first one needs no reason of anybody's."""
        self._ask(number, "renew_page")

    def withdraw(self, number: str) -> None:
        """Ask why a family's link is withdrawn."""
        self._ask(number, "withdraw_page")

    def move(self) -> None:
        """Ask where families reach the register."""
        self._reasons.ask(self._words.question("move_pages"), self._words.caption("address"))

    def take_text(self, key: str, text: str) -> None:
        """Take a reason, or the address."""
        if key == "move_pages":
            self._do(lambda pages: pages.move(text), Saying("pages_moved", code=text))
            return
        row = self._row(self._asked_about)
        if row is None:
            return
        if key == "renew_page":
            renewed = Saying("page_renewed", code=row.family)
            self._do(lambda pages: pages.renew(row.family, row.serial, text), renewed)
        elif key == "withdraw_page":
            self._do(lambda pages: pages.withdraw(row.family, text), Saying("page_withdrawn", code=row.family))

    # -- inside ------------------------------------------------------------------------------------------------

    def _ask(self, number: str, key: QuestionKey) -> None:
        row = self._row(number)
        if row is not None:
            self._asked_about = number
            question = self._words.question(key, name=Name(row.name_ar, row.name_en), code=number)
            self._reasons.ask(question, self._words.caption("reason"))

    def _do(self, act: Callable[[PagesDesk], object], said: Saying) -> None:
        def work() -> PageList:
            pages = self._room.pages()
            act(pages)
            return pages.all()

        def done(told: PageList) -> None:
            self._announcer.tell(said)
            self._take(told)

        self._lanes.fetch(work, done)

    def _given(self, told: PageList) -> None:
        self._announcer.tell(Saying("pages_given", count=sum(row.state.value == "open" for row in told.rows)))
        self._take(told)

    def _take(self, told: PageList) -> None:
        self._list = told
        self._show()

    def _take_and_show(self, told: PageList, number: str) -> None:
        self._take(told)
        self.show(number)

    def _row(self, number: str) -> PageRow | None:
        rows = () if self._list is None else self._list.rows
        return next((row for row in rows if row.family == number), None)

    def _show(self) -> None:
        told, words = self._list, fold(self._query).split()
        rows = () if told is None else told.rows
        found = (row for row in rows if all(word in _search_text(row) for word in words))
        address = "" if told is None else told.address
        self._view.show_links(tuple(map(self._link, found)), address, may_change=self._session.may(Act.PLAN))

    def _link(self, row: PageRow) -> LinkRow:
        return LinkRow(
            number=row.family,
            name=Name(row.name_ar, row.name_en),
            state=row.state.value,
            link=row.link,
            at=None if row.at is None else self._desks.zoned(row.at),
            opened_at=None if row.opened_at is None else self._desks.zoned(row.opened_at),
            reason=row.reason,
        )


def _search_text(row: PageRow) -> str:
    return fold(f"{row.family} {row.name_ar} {row.name_en}")
