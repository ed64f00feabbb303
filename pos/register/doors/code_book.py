"""The doors for the codes that the centre's books use for Amana's accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from fastapi import APIRouter

from pos.domain.account_codes import AccountCode, CodeBook
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import SIGNED_IN, By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesOrder:
    """All codes as they shall be; the version says which ones were seen before."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    version: int
    rows: tuple[AccountCode, ...]


def code_book_router(register: Register) -> APIRouter:
    """Make the doors."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/account-codes",
        tags=["office"],
        dependencies=[SIGNED_IN],
        responses=answers(401, 403, 409),
    )

    @router.get("", response_model=CodeBook, summary="The codes of the centre's books")
    def codes(by: By) -> CodeBook:
        """One for each account, the same for all bazaars. Needs the right to read the ledger."""
        return register.codes.read(by)

    @router.put("", response_model=CodeBook, summary="Change the codes of the centre's books")
    def change(order: CodesOrder, by: By) -> CodeBook:
        """Needs the right to write books. Each change stands in the trail; the same codes again change nothing."""
        return register.codes.write(by, order.version, order.rows)

    return router
