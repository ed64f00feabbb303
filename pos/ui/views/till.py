"""The selling screen: find or scan on one side, the basket on the other, the way to pay always in sight.

Signals:
    search_changed(str): the text of the search field, after each key.
    search_submitted(str): Enter was pressed in the search field.
    package_chosen(str): the key of a package, `rows.till.ALL` for all.
    family_chosen(str): the number of a family, `rows.till.ALL` for all.
    item_chosen(str): the code of a tile that was pressed.
    line_stepped(str, int): the key of a basket line and by how many pieces it should change.
    quantity_requested(str): the key of a basket line whose quantity should be typed.
    line_removed(str): the key of a basket line that should go.
    discount_requested(str): the key of the selected basket line; empty when none is.
    visitor_came(), visitor_went(): a visitor was counted into the hall, or out.
    display_requested(): the customer's window should open, or close.
    hall_requested(): the hall counter should be shown, or put away.
    unlisted_requested(): something that is on no list should be sold.
    pay_requested(), hold_requested(), recall_requested(), clear_requested(), drawer_requested(),
    help_requested(): what the buttons and shortcuts of these names ask for.

Verbs: show_packages, show_families, show_items, show_basket, show_held_count, show_search, focus_search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from pos.ui.keys import EVERYWHERE, SELL, bind, bind_button
from pos.ui.rows.till import ALL, BasketTotals
from pos.ui.widgets.basket_list import BasketList
from pos.ui.widgets.buttons import ActionButton, Choice, ChoiceStrip, icon_button
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.hall_bar import HallBar
from pos.ui.widgets.number_sheet import NumberButton
from pos.ui.widgets.search_field import SearchField, is_typed
from pos.ui.widgets.sheet import give_keyboard
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.tile_grid import TileGrid
from pos.ui.widgets.words import MoneyLabel, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.till import BasketLine, FamilyChip, ItemTile, PackageChip

PANEL_PX_MIN = 424
PANEL_PX_MAX = 560
_SHELF_PX_MIN = (
    134  # a row of tiles; below a notice and above the hall's line on a small screen there is no room for more
)
_BASKET_PX_MIN = 110  # a line and a half; an empty basket has the room of the sums that are not there
_LOW_PX = 500  # of the page: a window of 600 has less


class TillView(Spoken):
    """The selling screen."""

    search_changed = Signal(str)
    search_submitted = Signal(str)
    package_chosen = Signal(str)
    family_chosen = Signal(str)
    item_chosen = Signal(str)
    line_stepped = Signal(str, int)
    quantity_requested = Signal(str)
    line_removed = Signal(str)
    discount_requested = Signal(str)
    visitor_came = Signal()
    visitor_went = Signal()
    display_requested = Signal()
    hall_requested = Signal()
    unlisted_requested = Signal()
    pay_requested = Signal()
    hold_requested = Signal()
    recall_requested = Signal()
    clear_requested = Signal()
    drawer_requested = Signal()
    help_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._packages: tuple[PackageChip, ...] = ()
        self._package = ALL
        self._families: tuple[FamilyChip, ...] = ()
        self._family = ALL
        self._totals = BasketTotals()
        self._held_count = 0
        sides = row(self, space_px=0)
        sides.addLayout(self._make_shelf(), 1)
        self._panel = self._make_panel()
        sides.addWidget(self._panel)
        self._make_shortcuts()
        self.setFocusProxy(self._search)
        self.retranslate()
        self.show_basket((), BasketTotals(), "")

    # Verbs

    def show_packages(self, packages: tuple[PackageChip, ...], chosen: str) -> None:
        """Show the packages to filter by, and which one is chosen."""
        self._packages, self._package = packages, chosen
        speech = self.desk.speech
        choices = (
            Choice(ALL, self.tr("All"), "layout-grid"),
            *(Choice(each.key, speech.name(each.name), each.icon) for each in packages),
        )
        self._package_strip.show_choices(choices, chosen)
        self._package_strip.setVisible(bool(packages))

    def show_families(self, families: tuple[FamilyChip, ...], chosen: str) -> None:
        """Show the families to filter by, and which one is chosen."""
        self._families, self._family = families, chosen
        speech = self.desk.speech
        choices = (
            Choice(ALL, self.tr("All families"), "users-round"),
            *(Choice(each.number, f"{speech.code(each.number)}  {speech.name(each.name)}") for each in families),
        )
        self._family_strip.show_choices(choices, chosen)
        self._family_strip.setVisible(bool(families))

    def show_items(self, items: tuple[ItemTile, ...]) -> None:
        """Show the tiles that pass the search and the filters."""
        self._grid.show_tiles(items)
        self._shelf.setCurrentIndex(0 if items else 1)

    def show_basket(self, lines: tuple[BasketLine, ...], totals: BasketTotals, selected: str) -> None:
        """Show the basket.

        Args:
            lines: its lines, oldest first.
            totals: the sums under it.
            selected: the key of the line to select and scroll to; the last touched one. Empty leaves the choice as it is.
        """
        self._totals = totals
        self._basket.show_lines(lines, selected)
        self._basket_stack.setCurrentIndex(0 if lines else 1)
        self._total.show_amount(totals.total_minor)
        self._subtotal.show_amount(totals.subtotal_minor)
        self._discount.show_amount(-totals.discount_minor)
        self._discounts.setVisible(totals.discount_minor != 0)
        for button in (self._pay, self._hold, self._discount_button, self._clear):
            button.setEnabled(bool(lines))
        self._show_count()

    def show_held_count(self, count: int) -> None:
        """Show how many baskets are put aside."""
        self._held_count = count
        self._recall.setEnabled(count > 0)
        text = self.tr("Recall")
        self._recall.set_words(f"{text} {self.desk.speech.count(count)}" if count else text, keys=SELL["recall"])

    def show_search(self, text: str) -> None:
        """Put a text in the search field without signalling it."""
        self._search.show_text(text)

    def focus_search(self) -> None:
        """Give the keyboard to the search field and select what is in it; below a sheet, once that is closed."""
        give_keyboard(self._search)
        self._search.selectAll()

    # Texts

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sell"))
        self._search.show_words(self.tr("Search by name, family or code, or scan a label"), self.tr("Search items"))
        self._search.setToolTip(self.tr("Search items") + f" \u2066({SELL['search']})\u2069")
        self._help.set_words(self.tr("Keyboard shortcuts"), keys=EVERYWHERE["help"], shows=False)
        self._unlisted.set_words(self.tr("Item not on the list"), keys=SELL["unlisted"], shows=False)
        self._display.set_words(self.tr("Customer’s window"), keys=SELL["display"], shows=False)
        self._drawer.set_words(self.tr("Open the drawer"), keys=SELL["drawer"], shows=False)
        self._grid.setAccessibleName(self.tr("Items"))
        self._nothing.show_words(
            self.tr("Nothing found"),
            self.tr("Try fewer letters. For goods on no list: the family's number, a space, the price, then Enter."),
        )
        self._basket.setAccessibleName(self.tr("Basket"))
        self._basket_title.setText(self.tr("Basket"))
        self._basket_empty.show_words(
            self.tr("The basket is empty"), self.tr("Scan a label or touch an item to begin.")
        )
        self._subtotal_words.setText(self.tr("Subtotal"))
        self._discount_words.setText(self.tr("Discount"))
        self._total_words.setText(self.tr("Total"))
        self._clear.set_words(self.tr("Clear"), keys=SELL["clear"])
        self._hold.set_words(self.tr("Hold"), keys=SELL["hold"])
        self._discount_button.set_words(self.tr("Discount"), keys=SELL["discount"])
        self._pay.set_words(self.tr("Pay"), keys=SELL["pay"])
        self.show_held_count(self._held_count)
        self.show_packages(self._packages, self._package)
        self.show_families(self._families, self._family)
        self._show_count()

    def _show_count(self) -> None:
        self._count.setText(self.tr("%n piece(s)", "", self._totals.quantity) if self._totals.quantity else "")

    # Parts

    def _make_search(self) -> QHBoxLayout:
        top = row(space_px=6)
        self._search = SearchField(self.desk)
        self._search.setProperty("role", "scan")
        self._search.searched.connect(self.search_changed)
        self._search.returnPressed.connect(self._submit_search)
        self._number = NumberButton(self.desk, self._search)
        self._number.entered.connect(self._submit_search)
        self._unlisted = icon_button(self.desk, "square-pen", ink="muted")
        self._unlisted.clicked.connect(self.unlisted_requested)
        self._display = icon_button(self.desk, "eye", ink="muted")
        self._display.clicked.connect(self.display_requested)
        self._drawer = icon_button(self.desk, "inbox", ink="muted")
        self._drawer.clicked.connect(self.drawer_requested)
        self._help = icon_button(self.desk, "keyboard", ink="muted")
        self._help.clicked.connect(self.help_requested)
        top.addWidget(self._search, 1)
        top.addWidget(self._number)
        top.addWidget(self._unlisted)
        top.addWidget(self._display)
        top.addWidget(self._drawer)
        top.addWidget(self._help)
        return top

    def _make_shelf(self) -> QVBoxLayout:
        shelf = column(space_px=6)
        finders = column(margins=(16, 14, 16, 0), space_px=10)
        finders.addLayout(self._make_search())
        self._package_strip = ChoiceStrip(self.desk, kind="chip", on="on_accent")
        self._package_strip.chosen.connect(self.package_chosen)
        self._family_strip = ChoiceStrip(self.desk, kind="family", on="accent")
        self._family_strip.chosen.connect(self.family_chosen)
        finders.addWidget(self._package_strip)
        finders.addWidget(self._family_strip)
        shelf.addLayout(finders)
        self._grid = TileGrid(self.desk)
        self._grid.item_chosen.connect(self.item_chosen)
        self._grid.item_entered.connect(self._take_entered)
        self._grid.clicked.connect(self.focus_search)
        self._nothing = EmptyState(self.desk, "search")
        self._shelf = QStackedWidget()
        self._shelf.setMinimumHeight(_SHELF_PX_MIN)
        self._shelf.addWidget(self._grid)
        self._shelf.addWidget(self._nothing)
        # The tiles keep half a gap around themselves, so the shelf has that much less margin to stand flush.
        inset = row(space_px=0)
        inset.addSpacing(11)
        inset.addWidget(self._shelf, 1)
        inset.addSpacing(2)
        shelf.addLayout(inset, 1)
        # Only the tiles, which scroll, give way to a notice: the field, the amount due and every button stay where they are.
        self.notice_seat = column()
        shelf.addLayout(self.notice_seat)
        self.hall = HallBar(self.desk, (SELL["visitor_in"], SELL["visitor_out"]))
        self.hall.came.connect(self.visitor_came)
        self.hall.went.connect(self.visitor_went)
        shelf.addWidget(self.hall)
        return shelf

    def _make_panel(self) -> QFrame:
        panel = frame("panel")
        lines = self._panel_lines = column(panel)
        head = self._panel_head = row()
        head.addSpacing(16)
        self._basket_title = Words("title")
        self._count = Words("muted")
        self._clear = ActionButton(self.desk, "trash-2", kind="quiet", ink="bad")
        self._clear.clicked.connect(self.clear_requested)
        head.addWidget(self._basket_title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._clear)
        head.addSpacing(8)
        lines.addLayout(head)
        self._basket = BasketList(self.desk)
        self._basket.stepped.connect(self.line_stepped)
        self._basket.quantity_pressed.connect(self.quantity_requested)
        self._basket.removed.connect(self.line_removed)
        self._basket_empty = EmptyState(self.desk, "shopping-basket")
        self._basket_stack = QStackedWidget()
        self._basket_stack.setMinimumHeight(_BASKET_PX_MIN)
        self._basket_stack.addWidget(self._basket)
        self._basket_stack.addWidget(self._basket_empty)
        lines.addWidget(self._basket_stack, 1)
        lines.addLayout(self._make_foot())
        return panel

    def _make_foot(self) -> QVBoxLayout:
        foot = self._foot = column()
        self._discounts = QWidget()
        sums = column(self._discounts, space_px=2)
        self._subtotal = MoneyLabel(self.desk, "body")
        self._discount = MoneyLabel(self.desk, "body", ink="good")
        self._subtotal_words = Words("muted")
        self._discount_words = Words("muted")
        for words, amount in (
            (self._subtotal_words, self._subtotal),
            (self._discount_words, self._discount),
        ):
            line = row()
            line.addWidget(words)
            line.addWidget(amount, 1)
            sums.addLayout(line)
        foot.addWidget(self._discounts)
        line = row()
        self._total_words = Words("lead-strong")
        self._total = MoneyLabel(self.desk, "total", gives_way="much")
        line.addWidget(self._total_words)
        line.addWidget(self._total, 1)
        foot.addLayout(line)
        actions = row()
        self._hold = ActionButton(self.desk, "pause")
        self._hold.clicked.connect(self.hold_requested)
        self._recall = ActionButton(self.desk, "archive")
        self._recall.clicked.connect(self.recall_requested)
        self._discount_button = ActionButton(self.desk, "ticket-percent")
        self._discount_button.clicked.connect(self._request_discount)
        for button in (self._hold, self._recall, self._discount_button):
            actions.addWidget(button, 1)
        foot.addLayout(actions)
        self._pay = ActionButton(self.desk, "wallet", kind="pay", icon_px=26)
        self._pay.clicked.connect(self.pay_requested)
        foot.addWidget(self._pay)
        return foot

    def _make_shortcuts(self) -> None:
        bind(self, SELL["search"], self.focus_search)
        for name, button in (
            ("unlisted", self._unlisted),
            ("visitor_in", self.hall.enter),
            ("visitor_out", self.hall.out),
            ("discount", self._discount_button),
            ("hold", self._hold),
            ("recall", self._recall),
            ("clear", self._clear),
            ("drawer", self._drawer),
            ("pay", self._pay),
            ("display", self._display),
        ):
            bind_button(self, SELL[name], button)
        bind(self, SELL["quantity"], self._request_quantity)
        bind(self, SELL["hall"], self.hall_requested.emit)

    def _take_entered(self, code: str) -> None:
        """Take a tile by key, and begin the next search."""
        self.item_chosen.emit(code)
        self._search.clear()
        self.focus_search()

    def _go_down(self) -> None:
        """Go from the search to its hits, or, while nothing is searched, to the chosen line of the basket."""
        if self._search.text():
            self._grid.enter()
        elif self._basket.selected:
            self._basket.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _request_quantity(self) -> None:
        if self._basket.selected:
            self.quantity_requested.emit(self._basket.selected)

    def _submit_search(self) -> None:
        self.search_submitted.emit(self._search.text())
        typed = self._search.text().strip()
        # Still there: it was no code, and there is more than one hit. The arrows choose among them, Enter takes one.
        if typed and not any(letter.isdigit() for letter in typed) and self.isVisible():
            self._grid.enter()

    def _request_discount(self) -> None:
        self.discount_requested.emit(self._basket.selected)

    # What Qt calls

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = round(self.width() * 0.335 * max(1.0, self.desk.look.scale * 0.97))
        self._panel.setFixedWidth(min(PANEL_PX_MAX, max(PANEL_PX_MIN, width)))
        above, under, inside, between, below = (4, 0, 4, 3, 4) if self.height() < _LOW_PX else (8, 6, 10, 8, 16)
        self._panel_lines.setContentsMargins(1, above, 0, below)
        self._panel_head.setContentsMargins(0, 0, 0, under)
        self._foot.setContentsMargins(16, inside, 16, 0)
        self._foot.setSpacing(between)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self._search.text():
                self._search.clear()
            elif (self._package, self._family) != (ALL, ALL):
                self.package_chosen.emit(ALL)
            self.focus_search()
        elif is_typed(event):
            self._search.take_typed(event)
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self._search.hasFocus():
            self._go_down()
        else:
            super().keyPressEvent(event)
