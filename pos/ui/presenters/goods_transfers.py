"""Transfers at this till: lines gathered for a note to another till, and a note of another till taken in, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.goods_facts import Pieces, TakenLine
from pos.domain.troubles import Trouble
from pos.domain.weighing import Unit
from pos.till.transfer_drafts import TransferDrafts
from pos.till.transferring import Transferring, gone
from pos.ui.presenters.goods_form import read_quantity, written
from pos.ui.presenters.session import NOBODY, name_of
from pos.ui.rows.goods_transfer import SendOffer, TakeOffer, TransferLine, TransfersWaiting
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.ports import Press
    from pos.till.transfer_drafts import SendDraft, TakeDraft
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.goods_transfer import SendWish, TakeWish
    from pos.ui.rows.names import Name


class SendSheetView(Protocol):
    """Asks what goes to another till."""

    def ask(self, offer: SendOffer) -> None:
        """Ask."""

    def show_refusal(self, text: str) -> None:
        """Say why not."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class TakeSheetView(Protocol):
    """Asks what came from another till."""

    def ask(self, offer: TakeOffer) -> None:
        """Ask."""

    def show_refusal(self, text: str) -> None:
        """Say why not."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class GoodsTransfers:
    """What goes from this till to others, and what comes.

    Args:
        send_sheet: asks what goes.
        take_sheet: asks what came.
        press: prints the notes.
        desks: the till.
        session: who is here.
        words: words a refusal.
        announcer: says what was done.
        committed: told each recorded fact.
        moved: told that something went or came, or is in the making.
    """

    def __init__(
        self,
        send_sheet: SendSheetView,
        take_sheet: TakeSheetView,
        *,
        press: Press,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        committed: Committed,
        moved: Callable[[], None],
    ) -> None:
        self._send_sheet = send_sheet
        self._take_sheet = take_sheet
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._committed = committed
        self._moved = moved
        self._transferring = Transferring(desks.book, press)
        self._drafts = TransferDrafts(self._transferring)
        self._card: ItemCard | None = None

    # -- what is not finished ----------------------------------------------------------------------------------

    def waiting(self) -> TransfersWaiting:
        """Return what is in the making and was left: by a step elsewhere, or by a kill."""
        sending, taking = self._drafts.sending, self._drafts.taking
        return TransfersWaiting(
            sent=0 if sending is None else len(sending.lines),
            to="" if sending is None else sending.to,
            taken=0 if taking is None else len(taking.lines),
            number="" if taking is None else taking.number,
        )

    def resume(self) -> None:
        """Go on with the count of another till's note, or with the note to another till."""
        draft, sending = self._drafts.taking, self._drafts.sending
        if draft is not None and (draft.number or draft.lines):
            if draft.next is None and draft.lines:
                self._card = self._desks.book.catalogue.item(draft.lines[-1].item)
            self._ask_taken()
        elif sending is not None and sending.lines:
            card = self._desks.book.catalogue.item(sending.lines[-1].item)
            if card is not None:
                self.ask_send(card)

    # -- to another till ---------------------------------------------------------------------------------------

    def ask_send(self, card: ItemCard) -> None:
        """Ask how much of an item goes, and to which till."""
        self._card = card
        left = card.received - gone(self._desks.book.journal).get(card.code, 0) if card.received else None
        draft = self._drafts.sending
        self._send_sheet.ask(
            SendOffer(
                item=name_of(card),
                is_weighed=card.unit is Unit.GRAM,
                left=left,
                tills=self._transferring.tills(),
                lines=tuple(
                    TransferLine(self._name(row.item), row.quantity, row.unit is Unit.GRAM)
                    for row in (() if draft is None else draft.lines)
                ),
                to="" if draft is None else draft.to,
                reason="" if draft is None else draft.reason,
            )
        )

    def add_sent(self, wish: SendWish) -> None:
        """Put the item on the note that is being made, and let the next one be chosen; or say why not."""
        card, draft = self._card, self._gather(wish)
        if card is not None and draft is not None:
            self._send_sheet.close_sheet()
            self._moved()
            self._announcer.tell(Saying("transfer_line", name_of(card), count=len(draft.lines)))

    def send(self, wish: SendWish) -> None:
        """Record the note with this item and those before it, or say why not."""
        is_more = bool(wish.quantity.strip()) or self._drafts.sending is None
        if is_more and self._gather(wish) is None:
            return
        try:
            recorded = self._drafts.send(to=wish.to, reason=wish.reason, by=self._session.by)
        except (Refusal, Trouble) as failure:
            self._send_sheet.show_refusal(self._words.failure(failure))
            return
        self._send_sheet.close_sheet()
        self._done(recorded, Saying("goods_sent", code=_number(recorded)))

    def give_up_sent(self) -> None:
        """Forget the lines of the note that is being made."""
        self._drafts.give_up_sent()
        self._moved()

    # -- from another till -------------------------------------------------------------------------------------

    def scan(self, code: str) -> None:
        """Begin to take in the note whose code was scanned, item by item, or go on where its count was left."""
        try:
            self._drafts.announce(self._transferring.read(code))
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        self._moved()
        self.resume()

    def ask_take(self, card: ItemCard) -> None:
        """Ask for the number of a note, what it says of an item, and what was counted; or for what a scanned one has left."""
        self._card = card
        self._ask_taken()

    def add_taken(self, wish: TakeWish) -> None:
        """Put the item down as counted, and let the next one be chosen; or say why not."""
        card, draft = self._card, self._count(wish)
        if card is not None and draft is not None:
            self._take_sheet.close_sheet()
            self._moved()
            self._announcer.tell(Saying("transfer_line", name_of(card), count=len(draft.lines)))

    def take(self, wish: TakeWish) -> None:
        """Record what was counted, or ask for the next item of the scanned note; or say why not."""
        draft = self._drafts.taking
        is_more = draft is None or draft.next is not None or bool(wish.counted.strip()) or not draft.lines
        if is_more:
            draft = self._count(wish)
        if draft is None:
            return
        if draft.next is not None:
            self._moved()
            self._ask_taken()
            return
        try:
            recorded = self._drafts.take(wish.number, by=self._session.by)
        except (Refusal, Trouble) as failure:
            self._take_sheet.show_refusal(self._words.failure(failure))
            return
        self._take_sheet.close_sheet()
        differing = sum(line.sent != line.quantity for line in draft.lines)
        if differing:
            self._done(recorded, Saying("goods_taken_off", code=_number(recorded), count=differing, tone="warn"))
        else:
            self._done(recorded, Saying("goods_taken", code=_number(recorded)))

    def give_up_taken(self) -> None:
        """Forget what was counted of another till's note."""
        self._drafts.give_up_taken()
        self._moved()

    # -- inside ------------------------------------------------------------------------------------------------

    def _gather(self, wish: SendWish) -> SendDraft | None:
        card = self._card
        if card is None:
            return None
        try:
            line = Pieces(item=card.code, quantity=read_quantity(wish.quantity, card.unit), unit=card.unit)
            return self._drafts.put_sent(line, to=wish.to, reason=wish.reason)
        except (Refusal, Trouble) as failure:
            self._send_sheet.show_refusal(self._words.failure(failure))
            return None

    def _count(self, wish: TakeWish) -> TakeDraft | None:
        draft = self._drafts.taking
        coming = None if draft is None else draft.next
        card = self._card if coming is None else self._desks.book.catalogue.item(coming.item)
        if card is None:
            return None
        try:
            sent = read_quantity(wish.sent, card.unit) if coming is None else coming.quantity
            counted = read_quantity(wish.counted, card.unit)
            line = TakenLine(item=card.code, sent=sent, quantity=counted, unit=card.unit)
            return self._drafts.put_taken(wish.number, line)
        except (Refusal, Trouble) as failure:
            self._take_sheet.show_refusal(self._words.failure(failure))
            return None

    def _ask_taken(self) -> None:
        draft, card = self._drafts.taking, self._card
        coming = None if draft is None else draft.next
        if coming is not None:
            item, unit = coming.item, coming.unit
        else:
            item, unit = ("", Unit.PIECE) if card is None else (card.code, card.unit)
        lines = () if draft is None else draft.lines
        self._take_sheet.ask(
            TakeOffer(
                item=self._name(item),
                is_weighed=unit is Unit.GRAM,
                number="" if draft is None else draft.number,
                sent=None if coming is None else written(coming.quantity, coming.unit),
                is_last=draft is None or len(draft.lines) + 1 >= len(draft.announced),
                lines=tuple(
                    TransferLine(self._name(line.item), line.quantity, line.unit is Unit.GRAM, line.sent)
                    for line in lines
                ),
            )
        )

    def _done(self, recorded: Recorded, saying: Saying) -> None:
        self._committed(recorded)
        self._moved()
        self._announcer.tell(saying)

    def _name(self, code: str) -> Name:
        card = self._desks.book.catalogue.item(code)
        return NOBODY if card is None else name_of(card)


def _number(recorded: Recorded) -> str:
    return str(getattr(recorded.fact, "number", ""))
