"""Ready-made things for tests: say what matters, the rest is a small bazaar that makes sense.

The bazaar is in Sharjah in November 2026: two families, a centre that sells coffee of its own, three items, three people
(cashier C1 with PIN 1111, shift lead L1 with PIN 2222, goods desk G1 with PIN 3333). Same calls, same book, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from pos.domain.basket import Basket, BasketLine, part_of_line
from pos.domain.bazaar import Bazaar, FamilyCard, ItemCard, Package, PayBy, Person, Role
from pos.domain.facts import Counted, Line, Method, Payment, Refund, RefundLine, Sale, Stamp, Void
from pos.domain.goods_facts import ReceivedLine
from pos.domain.identity import catalogue_item_code, family_number, paper_number, uuid7
from pos.ledger.book import Book, Surroundings
from pos.ledger.catalogue import Cards
from pos.ledger.keys import from_seed
from pos.sync.feed import Feed
from pos.till.checkout import Checkout
from pos.till.goods import GoodsDesk
from pos.till.shift import ShiftDesk
from pos.till.undoing import Undoing
from tests.fakes import NOON, RecordingDrawer, RecordingPress, SteppingNow, seeded_entropy

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from pos.domain.record import Recorded

DAY = date(2026, 11, 20)
SALMA = family_number(1)  # sweets, 15 % commission (the bazaar's)
HUDA = family_number(2)  # perfume, 10 % of her own, paid by bank
JAM = catalogue_item_code(SALMA, 1)  # 25.00, floor 20.00
CAKE = catalogue_item_code(SALMA, 2)  # 7.35, no floor
OUD = catalogue_item_code(HUDA, 1)  # 120.00, floor 100.00
COFFEE = catalogue_item_code("", 1)  # 10.00, the centre's own
PINS = {"C1": "1111", "L1": "2222", "G1": "3333"}
FLOAT_MINOR = 20_000

# -- cards ----------------------------------------------------------------------------------------------------------


def a_bazaar(**changes: Any) -> Bazaar:
    """A bazaar in dirhams: 15 % commission, cash rounded to 25 fils, differences up to 5.00 without a shift lead."""
    plain = Bazaar(
        code="INTAJ8",
        name_ar="بازار إنتاج الثامن",
        name_en="Intaj bazaar 8",
        edition=8,
        venue_ar="قاعة المركز",
        venue_en="Centre hall",
        first_day=DAY,
        last_day=date(2026, 11, 22),
        currency="AED",
        utc_offset_minutes=240,
        tills=("T01", "T07"),
        packages=(
            Package(code="A", name_ar="أطايب", name_en="Atayeb"),
            Package(code="T", name_ar="طيب", name_en="Teeb"),
        ),
        cash_step_minor=25,
        payout_step_minor=25,
        commission_bp=1_500,
        difference_limit_minor=500,
        hall_limit=20,
    )
    return replace(plain, **changes)


def a_family(serial: int = 1, **changes: Any) -> FamilyCard:
    """A family of the first package, on the bazaar's commission, paid in cash."""
    plain = FamilyCard(number=family_number(serial), name_ar=f"أسرة {serial}", name_en=f"Family {serial}", package="A")
    return replace(plain, **changes)


def an_item(code: str = JAM, **changes: Any) -> ItemCard:
    """Salma's date jam: 25.00, not below 20.00, 15 % commission."""
    plain = ItemCard(
        code=code,
        family=SALMA,
        name_ar="مربى التمر",
        name_en="Date jam",
        package="A",
        price_minor=2_500,
        rate_bp=1_500,
        floor_minor=2_000,
        received=40,
    )
    return replace(plain, **changes)


def a_person(code: str = "C1", role: Role = Role.CASHIER, **changes: Any) -> Person:
    """Someone who signs in with the PIN that `PINS` names for their code."""
    plain = Person(code=code, name_ar=f"شخص {code}", name_en=f"Person {code}", role=role)
    return replace(plain, **({"secret_hash": pin_hash(PINS[code])} | changes))


@cache
def pin_hash(pin: str) -> str:
    """An argon2id hash with the cheapest cost: a test needs no patience."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(pin)


def some_cards(**changes: Any) -> Cards:
    """The whole small bazaar, at version 1, as a book takes it over."""
    plain = Cards(
        version=1,
        bazaar=a_bazaar(),
        families=(
            a_family(1, name_ar="أم سالم", name_en="Umm Salem"),
            a_family(2, name_ar="هدى أحمد", name_en="Huda Ahmad", package="T", pay_by=PayBy.BANK, rate_bp=1_000),
        ),
        items=(
            an_item(),
            an_item(CAKE, name_ar="كعكة", name_en="Cake", price_minor=735, floor_minor=0),
            an_item(
                OUD,
                family=HUDA,
                name_ar="دهن العود",
                name_en="Oud oil",
                package="T",
                price_minor=12_000,
                rate_bp=1_000,
                floor_minor=10_000,
            ),
            an_item(COFFEE, family="", name_ar="قهوة", name_en="Coffee", price_minor=1_000, rate_bp=0, floor_minor=0),
        ),
        people=(a_person("C1"), a_person("L1", Role.LEAD), a_person("G1", Role.GOODS)),
    )
    return replace(plain, **changes)


def a_feed(**changes: Any) -> Feed:
    """The same cards as they travel, not signed yet."""
    cards = some_cards()
    plain = Feed(
        version=cards.version,
        since=0,
        bazaar=cards.bazaar,
        families=cards.families,
        items=cards.items,
        people=cards.people,
    )
    return replace(plain, **changes)


# -- facts ----------------------------------------------------------------------------------------------------------


def a_line(**changes: Any) -> Line:
    """Two jars of Salma's jam, without a discount."""
    return replace(Line(item=JAM, family=SALMA, quantity=2, price_minor=2_500, rate_bp=1_500), **changes)


def a_basket_line(line: Line | None = None, *, floor_minor: int = 0) -> BasketLine:
    """A line as the counter holds it."""
    return BasketLine(line=line or a_line(), name_ar="مربى التمر", name_en="Date jam", floor_minor=floor_minor)


def a_basket(*lines: Line, serial: int = 1, held_as: str = "") -> Basket:
    """A basket of these lines; of two jars of jam where none are named."""
    return Basket(id=an_id(serial), lines=tuple(a_basket_line(line) for line in lines or (a_line(),)), held_as=held_as)


def a_sale(*lines: Line, serial: int = 1, **changes: Any) -> Sale:
    """A sale of these lines, paid in cash to the fils unless `payments` says otherwise."""
    sold = lines or (a_line(),)
    plain = Sale(
        number=paper_number("T01", serial),
        shift=1,
        day=DAY,
        lines=sold,
        payments=cash(sum(line.charged_minor for line in sold)),
        catalogue=1,
    )
    return replace(plain, **changes)


def a_void(sale: Sale, *, of: UUID | None = None, **changes: Any) -> Void:
    """The void that undoes a whole sale."""
    plain = Void(
        shift=sale.shift,
        day=sale.day,
        of=of or an_id(),
        of_number=sale.number,
        lines=sale.lines,
        payments=sale.payments,
        rounding_minor=sale.rounding_minor,
        reason="rung up twice",
        approved_by="L1",
    )
    return replace(plain, **changes)


def a_refund(
    sale: Sale, quantity: int | None = None, *, index: int = 0, of: UUID | None = None, **changes: Any
) -> Refund:
    """The refund, in cash to the fils, of some pieces (all where none are named) of one line of a sale."""
    line = sale.lines[index]
    part = part_of_line(line, line.quantity if quantity is None else quantity)
    plain = Refund(
        number=paper_number("T01", 900),
        shift=sale.shift,
        day=sale.day,
        of=of or an_id(),
        of_number=sale.number,
        lines=(RefundLine(of=index, line=part),),
        payments=cash(part.charged_minor),
        reason="lid broken",
        approved_by="L1",
    )
    return replace(plain, **changes)


def a_received_line(item: str = JAM, quantity: int = 12, **changes: Any) -> ReceivedLine:
    """Twelve jars of jam, counted as declared."""
    plain = ReceivedLine(
        item=item,
        name_ar="مربى التمر",
        name_en="Date jam",
        package="A",
        quantity=quantity,
        price_minor=2_500,
        declared=quantity,
        floor_minor=2_000,
    )
    return replace(plain, **changes)


def cash(amount_minor: int, tendered_minor: int = 0) -> tuple[Payment, ...]:
    """One cash payment; none for nothing."""
    if not amount_minor:
        return ()
    return (Payment(method=Method.CASH, amount_minor=amount_minor, tendered_minor=tendered_minor),)


def card(amount_minor: int, reference: str = "0042") -> tuple[Payment, ...]:
    """One card payment."""
    return (Payment(method=Method.CARD, amount_minor=amount_minor, reference=reference),)


def pieces(amount_minor: int) -> tuple[Counted, ...]:
    """A drawer that comes to this amount, counted in single minor units so that any amount can be made."""
    return (Counted(denomination_minor=1, pieces=amount_minor),)


def an_id(serial: int = 1) -> UUID:
    """The UUIDv7 of the n-th act of a quiet noon."""
    return uuid7(int(NOON.timestamp() * 1000) + serial, serial)


def a_stamp(seq: int = 1, **changes: Any) -> Stamp:
    """The stamp of the n-th fact of till T01."""
    return replace(Stamp(id=an_id(seq), device="T01", epoch=1, seq=seq, at=NOON, by="C1"), **changes)


# -- books ----------------------------------------------------------------------------------------------------------


def surroundings(seed: int = 1) -> Surroundings:
    """Time and chance that the seed repeats: noon, a quarter of a second on at each look."""
    return Surroundings(SteppingNow(), seeded_entropy(seed))


def a_book(folder: Path, device: str = "T01", around: Surroundings | None = None) -> Book:
    """A book before anything is in it. Close it."""
    return Book(folder, device, around or surroundings(), from_seed(device))


def an_open_book(
    folder: Path, device: str = "T01", around: Surroundings | None = None, cards: Cards | None = None
) -> Book:
    """A book in which the bazaar has begun, in a folder of the device's name; no shift is open yet. Close it."""
    book = a_book(folder / device, device, around)
    book.begin(cards or some_cards())
    return book


@dataclass
class Till:
    """A till with all its desks, on recording paper and drawer, which write into one diary."""

    book: Book
    diary: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.press = RecordingPress(self.diary)
        self.drawer = RecordingDrawer(self.diary)
        self.checkout = Checkout(self.book, self.press, self.drawer)
        self.shifts = ShiftDesk(self.book, self.press, self.drawer)
        self.undoing = Undoing(self.book, self.press, self.drawer)
        self.goods = GoodsDesk(self.book, self.press)

    def open_shift(self, float_minor: int = FLOAT_MINOR) -> Recorded:
        """Open a shift by C1 on the first day."""
        return self.shifts.open(by="C1", day=DAY, counted=pieces(float_minor))

    def sell(self, *codes: str, card_minor: int = 0) -> Recorded:
        """Scan these codes (one jam where none are named) and take exactly what is due."""
        for code in codes or (JAM,):
            self.checkout.scan(code)
        due = self.checkout.cash_due_minor(card_minor)
        return self.checkout.pay(by="C1", tendered_minor=due, card_minor=card_minor)

    def close_shift(self, *, over_minor: int = 0, approved_by: str = "") -> Recorded:
        """Count the drawer as expected, or off by so much, and close."""
        self.shifts.count(by="C1", counted=pieces(self.shifts.figures().expected_minor + over_minor))
        return self.shifts.close(by="C1", approved_by=approved_by)


def a_till(folder: Path, device: str = "T01", *, cards: Cards | None = None, open_shift: bool = True) -> Till:
    """A till in its book, with a shift open on a float of 200.00. Close its book."""
    till = Till(an_open_book(folder, device, cards=cards))
    if open_shift:
        till.open_shift()
    return till


def reopened(till: Till) -> Till:
    """The same till after its program was closed and started again."""
    till.book.close()
    return Till(a_book(till.book.folder, till.book.device, till.book.around))


def facts_in(book: Book) -> list[Any]:
    """Everything that happened in a book, in order, each act once."""
    return [row.fact for row in book.journal.acts(0)]


def number_of(recorded: Recorded) -> str:
    """The number on the paper of a recorded fact; empty for one without paper."""
    return str(getattr(recorded.fact, "number", ""))
