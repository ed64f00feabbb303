"""Who passes: every door is closed but to whoever is signed in, save for a short list with a reason each.

The doorkeeper stands before the application, so a door that is added to it and to no list is closed.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, Request, Response
from fastapi.routing import APIRoute
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from typing_extensions import override

from pos.domain.bazaar import Person
from pos.domain.errors import DamagedMessage, SessionEnded
from pos.domain.service_errors import TooLarge
from pos.domain.troubles import Trouble
from pos.register.doors.answers import refuse, trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from starlette.types import ASGIApp, Receive, Scope, Send

    from pos.register.register import Register

# Doors that ask for no session, and what guards them instead.
OPEN_DOORS: dict[tuple[str, str], str] = {
    ("GET", "/health/alive"): "says nothing but that somebody is there",
    ("GET", "/health/ready"): "says nothing but whether the database answers",
    ("GET", "/metrics"): "wants a token of its own",
    ("GET", "/v1/health"): "version, life and public keys, which a till compares",
    ("GET", "/f/{bazaar}/{token}"): "wants a family's private link, and counts looks",
    ("GET", "/v1/openapi.json"): "the description, which is the same everywhere",
    ("POST", "/v1/sessions"): "wants a person's secret, and counts wrong ones",
    ("DELETE", "/v1/sessions"): "ends the session that is shown; to end none is harmless",
    ("POST", "/v1/devices"): "wants a one-time code",
    ("POST", "/v1/batches"): "wants the device's signature over every byte",
    ("POST", "/v1/bazaars/{bazaar}/roll"): "wants the device's signature over what it says",
    ("POST", "/v1/bazaars/{bazaar}/wishes"): "wants the device's signature over the wish",
    ("POST", "/v1/bazaars/{bazaar}/introductions"): "wants the hall's signature over what it says",
    ("GET", "/v1/bazaars/{bazaar}/feed"): "wants the device's signature over the question",
    ("PUT", "/v1/bazaars/{bazaar}/photos/{mark}"): "wants the device's signature over which photo it is",
    ("GET", "/v1/bazaars/{bazaar}/photos/{mark}"): "wants the device's signature over which photo it is",
}
_BEARER = "Bearer "
PERSON = "amana.person"


def is_open(method: str, path: str) -> bool:
    """Tell whether a door asks for no session."""
    return any(method == way and shape.fullmatch(path) for way, shape in _OPEN)


def _shape(template: str) -> re.Pattern[str]:
    return re.compile("[^/]+".join(map(re.escape, re.split(r"\{\w+\}", template))))


_OPEN = tuple((method, _shape(template)) for method, template in OPEN_DOORS)


class Doorkeeper:
    """Lets nobody pass who has no session, unless the door asks for none.

    Args:
        app: what is served behind it.
        register: knows the sessions.
    """

    def __init__(self, app: ASGIApp, register: Register) -> None:
        self._app = app
        self._register = register

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with the person who asks, or refuse it."""
        if scope["type"] == "http" and ("\0" in scope["path"] or b"%00" in scope["query_string"]):
            await refuse(DamagedMessage("path"), close=True)(scope, receive, send)
            return
        if scope["type"] == "http" and not is_open(scope["method"], scope["path"]):
            try:
                scope[PERSON] = await run_in_threadpool(self._register.people.who, bearer_of(Headers(scope=scope)))
            except SessionEnded as nobody:
                await refuse(nobody, close=True)(scope, receive, send)
                return
            except Trouble as failed:
                await trouble(failed)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def bearer_of(headers: Headers) -> str:
    """Return the token that is shown, empty where none is."""
    shown = headers.get("authorization", "")
    return shown[len(_BEARER) :].strip() if shown[: len(_BEARER)].title() == _BEARER else ""


# What a door that is open says of the token that may be shown.
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]


def _who_asks(request: Request, _described: Bearer) -> Person:
    person = request.scope.get(PERSON)
    if not isinstance(person, Person):
        raise SessionEnded
    return person


By = Annotated[Person, Depends(_who_asks)]


SIGNED_IN = Depends(_who_asks)  # where it does not matter who


class PlainRoute(APIRoute):
    """A door whose orders hold text that every database can keep: no NUL, no half of a surrogate pair."""

    @override
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_plain(request: Request) -> Response:
            if self.body_field is not None:
                _require_plain(await request.body())
            return await handle(request)

        return handle_plain


def _require_plain(body: bytes) -> None:
    try:
        told = json.dumps(json.loads(body), ensure_ascii=False)
    except (ValueError, RecursionError):
        return  # no JSON: FastAPI says so
    try:
        told.encode()
    except UnicodeEncodeError as error:
        raise DamagedMessage("text") from error
    if "\\u0000" in told:
        raise DamagedMessage("text")


async def read_body(request: Request, bytes_max: int) -> bytes:
    """Read a request's body, but never more than a limit.

    Args:
        request: the request.
        bytes_max: the largest body that is accepted, in bytes.

    Raises:
        TooLarge: it is larger.
        DamagedMessage: the sender went away.
    """
    announced = request.headers.get("content-length", "0")
    if announced.isascii() and announced.isdecimal() and int(announced[:20]) > bytes_max:
        raise TooLarge(bytes_max // 1024)
    parts: list[bytes] = []
    size = 0
    try:
        async for part in request.stream():
            size += len(part)
            if size > bytes_max:
                raise TooLarge(bytes_max // 1024)
            parts.append(part)
    except ClientDisconnect as error:
        raise DamagedMessage("cut") from error
    return b"".join(parts)
