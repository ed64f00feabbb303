"""Facts as bytes and back: the journal's format, version 1.

The body of a fact is canonical JSON (RFC 8785: keys sorted, no spaces, UTF-8, integers only) and is stored and sent as those
bytes, never written again. It holds the stamp (`v`, `kind`, `id`, `device`, `epoch`, `seq`, `at`, `by`) and the fields of the
fact; fields that have their default are left out; the suffixes `_minor` and `_bp` are dropped. `docs/journal-format.md`
describes it for a stranger. Reading is strict: an unknown kind, field or version is refused, so that a register puts what a
newer till wrote aside instead of misreading it; and a fact has exactly one body, so any other spelling of it is refused too.

Facts are written by a plan that is made once per class: a sale is encoded while a customer waits.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from pos.domain.errors import DamagedMessage, OutOfRange
from pos.domain.facts import FORMAT_VERSION, Stamp
from pos.domain.keeping import is_keepable, with_kept_texts
from pos.domain.limits import AMOUNT_MINOR_MAX, LONG_FACT_BYTES_MAX
from pos.domain.office_facts import Fact
from pos.domain.values import dataclass
from pos.ledger.exact import ABSENT, default_of, json_key, read_exactly
from pos.ledger.lengths import bytes_max, require_length

if TYPE_CHECKING:
    from collections.abc import Callable

_NUL = b"\\u0000"  # as JSON spells it
_PLAIN = frozenset({int, str, bool})  # what JSON has too; most fields are one of them
_STAMP = {"v", "kind", "id", "device", "epoch", "seq", "at", "by"}
_KINDS: dict[str, type] = {kind.KIND: kind for kind in get_args(Fact)}
_NAMED = {name.encode(): kind for name, kind in _KINDS.items()}


def canonical(document: object) -> bytes:
    """Write a JSON document as canonical bytes. Keys must be ASCII, numbers whole and exact."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def encode(stamp: Stamp, fact: Fact) -> bytes:
    """Return the body of a fact: the bytes that are stored, hashed and sent. What cannot be read again is not written.

    Raises:
        OutOfRange: a number is not exact everywhere, or the body is too long.
        TypeError, ValueError: a bug: a value is not of its field's type, a text cannot be kept, or the time has no offset.
    """
    body = _spelt(stamp, fact)
    if _NUL in body and not _is_kept(stamp, fact):
        raise ValueError("a text that cannot be kept")
    return body


def spell(stamp: Stamp, fact: Fact) -> tuple[Fact, bytes]:
    """Return a fact as it can be kept, and its body: a text that nobody can keep must not cost a sale.

    Raises:
        OutOfRange, TypeError, ValueError: as `encode`.
    """
    try:
        return fact, encode(stamp, fact)
    except ValueError:
        kept = with_kept_texts(fact)
        return kept, encode(stamp, kept)


def decode_kept(body: bytes) -> tuple[Stamp, Fact]:
    """Read a body strictly, and its texts as every database can keep them; an older till may have written others.

    Raises:
        DamagedMessage: as `decode`.
    """
    stamp, fact = decode(body)
    return (with_kept_texts(stamp), with_kept_texts(fact)) if _NUL in body else (stamp, fact)


def _spelt(stamp: Stamp, fact: Fact) -> bytes:
    kind: Any = type(fact)
    body = _written(_body_plan(kind), fact, stamp).encode()
    require_length(body, kind)
    return body


def _is_kept(stamp: Stamp, fact: Fact) -> bool:
    """Tell whether every text can be kept: the mark of U+0000 may also be a backslash and what was typed after it."""
    return with_kept_texts(fact) is fact and is_keepable(stamp.by + stamp.device)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One line of an exported journal.

    Attributes:
        previous, own: hashes, 32 bytes each.
        body: the canonical body, word for word; it is not judged here.
    """

    device: str
    epoch: int
    seq: int
    previous: bytes
    own: bytes
    body: bytes


def read_journal_line(line: bytes) -> JournalLine:
    """Read one line of an exported journal, without its newline.

    Raises:
        DamagedMessage: it is cut or altered in its form.
    """
    start, mark, rest = line.partition(b',"body":')
    try:
        envelope = json.loads(start + b"}")
        if not mark or not rest.endswith(b"}}") or envelope["v"] != FORMAT_VERSION:
            raise DamagedMessage("no journal line")
        return JournalLine(
            device=_text(envelope["device"]),
            epoch=_whole(envelope["epoch"]),
            seq=_whole(envelope["seq"]),
            previous=bytes.fromhex(envelope["prev"]),
            own=bytes.fromhex(envelope["hash"]),
            body=rest[:-1],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DamagedMessage("no journal line") from error


def decode(body: bytes) -> tuple[Stamp, Fact]:
    """Read a body strictly.

    Raises:
        DamagedMessage: it is not canonical, not of this version, or holds something this Amana does not know.
    """
    if len(body) > LONG_FACT_BYTES_MAX:
        raise DamagedMessage("fact too long")
    stamp, fact = read_exactly(body, _NAMED) or _judge(body)
    if len(body) > bytes_max(type(fact)):
        raise DamagedMessage("fact too long")
    return stamp, fact


def _judge(body: bytes) -> tuple[Stamp, Fact]:
    """Read a body by writing it again; its verdict is the law, and its wording is what a person reads."""
    try:
        document = json.loads(body)
        if document["v"] != FORMAT_VERSION:
            raise DamagedMessage(f"version {document['v']}")
        stamp = read_stamp(document)
        kind = _KINDS.get(document["kind"])
        if kind is None:
            raise DamagedMessage(f"kind {document['kind']}")
        payload = {key: value for key, value in document.items() if key not in _STAMP}
        fact: Fact = from_document(kind, payload)
        if _spelt(stamp, fact) != body:
            raise DamagedMessage("not canonical")
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OutOfRange) as error:
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
        at=_moment(document["at"]),
        by=_text(document["by"]),
    )


def write_time(moment: datetime) -> str:
    """Write a time with milliseconds and its offset, as `2026-07-14T09:12:33.120+04:00`.

    Raises:
        ValueError: the time has no offset.
    """
    if moment.tzinfo is None:
        raise ValueError("a time without its offset")
    return moment.isoformat(timespec="milliseconds")


def to_document(value: Any) -> Any:  # noqa: ANN401 - a JSON border: any of our dataclasses goes in, any JSON comes out
    """Turn one of our frozen dataclasses into JSON values; fields at their default are left out."""
    kind: Any = type(value)
    if hasattr(kind, "__dataclass_fields__"):
        document = {}
        for key, name, default, _ in _plan(kind):
            part = getattr(value, name)
            if part != default:
                document[key] = part if type(part) in _PLAIN else to_document(part)
        return document
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_document(part) for part in value]
    if isinstance(value, date | UUID):
        return write_time(value) if isinstance(value, datetime) else str(value)
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
        elif default is ABSENT:
            raise ValueError(f"{kind.__name__}.{key} is missing")
    if seen != len(document):
        raise ValueError(f"{kind.__name__} has unknown fields")
    return kind(**values)


@cache
def _plan(kind: Any) -> tuple[tuple[str, str, object, Callable[[Any], Any]], ...]:  # noqa: ANN401 - any dataclass
    """Return (JSON key, field name, default, reader) for each field of a dataclass."""
    hints = get_type_hints(kind)
    return tuple(
        (json_key(field.name), field.name, default_of(field), _reader(hints[field.name]))
        for field in fields(kind)
        if get_origin(hints[field.name]) is not ClassVar
    )


# -- writing by plan ------------------------------------------------------------------------------------------------

# One part of a body: the key as it is written, where the value is taken from (1: the stamp), how, its default, its writer.
_Part = tuple[str, int, "Callable[[Any], Any]", object, "Callable[[Any], str]"]


def _written(plan: tuple[_Part, ...], *sources: object) -> str:
    parts = []
    for key, source, get, default, write in plan:
        value = get(sources[source])
        if value != default:
            parts.append(key + write(value))
    return f"{{{','.join(parts)}}}"


@cache
def _body_plan(kind: Any) -> tuple[_Part, ...]:  # noqa: ANN401 - any kind of fact
    """Return how a fact of a kind is written together with its stamp, keys in order."""
    version, name = str(FORMAT_VERSION), encode_basestring(kind.KIND)
    envelope: list[_Part] = [
        ('"v":', 1, lambda _: version, ABSENT, str),
        ('"kind":', 1, lambda _: name, ABSENT, str),
    ]
    return tuple(sorted([*envelope, *_class_plan(Stamp, 1), *_class_plan(kind, 0)], key=lambda part: part[0]))


@cache
def _class_plan(kind: Any, source: int = 0) -> tuple[_Part, ...]:  # noqa: ANN401 - any dataclass
    """Return how a dataclass is written, keys in order."""
    hints = get_type_hints(kind)
    parts: list[_Part] = [
        (f'"{json_key(field.name)}":', source, attrgetter(field.name), default_of(field), _writer(hints[field.name]))
        for field in fields(kind)
        if get_origin(hints[field.name]) is not ClassVar
    ]
    return tuple(sorted(parts, key=lambda part: part[0]))


def _writer(hint: Any) -> Callable[[Any], str]:  # noqa: ANN401 - type hints have no common type
    simple: dict[Any, Callable[[Any], str]] = {
        int: _write_whole,
        str: encode_basestring,
        bool: lambda flag: "true" if flag else "false",
        date: lambda day: f'"{day}"',
        datetime: lambda moment: f'"{write_time(moment)}"',
        UUID: lambda identity: f'"{identity}"',
    }
    if hint in simple:
        return simple[hint]
    if get_origin(hint) is tuple:
        return _tuple_writer(_writer(get_args(hint)[0]))
    if get_origin(hint) in {Union, UnionType}:
        return _optional_writer(_writer(get_args(hint)[0]))
    if issubclass(hint, Enum):
        return lambda member: encode_basestring(member.value)
    plan = _class_plan(hint)
    return lambda value: _written(plan, value)


def _write_whole(value: int) -> str:
    if not -AMOUNT_MINOR_MAX <= value <= AMOUNT_MINOR_MAX:
        raise OutOfRange("number", value, -AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
    return int.__repr__(value)  # refuses whatever is no whole number


def _tuple_writer(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda parts: f"[{','.join(map(write, parts))}]"


def _optional_writer(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "null" if value is None else write(value)


# -- reading by plan ------------------------------------------------------------------------------------------------


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - type hints have no common type
    simple: dict[Any, Callable[[Any], Any]] = {int: _whole, str: _text, bool: _flag, datetime: _moment}
    simple |= {UUID: lambda text: UUID(_text(text)), date: lambda text: date.fromisoformat(_text(text))}
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
    def read_all(parts: object) -> tuple[Any, ...]:
        if not isinstance(parts, list):
            raise TypeError("not a list")
        return tuple(read(part) for part in parts)

    return read_all


def _optional_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) > AMOUNT_MINOR_MAX:
        raise TypeError("not a whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("not a flag")
    return value


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("not a table")
    return value


def _moment(value: object) -> datetime:
    at = datetime.fromisoformat(_text(value))
    if at.tzinfo is None:
        raise ValueError("a time without its offset")
    return at
