"""Facts as bytes and back: the journal's format, version 1.

The body of a fact is canonical JSON (RFC 8785: keys sorted, no spaces, UTF-8, integers only) and is stored and sent as those
bytes, never written again. It holds the stamp (`v`, `kind`, `id`, `device`, `epoch`, `seq`, `at`, `by`) and the fields of the
fact; fields that have their default are left out; the suffixes `_minor` and `_bp` are dropped. `docs/journal-format.md`
describes it for a stranger. Reading is strict: an unknown kind, field or version is refused, so that a register puts what a
newer till wrote aside instead of misreading it.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from pos.domain.errors import DamagedMessage
from pos.domain.facts import FORMAT_VERSION, Stamp
from pos.domain.limits import AMOUNT_MINOR_MAX, FACT_BYTES_MAX
from pos.domain.office_facts import Fact

if TYPE_CHECKING:
    from collections.abc import Callable

_STAMP = {"v", "kind", "id", "device", "epoch", "seq", "at", "by"}
_KINDS: dict[str, type] = {kind.KIND: kind for kind in get_args(Fact)}


def canonical(document: object) -> bytes:
    """Write a JSON document as canonical bytes. Keys must be ASCII, numbers whole and exact."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def encode(stamp: Stamp, fact: Fact) -> bytes:
    """Return the body of a fact: the bytes that are stored, hashed and sent."""
    body = {
        "v": FORMAT_VERSION,
        "kind": fact.KIND,
        "id": str(stamp.id),
        "device": stamp.device,
        "epoch": stamp.epoch,
        "seq": stamp.seq,
        "at": write_time(stamp.at),
        "by": stamp.by,
    }
    body.update(to_document(fact))
    return canonical(body)


def journal_line(stamp: Stamp, previous: bytes, own: bytes, body: bytes) -> str:
    """Return a fact as one line of an exported journal: the envelope, and the body as stored, without a newline.

    Args:
        stamp: the fact's stamp; the envelope repeats its place and id.
        previous: hash of the fact before, 32 bytes.
        own: hash of this fact, 32 bytes.
        body: the canonical body, word for word.
    """
    envelope = {
        "v": FORMAT_VERSION,
        "device": stamp.device,
        "epoch": stamp.epoch,
        "seq": stamp.seq,
        "id": str(stamp.id),
        "prev": previous.hex(),
        "hash": own.hex(),
    }
    return f'{json.dumps(envelope, separators=(",", ":"))[:-1]},"body":{body.decode()}}}'


def decode(body: bytes) -> tuple[Stamp, Fact]:
    """Read a body strictly.

    Raises:
        DamagedMessage: it is not canonical, not of this version, or holds something this Amana does not know.
    """
    if len(body) > FACT_BYTES_MAX:
        raise DamagedMessage("fact too long")
    try:
        document = json.loads(body)
        if canonical(document) != body:
            raise DamagedMessage("not canonical")
        if document["v"] != FORMAT_VERSION:
            raise DamagedMessage(f"version {document['v']}")
        stamp = read_stamp(document)
        kind = _KINDS.get(document["kind"])
        if kind is None:
            raise DamagedMessage(f"kind {document['kind']}")
        payload = {key: value for key, value in document.items() if key not in _STAMP}
        fact: Fact = from_document(kind, payload)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise DamagedMessage(type(error).__name__) from error
    return stamp, fact


def read_stamp(document: dict[str, Any]) -> Stamp:
    """Read the stamp out of a parsed body.

    Raises:
        KeyError, TypeError, ValueError: a part is missing or of another form.
    """
    return Stamp(
        id=UUID(_text(document["id"])),
        device=_text(document["device"]),
        epoch=_whole(document["epoch"]),
        seq=_whole(document["seq"]),
        at=datetime.fromisoformat(_text(document["at"])),
        by=_text(document["by"]),
    )


def write_time(moment: datetime) -> str:
    """Write an aware time with milliseconds and its offset, as `2026-07-14T09:12:33.120+04:00`."""
    return moment.isoformat(timespec="milliseconds")


def to_document(value: Any) -> Any:  # noqa: ANN401 - a JSON border: any of our dataclasses goes in, any JSON comes out
    """Turn one of our frozen dataclasses into JSON values; fields at their default are left out."""
    kind: Any = type(value)
    if hasattr(kind, "__dataclass_fields__"):
        document = {}
        for key, name, default, _ in _plan(kind):
            part = getattr(value, name)
            if default is MISSING or part != default:
                document[key] = to_document(part)
        return document
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_document(part) for part in value]
    if isinstance(value, date | UUID):
        return str(value)
    return value


def from_document(kind: type, document: dict[str, Any]) -> Any:  # noqa: ANN401 - a JSON border: the caller names the class
    """Build one of our frozen dataclasses from JSON values, strictly.

    Raises:
        ValueError: an unknown or missing field.
        TypeError: a value of the wrong type.
    """
    values, seen = {}, 0
    for key, name, default, read in _plan(kind):
        if key in document:
            values[name] = read(document[key])
            seen += 1
        elif default is MISSING:
            raise ValueError(f"{kind.__name__}.{key} is missing")
    if seen != len(document):
        raise ValueError(f"{kind.__name__} has unknown fields")
    return kind(**values)


@cache
def _plan(kind: Any) -> tuple[tuple[str, str, object, Callable[[Any], Any]], ...]:  # noqa: ANN401 - any dataclass
    """Return (JSON key, field name, default, reader) for each field of a dataclass."""
    hints = get_type_hints(kind)
    return tuple(
        (field.name.removesuffix("_minor").removesuffix("_bp"), field.name, field.default, _reader(hints[field.name]))
        for field in fields(kind)
        if get_origin(hints[field.name]) is not ClassVar
    )


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - type hints have no common type
    simple: dict[Any, Callable[[Any], Any]] = {int: _whole, str: _text, bool: _flag, date: _day, UUID: _uuid}
    if hint in simple:
        return simple[hint]
    if get_origin(hint) is tuple:
        return _tuple_reader(_reader(get_args(hint)[0]))
    if get_origin(hint) in {Union, UnionType}:
        return _optional_reader(_reader(get_args(hint)[0]))
    if issubclass(hint, Enum):
        return cast("Callable[[Any], Any]", hint)
    return lambda document: from_document(hint, _table(document))


def _tuple_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_all(parts: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a JSON border
        if not isinstance(parts, list):
            raise TypeError("not a list")
        return tuple(read(part) for part in parts)

    return read_all


def _optional_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _whole(value: Any) -> int:  # noqa: ANN401 - a JSON border
    if type(value) is not int or abs(value) > AMOUNT_MINOR_MAX:
        raise TypeError("not a whole number")
    return value


def _text(value: Any) -> str:  # noqa: ANN401 - a JSON border
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _flag(value: Any) -> bool:  # noqa: ANN401 - a JSON border
    if not isinstance(value, bool):
        raise TypeError("not a flag")
    return value


def _table(value: Any) -> dict[str, Any]:  # noqa: ANN401 - a JSON border
    if not isinstance(value, dict):
        raise TypeError("not a table")
    return value


def _day(value: Any) -> date:  # noqa: ANN401 - a JSON border
    return date.fromisoformat(_text(value))


def _uuid(value: Any) -> UUID:  # noqa: ANN401 - a JSON border
    return UUID(_text(value))
