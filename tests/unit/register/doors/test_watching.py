"""Every answer bears an id, is told in one line and counted; nothing of what was in it is told."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from pos.register import logs
from pos.register.doors.watching import HEADERS
from pos.register.personal import Field
from pos.register.serve import EmbeddedRegister
from pos.sync.wire import deflate, pack
from tests.unit.register.rehearsal import BAZAAR, FAMILIES, SECRETS, Clock, open_register
from tests.unit.register.settling import closed_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.register.register import Register

PHONE, IBAN = "+971500000042", "AE070331234567890123456"
PATIENCE_S = 60
TOKEN = "a token for the monitor"


@pytest.fixture
def told() -> Iterator[io.StringIO]:
    """What the service's log says, as `amana register serve` sets it up."""
    stream = io.StringIO()
    before = {name: (logging.getLogger(name).handlers, logging.getLogger(name).level) for name in logs.LOGGERS}
    logs.log_as_json(stream)
    yield stream
    for name, (handlers, level) in before.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = handlers, True
        logger.setLevel(level)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return open_register(tmp_path / "register.db", Clock())


@pytest.fixture
def client(register: Register, told: io.StringIO) -> Iterator[httpx.Client]:
    running = EmbeddedRegister(register, metrics_token=TOKEN)
    with httpx.Client(base_url=running.start(), timeout=PATIENCE_S, trust_env=False) as asking:
        yield asking
    running.stop()
    assert told.getvalue()


def lines(told: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.getvalue().splitlines()]


def test_a_day_of_work_leaves_nobodys_data_in_the_log(client: httpx.Client, told: io.StringIO) -> None:
    signed = client.post("/v1/sessions", json={"person": "A01", "secret": SECRETS["A01"]}).json()
    words = {"Authorization": f"Bearer {signed['token']}"}
    client.post("/v1/sessions", json={"person": "K01", "secret": "a wrong secret"})
    order = {Field.PHONE.value: PHONE, Field.IBAN.value: IBAN}
    assert client.put(f"/v1/families/{FAMILIES[0]}/personal", json=order, headers=words).status_code == 204
    assert client.get(f"/v1/families/{FAMILIES[0]}/personal", headers=words).json() == order
    code = client.post("/v1/enrolments", json={"bazaar": BAZAAR.code}, headers=words).json()["code"]
    batch = deflate(pack(closed_day().batch()))
    assert client.post("/v1/batches", content=batch).status_code == 200
    assert client.post("/v1/batches", content=batch[:-5]).status_code == 400
    assert client.get("/v1/nothing?iban=" + IBAN, headers=words).status_code == 404
    said = told.getvalue()
    assert len(lines(told)) == 8
    for secret in (PHONE, IBAN, signed["token"], code, *SECRETS.values(), "a wrong secret", *FAMILIES, "127.0.0.1"):
        assert secret not in said
    assert {key for line in lines(told) for key in line} <= KEYS_OF_A_LINE


KEYS_OF_A_LINE = {"at", "level", "logger", "event", "request", "door", "status", "ms", "bytes_out"}


def test_a_bug_is_told_without_its_words(
    client: httpx.Client,
    register: Register,
    told: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(IBAN)

    monkeypatch.setattr(register.people, "sign_in", broken)
    answer = client.post("/v1/sessions", json={"person": "A01", "secret": "x"})
    assert (answer.status_code, answer.json()) == (500, {"trouble": "Bug"})
    assert IBAN not in told.getvalue()
    bugs = [line for line in lines(told) if line["level"] == "error"]
    assert any(line.get("error") == "KeyError" and "test_watching.py" in "".join(line["places"]) for line in bugs)
    assert any(line.get("request") == answer.headers["x-request-id"] for line in bugs)


def test_an_answer_bears_the_id_of_its_line(client: httpx.Client, told: io.StringIO) -> None:
    answers = [client.get("/v1/health"), client.get("/v1/people"), client.get("/health/alive")]
    ids = [answer.headers["x-request-id"] for answer in answers]
    assert ids == [line["request"] for line in lines(told)]
    assert len(set(ids)) == 3
    for answer in answers:
        assert (
            HEADERS.items() <= {name.title(): value for name, value in answer.headers.items()}.items() | HEADERS.items()
        )
        for name, value in HEADERS.items():
            assert answer.headers[name] == value


def test_whoever_asks_may_give_the_id_but_not_write_into_the_log(client: httpx.Client) -> None:
    given = client.get("/v1/health", headers={"X-Request-Id": "from-the-proxy-42"})
    assert given.headers["x-request-id"] == "from-the-proxy-42"
    for unfit in ("short", "x" * 65, 'quote"brace}line'):
        assert client.get("/v1/health", headers={"X-Request-Id": unfit}).headers["x-request-id"] != unfit
