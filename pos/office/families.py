"""The office's list of families: find, enrol, change, and look back at what was changed."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Protocol

from pos.intake.photos import reduced_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from pos.domain.bazaar import FamilyCard, ItemCard
    from pos.domain.families import FamilyChange, FamilyEntry, FamilyPhoto, FamilyRecord, ImportRow, TakenIn
    from pos.domain.list_facts import ListedLine
    from pos.office.acting import Acting

PART_ROWS = 250  # of a file in one order; a longer one keeps the tills waiting


class FamiliesLine(Protocol):
    """The calls about families; `pos.sync.client.RegisterClient` is one such line."""

    def family_list(self, bazaar: str) -> tuple[FamilyEntry, ...]:
        """Return all families of a bazaar with what they are found by."""

    def family_records(self, bazaar: str) -> tuple[FamilyRecord, ...]:
        """Return all that is held of all families of a bazaar."""

    def free_family_number(self) -> str:
        """Return a number that no family has."""

    def family_record(self, bazaar: str, number: str) -> FamilyRecord:
        """Return all that is held of a family."""

    def save_family(self, bazaar: str, record: FamilyRecord, *, identity: UUID) -> FamilyRecord:
        """Enrol a family or change it."""

    def family_photo(self, bazaar: str, number: str) -> FamilyPhoto:
        """Return a family's photo."""

    def put_family_photo(self, bazaar: str, number: str, photo: str, version: int) -> FamilyPhoto:
        """Replace a family's photo, or take it out."""

    def family_history(self, number: str) -> tuple[FamilyChange, ...]:
        """Return every change of a family, the last one first."""

    def families(self, bazaar: str) -> tuple[FamilyCard, ...]:
        """Return the cards of a bazaar's families, by number."""

    def items(self, bazaar: str) -> tuple[ItemCard, ...]:
        """Return the cards of a bazaar's items, by code."""

    def imports(self, bazaar: str) -> tuple[ImportRow, ...]:
        """Return what was taken in, the last one first."""

    def begin_import(self, bazaar: str, *, file: str, what: str, added: int, changed: int, identity: UUID) -> ImportRow:
        """Begin to take a file in."""

    def take_families(self, bazaar: str, source: str, records: Sequence[FamilyRecord]) -> TakenIn:
        """Take a part of a file of families in."""

    def take_items(
        self, bazaar: str, source: str, lines: Sequence[ListedLine], was: Sequence[ListedLine] | None = None
    ) -> TakenIn:
        """Take a part of a file of items in."""

    def undo_import(self, bazaar: str, source: str, *, identity: UUID) -> ImportRow:
        """Put back what an import changed."""

    def note_export(self, bazaar: str, what: str) -> None:
        """Say that figures of the register were written into a file."""


class FamilyDesk:
    """The families of one bazaar.

    Args:
        line: the register, on which the person has signed in.
        bazaar: the bazaar's code.
        acting: gives each act its id.
    """

    def __init__(self, line: FamiliesLine, bazaar: str, acting: Acting) -> None:
        self._line = line
        self._acting = acting.at("families", bazaar)
        self.bazaar = bazaar

    def all(self) -> tuple[FamilyEntry, ...]:
        """Return every family with what it is found by."""
        return self._line.family_list(self.bazaar)

    def records(self) -> tuple[FamilyRecord, ...]:
        """Return all that is held of every family, for a file."""
        return self._line.family_records(self.bazaar)

    def items(self) -> tuple[ItemCard, ...]:
        """Return every item's card."""
        return self._line.items(self.bazaar)

    def free_number(self) -> str:
        """Return a number that no family has."""
        return self._line.free_family_number()

    def record(self, number: str) -> FamilyRecord:
        """Return all that is held of a family."""
        return self._line.family_record(self.bazaar, number)

    def save(self, record: FamilyRecord) -> FamilyRecord:
        """Enrol a family or change it; its version says what the change was made on."""
        return self._acting.do(
            ("save", record), lambda identity: self._line.save_family(self.bazaar, record, identity=identity)
        )

    def photo(self, number: str) -> FamilyPhoto:
        """Return a family's photo."""
        return self._line.family_photo(self.bazaar, number)

    def put_photo(self, number: str, file: Path | None, version: int) -> FamilyPhoto:
        """Take a picture file for a family's photo, reduced; none takes the photo out.

        Raises:
            NotAPhoto: it is none, or too large.
            FamilyChanged: somebody else has changed the family since this version.
            OSError: the file cannot be read.
        """
        photo = "" if file is None else b64encode(reduced_file(file)).decode()
        return self._line.put_family_photo(self.bazaar, number, photo, version)

    def history(self, number: str) -> tuple[FamilyChange, ...]:
        """Return every change of a family, the last one first."""
        return self._line.family_history(number)

    # -- files -------------------------------------------------------------------------------------------------

    def imports(self) -> tuple[ImportRow, ...]:
        """Return what was taken in, the last one first."""
        return self._line.imports(self.bazaar)

    def begin_import(self, file: str, what: str, *, added: int, changed: int) -> ImportRow:
        """Begin to take a file in."""
        return self._acting.do(
            ("import", file, what, added, changed),
            lambda identity: self._line.begin_import(
                self.bazaar, file=file, what=what, added=added, changed=changed, identity=identity
            ),
        )

    def take_families(self, source: str, records: Sequence[FamilyRecord]) -> TakenIn:
        """Take a part of a file of families in."""
        return self._line.take_families(self.bazaar, source, records)

    def take_items(self, source: str, lines: Sequence[ListedLine], was: Sequence[ListedLine] | None = None) -> TakenIn:
        """Take a part of a file of items in; `was` are those that were on the list when it was looked at, as they were then."""
        return self._line.take_items(self.bazaar, source, lines, was)

    def undo(self, source: str) -> ImportRow:
        """Put back what an import changed, but for what somebody has changed since."""
        return self._acting.do(
            ("undo", source), lambda identity: self._line.undo_import(self.bazaar, source, identity=identity)
        )

    def note_export(self, what: str) -> None:
        """Say that the families or items were written into a file."""
        self._line.note_export(self.bazaar, what)
