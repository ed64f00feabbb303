"""The register as an HTTP service: the doors, and how refusals and troubles are answered.

Whatever the register refuses travels as the refusal's class and data, never as a sentence: the client builds the same refusal and
words it in the person's language. The OpenAPI description at `/v1/openapi.json` is part of the product.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.responses import JSONResponse

from pos import __version__
from pos.domain.errors import DamagedMessage, Refusal
from pos.domain.troubles import Trouble
from pos.register.doors.devices import devices_router
from pos.register.doors.office import office_router
from pos.register.doors.passing import OTHER_STATUS, BodyLimit, status_of
from pos.register.doors.people import people_router
from pos.register.doors.planning import planning_router
from pos.register.doors.settling import settling_router
from pos.sync.wire import refusal_document

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pos.register.register import Register

TROUBLE_STATUS = 503

log = logging.getLogger(__name__)


def build_app(register: Register) -> FastAPI:
    """Build the service around a register."""
    app = FastAPI(
        title="Amana register",
        version=__version__,
        description="The meeting place of all tills of a bazaar, and the office's ledger.",
        openapi_url="/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    for router in (devices_router, people_router, planning_router, office_router, settling_router):
        app.include_router(router(register))
    app.add_middleware(BodyLimit)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(Trouble, _troubled)
    app.add_exception_handler(RequestValidationError, _malformed)
    return app


def _refused(_request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)  # noqa: S101 - Starlette's handlers are typed by Exception
    return JSONResponse(refusal_document(refusal), status_code=status_of(refusal))


def _troubled(request: Request, trouble: Exception) -> Response:
    """Answer that nothing was saved; the tills keep everything and come again."""
    log.error("%s failed: %s", request.url.path, trouble)
    return JSONResponse({"trouble": type(trouble).__name__}, status_code=TROUBLE_STATUS)


def _malformed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - Starlette's handlers are typed by Exception
    where = "; ".join(".".join(map(str, one["loc"])) for one in error.errors())
    return JSONResponse(refusal_document(DamagedMessage(where)), status_code=OTHER_STATUS)
