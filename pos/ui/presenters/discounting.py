"""Discounts: on a line or the whole basket, in percent or money, borne by the family or the centre, always with a reason.

The family's floor is the domain's business; when it is crossed, the shift lead is asked and the same discount is given again
in the lead's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.basket import percent_of
from pos.domain.errors import BelowFloor, Refusal
from pos.domain.facts import Bearer
from pos.domain.identity import CENTRE
from pos.domain.troubles import Trouble
from pos.domain.weighing import worth
from pos.ui.presenters.basket_rows import line_name
from pos.ui.rows.till import DiscountOffer

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.basket import BasketLine
    from pos.ui.presenters.approving import Approvals, Confirmations
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.till import DiscountWish


class DiscountView(Protocol):
    """Asks for a discount."""

    def ask(self, line: DiscountOffer, whole: DiscountOffer) -> None:
        """Ask, about the chosen line or the whole basket."""

    def show_refusal(self, text: str) -> None:
        """Say why it cannot be given, and keep asking."""


class Discounts:
    """The discount sheet.

    Args:
        view: the sheet.
        desks: the counter.
        approvals: asks the shift lead.
        words: words a refusal.
        shown: shows the basket with the line at this place chosen.
        confirmations: asks before a smaller discount takes the place of what was given before.
    """

    def __init__(
        self,
        view: DiscountView,
        desks: Desks,
        approvals: Approvals,
        words: Words,
        shown: Callable[[int | None], None],
        *,
        confirmations: Confirmations,
    ) -> None:
        self._view = view
        self._desks = desks
        self._approvals = approvals
        self._words = words
        self._shown = shown
        self._confirmations = confirmations
        self._chosen = ""  # the line that was chosen when the sheet opened; it stays chosen

    def ask(self, key: str) -> None:
        """Ask for a discount on the chosen line or the whole basket; no line is chosen where the key is empty."""
        basket = self._desks.checkout.basket
        if not basket.lines:
            return
        self._chosen = key
        whole = DiscountOffer("", None, basket.total_minor + basket.discount_minor, basket.discount_minor)
        line = whole
        if key:
            part = basket.lines[int(key)]
            floor = worth(part.line.quantity, part.floor_minor, part.line.unit) or None
            gross, given, is_centres = part.line.gross_minor, part.line.discount_minor, part.line.family == CENTRE
            line = DiscountOffer(key, line_name(part), gross, given, floor, is_centres=is_centres)
        self._view.ask(line, whole)

    def choose(self, wish: DiscountWish) -> None:
        """Give a discount; one that takes the place of a larger or an approved one is asked about first."""
        parts = self._parts(wish)
        before = sum(part.line.discount_minor for part in parts)
        is_approved = any(part.line.approved_by for part in parts)
        if not before or not (is_approved or (wish.value and self._amount(wish) < before)):
            self.give(wish)
        else:
            self._confirmations.ask("replace_discounts", lambda: self.give(wish), minor=before)

    def give(self, wish: DiscountWish, *, approved_by: str = "") -> None:
        """Give a discount; below the family's floor the shift lead is asked first.

        Args:
            wish: on what, how much, who bears it and why.
            approved_by: the shift lead's code, once the lead agreed.
        """
        try:
            self._give(wish, approved_by)
        except BelowFloor as refusal:
            self._approvals.ask("discount", lambda lead: self.give(wish, approved_by=lead.code), why=refusal)
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))
        else:
            touched = wish.line or self._chosen
            self._shown(int(touched) if touched else None)

    def _give(self, wish: DiscountWish, approved_by: str) -> None:
        checkout, amount = self._desks.checkout, self._amount(wish)
        bearer = Bearer(wish.bearer)
        if wish.line:
            checkout.discount_line(int(wish.line), amount, reason=wish.reason, borne_by=bearer, approved_by=approved_by)
        else:
            checkout.discount_basket(amount, reason=wish.reason, borne_by=bearer, approved_by=approved_by)

    def _amount(self, wish: DiscountWish) -> int:
        gross = sum(part.line.gross_minor for part in self._parts(wish))
        return percent_of(gross, wish.value) if wish.kind == "percent" else wish.value

    def _parts(self, wish: DiscountWish) -> tuple[BasketLine, ...]:
        lines = self._desks.checkout.basket.lines
        return (lines[int(wish.line)],) if wish.line else lines
