"""A till's computer for stories that end badly: it is switched on, a day is played through the real use cases, the power fails.

After every cut the same questions are asked: is each fact that was called saved in the book, and at most one more? Is the book
whole by every check? Is the basket the one that was kept? Is it still the same life? And can it sell again?
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos.domain.basket import Basket
from pos.domain.device_facts import EpochStarted
from pos.domain.errors import BookInUse, Refusal
from pos.domain.facts import Purpose, Sale
from pos.domain.identity import catalogue_item_code
from pos.domain.troubles import BookDamaged, DiskFull
from pos.ledger.book import Book
from pos.ledger.driver import sqlite3
from pos.ledger.keys import from_seed
from pos.ledger.verify import verify
from pos.ledger.watermarks import Watermark
from tests.builders import CAKE, DAY, JAM, OUD, SALMA, Till, a_received_line, some_cards, surroundings
from tests.faults.power_book import PowerMedium
from tests.faults.power_disk import Disk

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from pos.domain.record import Recorded

TROUBLES = (BookDamaged, DiskFull, BookInUse, sqlite3.Error)


class MemoryBox:
    """A strongbox on another medium, which survives everything that happens to the book's disk."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def write(self, name: str, secret: bytes) -> None:
        self.kept[name] = secret


@dataclass
class Machine:
    """One till's computer.

    Attributes:
        folder: a real folder for the lock; everything else lies on the medium.
        medium: the disk in memory.
        saved: the ids of what was called saved, in order.
        baskets: what may be at the counter after a restart: the last basket that was kept, and one on its way.
        starts: how often it was switched on; the seed of its chance.
    """

    folder: Path
    medium: PowerMedium
    box: MemoryBox = field(default_factory=MemoryBox)
    saved: list[UUID] = field(default_factory=list)
    baskets: list[Basket | None] = field(default_factory=list)
    starts: int = 0
    mirror: Path | None = None
    till: Till | None = None

    @property
    def disk(self) -> Disk:
        return self.medium.vfs.disk

    def insert(self, disk: Disk) -> None:
        """Put another disk into the machine."""
        self.medium.vfs.disk = disk

    def start(self) -> Till:
        """Switch on, and open the book as the app does."""
        self.starts += 1
        around = surroundings(self.starts)
        book = Book(self.folder, "T01", around, from_seed("T01"), box=self.box, medium=self.medium, mirror=self.mirror)
        book.journal.observe(self._note)
        self.till = Till(book)
        return self.till

    def _note(self, recorded: Recorded) -> None:
        self.saved.append(recorded.stamp.id)

    def first_day(self) -> Till:
        """Switch on for the first time: cards, a shift."""
        till = self.start()
        till.book.begin(some_cards())
        till.open_shift()
        return till

    def stop(self) -> None:
        """Cut the power: nothing is closed, nothing is said."""
        till, self.till = self.till, None
        self.medium.switch_off()
        if till is not None:
            till.book._lock.release()

    def cut_power(self, dice: random.Random) -> None:
        """Cut the power, and have it come back to whatever the platters hold."""
        disk = self.disk
        self.stop()
        self.insert(replace(Disk.holding(disk.after_power_cut(dice)), dice=dice, lies=disk.lies))

    # -- a day -------------------------------------------------------------------------------------------------

    def play(self, steps: list[Callable[[Till], object]]) -> bool:
        """Play steps until one meets trouble.

        Returns:
            Whether all of them were played.
        """
        till = self.till
        assert till is not None
        self.baskets = [till.checkout.basket]
        for step in steps:
            before = till.checkout.basket
            try:
                step(till)
            except TROUBLES:
                self.baskets = [before, till.checkout.basket, None]
                return False
            self.baskets = [till.checkout.basket]
        return True

    # -- afterwards --------------------------------------------------------------------------------------------

    def require_whole(self, epochs: int = 1) -> Till:
        """Switch on and ask every question; then sell.

        Raises:
            AssertionError: something was lost, doubled or damaged.
        """
        before = list(self.saved)
        till = self.start()
        recorded = [row.stamp.id for row in till.book.journal.acts(0) if row.fact.KIND != EpochStarted.KIND]
        lost = [identity for identity in before if identity not in recorded]
        assert not lost, f"{len(lost)} facts that were called saved are lost"
        more = [identity for identity in recorded if identity not in before]
        assert len(more) <= 1, f"{len(more)} facts that nobody was told of"
        assert len(set(recorded)) == len(recorded)
        verdict = verify(till.book.connection, public=till.book.key.public)
        assert verdict.faults == (), verdict.faults[:3]
        assert verdict.epochs == epochs, f"{verdict.epochs} lives instead of {epochs}"
        self._require_basket(till)
        self.saved = recorded
        if till.book.journal.open_shift() is None:
            till.open_shift()
        sold = till.sell()
        assert till.book.journal.by_id(sold.stamp.id) == sold
        assert verify(till.book.connection).faults == ()
        return till

    def _require_basket(self, till: Till) -> None:
        """The basket at the counter is the one that was kept, or the one that was on its way; same goods, same id."""
        kept = [basket for basket in self.baskets if basket is not None]
        if not kept:
            return
        now = till.book.drafts.current()
        if now is None:
            paid = [basket for basket in kept if till.book.journal.by_id(basket.id) is not None]
            in_flight = None in self.baskets and len(kept[-1].lines) == 1  # its last line was being taken out
            assert paid or in_flight or not all(basket.lines for basket in kept), "a basket is gone"
        else:
            assert now.id in {basket.id for basket in kept}, "the basket has another id"
            assert now in kept or None in self.baskets, "the basket has other goods"


# -- what happens in a day -------------------------------------------------------------------------------------------


def scan(till: Till) -> None:
    till.checkout.scan(JAM)


def sell(till: Till) -> None:
    till.sell(JAM, CAKE, JAM)


def sell_by_card(till: Till) -> None:
    till.sell(OUD, card_minor=12_000)


def refund(till: Till) -> None:
    last = _last_sale(till)
    till.undoing.refund(last.number, {0: 1}, by="C1", reason="lid", approved_by="L1")


def void(till: Till) -> None:
    till.sell(CAKE)
    till.undoing.void(_last_sale(till).number, by="C1", reason="twice", approved_by="L1")


def open_drawer(till: Till) -> None:
    till.shifts.open_drawer(by="C1", reason="change")


def move_cash(till: Till) -> None:
    till.shifts.move_cash(by="C1", amount_minor=-1_000, purpose=Purpose.SAFE, reason="too much")


def receive(till: Till) -> None:
    till.goods.receive(SALMA, (a_received_line(catalogue_item_code(SALMA, 7)),), by="G1")


def new_shift(till: Till) -> None:
    till.checkout.clear(by="C1")
    if till.book.journal.open_shift() is not None:
        till.close_shift()
    till.open_shift()


def new_cards(till: Till) -> None:
    till.book.begin(some_cards(version=till.book.catalogue.version + 1))


def hear(till: Till) -> None:
    """The register confirms all but the last fact."""
    till.book.watermarks.accept(Watermark(epoch=1, seq=till.book.journal.head().seq - 1))


def sign(till: Till) -> None:
    till.book.sign_head()


def rest(till: Till) -> None:
    till.book.rest()


def lead_two_lives(till: Till) -> None:
    till.book.new_epoch("forked")


STEPS: tuple[Callable[[Till], object], ...] = (
    *(scan, sell, sell, sell, sell_by_card, refund, void, open_drawer, move_cash),
    *(receive, new_shift, new_cards, hear, sign, rest),
)


def a_day(dice: random.Random, length: int = 14) -> list[Callable[[Till], object]]:
    """Return a day by chance; it begins with a sale."""
    return [sell, *dice.choices(STEPS, k=length)]


def _last_sale(till: Till) -> Sale:
    rows: list[Any] = [row for row in till.book.journal.acts(0) if isinstance(row.fact, Sale)]
    fact = rows[-1].fact
    if not till.undoing.find(fact.number).left[0]:
        till.sell(JAM)
        return _last_sale(till)
    assert isinstance(fact, Sale)
    assert fact.day == DAY
    return fact


def quietly(act: Callable[[], object]) -> None:
    """Do something that may well fail."""
    with suppress(*TROUBLES, Refusal):
        act()
