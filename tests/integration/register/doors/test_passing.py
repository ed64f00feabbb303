"""Nobody passes a door without a session, and nobody beyond the own rights."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import (
    DamagedMessage,
    NotAllowed,
    SessionEnded,
    WrongSecret,
)
from pos.register.doors.passing import JSON_BYTES_MAX
from tests.unit.register.rehearsal import (
    BAZAAR,
    CASHIER,
    FAMILIES,
    SECRETS,
    Ids,
)
from tests.unit.register.settling import send_both

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


def test_everyone_without_a_session_is_nobody(line: RegisterClient, register: Register) -> None:
    """Every path of the description but those of tills and of signing in wants a session; deny by default."""
    open_paths = {"/v1/health", "/v1/devices", "/v1/batches", "/v1/sessions", "/v1/bazaars/{bazaar}/feed"}
    document = line.ask_json("GET", "/v1/openapi.json")
    tried = 0
    for path, methods in document["paths"].items():
        for method, described in methods.items():
            assert described["summary"]
            if path in open_paths:
                continue
            tried += 1
            real = path.format(bazaar=CODE, number=FIRST, device="T01", code="C01")
            with pytest.raises((SessionEnded, DamagedMessage)):
                line.ask(method.upper(), real, content=b"{}", headers={"Content-Type": "application/json"})
    assert tried > 25
    assert register.people.everyone()


RIGHTS: dict[str, set[str]] = {
    "A01": {"board", "plan", "put_person", "issue_code", "journal", "personal"},
    "K01": {"board", "pay_advance", "draft_payout", "journal", "personal"},
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
    with pytest.raises(DamagedMessage) as refused:
        line.ask("POST", "/v1/sessions", content=b" " * (JSON_BYTES_MAX + 1), headers=words)
    assert refused.value.reason == "too large"
    fits = json.dumps({"person": "K01", "secret": "wrong"}).encode().ljust(JSON_BYTES_MAX)
    with pytest.raises(WrongSecret):
        line.ask("POST", "/v1/sessions", content=fits, headers=words)


def test_an_order_that_does_not_say_how_long_it_is_is_turned_away(address: str) -> None:
    port = int(address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")
        assert asking.recv(65_536).startswith(b"HTTP/1.1 400")
