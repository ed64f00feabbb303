"""A payout with every row that its lines have, and its sheets; `stages` shows them with all the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos.ui.rows.ledger import LedgerFilter
from pos.ui.rows.names import Name
from pos.ui.rows.office import PayoutLine
from pos.ui.rows.payouts import BoxMove, Undoable, Waiting
from pos.ui.rows.reckoning import PartRow, Reckoning
from pos.ui.views.office import OfficeView
from pos.ui.views.payout_sheets import CashBoxSheet, WaitingSheet
from pos.ui.views.reckoning import ReckoningSheet
from pos.ui.views.reversal_sheet import ReversalSheet
from tests.gui import samples
from tests.gui.bank_stages import BANK_STAGES
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

FAMILY = samples.FAMILIES[0]
LONG = Name("أسرة أم عبد الرحمن للمأكولات الشعبية والحلويات", "Um Abdulrahman's home kitchen, sweets and pastries")
STATE = replace(
    samples.PAYOUT,
    may_undo=True,
    may_use_box=True,
    provisional="T03 was stolen",
    numbers=("P-2026-03", "P-2026-02", "P-2026-01"),
)
DAYS = tuple(samples.AT.date() + timedelta(days=n) for n in range(3))
LINE = PayoutLine(
    family="1016",
    name=FAMILY.name,
    method="cash",
    amount_minor=1_048_550,
    state="due",
    gross_minor=1_450_000,
    refunds_minor=25_000,
    commission_minor=206_450,
    advances_minor=150_000,
    adjustments_minor=-20_000,
    brought_minor=12,
    net_minor=1_048_562,
    paid_minor=1_048_550,
    carried_minor=12,
    shares=((1_000, 145_000, 14_500), (1_500, 1_279_667, 191_950)),
)
LINES = (
    LINE,
    replace(LINE, family="1024", name=samples.FAMILIES[1].name, method="bank", state="paid", voucher="BATCH-7"),
    replace(LINE, family="1032", name=LONG, state="held", note="The name on the account is not clear"),
    replace(LINE, family="1040", name=LONG, state="reversed", voucher="R01-000031-8", note="R01-000044-1"),
    replace(
        LINE,
        family="1057",
        name=FAMILY.name,
        state="carried",
        net_minor=-1_048_100,
        paid_minor=0,
        carried_minor=-1_048_100,
        amount_minor=-1_048_100,
    ),
)
MANY = (
    *LINES,
    *(replace(LINE, family=f"10{serial}", name=samples.FAMILIES[serial % 2].name) for serial in range(60, 67)),
)
MOVES = (
    BoxMove("R01.1.31", samples.AT, "payout_paid", "R01-000031-8", "1016", samples.MARYAM, -1_048_550, 451_450),
    BoxMove("R01.1.29", samples.AT, "advance_paid", "R01-000029-1", "1024", samples.AISHA, -500_000, 1_500_000),
    BoxMove("R01.1.28", samples.AT, "cash_box_filled", "R01-000028-3", "", samples.AISHA, 2_000_000, 2_000_000),
)
WAITING = (
    Waiting("P-2026-01 1016", "P-2026-01", "1016", FAMILY.name, "cash", 1_048_550, samples.AT, 41),
    Waiting(
        "P-2026-03 1032",
        "P-2026-03",
        "1032",
        LONG,
        "bank",
        48_550,
        samples.AT,
        2,
        "The name on the account is not clear",
    ),
)
ROWS = LedgerFilter(family="1016", settled_by="P-2026-03")
RECKONING = Reckoning(
    (
        PartRow("gross", "gross", 1_450_000, ROWS),
        PartRow("refunds", "refunds", -25_000, ROWS),
        PartRow("share 1000", "share", -14_500, ROWS, 1_000, 145_000),
        PartRow("share 1500", "share", -191_950, ROWS, 1_500, 1_279_667),
        PartRow("advances", "advances", -150_000, ROWS),
        PartRow("adjustments", "adjustments", -20_000, ROWS),
        PartRow("brought", "brought", 12),
        PartRow("net", "net", 1_048_562),
        PartRow("paid", "paid", 1_048_550, ROWS),
        PartRow("carried", "carried", 12),
    ),
    family="1016",
    name=FAMILY.name,
    number="P-2026-03",
)


def payout_lines(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.payout.show_payout(STATE)
    view.payout.show_lines(MANY)
    view.show_tab("payout")
    return framed(desk, view)


def no_payout(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.payout.show_payout(replace(samples.PAYOUT, stage="none", number="", drafted_by=None, approved_by=None))
    view.show_tab("payout")
    return framed(desk, view)


def reversal(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        ReversalSheet(desk, window).ask(Undoable("P-2026-03", "1016", FAMILY.name, 1_048_550, 9_134_000))

    return sheeted(desk, lay)


def cash_box(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        CashBoxSheet(desk, window).show_box(451_450, MOVES)

    return sheeted(desk, lay)


def uncollected(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        WaitingSheet(desk, window).show_waiting(WAITING)

    return sheeted(desk, lay)


def reckoning(desk: Desk) -> QWidget:
    return sheeted(desk, lambda window: ReckoningSheet(desk, window).show_reckoning(RECKONING))


def payout_narrowed(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.payout.show_payout(STATE)
    view.payout.show_lines(MANY)
    view.payout._totals._ways["bank"].click()
    view.show_tab("payout")
    return framed(desk, view)


def payout_brought_back(desk: Desk) -> QWidget:
    """The register came back from a copy: what was paid after it is not known here."""
    view = OfficeView(desk)
    view.payout.show_payout(replace(STATE, known_until=samples.AT))
    view.payout.show_lines(MANY)
    view.show_tab("payout")
    return framed(desk, view)


def payout_evening(desk: Desk) -> QWidget:
    """The halls go on selling after the last payout, so the next one is to reach up to an evening that is over."""
    view = OfficeView(desk)
    view.payout.show_payout(replace(STATE, stage="paid", provisional="", until=DAYS[0], days=DAYS[1:]))
    view.payout.show_lines(tuple(line for line in MANY if line.state in {"paid", "carried"}))
    view.payout._draft._until.setCurrentIndex(1)
    view.payout._draft._until.activated.emit(1)
    view.show_tab("payout")
    return framed(desk, view)


def payout_next_evening(desk: Desk) -> QWidget:
    """Money of the last payout waits, and the next one can be drafted all the same, up to now or up to an evening."""
    view = OfficeView(desk)
    view.payout.show_payout(replace(STATE, until=DAYS[0], may_draft=True, days=DAYS[1:]))
    view.payout.show_lines(MANY)
    view.payout._next._until.setCurrentIndex(1)
    view.payout._next._until.activated.emit(1)
    view.show_tab("payout")
    return framed(desk, view)


PAYING_STAGES = (
    payout_lines,
    payout_evening,
    payout_next_evening,
    payout_narrowed,
    payout_brought_back,
    no_payout,
    reckoning,
    reversal,
    cash_box,
    uncollected,
    *BANK_STAGES,
)
