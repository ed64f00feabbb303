"""Any history of a till, with kills in between, leaves a whole book in which every road leads to the same figure.

Hypothesis makes up the history: it scans, holds, sells, refunds, voids, moves cash, receives and writes off goods, closes shifts,
restarts the program and kills it. Beside the book runs a simple tally of what a bystander would have seen.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pos.domain.errors import AlreadyUndone, NothingLeftToRefund, OtherShift
from pos.domain.facts import Bearer, Line, Method, Purpose, Refund, Sale, ShiftClosed, Void
from pos.domain.goods_facts import Cause, Pieces
from pos.domain.settlement import claims, settle
from pos.domain.stock import fold_moves, moves
from pos.ledger.book import Book, Surroundings
from pos.ledger.chain import GENESIS
from pos.ledger.codec import journal_line
from pos.ledger.keys import from_seed
from pos.ledger.verify import verify
from tests.builders import (
    CAKE,
    COFFEE,
    HUDA,
    JAM,
    OUD,
    SALMA,
    Till,
    a_received_line,
    facts_in,
    pieces,
    some_cards,
    surroundings,
)
from tests.fakes import HastyMedium, PocketBox
from tests.independent.recompute import recompute

ITEMS = (JAM, CAKE, OUD, COFFEE)
OWNERS = {JAM: SALMA, CAKE: SALMA, OUD: HUDA, COFFEE: ""}
picks = st.integers(0, 10_000)


def has_basket(machine: History) -> bool:
    return bool(machine.till.checkout.basket.lines)


def has_held(machine: History) -> bool:
    return bool(machine.till.checkout.held())


def has_sold(machine: History) -> bool:
    return bool(machine.sales)


def may_close(machine: History) -> bool:
    return not has_basket(machine) and not has_held(machine)


class History(RuleBasedStateMachine):
    """One till over some days.

    Attributes:
        sales: the numbers of all receipts, voided ones too.
        voided: the numbers of those that were voided.
        returned: pieces that came back, by number and line.
        drawer: what a bystander knows to lie in the drawer.
        takings: what customers paid less what they got back, by any method.
        shelf: pieces of each item that a bystander sees here.
        kills: how often the program was killed.
    """

    @initialize()
    def open_the_till(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.medium, self.box = HastyMedium(), PocketBox()
        book = self._open(self.folder / "0", surroundings())
        book.begin(some_cards())
        self.till = Till(book)
        self.till.open_shift()
        self.sales: list[str] = []
        self.voided: set[str] = set()
        self.returned: dict[tuple[str, int], int] = {}
        self.drawer = 20_000
        self.takings = 0
        self.shelf: Counter[str] = Counter()
        self.kills = 0

    # -- at the counter ----------------------------------------------------------------------------------------

    @rule(item=st.sampled_from(ITEMS))
    def scan(self, item: str) -> None:
        self.till.checkout.scan(item)

    @rule(price_minor=st.integers(0, 9_999), family=st.sampled_from([SALMA, HUDA, ""]))
    def add_unlisted(self, price_minor: int, family: str) -> None:
        self.till.checkout.add_unlisted(family, price_minor, "bread")

    @precondition(has_basket)
    @rule(pick=picks, quantity=st.integers(0, 4), seen=st.booleans())
    def change_quantity(self, pick: int, quantity: int, *, seen: bool) -> None:
        if seen:
            self.till.checkout.subtotal_minor()
        self.till.checkout.set_quantity(pick % len(self.till.checkout.basket.lines), quantity, by="C1")

    @precondition(has_basket)
    @rule(discount_bp=st.integers(0, 10_000), borne_by=st.sampled_from(Bearer))
    def discount(self, discount_bp: int, borne_by: Bearer) -> None:
        gross = sum(part.line.gross_minor for part in self.till.checkout.basket.lines)
        if gross:
            self.till.checkout.discount_basket(
                gross * discount_bp // 10_000, reason="closing hour", borne_by=borne_by, approved_by="L1"
            )

    @precondition(has_basket)
    @rule()
    def hold(self) -> None:
        self.till.checkout.hold("")

    @precondition(has_held)
    @rule(pick=picks)
    def recall(self, pick: int) -> None:
        held = self.till.checkout.held()
        self.till.checkout.recall(held[pick % len(held)].id)

    @precondition(has_held)
    @rule(pick=picks)
    def discard(self, pick: int) -> None:
        held = self.till.checkout.held()
        self.till.checkout.discard(held[pick % len(held)].id, by="C1")

    @precondition(has_basket)
    @rule()
    def give_up(self) -> None:
        self.till.checkout.clear(by="C1")

    @rule(
        items=st.lists(st.sampled_from(ITEMS), min_size=1, max_size=4),
        off_bp=st.sampled_from([0, 0, 777]),
        by_card=st.sampled_from([0, 3_000, 10_000]),
    )
    def serve_a_customer(self, items: list[str], off_bp: int, by_card: int) -> None:
        for item in items:
            self.till.checkout.scan(item)
        if off_bp:
            self.discount(off_bp, Bearer.FAMILY)
        self.pay(by_card, over_minor=0)

    @precondition(has_basket)
    @rule(by_card=st.sampled_from([0, 3_000, 10_000]), over_minor=st.sampled_from([0, 5_000]))
    def pay(self, by_card: int, over_minor: int) -> None:
        counter = self.till.checkout
        total = counter.subtotal_minor()
        card = total * by_card // 10_000
        due = counter.cash_due_minor(card)
        sale = counter.pay(by="C1", tendered_minor=due + over_minor, card_minor=card, reference="7").fact
        assert isinstance(sale, Sale)
        self.sales.append(sale.number)
        self.drawer += due
        self.takings += due + card
        for line in sale.lines:
            self.shelf[line.item] -= line.quantity

    # -- undoing -----------------------------------------------------------------------------------------------

    @precondition(has_sold)
    @rule(pick=picks, line=picks, quantity=st.integers(1, 3), restocked=st.booleans())
    def refund(self, pick: int, line: int, quantity: int, *, restocked: bool) -> None:
        number = self._recent(pick)
        sale = self.till.undoing.find(number).sale
        line %= len(sale.lines)
        wanted = {line: quantity}
        self.returned.setdefault((number, line), 0)
        if quantity > sale.lines[line].quantity * (number not in self.voided) - self.returned[number, line]:
            with pytest.raises(NothingLeftToRefund):
                self.till.undoing.refund(number, wanted, by="C1", reason="lid", approved_by="L1")
            return
        back = self.till.undoing.refund(
            number, wanted, by="C1", reason="lid", approved_by="L1", restocked=restocked
        ).fact
        assert isinstance(back, Refund)
        self.returned[number, line] += quantity
        self._give_back(back)
        part = back.lines[0].line
        if part.item and restocked:
            self.shelf[part.item] += quantity

    @precondition(has_sold)
    @rule(pick=picks)
    def void(self, pick: int) -> None:
        number = self._recent(pick)
        found, shift = self.till.undoing.find(number), self.till.shifts.current()
        assert shift is not None
        if found.is_touched or found.sale.shift != getattr(shift.fact, "shift", 0):
            with pytest.raises((AlreadyUndone, OtherShift)):
                self.till.undoing.void(number, by="C1", reason="twice", approved_by="L1")
            return
        undone = self.till.undoing.void(number, by="C1", reason="twice", approved_by="L1").fact
        assert isinstance(undone, Void)
        self.voided.add(number)
        self._give_back(undone)
        for line in undone.lines:
            self.shelf[line.item] += line.quantity

    def _recent(self, pick: int) -> str:
        """One of the last few receipts: people come back soon."""
        return self.sales[-1 - pick % min(3, len(self.sales))]

    def _give_back(self, fact: Refund | Void) -> None:
        self.takings -= fact.paid_minor
        self.drawer -= sum(part.amount_minor for part in fact.payments if part.method is Method.CASH)

    # -- drawer and goods --------------------------------------------------------------------------------------

    @rule(amount_minor=st.integers(-5_000, 5_000).filter(bool), purpose=st.sampled_from(Purpose))
    def move_cash(self, amount_minor: int, purpose: Purpose) -> None:
        self.till.shifts.move_cash(by="L1", amount_minor=amount_minor, purpose=purpose, reason="change")
        self.drawer += amount_minor

    @rule(item=st.sampled_from(ITEMS), quantity=st.integers(1, 20))
    def receive(self, item: str, quantity: int) -> None:
        self.till.goods.receive(OWNERS[item], (a_received_line(item, quantity),), by="G1")
        self.shelf[item] += quantity

    @rule(item=st.sampled_from(ITEMS), cause=st.sampled_from(Cause), paid_by_centre=st.booleans())
    def write_off(self, item: str, cause: Cause, *, paid_by_centre: bool) -> None:
        self.till.goods.write_off(
            item, 1, cause, by="G1", reason="fell", approved_by="L1", paid_by_centre=paid_by_centre
        )
        self.shelf[item] -= 1

    @rule(item=st.sampled_from(ITEMS))
    def hand_back(self, item: str) -> None:
        left = self.shelf[item]
        if left > 0:
            row = (Pieces(item=item, quantity=left),)
            self.till.goods.hand_back(OWNERS[item], row, by="G1", on_hand=dict(self.shelf))
            self.shelf[item] = 0

    # -- shifts, restarts, kills -------------------------------------------------------------------------------

    @precondition(may_close)
    @rule(off_minor=st.sampled_from([0, -125, 700]), float_minor=st.integers(0, 30_000))
    def next_shift(self, off_minor: int, float_minor: int) -> None:
        x = self.till.shifts.figures()
        self.till.shifts.count(by="C1", counted=pieces(max(0, self.drawer + off_minor)))
        z = self.till.shifts.close(by="C1", reason="counted twice", approved_by="L1").fact
        assert isinstance(z, ShiftClosed)
        assert (z.expected_minor, z.takings_minor, z.families) == (
            x.expected_minor,
            x.takings_minor,
            x.family_totals(),
        )
        self.till.open_shift(float_minor)
        self.drawer = float_minor

    @rule()
    def restart(self) -> None:
        basket, held = self.till.checkout.basket, self.till.checkout.held()
        self.till.book.close()
        self.till = Till(self._open(self.till.book.folder, self.till.book.around))
        self._same_baskets(basket, held)

    @rule()
    def kill(self) -> None:
        """Take the files as they lie on the disk at this moment, as after a kill, and go on with those."""
        basket, held = self.till.checkout.basket, self.till.checkout.held()
        self.kills += 1
        copy = self.folder / str(self.kills)
        shutil.copytree(self.till.book.folder, copy)
        killed, remembered = self.till.book, dict(self.box.secrets)
        killed.close()
        self.box.secrets = remembered
        self.till = Till(self._open(copy, killed.around))
        self._same_baskets(basket, held)

    def _open(self, folder: Path, around: Surroundings) -> Book:
        return Book(folder, "T01", around, from_seed("T01"), box=self.box, medium=self.medium)

    def _same_baskets(self, basket: Any, held: Any) -> None:
        if basket.lines:
            assert self.till.checkout.basket == basket
        assert self.till.checkout.held() == held
        verdict = verify(self.till.book.connection)
        assert verdict.whole, verdict.faults
        assert self.till.book.journal.head().epoch == 1  # nobody put an old copy back

    # -- what always holds -------------------------------------------------------------------------------------

    @invariant()
    def the_drawer_holds_what_was_seen_going_in_and_out(self) -> None:
        expected = self.till.shifts.figures().expected_minor
        assert expected == self.drawer
        assert expected == self._balance("cash")

    @invariant()
    def debits_equal_credits(self) -> None:
        (total,) = self.till.book.connection.execute("SELECT coalesce(sum(amount_minor), 0) FROM ledger").fetchone()
        assert total == 0

    @invariant()
    def three_roads_lead_to_the_takings(self) -> None:
        happened = facts_in(self.till.book)
        closed = sum(fact.takings_minor for fact in happened if isinstance(fact, ShiftClosed))
        reports = closed + self.till.shifts.figures().takings_minor
        receipts = sum(
            fact.paid_minor if isinstance(fact, Sale) else -fact.paid_minor
            for fact in happened
            if isinstance(fact, Sale | Refund | Void)
        )
        ledgers = -self._balance("family", "centre", "promotion", "rounding", "loss")
        assert reports == receipts == ledgers == self.takings

    @invariant()
    def every_piece_is_where_it_was_seen(self) -> None:
        equations = fold_moves(move for fact in facts_in(self.till.book) for move in moves(fact))
        assert {item: equations[item].on_hand for item in equations} == {item: self.shelf[item] for item in equations}
        rows = self.till.book.connection.execute(
            "SELECT item, sum(CASE way WHEN 'received' THEN quantity ELSE -quantity END) FROM stock GROUP BY item"
        )
        assert dict(rows.fetchall()) == {item: self.shelf[item] for item in equations}

    @invariant()
    def all_pieces_together_bring_back_the_whole_line(self) -> None:
        back: dict[tuple[str, int], list[Line]] = {}
        for fact in facts_in(self.till.book):
            for part in fact.lines if isinstance(fact, Refund) else ():
                back.setdefault((fact.of_number, part.of), []).append(part.line)
        for (number, index), parts in back.items():
            line = self.till.undoing.find(number).sale.lines[index]
            discount = sum(part.discount_minor for part in parts)
            assert sum(part.quantity for part in parts) == self.returned[number, index] <= line.quantity
            assert discount == line.discount_minor * self.returned[number, index] // line.quantity

    @invariant()
    def no_receipt_number_was_used_twice(self) -> None:
        numbers = [fact.number for fact in facts_in(self.till.book) if getattr(fact, "number", "")]
        assert len(numbers) == len(set(numbers))
        assert numbers == sorted(numbers)

    def _balance(self, *accounts: str) -> int:
        marks = ", ".join("?" * len(accounts))
        row = self.till.book.connection.execute(
            f"SELECT coalesce(sum(amount_minor), 0) FROM ledger WHERE account IN ({marks})",
            accounts,
        ).fetchone()
        return int(row[0])

    def teardown(self) -> None:
        """At the end the book is whole, and a stranger with its journal comes to the same fils."""
        if not hasattr(self, "till"):
            return
        happened = facts_in(self.till.book)
        verdict = verify(self.till.book.connection)
        journal = self.folder / "journal-T01.jsonl"
        head = GENESIS
        with journal.open("w", encoding="utf-8", newline="\n") as file:
            for row in self.till.book.journal.since(0):
                file.write(f"{journal_line(row.stamp, head, row.hash, row.body)}\n")
                head = row.hash
        told = recompute([str(journal)])
        self.till.book.close()
        shutil.rmtree(self.folder)
        assert verdict.whole, verdict.faults
        for family in (SALMA, HUDA):
            own = [claim for fact in happened for _, claim in claims(fact) if claim.family == family]
            assert told.get(family, {}).get("net", 0) == settle(family, own).net_minor


class LongHistory(History):
    """The same till over a whole season."""


TestHistory: Any = History.TestCase
TestHistory.settings = settings(max_examples=25, stateful_step_count=50, deadline=None)

TestLongHistory: Any = pytest.mark.long(LongHistory.TestCase)
TestLongHistory.settings = settings(max_examples=400, stateful_step_count=80, deadline=None)
