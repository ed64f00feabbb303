"""The cash box: what is in it, what happened to it, and putting in and taking out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.payout_facts import CashPlace
from pos.ui.rows.payouts import BoxMove
from pos.ui.rows.sayings import Saying

OFFICE = "R01"

if TYPE_CHECKING:
    from pos.domain.payout_reports import CashBox, CashBoxMove
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.office import OfficeRoom
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.payouts import BoxWish


class CashBoxView(Protocol):
    """What the cash box asks of its sheet."""

    def show_box(self, balance_minor: int, moves: tuple[BoxMove, ...], chosen: str = "") -> None:
        """Show what is in it and what happened, and open; the paper of the chosen thing is offered."""

    def show_refusal(self, text: str) -> None:
        """Say why not, and keep what was written."""


class CashBoxPresenter:
    """The cash box.

    Args:
        view: the sheet.
        room: the register.
        lanes: asks the register.
        desks: names people, and knows the zone.
        announcer, words: what was done or refused.
    """

    def __init__(
        self,
        view: CashBoxView,
        *,
        room: OfficeRoom,
        lanes: Lanes,
        desks: Desks,
        announcer: Announcer,
        words: Words,
    ) -> None:
        self._view = view
        self._room = room
        self._lanes = lanes
        self._desks = desks
        self._announcer = announcer
        self._words = words

    def present(self) -> None:
        """Ask the register what is in the box."""
        self._lanes.fetch(lambda: self._room.desk().box(), self._show)

    def wish(self, wish: BoxWish) -> None:
        """Put cash in, or take it out."""
        place = CashPlace(wish.place)
        self._lanes.fetch(
            lambda: (
                self._room.desk().fill_box(wish.amount_minor, place, wish.reason)
                if wish.is_filling
                else self._room.desk().empty_box(wish.amount_minor, place, wish.reason)
            ),
            lambda box: self._moved(wish, box),
            self._refused,
        )

    def _moved(self, wish: BoxWish, box: CashBox) -> None:
        self._announcer.tell(
            Saying(
                "box_filled" if wish.is_filling else "box_emptied", code=box.moves[0].number, minor=wish.amount_minor
            )
        )
        self._show(box, _key(box.moves[0]))

    def _show(self, box: CashBox, chosen: str = "") -> None:
        self._view.show_box(
            box.balance_minor,
            tuple(
                BoxMove(
                    key=_key(move),
                    at=self._desks.zoned(move.at),
                    kind=move.kind,
                    number=move.number,
                    family=move.family,
                    who=self._desks.person_name(move.by),
                    amount_minor=move.amount_minor,
                    balance_minor=move.balance_minor,
                )
                for move in box.moves
            ),
            chosen,
        )

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._view.show_refusal(self._words.failure(error))
        else:
            self._announcer.failed(error)


def _key(move: CashBoxMove) -> str:
    return f"{OFFICE}.{move.epoch}.{move.seq}"
