"""The equation over random histories: desks, transfers, the online store and outlets' tally sheets, and no piece unexplained.

A model beside the register keeps what a person with eyes would: how many pieces lie on all shelves, and how many are on their way
between two tills.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.facts import Stamp
from pos.domain.goods_facts import Cause, GoodsReturned, GoodsSent, GoodsTaken, GoodsWrittenOff, Pieces, TakenLine
from pos.domain.own_books import BookKind, TallyLine, TallySheet
from pos.domain.store_orders import OrderFile, OrderState, StoreLine
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    FAMILIES,
    FIRST_DAY,
    PRICE_MINOR,
    Ids,
    Journal,
    item_of,
    on_sqlite,
    open_register,
)
from tests.unit.register.settling import CODE, take_in
from tests.unit.register.test_store import order

if TYPE_CHECKING:
    from pos.register.register import Register

FAMILY = FAMILIES[0]
ITEM = item_of(FAMILY)
HISTORIES = 6
BEGUN = 200  # pieces, so that there is always one more to sell
ACTS = (
    *("sell", "refund", "send", "take", "take", "order", "order", "same_order", "order_back"),
    *("sheet", "sheet_back", "lose", "home"),
)


@dataclass
class World:
    """One register with two tills, a store and an outlet, and the shelf as it is."""

    register: Register
    shelf: int = BEGUN
    sales: list[Stamp] = field(default_factory=list)
    coming: list[GoodsSent] = field(default_factory=list)
    orders: list[tuple[str, int, bool]] = field(default_factory=list)
    sheets: list[tuple[str, int]] = field(default_factory=list)
    papers: int = 0  # sheets that were ever told; a paper's number is never used again

    def __post_init__(self) -> None:
        self.tills = (Journal("T01"), Journal("T02"))
        self.ids = Ids().fork("world")
        self.tills[0].receive(FAMILY, quantity=BEGUN)
        for till in self.tills:
            till.open_shift()
        take_in(self.register, *self.tills)
        books = self.register.books
        self.shop = books.open(ADMIN, CODE, BookKind.STORE, "Shop", identity=self.ids.new()).device
        self.outlet = books.open(ADMIN, CODE, BookKind.OUTLET, "Branch", identity=self.ids.new()).device

    def do(self, act: str, place: int, number: int) -> None:
        """Let something happen, where it can; whatever a till wrote comes in at once."""
        getattr(self, act)(self.tills[place], number)
        take_in(self.register, *self.tills)

    def sell(self, till: Journal, number: int) -> None:
        self.sales.append(till.sell(FAMILY, quantity=number))
        self.shelf -= number

    def refund(self, _till: Journal, number: int) -> None:
        if self.sales:
            sale = self.sales.pop(number % len(self.sales))
            till = next(till for till in self.tills if till.device == sale.device)
            till.refund(sale)
            self.shelf += till._sold(sale).lines[0].quantity

    def send(self, till: Journal, number: int) -> None:
        to = next(other.device for other in self.tills if other is not till)
        note = GoodsSent(number=till.number(), to=to, reason="full", lines=(Pieces(item=ITEM, quantity=number),))
        till.add(note)
        self.coming.append(note)

    def take(self, _till: Journal, number: int) -> None:
        if self.coming:
            note = self.coming.pop(number % len(self.coming))
            till = next(till for till in self.tills if till.device == note.to)
            line = TakenLine(item=ITEM, sent=note.lines[0].quantity, quantity=number)  # counted otherwise, mostly
            till.add(GoodsTaken(number=till.number(), of_number=note.number, lines=(line,)))

    def order(self, _till: Journal, number: int) -> None:
        self.orders.append((f"{1_000 + len(self.orders)}", number, False))
        self._tell(len(self.orders) - 1)
        self.shelf -= number

    def same_order(self, _till: Journal, number: int) -> None:
        if self.orders:
            self._tell(number % len(self.orders))

    def order_back(self, _till: Journal, number: int) -> None:
        place = number % len(self.orders) if self.orders else 0
        if self.orders and not self.orders[place][2]:
            name, pieces, _ = self.orders[place]
            self.orders[place] = (name, pieces, True)
            self._tell(place)
            self.shelf += pieces

    def sheet(self, _till: Journal, number: int) -> None:
        lines = (TallyLine(item=ITEM, price_minor=PRICE_MINOR, count=number),)
        self.papers += 1
        sheet = TallySheet(
            day=FIRST_DAY, paper=f"{self.papers}", lines=lines, pieces=number, total_minor=number * PRICE_MINOR
        )
        row = self.register.tallies.take_in(ACCOUNTANT, CODE, self.outlet, sheet, identity=self.ids.new())
        self.sheets.append((row.number, number))
        self.shelf -= number

    def sheet_back(self, _till: Journal, number: int) -> None:
        if self.sheets:
            paper, pieces = self.sheets.pop(number % len(self.sheets))
            self.register.tallies.reverse(ACCOUNTANT, CODE, self.outlet, paper, "wrong", identity=self.ids.new())
            self.shelf += pieces

    def lose(self, till: Journal, number: int) -> None:
        lost = GoodsWrittenOff(
            item=ITEM,
            family=FAMILY,
            quantity=number,
            cause=Cause.LOST,
            reason="gone",
            price_minor=0,
            rate_bp=0,
            paid_by_centre=False,
            approved_by="L01",
        )
        till.add(lost)
        self.shelf -= number

    def home(self, till: Journal, number: int) -> None:
        till.add(GoodsReturned(number=till.number(), family=FAMILY, lines=(Pieces(item=ITEM, quantity=number),)))
        self.shelf -= number

    def _tell(self, place: int) -> None:
        name, pieces, is_back = self.orders[place]
        line = StoreLine(sku=ITEM, name="Jam", quantity=pieces, amount_minor=pieces * PRICE_MINOR)
        told = order(name, line)
        if is_back:
            told = replace(told, state=OrderState.REFUNDED)
        file = OrderFile(orders=(told,), restocked=True)
        self.register.store.take_in(ACCOUNTANT, CODE, self.shop, file)


def checked(world: World) -> tuple[int, int]:
    """What the register says is on hand, and of that on its way."""
    (line,) = (line for line in world.register.accounts.stock(ADMIN, CODE) if line.item == ITEM)
    assert line.received == line.sold + line.returned + line.written_off + line.on_hand
    return line.on_hand, line.in_transit


@on_sqlite
@settings(max_examples=HISTORIES, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(1, 4)), min_size=6, max_size=14))
def test_every_piece_is_explained_whoever_sold_sent_or_lost_it(history: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(open_register(Path(folder) / "register.db"))
        for act, place, number in history:
            world.do(act, place, number)
        coming = sum(note.lines[0].quantity for note in world.coming)
        assert checked(world) == (world.shelf, coming)
        world.register.close()


@on_sqlite
def test_canary_everything_once_and_then_a_piece_that_nobody_wrote_down(tmp_path: Path) -> None:
    world = World(open_register(tmp_path / "register.db"))
    for act in (*ACTS, "send"):
        world.do(act, 0, 2)
    assert checked(world) == (world.shelf, 2)
    world.shelf -= 1
    assert checked(world)[0] != world.shelf
    world.register.close()
