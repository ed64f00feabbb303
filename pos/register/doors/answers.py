"""How refusals and troubles are answered: their status, their headers, and how the description tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse

from pos.domain import errors
from pos.domain.account_errors import (
    AccountCodesChanged,
    ApproverMissing,
    BoxTooSmall,
    ClosingDiffers,
    ClosingIncomplete,
    DayNotOver,
    DaySettled,
    FactsReadSince,
    LineHeld,
    LineNotDue,
    LineReversed,
    NoSuchFact,
    NothingToClose,
    NotReopenable,
)
from pos.domain.errors import LockedOut, Refusal
from pos.domain.family_errors import FamilyChanged, NumberTaken, UndoneAlready, UnknownImport
from pos.domain.markdown_errors import MarkdownOver, UnknownMarkdown
from pos.domain.own_book_errors import (
    AlreadyReversed,
    HandoverUndone,
    LetterTaken,
    SheetRepeated,
    UnknownBook,
    UnknownHandover,
)
from pos.domain.resolving_errors import ExceptionGone, SecondPersonNeeded
from pos.domain.service_errors import AskedTooOften, TooLarge
from pos.domain.ways import AtTheCentre, CodeExpired, CodeUsed
from pos.sync.wire import refusal_document

if TYPE_CHECKING:
    from starlette.responses import Response

    from pos.domain.troubles import Trouble

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
    NoSuchFact: 404,
    ExceptionGone: 409,
    AccountCodesChanged: 409,
    ClosingDiffers: 409,
    ClosingIncomplete: 409,
    NothingToClose: 409,
    NotReopenable: 409,
    SecondPersonNeeded: 403,
    UnknownBook: 404,
    LetterTaken: 409,
    AlreadyReversed: 409,
    SheetRepeated: 409,
    UnknownHandover: 404,
    HandoverUndone: 409,
    UnknownImport: 404,
    UnknownMarkdown: 404,
    MarkdownOver: 409,
    FamilyChanged: 409,
    NumberTaken: 409,
    UndoneAlready: 409,
    errors.WrongBazaar: 409,
    errors.BazaarBegun: 409,
    errors.GapFound: 409,
    errors.Forked: 409,
    errors.TillsMissing: 409,
    errors.TotalsDiffer: 409,
    errors.PayoutOpen: 409,
    CodeExpired: 403,
    CodeUsed: 403,
    AtTheCentre: 409,
    errors.WrongPayoutState: 409,
    FactsReadSince: 409,
    DayNotOver: 409,
    DaySettled: 409,
    LineReversed: 409,
    LineHeld: 409,
    LineNotDue: 409,
    BoxTooSmall: 409,
    ApproverMissing: 403,
    TooLarge: 413,
    errors.LockedOut: 429,
    AskedTooOften: 429,
}
OTHER_STATUS = 422
TROUBLE_STATUS = 503
BUG_STATUS = 500
RETRY_SECONDS = 5  # after a trouble


# The bodies of refusals and of failures, in the description's own words. Each door may answer with seven of them and more: had
# FastAPI to make the schema anew for each, half of a register's start would go into that.
BODIES: dict[str, dict[str, Any]] = {
    "RefusalAnswer": {
        "title": "RefusalAnswer",
        "description": "What the register will not do: the name of the refusal (the class, as in `NotAllowed`) and what a person"
        " needs to know about it; whoever asked words it.",
        "type": "object",
        "properties": {
            "refusal": {"title": "Refusal", "type": "string"},
            "facts": {"title": "Facts", "type": "object", "additionalProperties": True},
        },
        "required": ["refusal", "facts"],
    },
    "TroubleAnswer": {
        "title": "TroubleAnswer",
        "description": "What failed at the register; nothing was written, and asking again later is harmless.",
        "type": "object",
        "properties": {"trouble": {"title": "Trouble", "type": "string"}},
        "required": ["trouble"],
    },
}


def status_of(refusal: Refusal) -> int:
    """Return the HTTP status that a refusal is answered with."""
    return STATUSES.get(type(refusal), OTHER_STATUS)


def refuse(refusal: Refusal, *, close: bool = False) -> Response:
    """Return the answer to what is refused.

    Args:
        refusal: why.
        close: whether the connection ends with it, because the body that was announced is not read.
    """
    headers = {"Connection": "close"} if close else {}
    if isinstance(refusal, (AskedTooOften, LockedOut)):
        headers["Retry-After"] = str(max(1, refusal.seconds))
    if status_of(refusal) == STATUSES[errors.SessionEnded]:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(refusal_document(refusal), status_code=status_of(refusal), headers=headers)


def trouble(failed: Trouble) -> Response:
    """Return the answer where the register itself is in trouble."""
    return stumble(type(failed).__name__, TROUBLE_STATUS)


def stumble(name: str, status: int) -> Response:
    """Return the answer to what is no refusal: a trouble, a bug, a door that is not there."""
    headers = {"Retry-After": str(RETRY_SECONDS)} if status == TROUBLE_STATUS else None
    return JSONResponse({"trouble": name}, status_code=status, headers=headers)


# -- in the description ---------------------------------------------------------------------------------------------

_SAID: dict[int, tuple[str, dict[str, Any]]] = {
    400: ("It cannot be read as what it should be.", {"refusal": "DamagedMessage", "facts": {"reason": "body.id"}}),
    401: ("Nobody who is known asks: sign in again.", {"refusal": "SessionEnded", "facts": {}}),
    403: ("Whoever asks may not.", {"refusal": "NotAllowed", "facts": {"act": "plan"}}),
    404: ("There is nothing of this name.", {"refusal": "UnknownBazaar", "facts": {"code": "INTAJ8"}}),
    409: (
        "It does not go with what the register holds.",
        {"refusal": "GapFound", "facts": {"device": "T01", "epoch": 1, "expected": 141}},
    ),
    413: ("It is larger than the register takes.", {"refusal": "TooLarge", "facts": {"limit_kib": 1_024}}),
    422: (
        "It can be read, and cannot be done.",
        {"refusal": "OutOfRange", "facts": {"name": "rate", "value": 10_001, "minimum": 0, "maximum": 10_000}},
    ),
    429: (
        "Too much, too often; `Retry-After` says how many seconds to wait.",
        {"refusal": "AskedTooOften", "facts": {"seconds": 3}},
    ),
    500: ("A bug; nothing was written.", {"trouble": "Bug"}),
    503: ("The register is in trouble; nothing was written, and asking again is harmless.", {"trouble": "DiskFull"}),
}
_FAILURES = frozenset({BUG_STATUS, TROUBLE_STATUS})


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe how a door may answer beside its own answer: what every door may, and these.

    Args:
        statuses: of `400 401 403 404 409`.
    """
    told: dict[int | str, dict[str, Any]] = {}
    for status in sorted({*statuses, 400, 413, 422, 429, 500, 503}):
        words, example = _SAID[status]
        body = "TroubleAnswer" if status in _FAILURES else "RefusalAnswer"
        told[status] = {
            "description": words,
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{body}"}, "example": example}},
        }
    return told
