"""The accountant's ledger and its sheets, each on a stage of its own; `stages` shows them with all the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos.ui.rows.ledger import BalanceRow, LedgerFilter, LedgerRow, LedgerSums, StoredRow
from pos.ui.views.fact_sheet import FactSheet
from pos.ui.views.office import OfficeView
from tests.gui import samples
from tests.gui.bazaar_stages import BAZAAR_STAGES
from tests.gui.bookkeeping_stages import BOOKKEEPING_STAGES
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

DAYS = tuple(samples.AT.date() + timedelta(days=n) for n in range(3))
ROWS = (
    LedgerRow("T01.1.4.0.row", samples.AT, "sale", "T01-000123-4", "T01", "1016", "family", 0, 7_500, -7_500),
    LedgerRow(
        "T01.1.9.0.row", samples.AT, "goods_written_off", "", "T01", "1016", "family", 0, 1_234_567_00, -123_464_200
    ),
    LedgerRow("T101.2.77.1.row", None, "refund", "T101-000009-1", "T101", "1016", "family", 2_500, 0, -123_461_700),
    LedgerRow(
        "R01.1.12.0.row", samples.AT, "payout_approved", "R01-000002-1", "R01", "", "commission", 0, 90, -123_461_790
    ),
    LedgerRow("T02.1.12.0.way", samples.AT, "sale", "T02-000002-1", "T02", "", "", 0, 0, 0, "sold", 3),
)
MOVES = (
    LedgerRow("T01.1.2.0.way", samples.AT, "goods_received", "T01-000002-6", "T01", "", "", 0, 0, 0, "received", 1_200),
    ROWS[-1],
    LedgerRow(
        "T01.1.5.0.way", samples.AT, "sale", "T01-000005-1", "T01", "", "", 0, 0, 0, "sold", 1_550, is_weighed=True
    ),
)
SUMS = LedgerSums(1_000_000, -4_200, 2_500, 123_464_290, -123_465_990)
BALANCE = (
    BalanceRow("cash", 1_250_000, 1_240_000),
    BalanceRow("family", 0, 1_234_567_00),
    BalanceRow("safe", 123_446_700, 0),
    BalanceRow("rounding", 0, 0),
    BalanceRow("agent", 60_000, 41_400),
)
STORED = StoredRow(
    kind="sale",
    number="T01-000123-4",
    place="T01 · 1 · 45",
    at=samples.AT,
    by=samples.MARYAM,
    received_at=samples.AT + timedelta(minutes=2),
    hash="41bdb198243c861a7cd5d5983eeec96f4a78268104f6592a78eb1895de8b7478",
    body='{"at":"2026-11-20T09:12:37.120+04:00","by":"C01","catalogue":3,"kind":"sale","number":"T01-000123-4"}',
    unread="",
    settled_by="R01-000002-1",
    rows=ROWS[:3],
)


def tills(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.tills.show_days((samples.AT.date(),), None)
    view.tills.show_tills(samples.TILLS)
    view.show_tab("tills")
    return framed(desk, view)


def no_tills(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.show_tab("tills")
    return framed(desk, view)


def ledger(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.ledger.show_choices(("T01", "T02", "T101"), DAYS)
    view.ledger.show_filter(LedgerFilter("gross", family="1016", device="T01", day=DAYS[0]))
    view.ledger.show_rows(ROWS, has_more=True)
    view.ledger.show_sums(SUMS)
    view.ledger._table.setCurrentIndex(view.ledger._table.rows.index(0, 0))
    view.show_tab("ledger")
    return framed(desk, view)


def no_entries(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.show_tab("ledger")
    return framed(desk, view)


def trial_balance(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_administration(is_offered=True)
    view.ledger.show_choices(("T01",), DAYS)
    view.ledger.show_balance((*BALANCE, BalanceRow("agent", 18_600, 0, "A01", desk.speech.code("B-3"))), 0)
    view.show_tab("ledger")
    return framed(desk, view)


def stored_fact(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        FactSheet(desk, window).show_fact(replace(STORED, png=samples.picture()))

    return sheeted(desk, lay)


def moves_of_goods(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.ledger.show_choices(("T01", "T02", "T101"), DAYS)
    view.ledger.show_filter(LedgerFilter("goods", item="2000000000015", last_day=DAYS[1]))
    view.ledger.show_rows(MOVES, has_more=False)
    view.ledger.show_sums(LedgerSums(len(MOVES), 0, 0, 0, 0, 1_197, 2_450))
    view.show_tab("ledger")
    return framed(desk, view)


ACCOUNT_STAGES = (
    *(tills, no_tills, ledger, moves_of_goods, no_entries, trial_balance, stored_fact),
    *BAZAAR_STAGES,
    *BOOKKEEPING_STAGES,
)
