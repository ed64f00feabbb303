"""The whole goods day through the window, in Arabic: two desks without a network, a register afterwards, every piece explained.

Received with a photo, labelled, sold, topped up, another price, sent to the other till, lost, marked down at every till, sent
back, counted blind, returned and given away; sold online and by an outlet's tally sheet besides. What the second desk has travels
on a stick. One piece is lost on the way between the tills, and somebody says so.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos.domain.facts import Sale
from pos.domain.goods_facts import GoodsReturned, GoodsSent, GoodsTaken, Pieces, TakenLine
from pos.domain.identity import booth_item_code
from pos.domain.oddities import Oddity
from pos.domain.own_books import BookKind, TallyLine, TallySheet
from pos.domain.store_orders import OrderFile, StoreLine
from pos.domain.transfers import note_code
from pos.sync.admitted import Admission
from pos.sync.exchange import Exchange, accept_all, cards
from pos.sync.feed import feed_request, sign_feed
from pos.ui.views.goods_during_sheets import LossSheet
from pos.ui.views.goods_markdown import MarkdownSheet
from pos.ui.views.goods_sheets import LabelsSheet
from pos.ui.views.goods_transfer import SendSheet, TakeSheet
from tests.builders import a_book, facts_in, some_cards, surroundings
from tests.gui.rig import opened
from tests.gui.test_journey_counter import open_shift, pay_in_cash
from tests.gui.test_journey_goods import change_price_to, goods, lay_out_new_item
from tests.unit.intake.test_photos import a_picture
from tests.unit.intake.test_photos import opened as opened_photo
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, BAZAAR, FAMILIES, FIRST_DAY, KEYS, Ids, open_register
from tests.unit.register.test_store import order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ledger.book import Book
    from pos.ledger.keys import DeviceKey
    from pos.register.register import Register
    from pos.sync.feed import Feed
    from pos.sync.told import PhotoTold
    from pos.sync.wire import Ack, Batch
    from pos.ui.application import Shell
    from tests.gui.rig import Hands

NEW, GIVEN = (booth_item_code("T01", serial) for serial in (1, 2))
FAMILY = FAMILIES[0]
CASH_MINOR = 50_000


class Line:
    """The register itself, without a wire; the people of these tills are known by their PINs."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def push(self, batch: Batch) -> Ack:
        return self._register.intake.take_in(batch)

    def send_photo(self, told: PhotoTold, picture: bytes, key: DeviceKey) -> None:
        self._register.goods_photos.take_in(told, picture, key.sign(told.message()))

    def fetch_photo(self, told: PhotoTold, key: DeviceKey) -> bytes:
        return self._register.goods_photos.find(told, key.sign(told.message()))

    def feed(self, bazaar: str, device: str, since: int, key: DeviceKey) -> Feed | None:
        found = self._register.catalogue.feed_for(bazaar, device, since, key.sign(feed_request(bazaar, device, since)))
        return None if found is None else sign_feed(replace(found, people=some_cards().people), KEYS.signing)


def join(register: Register, book: Book) -> None:
    feed = Line(register).feed(BAZAAR.code, book.device, 0, book.key)
    assert feed is not None
    book.begin(cards(feed))


def send_and_hear(register: Register, *books: Book) -> None:
    """One pass of each till: what it has goes up, the cards come down."""
    for book in books:
        admission = Admission(
            bazaar=BAZAAR.code,
            device=book.device,
            register_key=KEYS.signing.public,
            sealing_key=KEYS.sealing.public,
        )
        with closing(book.reader()) as reader:
            exchange, line = Exchange(reader, admission, book.key), Line(register)
            if book.device == "T02":
                bring_the_stick(register, exchange)
            assert exchange.run(line).unsent.facts == 0
            exchange.photos.run(line, lambda: False)


def bring_the_stick(register: Register, exchange: Exchange) -> None:
    """Carry what is unsent to the register on a stick, and its acknowledgements back."""
    if exchange.watermarks.unsent().facts:
        accept_all(exchange, register.intake.take_in_bundle(exchange.bundle(bytes(range(32)))))
    assert exchange.watermarks.unsent().facts == 0


def sell_elsewhere(register: Register) -> None:
    """One piece is ordered online, and an outlet's tally sheet has another."""
    ids = Ids().fork("elsewhere")
    shop = register.books.open(ADMIN, BAZAAR.code, BookKind.STORE, "المتجر", identity=ids.new()).device
    outlet = register.books.open(ADMIN, BAZAAR.code, BookKind.OUTLET, "الفرع", identity=ids.new()).device
    ordered = StoreLine(sku=NEW, name="سلة خوص", quantity=1, amount_minor=8_000)
    register.store.take_in(ACCOUNTANT, BAZAAR.code, shop, OrderFile(orders=(order("1001", ordered),), restocked=True))
    told = TallyLine(item=NEW, price_minor=8_000, count=1)
    sheet = TallySheet(day=FIRST_DAY, paper="1", lines=(told,), pieces=1, total_minor=8_000)
    register.tallies.take_in(ACCOUNTANT, BAZAAR.code, outlet, sheet, identity=ids.new())


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    made = open_register(tmp_path / "register.db")
    yield made
    made.close()


@pytest.fixture
def books(register: Register, tmp_path: Path) -> Iterator[tuple[Book, Book]]:
    made = a_book(tmp_path / "T01", "T01"), a_book(tmp_path / "T02", "T02", surroundings(2))
    for book in made:
        join(register, book)
    yield made
    for book in made:
        book.close()


def last(book: Book, kind: type[GoodsSent | GoodsTaken | GoodsReturned | Sale]) -> object:
    return [fact for fact in facts_in(book) if isinstance(fact, kind)][-1]


def receive(hands: Hands, photo: Path, declared: str, counted: str) -> None:
    """Write a note: two new items at first, and then more of the first."""
    view = goods(hands).receive_view
    view._family.field.setText(FAMILY)
    hands.press(view._begin)
    if declared:
        lay_out_new_item(hands, declared, counted)
        hands.press(view.form._add)
        lay_out_new_item(hands, "٣", "٣")  # and one that the family leaves, where it is not sold
        view.form._name_ar.setText("بخور")
        view.form._unsold.choose("donate")
        view.form.photo.file_chosen.emit(photo)
        hands.until(lambda: bool(view.form.photo._picture))
    else:
        hands.scan(NEW)
        view.form._counted.setText(counted)
    hands.press(view.form._add)
    hands.key(Qt.Key.Key_F12)
    labels = hands.sheet
    assert isinstance(labels, LabelsSheet)  # in the same step
    labels.dismiss()


def sell(hands: Hands, pieces: int) -> None:
    for _ in range(pieces):
        hands.scan(NEW)
    pay_in_cash(hands, CASH_MINOR)
    hands.key(Qt.Key.Key_Return)
    hands.window.places.sign_out()


def during(hands: Hands) -> None:
    """Look at the item among those that are on the shelf."""
    hands.sign_in("G1", "3333")
    hands.press(goods(hands).view._choice.button("during"))
    hands.scan(NEW)


def send(hands: Hands, book: Book, to: str, pieces: str) -> str:
    """Send pieces to the other till; return what its code says."""
    hands.press(goods(hands).during_view._send)
    sheet = hands.sheet
    assert isinstance(sheet, SendSheet)
    sheet._quantity.setText(pieces)
    sheet._till.setCurrentIndex(sheet._till.findData(to))
    sheet._reason.setText("الطاولة مزدحمة")
    hands.press(sheet._go)
    note = last(book, GoodsSent)
    assert isinstance(note, GoodsSent)
    assert note.number in hands.notice
    return note_code(note)


def take_in(hands: Hands, code: str, counted: str) -> None:
    hands.scan(code)
    sheet = hands.sheet
    assert isinstance(sheet, TakeSheet)
    sheet._counted.setText(counted)
    hands.press(sheet._go)


def lose(hands: Hands, reason: str) -> None:
    hands.press(goods(hands).during_view._lose)
    sheet = hands.sheet
    assert isinstance(sheet, LossSheet)
    sheet._quantity.setText("١")
    sheet._reason.setText(reason)
    hands.press(sheet._go)
    approval = hands.sheet
    assert approval is not None
    hands.type_pin(approval, "2222")


def mark_down(hands: Hands) -> None:
    hands.press(goods(hands).during_view._mark)
    sheet = hands.sheet
    assert isinstance(sheet, MarkdownSheet)
    sheet._goods.choose("all")
    sheet._reason.setText("آخر ساعة")
    sheet._consent.setText("جميع الأسر، بالهاتف")
    hands.press(sheet._go)
    assert "كل صندوق" in hands.notice
    assert "حين يتصل" in goods(hands).during_view._marked.text()  # no other till can know of it yet


def first_desk(hands: Hands, book: Book, photo: Path) -> str:
    hands.sign_in("G1", "3333")
    receive(hands, photo, "١١", "١٠")
    receive(hands, photo, "", "٥")
    hands.window.places.sign_out()
    open_shift(hands)
    sell(hands, 2)
    during(hands)
    change_price_to(hands, "٨٠")
    code = send(hands, book, "T02", "٤")
    lose(hands, "انكسرت")
    mark_down(hands)
    hands.window.places.sign_out()
    hands.sign_in("C1", "1111")
    sell(hands, 1)
    return code


def second_desk(hands: Hands, book: Book, code: str) -> str:
    open_shift(hands)
    hands.window.places.sign_out()
    hands.sign_in("G1", "3333")
    take_in(hands, code, "٣")
    hands.scan(NEW)
    lose(hands, "ضاعت بين الصندوقين")
    assert "T01" in goods(hands).during_view._marked.text()  # planned there
    hands.window.places.sign_out()
    hands.sign_in("C1", "1111")
    sell(hands, 1)
    during(hands)
    return send(hands, book, "T01", "٢")


def goes_home(hands: Hands, code: str) -> None:
    """Take in what came back, count everything blind, and hand it to the family."""
    hands.sign_in("G1", "3333")
    take_in(hands, code, "٢")
    view = goods(hands).return_view
    hands.press(goods(hands).view._choice.button("return"))
    hands.scan(NEW)
    view._quantity.setText("٧")
    hands.press(view._set)
    hands.scan(GIVEN)
    view._quantity.setText("٣")
    hands.press(view._set)
    hands.press(view._finish)
    assert view._outcome._outcome is not None
    assert sorted(line.missing for line in view._outcome._outcome.rows) == [0, 2]  # sold where this till cannot see it
    view._outcome._collector.setText("سالم")
    hands.press(view._outcome._record)


def test_every_piece_of_the_day_is_explained(
    qtbot: QtBot, shell: Shell, register: Register, books: tuple[Book, Book], tmp_path: Path
) -> None:
    first, second = books
    photo = tmp_path / "incense.webp"
    photo.write_bytes(a_picture(640, 480, kind="WEBP"))
    with opened(qtbot, shell, first, tmp_path / "one") as hands:
        code = first_desk(hands, first, photo)
    send_and_hear(register, first, second)
    with opened(qtbot, shell, second, tmp_path / "two") as hands:
        back = second_desk(hands, second, code)
    taken, sale = last(second, GoodsTaken), last(second, Sale)
    assert isinstance(taken, GoodsTaken)
    assert taken.lines == (TakenLine(item=NEW, sent=4, quantity=3),)
    assert isinstance(sale, Sale)
    assert (sale.lines[0].price_minor, sale.lines[0].discount_minor) == (8_000, 800)  # by the first desk's word
    sell_elsewhere(register)
    with opened(qtbot, shell, first, tmp_path / "one") as hands:
        goes_home(hands, back)
    note = last(first, GoodsReturned)
    assert isinstance(note, GoodsReturned)
    assert (note.lines, note.missing) == ((Pieces(item=NEW, quantity=7),), (Pieces(item=NEW, quantity=2),))
    assert note.donated == (Pieces(item=GIVEN, quantity=3),)
    send_and_hear(register, second, first)
    lines = {line.item: line for line in register.accounts.stock(ADMIN, BAZAAR.code)}
    line, given = lines[NEW], lines[GIVEN]
    assert (line.received, line.sold, line.returned, line.written_off) == (15, 6, 7, 2)  # the two were sold elsewhere
    assert (given.received, given.sold, given.returned, given.written_off) == (3, 0, 0, 3)
    assert {(one.on_hand, one.in_transit, one.not_arrived) for one in (line, given)} == {(0, 0, 0)}
    card = second.catalogue.item(GIVEN)
    assert card is not None
    assert opened_photo(second.photos.find(card.photo)).size == (320, 240)  # it came after its facts, by the wire
    stock = {Oddity.OVERSOLD, Oddity.UNKNOWN_ITEM, Oddity.TAKEN_TWICE, Oddity.BELOW_FLOOR, Oddity.TRANSFER_SHORT}
    assert not [row for row in register.accounts.exceptions(ADMIN, BAZAAR.code) if row.kind in stock]
