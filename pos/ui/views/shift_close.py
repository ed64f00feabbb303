"""Closing a shift: a blind count, then the result that cannot be changed, then the Z-report.

Signals:
    x_report_requested(): show the reading so far; it holds no expected cash.
    count_begun(): notes or coins were counted.
    count_missed(): the count was to be finished by key, and is not there yet.
    count_finished(object): the `rows.counting.ClosingCount`; the result comes as `show_result`.
    close_requested(str): close the shift, with the reason of a difference.
    recount_requested(): count once more; the first count stays in the book.
    cash_requested(): put cash into the drawer, or take some out.
    print_requested(), save_requested(): the Z-report.
    done(): the closed shift has been looked at.

Verbs: show_shift, show_denominations, show_result, show_report, show_refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from pos.ui.keys import SHIFT, bind, bind_button
from pos.ui.rows.counting import CloseResult, ClosingCount, ShiftCard
from pos.ui.widgets.amount_field import AmountField
from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.counting import CountPad
from pos.ui.widgets.figures import FigureCard
from pos.ui.widgets.folding import FoldingRow
from pos.ui.widgets.frames import column, frame, row, rule, scrolling
from pos.ui.widgets.haste import Haste, Once
from pos.ui.widgets.notice_pages import NoticePage, NoticePages
from pos.ui.widgets.number_sheet import NumberButton
from pos.ui.widgets.page_room import PageRoom
from pos.ui.widgets.spoken import Spoken
from pos.ui.widgets.stages import Stages
from pos.ui.widgets.text_area import TextArea
from pos.ui.widgets.usual_words import UsualWords
from pos.ui.widgets.words import ElidedWords, MoneyLabel, Words
from pos.ui.widgets.z_report import ZReportCard

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

    from pos.ui.desk import Desk
    from pos.ui.rows.counting import Count

_REASON_PX = (42, 60)  # at least and at most
_SUM_PX, _SUM_NARROW_PX = 330, 290
_LOW_PX, _NARROW_PX = 540, 1_000  # of the page: a window of 1024 by 600 has less


class ShiftCloseView(Spoken):
    """The closing screen."""

    x_report_requested = Signal()
    count_begun = Signal()
    count_missed = Signal()
    count_finished = Signal(object)
    close_requested = Signal(str)
    recount_requested = Signal()
    cash_requested = Signal()
    print_requested = Signal()
    save_requested = Signal()
    done = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, role="page")
        self._shift: ShiftCard | None = None
        self._result: CloseResult | None = None
        lines = self._lines = column(self)
        head = row(space_px=16)
        words = column(space_px=0)
        self._title = Words("title")
        self._about = ElidedWords("muted")
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words)
        head.addStretch(1)
        self._stages = Stages(desk)
        head.addWidget(self._stages, 3)
        lines.addLayout(head)
        self._pages = NoticePages()
        for page in (self._make_counting(), self._make_result()):
            self._pages.add(page, PageRoom(page))
        lines.addWidget(self._pages, 1)
        for name, button in (("cash", self._cash_move), ("reading", self._x_report), ("recount", self._recount)):
            bind_button(self, SHIFT[name], button)
        bind(self, SHIFT["go_on"], self._go_on)
        self.retranslate()

    @property
    def notice_seat(self) -> QVBoxLayout:
        """The seat of the step that is shown."""
        return self._pages.notice_seat

    # Verbs

    def show_shift(self, shift: ShiftCard) -> None:
        """Begin the closing of a shift; what was typed before someone left the screen stays."""
        if self._shift is None or self._shift.number != shift.number or self._result is not None:
            self._counting.clear()
            self._card_total.show_amount(None)
            self._reason.clear()
        self._shift, self._result = shift, None
        self.show_refusal("")  # nor does what was refused to a count before
        self._pages.setCurrentIndex(0)
        self._stages.show_stage(0)
        self._show_head()

    def show_denominations(self, denominations: tuple[int, ...]) -> None:
        """Ask for these notes and coins, in minor units, largest first."""
        self._counting.show_denominations(denominations)
        self._counting.lead_to(self._card_total)
        self.setTabOrder(self._card_total, self._card_number.button)
        self.setTabOrder(self._card_number.button, self._finish)

    def show_result(self, result: CloseResult) -> None:
        """Show the count against the book."""
        self._result = result
        self._cash.show_figures(result.cash_expected_minor, result.cash_counted_minor)
        self._card.show_figures(result.card_expected_minor, result.card_counted_minor)
        self._card.setVisible(result.card_counted_minor is not None or result.is_card_unknown)
        asks = result.needs_reason or result.is_card_unknown
        self._reason_box.setVisible(asks and not result.is_closed)
        self._close.setVisible(not result.is_closed)
        self._recount.setVisible(not result.is_closed)
        self._done.setVisible(result.is_closed)
        self._report.await_closing(is_closed=result.is_closed)
        self._pages.setCurrentIndex(1)
        self._stages.show_stage(3 if result.is_closed else 1)
        self._show_verdict()
        # The keyboard was on the page before; the next step is Enter or F12 away.
        if result.is_closed:
            self._haste.watch()  # Enter twice on the lead's PIN would take the Z-report out of sight
            self._done.setFocus()
        else:
            (self._reason if asks else self._close).setFocus()

    def show_report(self, png: bytes) -> None:
        """Show the Z-report, the bytes of a PNG file."""
        self._report.show_png(png)

    def show_reason_missing(self) -> None:
        """Ask for the reason of a difference that is too large to close without one, or of a total that nobody read."""
        is_about_cash = self._result is None or self._result.needs_reason
        self._close_refusal.setText(
            self.tr("Write how the difference came about.")
            if is_about_cash
            else self.tr("Write why the card machine's total is not known, or count again and type it.")
        )
        self._reason.setFocus()

    def show_refusal(self, text: str) -> None:
        """Say why the count or the closing is not accepted."""
        self._refusal.setText(text)
        self._close_refusal.setText(text)

    # Texts

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # type: ignore[override, unused-ignore]  # the stubs know two overloads
        self._counting.take_focus()

    @override
    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Close the shift"))
        self._title.setText(self.tr("Close the shift"))
        self._stages.show_words((self.tr("Count"), self.tr("Compare"), self.tr("Close")))
        self._count_title.setText(self.tr("Count the drawer"))
        self._count_about.setText(
            self.tr("Count everything, the float too. What is expected is shown only after you finish.")
        )
        self._card_words.setText(self.tr("Total on the card machine"))
        self._card_total.setAccessibleName(self.tr("Total on the card machine"))
        self._counted_words.setText(self.tr("Counted"))
        self._x_report.set_words(self.tr("Reading (X-report)"), keys=SHIFT["reading"])
        self._cash_move.set_words(self.tr("Cash in or out"), keys=SHIFT["cash"])
        self._finish.set_words(self.tr("Finish counting"), keys=SHIFT["go_on"])
        self._finish_about.setText(self.tr("It stays written down; counting again adds a second count."))
        self._cash.show_words(self.tr("Cash"), self.tr("Expected"), self.tr("Counted"), self.tr("Difference"))
        self._card.show_words(self.tr("Card"), self.tr("Expected"), self.tr("Counted"), self.tr("Difference"))
        self._close.set_words(self.tr("Close the shift"), keys=SHIFT["go_on"])
        self._recount.set_words(self.tr("Count again"), keys=SHIFT["recount"])
        self._done.set_words(self.tr("Done"), keys=SHIFT["go_on"])
        self._show_head()
        self._show_verdict()

    def _show_head(self) -> None:
        if self._shift is None:
            return
        speech, shift = self.desk.speech, self._shift
        parts = (
            self.tr("Shift {number}").format(number=speech.code(shift.number)),
            speech.name(shift.cashier),
            speech.day_short(shift.day),
            self.tr("since {time}").format(time=speech.time(shift.opened_at)),
            self.tr("%n sale(s)", "", shift.sales),
            *([self.tr("%n of them void", "", shift.voids)] if shift.voids else ()),
        )
        self._about.setText(speech.line(parts))

    def _show_reason_words(self) -> None:
        """Ask for what must be explained; where both must be, the reason of the cash comes first."""
        result = self._result
        if result is None or result.needs_reason or not result.is_card_unknown:
            asked = self.tr("How do you explain the difference?")
            self._usual.set_words(self.tr("Wrong change was given"), self.tr("The cause is not known"))
        else:
            asked = self.tr("Why is the card machine's total not known?")
            self._usual.set_words(self.tr("The card machine is not here"), self.tr("It shows no total"))
        self._reason_words.setText(asked)
        self._reason.setAccessibleName(asked)

    def _show_verdict(self) -> None:
        self._show_reason_words()
        if self._result is None:
            return
        self._card_note.setVisible(self._result.is_card_unknown)
        self._card_note.setText(
            self.tr("The card machine's total was not typed, so the cards are not compared.")
            if self._result.is_closed
            else self.tr(
                "The card machine's total was not typed. Count again and type it, or write why it is not known."
            )
        )
        difference = self._result.cash_counted_minor - self._result.cash_expected_minor
        if difference == 0:
            self._verdict.setText(self.tr("The drawer agrees with the book."))
        elif difference < 0:
            self._verdict.setText(self.tr("There is less in the drawer than in the book."))
        else:
            self._verdict.setText(self.tr("There is more in the drawer than in the book."))

    # Parts

    def _make_counting(self) -> NoticePage:
        page = NoticePage()
        sides = row(page, space_px=16)
        card = frame("card")
        lines = self._count_lines = column(card)
        self._count_title = Words("lead-strong")
        self._count_about = Words("muted", wrap=True)
        self._counting = CountPad(self.desk)
        self._counting.changed.connect(self._show_counted)
        lines.addWidget(self._count_title)
        lines.addWidget(self._count_about)
        lines.addSpacing(4)
        lines.addWidget(scrolling(self._counting), 1)
        lines.addLayout(page.notice_seat)
        lines.addWidget(self._make_ways())
        sides.addWidget(card, 1)
        sides.addWidget(self._make_count_foot())
        return page

    def _make_ways(self) -> QWidget:
        """What can still be done while the drawer is open."""
        folding = FoldingRow()
        self._x_report = ActionButton(self.desk, "file-text")
        self._x_report.clicked.connect(self.x_report_requested)
        self._cash_move = ActionButton(self.desk, "hand-coins")
        self._cash_move.clicked.connect(self.cash_requested)
        for button in (self._cash_move, self._x_report):
            folding.line.addWidget(button, 1)
        return folding

    def _make_count_foot(self) -> QFrame:
        card = frame("card")
        self._sum = card
        self._fit()
        lines = self._foot = column(card)
        self._counted_words = Words("caption")
        self._counted = MoneyLabel(self.desk, "total", side="leading")
        self._card_words = Words("caption")
        self._card_total = AmountField(self.desk)
        self._refusal = Words("bad", wrap=True)
        self._card_total.amount_changed.connect(self._refusal.clear)
        self._card_total.complained.connect(self._refusal.setText)
        self._finish_about = Words("small", side="center", wrap=True)
        self._finish = ActionButton(self.desk, "lock", kind="pay", icon_px=24)
        self._finish.clicked.connect(self._finish_count)
        lines.addWidget(self._counted_words)
        lines.addWidget(self._counted)
        lines.addWidget(rule())
        lines.addWidget(self._card_words)
        by_touch = row(space_px=6)
        by_touch.addWidget(self._card_total, 1)
        self._card_number = NumberButton(self.desk, self._card_total)
        by_touch.addWidget(self._card_number)
        lines.addLayout(by_touch)
        lines.addStretch(1)
        for widget in (self._refusal, self._finish, self._finish_about):
            lines.addWidget(widget)
        return card

    def _make_result(self) -> NoticePage:
        page = NoticePage()
        sides = row(page, space_px=16)
        left = column(space_px=12)
        self._verdict = Words("headline", wrap=True)
        self._cash = FigureCard(self.desk, "banknote")
        self._card = FigureCard(self.desk, "credit-card")
        self._card_note = Words("bad", wrap=True)
        self._make_reason()
        self._close_refusal = Words("bad", wrap=True)
        self._reason.textChanged.connect(self._close_refusal.clear)
        self._close = ActionButton(self.desk, "lock", kind="pay", icon_px=24)
        self._close.clicked.connect(self._request_close)
        self._recount = ActionButton(self.desk, "rotate-ccw")
        self._recount.clicked.connect(self.recount_requested)
        self._done = ActionButton(self.desk, "check", kind="pay", icon_px=24)
        self._done.clicked.connect(self.done)
        self._haste = Haste(self._done)
        told = QWidget()
        findings = column(told, space_px=12)
        for widget in (self._verdict, self._cash, self._card, self._card_note, self._reason_box):
            findings.addWidget(widget)
        findings.addStretch(1)
        left.addWidget(scrolling(told), 1)
        left.addLayout(page.notice_seat)
        for widget in (self._close_refusal, self._recount, self._close, self._done):
            left.addWidget(widget)
        sides.addLayout(left, 1)
        self._report = ZReportCard(self.desk)
        self._report.save.clicked.connect(self.save_requested)
        Once(self._report.print, self.print_requested.emit)
        sides.addWidget(self._report)
        return page

    def _make_reason(self) -> None:
        self._reason_box = QWidget()
        reason = column(self._reason_box, space_px=4)
        self._reason_words = Words("strong")
        self._reason = TextArea(*_REASON_PX)
        self._usual = UsualWords(self.desk, 2)
        self._usual.chosen.connect(self._reason.setPlainText)
        about = FoldingRow()
        about.line.addWidget(self._reason_words, 1)
        about.line.addWidget(self._usual)
        reason.addWidget(about)
        reason.addWidget(self._reason)

    def _fit(self) -> None:
        sum_px = _SUM_NARROW_PX if self.width() < _NARROW_PX else _SUM_PX
        self._sum.setFixedWidth(round(sum_px * max(1.0, 0.8 * self.desk.look.scale)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what ends the count in sight on the lowest screen, and every note and coin on a small one."""
        super().resizeEvent(event)
        self._fit()
        low = self.height() < _LOW_PX
        self._lines.setContentsMargins(*((20, 6, 20, 8) if low else (20, 14, 20, 16)))
        self._lines.setSpacing(6 if low else 12)
        self._count_lines.setContentsMargins(*((16, 8, 16, 8) if low else (24, 18, 24, 18)))
        self._count_lines.setSpacing(6 if low else 10)
        self._count_title.setVisible(not low)  # what is asked is among the steps above, and below it
        self._foot.setContentsMargins(*((22, 8, 22, 8) if low else (22, 18, 22, 20)))
        self._foot.setSpacing(3 if low else 8)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_sum"):
            self._fit()

    # What the person does

    def _show_counted(self, count: Count) -> None:
        self._refusal.clear()
        if count.pieces:
            self.count_begun.emit()
        self._counted.show_amount(count.total_minor)
        self._finish.setEnabled(bool(count.pieces) and not self._counting.is_wrong)

    def _finish_count(self) -> None:
        self._refusal.setText(self._card_total.complaint)
        if self._card_total.complaint:
            return
        self.count_finished.emit(ClosingCount(self._counting.count, self._card_total.amount_minor))

    def _go_on(self) -> None:
        """Do the next step, whichever of its buttons is on the screen."""
        button = next(one for one in (self._finish, self._close, self._done) if one.isVisible())
        if button is self._finish and not button.isEnabled():
            self.count_missed.emit()  # a key that does nothing would leave the person guessing
        button.click()

    def _request_close(self) -> None:
        self._close_refusal.clear()
        self.close_requested.emit(self._reason.toPlainText().strip())
