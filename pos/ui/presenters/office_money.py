"""Money outside a payout run: an advance that is paid now, a credit or a charge that a second person approves.

An advance above the limit of the bazaar's plan asks for a second person, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from pos.domain.access import Second
from pos.domain.errors import Refusal
from pos.ui.presenters.second_person import SecondPerson
from pos.ui.presenters.session import name_of
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import FamilyCard
    from pos.domain.reports import MoneyLine
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import ApprovalView
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom, OfficeShop, Printed, Snapshot
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.names import Name
    from pos.ui.rows.office import MoneyWish
    from pos.ui.rows.sayings import QuestionKey


class MoneyView(Protocol):
    """What advances and adjustments ask of their sheet."""

    def ask(self, family: str, name: Name, collectors: tuple[str, ...]) -> None:
        """Ask how much and why."""

    def show_refusal(self, text: str) -> None:
        """Say why not, and keep what was written."""


class MoneyPresenter:
    """Advances and adjustments.

    Args:
        view: the sheet.
        room, shop: the register, and who makes the voucher.
        approval: asks the second person.
        lanes: asks the register, and makes papers.
        desks, session: who may do what.
        announcer, words: what was done or refused.
        refresh: asks the register anew after an act.
        show_paper: shows the voucher.
    """

    def __init__(
        self,
        view: MoneyView,
        *,
        room: OfficeRoom,
        shop: OfficeShop,
        approval: ApprovalView,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
        refresh: Callable[[], None],
        show_paper: Callable[[Printed], None],
    ) -> None:
        self._view = view
        self._room = room
        self._shop = shop
        self._second_person = SecondPerson(approval, desks, announcer, words)
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._refresh = refresh
        self._show_paper = show_paper
        self._snapshot: Snapshot | None = None
        self._wish: MoneyWish | None = None

    def show(self, snapshot: Snapshot) -> None:
        """Take what the register said."""
        self._snapshot = snapshot

    def ask(self, family: str) -> None:
        """Ask for an advance or an adjustment of a family."""
        card = self._family(family)
        if card is not None:
            self._lanes.fetch(
                lambda: self._room.desk().collectors(family),
                lambda collectors: self._view.ask(family, name_of(card), collectors),
            )

    def wish(self, wish: MoneyWish) -> None:
        """Pay an advance; or ask the second person whom an adjustment needs."""
        if wish.kind == "advance" and not self._is_large(wish):
            self._pay_advance(wish, None, self._refused)
            return
        card = self._family(wish.family)
        name = self._desks.family_name(wish.family) if card is None else name_of(card)
        key: QuestionKey = "approve_advance" if wish.kind == "advance" else "approve_adjustment"
        question = self._words.question(key, name=name, code=wish.family, minor=_signed_minor(wish), reason=wish.reason)
        if self._second_person.ask(question.title, question.words, but=self._session.by):
            self._wish = wish

    def answer(self, code: str, secret: str) -> None:
        """Take the second person's secret."""
        wish = self._wish
        if wish is None:
            return
        if wish.kind == "advance":
            self._pay_advance(wish, Second(code, secret), self._second_person.failed)
            return
        self._lanes.fetch(
            lambda: self._room.desk().adjust(
                wish.family, _signed_minor(wish), reason=wish.reason, approver=code, approver_secret=secret
            ),
            lambda line: self._adjusted(wish, line),
            self._second_person.failed,
        )

    # -- inside ------------------------------------------------------------------------------------------------

    def _family(self, number: str) -> FamilyCard | None:
        rows = () if self._snapshot is None else self._snapshot.families
        return next((row.family for row in rows if row.family.number == number), None)

    def _is_large(self, wish: MoneyWish) -> bool:
        """Tell whether an advance is above the limit of the bazaar's plan."""
        limit = 0 if self._snapshot is None else self._snapshot.board.bazaar.advance_limit_minor
        return 0 < limit < wish.amount_minor

    def _pay_advance(self, wish: MoneyWish, second: Second | None, oops: Callable[[Exception], None]) -> None:
        self._lanes.fetch(
            lambda: self._room.desk().pay_advance(
                wish.family, wish.amount_minor, reason=wish.reason, collector=wish.collector, second=second
            ),
            lambda line: self._advanced(wish, line),
            oops,
        )

    def _advanced(self, wish: MoneyWish, line: MoneyLine) -> None:
        if self._wish is not None:
            self._wish = None
            self._second_person.close()
        self._said("advance_paid", wish, line)
        snapshot, card = self._snapshot, self._family(wish.family)
        if snapshot is not None and card is not None:
            self._lanes.make(lambda: self._shop.advance(snapshot.board, card, line, wish.collector), self._show_paper)

    def _adjusted(self, wish: MoneyWish, line: MoneyLine) -> None:
        self._wish = None
        self._second_person.close()
        self._said("adjusted", wish, line)

    def _said(self, key: Literal["advance_paid", "adjusted"], wish: MoneyWish, line: MoneyLine) -> None:
        card = self._family(wish.family)
        name = self._desks.family_name(wish.family) if card is None else name_of(card)
        self._announcer.tell(Saying(key, name=name, code=line.number, minor=_signed_minor(wish)))
        self._refresh()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._view.show_refusal(self._words.failure(error))
        else:
            self._announcer.failed(error)


def _signed_minor(wish: MoneyWish) -> int:
    return -wish.amount_minor if wish.kind == "charge" else wish.amount_minor
