"""The register as an HTTP service: the doors, and what stands before them.

A request meets, in this order: the watch (id, log line, figures), the limit of questions, the limit of bytes, the doorkeeper, the
door. Whatever the register refuses travels as the refusal's class and data, never as a sentence: the client builds the same
refusal and words it in the person's language. The OpenAPI description at `/v1/openapi.json` is part of the product.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from pos import __version__
from pos.domain.errors import DamagedMessage, Refusal
from pos.domain.troubles import Trouble
from pos.register.doors.agents import agents_router
from pos.register.doors.answers import BUG_STATUS, refuse, stumble, trouble
from pos.register.doors.closing import closing_router
from pos.register.doors.code_book import code_book_router
from pos.register.doors.comparing import comparing_router
from pos.register.doors.describing import describe
from pos.register.doors.devices import devices_router
from pos.register.doors.families import families_router, lists_router
from pos.register.doors.limits import BodyLimit, Limits, RateLimit
from pos.register.doors.markdowns import markdowns_router
from pos.register.doors.office import office_router
from pos.register.doors.own_books import own_books_router
from pos.register.doors.pages import family_router, pages_router
from pos.register.doors.passing import Doorkeeper
from pos.register.doors.people import people_router
from pos.register.doors.planning import planning_router
from pos.register.doors.resolving import resolving_router
from pos.register.doors.running import running_router
from pos.register.doors.selling import selling_router
from pos.register.doors.settling import settling_router
from pos.register.doors.stock_reports import stock_reports_router
from pos.register.doors.told import told_router
from pos.register.doors.tracing import tracing_router
from pos.register.doors.undoing import undoing_router
from pos.register.doors.watching import LIFE_BYTES, REQUEST_ID, Figures, Watch, door_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from pos.register.register import Register

log = logging.getLogger(__name__)


def monotonic_ms() -> int:
    """Return milliseconds on a clock that never goes back."""
    return time.monotonic_ns() // 1_000_000


def build_app(
    register: Register,
    *,
    limits: Limits | None = None,
    metrics_token: str = "",
    ticks_ms: Callable[[], int] = monotonic_ms,
) -> FastAPI:
    """Build the service around a register.

    Args:
        register: what is served.
        limits: how much one sender may ask.
        metrics_token: whoever shows it may read the figures; without one nobody may.
        ticks_ms: milliseconds on a clock that never goes back.
    """
    figures = Figures()
    app = FastAPI(
        title="Amana register",
        version=__version__,
        description="The meeting place of all tills of a bazaar, and the office's ledger.",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.include_router(devices_router(register, figures))
    office_doors = (
        office_router,
        selling_router,
        tracing_router,
        settling_router,
        undoing_router,
        comparing_router,
        resolving_router,
        closing_router,
        code_book_router,
        own_books_router,
        agents_router,
        stock_reports_router,
        markdowns_router,
    )
    for router in (told_router, people_router, planning_router, families_router, lists_router, *office_doors):
        app.include_router(router(register))
    app.include_router(pages_router(register))
    app.include_router(family_router(register, ticks_ms))
    app.include_router(running_router(register, figures, metrics_token))
    _answer_failures(app, figures)
    # The last one that is added is met first.
    app.add_middleware(Doorkeeper, register=register)
    app.add_middleware(BodyLimit)
    app.add_middleware(RateLimit, limits=limits or Limits(), ticks_ms=ticks_ms)
    app.add_middleware(Watch, figures=figures, life=register.surroundings.chance(LIFE_BYTES).hex())
    describe(app)
    return app


def _answer_failures(app: FastAPI, figures: Figures) -> None:
    """Say how a refusal, a trouble, a malformed order, a missing door and a bug are answered."""

    def refused(_request: Request, refusal: Exception) -> Response:
        assert isinstance(refusal, Refusal)  # noqa: S101 - Starlette's handlers are typed by Exception
        figures.refused(refusal)
        return refuse(refusal)

    def troubled(request: Request, failed: Exception) -> Response:
        assert isinstance(failed, Trouble)  # noqa: S101 - Starlette's handlers are typed by Exception
        name = type(failed).__name__
        figures.troubles.labels(name).inc()
        log.error("%s failed: %s", door_of(request.scope), name, extra=_told(request))
        return trouble(failed)

    def malformed(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - Starlette's handlers are typed by Exception
        where = "; ".join(".".join(map(str, one["loc"])) for one in error.errors())
        return refuse(DamagedMessage(where))

    def missing(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101 - Starlette's handlers are typed by Exception
        answer = stumble("NoSuchDoor", error.status_code)
        answer.headers.update(error.headers or {})
        return answer

    def broken(request: Request, bug: Exception) -> Response:
        log.error("%s met a bug: %s", door_of(request.scope), type(bug).__name__, exc_info=bug, extra=_told(request))
        answer = stumble("Bug", BUG_STATUS)
        answer.headers["X-Request-Id"] = str(request.scope.get(REQUEST_ID, ""))  # it does not pass the watch any more
        return answer

    app.add_exception_handler(Refusal, refused)
    app.add_exception_handler(Trouble, troubled)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(HTTPException, missing)
    app.add_exception_handler(Exception, broken)


def _told(request: Request) -> dict[str, object]:
    return {"told": {"request": request.scope.get(REQUEST_ID, "")}}
