"""Goods while the bazaar is on: the items with price and count, and what can be done with the chosen one.

Signals:
    search_changed(str): the text of the search field.
    item_chosen(str): the code of the item to look at.
    price_requested(), markdown_requested(), loss_requested(), labels_requested(), send_requested(), take_requested().
    resume_requested(): to go on with a transfer that is in the making.

`photo` has the signals of the chosen item's photo.

Verbs: show_items, show_item, show_waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.rows.goods_transfer import TransfersWaiting
from pos.ui.tables import Column, RowTable
from pos.ui.views.goods_photo import GoodsPhotoPart
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row, scrolling
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.ui.desk import Desk
    from pos.ui.rows.goods_during import MarkdownShown, ShelfRow

PANEL_PX = 430
FIGURES_PX = 114


class DuringView(Stepwise):
    """What is on the shelf, and what happens to it."""

    search_changed = Signal(str)
    item_chosen = Signal(str)
    price_requested = Signal()
    markdown_requested = Signal()
    loss_requested = Signal()
    labels_requested = Signal()
    send_requested = Signal()
    take_requested = Signal()
    resume_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self._item: ShelfRow | None = None
        self._waiting = TransfersWaiting()
        super().__init__(desk, parent, whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        sides = row(self, space_px=0)
        page, panel = QWidget(self), frame("panel", self)
        sides.addWidget(page, 1)
        sides.addWidget(panel)
        self._make_list(page)
        yield
        self._make_panel(panel)
        yield

    @override
    def _show_first(self) -> None:
        self.show_items((), "")
        self.show_item(None)

    # Verbs

    def show_items(self, rows: tuple[ShelfRow, ...], chosen: str) -> None:
        """Show the items that pass the search, and which one is chosen."""
        self._table.show_rows(rows, chosen)

    def show_item(self, item: ShelfRow | None) -> None:
        """Show the chosen item, or none."""
        self._item = item
        self._pages.setCurrentIndex(0 if item is None else 1)
        if item is not None:
            self._price.show_amount(item.price_minor)
            self.photo.show_item_photo(item.photo)
        self._show_words()

    def show_waiting(self, waiting: TransfersWaiting) -> None:
        """Show the transfers in the making, or none."""
        self._waiting = waiting
        self._strip.setVisible(bool(waiting.sent or waiting.number))
        self._show_words()

    def take_focus(self) -> None:
        """Give the keyboard to the search."""
        self._search.setFocus()

    # Texts

    @override
    def retranslate(self) -> None:
        self._search.show_words(self.tr("Item, family or code"), self.tr("Search items"))
        self._table.setAccessibleName(self.tr("Items"))
        self._table.rows.show_titles((self.tr("Item"), self.tr("Family"), self.tr("Price"), self.tr("Left")))
        self._nothing.show_words(self.tr("No item found"), self.tr("Try fewer letters, or scan the label."))
        self._choose.show_words(
            self.tr("Choose an item"),
            self.tr(
                "Scan its label or find it. Its price, and what was lost, is changed here. "
                "What another till sent is taken in by the code on its note."
            ),
        )
        self._reprice.set_words(self.tr("Change the price"))
        self._mark.set_words(self.tr("Markdown for the last hours"))
        self._lose.set_words(self.tr("Lost or damaged"))
        self._label.set_words(self.tr("Print labels"))
        self._send.set_words(self.tr("Send to another till"))
        self._take.set_words(self.tr("Take in from another till"))
        self._resume.set_words(self.tr("Go on"))
        self.photo.retranslate()
        self._show_words()

    def _show_words(self) -> None:
        item, speech = self._item, self.desk.speech
        self._unfinished.setText(self._waiting_words())
        if item is None:
            return
        self._name.setText(speech.name(item.name))
        self._owner.setText(
            speech.line(
                [speech.name(item.owner), *([speech.code(item.family)] if item.family else ()), speech.code(item.code)]
            )
        )
        floor = speech.money(item.floor_minor) if item.floor_minor else "–"
        self._floor.setText(self.tr("Not below {price}").format(price=floor))
        self._marked.setVisible(item.markdown is not None)
        if item.markdown is not None:
            self._marked.setText(self._markdown_words(item.markdown))
        self._left.setText(self.tr("Left by what this till knows: {count}").format(count=self._count(item)))

    def _markdown_words(self, markdown: MarkdownShown) -> str:
        """Return what holds or has ended, who said so at which till, and whether the other tills can know."""
        speech = self.desk.speech
        since = speech.time(markdown.since)
        until = self.tr("midnight") if markdown.until is None else speech.time(markdown.until)
        if markdown.price_minor:
            what = self.tr("{price} from {time} until {end}")
        elif markdown.off_bp:
            what = self.tr("{percent} off from {time} until {end}")
        else:
            what = self.tr("The markdown was taken back at {time}")
        percent, price = speech.percent(markdown.off_bp), speech.money(markdown.price_minor)
        what = what.format(percent=percent, price=price, time=since, end=until)
        where = speech.code(markdown.till) if markdown.till else self.tr("The office")
        who = speech.line([speech.name(markdown.by), where])
        unheard = self.tr("Other tills hear of it when this one has a connection.") if markdown.is_only_here else ""
        return "\n".join(part for part in (what, who, unheard) if part)

    def _waiting_words(self) -> str:
        waiting, speech = self._waiting, self.desk.speech
        if waiting.number:
            number = speech.code(waiting.number)
            return self.tr("Note {number} is being counted in: %n item(s) so far", "", waiting.taken).format(
                number=number
            )
        to = speech.code(waiting.to) if waiting.to else "–"
        return self.tr("A note to till {till} is not recorded yet: %n item(s)", "", waiting.sent).format(till=to)

    def _count(self, item: ShelfRow) -> str:
        if item.left is None:
            return "–"
        return self.desk.speech.quantity(item.left, is_weighed=item.is_weighed)

    # Parts

    def _make_list(self, page: QWidget) -> None:
        speech = self.desk.speech
        self._search = SearchField(self.desk)
        self._search.textChanged.connect(self.search_changed)
        self._table: RowTable[ShelfRow] = RowTable(
            self.desk,
            (
                Column(lambda each: speech.name(each.name), strong=True, order=lambda each: speech.name(each.name)),
                Column(lambda each: speech.name(each.owner), order=lambda each: each.family, spare=True),
                Column(
                    lambda each: speech.number(each.price_minor),
                    side="trailing",
                    width_px=FIGURES_PX,
                    order=lambda each: each.price_minor,
                ),
                Column(
                    self._count,
                    side="trailing",
                    width_px=FIGURES_PX,
                    order=lambda each: -1 if each.left is None else each.left,
                ),
            ),
            lambda each: each.code,
        )
        self._table.row_chosen.connect(self.item_chosen)
        self._nothing = EmptyState(self.desk, "search")
        lines = column(page, margins=(16, 14, 16, 14), space_px=10)
        lines.addWidget(self._search)
        lines.addWidget(self._make_strip(page))
        lines.addWidget(table_card(self._table, self._nothing, page), 1)

    def _make_strip(self, page: QWidget) -> QWidget:
        self._strip = frame("card", page)
        self._strip.setVisible(False)
        self._unfinished = Words("lead-strong", wrap=True)
        self._resume = ActionButton(self.desk, "arrow-right", kind="primary")
        self._resume.clicked.connect(self.resume_requested)
        beside = row(self._strip, margins=(12, 8, 12, 8))
        beside.addWidget(self._unfinished, 1)
        beside.addWidget(self._resume)
        return self._strip

    def _make_panel(self, panel: QWidget) -> None:
        panel.setFixedWidth(PANEL_PX)
        self._pages = QStackedWidget(panel)
        column(panel).addWidget(self._pages)
        self._choose = EmptyState(self.desk, "tag")
        self._pages.addWidget(self._choose)
        page = QWidget(self._pages)
        self._pages.addWidget(page)
        lines = column(page, margins=(18, 16, 18, 16), space_px=8)
        self._name, self._owner = Words("title", wrap=True), Words("muted", wrap=True)
        self._floor = Words("lead", wrap=True)
        self._left, self._marked = Words("lead-strong", wrap=True), Words("lead", wrap=True)
        self._price = MoneyLabel(self.desk, "headline", side="leading")
        facts = QWidget(page)
        lines.addWidget(scrolling(facts), 1)
        told = column(facts, space_px=8)
        for widget in (self._name, self._owner, self._price, self._left, self._floor, self._marked):
            told.addWidget(widget)
        self.photo = GoodsPhotoPart(self.desk)
        told.addWidget(self.photo)
        told.addStretch(1)
        self._reprice = ActionButton(self.desk, "tag", kind="primary")
        self._reprice.clicked.connect(self.price_requested)
        self._mark = ActionButton(self.desk, "ticket-percent")
        self._mark.clicked.connect(self.markdown_requested)
        self._lose = ActionButton(self.desk, "triangle-alert")
        self._lose.clicked.connect(self.loss_requested)
        self._label = ActionButton(self.desk, "barcode")
        self._label.clicked.connect(self.labels_requested)
        self._send = ActionButton(self.desk, "log-out")
        self._send.clicked.connect(self.send_requested)
        self._take = ActionButton(self.desk, "log-in")
        self._take.clicked.connect(self.take_requested)
        for button in (self._reprice, self._mark, self._lose, self._label, self._send, self._take):
            lines.addWidget(button)
