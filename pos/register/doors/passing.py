"""Who passes and how much: bearer tokens, bounded bodies, and the status that each refusal has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import Headers
from starlette.responses import JSONResponse

from pos.domain import errors
from pos.domain.errors import DamagedMessage, Refusal, SessionEnded
from pos.sync.wire import refusal_document

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

    from pos.domain.bazaar import Person
    from pos.register.register import Register

Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]

STATUSES: dict[type[Refusal], int] = {
    errors.DamagedMessage: 400,
    errors.SessionEnded: 401,
    errors.WrongSecret: 401,
    errors.BadSignature: 401,
    errors.UnknownDevice: 403,
    errors.WrongCode: 403,
    errors.NotAllowed: 403,
    errors.SamePerson: 403,
    errors.UnknownBazaar: 404,
    errors.UnknownFamily: 404,
    errors.UnknownPayout: 404,
    errors.LockedOut: 429,
    errors.WrongBazaar: 409,
    errors.BazaarBegun: 409,
    errors.GapFound: 409,
    errors.Forked: 409,
    errors.TillsMissing: 409,
    errors.TotalsDiffer: 409,
    errors.PayoutOpen: 409,
    errors.WrongPayoutState: 409,
}
OTHER_STATUS = 422
JSON_BYTES_MAX = 1024 * 1024  # of an order; batches and bundles are streamed and have limits of their own
STREAMED = frozenset({"/v1/batches", "/v1/bundles"})


def status_of(refusal: Refusal) -> int:
    """Return the HTTP status that a refusal is answered with."""
    return STATUSES.get(type(refusal), OTHER_STATUS)


def person_of(register: Register, bearer: HTTPAuthorizationCredentials | None) -> Person:
    """Return who asks.

    Raises:
        SessionEnded: nobody who is signed in.
    """
    if bearer is None:
        raise SessionEnded
    return register.people.who(bearer.credentials)


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
            refusal = DamagedMessage("too large")
            answer = JSONResponse(
                refusal_document(refusal), status_code=status_of(refusal), headers={"Connection": "close"}
            )
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_short(headers: Headers) -> bool:
    length = headers.get("content-length", "0")
    return "transfer-encoding" not in headers and length.isdecimal() and int(length) <= JSON_BYTES_MAX


async def read_body(request: Request, bytes_max: int) -> bytes:
    """Read a request's body, but never more than a limit.

    Args:
        request: the request.
        bytes_max: the largest body that is accepted, in bytes.

    Raises:
        DamagedMessage: it is larger, or the sender went away.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > bytes_max:
            raise DamagedMessage("too large")
        parts.append(part)
    return b"".join(parts)
