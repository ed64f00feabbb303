"""Nobody passes a door without a session, and nobody beyond the own rights."""

from __future__ import annotations

import json
import socket
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import (
    BadSignature,
    DamagedMessage,
    NotAllowed,
    Refusal,
    SessionEnded,
    WrongCode,
    WrongSecret,
)
from pos.domain.payout_facts import CashPlace
from pos.domain.service_errors import TooLarge
from pos.domain.troubles import RegisterRefused
from pos.register.doors.limits import JSON_BYTES_MAX
from pos.register.doors.passing import OPEN_DOORS
from pos.register.service import build_app
from pos.sync.wire import deflate, pack
from tests.unit.register.rehearsal import (
    BAZAAR,
    CASHIER,
    FAMILIES,
    SECRETS,
    Ids,
)
from tests.unit.register.settling import closed_day, send_both

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient

    SignIn = Callable[[str], RegisterClient]


CODE = BAZAAR.code


FIRST, SECOND, BANKED = FAMILIES


@pytest.fixture
def ids() -> Ids:
    return Ids().fork("office")


NOTHING = "00000000-0000-7000-8000-000000000001"  # the id of nothing
PLACES = defaultdict(
    lambda: NOTHING, bazaar=CODE, number=FIRST, device="T01", code="C01", epoch="1", seq="1", token="x"
)
NOBODYS = ("", "ab" * 32, "nothing like a token")


def test_everyone_without_a_session_is_nobody(line: RegisterClient, register: Register) -> None:
    """Every door wants a session but those of a short list, each of which has a guard of its own; deny by default."""
    tried = 0
    for door in doors(register):
        method, _, path = door.partition(" ")
        real = path.format_map(PLACES)
        if (method, path) in OPEN_DOORS:
            continue
        tried += 1
        # One each: a sender may be wrong so many times at once and no more.
        line.token = NOBODYS[tried % len(NOBODYS)]
        with pytest.raises(SessionEnded):
            line.ask(method, real, content=b"not even JSON")
    assert tried > 25
    assert register.people.everyone()


def test_the_list_of_open_doors_names_doors_that_are_there(register: Register) -> None:
    assert {f"{method} {path}" for method, path in OPEN_DOORS} <= set(doors(register)) | {"GET /v1/openapi.json"}
    assert all(OPEN_DOORS.values())


@pytest.mark.parametrize(
    ("door", "refusal"),
    [
        ("POST /v1/sessions", WrongSecret),
        ("POST /v1/devices", WrongCode),
        ("POST /v1/batches", BadSignature),
        ("GET /v1/bazaars/INTAJ8/feed?since=0", BadSignature),
        ("GET /metrics", SessionEnded),
    ],
)
def test_an_open_door_has_a_guard_of_its_own(line: RegisterClient, door: str, refusal: type[Refusal]) -> None:
    method, _, path = door.partition(" ")
    orders = {
        "POST /v1/sessions": json.dumps({"person": "A01", "secret": "guessed"}).encode(),
        "POST /v1/devices": json.dumps({"code": "0123456789", "public_key": "00" * 32}).encode(),
        "POST /v1/batches": deflate(pack(replace(closed_day().batch(), signature=bytes(64)))),
    }
    words = {"Content-Type": "application/json", "Amana-Device": "T01", "Amana-Signature": "00" * 64}
    with pytest.raises(refusal):
        line.ask(method, path, content=orders.get(door), headers=words)


def test_a_door_that_is_not_there_is_closed_too(line: RegisterClient, office: SignIn) -> None:
    with pytest.raises(SessionEnded):
        line.ask("GET", "/v1/nothing")
    with pytest.raises(RegisterRefused) as missing:
        office("A01").ask("GET", "/v1/nothing")
    assert missing.value.status == 404


def doors(register: Register) -> list[str]:
    paths = build_app(register).openapi()["paths"]
    return [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]


RIGHTS: dict[str, set[str]] = {
    "A01": {"board", "plan", "put_person", "issue_code", "journal", "personal"},
    "K01": {"board", "fill_box", "pay_advance", "draft_payout", "journal", "personal"},
    "P01": {"board", "journal", "personal"},
    "C01": set(),
}


@pytest.mark.parametrize("code", RIGHTS)
def test_each_role_may_do_its_own_and_nothing_else(code: str, line: RegisterClient, office: SignIn, ids: Ids) -> None:
    send_both(line)
    person = office(code)
    acts: dict[str, Callable[[], object]] = {
        "board": lambda: person.board(CODE),
        "journal": lambda: person.journal(CODE, "T01"),
        "personal": lambda: person.personal(FIRST),
        "plan": lambda: person.plan(BAZAAR, identity=ids.new()),
        "put_person": lambda: person.put_person(CASHIER),
        "issue_code": lambda: person.issue_code(CODE),
        "fill_box": lambda: person.fill_box(CODE, 1, CashPlace.SAFE, identity=ids.new()),
        "pay_advance": lambda: person.pay_advance(CODE, FIRST, 1, reason="x", identity=ids.new()),
        "draft_payout": lambda: person.draft_payout(CODE, identity=ids.new()),
    }
    allowed = {name for name, act in acts.items() if is_allowed(act)}
    assert allowed == RIGHTS[code]
    assert {one.code for one in person.people()} == set(SECRETS)


def is_allowed(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotAllowed:
        return False
    return True


def test_an_order_that_is_too_long_is_turned_away_unread(line: RegisterClient) -> None:
    words = {"Content-Type": "application/json"}
    with pytest.raises(TooLarge) as refused:
        line.ask("POST", "/v1/sessions", content=b" " * (JSON_BYTES_MAX + 1), headers=words)
    assert refused.value.limit_kib == 1024
    fits = json.dumps({"person": "K01", "secret": "wrong"}).encode().ljust(JSON_BYTES_MAX)
    with pytest.raises(WrongSecret):
        line.ask("POST", "/v1/sessions", content=fits, headers=words)


def test_an_order_that_does_not_say_how_long_it_is_is_turned_away(address: str) -> None:
    port = int(address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")
        assert asking.recv(65_536).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800", "\\udc00x"])
def test_text_that_no_database_keeps_is_refused_at_the_door(line: RegisterClient, text: str) -> None:
    order = f'{{"person":"{text}","secret":"x"}}'.encode()
    with pytest.raises(DamagedMessage):
        line.ask("POST", "/v1/sessions", content=order, headers={"Content-Type": "application/json"})


@pytest.mark.parametrize("path", ["/v1/bazaars/a%00/board", "/v1/bazaars/INTAJ8/families/1/statement?payout=%00"])
def test_a_path_that_no_database_knows_is_refused_at_the_door(office: SignIn, path: str) -> None:
    with pytest.raises(DamagedMessage):
        office("A01").ask("GET", path)
