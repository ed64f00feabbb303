"""Each value has its type and its range, or the message is damaged."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from pos.domain.errors import DamagedMessage
from pos.sync.reading import as_bytes, as_number, as_table, as_text, as_time, parse, parse_canonical, strictly


def test_good_values_are_returned_as_they_are() -> None:
    assert as_table({"a": 1}) == {"a": 1}
    assert as_text("نص") == "نص"
    assert as_number(3, 3) == 3
    assert as_bytes("00ff", 2) == b"\x00\xff"
    assert as_time("2026-11-20T12:00:00+04:00").utcoffset() is not None
    assert as_time("2026-11-20T12:00:00Z") == datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
    assert parse(b'{"a":1}') == parse_canonical(b'{"a":1}') == {"a": 1}


@pytest.mark.parametrize("value", [True, 2, 3.0, "3", None, 2**53])
def test_what_is_no_number_of_the_range_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="range"):
        as_number(value, 3)


@pytest.mark.parametrize("value", ["00", "00FF", "00f", "zz00", "00 ff", "", "0x00"])
def test_what_is_no_hexadecimal_of_its_length_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        as_bytes(value, 2)


@pytest.mark.parametrize("message", [b"", b"{", b'{"a": 1}', b'{"b":1,"a":1}', b"[]", b"\xff", b"[" * 100_000])
def test_what_is_not_canonical_is_damaged(message: bytes) -> None:
    with pytest.raises(DamagedMessage):
        read_canonical(message)


def read_canonical(message: bytes) -> None:
    with strictly():
        parse_canonical(message)


@pytest.mark.parametrize("error", [KeyError("x"), TypeError(), ValueError(), AttributeError(), RecursionError()])
def test_every_way_to_be_unreadable_is_damage(error: Exception) -> None:
    def fail() -> None:
        with strictly():
            raise error

    with pytest.raises(DamagedMessage):
        fail()


def test_a_bug_stays_a_bug() -> None:
    def fail() -> None:
        with strictly():
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with pytest.raises(TypeError):
        as_text(3)
    with pytest.raises(TypeError):
        as_table([])
    with pytest.raises(ValueError, match="offset"):
        as_time("2026-11-20T12:00:00")
