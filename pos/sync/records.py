"""Values as the register's HTTP interface writes them: JSON objects under the fields' full names, and back.

The journal has its own, terser form (`pos.ledger.codec`). Here every field is there under its own name with its unit, as the
OpenAPI description says; reading passes over fields that a newer register may have added.
"""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from pos.sync.reading import as_table, as_text, as_time, strictly

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def to_record(value: Any) -> Any:  # noqa: ANN401 - a JSON border: any of our values goes in, any JSON comes out
    """Turn a value, or one of our dataclasses, into JSON values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_record(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [to_record(part) for part in value]
    if isinstance(value, dict):
        return {to_record(key): to_record(part) for key, part in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date | UUID):
        return str(value)
    return value


def from_record(kind: type[T], document: object) -> T:
    """Build one of our dataclasses from JSON values.

    Raises:
        DamagedMessage: a field is missing or of another type.
    """
    with strictly():
        return cast("T", _build(kind, document))


def from_records(kind: type[T], documents: object) -> tuple[T, ...]:
    """Build many of our dataclasses from a JSON list.

    Raises:
        DamagedMessage: it is no list, or one of them is damaged.
    """
    with strictly():
        return tuple(_build(kind, document) for document in _list(documents))


def _build(kind: type, document: object) -> Any:  # noqa: ANN401 - the class is the caller's
    table = as_table(document)
    values = {name: read(table[name]) for name, needed, read in _plan(kind) if needed or name in table}
    return kind(**values)


@cache
def _plan(kind: Any) -> tuple[tuple[str, bool, Callable[[Any], Any]], ...]:  # noqa: ANN401 - any dataclass
    """Return (name, whether it must be there, reader) for each field of a dataclass."""
    hints = get_type_hints(kind)
    return tuple(
        (field.name, field.default is MISSING, _reader(hints[field.name]))
        for field in fields(kind)
        if get_origin(hints[field.name]) is not ClassVar
    )


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - type hints have no common type
    simple: dict[Any, Callable[[Any], Any]] = {
        int: _whole,
        str: as_text,
        bool: _flag,
        datetime: as_time,
        date: lambda value: date.fromisoformat(as_text(value)),
        UUID: lambda value: UUID(as_text(value)),
    }
    if hint in simple:
        return simple[hint]
    if get_origin(hint) is tuple:
        inner = _reader(get_args(hint)[0])
        return lambda values: tuple(inner(value) for value in _list(values))
    if get_origin(hint) in {Union, UnionType}:
        inner = _reader(get_args(hint)[0])
        return lambda value: None if value is None else inner(value)
    if issubclass(hint, Enum):
        return cast("Callable[[Any], Any]", hint)
    return lambda value: _build(hint, value)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not a flag")
    return value
