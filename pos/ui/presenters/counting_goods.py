"""Counting what is left and handing it back: blind scans, then what is missing in pieces and money, then the note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import MoreThanOnHand, Refusal, UnknownItem, WrongCheckDigit
from pos.domain.goods_facts import Cause, GoodsReturned
from pos.domain.identity import read_family_number, read_item_code
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.domain.weighing import Unit
from pos.till.returning import Returning, handed_back
from pos.ui.presenters.goods_form import read_quantity
from pos.ui.presenters.session import name_of
from pos.ui.presenters.unlisted import FamilyFinder
from pos.ui.rows.goods import CountRow, CountState, HeldRow, Outcome, OutcomeRow
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
    from pos.till.goods import GoodsDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals, Confirmations
    from pos.ui.presenters.goods_notes import GoodsShop
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.till import FamilyLook


class CountingView(Protocol):
    """The part of the goods screen on which goods are counted and handed back."""

    def show_held(self, rows: tuple[HeldRow, ...]) -> None:
        """Ask whose goods are counted; these families have some here."""

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""

    def show_count(self, state: CountState) -> None:
        """Show the count so far."""

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what the count says."""

    def show_refusal(self, text: str) -> None:
        """Say why a quantity cannot be taken."""


class GoodsCounting:
    """The count.

    Args:
        view: where it is shown.
        desk: records the note.
        desks: the till.
        session: who is here.
        words: words a refusal.
        announcer: says what was done.
        approvals: asks a shift lead where there is more than this till knows of.
        confirmations: asks before a count is given up.
        committed: told each recorded fact.
        returned: told the note that was recorded.
        papers: shows and prints the list of what must be left.
        shop: makes it.
    """

    def __init__(
        self,
        view: CountingView,
        *,
        desk: GoodsDesk,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        approvals: Approvals,
        confirmations: Confirmations,
        committed: Committed,
        returned: Callable[[Recorded], None],
        papers: PaperDesk,
        shop: GoodsShop,
    ) -> None:
        self._view = view
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._approvals = approvals
        self._confirmations = confirmations
        self._committed = committed
        self._returned = returned
        self._papers = papers
        self._shop = shop
        self._desk = desk
        self._counts = Returning(desks.book, desk)
        self._finder = FamilyFinder(desks)
        self._chosen = ""

    def present(self) -> None:
        """Show the count where it was left, or ask whose goods are counted."""
        if self._counts.draft is None:
            names = {card.number: name_of(card) for card in self._desks.book.catalogue.families()}
            held, back = self._counts.families(), handed_back(self._desks.book.journal)
            rows = ((number, names.get(number) or self._desks.family_name(number)) for number in sorted({*held, *back}))
            self._view.show_held(
                tuple(HeldRow(number, name, held.get(number, 0), was_counted=number in back) for number, name in rows)
            )
        else:
            self._show()

    def show_list(self, family: str, title: str) -> None:
        """Show what must be left, of a family or of all, once a shift lead agrees: the count is blind.

        Args:
            family: its number; empty for all.
            title: of the paper.
        """
        if self._session.may(Act.APPROVE_AT_TILL):
            self._show_list(family, title)
        else:
            self._approvals.ask("return_list", lambda _lead: self._show_list(family, title))

    def show_donated(self, title: str) -> None:
        """Show what families left to the centre."""
        by = self._session.by
        self._papers.show_made(title, lambda: self._shop.donated_list(by=by))

    def look(self, typed: str) -> None:
        """Say whose number is being typed."""
        self._view.show_family(self._finder.look(typed))

    def begin(self, number: str) -> None:
        """Begin to count a family's goods; the empty number is the centre."""
        try:
            self._counts.begin(number)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        self._chosen = ""
        self._show()

    def scan(self, code: str) -> None:
        """Take a label: of a family where none is counted yet, otherwise one more piece of an item."""
        try:
            if self._counts.draft is None:
                self._begin_by_label(code)
            else:
                self._one_more(read_item_code(code))
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)

    def choose(self, item: str) -> None:
        """Count this item next."""
        self._chosen = item
        self._show()

    def set_quantity(self, typed: str) -> None:
        """Say how much there is of the chosen item, instead of scanning each piece."""
        card = self._desks.book.catalogue.item(self._chosen)
        if card is None:
            return
        try:
            self._counts.count(self._chosen, read_quantity(typed, card.unit))
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))
            return
        self._show()

    def finish(self) -> None:
        """Show what the count says."""
        draft = self._counts.draft
        if draft is None:
            return
        outcome = self._counts.outcome()
        rows = tuple(
            OutcomeRow(
                item=left.card.code,
                name=name_of(left.card),
                expected=left.expected,
                counted=left.counted,
                missing=left.missing,
                missing_minor=left.missing_minor,
                is_donated=left.is_donated,
                is_weighed=left.card.unit is Unit.GRAM,
                at_others=left.at_others,
            )
            for left in outcome
        )
        self._view.show_outcome(
            Outcome(
                family=draft.family,
                name=self._desks.family_name(draft.family),
                rows=rows,
                missing_minor=sum(max(0, row.missing_minor) for row in rows),
                other_tills=len(self._desks.book.catalogue.bazaar().tills) > 1,
            )
        )

    def count_on(self) -> None:
        """Go back to counting."""
        self._show()

    def ask_to_give_up(self) -> None:
        """Forget the count, after a question where something was counted."""
        draft = self._counts.draft
        if draft is None or not draft.counted:
            self._give_up()
        else:
            self._confirmations.ask("give_up_count", self._give_up, name=self._desks.family_name(draft.family))

    def record(self, collector: str, fate: str = "open") -> None:
        """Record and print the note; more than this till knows of, and a loss, need a shift lead's word.

        Args:
            collector: who came for the family.
            fate: what becomes of the missing: `open`, or lost and borne by the `family`, or paid by the `centre`.
        """
        if fate == "open":
            self._record(collector, "")
        elif self._session.may(Act.APPROVE_AT_TILL):
            self._record(collector, self._session.by, fate)
        else:
            value = sum(max(0, left.missing_minor) for left in self._counts.outcome())
            self._approvals.ask("loss", lambda lead: self._record(collector, lead.code, fate), minor=value)

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_list(self, family: str, title: str) -> None:
        by = self._session.by
        self._papers.show_made(title, lambda: self._shop.return_list(family or None, by=by))

    def _record(self, collector: str, approved_by: str, fate: str = "open") -> None:
        by = self._session.by
        try:
            recorded = self._counts.record(by=by, collector=collector, approved_by=approved_by)
            lost = () if fate == "open" else self._lose(recorded, approved_by, paid_by_centre=fate == "centre")
        except MoreThanOnHand as refusal:
            self._approvals.ask("more_than_known", lambda lead: self._record(collector, lead.code), why=refusal)
            return
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        for one in (recorded, *lost):
            self._committed(one)
        self._chosen = ""
        self.present()
        if isinstance(recorded.fact, GoodsReturned):
            name = self._desks.family_name(recorded.fact.family)
            self._announcer.tell(Saying("goods_returned", name, code=recorded.fact.number))
        self._returned(recorded)

    def _lose(self, note: Recorded, approved_by: str, *, paid_by_centre: bool) -> tuple[Recorded, ...]:
        """Write off what the note names as missing; what a kill keeps from it is still missing, and can be written off later."""
        if not isinstance(note.fact, GoodsReturned):
            return ()
        return tuple(
            self._desk.write_off(
                pieces.item,
                pieces.quantity,
                Cause.LOST,
                by=self._session.by,
                reason=note.fact.number,
                approved_by=approved_by,
                paid_by_centre=paid_by_centre and bool(note.fact.family),
            )
            for pieces in note.fact.missing
            if pieces.quantity > 0
        )

    def _begin_by_label(self, code: str) -> None:
        try:
            self.begin(read_family_number(code))
        except WrongCheckDigit:
            card = self._desks.book.catalogue.item(read_item_code(code))
            if card is None:
                raise UnknownItem(code) from None
            self.begin(card.family)
            self._one_more(card.code)

    def _one_more(self, code: str) -> None:
        draft, card = self._counts.draft, self._desks.book.catalogue.item(code)
        if draft is None or card is None:
            raise UnknownItem(code)
        if card.unit is Unit.PIECE:
            self._counts.count(code, draft.by_item.get(code, 0) + 1)
        elif card.family != draft.family:
            raise UnknownItem(code)
        self._chosen = code  # what is weighed is put on the scale and typed
        self._show()

    def _give_up(self) -> None:
        self._counts.give_up()
        self._chosen = ""
        self.present()

    def _show(self) -> None:
        draft = self._counts.draft
        if draft is None:
            return
        counted = draft.by_item
        rows = tuple(
            CountRow(card.code, name_of(card), counted.get(card.code), card.unit is Unit.GRAM)
            for card in self._counts.items(draft.family)
        )
        self._view.show_count(CountState(draft.family, self._desks.family_name(draft.family), rows, self._chosen))
