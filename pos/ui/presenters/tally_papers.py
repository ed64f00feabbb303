"""Papers of outlets: tally sheets, empty and recorded, and receipts of money; shown, then saved as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import OutOfRange, UnknownFamily
from pos.domain.own_books import read_sheet_code
from pos.domain.text import latin_digits
from pos.domain.weighing import Unit
from pos.ui.rows.sayings import Saying, saved

if TYPE_CHECKING:
    from datetime import datetime

    from pos.domain.agents import AgentAccount, Handover
    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.own_books import OwnBook, TallyRow
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import Printed
    from pos.ui.presenters.session import Desks
    from pos.ui.presenters.tally import TallyPresenter

FORM_ROWS_MAX = 1_000
EVERYBODY = "*"


class TallyPaperView(Protocol):
    """Shows A4 paper."""

    def show_paper(self, title: str, png: bytes, file_name: str, *, may_print: bool = True) -> None:
        """Show it."""

    def close_sheet(self) -> None:
        """Put it away."""


class TallyShop(Protocol):
    """Sets the papers; asked on the paper lane only."""

    def form(
        self,
        book: OwnBook,
        paper: str,
        goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]],
        now: datetime,
    ) -> Printed:
        """Set an empty sheet with these items."""

    def recorded(
        self, book: OwnBook, row: TallyRow, goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]], now: datetime
    ) -> Printed:
        """Set a recorded sheet."""

    def handover(
        self,
        account: AgentAccount,
        one: Handover,
        goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]],
        now: datetime,
    ) -> Printed:
        """Set the receipt of money that was handed over."""

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""


class TallyPapers:
    """The papers of one outlet's sheets.

    Args:
        view: shows them.
        sheets: knows the outlet, its goods and what was recorded.
        shop: sets them.
        lanes: the paper.
        desks: the time.
        announcer: says what was done or refused.
    """

    def __init__(
        self,
        view: TallyPaperView,
        sheets: TallyPresenter,
        *,
        shop: TallyShop,
        lanes: Lanes,
        desks: Desks,
        announcer: Announcer,
    ) -> None:
        self._view = view
        self._sheets = sheets
        self._shop = shop
        self._lanes = lanes
        self._desks = desks
        self._announcer = announcer
        self._printed: Printed | None = None

    def show_form(self, typed: str) -> None:
        """Show an empty sheet for the goods of some families, or of all.

        Args:
            typed: their numbers with spaces between, or `*`.
        """
        book, (items, families) = self._sheets.book, self._sheets.goods
        if book is None:
            return
        numbers = {card.number for card in families}
        wanted = [each.zfill(4) for each in latin_digits(typed).replace(",", " ").replace("،", " ").split()]
        if EVERYBODY not in typed:
            for number in wanted:
                if number not in numbers:
                    self._announcer.refuse(UnknownFamily(number))
                    return
        chosen = tuple(
            sorted(
                (
                    card
                    for card in items
                    if card.unit is Unit.PIECE and (EVERYBODY in typed or card.family in {*wanted, ""})
                ),
                key=lambda card: (card.family, card.code),
            )
        )
        if len(chosen) > FORM_ROWS_MAX:
            self._announcer.refuse(OutOfRange("lines", len(chosen), 0, FORM_ROWS_MAX))
            return
        now = self._desks.book.around.now()
        paper = f"{now:%y%m%d-%H%M}"
        self._lanes.make(lambda: self._shop.form(book, paper, (chosen, families), now), self._show)

    def show_recorded(self, number: str) -> None:
        """Show a recorded sheet."""
        book, row, goods = self._sheets.book, self._sheets.recorded.get(number), self._sheets.goods
        if book is None or row is None:
            return
        now = self._desks.book.around.now()
        self._lanes.make(lambda: self._shop.recorded(book, row, goods, now), self._show)

    def show_handover(self, account: AgentAccount, one: Handover) -> None:
        """Show the receipt of money that was handed over."""
        goods, now = self._sheets.goods, self._desks.book.around.now()
        self._lanes.make(lambda: self._shop.handover(account, one, goods, now), self._show)

    def scan(self, code: str) -> bool:
        """Take a sheet's code: its outlet is chosen, and its number stands on what is keyed in. False where it is none."""
        told = read_sheet_code(code)
        if told is None:
            return False
        if not self._sheets.begin_paper(*told):
            self._announcer.tell(Saying("scan_elsewhere", tone="warn"))
        return True

    def save(self, path: str) -> None:
        """Save the PDF of what is shown."""
        if self._printed is None:
            return
        pdf, target = self._printed.pdf, Path(path)
        self._lanes.make(lambda: self._shop.write(target, pdf), lambda _done: self._saved(target))

    # -- inside ------------------------------------------------------------------------------------------------

    def _show(self, printed: Printed) -> None:
        self._printed = printed
        self._view.show_paper(printed.title, printed.picture, f"{printed.name}.pdf", may_print=False)

    def _saved(self, path: Path) -> None:
        self._announcer.tell(saved(path))
