"""How much one sender may ask: bounded bodies, a bounded number of questions, and far fewer wrong ones.

A *bucket* holds so many tokens and is refilled at a steady rate; every question takes one, and so does every wrong one from the
bucket of failures, whose size is what a stranger has for guessing. A till that sends its facts is not held up by the first
bucket, for a hall's tills often share one address, but a stranger who pretends to be a till is by the second. Buckets are kept
in memory, for the latest senders only.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from pos.domain.service_errors import AskedTooOften, TooLarge
from pos.register.doors.answers import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

JSON_BYTES_MAX = 1024 * 1024  # of an order; batches and bundles are streamed and have limits of their own
STREAMED = frozenset({"/v1/batches", "/v1/bundles"})
UNCOUNTED = frozenset({"/v1/batches"})  # only wrong ones count
SENDERS_MAX = 10_000
TOKEN = 1_000  # thousandths
WRONG = frozenset({400, 401, 403, 404, 405, 413, 422})


@dataclass(frozen=True, slots=True)
class Bucket:
    """A limit: so many at once, then so many a second.

    Attributes:
        size: how many tokens a full bucket holds.
        per_second: how fast it is refilled.
    """

    size: int
    per_second: int


@dataclass(frozen=True, slots=True)
class Limits:
    """What one sender may do.

    Attributes:
        questions: of any kind, right or wrong.
        failures: wrong secrets, unknown devices, malformed orders.
    """

    questions: Bucket = Bucket(2_000, 400)
    failures: Bucket = Bucket(120, 1)


@dataclass(slots=True)
class _Level:
    """How full a bucket is, in thousandths of a token, and when it was looked at last, in milliseconds."""

    millis: int
    at_ms: int


@dataclass(slots=True)
class Buckets:
    """The levels of one limit, by sender.

    Args:
        bucket: the limit.
        ticks_ms: milliseconds on a clock that never goes back.
    """

    bucket: Bucket
    ticks_ms: Callable[[], int]
    _levels: OrderedDict[str, _Level] = field(default_factory=OrderedDict)

    def wait_s(self, sender: str) -> int:
        """Return how many seconds a sender must wait for its next token; 0 where it has one."""
        lacking = TOKEN - self._level(sender).millis
        return max(0, -(-lacking // (self.bucket.per_second * TOKEN)))

    def take(self, sender: str) -> None:
        """Take a token from a sender; a level never falls below nothing."""
        level = self._level(sender)
        level.millis = max(0, level.millis - TOKEN)

    def _level(self, sender: str) -> _Level:
        """Return a sender's level as it is now; the sender that was quiet longest makes room for a new one."""
        now_ms = self.ticks_ms()
        level = self._levels.setdefault(sender, _Level(self.bucket.size * TOKEN, now_ms))
        self._levels.move_to_end(sender)
        if len(self._levels) > SENDERS_MAX:
            self._levels.popitem(last=False)
        level.millis = min(self.bucket.size * TOKEN, level.millis + (now_ms - level.at_ms) * self.bucket.per_second)
        level.at_ms = now_ms
        return level


class RateLimit:
    """Turns a sender away that asks too often, before anything of its question is read.

    Args:
        app: what is served behind it.
        limits: how often is too often.
        ticks_ms: milliseconds on a clock that never goes back.
    """

    def __init__(self, app: ASGIApp, limits: Limits, ticks_ms: Callable[[], int]) -> None:
        self._app = app
        self._questions = Buckets(limits.questions, ticks_ms)
        self._failures = Buckets(limits.failures, ticks_ms)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sender = str(scope["client"][0]) if scope.get("client") else ""
        counted = scope["path"] not in UNCOUNTED
        wait_s = max(self._failures.wait_s(sender), self._questions.wait_s(sender) if counted else 0)
        if wait_s:
            await refuse(AskedTooOften(wait_s), close=True)(scope, receive, send)
            return
        if counted:
            self._questions.take(sender)

        async def watch(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in WRONG:
                self._failures.take(sender)
            await send(message)

        await self._app(scope, receive, watch)


class BodyLimit:
    """Turns an order away that is too long, or does not say how long it is, before anything of it is kept.

    Args:
        app: what is served behind it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and scope["path"] not in STREAMED and not _is_short(Headers(scope=scope)):
            await refuse(TooLarge(JSON_BYTES_MAX // 1024), close=True)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_short(headers: Headers) -> bool:
    length = headers.get("content-length", "0")
    if "transfer-encoding" in headers or not (length.isascii() and length.isdecimal()):
        return False
    return int(length[:20]) <= JSON_BYTES_MAX
