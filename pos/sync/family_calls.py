"""What the office asks of the register about families, and about files that it takes in; `pos.sync.client` carries the words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from pos.domain.families import FamilyChange, FamilyEntry, FamilyPhoto, FamilyRecord, ImportRow, TakenIn
from pos.sync.asking import Asking
from pos.sync.reading import as_texts
from pos.sync.records import from_record, from_records

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pos.domain.list_facts import ListedLine


class FamilyCalls(Asking):
    """The calls about families, on whatever carries them."""

    def family_list(self, bazaar: str) -> tuple[FamilyEntry, ...]:
        """Return all families of a bazaar with what they are found by."""
        return from_records(FamilyEntry, self.ask_json("GET", f"{_at(bazaar)}/family-list"))

    def family_records(self, bazaar: str) -> tuple[FamilyRecord, ...]:
        """Return all that is held of all families of a bazaar."""
        return from_records(FamilyRecord, self.ask_json("GET", f"{_at(bazaar)}/family-records"))

    def free_family_number(self) -> str:
        """Return a number that no family has."""
        return str(self.ask_json("GET", "/v1/family-number"))

    def family_record(self, bazaar: str, number: str) -> FamilyRecord:
        """Return all that is held of a family."""
        return from_record(FamilyRecord, self.ask_json("GET", _record(bazaar, number)))

    def save_family(self, bazaar: str, record: FamilyRecord, *, identity: UUID) -> FamilyRecord:
        """Enrol a family or change it; its version says what the change was made on.

        Raises:
            FamilyChanged: somebody else has changed it since.
        """
        order = {"id": identity, "record": record}
        return from_record(FamilyRecord, self.ask_json("PUT", _record(bazaar, record.card.number), order))

    def family_photo(self, bazaar: str, number: str) -> FamilyPhoto:
        """Return a family's photo."""
        return from_record(FamilyPhoto, self.ask_json("GET", f"{_at(bazaar)}/families/{_part(number)}/photo"))

    def put_family_photo(self, bazaar: str, number: str, photo: str, version: int) -> FamilyPhoto:
        """Replace a family's photo, or take it out where the new one is empty.

        Raises:
            FamilyChanged: somebody else has changed the family since this version.
            NotAPhoto: it is none.
        """
        order = {"photo": photo, "version": version}
        path = f"{_at(bazaar)}/families/{_part(number)}/photo"
        return from_record(FamilyPhoto, self.ask_json("PUT", path, order))

    def family_history(self, number: str) -> tuple[FamilyChange, ...]:
        """Return every change of a family, the last one first."""
        return from_records(FamilyChange, self.ask_json("GET", f"/v1/families/{_part(number)}/history"))

    def collectors(self, number: str) -> tuple[str, ...]:
        """Return who may take a family's money and goods beside itself."""
        return as_texts(self.ask_json("GET", f"/v1/families/{_part(number)}/collectors"))

    # -- files -------------------------------------------------------------------------------------------------

    def imports(self, bazaar: str) -> tuple[ImportRow, ...]:
        """Return what was taken in, the last one first."""
        return from_records(ImportRow, self.ask_json("GET", f"{_at(bazaar)}/imports"))

    def begin_import(self, bazaar: str, *, file: str, what: str, added: int, changed: int, identity: UUID) -> ImportRow:
        """Begin to take a file in."""
        order = {"id": identity, "file": file, "what": what, "added": added, "changed": changed}
        return from_record(ImportRow, self.ask_json("POST", f"{_at(bazaar)}/imports", order))

    def take_families(self, bazaar: str, source: str, records: Sequence[FamilyRecord]) -> TakenIn:
        """Take a part of a file of families in."""
        order = {"records": tuple(records)}
        return from_record(TakenIn, self.ask_json("POST", f"{_at(bazaar)}/imports/{_part(source)}/families", order))

    def take_items(
        self, bazaar: str, source: str, lines: Sequence[ListedLine], was: Sequence[ListedLine] | None = None
    ) -> TakenIn:
        """Take a part of a file of items in; `was` are those that were on the list when it was looked at, as they were then."""
        order = {"lines": tuple(lines), "was": None if was is None else tuple(was)}
        return from_record(TakenIn, self.ask_json("POST", f"{_at(bazaar)}/imports/{_part(source)}/items", order))

    def undo_import(self, bazaar: str, source: str, *, identity: UUID) -> ImportRow:
        """Put back what an import changed."""
        path = f"{_at(bazaar)}/imports/{_part(source)}/undoing"
        return from_record(ImportRow, self.ask_json("POST", path, {"id": identity}))


def _part(name: str) -> str:
    return quote(name, safe="")


def _at(bazaar: str) -> str:
    return f"/v1/bazaars/{_part(bazaar)}"


def _record(bazaar: str, number: str) -> str:
    return f"{_at(bazaar)}/families/{_part(number)}/record"
