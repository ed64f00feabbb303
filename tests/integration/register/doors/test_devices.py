"""A till and the register over real HTTP on loopback: admission, batches, cards."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from pos.domain.errors import (
    BadSignature,
    DamagedMessage,
    Forked,
    GapFound,
    NotAllowed,
    SessionEnded,
    UnknownDevice,
    UnknownItem,
    WrongCode,
)
from pos.domain.family_errors import NotAPhoto
from pos.domain.goods_facts import ItemPictured
from pos.domain.limits import BATCH_BYTES_MAX, PHOTO_BYTES_MAX
from pos.domain.service_errors import TooLarge
from pos.ledger.chain import mark_of
from pos.ledger.keys import from_seed, is_signed
from pos.sync import seal
from pos.sync.client import RegisterClient
from pos.sync.told import PhotoTold
from tests.unit.intake.test_photos import a_picture
from tests.unit.register.rehearsal import (
    ADMIN,
    BAZAAR,
    FAMILIES,
    KEYS,
    Journal,
    admit,
    item_of,
)
from tests.unit.register.settling import closed_day

if TYPE_CHECKING:
    from pos.register.register import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


def day(device: str = "T01", sales: int = 3) -> Journal:
    journal = Journal(device)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    for _ in range(sales):
        journal.sell(FAMILIES[0])
    return journal


def picture_named(line: RegisterClient) -> tuple[bytes, PhotoTold]:
    """A photo that the facts at the register name, and which one it is."""
    picture, journal = a_picture(200, 100), Journal("T01")
    journal.receive(FAMILIES[0])
    journal.add(ItemPictured(item=item_of(FAMILIES[0]), photo=mark_of(picture)))
    line.push(journal.batch())
    return picture, PhotoTold(bazaar=BAZAAR.code, device="T01", mark=mark_of(picture))


def test_a_photo_of_goods_goes_up_and_comes_down_whole_or_not_at_all(line: RegisterClient) -> None:
    key, stray = from_seed("T01"), a_picture(90, 90)
    with pytest.raises(UnknownItem):
        line.send_photo(PhotoTold(bazaar=BAZAAR.code, device="T01", mark=mark_of(stray)), stray, key)
    picture, told = picture_named(line)
    assert line.fetch_photo(told, key) == b""
    with pytest.raises(DamagedMessage):
        line.send_photo(told, picture[:-9], key)
    with pytest.raises(TooLarge):
        line.send_photo(told, bytes(PHOTO_BYTES_MAX + 1), key)
    with pytest.raises(BadSignature):
        line.send_photo(told, picture, from_seed("thief"))
    words = PhotoTold(bazaar=BAZAAR.code, device="T01", mark=mark_of(b"words"))
    with pytest.raises(NotAPhoto):
        line.send_photo(words, b"words", key)
    line.send_photo(told, picture, key)
    assert line.fetch_photo(told, key) == picture


def test_a_photo_whose_sender_goes_away_half_way_is_not_kept(line: RegisterClient) -> None:
    key = from_seed("T01")
    picture, told = picture_named(line)
    signed = f"Amana-Device: T01\r\nAmana-Signature: {key.sign(told.message()).hex()}"
    length = f"Content-Length: {len(picture)}"
    head = f"PUT /v1/bazaars/{BAZAAR.code}/photos/{told.mark} HTTP/1.1\r\nHost: x\r\n{signed}\r\n{length}\r\n\r\n"
    where = urlsplit(line.address)
    with socket.create_connection((where.hostname or "", where.port or 0)) as wire:
        wire.sendall(head.encode() + picture[: len(picture) // 2])
    assert line.fetch_photo(told, key) == b""
    line.send_photo(told, picture, key)
    assert line.fetch_photo(told, key) == picture


def test_the_register_says_how_it_is(line: RegisterClient) -> None:
    health = line.health()
    assert (health.generation, health.register_key) == (1, KEYS.signing.public)
    assert health.sealing_key == KEYS.sealing.public


def test_a_till_is_admitted_and_sends_its_day(register: Register, line: RegisterClient) -> None:
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T07").code
    key = from_seed("T07")
    admission = line.admit(code, key.public, "the corner")
    assert (admission.bazaar, admission.device) == (BAZAAR.code, "T07")
    assert (admission.register_key, admission.sealing_key) == (KEYS.signing.public, KEYS.sealing.public)
    journal = day("T07")
    ack = line.push(journal.batch())
    assert is_signed(admission.register_key, ack.message(), ack.signature)
    assert (ack.seq, ack.head, ack.created) == (journal.seq, journal.head, journal.seq)
    assert line.push(journal.batch()).exists == journal.seq


def test_a_code_admits_one_key(register: Register, line: RegisterClient) -> None:
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T07").code
    first = line.admit(code, from_seed("T07").public)
    assert line.admit(code, from_seed("T07").public) == first
    with pytest.raises(WrongCode):
        line.admit(code, from_seed("thief").public)
    with pytest.raises(WrongCode):
        line.admit("0000000000", from_seed("thief").public)


def test_the_cards_come_down_and_only_what_changed(register: Register, line: RegisterClient) -> None:
    key = from_seed("T01")
    first = line.feed(BAZAAR.code, "T01", 0, key)
    assert first is not None
    assert is_signed(KEYS.signing.public, first.message(), first.signature)
    assert {card.number for card in first.families} == set(FAMILIES)
    assert (first.bazaar, first.items) == (BAZAAR, ())
    assert line.feed(BAZAAR.code, "T01", first.version, key) is None
    line.push(day().batch())
    second = line.feed(BAZAAR.code, "T01", first.version, key)
    assert second is not None
    assert [item.family for item in second.items] == [FAMILIES[0]]
    assert (second.families, second.since) == ((), first.version)
    register.begin_next_life()
    third = line.feed(BAZAAR.code, "T01", second.version, key)
    assert third is not None
    assert (len(third.families), len(third.items)) == (3, 1)


def test_secrets_travel_only_for_those_who_work_at_a_till(line: RegisterClient) -> None:
    feed = line.feed(BAZAAR.code, "T01", 0, from_seed("T01"))
    assert feed is not None
    assert {person.code: bool(person.secret_hash) for person in feed.people} == {
        "A01": False,
        "C01": True,
        "K01": False,
        "P01": False,
    }


def test_the_feed_is_for_admitted_tills_only(register: Register, line: RegisterClient) -> None:
    with pytest.raises(BadSignature):
        line.feed(BAZAAR.code, "T01", 0, from_seed("thief"))
    with pytest.raises(UnknownDevice):
        line.feed(BAZAAR.code, "T09", 0, from_seed("T09"))
    register.devices.revoke(ADMIN, BAZAAR.code, "T01", "stolen")
    with pytest.raises(UnknownDevice):
        line.feed(BAZAAR.code, "T01", 0, from_seed("T01"))


def test_refusals_keep_their_class_over_the_wire(line: RegisterClient) -> None:
    journal = day()
    line.push(journal.batch(0, 3))
    with pytest.raises(GapFound) as gap:
        line.push(journal.batch(4))
    assert gap.value == GapFound("T01", 1, 4)
    other = Journal()
    other.open_shift()
    with pytest.raises(Forked) as fork:
        line.push(other.batch())
    assert fork.value == Forked("T01", 1, 2)
    with pytest.raises(UnknownDevice):
        line.push(Journal("T09").batch())


def test_damaged_messages_are_refused(line: RegisterClient) -> None:
    for content in (b"", b"nonsense"):
        with pytest.raises(DamagedMessage):
            line.ask("POST", "/v1/batches", content=content)
    with pytest.raises(TooLarge) as refused:
        line.ask("POST", "/v1/batches", content=bytes(9 * 1024 * 1024))
    assert refused.value.limit_kib * 1024 == BATCH_BYTES_MAX
    with pytest.raises(DamagedMessage):
        line.ask_json("POST", "/v1/devices", {"code": "1"})
    with pytest.raises(DamagedMessage):
        line.ask_json("POST", "/v1/devices", {"code": "1", "public_key": "x", "colour": "red"})


def test_many_tills_at_once(register: Register, line: RegisterClient) -> None:
    names = [f"T{number:02d}" for number in range(10, 18)]
    for name in names:
        admit(register, name)
    journals = {name: day(name, sales=20) for name in names}
    failed: list[BaseException] = []

    def send(name: str) -> None:
        try:
            journal = journals[name]
            for after in range(0, journal.seq, 5):
                line.push(journal.batch(after, after + 5))
        except BaseException as error:  # noqa: BLE001 - a thread's failure is told to the test
            failed.append(error)

    threads = [threading.Thread(target=send, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for name in names:
        journal = journals[name]
        assert line.push(journal.batch(journal.seq)).head == journal.head


CODE = BAZAAR.code


def test_a_stick_is_brought_in_at_the_office(line: RegisterClient, office: SignIn) -> None:
    journal = closed_day()
    bundle = seal.seal([journal.batch(0, 3), journal.batch(3)], KEYS.sealing.public, b"\x05" * 32)
    acks = seal.unpack_acks(office("K01").import_bundle(bundle))
    assert (acks[-1].seq, acks[-1].head) == (journal.seq, journal.head)
    assert line.push(journal.batch()).exists == journal.seq
    with pytest.raises(SessionEnded):
        line.import_bundle(bundle)
    with pytest.raises(NotAllowed):
        office("P01").import_bundle(bundle)
    with pytest.raises(DamagedMessage):
        office("K01").import_bundle(bundle[:-2])
