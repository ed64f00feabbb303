"""What is told of every request: an id for whoever looks for it, a line in the log, a count for a monitor. Never what was in it.

A line holds the door's name, not the path, for paths hold families' numbers; no address, no person, no token, no body. The id is
made here, or taken from whoever asked where it looks like one, and stands in the answer's `X-Request-Id`.
"""

from __future__ import annotations

import logging
import re
import time
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, generate_latest
from starlette.datastructures import Headers, MutableHeaders

from pos import __version__
from pos.register.doors.answers import BUG_STATUS

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pos.domain.errors import Refusal
    from pos.sync.wire import Ack

LIFE_BYTES = 4
REQUEST_ID = "amana.request"
NO_DOOR = "none"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
MILLISECONDS = (5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")

log = logging.getLogger("amana.access")


class Figures:
    """What a monitor reads at `/metrics`: counts and times, per door; nobody's name, nobody's money."""

    def __init__(self) -> None:
        self._all = CollectorRegistry()
        self.requests = Counter("amana_requests", "Answers by door and status", ["door", "status"], registry=self._all)
        self.times_ms = Histogram(
            "amana_request_milliseconds", "Time to answer", ["door"], buckets=MILLISECONDS, registry=self._all
        )
        self.inside = Gauge("amana_requests_inside", "Requests that are being answered", registry=self._all)
        self.facts = Counter("amana_facts", "Facts by what became of them", ["outcome"], registry=self._all)
        self.refusals = Counter("amana_refusals", "What was refused, by name", ["refusal"], registry=self._all)
        self.troubles = Counter(
            "amana_troubles", "What failed at the register, by name", ["trouble"], registry=self._all
        )
        self.generation = Gauge("amana_generation", "Which life of the register this is", registry=self._all)
        Info("amana", "The register", registry=self._all).info({"version": __version__})

    def took(self, ack: Ack) -> None:
        """Count what became of a batch's facts."""
        for outcome in ("created", "exists", "quarantined"):
            self.facts.labels(outcome).inc(getattr(ack, outcome))

    def refused(self, refusal: Refusal) -> None:
        """Count a refusal."""
        self.refusals.labels(type(refusal).__name__).inc()

    def text(self) -> bytes:
        """Return all of it in the form that Prometheus reads."""
        return generate_latest(self._all)


@dataclass(slots=True)
class _Answer:
    """What is told of an answer."""

    began_ns: int
    status: int = 0
    bytes_out: int = 0
    is_told: bool = False


class Watch:
    """Gives every request its id, its line in the log and its place in the figures.

    Args:
        app: what is served behind it.
        figures: what is counted.
        life: begins the ids, so that no two runs of the register give out the same.
    """

    def __init__(self, app: ASGIApp, figures: Figures, life: str) -> None:
        self._app = app
        self._figures = figures
        self._life = life
        self._serials = count(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and tell of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(time.monotonic_ns())

        async def watch(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = scope[REQUEST_ID]
                for name, words in HEADERS.items():
                    headers.setdefault(name, words)  # a page names its own style sheet
            answer.bytes_out += len(message.get("body", b""))
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                self._tell(scope, answer)  # before the last of it is sent: who has the answer finds the line
            await send(message)

        scope[REQUEST_ID] = self._id(scope)
        with self._figures.inside.track_inprogress():
            try:
                await self._app(scope, receive, watch)
            finally:
                self._tell(scope, answer)

    def _id(self, scope: Scope) -> str:
        given = Headers(scope=scope).get("x-request-id", "")
        return given if _ID.fullmatch(given) else f"{self._life}-{next(self._serials):06x}"

    def _tell(self, scope: Scope, answer: _Answer) -> None:
        """Tell of an answer, once; one that never began is a bug."""
        if answer.is_told:
            return
        answer.is_told = True
        door, status = door_of(scope), answer.status or BUG_STATUS
        ms = (time.monotonic_ns() - answer.began_ns) // 1_000_000
        self._figures.requests.labels(door, status).inc()
        self._figures.times_ms.labels(door).observe(ms)
        told = {
            "request": scope[REQUEST_ID],
            "door": door,
            "status": status,
            "ms": ms,
            "bytes_out": answer.bytes_out,
        }
        log.info("answered", extra={"told": told})


def door_of(scope: Scope) -> str:
    """Return the door's name, as in `GET /v1/bazaars/{bazaar}/board`; whatever leads to none has one name together."""
    path = getattr(scope.get("route"), "path", "")
    return f"{scope['method']} {path}" if path else NO_DOOR
