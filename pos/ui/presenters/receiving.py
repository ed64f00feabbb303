"""Receiving goods: whose they are, line after line, what must be decided, and the note; then its labels in the same step."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos.domain.bazaar import Unsold
from pos.domain.errors import Refusal, UnknownItem, WrongCheckDigit
from pos.domain.goods_facts import GoodsReceived
from pos.domain.identity import read_item_code
from pos.domain.text import fold
from pos.domain.troubles import Trouble
from pos.domain.weighing import Unit
from pos.till.family_labels import labelled_family
from pos.till.receiving import Receiving
from pos.ui.presenters.goods_form import form_of_card, form_of_line, read_form
from pos.ui.presenters.session import NOBODY, name_of
from pos.ui.presenters.unlisted import FamilyFinder
from pos.ui.rows.goods import DoubtRow, ItemOffer, LineForm, NoteLine, NoteState
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying
from pos.ui.rows.till import PackageChip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.bazaar import FamilyCard
    from pos.domain.goods_facts import ReceivedLine
    from pos.domain.record import Recorded
    from pos.till.goods import GoodsDesk
    from pos.till.receiving import Doubt, NoteDraft
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Confirmations
    from pos.ui.presenters.goods_photo import PhotoDesk
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.goods import LicenceState
    from pos.ui.rows.till import FamilyLook

OFFERS_MAX = 3
LICENCE_DAYS = 30  # before its end a licence is warned of


class ReceivingView(Protocol):
    """The part of the goods screen on which a note is written."""

    def show_note(self, state: NoteState | None) -> None:
        """Show the note in the making; without one, ask whose goods they are."""

    def show_packages(self, packages: tuple[PackageChip, ...]) -> None:
        """Offer these packages."""

    def show_family(self, look: FamilyLook) -> None:
        """Say whose number was typed."""

    def show_form(self, form: LineForm) -> None:
        """Show a line to be written or changed."""

    def show_offers(self, offers: tuple[ItemOffer, ...]) -> None:
        """Show the known items that may be meant."""

    def show_refusal(self, text: str) -> None:
        """Say at the form why its line cannot be taken."""

    def show_photo(self, picture: bytes, *, may_remove: bool) -> None:
        """Show at the form the photo of its item."""


class DecisionView(Protocol):
    """Asks for a decision and its reason."""

    def ask(self, doubts: tuple[DoubtRow, ...]) -> None:
        """Ask."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class ReceivingPresenter:
    """The note.

    Args:
        view: where it is written.
        decision: asks for a decision.
        desk: records it.
        desks: the till.
        session: who is here.
        words: words a refusal.
        announcer: says what was done.
        confirmations: asks before a note is given up.
        committed: told each recorded fact.
        received: told the note that was recorded, to show it and offer its labels.
        photos: makes a photo of a file.
    """

    def __init__(
        self,
        view: ReceivingView,
        decision: DecisionView,
        *,
        desk: GoodsDesk,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        confirmations: Confirmations,
        committed: Committed,
        received: Callable[[Recorded], None],
        photos: PhotoDesk,
    ) -> None:
        self._view = view
        self._decision = decision
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._confirmations = confirmations
        self._committed = committed
        self._received = received
        self._photos = photos
        self._forms = 0  # that were shown so far
        self._photo, self._has_own_photo = b"", False  # of the form; its own where it is not the item's already
        self._note = Receiving(desks.book, desk)
        self._finder = FamilyFinder(desks, offers_left=False)

    # -- showing -----------------------------------------------------------------------------------------------

    def present(self) -> None:
        """Show the note where it was left, or ask for the next family."""
        bazaar = self._desks.book.catalogue.bazaar()
        self._view.show_packages(tuple(PackageChip(one.code, name_of(one), one.icon) for one in bazaar.packages))
        self._show()
        self._start_line()

    def look(self, typed: str) -> None:
        """Say whose number is being typed."""
        self._view.show_family(self._finder.look(typed))

    def begin(self, number: str) -> None:
        """Begin a note for a family; the empty number is the centre."""
        try:
            self._note.begin(number)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        self._show()
        self._start_line()

    def scan(self, code: str) -> None:
        """Take a label: of a family where none is known yet, otherwise of one of its items."""
        try:
            if self._note.draft is None:
                self._begin_by_label(code)
            else:
                self._choose(read_item_code(code))
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)

    # -- a line ------------------------------------------------------------------------------------------------

    def search(self, typed: str) -> None:
        """Offer the family's known items that bear what is typed as a name."""
        words, draft = fold(typed).split(), self._note.draft
        if draft is None or not words:
            self._view.show_offers(())
            return
        cards = self._desks.book.catalogue.items(query=typed, family=draft.family)
        names = (card for card in cards if all(word in fold(f"{card.name_ar} {card.name_en}") for word in words))
        offers = tuple(ItemOffer(card.code, name_of(card), card.price_minor) for card in names)
        self._view.show_offers(offers[:OFFERS_MAX])

    def choose_item(self, code: str) -> None:
        """Write a line of a known item."""
        try:
            self._choose(code)
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))

    def choose_line(self, key: str) -> None:
        """Change a line of the note."""
        draft = self._note.draft
        if draft is not None:
            line = draft.lines[int(key)]
            card = self._desks.book.catalogue.item(line.item)
            self._view.show_form(form_of_line(line, key))
            self._show_photo(line.photo or (card.photo if card else ""), is_own=bool(line.photo))

    def start_line(self) -> None:
        """Write a new line."""
        self._start_line()

    def choose_photo(self, file: Path) -> None:
        """Take a picture file for the photo of the form's item."""
        form = self._forms
        # Whoever has gone on to the next line meanwhile does not get it there.
        self._photos.make(file, lambda picture: self._put_photo(picture) if form == self._forms else None)

    def remove_photo(self) -> None:
        """Take the form's own photo away; one that the item has already is changed while the bazaar is on."""
        self._put_photo(b"")

    def put(self, form: LineForm) -> None:
        """Take what was typed onto the note, or say why not."""
        try:
            line = read_form(form, self._desks.book.catalogue.bazaar())
            self._note.put(line, int(form.key) if form.key else None, self._photo if self._has_own_photo else b"")
        except (Refusal, Trouble) as failure:
            self._view.show_refusal(self._words.failure(failure))
            return
        self._show()
        self._start_line()

    def take_out(self, key: str) -> None:
        """Take a line from the note."""
        self._note.take_out(int(key))
        self._show()
        self._start_line()

    # -- the end -----------------------------------------------------------------------------------------------

    def ask_to_give_up(self) -> None:
        """Forget the note, after a question where something is written on it."""
        draft = self._note.draft
        if draft is None or not draft.lines:
            self._give_up()
        else:
            self._confirmations.ask("give_up_note", self._give_up, name=self._desks.family_name(draft.family))

    def record(self) -> None:
        """Record the note, after a decision where something speaks against it."""
        doubts = self._note.doubts() if self._note.draft is not None else ()
        if doubts:
            self._decision.ask(tuple(map(self._doubt, doubts)))
        else:
            self._record("")

    def decide(self, reason: str) -> None:
        """Record the note all the same."""
        self._decision.close_sheet()
        self._record(reason)

    # -- inside ------------------------------------------------------------------------------------------------

    def _begin_by_label(self, code: str) -> None:
        try:
            self._note.begin(labelled_family(self._desks.book.catalogue, code))
        except WrongCheckDigit:
            card = self._desks.book.catalogue.item(read_item_code(code))
            if card is None:
                raise UnknownItem(code) from None
            self._note.begin(card.family)
            self._show()
            self._choose(card.code)
            return
        self._show()
        self._start_line()

    def _choose(self, code: str) -> None:
        draft, card = self._note.draft, self._desks.book.catalogue.item(code)
        if draft is None or card is None or card.family != draft.family:
            raise UnknownItem(code)
        place = next((place for place, line in enumerate(draft.lines) if line.item == code), None)
        if place is None:
            self._view.show_form(form_of_card(card, LineForm()))
            self._show_photo(card.photo, is_own=False)
        else:
            self.choose_line(str(place))

    def _start_line(self) -> None:
        draft = self._note.draft
        package = ""
        if draft is not None:
            card = self._desks.book.catalogue.family(draft.family)
            packages = self._desks.book.catalogue.bazaar().packages
            package = card.package if card is not None else packages[0].code if packages else ""
            package = draft.lines[-1].package if draft.lines else package
        self._view.show_offers(())
        self._view.show_form(LineForm(package=package))
        self._forms += 1
        self._put_photo(b"")

    def _show_photo(self, mark: str, *, is_own: bool) -> None:
        self._forms += 1
        self._put_photo(self._desks.book.photos.find(mark) if mark else b"", is_own=is_own)

    def _put_photo(self, picture: bytes, *, is_own: bool = True) -> None:
        self._photo, self._has_own_photo = picture, is_own
        self._view.show_photo(picture, may_remove=is_own)

    def _record(self, reason: str) -> None:
        try:
            recorded = self._note.record(by=self._session.by, reason=reason)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        self._committed(recorded)
        self._show()
        self._start_line()
        if isinstance(recorded.fact, GoodsReceived):
            name = self._desks.family_name(recorded.fact.family)
            self._announcer.tell(Saying("note_saved", name, code=recorded.fact.number))
        self._received(recorded)

    def _give_up(self) -> None:
        self._note.give_up()
        self._show()
        self._start_line()

    def _show(self) -> None:
        draft = self._note.draft
        self._view.show_note(None if draft is None else self._state(draft))

    def _state(self, draft: NoteDraft) -> NoteState:
        catalogue = self._desks.book.catalogue
        bazaar, card = catalogue.bazaar(), catalogue.family(draft.family)
        usual = bazaar.commission_bp if card is None or card.rate_bp is None else card.rate_bp
        doubts = {doubt.line: doubt for doubt in self._note.doubts()}
        pieces = [line for line in draft.lines if line.unit is Unit.PIECE]
        return NoteState(
            family=draft.family,
            name=self._desks.family_name(draft.family),
            rate_bp=usual if draft.family else 0,
            terms=bazaar.terms,
            licence=card.licence_expiry if card is not None else None,
            licence_state=self._licence(card),
            lines=tuple(_row(place, line, doubts.get(place)) for place, line in enumerate(draft.lines)),
            pieces=sum(line.quantity for line in pieces),
            declared=sum(line.declared for line in pieces),
            value_minor=draft.value_minor,
        )

    def _licence(self, card: FamilyCard | None) -> LicenceState:
        if card is None or card.licence_expiry is None:
            return "none"
        today = self._desks.zoned(self._desks.book.around.now()).date()
        if card.licence_expiry < today:
            return "over"
        return "soon" if card.licence_expiry <= today + timedelta(days=LICENCE_DAYS) else "good"

    def _doubt(self, doubt: Doubt) -> DoubtRow:
        draft = self._note.draft
        line = None if draft is None or doubt.line is None else draft.lines[doubt.line]
        name = NOBODY if draft is None else self._desks.family_name(draft.family)
        return DoubtRow(doubt.concern.value, name if line is None else Name(line.name_ar, line.name_en), doubt.day)


def _row(place: int, line: ReceivedLine, doubt: Doubt | None) -> NoteLine:
    return NoteLine(
        key=str(place),
        item=line.item,
        name=Name(line.name_ar, line.name_en),
        quantity=line.quantity,
        declared=line.declared,
        is_weighed=line.unit is Unit.GRAM,
        price_minor=line.price_minor,
        value_minor=line.value_minor,
        expiry=line.expiry,
        is_donated=line.unsold is Unsold.DONATE,
        doubt="" if doubt is None else doubt.concern.value,
    )
