"""The receipts of the day: find one, see it, print it again, take pieces back, undo it.

Signals:
    search_changed(str): the text of the search field.
    kind_chosen(str): `all`, `sale` or `back` (refunds and voids).
    day_chosen(str): the business day to look at, as `2026-11-20`; empty for all.
    move_requested(str, object): the number of a receipt and its `rows.receipts.ReceiptLine`s, one of which is another family's.
    receipt_chosen(str): the number of the receipt to show in full.
    preview_requested(str), reprint_requested(str): the number of a receipt.
    void_requested(object): the `rows.receipts.RefundDraft` that names a receipt and the reason to undo it as a whole.
    refund_changed(object): the `rows.receipts.RefundDraft` after each change, to have its amount shown.
    refund_requested(object): the `rows.receipts.RefundDraft` to carry out.

Verbs: show_days, show_receipts, show_detail, show_refund_amount, end_refund, focus_search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from pos.ui.keys import BASKET, RECEIPTS, bind, bind_button
from pos.ui.rows.receipts import ReceiptDetail, ReceiptRow, RefundDraft, RefundReason
from pos.ui.tables import Column, RowTable
from pos.ui.views.receipt_inks import number_ink, state_ink, total_ink
from pos.ui.views.table_card import table_card
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.choice_box import ChoiceBox
from pos.ui.widgets.empty import EmptyState
from pos.ui.widgets.frames import column, frame, row
from pos.ui.widgets.haste import Once
from pos.ui.widgets.line_field import LineField
from pos.ui.widgets.pill import StatusPill
from pos.ui.widgets.receipt_actions import ReceiptActions
from pos.ui.widgets.receipt_finder import ReceiptFinder
from pos.ui.widgets.refund_lines import RefundLines
from pos.ui.widgets.stepwise import Stepwise
from pos.ui.widgets.way_back import WayBack
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from pos.ui.desk import Desk
    from pos.ui.rows.names import Tone

PANEL_PX = 440
PANEL_PX_SMALL = 398  # so that the list cuts no word beside its bar on a screen of 1024 by 600
_SMALL_PX, _LOW_PX = 1_000, 625  # of the page: a window of 720 has less, and a page that scrolls there still does
_KIND_ICONS = {"sale": "receipt-text", "refund": "undo-2", "void": "ban"}
_STATE_TONES: dict[str, Tone] = {
    "whole": "good",
    "refunded": "warn",
    "part_refunded": "warn",
    "voided": "bad",
}


class ReceiptsView(Stepwise):
    """The receipts screen."""

    search_changed = Signal(str)
    kind_chosen = Signal(str)
    day_chosen = Signal(str)
    move_requested = Signal(str, object)
    receipt_chosen = Signal(str)
    preview_requested = Signal(str)
    reprint_requested = Signal(str)
    void_requested = Signal(object)
    refund_changed = Signal(object)
    refund_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, whole: bool = True) -> None:
        self._detail: ReceiptDetail | None = None
        self._is_refunding = self._is_voiding = False
        super().__init__(desk, parent, role="page", whole=whole)

    @override
    def _make_parts(self) -> Iterator[None]:
        sides = row(self, space_px=0)
        self._make_list(sides)
        yield
        self._make_panel(sides)
        yield
        self.setFocusProxy(self._finder)
        self._bind_keys()

    @override
    def _show_first(self) -> None:
        self.show_detail(None)
        self.show_receipts(())

    # Verbs

    def show_receipts(self, receipts: tuple[ReceiptRow, ...]) -> None:
        """Show the receipts that pass the search, newest first."""
        self._table.show_rows(receipts)

    def show_days(self, days: tuple[date, ...]) -> None:
        """Offer these business days to look at, newest first."""
        self._finder.show_days(days)

    def show_detail(self, detail: ReceiptDetail | None) -> None:
        """Show one receipt in full, or none."""
        self._detail = detail
        self._pages.setCurrentIndex(0 if detail is None else 1)
        self._table.point_at("" if detail is None else detail.row.number)
        if detail is not None:
            self._lines.show_lines(detail.lines)
            self._actions.show_detail(detail)
        self.end_refund()
        self._show_head()

    def show_refund_amount(self, minor: int, rounding_minor: int, card_minor: int = 0) -> None:
        """Show what goes back for the pieces, what rounding to coins added to that, and how much of it the card gets."""
        self._back.show_amount(minor, rounding_minor, card_minor)
        self._do_refund.setEnabled(bool(self._lines.pieces))

    def end_refund(self) -> None:
        """Ask for no refund any more."""
        focus = self.window().focusWidget()
        if (self._is_refunding or self._is_voiding) and focus is not None and self.isAncestorOf(focus):
            self._table.setFocus()  # what had the keyboard is put away
        self._is_refunding = self._is_voiding = False
        self._lines.show_refunding(is_refunding=False)
        self._foot.setCurrentIndex(0)

    def focus_search(self) -> None:
        """Give the keyboard to the search field."""
        self._finder.search.setFocus()
        self._finder.search.selectAll()

    # Texts

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # type: ignore[override, unused-ignore]  # the stubs know two overloads
        self.focus_search()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.setFixedWidth(PANEL_PX_SMALL if event.size().width() < _SMALL_PX else PANEL_PX)
        is_low = self.height() < _LOW_PX
        self._panel_lines.setSpacing(4 if is_low else 10)
        self._refund_lines.setSpacing(4 if is_low else 8)

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Receipts"))
        self._table.setAccessibleName(self.tr("Receipts"))
        self._table.rows.show_titles(
            (
                self.tr("Time"),
                self.tr("Receipt"),
                self.tr("State"),
                self.tr("Pieces"),
                self.tr("Paid by"),
                self.tr("Total"),
            )
        )
        self._nothing.show_words(self.tr("No receipts"), self.tr("Look for less, or on another day."))
        self._choose.show_words(self.tr("Choose a receipt"), self.tr("Its lines and what can be done appear here."))
        self._reason_words.setText(self.tr("Reason"))
        self._reason.setAccessibleName(self.tr("Reason"))
        self._note.setPlaceholderText(self.tr("A note, if needed"))
        self._note.setAccessibleName(self.tr("Note"))
        self._cancel.set_words(self.tr("Cancel"), keys="Esc")
        do_it = self.tr("Void the sale") if self._is_voiding else self.tr("Give money back")
        self._do_refund.set_words(do_it, keys=RECEIPTS["give_back"])
        self._name_reasons()
        self._show_head()

    def _name_reasons(self) -> None:
        texts = {
            "faulty": self.tr("Faulty or spoiled"),
            "wrong_item": self.tr("Wrong item"),
            "changed_mind": self.tr("Customer changed their mind"),
            "price": self.tr("Wrong price"),
            "other": self.tr("Other"),
        }
        for place, reason in enumerate(get_args(RefundReason)):
            self._reason.setItemText(place, texts[reason])

    def _state_words(self, receipt: ReceiptRow) -> str:
        if receipt.kind == "refund":
            return self.tr("Refund")
        if receipt.kind == "void":
            return self.tr("Void")
        words = {
            "whole": self.tr("Sale"),
            "refunded": self.tr("Refunded"),
            "part_refunded": self.tr("Partly refunded"),
            "voided": self.tr("Voided"),
        }
        return words[receipt.state]

    def _method_words(self, receipt: ReceiptRow) -> str:
        words = {"cash": self.tr("Cash"), "card": self.tr("Card"), "both": self.tr("Cash and card")}
        return words[receipt.method]

    def _show_head(self) -> None:
        if self._detail is None:
            return
        receipt, speech = self._detail.row, self.desk.speech
        self._number.setText(speech.code(receipt.number))
        about = self.tr("{time}, by {name}")
        if self._detail.till:
            about = self.tr("{time}, at till {till}. Proved by its code; this till knows only what came back here.")
        self._about.setText(
            about.format(
                time=speech.moment(receipt.at),
                name=speech.name(self._detail.cashier),
                till=speech.code(self._detail.till),
            )
        )
        tone = _STATE_TONES[receipt.state] if receipt.kind == "sale" else "note"
        self._state.show_status(self._state_words(receipt), tone=tone, icon=_KIND_ICONS[receipt.kind])

    # Parts

    def _make_list(self, sides: QHBoxLayout) -> None:
        lines = column(margins=(16, 14, 16, 14), space_px=10)
        sides.addLayout(lines, 1)
        self.notice_seat = column()  # the list gives way to it: what is pressed stays where it is
        self._finder = ReceiptFinder(self.desk)
        self._finder.search_changed.connect(self.search_changed)
        self._finder.day_chosen.connect(self.day_chosen)
        self._finder.kind_chosen.connect(self.kind_chosen)
        lines.addWidget(self._finder)
        self._table = self._make_table()
        self._table.row_chosen.connect(self.receipt_chosen)
        self._finder.entered.connect(self._table.enter)
        self._nothing = EmptyState(self.desk, "receipt-text")
        lines.addWidget(table_card(self._table, self._nothing, self), 1)
        lines.addLayout(self.notice_seat)

    def _make_table(self) -> RowTable[ReceiptRow]:
        speech = self.desk.speech
        return RowTable(
            self.desk,
            (
                Column(lambda each: speech.time(each.at), when="time", order=lambda each: each.at),
                Column(lambda each: speech.code(each.number), strong=True, width_px=130, ink=number_ink),
                Column(self._state_words, icon=lambda each: _KIND_ICONS[each.kind], ink=state_ink),
                Column(
                    lambda each: speech.count(each.quantity),
                    side="center",
                    width_px=70,
                    order=lambda each: each.quantity,
                    spare=True,
                ),
                Column(self._method_words, width_px=130, spare=True),
                Column(
                    lambda each: speech.number(each.total_minor),
                    side="trailing",
                    width_px=110,
                    strong=True,
                    order=lambda each: each.total_minor,
                    ink=total_ink,
                ),
            ),
            lambda each: each.number,
        )

    def _make_panel(self, sides: QHBoxLayout) -> None:
        panel = self._panel = frame("panel", self)
        sides.addWidget(panel)
        self._pages = QStackedWidget(panel)
        column(panel).addWidget(self._pages)
        self._choose = EmptyState(self.desk, "receipt-text")
        self._pages.addWidget(self._choose)
        page = QWidget(self._pages)
        self._pages.addWidget(page)
        lines = self._panel_lines = column(page, margins=(18, 16, 18, 16))
        head = row()
        self._number = Words("title")
        self._state = StatusPill(self.desk)
        head.addWidget(self._number, 1)
        head.addWidget(self._state)
        lines.addLayout(head)
        self._about = Words("muted", wrap=True)
        lines.addWidget(self._about)
        self._lines = RefundLines(self.desk)
        self._lines.changed.connect(self._refund_changed)
        lines.addWidget(self._lines, 1)
        self._foot = QStackedWidget(page)
        lines.addWidget(self._foot)
        self._foot.addWidget(self._make_actions())
        self._foot.addWidget(self._make_refund())

    def _make_actions(self) -> ReceiptActions:
        self._actions = ReceiptActions(self.desk)
        for button, act in (
            (self._actions.view, self._request_preview),
            (self._actions.refund, self._begin_refund),
            (self._actions.void, self._begin_void),
            (self._actions.move_line, self._request_move),
        ):
            button.clicked.connect(act)
        Once(self._actions.reprint, self._request_reprint)
        return self._actions

    def _bind_keys(self) -> None:
        actions = self._actions
        bind(self, RECEIPTS["search"], self.focus_search)
        bind(self._finder.search, BASKET["reach"], self._table.enter)  # as at the counter
        for name, button in (
            ("view", actions.view),
            ("reprint", actions.reprint),
            ("refund", actions.refund),
            ("void", actions.void),
            ("move", actions.move_line),
            ("in_cash", self._back.in_cash),
            ("give_back", self._do_refund),
        ):
            bind_button(self, RECEIPTS[name], button)
        bind_button(self, "Esc", self._cancel)

    def _make_refund(self) -> QWidget:
        box = QWidget(self._foot)
        lines = self._refund_lines = column(box)
        self._reason_words = Words("caption")
        self._reason = ChoiceBox(self.desk)
        for reason in get_args(RefundReason):
            self._reason.addItem("", reason)
        self._note = LineField()
        self._note.setMaxLength(120)
        lines.addWidget(self._reason_words)
        lines.addWidget(self._reason)
        lines.addWidget(self._note)
        self._back = WayBack(self.desk)
        self._back.changed.connect(self._refund_changed)
        lines.addWidget(self._back)
        line = row()
        self._cancel = ActionButton(self.desk)
        self._cancel.clicked.connect(self.end_refund)
        self._do_refund = ActionButton(self.desk, "undo-2", kind="danger-fill")
        self._do_refund.clicked.connect(self._request_refund)
        line.addWidget(self._cancel, 1)
        line.addWidget(self._do_refund, 2)
        lines.addLayout(line)
        return box

    # What the person does

    def _request_preview(self) -> None:
        if self._detail is not None:
            self.preview_requested.emit(self._detail.row.number)

    def _request_reprint(self) -> None:
        if self._detail is not None:
            self.reprint_requested.emit(self._detail.row.number)

    def _request_move(self) -> None:
        if self._detail is not None:
            self.move_requested.emit(self._detail.row.number, self._detail.lines)

    def _begin_void(self) -> None:
        """Ask why; the whole sale is undone."""
        self._is_voiding = True
        self._begin()
        self.show_refund_amount(0 if self._detail is None else self._detail.row.total_minor, 0)
        self._do_refund.setEnabled(True)

    def _begin_refund(self) -> None:
        self._is_refunding = True
        self._lines.show_refunding(is_refunding=True)
        self._begin()
        self._lines.take_focus()
        self.show_refund_amount(0, 0)

    def _begin(self) -> None:
        self._foot.setCurrentIndex(1)
        self._note.clear()
        self._back.begin(None if self._detail is None else self._detail.row, is_void=self._is_voiding)
        self.retranslate()
        self._reason.setFocus()

    def _draft(self) -> RefundDraft:
        number = "" if self._detail is None else self._detail.row.number
        reason = get_args(RefundReason)[self._reason.currentIndex()]
        return RefundDraft(number, self._lines.pieces, reason, self._note.text().strip(), self._back.is_in_cash)

    def _refund_changed(self) -> None:
        self._do_refund.setEnabled(bool(self._lines.pieces))
        self.refund_changed.emit(self._draft())

    def _request_refund(self) -> None:
        (self.void_requested if self._is_voiding else self.refund_requested).emit(self._draft())
