"""The screens of a day: receipts and what can be undone, the shift and its blind count, sending, settings, paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from pos.domain.money import CURRENCIES
from pos.ui.rows.counting import ClosingCount, Count
from pos.ui.rows.receipts import RefundDraft
from pos.ui.rows.sending import SendProgress, SendState
from pos.ui.views.paper import PaperSheet
from pos.ui.views.receipts import ReceiptsView
from pos.ui.views.sending import SendingView
from pos.ui.views.settings import SettingsView
from pos.ui.views.shift_close import ShiftCloseView
from pos.ui.views.shift_open import ShiftOpenView
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

NOTES = CURRENCIES["AED"].notes_minor


# Receipts


@pytest.fixture
def receipts(desk: Desk, show: Callable[[QWidget], None]) -> ReceiptsView:
    view = ReceiptsView(desk)
    view.show_receipts(samples.RECEIPTS)
    view.show_detail(samples.DETAIL)
    show(view)
    return view


def test_a_receipt_is_chosen_and_acted_on(receipts: ReceiptsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(receipts.receipt_chosen) as chosen:
        receipts._table.selectRow(2)
    assert chosen.args == [samples.RECEIPTS[2].number]
    for button, signal in (
        (receipts._actions.view, receipts.preview_requested),
        (receipts._actions.reprint, receipts.reprint_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            button.click()
        assert asked.args == [samples.DETAIL.row.number]


def test_the_arrow_goes_from_the_search_to_the_receipts_as_at_the_counter(receipts: ReceiptsView) -> None:
    receipts.focus_search()
    press_key(receipts._finder.search, Qt.Key.Key_Down)
    assert receipts._table.hasFocus()


def test_the_list_points_at_the_receipt_that_is_shown_or_at_none(receipts: ReceiptsView, qtbot: QtBot) -> None:
    listed, elsewhere = samples.RECEIPTS[2], replace(samples.DETAIL.row, number="T09-000001-3")
    with qtbot.assertNotEmitted(receipts.receipt_chosen):
        receipts.show_detail(replace(samples.DETAIL, row=listed))
        assert receipts._table.chosen == listed.number
        receipts.show_detail(replace(samples.DETAIL, row=elsewhere))  # scanned, and not among what is searched for
        assert receipts._table.chosen == ""
        assert not receipts._table.selectionModel().hasSelection()


def test_a_refund_counts_pieces_up_to_what_is_left(receipts: ReceiptsView, qtbot: QtBot) -> None:
    receipts._actions.refund.click()
    assert not receipts._do_refund.isEnabled()
    first = receipts._lines._lines[0]
    with qtbot.waitSignal(receipts.refund_changed) as changed:
        first._more.click()
    assert changed.args == [RefundDraft(samples.DETAIL.row.number, (("a", 1),), "faulty", "")]
    for _ in range(3):
        first._more.click()
    assert first.back == first.line.refundable == 2
    receipts._reason.setCurrentIndex(2)
    receipts._note.setText("  too sweet ")
    with qtbot.waitSignal(receipts.refund_requested) as asked:
        receipts._do_refund.click()
    assert asked.args == [RefundDraft(samples.DETAIL.row.number, (("a", 2),), "changed_mind", "too sweet")]


def test_a_void_asks_for_a_reason_and_names_the_whole_amount(receipts: ReceiptsView, qtbot: QtBot) -> None:
    receipts._actions.void.click()
    assert receipts._do_refund.words == "Void the sale"
    assert receipts._back.amount.accessibleName() == f"{receipts.desk.speech.money(samples.DETAIL.row.total_minor)}"
    receipts._reason.setCurrentIndex(1)
    with qtbot.waitSignal(receipts.void_requested) as asked:
        receipts._do_refund.click()
    assert asked.args == [RefundDraft(samples.DETAIL.row.number, (), "wrong_item", "")]
    receipts.end_refund()
    receipts._actions.refund.click()
    assert receipts._do_refund.words == "Give money back"


def test_the_rounding_of_a_refund_is_shown(receipts: ReceiptsView) -> None:
    receipts._actions.refund.click()
    receipts.show_refund_amount(725, -10)
    assert "0.10" in receipts._back.about.text()
    receipts.show_refund_amount(725, 0)
    assert not receipts._back.about.isVisible()


def test_where_a_card_paid_the_way_back_is_shown_and_chosen_by_its_key(receipts: ReceiptsView, qtbot: QtBot) -> None:
    receipts._actions.refund.click()
    assert not receipts._back.in_cash.isVisible()
    for method in ("both", "card"):
        receipts.show_detail(replace(samples.DETAIL, row=replace(samples.DETAIL.row, method=method)))
        receipts._actions.refund.click()
        assert receipts._back.in_cash.isVisible()
        assert receipts._back.in_cash.height() >= 44
    receipts.show_refund_amount(725, -10, 500)
    about = receipts._back.about.text().translate({0x2066: None, 0x2069: None})
    assert about.splitlines() == ["In cash: 2.25", "To the card: 5.00", "Cash rounding −0.10"]
    receipts._lines._lines[0]._more.click()
    with qtbot.waitSignal(receipts.refund_changed) as changed:
        press_key(receipts, Qt.Key.Key_F3)
    assert changed.args == [RefundDraft(samples.DETAIL.row.number, (("a", 1),), "faulty", "", in_cash=True)]
    receipts.end_refund()
    receipts._actions.void.click()
    assert not receipts._back.in_cash.isVisible(), "a void goes back exactly as it was paid"


def test_a_refund_that_is_given_up_leaves_nothing_behind(receipts: ReceiptsView) -> None:
    receipts._actions.refund.click()
    receipts._lines._lines[0]._more.click()
    receipts._cancel.click()
    assert receipts._lines.pieces == ()
    assert receipts._foot.currentIndex() == 0


def test_what_may_not_be_undone_is_not_offered(receipts: ReceiptsView) -> None:
    receipts.show_detail(replace(samples.DETAIL, may_refund=False, may_void=False))
    assert not receipts._actions.refund.isEnabled()
    assert not receipts._actions.void.isEnabled()
    receipts.show_detail(None)
    assert receipts._pages.currentWidget() is receipts._choose


def test_lines_of_the_last_receipt_do_not_stay(receipts: ReceiptsView) -> None:
    receipts.show_detail(replace(samples.DETAIL, lines=samples.DETAIL.lines[:1]))
    assert [line.isVisible() for line in receipts._lines._made] == [True, False]


# The shift


def test_a_shift_opens_with_its_day_and_float(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = ShiftOpenView(desk)
    view.show_days((date(2026, 11, 20), samples.DAY), samples.DAY)
    view.show_denominations(NOTES)
    show(view)
    view._counting._fields[10000].setText("3")
    fewer, more = view._counting._steps[500]
    more.click()
    more.click()
    fewer.click()
    assert "305.00" in view._total.accessibleName()
    view._strip._buttons[0].click()
    with qtbot.waitSignal(view.open_requested) as asked:
        view._open.click()
    assert asked.args == [date(2026, 11, 20), Count(((10000, 3), (500, 1)))]


def test_an_empty_drawer_is_asked_about_once(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = ShiftOpenView(desk)
    view.show_days((samples.DAY,), samples.DAY)
    view.show_denominations(NOTES)
    show(view)
    with qtbot.assertNotEmitted(view.open_requested):
        view._open.click()
    assert "empty" in view._refusal.text()
    view._counting._fields[10000].setText("0")
    assert view._refusal.text() == ""
    with qtbot.assertNotEmitted(view.open_requested):
        view._open.click()
    with qtbot.waitSignal(view.open_requested):
        view._open.click()
    assert view._refusal.text() == ""


def test_a_count_is_blind_until_it_is_finished(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = ShiftCloseView(desk)
    view.show_denominations(NOTES)
    view.show_shift(samples.SHIFT)
    show(view)
    assert view._about.text().endswith("143 sales  ·  1 of them void")
    assert not view._finish.isEnabled()
    view._counting._fields[20000].setText("7")
    view._card_total.setText("4500")
    with qtbot.waitSignal(view.count_finished) as counted:
        view._finish.click()
    assert counted.args == [ClosingCount(Count(((20000, 7),)), 450000)]
    assert not view._cash.isVisible()
    view.show_result(samples.RESULT)
    assert view._cash.isVisible()
    assert not view._finish.isVisible()


def test_a_difference_is_explained_before_the_end(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = ShiftCloseView(desk)
    view.show_shift(samples.SHIFT)
    view.show_result(samples.RESULT)
    show(view)
    assert view._verdict.text() == "There is less in the drawer than in the book."
    assert "\u221225.00" in view._cash._figures[2]._number()
    view._reason.setPlainText("A note was torn.")
    with qtbot.waitSignal(view.close_requested) as asked:
        view._close.click()
    assert asked.args == ["A note was torn."]
    assert not view._report.print.isEnabled()
    view.show_result(replace(samples.RESULT, is_closed=True))
    assert view._report.print.isEnabled()
    assert not view._close.isVisible()
    with qtbot.waitSignal(view.done):
        view._done.click()


def test_open_baskets_that_are_gone_are_not_named_beside_the_result(
    desk: Desk, show: Callable[[QWidget], None]
) -> None:
    view = ShiftCloseView(desk)
    view.show_shift(samples.SHIFT)
    show(view)
    view.show_refusal("Not finished: 3 baskets.")
    view.show_shift(samples.SHIFT)
    view.show_result(samples.RESULT)
    assert (view._refusal.text(), view._close_refusal.text()) == ("", "")


def test_cards_that_are_not_compared_are_said_and_explained(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = ShiftCloseView(desk)
    view.show_result(samples.RESULT)
    show(view)
    assert not view._card_note.isVisible()
    assert view._reason_words.text() == "How do you explain the difference?"
    view.show_result(samples.RESULT_UNREAD)
    assert view._card.isVisible()
    assert [figure._number().strip("\u2066\u2069") for figure in view._card._figures] == ["4,500.00", "–", "–"]
    assert view._card_note.isVisible()
    assert view._reason_box.isVisible()
    assert view._reason_words.text() == "Why is the card machine's total not known?"
    view.show_reason_missing()
    assert "card machine" in view._close_refusal.text()
    view.show_result(replace(samples.RESULT_UNREAD, is_closed=True))
    assert view._card_note.text().endswith("so the cards are not compared.")
    assert not view._reason_box.isVisible()
    view.show_result(replace(samples.RESULT_UNREAD, card_expected_minor=0))
    assert not view._card.isVisible()
    assert not view._card_note.isVisible()
    assert not view._reason_box.isVisible()


@pytest.mark.parametrize(
    ("counted", "verdict"),
    [(1234550, "The drawer agrees with the book."), (1234560, "There is more in the drawer than in the book.")],
)
def test_the_drawer_is_judged_in_words(desk: Desk, qtbot: QtBot, counted: int, verdict: str) -> None:
    view = ShiftCloseView(desk)
    qtbot.addWidget(view)
    view.show_result(replace(samples.RESULT, cash_counted_minor=counted))
    assert view._verdict.text() == verdict


# Sending


def test_no_paper_of_another_shift_lies_beside_a_count(desk: Desk, show: Callable[[QWidget], None]) -> None:
    view = ShiftCloseView(desk)
    view.show_result(samples.RESULT)
    show(view)
    assert (view._report._nothing.isVisible(), view._report._paper.isVisible()) == (True, False)
    view.show_report(samples.picture())
    assert view._report._paper.isVisible()
    view.show_result(replace(samples.RESULT, is_closed=False))
    assert (view._report._nothing.isVisible(), view._report._paper.isVisible()) == (True, False)


@pytest.fixture
def sending(desk: Desk, show: Callable[[QWidget], None]) -> SendingView:
    view = SendingView(desk)
    view.show_state(samples.SEND_STATE)
    view.show_devices(samples.DEVICES)
    show(view)
    return view


def test_what_is_only_here_is_said_first(sending: SendingView) -> None:
    assert sending._headline.text() == "12 sales only on this till"
    assert sending._card.property("tone") == "warn"
    sending.show_state(SendState(0, 3, 10, None, "online"))
    assert sending._headline.text() == "3 entries only on this till"
    sending.show_state(SendState(0, 0, 13, samples.AT, "online"))
    assert sending._headline.text() == "Every sale is in the register"
    assert sending._card.property("tone") == "good"


def test_nothing_is_sent_twice_at_once(sending: SendingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sending.send_requested):
        sending._send.click()
    sending.show_progress(SendProgress("sending", 12, 31))
    assert not sending._send.isEnabled()
    assert not sending._export.isEnabled()
    with qtbot.waitSignal(sending.stop_requested):
        sending._stop.click()
    sending.show_progress(SendProgress("failed", words="No network."))
    assert sending._send.isEnabled()
    assert sending._progress_words.text().endswith("No network.")
    assert sending._progress_card.property("tone") == "bad"


def test_a_till_without_a_register_still_has_its_stick(sending: SendingView) -> None:
    sending.show_state(replace(samples.SEND_STATE, link="none"))
    assert not sending._send.isEnabled()
    assert sending._export.isEnabled()


def test_a_folder_and_a_file_are_asked_for(sending: SendingView) -> None:
    heard: list[str] = []
    sending.export_requested.connect(heard.append)
    sending.import_requested.connect(heard.append)
    for button in (sending._export, sending._import):
        button.click()
        dialog = sending._dialog
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit("stick")
        dialog.close()
    assert heard == ["stick", "stick"]


# Settings and paper


def test_what_is_chosen_is_asked_for(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = SettingsView(desk)
    view.show_preferences(samples.PREFERENCES)
    show(view)
    for button, signal, said in (
        (view._language.button("ar"), view.language_requested, "ar"),
        (view._theme.button("contrast"), view.theme_requested, "contrast"),
        (view._text_size.button("130"), view.text_percent_requested, 130),
    ):
        with qtbot.waitSignal(signal) as asked:
            button.click()
        assert asked.args == [said]
    with qtbot.waitSignal(view.printers_requested):
        view._choose.click()
    with qtbot.waitSignal(view.papers_requested):
        view._papers.click()
    view._licence.setCurrentIndex(1)
    assert view._licence_text.toPlainText() == "The second."


def test_paper_is_printed_or_saved(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    window = QWidget()
    show(window)
    sheet = PaperSheet(desk, window)
    sheet.show_paper("T07-000123-4", samples.picture(), "receipt.png")
    assert sheet._paper._page.minimumHeight() > 700
    with qtbot.waitSignal(sheet.print_requested):
        sheet._print.click()
    sheet._save.click()
    dialog = sheet._dialog
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(sheet.save_requested) as saved:
        dialog.fileSelected.emit("receipt.png")
    assert saved.args == ["receipt.png"]
    dialog.close()
    sheet.close_sheet()
    sheet.show_paper("Statement", b"", "statement.pdf", may_print=False)
    assert not sheet._print.isVisible()
    assert sheet._save.words == "Save as PDF"


def test_the_key_of_the_next_step_never_says_nothing(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    view = ShiftCloseView(desk)
    view.show_denominations(CURRENCIES["AED"].notes_minor)
    view.show_shift(samples.SHIFT)
    show(view)
    assert not view._finish.isEnabled()
    with qtbot.waitSignal(view.count_missed), qtbot.assertNotEmitted(view.count_finished):
        press_key(view, Qt.Key.Key_F12)
