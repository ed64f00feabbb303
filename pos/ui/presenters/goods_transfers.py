"""Transfers at this till: lines gathered for a note to another till, and a note of another till taken in, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import Refusal
from pos.domain.goods_facts import Pieces, TakenLine
from pos.domain.troubles import Trouble
from pos.domain.weighing import Unit
from pos.till.transferring import Transferring, gone
from pos.ui.presenters.goods_form import read_quantity, written
from pos.ui.presenters.session import NOBODY, name_of
from pos.ui.rows.goods_transfer import SendOffer, TakeOffer, TransferLine
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.domain.transfers import Announced
    from pos.ports import Press
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
        moved: told that something went or came.
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
        self._card: ItemCard | None = None
        self._going: dict[str, Pieces] = {}
        self._to, self._reason = "", ""
        self._coming: dict[str, TakenLine] = {}
        self._number = ""
        self._announced: Announced | None = None

    # -- to another till ---------------------------------------------------------------------------------------

    def ask_send(self, card: ItemCard) -> None:
        """Ask how much of an item goes, and to which till."""
        self._card = card
        left = card.received - gone(self._desks.book.journal).get(card.code, 0) if card.received else None
        self._send_sheet.ask(
            SendOffer(
                item=name_of(card),
                is_weighed=card.unit is Unit.GRAM,
                left=left,
                tills=self._transferring.tills(),
                lines=tuple(
                    TransferLine(self._name(row.item), row.quantity, row.unit is Unit.GRAM)
                    for row in self._going.values()
                ),
                to=self._to,
                reason=self._reason,
            )
        )

    def add_sent(self, wish: SendWish) -> None:
        """Put the item on the note that is being made, and let the next one be chosen; or say why not."""
        if self._card is not None and self._gather(self._card, wish):
            self._send_sheet.close_sheet()
            self._announcer.tell(Saying("transfer_line", name_of(self._card), count=len(self._going)))

    def send(self, wish: SendWish) -> None:
        """Record the note with this item and those before it, or say why not."""
        is_more = bool(wish.quantity.strip()) or not self._going
        if self._card is None or (is_more and not self._gather(self._card, wish)):
            return
        lines = tuple(self._going.values())
        try:
            recorded = self._transferring.send(wish.to, lines, by=self._session.by, reason=wish.reason)
        except (Refusal, Trouble) as failure:
            self._send_sheet.show_refusal(self._words.failure(failure))
            return
        self._send_sheet.close_sheet()
        self.give_up_sent()
        self._done(recorded, Saying("goods_sent", code=_number(recorded)))

    def give_up_sent(self) -> None:
        """Forget the lines of the note that is being made."""
        self._going = {}
        self._to, self._reason = "", ""

    # -- from another till -------------------------------------------------------------------------------------

    def scan(self, code: str) -> None:
        """Begin to take in the note whose code was scanned, item by item."""
        try:
            announced = self._transferring.read(code)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        self._forget_taken()
        self._announced = announced
        self._number = announced.number
        self._ask_taken()

    def ask_take(self, card: ItemCard) -> None:
        """Ask for the number of a note, what it says of an item, and what was counted."""
        if self._announced is not None:
            self._forget_taken()
        self._card = card
        self._ask_taken()

    def add_taken(self, wish: TakeWish) -> None:
        """Put the item down as counted, and let the next one be chosen; or say why not."""
        if self._card is not None and self._count(self._card, wish):
            self._take_sheet.close_sheet()
            self._announcer.tell(Saying("transfer_line", name_of(self._card), count=len(self._coming)))

    def take(self, wish: TakeWish) -> None:
        """Record what was counted, or ask for the next item of the scanned note; or say why not."""
        coming = self._next()
        card = self._card if coming is None else self._desks.book.catalogue.item(coming.item)
        is_more = coming is not None or bool(wish.counted.strip()) or not self._coming
        if card is None or (is_more and not self._count(card, wish)):
            return
        if self._next() is not None:
            self._ask_taken()
            return
        lines = tuple(self._coming.values())
        try:
            recorded = self._transferring.take(wish.number, lines, by=self._session.by)
        except (Refusal, Trouble) as failure:
            self._take_sheet.show_refusal(self._words.failure(failure))
            return
        self._take_sheet.close_sheet()
        self._forget_taken()
        differing = sum(line.sent != line.quantity for line in lines)
        if differing:
            self._done(recorded, Saying("goods_taken_off", code=_number(recorded), count=differing, tone="warn"))
        else:
            self._done(recorded, Saying("goods_taken", code=_number(recorded)))

    # -- inside ------------------------------------------------------------------------------------------------

    def _gather(self, card: ItemCard, wish: SendWish) -> bool:
        self._to, self._reason = wish.to, wish.reason
        try:
            quantity = read_quantity(wish.quantity, card.unit)
            self._transferring.require_line(card.code, quantity)
        except (Refusal, Trouble) as failure:
            self._send_sheet.show_refusal(self._words.failure(failure))
            return False
        self._going[card.code] = Pieces(item=card.code, quantity=quantity, unit=card.unit)
        return True

    def _count(self, card: ItemCard, wish: TakeWish) -> bool:
        coming = self._next()
        try:
            self._number = self._transferring.require_note(wish.number)
            sent = read_quantity(wish.sent, card.unit) if coming is None else coming.quantity
            counted = read_quantity(wish.counted, card.unit)
        except (Refusal, Trouble) as failure:
            self._take_sheet.show_refusal(self._words.failure(failure))
            return False
        self._coming[card.code] = TakenLine(item=card.code, sent=sent, quantity=counted, unit=card.unit)
        return True

    def _next(self) -> Pieces | None:
        """Return the first item of the scanned note that was not counted yet."""
        rows = () if self._announced is None else self._announced.lines
        return next((row for row in rows if row.item not in self._coming), None)

    def _ask_taken(self) -> None:
        coming, card = self._next(), self._card
        item = coming.item if coming is not None else "" if card is None else card.code
        unit = coming.unit if coming is not None else Unit.PIECE if card is None else card.unit
        announced = 0 if self._announced is None else len({row.item for row in self._announced.lines})
        self._take_sheet.ask(
            TakeOffer(
                item=self._name(item),
                is_weighed=unit is Unit.GRAM,
                number=self._number,
                sent=None if coming is None else written(coming.quantity, coming.unit),
                is_last=len(self._coming) + 1 >= announced,
                lines=tuple(
                    TransferLine(self._name(line.item), line.quantity, line.unit is Unit.GRAM, line.sent)
                    for line in self._coming.values()
                ),
            )
        )

    def _forget_taken(self) -> None:
        self._coming = {}
        self._number = ""
        self._announced = None

    def _done(self, recorded: Recorded, saying: Saying) -> None:
        self._committed(recorded)
        self._moved()
        self._announcer.tell(saying)

    def _name(self, code: str) -> Name:
        card = self._desks.book.catalogue.item(code)
        return NOBODY if card is None else name_of(card)


def _number(recorded: Recorded) -> str:
    return str(getattr(recorded.fact, "number", ""))
