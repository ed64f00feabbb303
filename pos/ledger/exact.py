"""Reading a body in one pass, when it is spelt as it must be: what every fact goes through that a register takes in.

`pos.ledger.codec` reads a body, writes it again and compares; that proves everything and costs most of the reading. The same
proof is had for a third by a library in C. For each kind of fact it is told the shape of a body: its keys in order, the type and
the bounds of each value, what is left out at its default. It reads by that shape, writes what it read, and the bytes must be the
same, which rules out other orders, spaces, escapes, repeated or unknown keys, written defaults, ids and days in other spellings.
Only the time is compared here, because the library would write it otherwise. Then it fills the domain's own classes. Whatever
fails any of this, and the few kinds whose shape cannot be told, are for the codec to judge, so that there is one verdict and one
wording; `tests/unit/ledger/test_exact.py` proves that the two agree.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import GenericAlias, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from pos.domain.facts import FORMAT_VERSION, Bearer, Refund, Sale, Stamp, Void
from pos.domain.limits import AMOUNT_MINOR_MAX
from pos.domain.weighing import Unit, worth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos.domain.office_facts import Fact

    Reader = Callable[[bytes], tuple[Stamp, Fact] | None]

ABSENT = object()  # stands where a field has no default; equal to no value
_KIND = b'"kind":"'
_PAID_KINDS = (Sale.KIND, Refund.KIND, Void.KIND)
_WHOLE = Annotated[int, msgspec.Meta(ge=-AMOUNT_MINOR_MAX, le=AMOUNT_MINOR_MAX)]
_FLAWS = (msgspec.MsgspecError, KeyError, TypeError, ValueError, AttributeError, RecursionError)

_write = msgspec.json.Encoder().encode


def read_exactly(body: bytes, kinds: Mapping[bytes, type]) -> tuple[Stamp, Fact] | None:
    """Read a body that is beyond doubt; nothing where there is any.

    Args:
        body: the fact as stored.
        kinds: the class of each kind of fact, by its name's bytes.
    """
    first = body.find(_KIND) + len(_KIND)
    kind = kinds.get(body[first : body.find(b'"', first)])
    read = None if kind is None else _reader(kind)
    return None if read is None else read(body)


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


class _Told(msgspec.Struct):
    kind: str = ""
    payments: tuple[_Payment, ...] = ()


_read_told = msgspec.json.Decoder(_Told).decode


def told_money(body: bytes) -> int:
    """Return what a fact that is in no book says was paid or given back, in minor units; 0 where it says no such thing.

    Args:
        body: of whatever came, read or not.
    """
    try:
        said = _read_told(body)
    except _FLAWS:
        return 0
    amount = sum(payment.amount for payment in said.payments)
    signed = amount if said.kind == Sale.KIND else -amount
    return signed if said.kind in _PAID_KINDS and abs(amount) <= AMOUNT_MINOR_MAX else 0


class _Line(msgspec.Struct):
    item: str = ""
    quantity: int = 0
    price: int = 0
    discount: int = 0
    unit: str = Unit.PIECE.value
    line: _Line | None = None  # what came back, in a refund


class _Lines(msgspec.Struct):
    lines: list[_Line]


_read_lines = msgspec.json.Decoder(_Lines).decode


def lines_in(body: bytes) -> list[tuple[str, int]]:
    """Return the item of each line of a receipt, empty for what is on no list, and what it cost in minor units.

    Args:
        body: of a sale, a refund or a void that has been read before.
    """
    lines = [line.line or line for line in _read_lines(body).lines]
    return [(line.item, worth(line.quantity, line.price, Unit(line.unit)) - line.discount) for line in lines]


class _Tender(msgspec.Struct):
    method: str
    amount: int


class _Credit(msgspec.Struct):
    family: str = ""
    quantity: int = 0
    price: int = 0
    discount: int = 0
    borne_by: str = Bearer.FAMILY.value
    unit: str = Unit.PIECE.value
    line: _Credit | None = None  # what came back, in a refund

    @property
    def credited(self) -> int:
        """What the owner is credited: a promotion of the centre does not lower it."""
        gross = worth(self.quantity, self.price, Unit(self.unit))
        return gross if self.borne_by == Bearer.CENTRE.value else gross - self.discount


class _Whole(msgspec.Struct):
    shift: int
    day: date
    payments: list[_Tender]
    lines: list[_Credit]


_read_whole = msgspec.json.Decoder(_Whole).decode


class Told(NamedTuple):
    """What a receipt says of its money; amounts in minor units.

    Attributes:
        payments: each way of paying with its amount.
        credits: each line's family, empty for the centre, with what it is credited.
    """

    shift: int
    day: date
    payments: list[tuple[str, int]]
    credits: list[tuple[str, int]]


def receipt_in(body: bytes) -> Told:
    """Return what a receipt says of its money, from its bytes alone.

    Args:
        body: of a sale, a refund or a void that has been read before.
    """
    said = _read_whole(body)
    lines = [line.line or line for line in said.lines]
    payments = [(payment.method, payment.amount) for payment in said.payments]
    return Told(said.shift, said.day, payments, [(line.family, line.credited) for line in lines])


# -- the shapes of bodies -------------------------------------------------------------------------------------------

# What every body has beside its fact's own fields; the time is text here, for it is compared apart.
_ENVELOPE: dict[str, Any] = {
    "v": Literal[FORMAT_VERSION],
    "id": UUID,
    "device": str,
    "epoch": _WHOLE,
    "seq": _WHOLE,
    "at": str,
    "by": str,
}


class _Untold(Exception):
    """A shape that the library cannot prove."""


@cache
def _reader(kind: Any) -> Reader | None:  # noqa: ANN401 - any kind of fact
    """Return what reads the bodies of one kind; nothing where its shape cannot be told."""
    try:
        parse = msgspec.json.Decoder(_body_shape(kind)).decode
    except _Untold:
        return None
    fill = msgspec.convert

    def read(body: bytes) -> tuple[Stamp, Fact] | None:
        try:
            said: Any = parse(body)
            if _write(said) != body:
                return None
            stamp = Stamp(said.id, said.device, said.epoch, said.seq, _moment(said.at), said.by)
            fact: Fact = fill(said, kind, from_attributes=True)
        except _FLAWS:
            return None
        return stamp, fact

    return read


def _body_shape(kind: Any) -> type[msgspec.Struct]:  # noqa: ANN401 - any kind of fact
    return _struct(kind, [*_ENVELOPE.items(), ("kind", Literal[kind.KIND])])


@cache
def _shape(kind: Any) -> type[msgspec.Struct]:  # noqa: ANN401 - any of our dataclasses
    return _struct(kind, [])


def _struct(kind: Any, parts: list[Any]) -> type[msgspec.Struct]:  # noqa: ANN401 - any of our dataclasses
    """Return the shape of one of our dataclasses, keys in order, what stands at its default left out."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        default = default_of(field)
        if isinstance(default, str) and default and not isinstance(default, Enum):
            raise _Untold  # left out is what *is* the default, and of an equal text there may be two
        part = (field.name, _typed(hints[field.name]))
        parts.append(part if default is ABSENT else (*part, default))
    keys = {part[0]: json_key(part[0]) for part in parts}
    return msgspec.defstruct(
        kind.__name__,
        sorted(parts, key=lambda part: keys[part[0]]),
        rename=keys,
        kw_only=True,
        omit_defaults=True,
        forbid_unknown_fields=True,
        gc=False,  # they are gone before anybody looks
    )


def _typed(hint: Any) -> Any:  # noqa: ANN401 - type hints have no common type
    if hint is int:
        return _WHOLE
    if get_origin(hint) is tuple:
        return GenericAlias(tuple, (_typed(get_args(hint)[0]), ...))
    if get_origin(hint) in {Union, UnionType}:
        return _typed(get_args(hint)[0]) | None
    if is_dataclass(hint):
        kind: Any = hint
        return _shape(kind)
    return hint


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None or moment.isoformat(timespec="milliseconds") != value:
        raise ValueError("a time in another spelling")
    return moment
