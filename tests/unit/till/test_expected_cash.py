"""What a shift's report expects in the drawer is what a second person at the drawer counts, whatever happens in the shift.

That second person knows nothing of facts and postings: only what coins went in and what coins came out, one act after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pos.domain.facts import Purpose, Sale, ShiftClosed
from tests.builders import CAKE, COFFEE, FLOAT_MINOR, HUDA, JAM, OUD, a_till, pieces

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from pos.domain.record import Recorded
    from tests.builders import Till

PRICES = {JAM: 2_500, CAKE: 735, OUD: 12_000, COFFEE: 1_000}  # in fils
COIN = 25  # the smallest coin, in fils

acts = st.tuples(
    st.sampled_from(["sell", "sell", "sell", "void", "refund", "cash", "move", "count", "drawer", "read"]),
    st.integers(0, 10**6),
)


def to_coins(minor: int) -> int:
    """Round as a shop does by hand: to the nearest quarter, and there is no middle between two."""
    return (minor + COIN // 2) // COIN * COIN


@dataclass
class Watcher:
    """Stands beside the drawer and counts coins."""

    till: Till
    drawer_minor: int = FLOAT_MINOR
    sold: list[tuple[str, dict[str, int], int]] = field(default_factory=list)  # number, pieces by item, in coins
    undone: set[str] = field(default_factory=set)

    def see(self, act: str, chance: int) -> None:
        """Let one thing happen, and count what it does to the drawer."""
        doing: dict[str, Callable[[int], None]] = {
            "sell": self.sell,
            "void": self.void,
            "refund": self.refund,
            "cash": self.cash,
            "move": self.move,
            "count": self.count,
            "drawer": lambda _chance: self.ignore(self.till.shifts.open_drawer(by="C1", reason="change")),
            "read": lambda _chance: self.require(),
        }
        doing[act](chance)

    def sell(self, chance: int) -> None:
        """Sell up to three things, by cash with change, by card, or by both."""
        basket: dict[str, int] = {}
        for place in range(1 + chance % 3):
            item = list(PRICES)[(chance >> (2 * place)) % 4]
            basket[item] = basket.get(item, 0) + 1
            self.till.checkout.scan(item)
        total = sum(PRICES[item] * count for item, count in basket.items())
        card = (0, total, total // 2)[chance % 7 % 3]
        due = to_coins(total - card)
        recorded = self.till.checkout.pay(
            by="C1", tendered_minor=due + chance % 9 * 100, card_minor=card, reference="7"
        )
        assert isinstance(recorded.fact, Sale)
        self.drawer_minor += due  # what was handed over, less the change
        self.sold.append((recorded.fact.number, basket, due if card == 0 else -due))

    def void(self, chance: int) -> None:
        """Undo a whole sale: its coins go back."""
        number, _, coins = self.one_of_the_sold(chance)
        if number:
            self.till.undoing.void(number, by="C1", reason="wrong", approved_by="L1")
            self.drawer_minor -= abs(coins)
            self.undone.add(number)

    def refund(self, chance: int) -> None:
        """Take one piece of a sale that was paid in cash back: its price goes back, in coins."""
        number, basket, coins = self.one_of_the_sold(chance)
        if number and coins > 0:
            item = list(basket)[chance % len(basket)]
            self.till.undoing.refund(
                number, {list(basket).index(item): 1}, by="C1", reason="faulty", approved_by="L1", restocked=True
            )
            self.drawer_minor -= to_coins(PRICES[item])
            self.undone.add(number)

    def cash(self, chance: int) -> None:
        """Put cash in, or take some out."""
        amount = (chance % 40 - 20) * COIN or COIN
        self.till.shifts.move_cash(by="C1", amount_minor=amount, purpose=Purpose.SAFE, reason="safe", approved_by="L1")
        self.drawer_minor += amount

    def move(self, chance: int) -> None:
        """Credit a line to another family: no coin moves."""
        number, basket, _ = self.one_of_the_sold(chance)
        if number and next(iter(basket)) in {JAM, CAKE}:
            self.till.undoing.move(number, 0, HUDA, by="C1", reason="hers", approved_by="L1")
            self.undone.add(number)

    def count(self, chance: int) -> None:
        """Count, rightly or not; the shift goes on, and a recount is another record."""
        self.till.shifts.count(by="C1", counted=pieces(max(0, self.drawer_minor + chance % 3 - 1)))

    def one_of_the_sold(self, chance: int) -> tuple[str, dict[str, int], int]:
        left = [sale for sale in self.sold if sale[0] not in self.undone]
        return left[chance % len(left)] if left else ("", {}, 0)

    def ignore(self, _recorded: Recorded) -> None:
        """No coin moved."""

    def require(self) -> None:
        """Compare what the report expects with what lies there."""
        assert self.till.shifts.figures().expected_minor == self.drawer_minor


@settings(max_examples=12)
@given(happened=st.lists(acts, min_size=1, max_size=25))
def test_the_report_expects_what_lies_in_the_drawer(
    happened: list[tuple[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    till = a_till(tmp_path_factory.mktemp("drawer"))
    try:
        watcher = Watcher(till)
        for act, chance in happened:
            watcher.see(act, chance)
            watcher.require()
        till.shifts.count(by="C1", counted=pieces(max(0, watcher.drawer_minor)))
        if watcher.drawer_minor >= 0:
            closed = till.shifts.close(by="C1").fact
            assert isinstance(closed, ShiftClosed)
            assert closed.expected_minor == closed.counted_minor == watcher.drawer_minor
    finally:
        till.book.close()


def test_a_coin_that_nobody_noted_is_seen(tmp_path: Path) -> None:
    """The canary: the drawer and the report part as soon as a coin moves beside the book."""
    till = a_till(tmp_path)
    watcher = Watcher(till)
    watcher.see("sell", 3)
    watcher.drawer_minor += COIN
    assert till.shifts.figures().expected_minor != watcher.drawer_minor
    till.book.close()
