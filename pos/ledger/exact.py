"""Reading a body in one pass, when it is spelt as it must be: what every fact goes through that a register takes in.

`pos.ledger.codec` reads a body, writes it again and compares; that proves everything and costs more than half of the
reading. The same proof is had for less: the parsed document, written with sorted keys by a library in C, must give the same
bytes, which rules out other orders, spaces, escapes and repeated keys; each value is read strictly, and where a text could be
spelt in two ways (ids, days, times) it must be the one that we write; and no field may stand at its default. Whatever fails any
of this is for the codec to judge, so that there is one verdict and one wording; `tests/unit/ledger/test_exact.py` proves that
the two agree.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from enum import Enum
from functools import cache, lru_cache
from types import UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from pos.domain.facts import FORMAT_VERSION, Stamp
from pos.domain.limits import AMOUNT_MINOR_MAX

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.office_facts import Fact

ABSENT = object()  # stands where a field has no default; equal to no value
DAYS_KEPT_MAX = 64  # a bazaar has few days, and each fact names one

_parse = msgspec.json.Decoder().decode
_write = msgspec.json.Encoder(order="sorted").encode


def read_exactly(body: bytes, kinds: Mapping[str, type]) -> tuple[Stamp, Fact] | None:
    """Read a body that is beyond doubt; nothing where there is any.

    Args:
        body: the fact as stored.
        kinds: the class of each kind of fact.
    """
    try:
        document = _parse(body)
        if _write(document) != body:
            return None
        take = document.pop
        if _whole(take("v")) != FORMAT_VERSION:
            return None
        stamp = Stamp(
            _identity(take("id")),
            _text(take("device")),
            _whole(take("epoch")),
            _whole(take("seq")),
            _moment(take("at")),
            _text(take("by")),
        )
        fact: Fact = _table_reader(kinds[take("kind")])(document)
    except (msgspec.MsgspecError, KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return stamp, fact


def json_key(name: str) -> str:
    """Return the key that a field has in JSON: its name without the suffix for minor units or basis points."""
    return name.removesuffix("_minor").removesuffix("_bp")


def default_of(field: Field[Any]) -> object:
    """Return the value at which a field is left out; where it never is, something that equals no value."""
    return ABSENT if field.default is MISSING else field.default


class _Payment(msgspec.Struct):
    amount: int


class _Receipt(msgspec.Struct):
    payments: list[_Payment]


_read_receipt = msgspec.json.Decoder(_Receipt).decode


def paid_in(body: bytes) -> int:
    """Return what a receipt's payments come to, in minor units, from its bytes alone; nothing else of it is looked at.

    Args:
        body: of a sale, a refund or a void that has been read before.
    """
    return sum([payment.amount for payment in _read_receipt(body).payments])


@cache
def _table_reader(kind: Any) -> Callable[[dict[str, Any]], Any]:  # noqa: ANN401 - any of our dataclasses
    """Return what reads one of our dataclasses from its table of values."""
    hints = get_type_hints(kind)
    plan = {
        json_key(field.name): (field.name, default_of(field), _reader(hints[field.name]))
        for field in fields(kind)
        if get_origin(hints[field.name]) is not ClassVar
    }

    def read(document: dict[str, Any]) -> Any:  # noqa: ANN401 - the caller knows the class
        values = {}
        for key, part in document.items():
            name, default, read_part = plan[key]
            value = read_part(part)
            if value == default:
                raise ValueError("a default is not written")
            values[name] = value
        return kind(**values)

    return read


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - type hints have no common type
    simple: dict[Any, Callable[[Any], Any]] = {int: _whole, str: _text, bool: _flag, date: _day, UUID: _identity}
    if hint in simple:
        return simple[hint]
    if get_origin(hint) is tuple:
        return _list_reader(_reader(get_args(hint)[0]))
    if get_origin(hint) in {Union, UnionType}:
        return _optional_reader(_reader(get_args(hint)[0]))
    if issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    return _table_reader(hint)


def _list_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_all(parts: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a JSON border
        if type(parts) is not list:
            raise TypeError("not a list")
        return tuple([read(part) for part in parts])

    return read_all


def _optional_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _whole(value: Any) -> int:  # noqa: ANN401 - a JSON border
    if type(value) is not int or not -AMOUNT_MINOR_MAX <= value <= AMOUNT_MINOR_MAX:
        raise TypeError("not a whole number")
    return value


def _text(value: Any) -> str:  # noqa: ANN401 - a JSON border
    if type(value) is not str:
        raise TypeError("not a text")
    return value


def _flag(value: Any) -> bool:  # noqa: ANN401 - a JSON border
    if type(value) is not bool:
        raise TypeError("not a flag")
    return value


def _identity(value: Any) -> UUID:  # noqa: ANN401 - a JSON border
    identity = UUID(value)
    if str(identity) != value:
        raise ValueError("an id in another spelling")
    return identity


def _moment(value: Any) -> datetime:  # noqa: ANN401 - a JSON border
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None or moment.isoformat(timespec="milliseconds") != value:
        raise ValueError("a time in another spelling")
    return moment


@lru_cache(maxsize=DAYS_KEPT_MAX)
def _day(value: str) -> date:
    day = date.fromisoformat(value)
    if day.isoformat() != value:
        raise ValueError("a day in another spelling")
    return day
