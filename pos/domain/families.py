"""What the office keeps of a family: its card, its personal data, and every change of either.

Personal data is encrypted at the register, field by field, and never travels to a till (`pos.register.personal`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pos.domain.bazaar import FamilyCard, FamilyKind, PayBy
from pos.domain.office_facts import FamilyEnrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NEW = -1  # the version of a record that is at no register yet
LICENCE_WARNING_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPrivate:
    """A family's personal data; each field may be empty.

    Attributes:
        phone: one or several, parted by `;`.
        identity: number of an identity card.
        account: how else than by IBAN it is paid without cash: a wallet, an account at a post office.
        licence: number of the home-production licence (اعتماد).
        collectors: who else may take its money and goods, parted by `؛` or `;`.
        needs, services: for the centre's own follow-up.
    """

    phone: str = field(default="", repr=False)
    iban: str = field(default="", repr=False)
    identity: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    licence: str = field(default="", repr=False)
    collectors: str = field(default="", repr=False)
    needs: str = field(default="", repr=False)
    account: str = field(default="", repr=False)
    services: str = field(default="", repr=False)
    notes: str = field(default="", repr=False)


PRIVATE_FIELDS = tuple(each.name for each in fields(FamilyPrivate))
PHOTO = "photo"  # its history says that there was one, by a mark, and never holds it
OWN_PAGE = "page"  # the register makes it; nobody enrols it
CARD_FIELDS = tuple(each.name for each in fields(FamilyCard) if each.name not in {"number", OWN_PAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRecord:
    """All that the register holds of a family.

    Attributes:
        version: how many changes it has had; `NEW` for one that is to be enrolled.
    """

    card: FamilyCard
    private: FamilyPrivate
    version: int = NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPhoto:
    """A family's photo.

    Attributes:
        photo: a JPEG file in Base64; empty where there is none.
        version: the family's, as in `FamilyRecord`.
    """

    photo: str = field(default="", repr=False)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyEntry:
    """A family in the office's list: what it is found by.

    Attributes:
        phone: for finding it, and for finding one that is enrolled twice.
        version: as in `FamilyRecord`.
    """

    card: FamilyCard
    phone: str = field(default="", repr=False)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a family before and after a change, both as texts; empty where there was nothing."""

    name: str
    before: str = field(repr=False)
    after: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyChange:
    """One change of a family.

    Attributes:
        n: its number, from 1.
        by: the person's code.
        bazaar: in which it was; empty where only personal data changed.
        source: the import, or its undoing, that it belongs to; empty where a person wrote it.
    """

    n: int
    at: datetime
    by: str
    bazaar: str
    source: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What became of a part of a file.

    Attributes:
        done: families or items that were written.
        same: those that were so already.
        moved: numbers of families that somebody changed after the preview; they stay as they are.
    """

    done: int
    same: int
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """An import as the office's list shows it.

    Attributes:
        source: its id.
        what: `families` or `items`.
        added, changed: as the preview counted them.
        done: how many families or items it really wrote; fewer where it was broken off, or somebody had changed some.
        undone_by: who undid it; empty where nobody did.
        kept: what its undoing left as it was.
    """

    source: str
    at: datetime
    by: str
    file: str
    what: str
    added: int
    changed: int
    done: int = 0
    undone_by: str = ""
    kept: tuple[str, ...] = ()


def card_of(fact: FamilyEnrolled) -> FamilyCard:
    """Return the card that an enrolment makes."""
    return FamilyCard(number=fact.number, **{name: getattr(fact, name) for name in CARD_FIELDS})


def enrolment_of(card: FamilyCard) -> FamilyEnrolled:
    """Return the fact that makes a card."""
    return FamilyEnrolled(number=card.number, **{name: getattr(card, name) for name in CARD_FIELDS})


def texts_of(card: FamilyCard | None, private: FamilyPrivate) -> dict[str, str]:
    """Return every field as the text that a history shows; an empty one is not there."""
    texts = {name: _text(getattr(card, name)) for name in CARD_FIELDS} if card else {}
    texts |= {name: getattr(private, name) for name in PRIVATE_FIELDS}
    return {name: text for name, text in texts.items() if text}


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Return which fields differ between two records, as texts."""
    names = (*CARD_FIELDS, *PRIVATE_FIELDS, PHOTO)
    return tuple(
        FieldChange(name=name, before=before.get(name, ""), after=after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    )


def restored(card: FamilyCard, private: FamilyPrivate, changes: Mapping[str, str]) -> tuple[FamilyCard, FamilyPrivate]:
    """Return a record in which some fields are what a history says they were.

    Args:
        card: as it is now.
        private: as it is now.
        changes: for each field its text then.
    """
    mine: dict[str, Any] = {name: _value(name, text) for name, text in changes.items() if name in CARD_FIELDS}
    own = {name: text for name, text in changes.items() if name in PRIVATE_FIELDS}
    return replace(card, **mine), replace(private, **own)


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, FamilyKind | PayBy):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _value(name: str, text: str) -> object:
    """Read a text of a history back; the opposite of `_text`."""
    readers: dict[str, Callable[[str], object]] = {
        "pay_by": PayBy,
        "family_kind": FamilyKind,
        "rate_bp": lambda told: int(told) if told else None,
        "licence_expiry": lambda told: date.fromisoformat(told) if told else None,
        "left": bool,
        "more_packages": lambda told: tuple(told.split(",")) if told else (),
    }
    return readers[name](text) if name in readers else text
