"""The online store in the office: choose a file of orders, say what its products are, see what it adds, take it in.

Nothing is recorded before the last step, and the same file again records nothing. What was decided about a store's products, its
columns, and how it writes its days, is remembered for its next files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from pos.domain.own_books import BookKind
from pos.domain.rights import Act
from pos.domain.store_orders import OrderFile, ProductChoice, product_key
from pos.ui.presenters.goods_finding import GoodsIndex
from pos.ui.rows.outlets import BookRow, OrderFileRow, product_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.facts import Bearer
    from pos.domain.own_books import OwnBook
    from pos.domain.store_orders import ChoiceKind, DayOrder, OrderReview, ProductMatch, StoreOrder
    from pos.intake.orders import OrderIntake
    from pos.office.outlets import OutletsDesk
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Session
    from pos.ui.rows.importing import ColumnsForm
    from pos.ui.rows.outlets import GoodsHit


class StoreOrdersView(Protocol):
    """What this asks of its page."""

    def show_books(self, books: tuple[BookRow, ...], chosen: str) -> None:
        """Show the stores, and which one is meant."""

    def show_file(self, file: OrderFileRow) -> None:
        """Show a file of orders and what it adds."""


class ProductView(Protocol):
    """What this asks of the sheet that asks what a product is."""

    def ask(self, product: ProductMatch) -> None:
        """Ask."""

    def show_hits(self, hits: tuple[GoodsHit, ...]) -> None:
        """Show what was found."""


class OutletsRoom(Protocol):
    """The register; asked on the wire lane only."""

    def outlets(self) -> OutletsDesk:
        """Return the desk of stores and outlets.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class OrderFiles(Protocol):
    """Reads files; asked on the paper lane only."""

    def read(self, path: Path, days: DayOrder | None) -> OrderIntake:
        """Read a file of orders; `days` says how its days are written, where it does not tell itself.

        Raises:
            UnreadableFile: it is none.
        """

    def columns(self, path: Path, line: int | None) -> ColumnsForm:
        """Return what is asked about the columns of a file; `line` is the row of its headings, where a person chose it.

        Raises:
            UnreadableFile: it is none.
        """

    def say_columns(self, path: Path, line: int, names: Sequence[str]) -> None:
        """Remember what the columns of a file mean, for every one with its headings.

        Raises:
            UnreadableFile: it is none.
        """


class OrderColumnsView(Protocol):
    """What this asks of the sheet of columns."""

    def show_columns(self, form: ColumnsForm) -> None:
        """Ask what the columns mean."""

    def close_sheet(self) -> None:
        """Put the sheet away."""


class OrderMemory(Protocol):
    """What was decided before; asked on the paper lane, and when a person decides."""

    def days(self, form: str) -> DayOrder | None:
        """Return how files with these headings write their days; None where nobody said so."""

    def keep_days(self, form: str, days: DayOrder) -> None:
        """Keep how files with these headings write their days."""

    def choices(self, device: str) -> tuple[ProductChoice, ...]:
        """Return what a store's products were said to be."""

    def keep_choices(self, device: str, choices: tuple[ProductChoice, ...]) -> None:
        """Keep what a store's products were said to be."""


class StoreOrdersPresenter:
    """The online store.

    Args:
        view: the page.
        products: asks what a product is.
        columns: asks what the columns of a file mean.
        room: the register.
        files: reads files.
        memory: knows what was decided before.
        lanes: the wire, and the paper.
        session: who is here.
    """

    def __init__(
        self,
        view: StoreOrdersView,
        products: ProductView,
        columns: OrderColumnsView,
        *,
        room: OutletsRoom,
        files: OrderFiles,
        memory: OrderMemory,
        lanes: Lanes,
        session: Session,
    ) -> None:
        self._view = view
        self._products = products
        self._columns = columns
        self._room = room
        self._files = files
        self._memory = memory
        self._lanes = lanes
        self._session = session
        self._books: tuple[BookRow, ...] = ()
        self._device = ""
        self._goods: GoodsIndex | None = None
        self._asked: ProductMatch | None = None
        self._orders: tuple[StoreOrder, ...] = ()
        self._choices: dict[tuple[str, str], ProductChoice] = {}
        self._file = OrderFileRow()
        self._path: Path | None = None
        self._form = ""

    def present(self) -> None:
        """Ask the register for its stores, and show them."""
        if self._session.may(Act.WRITE_BOOKS):
            self._lanes.fetch(lambda: self._room.outlets().books(), self._show_books)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._books, self._device, self._goods, self._asked = (), "", None, None
        self._orders, self._choices, self._file, self._path = (), {}, OrderFileRow(), None
        self._view.show_books((), "")
        self._view.show_file(self._file)

    def open_store(self, label: str) -> None:
        """Open a book for one more store."""
        self._lanes.fetch(lambda: self._room.outlets().open(BookKind.STORE, label), self._opened)

    def choose_book(self, device: str) -> None:
        """Take the orders for those of this store."""
        self._device = device
        self._remember()
        self._ask_review()

    def choose_bearer(self, bearer: Bearer) -> None:
        """Say who bears the store's discounts."""
        self._file = replace(self._file, bearer=bearer)
        self._ask_review()

    def read_file(self, path: Path) -> None:
        """Read a file of orders."""
        self._path = path
        self._lanes.make(lambda: self._read(path), self._take_file)

    def choose_days(self, days: DayOrder) -> None:
        """Say how the days of the file are written, and read it anew; another export of the store is read the same way."""
        path, form = self._path, self._form
        if path is None:
            return
        self._memory.keep_days(form, days)
        self._lanes.make(lambda: self._files.read(path, days), self._take_file)

    def ask_columns(self, line: int | None = None) -> None:
        """Ask what the columns of the file mean; of `line`, where that row holds its headings."""
        path = self._path
        if path is not None:
            self._lanes.make(lambda: self._files.columns(path, line), self._columns.show_columns)

    def set_columns(self, line: int, names: Sequence[str]) -> None:
        """Read the file so, and every other with its headings."""
        path = self._path
        if path is None:
            return
        self._columns.close_sheet()
        self._lanes.make(lambda: self._files.say_columns(path, line, names), lambda _done: self.read_file(path))

    def open_product(self, key: str) -> None:
        """Ask what a product is."""
        review = self._file.review
        if review is None or review.is_done:
            return
        self._asked = next((each for each in review.products if product_word(each) == key), None)
        if self._asked is None:
            return
        if self._goods is None:
            self._lanes.fetch(lambda: self._room.outlets().goods(), self._take_goods)
        else:
            self._ask_product(self._asked)

    def search(self, text: str) -> None:
        """Look for an item or a family."""
        self._products.show_hits(() if self._goods is None else self._goods.search(text))

    def decide(self, kind: ChoiceKind, code: str) -> None:
        """Take a person's word on the product that was asked about."""
        asked = self._asked
        if asked is None:
            return
        self._asked = None
        key = product_key(asked.sku, asked.name)
        self._choices[key] = ProductChoice(sku=asked.sku, name=asked.name, kind=kind, code=code)
        known = {product_key(one.sku, one.name): one for one in self._memory.choices(self._device)}
        self._memory.keep_choices(self._device, tuple({**known, **self._choices}.values()))
        self._ask_review()

    def take_in(self) -> None:
        """Record what the file adds."""
        review = self._file.review
        if review is None or review.is_done or not (review.sales_minor or review.refunds_minor):
            return
        device, file = self._device, self._order_file()
        self._lanes.fetch(lambda: self._room.outlets().take_orders(device, file), self._show_review)

    # -- inside ------------------------------------------------------------------------------------------------

    def _show_books(self, books: tuple[OwnBook, ...]) -> None:
        self._books = tuple(BookRow(book.device, book.label) for book in books if book.kind is BookKind.STORE)
        if self._device not in {book.device for book in self._books}:
            self._device = self._books[0].device if self._books else ""
        self._view.show_books(self._books, self._device)
        self._view.show_file(self._file)

    def _opened(self, book: OwnBook) -> None:
        self._device = book.device
        self.present()
        self._ask_review()

    def _read(self, path: Path) -> OrderIntake:
        intake = self._files.read(path, None)
        known = self._memory.days(intake.form) if intake.asks_days else None
        return intake if known is None else self._files.read(path, known)

    def _remember(self) -> None:
        """Take over what this store's products were said to be, as far as they are in the file."""
        there = {product_key(line.sku, line.name) for order in self._orders for line in order.lines}
        known = {product_key(one.sku, one.name): one for one in self._memory.choices(self._device)}
        self._choices = {key: choice for key, choice in known.items() if key in there}

    def _take_file(self, intake: OrderIntake) -> None:
        self._orders, self._form = intake.rows, intake.form
        self._remember()
        self._file = OrderFileRow(
            *(intake.file, intake.findings, None, self._file.bearer),
            asks_days=intake.asks_days,
            days=intake.days,
            asks_columns=intake.asks_columns,
        )
        self._view.show_file(self._file)
        if intake.asks_columns:
            self.ask_columns()
        self._ask_review()

    def _ask_review(self) -> None:
        if not self._device or not self._orders:
            self._view.show_file(self._file)
            return
        device, file = self._device, self._order_file()
        self._lanes.fetch(lambda: self._room.outlets().review(device, file), self._show_review)

    def _order_file(self) -> OrderFile:
        choices = tuple(self._choices.values())
        return OrderFile(orders=self._orders, choices=choices, discounts_by=self._file.bearer)

    def _show_review(self, review: OrderReview) -> None:
        self._file = replace(self._file, review=review)
        self._view.show_file(self._file)

    def _take_goods(self, goods: tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]) -> None:
        self._goods = GoodsIndex(*goods)
        if self._asked is not None:
            self._ask_product(self._asked)

    def _ask_product(self, product: ProductMatch) -> None:
        self._products.ask(product)
        self.search(product.name)
