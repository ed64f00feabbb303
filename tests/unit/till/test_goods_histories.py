"""Random histories at two desks that do not know of each other: every piece is accounted for, and sold at the price of its day.

A model beside the tills keeps what a person with eyes would: how many pieces lie on the shelf, and what the label says.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.facts import Line, Sale
from pos.domain.goods_facts import Cause, GoodsReceived, GoodsReturned, GoodsSent, MarkdownPlanned, Pieces, TakenLine
from pos.domain.money import part_of
from pos.domain.stock import Equation, fold_moves, moves
from pos.domain.transfers import on_the_way, open_notes
from pos.till.markdowns import Markdowns
from pos.till.returning import Returning
from pos.till.transferring import Transferring
from pos.till.upkeep import Upkeep
from tests.builders import DAY, JAM, SALMA, Till, a_received_line, a_till, facts_in, number_of

KNOWN = 40  # pieces of jam that the register's cards tell both tills of
HISTORIES = 8
ACTS = ("receive", "sell", "stranger", "refund", "void", "spoil", "reprice", "mark", "lose", "send")


class Hall:
    """Two tills, and the shelf as it is."""

    def __init__(self, folder: Path) -> None:
        self.tills = [a_till(folder / name, name) for name in ("T01", "T07")]
        self.shelf = Counter({JAM: KNOWN})
        self.price = [{JAM: 2_500}, {JAM: 2_500}]
        self.own = [self.receive(place, 6, "") for place in (0, 1)]
        self.sold: list[list[str]] = [[], []]
        self.off = [0, 0]
        self.coming = 0
        self.strangers = Counter[str]()
        self.sold_at: list[tuple[Line, int, int]] = []

    def do(self, act: str, place: int, number: int) -> None:
        """Let something happen at a till, where it can."""
        till, item = self.tills[place], (self.own[place], JAM)[number % 2]
        if act == "receive":
            self.receive(place, number, item)
        elif act == "sell":
            self.sell(till, place, item, number)
        elif act == "stranger":
            self.sell_a_stranger(till, place)
        elif act == "reprice":
            price = 1_000 + 50 * number + (0 if self.price[place][item] > 1_500 else 1_000)
            Upkeep(till.book, till.goods).reprice(item, price, 0, by="G1", reason="day", consent_by="her")
            self.price[place][item] = price
        elif act == "mark":
            self.off[place] = 500 * (number - 1)  # one of nothing ends it
            plan = MarkdownPlanned(
                day=DAY, from_minute=0, off_bp=self.off[place], reason="last hours", consent_by="all, by phone"
            )
            Markdowns(till.book).plan(plan, by="G1")
        elif act == "lose" and self.shelf[item] >= number:
            upkeep, card = Upkeep(till.book, till.goods), till.book.catalogue.item(item)
            if card is not None and (upkeep.left(card) or 0) >= number:
                upkeep.lose(
                    item, number, Cause.LOST, by="G1", reason="gone", approved_by="L1", paid_by_centre=number > 2
                )
                self.shelf[item] -= number
        elif act == "send":
            self.send(place, number)
        elif act in {"refund", "void", "spoil"} and self.sold[place]:
            self.undo(act, till, self.sold[place].pop())

    def send(self, place: int, number: int) -> None:
        """Send jam to the other till, which takes it in one time of two; whatever is said of it, the shelf is as it was."""
        here, there = (Transferring(till.book, till.press) for till in (self.tills[place], self.tills[1 - place]))
        card = here.book.catalogue.item(JAM)
        if card is None or (Upkeep(here.book, self.tills[place].goods).left(card) or 0) < number:
            return
        note = here.send(there.book.device, (Pieces(item=JAM, quantity=number),), by="G1", reason="a full table").fact
        assert isinstance(note, GoodsSent)
        if number % 2:
            there.take(note.number, (TakenLine(item=JAM, sent=number, quantity=number),), by="G1")
        else:
            self.coming += number

    def receive(self, place: int, number: int, item: str) -> str:
        line = a_received_line(item, number, price_minor=self.price[place].get(item, 900), floor_minor=0)
        note = self.tills[place].goods.receive(SALMA, (line,), by="G1").fact
        assert isinstance(note, GoodsReceived)
        code = note.lines[0].item
        self.shelf[code] += number
        self.price[place].setdefault(code, 900)
        return code

    def sell(self, till: Till, place: int, item: str, number: int) -> None:
        number = min(number, self.shelf[item])
        if not number:
            return
        sale = till.sell(*[item] * number)
        self.shelf[item] -= number
        self.sold[place].append(number_of(sale))
        assert isinstance(sale.fact, Sale)
        (line,) = sale.fact.lines  # pieces at one price and markdown are one line
        self.sold_at.append((line, self.price[place][item], self.off[place]))

    def sell_a_stranger(self, till: Till, place: int) -> None:
        """Sell a piece whose label the other till made, of which this one has not heard, onto its family."""
        code = self.own[1 - place]
        if self.shelf[code]:
            till.checkout.add_unlisted(SALMA, 900, "mat", item=code)
            till.checkout.pay(by="C1", tendered_minor=900)
            self.shelf[code] -= 1
            self.strangers[code] += 1

    def undo(self, act: str, till: Till, number: str) -> None:
        if act == "void":
            undone: Any = till.undoing.void(number, by="C1", reason="twice", approved_by="L1").fact
            lines = undone.lines
        else:
            undone = till.undoing.refund(
                number, {0: 1}, by="C1", reason="lid", approved_by="L1", restocked=act == "refund"
            ).fact
            lines = tuple(part.line for part in undone.lines)
        if act != "spoil":
            for line in lines:
                self.shelf[line.item] += line.quantity

    def equations(self) -> dict[str, Equation]:
        """What both journals together say, with what the register knew before."""
        return fold_moves(move for till in self.tills for fact in facts_in(till.book) for move in moves(fact))


@settings(max_examples=HISTORIES, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(1, 4)), min_size=4, max_size=16))
def test_every_piece_at_two_desks_is_accounted_for(history: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(Path(folder))
        with closing(hall.tills[0].book), closing(hall.tills[1].book):
            for act, place, number in history:
                hall.do(act, place, number)
            equations = hall.equations()
            before = Counter({JAM: KNOWN})
            assert {code: before[code] + one.on_hand for code, one in equations.items()} == {
                code: hall.shelf[code] for code in equations
            }
            facts = [fact for till in hall.tills for fact in facts_in(till.book)]
            assert on_the_way(open_notes(facts)).get(JAM, 0) == hall.coming
            for line, price, off_bp in hall.sold_at:
                assert line.price_minor == price
                assert line.discount_minor == line.quantity * part_of(price, off_bp)
            goes_home(hall)


def goes_home(hall: Hall) -> None:
    """Each till counts what only it has, finds one missing where it can, and then nothing of it is unexplained."""
    for till, code in zip(hall.tills, hall.own, strict=True):
        there = max(0, hall.shelf[code] - 1)
        counts = Returning(till.book, till.goods)
        counts.begin(SALMA)
        counts.count(code, there)
        counts.hear(hall.strangers)  # the register knows by now
        (left,) = [left for left in counts.outcome() if left.card.code == code]
        assert left.missing == hall.shelf[code] - there
        note = counts.record(by="G1", approved_by="L1").fact
        assert isinstance(note, GoodsReturned)
        named = {row.item: row.quantity for row in note.missing}
        assert named.get(code, 0) == left.missing
        (equation,) = [one.equation for one in counts.left(SALMA) if one.card.code == code]
        assert equation.on_hand == left.missing + hall.strangers[code]  # until somebody says what became of it
        if left.missing:
            Upkeep(till.book, till.goods).lose(
                code, left.missing, Cause.LOST, by="G1", reason="count", approved_by="L1", paid_by_centre=False
            )
        assert hall.equations()[code].on_hand == 0


def test_canary_a_piece_that_nobody_wrote_down_is_missed(tmp_path: Path) -> None:
    hall = Hall(tmp_path)
    with closing(hall.tills[0].book), closing(hall.tills[1].book):
        hall.do("sell", 0, 2)
        hall.shelf[hall.own[0]] -= 1
        assert hall.equations()[hall.own[0]].on_hand != hall.shelf[hall.own[0]]
