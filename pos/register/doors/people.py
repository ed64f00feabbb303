"""The doors for people: signing in and out, and who may."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from fastapi import APIRouter, Query

from pos.domain.access import SignedIn, TrailRow
from pos.domain.bazaar import Person
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, Bearer, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register

SEQ_MAX = 2**53 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInOrder:
    """Who wants to sign in, and the secret."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    person: str
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonOrder:
    """A person's card, and a new secret where it is to change."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    person: Person
    secret: str = ""


def people_router(register: Register) -> APIRouter:
    """Make the doors for people."""
    router = APIRouter(route_class=PlainRoute, prefix="/v1", tags=["people"], responses=answers(401, 403))

    @router.post("/sessions", status_code=201, response_model=SignedIn, summary="Sign in")
    def sign_in(order: SignInOrder) -> SignedIn:
        """Answer with the token that stands for the session."""
        return register.people.sign_in(order.person, order.secret)

    @router.delete("/sessions", status_code=204, summary="Sign out")
    def sign_out(bearer: Bearer) -> None:
        """End the session of the token that is shown; to end none is harmless."""
        if bearer is not None:
            register.people.sign_out(bearer.credentials)

    @router.get("/people", dependencies=[SIGNED_IN], summary="Everyone who may sign in")
    def everyone() -> tuple[Person, ...]:
        """Answer with cards without secrets, for anyone who is signed in."""
        return register.people.everyone()

    @router.put("/people/{code}", summary="Add or change a person")
    def put(code: str, order: PersonOrder, by: By) -> Person:
        """Needs the right to plan."""
        return register.people.put(by, replace(order.person, code=code), order.secret)

    @router.delete("/people/{code}", status_code=204, summary="Take a person out")
    def remove(code: str, by: By) -> None:
        """Needs the right to plan."""
        register.people.remove(by, code)

    @router.get("/trail", response_model=tuple[TrailRow, ...], summary="Who did what to people, keys and copies")
    def trail(by: By, after: Annotated[int, Query(ge=0, le=SEQ_MAX)] = 0) -> tuple[TrailRow, ...]:
        """Needs the right to read the ledger. Entries after a number, a thousand at most."""
        return register.trail.rows(by, after)

    return router
