"""The online store and the outlets, each on a stage of its own; `stages` shows them with all the others."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pos.domain.agent_facts import MoneyPlace
from pos.domain.facts import Method
from pos.domain.own_books import BookKind
from pos.domain.store_orders import ChoiceKind, Matched, OrderReview, OrderRow, OrderStep, ProductMatch
from pos.intake.findings import Finding, UnknownState
from pos.ui.rows.handovers import AgentRow, HandoverRow
from pos.ui.rows.names import Name
from pos.ui.rows.outlets import BookRow, GoodsHit, OrderFileRow, SheetRow, TallyDraft, TallyLineRow
from pos.ui.views.outlets import OutletsView
from pos.ui.views.product_choice import ProductSheet
from tests.gui import samples
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

DAY = date(2026, 11, 20)
JAM = "2000042000018"
STORES = (BookRow("W01", "متجر المركز"), BookRow("W02", "متجر الهدايا"))
OUTLETS = (
    BookRow("A01", "فرع الذيد"),
    BookRow("B01", "منفذ الشراكة في متحف التراث، الطابق الأول بجانب المدخل الرئيسي"),
)
PRODUCTS = (
    ProductMatch(sku="", name="علبة هدايا العيد الكبيرة", pieces=2, amount_minor=30_000, how=Matched.NOT),
    ProductMatch(
        sku="250-11",
        name="مربى تمر ٢٥٠ غ",
        pieces=9,
        amount_minor=22_500,
        how=Matched.GUESS,
        kind=ChoiceKind.ITEM,
        item=JAM,
        family="0427",
        name_ar="مربى التمر",
        name_en="Date jam",
    ),
    ProductMatch(
        sku=JAM,
        name="مربى التمر",
        pieces=31,
        amount_minor=77_500,
        how=Matched.CODE,
        kind=ChoiceKind.ITEM,
        item=JAM,
        family="0427",
        name_ar="مربى التمر",
        name_en="Date jam",
    ),
    ProductMatch(
        sku="", name="بطاقة هدية", pieces=1, amount_minor=5_000, how=Matched.CHOSEN, kind=ChoiceKind.LEAVE_OUT
    ),
)
STEPS = tuple(
    OrderRow(
        number=str(1021 + n),
        day=DAY,
        step=step,
        total_minor=7_060 + n,
        sale_minor=7_060 + n if step in {OrderStep.SELL, OrderStep.SELL_AND_REFUND} else 0,
        refund_minor=2_530 if step in {OrderStep.REFUND, OrderStep.SELL_AND_REFUND} else 0,
        receipt="W01-000014-2" if step in {OrderStep.NOTHING, OrderStep.REFUND} else "",
    )
    for n, step in enumerate(OrderStep)
)
REVIEW = OrderReview(
    products=PRODUCTS,
    orders=STEPS,
    file_minor=56_000,
    before_minor=14_128,
    sales_minor=14_121,
    refunds_minor=5_060,
    families_minor=9_000,
    centre_minor=2_000,
    open_minor=27_751,
    left_out_minor=0,
)
FINDINGS = (Finding(14, "حالة الطلب", UnknownState("قيد السفر")),)
FILE = OrderFileRow("orders-november.csv", FINDINGS, REVIEW)
HITS = (
    GoodsHit(ChoiceKind.ITEM, JAM, Name("مربى التمر", "Date jam"), "0427", Name("أسرة أم سالم", "Um Salem"), 2_500),
    GoodsHit(ChoiceKind.FAMILY, "0427", Name("أسرة أم سالم", "Um Salem"), "0427", Name("أسرة أم سالم", "Um Salem")),
)
LINES = tuple(
    TallyLineRow(str(n), JAM, "0427", Name("مربى التمر", "Date jam"), Name("أسرة أم سالم", "Um Salem"), 2_500, n + 1)
    for n in range(6)
)
DRAFT = TallyDraft(day=DAY, day_text="2026-11-20", paper="17", lines=LINES, pieces=21, total_minor=52_500)
SHEETS = (
    SheetRow("A01-000003-1", DAY, "16", 44, 118_000, Method.CASH, samples.PEOPLE[0].name, "", is_undone=False),
    SheetRow("A01-000001-8", DAY, "15", 8, 18_600, Method.AGENT, samples.PEOPLE[0].name, "أُدخل مرتين", is_undone=True),
)

AGENTS = (
    AgentRow("A01", "فرع الذيد", BookKind.OUTLET, 1_186_000, 1_000_000, 186_000),
    AgentRow("B01", OUTLETS[1].label, BookKind.OUTLET, 98_765_432, 0, 98_765_432),
    AgentRow("W01", "متجر المركز", BookKind.STORE, 53_000, 53_000, 0),
)
HANDOVERS = (
    HandoverRow("R01-000044-1", samples.AT, MoneyPlace.BANK, "9917-A", 1_000_000, samples.AISHA, "", is_undone=False),
    HandoverRow(
        "R01-000041-7", samples.AT, MoneyPlace.BOX, "17", 250_000, samples.AISHA, "عُدّت مرتين ولم توجد", is_undone=True
    ),
)


def _view(desk: Desk, tab: str) -> OutletsView:
    view = OutletsView(desk)
    view.orders.show_books(STORES, "W01")
    view.sheets.show_books(OUTLETS, "A01")
    view.show_tab(tab)
    return view


def store_products(desk: Desk) -> QWidget:
    view = _view(desk, "orders")
    view.orders.show_file(FILE)
    return framed(desk, view)


def store_orders(desk: Desk) -> QWidget:
    view = _view(desk, "orders")
    view.orders.show_file(FILE)
    view.orders._parts.choose("orders")
    view.orders._show_part()
    return framed(desk, view)


def store_days(desk: Desk) -> QWidget:
    view = _view(desk, "orders")
    view.orders.show_file(OrderFileRow("orders-november.csv", asks_days=True))
    return framed(desk, view)


def store_columns(desk: Desk) -> QWidget:
    view = _view(desk, "orders")
    view.orders.show_file(OrderFileRow("orders-november.csv", asks_columns=True))
    return framed(desk, view)


def store_empty(desk: Desk) -> QWidget:
    return framed(desk, OutletsView(desk))


def store_product(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = ProductSheet(desk, window)
        sheet.ask(PRODUCTS[1])
        sheet.show_hits(HITS)

    return sheeted(desk, lay)


def tally(desk: Desk) -> QWidget:
    view = _view(desk, "sheets")
    view.sheets.show_draft(DRAFT)
    view.sheets.show_goods(HITS[0])
    return framed(desk, view)


def tally_found(desk: Desk) -> QWidget:
    view = _view(desk, "sheets")
    view.sheets.show_draft(TallyDraft(lines=LINES[:2], pieces=9, total_minor=1_000, day=DAY, day_text="2026-11-20"))
    view.sheets._field.setText("مربى")
    view.sheets.show_hits(HITS)
    return framed(desk, view)


def tally_sheets(desk: Desk) -> QWidget:
    view = _view(desk, "sheets")
    view.sheets.show_sheets(SHEETS)
    view.sheets._past.setChecked(True)
    view.sheets._show_page(view.sheets._sheets)
    return framed(desk, view)


def outlet_money(desk: Desk) -> QWidget:
    view = _view(desk, "money")
    view.money.show_agents(AGENTS, "A01", may_take=True)
    view.money.show_handovers(HANDOVERS)
    view.money._handovers.choose_first()
    view.money._amount.show_amount(186_000)
    return framed(desk, view)


def outlet_money_empty(desk: Desk) -> QWidget:
    view = _view(desk, "money")
    return framed(desk, view)


OUTLET_STAGES = (
    *(store_products, store_orders, store_days, store_columns, store_empty, store_product),
    *(tally, tally_found, tally_sheets, outlet_money, outlet_money_empty),
)
