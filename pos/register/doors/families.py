"""The doors for the office's list of families, and for files that are taken into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from fastapi import APIRouter

from pos.domain.families import FamilyChange, FamilyEntry, FamilyPhoto, FamilyRecord, ImportRow, TakenIn
from pos.domain.list_facts import ListedLine
from pos.register.doors.answers import answers
from pos.register.doors.devices import FORBID
from pos.register.doors.passing import By, PlainRoute

if TYPE_CHECKING:
    from pos.register.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOrder:
    """A family's whole record; the id makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    record: FamilyRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoOrder:
    """A photo as a PNG or JPEG file in Base64, of 512 KiB and 2 megapixels at most; an empty one takes the photo out."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    photo: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOrder:
    """A file that is taken in; the id names the import."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID
    file: str
    what: str
    added: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FamiliesOrder:
    """A part of a file of families."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    records: tuple[FamilyRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsOrder:
    """A part of a file of items.

    Attributes:
        was: those of them that were on the list when the file was looked at, as they were then; without it, nothing is compared.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    lines: tuple[ListedLine, ...]
    was: tuple[ListedLine, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOrder:
    """The id makes a repeated request harmless."""

    __pydantic_config__: ClassVar[dict[str, Any]] = FORBID
    id: UUID


def families_router(register: Register) -> APIRouter:
    """Make the doors for families."""
    router = APIRouter(route_class=PlainRoute, prefix="/v1", tags=["families"], responses=answers(401, 403, 404, 409))
    families = register.families

    @router.get(
        "/bazaars/{bazaar}/family-list", response_model=tuple[FamilyEntry, ...], summary="All families, to be found"
    )
    def entries(bazaar: str, by: By) -> tuple[FamilyEntry, ...]:
        """Needs the right to read the ledger. Cards and phones; the trail says who read them."""
        return families.entries(by, bazaar)

    @router.get(
        "/bazaars/{bazaar}/family-records", response_model=tuple[FamilyRecord, ...], summary="All families, for a file"
    )
    def records(bazaar: str, by: By) -> tuple[FamilyRecord, ...]:
        """Needs the right to plan. Everything that is held of them; the trail says who read it."""
        return families.records(by, bazaar)

    @router.get("/family-number", response_model=str, summary="A number that no family has")
    def free_number(by: By) -> str:
        """Needs the right to plan. The lowest free one, with its check digit."""
        return families.free_number(by)

    @router.get(
        "/bazaars/{bazaar}/families/{number}/record",
        response_model=FamilyRecord,
        summary="All that is held of a family",
    )
    def record(bazaar: str, number: str, by: By) -> FamilyRecord:
        """Needs the right to read the ledger."""
        return families.record(by, bazaar, number)

    @router.put(
        "/bazaars/{bazaar}/families/{number}/record",
        response_model=FamilyRecord,
        summary="Enrol a family or change all that is held of it",
    )
    def save(bazaar: str, number: str, order: RecordOrder, by: By) -> FamilyRecord:
        """Needs the right to plan. The version says what the change was made on; -1 enrols a new family."""
        card = replace(order.record.card, number=number)
        return families.save(by, bazaar, replace(order.record, card=card), identity=order.id)

    @router.get(
        "/families/{number}/history", response_model=tuple[FamilyChange, ...], summary="Every change of a family"
    )
    def history(number: str, by: By) -> tuple[FamilyChange, ...]:
        """Needs the right to read the ledger. Who, when, from what to what, the last change first."""
        return families.history(by, number)

    @router.get("/families/{number}/collectors", response_model=tuple[str, ...], summary="Who may collect for a family")
    def collectors(number: str, by: By) -> tuple[str, ...]:
        """Needs the right to read the ledger. Names as the family gave them."""
        return families.collectors(by, number)

    _add_photo_doors(router, register)
    return router


def _add_photo_doors(router: APIRouter, register: Register) -> None:
    @router.get("/bazaars/{bazaar}/families/{number}/photo", response_model=FamilyPhoto, summary="A family's photo")
    def photo(bazaar: str, number: str, by: By) -> FamilyPhoto:
        """Needs the right to read the ledger. A JPEG file in Base64, empty where there is none; the trail says who saw it."""
        return register.photos.read(by, bazaar, number)

    @router.put(
        "/bazaars/{bazaar}/families/{number}/photo",
        response_model=FamilyPhoto,
        summary="Replace a family's photo, or take it out",
    )
    def put_photo(bazaar: str, number: str, order: PhotoOrder, by: By) -> FamilyPhoto:
        """Needs the right to plan. It is reduced to 480 pixels and stripped of all but the picture; again, it changes nothing."""
        return register.photos.put(by, bazaar, number, order.photo, order.version)


def lists_router(register: Register) -> APIRouter:
    """Make the doors for files that are taken in."""
    router = APIRouter(
        route_class=PlainRoute,
        prefix="/v1/bazaars/{bazaar}/imports",
        tags=["families"],
        responses=answers(401, 403, 404, 409),
    )
    lists = register.lists

    @router.get("", response_model=tuple[ImportRow, ...], summary="Files that were taken in")
    def imports(bazaar: str, by: By) -> tuple[ImportRow, ...]:
        """Needs the right to read the ledger. The last one first."""
        return lists.imports(by, bazaar)

    @router.post("", status_code=201, response_model=ImportRow, summary="Begin to take a file in")
    def begin(bazaar: str, order: ImportOrder, by: By) -> ImportRow:
        """Needs the right to plan."""
        return lists.begin(
            by,
            bazaar,
            file=order.file,
            what=order.what,
            added=order.added,
            changed=order.changed,
            identity=order.id,
        )

    @router.post("/{import_id}/families", response_model=TakenIn, summary="Take a part of a file of families in")
    def take_families(bazaar: str, import_id: str, order: FamiliesOrder, by: By) -> TakenIn:
        """Needs the right to plan. 500 rows at most; taken in again, they change nothing."""
        return lists.take_families(by, bazaar, import_id, order.records)

    @router.post("/{import_id}/items", response_model=TakenIn, summary="Take a part of a file of items in")
    def take_items(bazaar: str, import_id: str, order: ItemsOrder, by: By) -> TakenIn:
        """Needs the right to plan. 500 rows at most; again, they change nothing. What is not as in `was` any more stays."""
        return lists.take_items(by, bazaar, import_id, order.lines, order.was)

    @router.post("/{import_id}/undoing", response_model=ImportRow, summary="Undo an import")
    def undo(bazaar: str, import_id: str, order: UndoOrder, by: By) -> ImportRow:
        """Needs the right to plan. What somebody has changed since stays and is named."""
        return lists.undo(by, bazaar, import_id, identity=order.id)

    return router
