"""What the office's list of families shows: found families, one to be written, and what was changed of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pos.ui.rows.names import Name

if TYPE_CHECKING:
    from datetime import date, datetime

    from pos.domain.errors import Refusal
    from pos.ui.rows.till import PackageChip

LicenceState = Literal["", "good", "soon", "over"]
Part = Literal["all", "licence", "left"]
Likeness = Literal["phone", "name"]


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One family that was found.

    Attributes:
        phone: as it is kept.
        licence: its last day.
        left: it takes part no more.
    """

    number: str
    name: Name
    package: Name
    branch: str
    phone: str = field(repr=False)
    licence: date | None
    licence_state: LicenceState
    left: bool


@dataclass(frozen=True, slots=True)
class FieldNote:
    """What is said beside one field.

    Attributes:
        reason: what is wrong, or doubtful.
        theirs: what somebody else wrote there meanwhile; only where `person` is named.
        person: who did.
        stops: whether it keeps the form from being saved.
    """

    reason: Refusal | None = None
    theirs: str = ""
    person: Name | None = None
    stops: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """A family that may be the same one."""

    number: str
    name: Name
    why: Likeness


@dataclass(frozen=True, slots=True)
class FamilyForm:
    """A family to be written.

    Attributes:
        values: the text of every field.
        packages: to choose from.
        notes: what is said beside fields.
        alike: families that may be the same one; saving again takes it for another.
        is_new: it is to be enrolled.
        may_save: whether the person may change it.
        asks: what looks wrong was not said before; saving again takes it as it is.
    """

    values: Mapping[str, str] = field(repr=False)
    packages: tuple[PackageChip, ...] = ()
    notes: Mapping[str, FieldNote] = field(default_factory=dict, repr=False)
    alike: tuple[Alike, ...] = ()
    is_new: bool = False
    may_save: bool = True
    asks: bool = False


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field of one change; `name` is the field's."""

    key: str
    at: datetime
    by: Name
    name: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    is_import: bool
