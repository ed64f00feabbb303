"""Nobody asks without end, and nobody guesses without end; a till's own facts are never held up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from pos.register.doors.limits import JSON_BYTES_MAX, SENDERS_MAX, BodyLimit, Bucket, Buckets, Limits, RateLimit

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send


class Ticks:
    at_ms: int = 100_000

    def __call__(self) -> int:
        return self.at_ms


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


class Room:
    """What is served behind a limit: it answers every question with one status."""

    def __init__(self) -> None:
        self.status = 200
        self.asked = 0

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.asked += 1
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": b""})


def ask(
    app: RateLimit | BodyLimit, path: str = "/v1/bazaars", sender: str = "10.0.0.1", **words: str
) -> tuple[int, dict[bytes, bytes]]:
    said: list[Message] = []

    async def send(message: Message) -> None:
        said.append(message)

    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in words.items()]
    scope = {"type": "http", "method": "POST", "path": path, "client": (sender, 1), "headers": headers}
    asyncio.run(app(scope, _nothing, send))
    return said[0]["status"], dict(said[0]["headers"])


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def room() -> Room:
    return Room()


def test_a_bucket_holds_so_many_and_fills_again(ticks: Ticks) -> None:
    buckets = Buckets(Bucket(2, 1), ticks)
    for _ in range(2):
        assert buckets.wait_s("a") == 0
        buckets.take("a")
    assert buckets.wait_s("a") == 1
    assert buckets.wait_s("b") == 0
    ticks.at_ms += 1_000
    assert buckets.wait_s("a") == 0
    ticks.at_ms += 3_600_000
    for _ in range(2):
        buckets.take("a")
    assert buckets.wait_s("a") == 1


def test_a_hundred_thousand_senders_do_not_fill_the_memory(ticks: Ticks) -> None:
    buckets = Buckets(Bucket(2, 1), ticks)
    for number in range(SENDERS_MAX + 50):
        buckets.take(f"sender {number}")
    assert len(buckets._levels) == SENDERS_MAX


def test_who_asks_too_often_is_told_when_to_come_again(ticks: Ticks, room: Room) -> None:
    app = RateLimit(room, Limits(questions=Bucket(3, 1)), ticks)
    assert [ask(app)[0] for _ in range(4)] == [200, 200, 200, 429]
    status, headers = ask(app)
    assert (status, headers[b"retry-after"]) == (429, b"1")
    assert room.asked == 3
    assert ask(app, sender="10.0.0.2")[0] == 200
    ticks.at_ms += 1_000
    assert ask(app)[0] == 200


def test_a_till_that_sends_all_day_is_not_held_up(ticks: Ticks, room: Room) -> None:
    app = RateLimit(room, Limits(questions=Bucket(3, 1)), ticks)
    assert {ask(app, "/v1/batches")[0] for _ in range(50)} == {200}


@pytest.mark.parametrize("path", ["/v1/batches", "/v1/sessions", "/v1/devices"])
@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_who_is_wrong_too_often_is_not_even_read(ticks: Ticks, room: Room, path: str, status: int) -> None:
    app = RateLimit(room, Limits(failures=Bucket(3, 1)), ticks)
    room.status = status
    assert [ask(app, path)[0] for _ in range(4)] == [status, status, status, 429]
    assert room.asked == 3


def test_what_goes_right_costs_nothing_of_the_failures(ticks: Ticks, room: Room) -> None:
    app = RateLimit(room, Limits(failures=Bucket(1, 1)), ticks)
    assert {ask(app)[0] for _ in range(20)} == {200}


@pytest.mark.parametrize("length", [str(JSON_BYTES_MAX + 1), "9" * 5_000, "-1", "1e3", "٣", "x"])
def test_an_order_that_is_too_long_is_not_read(room: Room, length: str) -> None:
    status, headers = ask(BodyLimit(room), content_length=length)
    assert (status, headers[b"connection"], room.asked) == (413, b"close", 0)


def test_an_order_of_unknown_length_is_not_read(room: Room) -> None:
    assert ask(BodyLimit(room), transfer_encoding="chunked")[0] == 413
    assert ask(BodyLimit(room), "/v1/bundles", transfer_encoding="chunked")[0] == 200
    assert ask(BodyLimit(room), content_length=str(JSON_BYTES_MAX))[0] == 200
