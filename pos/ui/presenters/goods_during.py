"""Goods while the bazaar is on: an item by scan or search, another price with its labels, pieces lost or damaged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import NotAnAmount, Refusal, UnknownItem
from pos.domain.goods_facts import Cause, ItemPictured
from pos.domain.identity import read_item_code
from pos.domain.money import CURRENCIES
from pos.domain.rights import Act
from pos.domain.troubles import Trouble
from pos.domain.weighing import Unit, worth
from pos.till.picturing import Picturing
from pos.till.transferring import gone, short_note
from pos.till.upkeep import Upkeep
from pos.ui.presenters.goods_form import read_quantity
from pos.ui.presenters.session import name_of
from pos.ui.rows.goods_during import ShelfRow
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pos.domain.bazaar import ItemCard
    from pos.domain.record import Recorded
    from pos.till.goods import GoodsDesk
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Approvals
    from pos.ui.presenters.goods_photo import PhotoDesk
    from pos.ui.presenters.ports import Committed, Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.goods_during import LossWish, MarkdownShown, PriceWish
    from pos.ui.rows.sayings import SayingKey


class DuringView(Protocol):
    """The part of the goods screen for what happens while the bazaar is on."""

    def show_items(self, rows: tuple[ShelfRow, ...], chosen: str) -> None:
        """Show the items that pass the search, and which one is chosen."""

    def show_item(self, item: ShelfRow | None) -> None:
        """Show the chosen item, or none."""


class AskingSheet(Protocol):
    """Asks about the chosen item."""

    def ask(self, item: ShelfRow) -> None:
        """Ask."""

    def show_refusal(self, text: str) -> None:
        """Say why not."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class GoodsDuring:
    """The items at this till, and what happens to them.

    Args:
        view: shows them.
        price: asks for another price.
        loss: asks what was lost.
        desk: records what was lost.
        desks: the till.
        session: who is here.
        words: words a refusal.
        announcer: says what was done.
        approvals: asks a shift lead where something was lost.
        committed: told each recorded fact.
        labelled: asked for labels of an item with so many pieces.
        marked: returns the markdown that holds for an item today.
        photos: makes a photo of a file.
    """

    def __init__(
        self,
        view: DuringView,
        price: AskingSheet,
        loss: AskingSheet,
        *,
        desk: GoodsDesk,
        desks: Desks,
        session: Session,
        words: Words,
        announcer: Announcer,
        approvals: Approvals,
        committed: Committed,
        labelled: Callable[[ItemCard, int], None],
        marked: Callable[[ItemCard], MarkdownShown | None],
        photos: PhotoDesk,
    ) -> None:
        self._view = view
        self._price = price
        self._loss = loss
        self._desks = desks
        self._session = session
        self._words = words
        self._announcer = announcer
        self._approvals = approvals
        self._committed = committed
        self._labelled = labelled
        self._marked = marked
        self._photos = photos
        self._upkeep = Upkeep(desks.book, desk)
        self._picturing = Picturing(desks.book)
        self._query = ""
        self._chosen = ""

    # -- showing -----------------------------------------------------------------------------------------------

    def present(self) -> None:
        """Show the items as they stand now."""
        catalogue = self._desks.book.catalogue
        away = gone(self._desks.book.journal)
        rows = tuple(self._row(card, away) for card in catalogue.items(query=self._query))
        self._view.show_items(rows, self._chosen)
        card = catalogue.item(self._chosen)
        self._view.show_item(None if card is None else self._looked_at(card, away))

    @property
    def chosen(self) -> ItemCard | None:
        """The item that is looked at."""
        return self._desks.book.catalogue.item(self._chosen)

    def search(self, text: str) -> None:
        """Show what bears these words in its names, its family or its code; a single hit is chosen."""
        self._query = text
        found = self._desks.book.catalogue.items(query=text) if text.strip() else []
        if len(found) == 1:
            self._chosen = found[0].code
        self.present()

    def scan(self, code: str) -> None:
        """Choose an item by its label."""
        try:
            card = self._desks.book.catalogue.item(read_item_code(code))
            if card is None:
                raise UnknownItem(code)
        except Refusal as refusal:
            self._announcer.refuse(refusal)
            return
        self.choose(card.code)

    def choose(self, code: str) -> None:
        """Look at an item."""
        self._chosen = code
        self.present()

    # -- another price -----------------------------------------------------------------------------------------

    def ask_price(self) -> None:
        """Ask for another price of the chosen item."""
        self._ask(self._price)

    def reprice(self, wish: PriceWish) -> None:
        """Record another price and offer the labels that it needs, or say why not."""
        currency = self._desks.book.catalogue.bazaar().currency
        try:
            if wish.price_minor is None:
                raise NotAnAmount("", CURRENCIES[currency].exponent)
            recorded = self._upkeep.reprice(
                self._chosen,
                wish.price_minor,
                wish.floor_minor or 0,
                by=self._session.by,
                reason=wish.reason,
                consent_by=wish.consent_by,
            )
        except (Refusal, Trouble) as failure:
            self._price.show_refusal(self._words.failure(failure))
            return
        self._price.close_sheet()
        self._done(recorded, "repriced", wish.price_minor)
        self.ask_labels()

    def ask_labels(self) -> None:
        """Offer labels for the pieces of the chosen item that are left."""
        card = self._desks.book.catalogue.item(self._chosen)
        if card is not None:
            left = self._upkeep.left(card) or 0
            self._labelled(card, max(1, left) if card.unit is Unit.PIECE else 1)

    # -- a loss ------------------------------------------------------------------------------------------------

    def ask_loss(self) -> None:
        """Ask what was lost of the chosen item; what was missing from a transfer, with its note as the reason."""
        card, journal = self._desks.book.catalogue.item(self._chosen), self._desks.book.journal
        if card is not None:
            self._loss.ask(replace(self._row(card, gone(journal)), short_of=short_note(journal, card.code)))

    def lose(self, wish: LossWish) -> None:
        """Record a loss once a shift lead agrees, or say why not."""
        card = self._desks.book.catalogue.item(self._chosen)
        if card is None:
            return
        try:
            quantity = read_quantity(wish.quantity, card.unit)
            self._upkeep.require_loss(card.code, quantity, reason=wish.reason)
        except (Refusal, Trouble) as failure:
            self._loss.show_refusal(self._words.failure(failure))
            return
        self._loss.close_sheet()
        if self._session.may(Act.APPROVE_AT_TILL):
            self._lose(card, quantity, wish, self._session.by)
        else:
            value = worth(quantity, card.price_minor, card.unit)
            self._approvals.ask("loss", lambda lead: self._lose(card, quantity, wish, lead.code), minor=value)

    # -- its photo ---------------------------------------------------------------------------------------------

    def choose_photo(self, file: Path) -> None:
        """Take a picture file for the photo of the chosen item."""
        item = self._chosen
        self._photos.make(file, lambda picture: self._picture(item, picture))

    def remove_photo(self) -> None:
        """Take the photo of the chosen item out."""
        self._picture(self._chosen, b"")

    # -- inside ------------------------------------------------------------------------------------------------

    def _lose(self, card: ItemCard, quantity: int, wish: LossWish, approved_by: str) -> None:
        try:
            recorded = self._upkeep.lose(
                card.code,
                quantity,
                Cause(wish.cause),
                by=self._session.by,
                reason=wish.reason,
                approved_by=approved_by,
                paid_by_centre=wish.paid_by_centre,
            )
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        self._done(recorded, "written_off", worth(quantity, card.price_minor, card.unit))

    def _picture(self, item: str, picture: bytes) -> None:
        try:
            recorded = self._picturing.change(item, picture, by=self._session.by)
        except (Refusal, Trouble) as failure:
            self._announcer.refuse(failure)
            return
        self._done(recorded, "photo_kept" if picture else "photo_removed", 0)

    def _ask(self, sheet: AskingSheet) -> None:
        card = self._desks.book.catalogue.item(self._chosen)
        if card is not None:
            sheet.ask(self._row(card, gone(self._desks.book.journal)))

    def _done(self, recorded: Recorded, key: SayingKey, minor: int) -> None:
        self._committed(recorded)
        self.present()
        card = self._desks.book.catalogue.item(
            recorded.fact.item if isinstance(recorded.fact, ItemPictured) else self._chosen
        )
        if card is not None:
            self._announcer.tell(Saying(key, name_of(card), minor=minor))

    def _looked_at(self, card: ItemCard, away: Mapping[str, int]) -> ShelfRow:
        return replace(self._row(card, away), markdown=self._marked(card), photo=self._picturing.photo(card.code))

    def _row(self, card: ItemCard, gone: Mapping[str, int]) -> ShelfRow:
        return ShelfRow(
            code=card.code,
            name=name_of(card),
            family=card.family,
            owner=self._desks.family_name(card.family),
            price_minor=card.price_minor,
            floor_minor=card.floor_minor,
            left=card.received - gone.get(card.code, 0) if card.received else None,
            is_weighed=card.unit is Unit.GRAM,
            is_centres=not card.family,
        )
