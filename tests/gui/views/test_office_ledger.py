"""The ledger's screen: what is asked for is told, more rows come when the list ends, an account opens its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.ui.rows.ledger import BalanceRow, LedgerFilter, LedgerRow, LedgerSums
from pos.ui.views.office_ledger import OfficeLedgerView
from tests.gui.account_stages import BALANCE, DAYS, MOVES, ROWS, SUMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk
    from pos.ui.rows.ledger import About

CASES: tuple[tuple[About, bool, str], ...] = (
    ("goods", False, "Quantity"),
    ("transfers", False, "Balance"),
    ("entries", False, "Balance"),
    ("all", True, "Balance"),
)


@pytest.fixture
def ledger(desk: Desk, show: Callable[[QWidget], None]) -> OfficeLedgerView:
    view = OfficeLedgerView(desk)
    view.show_choices(("T01", "T02"), DAYS)
    show(view)
    return view


def test_what_is_chosen_is_asked_for(ledger: OfficeLedgerView, qtbot: QtBot) -> None:
    ledger.show_filter(LedgerFilter("gross", family="1016"))
    ledger._till.setCurrentIndex(2)
    ledger._day.setCurrentIndex(1)
    ledger._account.setCurrentIndex(1)
    ledger._number.setText(" T01-000123-4 ")
    with qtbot.waitSignal(ledger.filter_changed) as asked:
        ledger._number.returnPressed.emit()
    assert asked.args == [LedgerFilter("gross", "cash", "1016", "T02", DAYS[0], "T01-000123-4")]
    ledger._family.clear()
    with qtbot.waitSignal(ledger.filter_changed) as asked:
        ledger._family.returnPressed.emit()
    assert asked.args is not None
    assert asked.args[0].family is None
    with qtbot.waitSignal(ledger.filter_changed) as asked:
        ledger._whole.click()
    assert asked.args == [LedgerFilter()]
    ledger.show_filter(LedgerFilter(day=DAYS[0], by_shift=True))
    for day, by_shift in ((0, False), (1, True)):  # another day than the one that came along is a day of the clock
        ledger._day.setCurrentIndex(day)
        with qtbot.waitSignal(ledger.filter_changed) as asked:
            ledger._number.returnPressed.emit()
        assert asked.args is not None
        assert asked.args[0].by_shift is by_shift
    ledger.show_filter(LedgerFilter("difference"))
    assert "debit is missing cash" in ledger._title.text()
    ledger.show_filter(LedgerFilter(family="0013", settled_by="R01-000002-0"))
    assert "whole ledger" not in ledger._title.text(), "it is narrowed"
    ledger.show_filter(LedgerFilter())
    assert "whole ledger" in ledger._title.text()
    assert not ledger._whole.isVisible()
    assert (ledger._till.currentIndex(), ledger._number.text()) == (0, "")


def test_more_rows_are_asked_for_at_the_end_once(ledger: OfficeLedgerView, qtbot: QtBot) -> None:
    many = tuple(replace(ROWS[0], key=f"T01.1.{n}.0.row") for n in range(60))
    with qtbot.waitSignal(ledger.more_wanted):
        ledger.show_rows(many, has_more=True)
        ledger._table.scrollToBottom()
    model = ledger._table.rows
    assert not model.canFetchMore(model.index(-1, -1))
    ledger.add_rows(tuple(replace(row, key=f"T02.1.{n}.0.row") for n, row in enumerate(many)), has_more=False)
    assert model.rowCount() == 120
    assert model.key_at(119) == "T02.1.59.0.row"
    assert not model.canFetchMore(model.index(-1, -1))


def test_a_row_opens_its_fact_and_an_account_its_rows(ledger: OfficeLedgerView, qtbot: QtBot) -> None:
    ledger.show_rows(ROWS, has_more=False)
    ledger.show_sums(SUMS)
    ledger._table.selectRow(1)
    with qtbot.waitSignal(ledger.fact_opened) as opened:
        ledger._open.click()
    assert opened.args == ["T01.1.9.0.row"]
    with qtbot.waitSignal(ledger.export_requested):
        ledger._export.click()
    with qtbot.waitSignal(ledger.row_opened) as opened:
        ledger._table.row_opened.emit("T01.1.9.0.row")
    assert opened.args == ["T01.1.9.0.row"]
    ledger.show_filter(LedgerFilter("receipts", paid="other", item="?", shift="T01.1.77", late_for="P-1"))
    told = ledger._title.text().split("  ·  ")
    assert [part.strip("\u200e\u2066\u2069") for part in told] == [
        *("Receipts", "Not in cash", "On no list", "T01.1.77"),
        "Payout \u2066P-1",
    ]
    ledger.show_balance(BALANCE, 0)
    assert plain(ledger._count.text()) == "All accounts come to zero  ·  the sum of these rows"
    ledger._balance.selectRow(2)
    with qtbot.waitSignal(ledger.account_opened) as account:
        ledger._open.click()
    assert account.args == [LedgerFilter(account="safe")]
    outlets = (BalanceRow("agent", 500, 0, "A01", "Branch"), BalanceRow("agent", 0, 300, "A02", "Shop"))
    ledger.show_balance((BalanceRow("agent", 900, 700), *outlets), 0)
    cells = [[ledger._balance.rows.index(row, column).data() for column in range(4)] for row in range(3)]
    assert [row[1:3] for row in cells[1:]] == [["", ""], ["", ""]], "it is in the account above already"
    assert "Branch" in cells[1][0]
    assert [row[3].strip("\u2066\u2069") for row in cells] == ["2.00", "5.00", "\u22123.00"]
    assert ledger._sums.debit_minor == 900
    with qtbot.waitSignal(ledger.account_opened) as account:
        ledger._balance.row_opened.emit("agent A02")
    assert account.args == [LedgerFilter(account="agent", book="A02")]
    ledger.show_balance(BALANCE, 5)
    assert plain(ledger._count.text()).startswith("It does not come to zero")
    ledger.show_rows((), has_more=False)
    assert ledger._nothing.isVisible()


def test_a_span_of_days_begins_with_its_first_day(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeLedgerView(desk)
    qtbot.addWidget(view)
    days = tuple(date(2026, 11, 20) + timedelta(days=n) for n in range(3))
    asked: list[LedgerFilter] = []
    view.filter_changed.connect(asked.append)
    view.show_choices(("T01",), days)
    assert not view._last.isEnabled()
    view.show_filter(LedgerFilter(day=days[1]))
    assert [view._last.itemData(n) for n in range(view._last.count())] == [None, days[2]]
    view._last.setCurrentIndex(1)
    view._ask()
    assert (asked[-1].day, asked[-1].last_day) == (days[1], days[2])
    view._day.setCurrentIndex(0)
    view._ask()
    assert (asked[-1].day, asked[-1].last_day) == (None, None)


def test_moves_of_goods_are_pieces_and_come_to_no_amount(ledger: OfficeLedgerView) -> None:
    last = ledger._table.rows.columnCount() - 1
    for about, shows, title in CASES:
        ledger.show_filter(LedgerFilter(about))
        assert [box.isVisible() for box in ledger._boxes] == [shows] * len(ledger._boxes)
        assert ledger._table.rows.headerData(last, Qt.Orientation.Horizontal) == title
    ledger.show_filter(LedgerFilter("goods"))
    ledger.show_balance(BALANCE, 0)
    assert all(box.isVisible() for box in ledger._boxes)


GOODS: tuple[tuple[str, int, int, str], ...] = (
    ("", 1_007, 0, "Pieces left: 1,007"),
    ("", -2, 0, "Pieces left: −2"),
    ("", 0, 0, "Pieces left: 0"),
    ("sold", 3, 0, "Pieces in all: 3"),
    ("sold", 0, 1_250, "Weight in all: 1.250 kg"),
    ("", 3, 1_250, "Pieces left: 3  ·  Weight left: 1.250 kg"),
)


@pytest.mark.parametrize(("way", "pieces", "grams", "words"), GOODS)
def test_moves_of_goods_are_told_with_what_they_come_to(
    ledger: OfficeLedgerView, way: str, pieces: int, grams: int, words: str
) -> None:
    ledger.show_filter(LedgerFilter("goods", item="7", way=way))
    ledger.show_sums(LedgerSums(3, 0, 0, 0, 0, pieces, grams))
    assert plain(ledger._count.text()) == f"3 entries  ·  {words}  ·  the sum of these rows"
    ledger.retranslate()
    assert words in plain(ledger._count.text())
    ledger.show_filter(LedgerFilter("gross"))
    ledger.show_sums(LedgerSums(3, 0, 0, 0, 0))
    assert plain(ledger._count.text()) == "3 entries  ·  the sum of these rows"
    ledger.show_sums(LedgerSums(0, 0, 0, 0, 0))
    assert plain(ledger._count.text()) == "0 entries"


def test_what_is_weighed_moves_in_kilograms_and_what_has_no_balance_shows_none(ledger: OfficeLedgerView) -> None:
    last = ledger._table.rows.columnCount() - 1

    def shown(about: About, each: LedgerRow) -> str:
        ledger.show_filter(LedgerFilter(about))
        ledger.show_rows((each,), has_more=False)
        return plain(ledger._table.rows.index(0, last).data())

    goods = replace(MOVES[0], quantity=1_500)
    assert shown("goods", goods) == "1,500"
    assert shown("goods", replace(goods, is_weighed=True)) == "1.500 kg"
    fact = replace(goods, way="", quantity=0)
    assert [shown(about, fact) for about in ("transfers", "entries", "all")] == ["–", "–", "0.00"]


def test_what_was_before_a_period_leads_to_its_rows(ledger: OfficeLedgerView, qtbot: QtBot) -> None:
    ledger.show_filter(LedgerFilter("gross", family="1016", day=DAYS[1], last_day=DAYS[2]))
    ledger.show_sums(LedgerSums(3, 700, 0, 0, 0))
    with qtbot.waitSignal(ledger.filter_changed) as asked:
        ledger._before.click()
    assert asked.args == [LedgerFilter("gross", family="1016", last_day=DAYS[0])]
    for chosen in (LedgerFilter("gross"), LedgerFilter("z_reports", day=DAYS[1], by_shift=True)):
        ledger.show_filter(chosen)
        ledger.show_sums(LedgerSums(3, 0, 0, 0, 0))
        assert not ledger._before.isVisible(), "nothing was before"
    ledger.show_filter(LedgerFilter(day=DAYS[1]))
    ledger.show_balance(BALANCE, 0)
    assert not ledger._before.isVisible()


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2068\u2069\u200e"))).replace("\u00a0", " ")
