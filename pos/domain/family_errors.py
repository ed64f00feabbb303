"""What the office's list of families refuses."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class FamilyChanged(Refusal):
    """Somebody else changed the family after it was read; nothing of either is lost, and both are shown."""

    number: str
    person: str


@dataclass(unsafe_hash=True)
class NumberTaken(Refusal):
    """A new family's number is another family's."""

    number: str


@dataclass(unsafe_hash=True)
class FamilyUnnamed(Refusal):
    """A family has no Arabic name."""

    number: str


@dataclass(unsafe_hash=True)
class NotAPhoto(Refusal):
    """A file is no PNG, JPEG or WebP picture that can be read, or is too large."""


@dataclass(unsafe_hash=True)
class UnknownImport(Refusal):
    """No file was taken in under this id."""

    source: str


@dataclass(unsafe_hash=True)
class UndoneAlready(Refusal):
    """An import can be undone once."""

    file: str
    person: str


@dataclass(unsafe_hash=True)
class FamilyHasLeft(Refusal):
    """A family that takes part no more brings no goods; the office can let it take part again."""

    number: str
