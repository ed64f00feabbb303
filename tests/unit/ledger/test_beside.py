"""What others remember of a book is missed when the file no longer holds it, and asked for no longer once it is archived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ledger.beside import device_faults, mirror_faults, public_key, register_faults
from pos.ledger.incarnation import Witness, remember
from pos.ledger.keys import from_seed
from pos.ledger.mirror import Mirror
from pos.ledger.strongbox import KEY
from pos.ledger.watermarks import Watermark
from tests.fakes import PocketBox

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Till


def test_a_device_misses_the_head_that_it_remembers(till: Till) -> None:
    connection, box = till.book.connection, PocketBox()
    assert device_faults(connection, "T01", box) == []  # it remembers nothing
    sold = till.sell()
    remember(box, Witness(token="a", epoch=1, seq=sold.stamp.seq, hash=sold.hash.hex()))
    assert device_faults(connection, "T01", box) == []
    for witness in (
        Witness(token="a", epoch=1, seq=sold.stamp.seq, hash="00" * 32),
        Witness(token="a", epoch=1, seq=99, hash=sold.hash.hex()),
        Witness(token="a", epoch=2, seq=1, hash=sold.hash.hex()),
    ):
        remember(box, witness)
        assert [fault.check for fault in device_faults(connection, "T01", box)] == ["device"]


def test_the_register_misses_what_it_acknowledged(till: Till) -> None:
    sold = till.sell()
    assert register_faults(till.book.connection, "T01") == []
    till.book.watermarks.accept(Watermark(epoch=1, seq=sold.stamp.seq, head=sold.hash.hex()))
    assert register_faults(till.book.connection, "T01") == []
    till.book.watermarks.accept(Watermark(epoch=1, seq=sold.stamp.seq + 1, head=sold.hash.hex()))
    assert [fault.check for fault in register_faults(till.book.connection, "T01")] == ["register"]


def test_what_stands_before_the_files_first_fact_is_not_missed(till: Till) -> None:
    till.book.connection.set_authorizer(None)
    for table in ("posting", "move", "signed_head", "fact"):
        till.book.connection.execute(f"DROP TRIGGER {table}_no_delete")
        till.book.connection.execute(f"DELETE FROM {table}")
    till.book.connection.execute("DROP TRIGGER base_first")
    till.book.connection.execute("INSERT INTO base VALUES (7, 1, 7, zeroblob(32), x'')")
    box = PocketBox()
    remember(box, Witness(token="a", epoch=1, seq=5, hash="11" * 32))
    assert device_faults(till.book.connection, "T01", box) == []
    remember(box, Witness(token="a", epoch=1, seq=7, hash="11" * 32))
    assert len(device_faults(till.book.connection, "T01", box)) == 1


def test_a_mirror_that_is_behind_or_beyond_does_not_agree(till: Till, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    Mirror(stick, till.book.folder, "T01", till.book.reader).catch_up()
    assert mirror_faults(till.book.connection, "T01", stick) == []
    till.sell()
    assert "not in the mirror" in mirror_faults(till.book.connection, "T01", stick)[0].detail


def test_a_key_is_looked_up_and_never_made() -> None:
    box = PocketBox()
    assert public_key(box) is None
    box.write(KEY, b"short")
    assert public_key(box) is None
    box.write(KEY, from_seed("T01").secret)
    assert public_key(box) == from_seed("T01").public
