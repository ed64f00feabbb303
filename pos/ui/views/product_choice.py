"""The sheet that asks what a product of the online store is: an item, a family's, the centre's own, or nothing of ours.

Signals:
    searched(str): what was typed.
    decided(str, str): the kind of choice by value, and the item's code or the family's number.

Verbs: ask, show_hits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from pos.domain.store_orders import ChoiceKind
from pos.ui.views.outlet_tables import goods_table
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import row
from pos.ui.widgets.search_field import SearchField
from pos.ui.widgets.sheet import Sheet
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.domain.store_orders import ProductMatch
    from pos.ui.desk import Desk
    from pos.ui.rows.outlets import GoodsHit

_HITS_PX = 300


class ProductSheet(Sheet):
    """Asks what a product is."""

    searched = Signal(str)
    decided = Signal(str, str)

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(desk, host, width_px=860)
        self._hits: dict[str, GoodsHit] = {}
        self._product = Words("lead-strong", wrap=True)
        self._hint = Words("muted", wrap=True)
        self._field = SearchField(desk)
        self._field.textChanged.connect(self.searched)
        self._field.returnPressed.connect(self._take_first)
        self._table = goods_table(desk)
        self._table.setMinimumHeight(_HITS_PX)
        self._table.row_opened.connect(self._take)
        self._centre = ActionButton(desk, "landmark")
        self._centre.clicked.connect(lambda: self._decide(ChoiceKind.CENTRE, ""))
        self._leave = ActionButton(desk, "ban")
        self._leave.clicked.connect(lambda: self._decide(ChoiceKind.LEAVE_OUT, ""))
        others = row(space_px=12)
        others.addWidget(self._centre)
        others.addWidget(self._leave)
        others.addStretch(1)
        for widget in (self._product, self._hint, self._field, self._table):
            self.body.addWidget(widget)
        self.body.addLayout(others)
        self.retranslate()

    def ask(self, product: ProductMatch) -> None:
        """Ask; the search begins with the product's own name."""
        speech = self.desk.speech
        self._product.setText(speech.line([product.name, *([speech.code(product.sku)] if product.sku else [])]))
        self._field.blockSignals(True)
        self._field.setText(product.name)
        self._field.blockSignals(False)
        self.open()

    def show_hits(self, hits: tuple[GoodsHit, ...]) -> None:
        """Show what was found."""
        self._hits = {hit.code: hit for hit in hits}
        self._table.show_rows(hits)

    @override
    def take_focus(self) -> None:
        self._field.setFocus()
        self._field.selectAll()

    @override
    def retranslate(self) -> None:
        self.set_title(self.tr("What is this product?"))
        self._hint.setText(
            self.tr("Choose the item, or the family where it is on no list. It holds for every order of this file.")
        )
        words = self.tr("Name, item code or family number")
        self._field.show_words(words, words)
        self._table.setAccessibleName(self.tr("Items and families"))
        self._table.rows.show_titles((self.tr("Name"), self.tr("Code"), self.tr("Family"), self.tr("Price")))
        self._centre.set_words(self.tr("The centre's own"))
        self._leave.set_words(self.tr("Leave it out"))

    def _take_first(self) -> None:
        code = self._table.chosen or next(iter(self._hits), "")
        if code:
            self._take(code)

    def _take(self, code: str) -> None:
        hit = self._hits.get(code)
        if hit is not None:
            self._decide(hit.kind, hit.code)

    def _decide(self, kind: ChoiceKind, code: str) -> None:
        self.close_sheet()
        self.decided.emit(kind.value, code)
