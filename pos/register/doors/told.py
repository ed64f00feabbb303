"""The doors around the tills: the list of devices, the roll of the evening, and what a hall tells of its tills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from fastapi import APIRouter, Header, Request
from starlette.concurrency import run_in_threadpool

from pos.domain.access import DeviceCard, Roll
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import By, PlainRoute, read_body
from pos.sync.reading import SIGNATURE_BYTES, as_bytes, strictly

if TYPE_CHECKING:
    from pos.register.register import Register

TOLD_BYTES_MAX = 512 * 1024
SAID: dict[str, Any] = {
    "requestBody": {
        "description": "A canonical object as `docs/wire-format.md` describes it.",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelOrder:
    """What people call a device from now on."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    label: str


def told_router(register: Register) -> APIRouter:
    """Make the doors."""
    router = APIRouter(route_class=PlainRoute, prefix="/v1/bazaars/{bazaar}", tags=["tills"], responses=answers())

    @router.get(
        "/devices", response_model=tuple[DeviceCard, ...], responses=answers(401, 403, 404), summary="All devices"
    )
    def cards(bazaar: str, by: By) -> tuple[DeviceCard, ...]:
        """Needs the right to admit devices."""
        return register.devices.cards(by, bazaar)

    @router.put(
        "/devices/{device}/label",
        status_code=204,
        responses=answers(401, 403, 404),
        summary="Call a device by another name",
    )
    def rename(bazaar: str, device: str, order: LabelOrder, by: By) -> None:
        """Needs the right to admit devices. The device keeps its letter and number."""
        register.devices.rename(by, bazaar, device, order.label)

    @router.post(
        "/roll",
        response_model=Roll,
        responses=answers(401, 403, 404),
        openapi_extra=SAID,
        summary="Who is in, who is missing",
    )
    async def roll(bazaar: str, request: Request, amana_signature: Annotated[str, Header()]) -> Roll:
        """Take what a till says of itself; answer with what is known of all of them. The header signs the body."""
        told = await _told(request, amana_signature)
        return await run_in_threadpool(register.roll.call, bazaar, *told)

    @router.post(
        "/wishes",
        response_model=Roll,
        responses=answers(401, 403, 404),
        openapi_extra=SAID,
        summary="Wish that all tills send at once",
    )
    async def wish(bazaar: str, request: Request, amana_signature: Annotated[str, Header()]) -> Roll:
        """Take a till's wish; the others read it with their next roll. The header signs the body."""
        told = await _told(request, amana_signature)
        return await run_in_threadpool(register.roll.wish, bazaar, *told)

    @router.post(
        "/introductions",
        response_model=tuple[str, ...],
        responses=answers(401, 403, 404),
        openapi_extra=SAID,
        summary="Hear of a hall's devices",
    )
    async def introduce(bazaar: str, request: Request, amana_signature: Annotated[str, Header()]) -> tuple[str, ...]:
        """Take a hall's word on the keys of its tills; answer with the names that are somebody else's here."""
        told = await _told(request, amana_signature)
        return await run_in_threadpool(register.halls.introduce, bazaar, *told)

    return router


async def _told(request: Request, signature: str) -> tuple[bytes, bytes]:
    with strictly():
        return await read_body(request, TOLD_BYTES_MAX), as_bytes(signature, SIGNATURE_BYTES)
