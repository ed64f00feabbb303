"""Orders of the online store become the facts of a book of its own: once each, to the last coin, and whatever came back since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import PayBy
from pos.domain.device_facts import EpochStarted
from pos.domain.errors import NotAllowed, OutOfRange
from pos.domain.facts import Bearer, Method
from pos.domain.own_book_errors import UnknownBook
from pos.domain.own_books import BookKind
from pos.domain.postings import Account
from pos.domain.store_orders import (
    ChoiceKind,
    DayOrder,
    Matched,
    OrderFile,
    OrderReview,
    OrderState,
    OrderStep,
    ProductChoice,
    StoreLine,
    StoreOrder,
)
from pos.intake.orders import read_orders
from pos.ledger.chain import Head, link
from pos.ledger.codec import decode, read_journal_line
from pos.ledger.keys import is_signed
from pos.register.tables import POSTING, SIGNED_HEAD
from tests.unit.intake.test_orders import FILES
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    BAZAAR,
    CASHIER,
    FAMILIES,
    FIRST_DAY,
    PRICE_MINOR,
    Ids,
    Journal,
    item_of,
    on_sqlite,
    reopen,
)
from tests.unit.register.settling import CODE, Office, both, take_in

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.reports import FamilyRow, TillStanding
    from pos.register.register import Register

JAM = item_of(FAMILIES[0])


@pytest.fixture
def shop(register: Register) -> str:
    """A register with two tills' days, an item of the first family, and a book for the store."""
    journal = Journal("T01")
    journal.receive(FAMILIES[0], quantity=20)
    journal.open_shift()
    journal.sell(FAMILIES[0])
    journal.close_shift()
    take_in(register, journal)
    return register.books.open(ADMIN, CODE, BookKind.STORE, "Our shop", identity=Ids().fork("book").new()).device


def order(number: str = "1001", *lines: StoreLine, **changes: object) -> StoreOrder:
    lines = lines or (StoreLine(sku=JAM, name="Jam", quantity=2, amount_minor=2 * PRICE_MINOR),)
    made = StoreOrder(
        number=number,
        day=FIRST_DAY,
        state=OrderState.PAID,
        method=Method.CARD,
        lines=lines,
        delivery_minor=2_000,
        total_minor=0,
    )
    made = replace(made, **changes)  # type: ignore[arg-type]  # each test names what it changes
    total = made.goods_minor - made.discount_minor + made.delivery_minor + made.fees_minor
    return made if "total_minor" in changes else replace(made, total_minor=total)


def taken(register: Register, shop: str, *orders: StoreOrder, **changes: object) -> OrderReview:
    file = replace(OrderFile(orders=orders), **changes)  # type: ignore[arg-type]  # each test names what it changes
    foreseen = register.store.review(ACCOUNTANT, CODE, shop, file)
    done = register.store.take_in(ACCOUNTANT, CODE, shop, file)
    bare = tuple(replace(row, receipt="") for row in done.orders)
    assert replace(done, is_done=False, orders=bare) == replace(
        foreseen, orders=tuple(replace(row, receipt="") for row in foreseen.orders)
    )
    assert done.agrees
    return done


def steps(review: OrderReview) -> list[OrderStep]:
    return [row.step for row in review.orders]


def family_row(register: Register, number: str = FAMILIES[0]) -> FamilyRow:
    return next(row for row in register.accounts.families(ACCOUNTANT, CODE) if row.family.number == number)


def standing(register: Register, device: str) -> TillStanding:
    return next(till for till in register.accounts.reconciliation(ACCOUNTANT, CODE).tills if till.device == device)


def account(register: Register, shop: str, name: Account) -> int:
    with register.database.reading() as connection:
        query = POSTING.select().where(POSTING.c.device == shop, POSTING.c.account == name.value)
        return sum(row.amount_minor for row in connection.execute(query))


def test_an_order_credits_the_family_at_its_frozen_rate_and_the_way_to_the_centre(
    register: Register, shop: str
) -> None:
    before = family_row(register)
    review = taken(register, shop, order())
    assert steps(review) == [OrderStep.SELL]
    assert (review.sales_minor, review.families_minor, review.centre_minor) == (7_060, 5_060, 2_000)
    after = family_row(register)
    assert after.gross_minor - before.gross_minor == 2 * PRICE_MINOR
    assert after.commission_minor - before.commission_minor == 506
    assert account(register, shop, Account.CENTRE) == -2_000
    assert account(register, shop, Account.CARD) == 7_060
    (line,) = (line for line in register.accounts.stock(ACCOUNTANT, CODE) if line.item == JAM)
    assert (line.sold, line.on_hand) == (3, 17)


def test_the_same_file_again_adds_nothing(register: Register, shop: str, tmp_path: Path) -> None:
    orders = (order("1001"), order("1002", method=Method.AGENT))
    taken(register, shop, *orders)
    facts = register.books.books(ACCOUNTANT, CODE)[0].facts
    again = taken(register, shop, *orders, discounts_by=Bearer.FAMILY)
    assert steps(again) == [OrderStep.NOTHING, OrderStep.NOTHING]
    assert (again.sales_minor, again.before_minor) == (0, 2 * 7_060)
    assert register.books.books(ACCOUNTANT, CODE)[0].facts == facts
    register.begin_next_life()  # a restored register writes on in a new epoch, and still knows every order
    register.close()
    restored = reopen(tmp_path / "register.db")
    assert steps(taken(restored, shop, *orders, order("1003"))) == [
        OrderStep.NOTHING,
        OrderStep.NOTHING,
        OrderStep.SELL,
    ]
    assert standing(restored, shop).agrees
    restored.close()


def test_the_book_is_a_chain_with_a_key_of_its_own_that_the_three_roads_hold(register: Register, shop: str) -> None:
    taken(register, shop, order("1001"), order("1002", day=FIRST_DAY.replace(day=21)))
    lines = [read_journal_line(line.rstrip()) for line in register.exports.journal(ACCOUNTANT, CODE, shop)]
    head = bytes(32)
    for line in lines:
        head = link(head, line.body)
    with register.database.reading() as connection:
        (kept,) = connection.execute(SIGNED_HEAD.select().where(SIGNED_HEAD.c.device == shop)).all()
    (card,) = (card for card in register.devices.cards(ADMIN, CODE) if card.device == shop)
    assert kept.seq == len(lines) == card.facts
    shift = standing(register, shop)
    assert (shift.shifts, shift.agrees, shift.is_complete) == (2, True, True)
    assert (shift.receipts_minor, shift.sales) == (2 * 7_060, 2)
    started = decode(lines[0].body)[1]
    assert isinstance(started, EpochStarted)
    assert started.public_key != register.keys.signing.public
    message, signature = Head(shop, 1, kept.seq, head).message(), bytes(kept.signature)
    assert is_signed(started.public_key, message, signature)
    assert not is_signed(register.keys.signing.public, message, signature)


def test_a_store_that_sells_while_no_hall_is_open_makes_no_till_missing(register: Register) -> None:
    both(register)
    shop = register.books.open(ADMIN, CODE, BookKind.STORE, "Our shop", identity=Ids().fork("book").new()).device
    jam = StoreLine(name="Jam", quantity=1, amount_minor=1_000)
    choice = ProductChoice(name="Jam", kind=ChoiceKind.FAMILY, code=FAMILIES[0])
    taken(register, shop, order("7", jam, day=FIRST_DAY.replace(day=10)), choices=(choice,))
    assert register.accounts.reconciliation(ACCOUNTANT, CODE).incomplete == ()


@on_sqlite
def test_a_product_on_no_list_waits_for_a_word(register: Register, shop: str) -> None:
    cake = StoreLine(sku="CAKE-1", name="كعكة تمر", quantity=3, amount_minor=1_000)
    review = taken(register, shop, order("9", cake))
    assert steps(review) == [OrderStep.UNDECIDED]
    assert (review.products[0].how, review.open_minor, review.sales_minor) == (Matched.NOT, 3_000, 0)
    word = ProductChoice(sku="cake-1", name="another spelling", kind=ChoiceKind.FAMILY, code=FAMILIES[1])
    review = taken(register, shop, order("9", cake), choices=(word,))
    assert (review.products[0].how, review.products[0].family) == (Matched.CHOSEN, FAMILIES[1])
    # 10.00 over three pieces: the family is credited 10.00, not 9.99 and not 10.02
    assert family_row(register, FAMILIES[1]).gross_minor == 1_000
    assert family_row(register, FAMILIES[1]).commission_minor == 150


@on_sqlite
def test_what_is_left_out_is_accounted_for(register: Register, shop: str) -> None:
    card = StoreLine(name="Gift card", quantity=1, amount_minor=5_000)
    jam = StoreLine(sku=JAM, name="Jam", quantity=1, amount_minor=PRICE_MINOR)
    word = ProductChoice(name="gift  card", kind=ChoiceKind.LEAVE_OUT)
    review = taken(register, shop, order("9", card, jam, discount_minor=753), choices=(word,))
    assert (review.left_out_minor, review.sales_minor) == (4_500, 2_277 + 2_000)
    again = taken(register, shop, order("9", card, jam, discount_minor=753), choices=(word,))
    assert steps(again) == [OrderStep.NOTHING]


@on_sqlite
@pytest.mark.parametrize(("bearer", "family", "promotion"), [(Bearer.CENTRE, 5_060, 500), (Bearer.FAMILY, 4_560, 0)])
def test_a_discount_is_borne_as_it_was_agreed(
    register: Register, shop: str, bearer: Bearer, family: int, promotion: int
) -> None:
    review = taken(register, shop, order(discount_minor=500), discounts_by=bearer)
    assert (review.families_minor, review.sales_minor) == (family, 6_560)
    assert account(register, shop, Account.PROMOTION) == promotion


def test_what_comes_back_later_is_refunded_piece_by_piece_and_never_twice(register: Register, shop: str) -> None:
    back = replace(order().lines[0], refunded=1)
    taken(register, shop, order(method=Method.AGENT))
    review = taken(register, shop, order("1001", back, method=Method.AGENT, refunded_minor=PRICE_MINOR))
    assert (steps(review), review.refunds_minor) == ([OrderStep.REFUND], PRICE_MINOR)
    assert steps(taken(register, shop, order("1001", back))) == [OrderStep.NOTHING]
    review = taken(register, shop, order("1001", state=OrderState.REFUNDED, method=Method.AGENT))
    assert (steps(review), review.refunds_minor) == ([OrderStep.REFUND], PRICE_MINOR + 2_000)
    assert account(register, shop, Account.AGENT) == 0
    assert steps(taken(register, shop, order(state=OrderState.CANCELLED))) == [OrderStep.NOTHING]
    assert standing(register, shop).agrees
    assert not [row for row in register.accounts.exceptions(ACCOUNTANT, CODE) if row.device == shop]


@on_sqlite
def test_a_refund_of_delivery_alone_is_the_centres(register: Register, shop: str) -> None:
    taken(register, shop, order())
    review = taken(register, shop, order(refunded_minor=2_000))
    assert (steps(review), review.refunds_minor, review.families_minor) == ([OrderStep.REFUND], 2_000, 0)
    assert account(register, shop, Account.CENTRE) == 0


@on_sqlite
def test_money_without_goods_is_named_and_nobody_is_charged(register: Register, shop: str) -> None:
    review = taken(register, shop, order(refunded_minor=333))
    assert steps(review) == [OrderStep.MONEY_ONLY]
    assert (review.sales_minor, review.refunds_minor) == (7_060, 0)
    assert steps(taken(register, shop, order(refunded_minor=333))) == [OrderStep.MONEY_ONLY]


@on_sqlite
def test_what_was_never_paid_or_given_up_before_is_not_recorded(register: Register, shop: str) -> None:
    review = taken(
        register,
        shop,
        order("1", state=OrderState.WAITING),
        order("2", state=OrderState.CANCELLED),
        order("3", state=OrderState.REFUNDED),
        order("4", refunded_minor=7_060),
    )
    assert steps(review) == [OrderStep.WAITING, *[OrderStep.CANCELLED] * 3]
    assert review.file_minor == 0
    assert register.books.books(ACCOUNTANT, CODE)[0].facts == 0
    assert steps(taken(register, shop, order("1"))) == [OrderStep.SELL]


@on_sqlite
def test_an_order_that_does_not_add_up_or_changed_is_left_alone(register: Register, shop: str) -> None:
    assert steps(taken(register, shop, order(total_minor=7_000))) == [OrderStep.TOTAL_DIFFERS]
    taken(register, shop, order())
    dearer = StoreLine(sku=JAM, name="Jam", quantity=2, amount_minor=9_000)
    assert steps(taken(register, shop, order("1001", dearer))) == [OrderStep.CHANGED]
    more = StoreLine(sku=JAM, name="Jam", quantity=3, amount_minor=3 * PRICE_MINOR)
    assert steps(taken(register, shop, order("1001", more))) == [OrderStep.CHANGED]
    fewer = StoreLine(
        sku=JAM, name="Jam", quantity=1, amount_minor=PRICE_MINOR
    )  # an export that tells only what was kept
    assert steps(taken(register, shop, order("1001", fewer))) == [OrderStep.REFUND]


def test_the_store_is_settled_with_the_tills(register: Register, office: Office) -> None:
    both(register)
    shop = register.books.open(ADMIN, CODE, BookKind.STORE, "Our shop", identity=Ids().fork("book").new()).device
    owed = family_row(register).balance_minor
    jam = StoreLine(name="Jam", quantity=1, amount_minor=10_000)
    choice = ProductChoice(name="Jam", kind=ChoiceKind.FAMILY, code=FAMILIES[0])
    taken(register, shop, order("7", jam), choices=(choice,))
    run = office.settle()
    (line,) = (part.line for part in run.lines if part.line.family == FAMILIES[0])
    assert line.net_minor == owed + 9_000
    assert line.pay_by is PayBy.CASH
    settled = family_row(register).balance_minor
    back = order("7", jam, state=OrderState.REFUNDED, refunded_minor=10_000)
    assert steps(taken(register, shop, back, choices=(choice,))) == [OrderStep.REFUND]
    assert family_row(register).balance_minor == settled - 9_000  # paid out already: a debt, at the order's own rate
    assert steps(taken(register, shop, back, choices=(choice,))) == [OrderStep.NOTHING]
    assert family_row(register).balance_minor == settled - 9_000


def test_only_who_may_writes_and_only_what_can_be(register: Register, shop: str) -> None:
    with pytest.raises(NotAllowed):
        register.store.take_in(CASHIER, CODE, shop, OrderFile(orders=(order(),)))
    with pytest.raises(UnknownBook):
        register.store.take_in(ACCOUNTANT, CODE, "W09", OrderFile(orders=(order(),)))
    with pytest.raises(UnknownBook):
        register.store.review(ACCOUNTANT, CODE, "T01", OrderFile(orders=(order(),)))
    for wrong in (order(delivery_minor=-1), order("1", StoreLine(name="x", quantity=-1, amount_minor=1))):
        with pytest.raises(OutOfRange):
            register.store.take_in(ACCOUNTANT, CODE, shop, OrderFile(orders=(wrong,)))
    with pytest.raises(OutOfRange):
        register.store.review(ACCOUNTANT, CODE, shop, OrderFile(orders=()))


def test_the_dashboard_tells_money_that_no_till_took(register: Register, shop: str) -> None:
    before = register.selling.figures(ADMIN, CODE)
    taken(register, shop, order("1", method=Method.AGENT), order("2", method=Method.TRANSFER))
    after = register.selling.figures(ADMIN, CODE)
    ways = {part.key: part.amount_minor for part in after.methods}
    assert (ways["agent"], ways["bank"]) == (7_060, 7_060)
    assert {part.key for part in before.methods} == {"cash", "card"}


@on_sqlite
@pytest.mark.parametrize(
    ("name", "sold", "delivery_minor"),
    [("woo_rows", 2, 4_000), ("woo_packed", 1, 2_500), ("salla", 2, 4_000), ("zid", 1, 2_500), ("generic", 2, 1_000)],
)
def test_a_stores_own_file_goes_in_to_its_end_and_once(
    register: Register, shop: str, name: str, sold: int, delivery_minor: int
) -> None:
    """Products that no list has are given to a family; what is delivered for, and the courier's fee, is the centre's."""
    intake = read_orders(FILES / f"{name}.csv", BAZAAR, DayOrder.DAY_FIRST)
    lines = {(line.sku, line.name) for one in intake.rows for line in one.lines if line.sku != JAM}
    choices = tuple(
        ProductChoice(sku=sku, name=name, kind=ChoiceKind.FAMILY, code=FAMILIES[1]) for sku, name in sorted(lines)
    )
    review = taken(register, shop, *intake.rows, choices=choices)
    selling = {OrderStep.SELL, OrderStep.SELL_AND_REFUND}
    assert (sum(step in selling for step in steps(review)), review.centre_minor) == (sold, delivery_minor)
    assert OrderStep.UNDECIDED not in steps(review)
    assert account(register, shop, Account.CENTRE) == -delivery_minor
    assert not {*selling, OrderStep.REFUND} & {*steps(taken(register, shop, *intake.rows, choices=choices))}
