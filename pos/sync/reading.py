"""Strict reading of what came over the wire: each value has its type and its range, or the message is damaged."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pos.domain.errors import DamagedMessage
from pos.domain.keeping import is_keepable
from pos.domain.limits import AMOUNT_MINOR_MAX
from pos.ledger.codec import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

HASH_BYTES = 32
SIGNATURE_BYTES = 64


@contextmanager
def strictly() -> Iterator[None]:
    """Turn every way in which a value can be unreadable into `DamagedMessage`."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise DamagedMessage(type(error).__name__) from error


def parse(message: bytes) -> object:
    """Parse JSON.

    Raises:
        DamagedMessage: it is none.
    """
    with strictly():
        document: object = json.loads(message)
    return document


def parse_canonical(line: bytes) -> dict[str, Any]:
    """Parse a JSON object that must be in canonical form.

    Raises:
        DamagedMessage: it is not.
    """
    document = as_table(parse(line))
    if canonical(document) != line:
        raise DamagedMessage("not canonical")
    return document


def as_table(value: object) -> dict[str, Any]:
    """Return a JSON object.

    Raises:
        TypeError: the value is none.
    """
    if not isinstance(value, dict):
        raise TypeError("not a table")
    return value


def as_text(value: object) -> str:
    """Return a text that can be kept everywhere.

    Raises:
        TypeError: the value is none.
    """
    if not isinstance(value, str) or not is_keepable(value):
        raise TypeError("not a text")
    return value


def as_texts(value: object) -> tuple[str, ...]:
    """Return a list of texts.

    Raises:
        DamagedMessage: the value is none.
    """
    with strictly():
        if not isinstance(value, list):
            raise TypeError("not a list")
        return tuple(as_text(each) for each in value)


def as_number(value: object, minimum: int) -> int:
    """Return a whole number of at least a minimum.

    Raises:
        ValueError: the value is none, or lies outside what JSON keeps exact.
    """
    if type(value) is not int or not minimum <= value <= AMOUNT_MINOR_MAX:
        raise ValueError("not a number in its range")
    return value


def as_bytes(value: object, length: int) -> bytes:
    """Return the bytes that a lower-case hexadecimal text stands for.

    Args:
        value: the text.
        length: how many bytes it must be.

    Raises:
        ValueError: the value is no such text.
    """
    raw = bytes.fromhex(as_text(value))
    if len(raw) != length or raw.hex() != value:
        raise ValueError("not hexadecimal of its length")
    return raw


def as_time(value: object) -> datetime:
    """Return a time with its offset.

    Raises:
        ValueError: the value is none, or has no offset.
    """
    text = as_text(value)
    moment = datetime.fromisoformat(f"{text[:-1]}+00:00" if text.endswith("Z") else text)  # 3.10 does not know Z
    if moment.tzinfo is None or text[10] != "T":  # `fromisoformat` takes any letter between day and time
        raise ValueError("not a time with its offset")
    return moment
