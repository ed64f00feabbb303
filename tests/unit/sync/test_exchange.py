"""A pass loses nothing and doubles nothing, whatever the wire does, and believes only what it can check."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from pos.domain.errors import BadSignature, Forked, GapFound, NothingUnsent, UnknownItem, WrongBazaar
from pos.domain.identity import catalogue_item_code
from pos.domain.list_facts import ListedLine
from pos.domain.troubles import RegisterUnreachable
from pos.ledger.card_seal import card_faults
from pos.ledger.chain import GENESIS
from pos.ledger.keys import DeviceKey, from_seed
from pos.register.tables import FACT
from pos.sync.admitted import Admission
from pos.sync.exchange import Exchange, accept_all
from pos.sync.feed import Feed, feed_request, sign_feed
from pos.sync.seal import open_bundle, sealing_key_from_seed
from pos.sync.wire import Ack, Batch
from tests.builders import JAM, a_feed, a_line, a_sale, a_till, an_id, an_open_book, some_cards
from tests.fakes import NOON
from tests.unit.register.rehearsal import ADMIN, FAMILIES, KEYS, Ids, open_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.register.register import Register

REGISTER = from_seed("register")
SALMA = FAMILIES[0]
FIG, PLUM = catalogue_item_code(SALMA, 1), catalogue_item_code(SALMA, 2)
SEALING = sealing_key_from_seed("register")
LOSE_REQUEST, LOSE_ANSWER, RESTORE, WORK = "lose request", "lose answer", "restore", "work"


@dataclass
class HonestRegister:
    """Holds one device's chain as the real register would; its wire fails on demand."""

    bazaar: str
    hashes: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    backup: int = 0
    generation: int = 1
    plan: list[str] = field(default_factory=list)
    next_feed: Feed | None = None
    pushes: int = 0

    def push(self, batch: Batch) -> Ack:
        self.pushes += 1
        what = self.plan.pop(0) if self.plan else WORK
        if what == LOSE_REQUEST:
            raise RegisterUnreachable("lost on the way")
        if what == RESTORE:
            del self.hashes[self.backup :], self.bodies[self.backup :]
            self.generation += 1
        held = len(self.hashes)
        if batch.bodies and batch.first_seq > held + 1:
            raise GapFound(batch.device, batch.epoch, held + 1)
        known = 0
        for n, (body, own) in enumerate(zip(batch.bodies, batch.hashes, strict=True), batch.first_seq - 1):
            if n < held:
                assert self.hashes[n] == own
                known += 1
            else:
                self.hashes.append(own)
                self.bodies.append(body)
        if what == LOSE_ANSWER:
            raise RegisterUnreachable("answer lost")
        return self.word(batch.device, created=len(batch.bodies) - known, exists=known)

    def word(self, device: str = "T01", *, created: int = 0, exists: int = 0) -> Ack:
        ack = Ack(
            bazaar=self.bazaar,
            device=device,
            epoch=1,
            seq=len(self.hashes),
            head=self.hashes[-1] if self.hashes else GENESIS,
            generation=self.generation,
            at=NOON,
            created=created,
            exists=exists,
        )
        return replace(ack, signature=REGISTER.sign(ack.message()))

    def feed(self, bazaar: str, device: str, since: int, key: DeviceKey) -> Feed | None:
        assert (bazaar, device) == (self.bazaar, "T01")
        assert key.public
        feed, self.next_feed = self.next_feed, None
        return feed if feed is not None and feed.version > since else None


@dataclass
class Till:
    book: Book
    exchange: Exchange
    register: HonestRegister


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    yield from _till(tmp_path)


def _till(folder: Path) -> Iterator[Till]:
    book = an_open_book(folder)
    bazaar = book.catalogue.bazaar().code
    admission = Admission(bazaar=bazaar, device="T01", register_key=REGISTER.public, sealing_key=SEALING.public)
    reader = book.reader()
    yield Till(book, Exchange(reader, admission, book.key), HonestRegister(bazaar))
    reader.close()
    book.close()


def _record(book: Book, count: int) -> None:
    from pos.domain.facts import DrawerOpened

    for n in range(count):
        book.journal.append(DrawerOpened(shift=1, reason=f"{n}"), identity=book.around.new_id(), by="C1")


def test_a_pass_sends_everything_in_batches_and_nothing_is_unsent(till: Till) -> None:
    _record(till.book, 1_203)
    seen: list[tuple[int, int]] = []
    passed = till.exchange.run(till.register, lambda done, total: seen.append((done, total)))
    count = till.book.journal.count()
    assert (passed.sent, passed.known, passed.unsent.facts) == (count, 0, 0)
    assert till.register.bodies == [row.body for row in till.book.journal.since(0)]
    assert seen[-1] == (count, count)
    assert till.register.pushes == 3


def test_long_facts_travel_in_batches_that_a_register_takes(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos.sync.exchange.BATCH_BYTES_MAX", 8_192)
    _record(till.book, 100)
    till.exchange.run(till.register)
    assert till.book.watermarks.unsent().facts == 0
    assert till.register.pushes > 4
    assert till.register.bodies == [row.body for row in till.book.journal.since(0)]


def test_a_second_pass_sends_nothing(till: Till) -> None:
    _record(till.book, 5)
    till.exchange.run(till.register)
    before = till.register.pushes
    assert till.exchange.run(till.register).sent == 0
    assert till.register.pushes == before + 1  # it asks how far the register is


def test_a_pass_can_be_stopped_between_batches_and_goes_on_later(till: Till) -> None:
    _record(till.book, 1_100)
    till.exchange.run(till.register, stop=lambda: till.register.pushes >= 1)
    assert till.book.watermarks.unsent().facts > 0
    till.exchange.run(till.register)
    assert till.book.watermarks.unsent().facts == 0


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(plans=st.lists(st.sampled_from([LOSE_REQUEST, LOSE_ANSWER, RESTORE, WORK]), max_size=12))
def test_whatever_is_lost_on_the_way_the_register_ends_with_the_same_facts_once(
    tmp_path_factory: pytest.TempPathFactory, plans: list[str]
) -> None:
    for till in _till(tmp_path_factory.mktemp("till")):
        for n, plan in enumerate(plans):
            _record(till.book, 3)
            till.register.plan = [plan]
            till.register.backup = min(n, len(till.register.hashes))
            try:
                till.exchange.run(till.register)
            except RegisterUnreachable:
                continue
        _record(till.book, 1)  # a restored register is noticed with the next fact that is sent
        till.exchange.run(till.register)
        assert till.register.bodies == [row.body for row in till.book.journal.since(0)]
        assert till.book.watermarks.unsent().facts == 0


def test_a_restored_register_is_refilled_because_its_word_goes_down(till: Till) -> None:
    _record(till.book, 10)
    till.exchange.run(till.register)
    till.register.plan, till.register.backup = [RESTORE], 4
    _record(till.book, 1)
    till.exchange.run(till.register)
    assert till.register.bodies == [row.body for row in till.book.journal.since(0)]
    assert till.exchange.watermarks.current().generation == "2"


def test_a_word_that_the_register_did_not_sign_is_not_believed(till: Till) -> None:
    forged = replace(till.register.word(), signature=from_seed("stranger").sign(till.register.word().message()))
    with pytest.raises(BadSignature):
        till.exchange.accept(forged)
    assert till.exchange.watermarks.current().seq == 0


def test_a_word_about_another_history_is_a_fork(till: Till) -> None:
    _record(till.book, 2)
    till.register.hashes = [bytes(32), bytes([1]) * 32]
    with pytest.raises(Forked):
        till.exchange.accept(till.register.word())


def test_words_about_other_tills_on_the_same_stick_are_passed_over(till: Till) -> None:
    _record(till.book, 2)
    till.exchange.run(till.register)
    assert accept_all(till.exchange, [till.register.word("T02"), till.register.word()]) == 1
    with pytest.raises(WrongBazaar):
        till.exchange.accept(till.register.word("T02"))


def test_a_stick_carries_what_a_wire_would(till: Till) -> None:
    _record(till.book, 700)
    batches = open_bundle(till.exchange.bundle(bytes(range(32))), SEALING)
    for batch in batches:
        assert batch.is_signed_by(till.book.key.public)
        till.register.push(batch)
    till.exchange.accept(till.register.word())
    assert till.register.bodies == [row.body for row in till.book.journal.since(0)]
    with pytest.raises(NothingUnsent):
        till.exchange.bundle(bytes(range(32)))


def test_new_cards_are_swapped_in_only_when_the_register_signed_them(till: Till) -> None:
    feed = a_feed(version=7)
    till.register.next_feed = sign_feed(feed, from_seed("stranger"))
    with pytest.raises(BadSignature):
        till.exchange.run(till.register)
    assert till.book.catalogue.version != 7
    till.register.next_feed = sign_feed(feed, REGISTER)
    assert till.exchange.run(till.register).catalogue == 7


def test_cards_of_another_bazaar_are_refused(till: Till) -> None:
    feed = a_feed(version=7)
    till.register.next_feed = sign_feed(replace(feed, bazaar=replace(feed.bazaar, code="OTHER")), REGISTER)
    with pytest.raises(WrongBazaar):
        till.exchange.run(till.register)


def test_a_register_that_lost_everything_says_so_although_nothing_is_unsent(till: Till) -> None:
    _record(till.book, 3)
    till.exchange.run(till.register)
    till.register.hashes.clear()
    till.register.bodies.clear()
    till.exchange.run(till.register)
    assert len(till.register.hashes) == till.book.journal.count()


def test_a_register_that_lost_an_epoch_and_more_is_filled_from_before_it(tmp_path: Path) -> None:
    """The till has begun a second epoch since the copy was made that the register was restored from."""
    register = open_register(tmp_path / "register.db")
    book = an_open_book(tmp_path / "till")
    register.devices.admit(register.devices.issue_code(ADMIN, "INTAJ8", "T01").code, book.key.public)
    at = Admission(bazaar="INTAJ8", device="T01", register_key=KEYS.signing.public, sealing_key=KEYS.sealing.public)
    exchange, line = Exchange(book.reader(), at, book.key), Straight(register)
    _record(book, 3)
    exchange.run(line)
    book.new_epoch("forked")
    _record(book, 2)
    exchange.run(line)
    held = _held(register)
    assert len(held) == book.journal.count()
    restored = open_register(tmp_path / "restored.db")
    restored.devices.admit(restored.devices.issue_code(ADMIN, "INTAJ8", "T01").code, book.key.public)
    exchange.run(Straight(restored))
    assert _held(restored) == held
    assert exchange.watermarks.unsent().facts == 0
    for one in (register, restored):
        one.close()
    book.close()


def test_an_item_that_an_undone_import_takes_off_is_offered_no_more_unless_it_was_sold(tmp_path: Path) -> None:
    """A real till and a real register: what stands in a basket is sold to its end, and what was sold comes back on the list."""
    register = open_register(tmp_path / "register.db")
    till = a_till(tmp_path)
    register.devices.admit(register.devices.issue_code(ADMIN, "INTAJ8", "T01").code, till.book.key.public)
    at = Admission(bazaar="INTAJ8", device="T01", register_key=KEYS.signing.public, sealing_key=KEYS.sealing.public)
    exchange, line, ids = Exchange(till.book.reader(), at, till.book.key), Handing(register), Ids().fork("off")
    listed = begin_items(register, ids)
    exchange.run(line)
    assert [card.code for card in till.book.catalogue.items(query="fig jam")] == [FIG, PLUM]
    till.checkout.scan(FIG)
    register.lists.undo(ADMIN, "INTAJ8", listed, identity=ids.new())
    assert set(codes(register)) == set()
    exchange.run(line)
    for gone in (FIG, PLUM):
        with pytest.raises(UnknownItem):
            till.checkout.find(gone)
    assert till.book.catalogue.items(query="fig jam") == []
    assert not list(card_faults(till.book.connection))
    till.checkout.pay(by="C1", tendered_minor=till.checkout.cash_due_minor())
    exchange.run(line)
    assert codes(register) == {FIG: False}
    assert till.checkout.find(FIG).name_en == "Fig jam"
    assert feed_codes(register, till.book.key) == {FIG: False, PLUM: True}
    exchange.run(line)
    begin_items(register, ids)
    exchange.run(line)
    assert till.checkout.find(PLUM).code == PLUM
    register.close()
    till.book.close()


def test_what_was_sold_here_stays_although_the_register_has_not_heard_of_it(till: Till) -> None:
    """The till may fetch cards before it could send."""
    sale = a_sale(a_line(item=JAM))
    till.book.journal.append(sale, identity=an_id(90), by="C1")
    off = tuple(replace(card, off=True) for card in some_cards().items)
    till.register.next_feed = sign_feed(a_feed(version=7, items=off), REGISTER)
    till.exchange.run(till.register)
    assert [card.code for card in till.book.catalogue.all_items()] == [JAM]


def begin_items(register: Register, ids: Ids) -> str:
    row = register.lists.begin(ADMIN, "INTAJ8", file="i.csv", what="items", added=2, changed=0, identity=ids.new())
    lines = [
        ListedLine(item=code, family=SALMA, name_ar="مربى", name_en=name, package="A", price_minor=1_800, rate_bp=0)
        for code, name in ((FIG, "Fig jam"), (PLUM, "Fig jam, plums"))
    ]
    register.lists.take_items(ADMIN, "INTAJ8", row.source, lines)
    return row.source


def codes(register: Register) -> dict[str, bool]:
    return {card.code: card.off for card in register.catalogue.items("INTAJ8")}


def feed_codes(register: Register, key: DeviceKey) -> dict[str, bool]:
    feed = Handing(register).feed("INTAJ8", "T01", 0, key)
    return {card.code: card.off for card in feed.items} if feed else {}


@dataclass
class Straight:
    """A real register without a wire."""

    register: Register

    def push(self, batch: Batch) -> Ack:
        return self.register.intake.take_in(batch)

    def feed(self, *_asked: object) -> None:
        return None


@dataclass
class Handing:
    """A real register without a wire, which hands its cards down, too."""

    register: Register

    def push(self, batch: Batch) -> Ack:
        return self.register.intake.take_in(batch)

    def feed(self, bazaar: str, device: str, since: int, key: DeviceKey) -> Feed | None:
        return self.register.catalogue.feed_for(bazaar, device, since, key.sign(feed_request(bazaar, device, since)))


def _held(register: Register) -> list[bytes]:
    with register.database.reading() as connection:
        query = select(FACT.c.body).where(FACT.c.device == "T01").order_by(FACT.c.epoch, FACT.c.seq)
        return [bytes(body) for body in connection.execute(query).scalars()]
