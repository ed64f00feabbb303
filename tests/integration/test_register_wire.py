"""A till and the register over real HTTP on loopback."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import (
    BadSignature,
    DamagedMessage,
    Forked,
    GapFound,
    RegisterRefused,
    RegisterUnreachable,
    UnknownDevice,
    WrongCode,
)
from pos.ledger.keys import from_seed
from pos.sync.client import RegisterClient
from pos.sync.feed import require_feed
from pos.sync.wire import require_ack
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, KEYS, Journal, admit

if TYPE_CHECKING:
    from pos.register.register import Register
    from pos.register.serve import EmbeddedRegister


def day(device: str = "T01", sales: int = 3) -> Journal:
    journal = Journal(device)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    for _ in range(sales):
        journal.sell(FAMILIES[0])
    return journal


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
    require_ack(ack, admission.register_key)
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
    require_feed(first, KEYS.signing.public)
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
    for content in (b"", b"nonsense", bytes(9 * 1024 * 1024)):
        with pytest.raises(DamagedMessage):
            line.ask("POST", "/v1/batches", content=content)
    with pytest.raises(DamagedMessage):
        line.ask_json("POST", "/v1/devices", {"code": "1"})
    with pytest.raises(DamagedMessage):
        line.ask_json("POST", "/v1/devices", {"code": "1", "public_key": "x", "colour": "red"})


def test_an_answer_without_a_word_is_a_trouble(line: RegisterClient) -> None:
    with pytest.raises(RegisterRefused) as trouble:
        line.ask("GET", "/v1/nowhere")
    assert trouble.value.status == 404


def test_no_answer_is_a_trouble(embedded: EmbeddedRegister) -> None:
    address = embedded.start()
    with RegisterClient(address) as line:
        line.health()
        embedded.stop()
        with pytest.raises(RegisterUnreachable):
            line.health()


def test_half_an_answer_is_a_trouble_and_the_facts_are_safe(register: Register, line: RegisterClient) -> None:
    """The register commits, the answer is cut; the till sends again and hears that all of it exists."""
    journal = day()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def half() -> None:
            accepted, _ = server.accept()
            with accepted:
                accepted.recv(65_536)
                register.intake.take_in(journal.batch())
                accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{")

        thread = threading.Thread(target=half)
        thread.start()
        with RegisterClient(f"http://127.0.0.1:{server.getsockname()[1]}") as cut, pytest.raises(RegisterUnreachable):
            cut.push(journal.batch())
        thread.join()
    assert line.push(journal.batch()).exists == journal.seq


def test_nothing_goes_over_a_network_in_clear() -> None:
    with pytest.raises(RegisterUnreachable):
        RegisterClient("http://register.example:8443")


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


def test_stopping_twice_is_harmless_and_leaves_no_thread(embedded: EmbeddedRegister) -> None:
    embedded.start()
    embedded.stop()
    embedded.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "register"]
