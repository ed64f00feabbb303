"""The doors for tills: admission, batches, bundles, the feed. A till is known by its signature, not by a session."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool

from pos import __version__
from pos.domain.access import Admitted, Deed, Enrolment, Health
from pos.domain.errors import Refusal
from pos.domain.limits import BATCH_BYTES_MAX, PHOTO_BYTES_MAX
from pos.domain.rights import Act, require
from pos.register.doors.answers import answers
from pos.register.doors.passing import By, PlainRoute, read_body
from pos.sync.feed import pack_feed
from pos.sync.reading import SIGNATURE_BYTES, as_bytes, strictly
from pos.sync.seal import BUNDLE_BYTES_MAX, pack_acks, read_header
from pos.sync.told import PhotoTold
from pos.sync.wire import deflate, inflate, pack_ack, unpack

if TYPE_CHECKING:
    from pos.domain.bazaar import Person
    from pos.register.doors.watching import Figures
    from pos.register.register import Register
    from pos.sync.wire import Ack

JSON = "application/json"
# They have threads of their own, so that the office's doors open while every till of a large bazaar waits for its answer.
BATCHES_WAITING_MAX = 100
FORBID: dict[str, Any] = {"extra": "forbid"}


def _file(words: str) -> dict[str, Any]:
    """Describe an answer that is a signed document of the wire format, not a record of this description."""
    return {"description": words, "content": {JSON: {"schema": {"type": "object", "title": words}}}}


def _body(media_type: str, words: str) -> dict[str, Any]:
    schema = {"type": "string", "format": "binary"}
    return {"requestBody": {"description": words, "required": True, "content": {media_type: {"schema": schema}}}}


ACK = _file("The signed acknowledgement.")
ACKS = _file("The file of acknowledgements that travels back.")
PHOTO: dict[str, Any] = {
    "description": "The JPEG file.",
    "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
}
CARDS = _file("The signed feed, deflated.")


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentOrder:
    """Ask for a code that admits one device; without a name, the next free one."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    bazaar: str
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmissionOrder:
    """A device that shows its code and its key; one that only looks is told its place and is not admitted."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    code: str
    public_key: str
    name: str = ""
    look: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationOrder:
    """Why a device may send no more."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    reason: str


def devices_router(register: Register, figures: Figures) -> APIRouter:
    """Make the doors for tills."""
    router = APIRouter(route_class=PlainRoute, prefix="/v1", tags=["tills"], responses=answers())

    @router.get("/health", summary="How the register is")
    def health() -> Health:
        """Tell its version, its life and its public keys."""
        return Health(
            version=__version__,
            generation=register.generation,
            register_key=register.keys.signing.public,
            sealing_key=register.keys.sealing.public,
        )

    @router.post(
        "/enrolments", status_code=201, responses=answers(401, 403, 404), summary="Make a code that admits one device"
    )
    def enrol(order: EnrolmentOrder, by: By) -> Enrolment:
        """Needs the right to admit devices. The code holds ten minutes and admits one key."""
        enrolment = register.devices.issue_code(by, order.bazaar, order.device)
        return replace(enrolment, address=register.face.address, fingerprint=register.face.fingerprint)

    @router.post(
        "/devices",
        status_code=201,
        response_model=Admitted,
        responses=answers(403, 404),
        summary="Admit the device that shows a code",
    )
    def admit(order: AdmissionOrder) -> Admitted:
        """Answer with the register's keys, which the device keeps and trusts from then on."""
        return register.devices.admit(order.code, order.public_key, order.name, look=order.look)

    @router.post(
        "/bazaars/{bazaar}/devices/{device}/revocation",
        status_code=204,
        responses=answers(401, 403, 404),
        summary="Revoke a device",
    )
    def revoke(bazaar: str, device: str, order: RevocationOrder, by: By) -> None:
        """Give it no cards any more and keep what it sends aside."""
        register.devices.revoke(by, bazaar, device, order.reason)

    _add_feed(router, register)
    _add_photos(router, register)
    _add_intake(router, register, figures)
    return router


def _add_intake(router: APIRouter, register: Register, figures: Figures) -> None:
    waiting = ThreadPoolExecutor(BATCHES_WAITING_MAX, "batches")

    @router.post(
        "/batches",
        responses={**answers(401, 403, 404, 409), 200: ACK},
        openapi_extra=_body("application/octet-stream", "A batch as `docs/wire-format.md` describes it, deflated."),
        summary="Take in a batch of facts",
    )
    async def take_batch(request: Request) -> Response:
        """Take a compressed batch; answer with the signed acknowledgement after it is on the disk."""
        message = await read_body(request, BATCH_BYTES_MAX)
        loop = asyncio.get_running_loop()
        ack = await loop.run_in_executor(waiting, lambda: register.intake.take_in(unpack(inflate(message))))
        figures.took(ack)
        return Response(pack_ack(ack), media_type=JSON)

    @router.post(
        "/bundles",
        responses={**answers(401, 403, 404, 409), 200: ACKS},
        openapi_extra=_body("application/octet-stream", "A bundle, sealed to this register's key."),
        summary="Take in a bundle from a stick",
    )
    async def take_bundle(request: Request, by: By) -> Response:
        """Needs the right to send. Answer with the file of acknowledgements that travels back on the stick."""
        require(by, Act.SEND)
        bundle = await read_body(request, BUNDLE_BYTES_MAX)
        acks = await run_in_threadpool(_import, register, by, bundle)
        for ack in acks:
            figures.took(ack)
        return Response(pack_acks(acks), media_type=JSON)


def _import(register: Register, by: Person, bundle: bytes) -> tuple[Ack, ...]:
    """Take a bundle in and note who brought it, also where it is refused."""
    label = read_header(bundle)
    whose = f"{label.bazaar} {label.device}"
    try:
        acks = register.intake.take_in_bundle(bundle)
    except Refusal as refusal:
        register.trail.note(by.code, Deed.BUNDLE_IMPORTED, whose, f"refused: {type(refusal).__name__}")
        raise
    new, aside = sum(ack.created for ack in acks), sum(ack.quarantined for ack in acks)
    register.trail.note(by.code, Deed.BUNDLE_IMPORTED, whose, f"{new} new, {aside} aside")
    return acks


def _add_photos(router: APIRouter, register: Register) -> None:
    @router.put(
        "/bazaars/{bazaar}/photos/{mark}",
        status_code=204,
        responses=answers(401, 403, 404),
        openapi_extra=_body("image/jpeg", "A JPEG file of at most 48 KB and 320 pixels, whose SHA-256 is its mark."),
        summary="Keep a photo of goods",
    )
    async def take_photo(
        bazaar: str,
        mark: str,
        request: Request,
        amana_device: Annotated[str, Header()],
        amana_signature: Annotated[str, Header()],
    ) -> None:
        """Said again, nothing more happens. The headers name the device and hold its signature over which photo it is."""
        told = PhotoTold(bazaar=bazaar, device=amana_device, mark=mark)
        with strictly():
            signature = as_bytes(amana_signature, SIGNATURE_BYTES)
        picture = await read_body(request, PHOTO_BYTES_MAX)
        await run_in_threadpool(register.goods_photos.take_in, told, picture, signature)

    @router.get(
        "/bazaars/{bazaar}/photos/{mark}",
        responses={**answers(401, 403, 404), 200: PHOTO, 204: {"description": "It has not come, or is gone."}},
        response_class=Response,
        summary="A photo of goods",
    )
    def photo(
        bazaar: str, mark: str, amana_device: Annotated[str, Header()], amana_signature: Annotated[str, Header()]
    ) -> Response:
        """Answer with the file. The headers name the device and hold its signature over which photo it is."""
        told = PhotoTold(bazaar=bazaar, device=amana_device, mark=mark)
        with strictly():
            signature = as_bytes(amana_signature, SIGNATURE_BYTES)
        picture = register.goods_photos.find(told, signature)
        return Response(picture, media_type="image/jpeg") if picture else Response(status_code=204)


def _add_feed(router: APIRouter, register: Register) -> None:
    @router.get(
        "/bazaars/{bazaar}/feed",
        responses={**answers(401, 403, 404), 200: CARDS, 204: {"description": "Nothing changed."}},
        summary="The cards that changed since a version",
    )
    def feed(
        bazaar: str,
        since: int,
        amana_device: Annotated[str, Header()],
        amana_signature: Annotated[str, Header()],
    ) -> Response:
        """Answer 204 where nothing changed. The headers name the device and hold its signature over the question."""
        with strictly():
            signature = as_bytes(amana_signature, SIGNATURE_BYTES)
        found = register.catalogue.feed_for(bazaar, amana_device, since, signature)
        if found is None:
            return Response(status_code=204)
        return Response(deflate(pack_feed(found)), media_type=JSON, headers={"Content-Encoding": "deflate"})
