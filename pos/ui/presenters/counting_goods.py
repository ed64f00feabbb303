"""Counting what is left and handing it back: blind scans, then what is missing in pieces and money, then the note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import MoreThanOnHand, Refusal, UnknownItem, WrongCheckDigit
from pos.domain.goods_facts import Cause, GoodsReturned
from pos.domain.identity import read_item_code
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.domain.weighing import Unit
from pos.till.family_labels import labelled_family
from pos.till.returning import Returning, handed_back
from pos.ui.presenters.goods_form import read_quantity
from pos.ui.presenters.session import name_of
from pos.ui.presenters.unlisted import FamilyFinder
from pos.ui.rows.goods import CountRow, CountState, HeldRow, Outcome, OutcomeRow, Terms
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pos.domain.record import Recorded
    from pos.till.goods import GoodsDesk
    from pos.till.returning import Left
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals, Confirmations
    from pos.ui.presenters.goods_notes import GoodsShop
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.goods import RegisterWord
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


class AsksRegister(Protocol):
    """Asks the register what left through other tills."""

    def ask(self, family: str, *, aloud: bool) -> None:
        """Ask; the answer is heard later."""


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
        elsewhere: asks the register what left through other tills.
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
        elsewhere: AsksRegister,
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
        self._elsewhere = elsewhere
        self._chosen = ""
        self._is_finished = False

    def present(self) -> None:
        """Show the count where it was left, or ask whose goods are counted."""
        if self._counts.draft is None:
            names = {card.number: name_of(card) for card in self._desks.book.catalogue.families()}
            held, back = self._counts.families(), handed_back(self._desks.book.journal)
            begun = self._counts.under_way()
            rows = (
                HeldRow(
                    number,
                    names.get(number) or self._desks.family_name(number),
                    held.get(number, 0),
                    was_counted=number in back,
                    progress=begun.get(number, ""),
                )
                for number in sorted({*held, *back, *begun})
            )
            self._view.show_held(tuple(rows))
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
        self._papers.show_made(title, lambda: self._shop.donated_list(by=by), lambda: self._shop.donated_form(by=by))

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
        """Show what the count says, and ask the register what left through other tills, where it knows who asks."""
        draft = self._counts.draft
        if draft is None:
            return
        self._counts.hear({})
        self._show_outcome("unasked", "")
        if self._has_other_tills():
            self._elsewhere.ask(draft.family, aloud=False)

    def ask_register(self) -> None:
        """Ask the register what left through other tills; whoever it does not know says the PIN once more."""
        draft = self._counts.draft
        if draft is not None:
            self._elsewhere.ask(draft.family, aloud=True)

    def hear(self, family: str, word: RegisterWord, left: Mapping[str, int], why: str) -> None:
        """Take what the register said, where the same family's count still waits for it."""
        draft = self._counts.draft
        if draft is None or draft.family != family or not self._is_finished:
            return
        if word == "told":
            self._counts.hear(left)
        self._show_outcome(word, why)

    def set_aside(self) -> None:
        """Show all families; the count goes on when its family is chosen again."""
        self._counts.set_aside()
        self._chosen = ""
        self.present()

    def _has_other_tills(self) -> bool:
        return len(self._desks.book.catalogue.bazaar().tills) > 1

    def _show_outcome(self, word: RegisterWord, why: str) -> None:
        draft = self._counts.draft
        if draft is None:
            return
        self._is_finished = True
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
                terms=_terms((left,)),
            )
            for left in outcome
        )
        units = {unit: [left for left in outcome if left.card.unit is unit] for unit in Unit}
        self._view.show_outcome(
            Outcome(
                family=draft.family,
                name=self._desks.family_name(draft.family),
                rows=rows,
                missing_minor=sum(max(0, row.missing_minor) for row in rows),
                other_tills=self._has_other_tills(),
                pieces=_terms(units[Unit.PIECE]) if units[Unit.PIECE] else None,
                grams=_terms(units[Unit.GRAM]) if units[Unit.GRAM] else None,
                register=word,
                why=why,
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
            self.begin(labelled_family(self._desks.book.catalogue, code))
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
        self._is_finished = False
        draft = self._counts.draft
        if draft is None:
            return
        counted = draft.by_item
        rows = tuple(
            CountRow(card.code, name_of(card), counted.get(card.code), card.unit is Unit.GRAM)
            for card in self._counts.items(draft.family)
        )
        self._view.show_count(CountState(draft.family, self._desks.family_name(draft.family), rows, self._chosen))


def _terms(lefts: Iterable[Left]) -> Terms:
    """Add up where all is that was received."""
    each = [
        (
            left.equation.received,
            left.equation.sold,
            left.equation.returned,
            left.lost,
            left.given,
            left.through_others,
            left.at_others - left.through_others,
            left.counted,
            left.missing,
        )
        for left in lefts
    ]
    return Terms(*(sum(terms) for terms in zip(*each, strict=True)))
