"""Texts that every database, file and wire can keep.

Two things fit into a text here and nowhere else: U+0000, which PostgreSQL and many readers refuse, and half of a surrogate pair,
which no UTF-8 file can hold (an emoji that was cut in two at a keyboard makes one). Where either stands, U+FFFD is put, the
character that Unicode keeps for what could not be kept.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

SUBSTITUTE = "\ufffd"
_UNKEEPABLE = re.compile("[\u0000\ud800-\udfff]")


def is_keepable(text: str) -> bool:
    """Tell whether a text can be kept everywhere."""
    return _UNKEEPABLE.search(text) is None


def keepable(text: str) -> str:
    """Return the text with a substitute for each character that cannot be kept."""
    return _UNKEEPABLE.sub(SUBSTITUTE, text)


def with_kept_texts(value: T) -> T:
    """Return a fact, or any part of one, with all its texts as they can be kept; the very same one where they all can."""
    kept: Any = _kept(value)
    same: T = kept
    return same


def _kept(value: object) -> object:
    if isinstance(value, str):
        return value if is_keepable(value) else keepable(value)
    if isinstance(value, tuple):
        parts = tuple(map(_kept, value))
        return parts if _differ(parts, value) else value
    if is_dataclass(value) and not isinstance(value, type):
        before = {field.name: getattr(value, field.name) for field in fields(value)}
        after = {name: _kept(part) for name, part in before.items()}
        changed = {name: part for name, part in after.items() if part is not before[name]}
        return replace(value, **changed) if changed else value
    return value


def _differ(parts: Iterable[object], others: Iterable[object]) -> bool:
    return any(one is not other for one, other in zip(parts, others, strict=True))
