"""A sealed copy is read without a byte of it being changed, and whatever was changed of it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import BookDamaged
from pos.ledger.backup import back_up, sha256_of
from pos.ledger.sealed import device_in, open_sealed, seal_faults
from pos.ledger.verify import verify
from tests.fakes import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def test_a_sealed_copy_is_read_and_left_as_it_is(till: Till, tmp_path: Path) -> None:
    till.sell()
    made = back_up(till.book.reader(), tmp_path / "stick", device="T01", key=till.book.key, now=NOON)
    connection = open_sealed(made.path)
    assert device_in(connection) == "T01"
    assert verify(connection, is_sealed=True).whole
    assert seal_faults(connection, made.path) == []
    with pytest.raises(BookDamaged, match="readonly"):
        verify(connection)  # which would leave its proof
    connection.close()
    assert sha256_of(made.path) == made.sha256


def test_a_manifest_of_another_copy_is_found(till: Till, tmp_path: Path) -> None:
    reader = till.book.reader()
    first = back_up(reader, tmp_path / "stick", device="T01", key=till.book.key, now=NOON)
    till.sell()
    second = back_up(reader, tmp_path / "stick", device="T01", key=till.book.key, now=NOON)
    second.path.with_suffix(".json").write_bytes(first.path.with_suffix(".json").read_bytes())
    connection = open_sealed(second.path)
    assert {fault.check for fault in seal_faults(connection, second.path)} == {"seal"}
    assert len(seal_faults(connection, second.path)) == 2  # its bytes and its head
    connection.close()


def test_what_is_no_book_is_said(tmp_path: Path) -> None:
    (tmp_path / "note.db").write_bytes(b"no book" * 999)
    connection = open_sealed(tmp_path / "note.db")
    with pytest.raises(BookDamaged):
        device_in(connection)
    connection.close()
