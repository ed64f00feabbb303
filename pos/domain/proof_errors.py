"""Refusals about a receipt that another till wrote, and the code that should prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import Refusal
from pos.domain.values import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(unsafe_hash=True)
class CodeNotReadable(Refusal):
    """A receipt's code is damaged, incomplete, or no code of ours."""


@dataclass(unsafe_hash=True)
class LabelNotReceipt(Refusal):
    """An item's label was scanned where a receipt is looked for."""

    code: str


@dataclass(unsafe_hash=True)
class CodeAltered(Refusal):
    """The signature in a receipt's code is not that of the till it names: something in it was changed."""

    number: str


@dataclass(unsafe_hash=True)
class OtherBazaarsReceipt(Refusal):
    """A receipt of another bazaar."""

    number: str
    bazaar: str


@dataclass(unsafe_hash=True)
class TillNotKnown(Refusal):
    """The till that wrote a receipt is not among those whose keys this till was told."""

    number: str
    till: str


@dataclass(unsafe_hash=True)
class ReceiptTooOld(Refusal):
    """Another till's receipt is older than may come back without its own till."""

    number: str
    day: date
    days: int


@dataclass(unsafe_hash=True)
class LinesNotInCode(Refusal):
    """Another till's receipt whose code does not carry the lines: an older one, or one with very many lines."""

    number: str
