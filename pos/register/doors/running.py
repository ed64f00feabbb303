"""The doors for whoever runs the service: is it there, can it work, how is it doing."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from starlette.responses import PlainTextResponse

from pos.domain.errors import SessionEnded
from pos.domain.troubles import Trouble
from pos.register.doors.answers import answers, trouble
from pos.register.doors.passing import Bearer, bearer_of

if TYPE_CHECKING:
    from pos.register.doors.watching import Figures
    from pos.register.register import Register

PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Whether the register is as it should be."""

    state: str


def running_router(register: Register, figures: Figures, metrics_token: str) -> APIRouter:
    """Make the doors for monitors; without a token nobody reads the figures."""
    router = APIRouter(tags=["running"], responses=answers())

    @router.get("/health/alive", summary="Whether the process answers")
    async def alive() -> State:
        """Answer without asking the database: where this fails, the process is to be started again."""
        return State(state="alive")

    @router.get("/health/ready", response_model=State, summary="Whether the register can work")
    def ready() -> State | Response:
        """Read from the database; 503 where it does not answer."""
        try:
            figures.generation.set(register.generation)
        except Trouble as failed:
            return trouble(failed)
        return State(state="ready")

    @router.get("/metrics", response_class=PlainTextResponse, responses=answers(401), summary="Figures for Prometheus")
    async def metrics(request: Request, _described: Bearer) -> Response:
        """Want the token of the file `metrics.token`; counts and times per door, nothing of what was in a request."""
        shown = bearer_of(request.headers)
        if not metrics_token or not hmac.compare_digest(shown.encode(), metrics_token.encode()):
            raise SessionEnded
        return Response(figures.text(), media_type=PROMETHEUS)

    return router
