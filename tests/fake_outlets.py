"""A desk of stores and outlets that stands in the test's own process, and keeps what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pos.domain.agents import AgentAccount, HandedOver, Handover
from pos.domain.own_books import BookKind, OwnBook, TallyRow, TallySheet
from pos.domain.store_orders import Matched, OrderFile, OrderReview, OrderRow, OrderStep, ProductMatch
from tests.builders import CAKE, HUDA, JAM, SALMA, a_family, an_item
from tests.fakes import NOON

if TYPE_CHECKING:
    from pos.domain.bazaar import FamilyCard, ItemCard

DAY = date(2026, 11, 20)
PRODUCTS = (
    ProductMatch(sku="", name="Oud", pieces=1, amount_minor=5_000, how=Matched.NOT),
    ProductMatch(sku=JAM, name="Jam", pieces=2, amount_minor=5_000, how=Matched.CODE, item=JAM, family=SALMA),
)


@dataclass
class FakeOutlets:
    """Stores and outlets."""

    opened: list[OwnBook] = field(
        default_factory=lambda: [
            OwnBook(device="A01", kind=BookKind.OUTLET, label="Branch"),
            OwnBook(device="W01", kind=BookKind.STORE, label="Shop"),
        ]
    )
    asked: list[Any] = field(default_factory=list)
    rows: list[TallyRow] = field(default_factory=list)
    handed: list[Handover] = field(default_factory=list)

    def books(self) -> tuple[OwnBook, ...]:
        return tuple(self.opened)

    def open(self, kind: BookKind, label: str, letter: str = "") -> OwnBook:
        self.opened.append(
            OwnBook(device=f"{'W' if kind is BookKind.STORE else 'B'}09", kind=kind, label=label + letter)
        )
        return self.opened[-1]

    def goods(self) -> tuple[tuple[ItemCard, ...], tuple[FamilyCard, ...]]:
        items = (an_item(JAM, name_ar="مربى"), an_item(CAKE, name_ar="كعكة التمر", name_en="Date cake"))
        return items, (a_family(1, number=SALMA), a_family(2, number=HUDA))

    def review(self, device: str, file: OrderFile) -> OrderReview:
        self.asked.append((device, file))
        known = {choice.name for choice in file.choices}
        products = tuple(replace(one, how=Matched.CHOSEN) if one.name in known else one for one in PRODUCTS)
        is_open = any(not one.is_known for one in products)
        step = OrderStep.UNDECIDED if is_open else OrderStep.SELL
        total = 10_000
        row = OrderRow(number="1", day=DAY, step=step, total_minor=total, sale_minor=0 if is_open else total)
        return OrderReview(
            products=products,
            orders=(row,),
            file_minor=total,
            before_minor=0,
            sales_minor=row.sale_minor,
            refunds_minor=0,
            families_minor=row.sale_minor,
            centre_minor=0,
            open_minor=total - row.sale_minor,
            left_out_minor=0,
        )

    def take_orders(self, device: str, file: OrderFile) -> OrderReview:
        return replace(self.review(device, file), is_done=True)

    def sheets(self, device: str) -> tuple[TallyRow, ...]:
        self.asked.append(device)
        return tuple(self.rows)

    def take_sheet(self, device: str, sheet: TallySheet) -> TallyRow:
        self.rows.insert(0, TallyRow(number=f"{device}-{len(self.rows) + 1:06d}-1", sheet=sheet, by="C1"))
        return self.rows[0]

    def reverse(self, _device: str, number: str, reason: str) -> TallyRow:
        self.rows = [
            replace(row, reversed_by="A01-000009-9", reason=reason) if row.number == number else row
            for row in self.rows
        ]
        return next(row for row in self.rows if row.number == number)

    def agents(self) -> tuple[AgentAccount, ...]:
        return tuple(
            AgentAccount(
                device=book.device,
                kind=book.kind,
                label=book.label,
                taken_minor=18_600,
                handovers=tuple(self.handed) if book.device == "A01" else (),
            )
            for book in self.opened
        )

    def take_money(self, device: str, told: HandedOver) -> AgentAccount:
        number = f"R01-{len(self.handed) + 1:06d}-1"
        self.asked.append((device, told))
        self.handed.insert(0, Handover(number=number, at=NOON, by="C1", told=told, epoch=1, seq=9))
        return self.agents()[0]

    def undo_money(self, _device: str, number: str, reason: str) -> AgentAccount:
        self.handed = [
            replace(one, undone_by="R01-000009-9", undone_reason=reason) if one.number == number else one
            for one in self.handed
        ]
        return self.agents()[0]
