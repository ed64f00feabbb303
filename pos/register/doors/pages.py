"""The doors for the families' own pages: the page itself, for whoever has the link, and the office's acts on links.

The page's door asks for no session. It is guarded by a secret of 160 bits, and by two limits of its own: so many looks at one
link, and so many looks from one address. A link that is wrong, withdrawn or of no bazaar gets the same answer, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from pos.domain.pages import PageAddress, PageList, PageRow
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.family_paper import LANGUAGES, family_page, plain_page, policy
from pos.register.doors.limits import Bucket, Buckets
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register

LOOKS_AT_ONE_LINK = Bucket(30, 1)
LOOKS_FROM_ONE_ADDRESS = Bucket(120, 4)  # many phones share an address
NOT_FOUND, TOO_OFTEN = 404, 429
HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressOrder:
    """Where families reach the register; empty takes the links off all papers."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalOrder:
    """Make a link anew; the serial of the one that is replaced makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    serial: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalOrder:
    """Withdraw a link."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    reason: str


def pages_router(register: Register) -> APIRouter:
    """Make the office's doors for links."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1",
        tags=["pages"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 404),
    )
    at = "/bazaars/{bazaar}"

    @router.get(f"{at}/pages", response_model=PageList, summary="All families' links")
    def pages(bazaar: str, by: By) -> PageList:
        """Needs the right to read the ledger."""
        return register.pages.pages(by, bazaar)

    @router.post(f"{at}/pages", response_model=PageList, summary="Give every family a link")
    def give(bazaar: str, by: By) -> PageList:
        """Needs the right to plan. Who has a link keeps it, and who lost it by a withdrawal gets none by this."""
        return register.pages.give(by, bazaar)

    @router.post(f"{at}/pages/{{number}}/renewal", response_model=PageRow, summary="Make a family's link anew")
    def renew(bazaar: str, number: str, order: RenewalOrder, by: By) -> PageRow:
        """Needs the right to plan. The link before opens nothing any more."""
        return register.pages.renew(by, bazaar, number, serial=order.serial, reason=order.reason)

    @router.post(f"{at}/pages/{{number}}/withdrawal", response_model=PageRow, summary="Withdraw a family's link")
    def withdraw(bazaar: str, number: str, order: WithdrawalOrder, by: By) -> PageRow:
        """Needs the right to plan."""
        return register.pages.withdraw(by, bazaar, number, reason=order.reason)

    @router.put("/pages/address", summary="Say where families reach the register")
    def move(order: AddressOrder, by: By) -> PageAddress:
        """Needs the right to plan. Without an address no paper bears a link."""
        return PageAddress(address=register.pages.move(by, order.address))

    return router


def family_router(register: Register, ticks_ms: Callable[[], int]) -> APIRouter:
    """Make the door of the page.

    Args:
        register: what is served.
        ticks_ms: milliseconds on a clock that never goes back.
    """
    router = APIRouter(tags=["pages"], responses=_said_in_pages(NOT_FOUND, TOO_OFTEN))
    by_link = Buckets(LOOKS_AT_ONE_LINK, ticks_ms)
    by_address = Buckets(LOOKS_FROM_ONE_ADDRESS, ticks_ms)

    def wait_s(request: Request, link: str) -> int:
        """Take a look from both buckets, or return how long to wait."""
        sender = request.client.host if request.client else ""
        pairs = ((by_address, sender), (by_link, sha256(link.encode()).hexdigest()))
        wait = max(buckets.wait_s(name) for buckets, name in pairs)
        if not wait:
            for buckets, name in pairs:
                buckets.take(name)
        return wait

    @router.get("/f/{bazaar}/{token}", response_class=HTMLResponse, summary="A family's own page")
    def page(request: Request, bazaar: str, token: str, lang: str = LANGUAGES[0]) -> HTMLResponse:
        """Answer whoever has the link: what was received, sold, returned, owed and paid, in Arabic or (`lang=en`) English."""
        language = lang if lang in LANGUAGES else LANGUAGES[0]
        wait = wait_s(request, f"{bazaar}/{token}")
        if wait:
            return _answer(plain_page("often"), TOO_OFTEN, {"Retry-After": str(wait)})
        reading = register.pages.open(bazaar, token)
        if reading is None:
            return _answer(plain_page("missing"), NOT_FOUND)
        return _answer(family_page(reading, language), headers={"Content-Language": language})

    return router


def _said_in_pages(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the answers of a door that says some of its refusals on a page, as people with a telephone read them."""
    told = answers(*statuses)
    for status in statuses:
        told[status]["content"]["text/html"] = {"schema": {"type": "string"}}
    return told


def _answer(content: bytes, status: int = 200, headers: dict[str, str] | None = None) -> HTMLResponse:
    return HTMLResponse(content, status, headers={**HEADERS, "Content-Security-Policy": policy(), **(headers or {})})
