"""The papers of a draft, looked through family by family before anybody approves it.

Each is set when it is come to, so that a run of five hundred families opens at once. An approved run has real papers, and
those are asked for as ever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.bazaar import PayBy
from pos.domain.reports import PayoutState

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bank import TransferBatch
    from pos.domain.reports import Board, PayoutRun
    from pos.domain.statement_reports import Statement
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, Printed


class PreviewShop(Protocol):
    """Sets the papers of a draft, each marked; asked on the paper lane only."""

    def draft_voucher(self, board: Board, run: PayoutRun, family: str) -> Printed:
        """Set what a family would sign."""

    def draft_statement(self, statement: Statement) -> Printed:
        """Set a family's statement."""

    def draft_bank_list(self, board: Board, batch: TransferBatch) -> Printed:
        """Set what the bank would be told to pay."""


@dataclass(frozen=True, slots=True)
class RealPapers:
    """What shows the papers of a run that was approved.

    Attributes:
        vouchers: shows a family's voucher, or all where the number is empty.
        statements: writes every statement.
        bank_file: writes the file for the bank.
    """

    vouchers: Callable[[str], None]
    statements: Callable[[], None]
    bank_file: Callable[[], None]


class PreviewPresenter:
    """The papers of the run that is shown: of a draft to be looked through, of an approved run as they are.

    Args:
        run: the run that is shown, with the bazaar's figures; none where there is none.
        room: the register.
        shop: sets papers.
        lanes: asks the one, and makes the other.
        show_paper: shows an A4 paper.
        real: the papers of an approved run.
    """

    def __init__(
        self,
        run: Callable[[], tuple[Board, PayoutRun] | None],
        *,
        room: OfficeRoom,
        shop: PreviewShop,
        lanes: Lanes,
        show_paper: Callable[[Printed], None],
        real: RealPapers,
    ) -> None:
        self._run = run
        self._room = room
        self._shop = shop
        self._lanes = lanes
        self._show_paper = show_paper
        self._real = real
        self._families: tuple[str, ...] = ()
        self._place = 0
        self._show_one: Callable[[str], None] = lambda _family: None

    def vouchers(self, family: str) -> None:
        """Show a family's voucher, or all of them; of a draft, what each family would sign, the chosen one first."""
        draft = self._draft()
        if draft is None:
            self._real.vouchers(family)
            return
        board, run = draft
        payable = (part for part in run.lines if part.line.paid_minor and part.line.pay_by is PayBy.CASH)
        self._look_through(
            tuple(part.line.family for part in payable),
            family,
            lambda one: self._lanes.make(lambda: self._shop.draft_voucher(board, run, one), self._show),
        )

    def statements(self, family: str) -> None:
        """Write every statement; of a draft, show them one after the other, the chosen family's first."""
        draft = self._draft()
        if draft is None:
            self._real.statements()
            return
        _, run = draft
        self._look_through(
            tuple(part.line.family for part in run.lines),
            family,
            lambda one: self._lanes.fetch_and_make(
                lambda: self._room.desk().statement(one, run.number), self._shop.draft_statement, self._show
            ),
        )

    def bank_file(self) -> None:
        """Write the bank's file; of a draft, show what the bank would be told."""
        draft = self._draft()
        if draft is None:
            self._real.bank_file()
            return
        board, run = draft
        self._lanes.fetch_and_make(
            lambda: self._room.desk().transfers(run),
            lambda batch: self._shop.draft_bank_list(board, batch),
            self._show_paper,
        )

    def step(self, by: int) -> None:
        """Show the paper of the next family, or of the one before."""
        place = self._place + by
        if 0 <= place < len(self._families):
            self._place = place
            self._show_one(self._families[place])

    # -- inside ------------------------------------------------------------------------------------------------

    def _draft(self) -> tuple[Board, PayoutRun] | None:
        shown = self._run()
        return shown if shown is not None and shown[1].state is PayoutState.DRAFTED else None

    def _look_through(self, families: tuple[str, ...], chosen: str, show_one: Callable[[str], None]) -> None:
        self._families, self._show_one = families, show_one
        self._place = families.index(chosen) if chosen in families else 0
        if families:
            show_one(families[self._place])

    def _show(self, printed: Printed) -> None:
        self._show_paper(replace(printed, step=(self._place + 1, len(self._families))))
