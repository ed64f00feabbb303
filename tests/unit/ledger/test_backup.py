"""Copies that can be trusted: made beside the selling, opened and checked, signed, five of them."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import BookDamaged
from pos.ledger import backup as backups
from pos.ledger.backup import GENERATIONS, Backup, back_up, generations, sha256_of
from pos.ledger.connection import connect
from pos.ledger.driver import sqlite3
from pos.ledger.keys import from_seed, is_signed
from pos.ledger.verify import verify
from tests.builders import a_sale, an_id
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.builders import Till


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "amana"


def made(till: Till, place: Path, progress: Callable[[int, int], None] | None = None) -> Backup:
    reader = till.book.reader()
    try:
        return back_up(reader, place, device="T01", key=till.book.key, now=NOON, progress=progress)
    finally:
        reader.close()


def test_a_copy_is_whole_and_its_manifest_says_what_it_is(till: Till, place: Path) -> None:
    till.sell()
    copy = made(till, place)
    assert copy.path == place / "T01-1-000000003.db"
    assert (copy.facts, copy.head, copy.at) == (3, till.book.journal.head(), "2026-11-20T12:00:00.000+04:00")
    assert (copy.size, copy.sha256) == (copy.path.stat().st_size, sha256_of(copy.path))
    assert is_signed(from_seed("T01").public, copy.head.message(), bytes.fromhex(copy.signature))
    assert sorted(path.name for path in place.iterdir()) == ["T01-1-000000003.db", "T01-1-000000003.json"]
    assert generations(place, "T01") == [copy]
    connection = connect(copy.path)
    assert verify(connection, public=till.book.key.public).faults == ()
    connection.close()


def test_a_copy_holds_what_is_still_in_the_log(till: Till, place: Path) -> None:
    till.book.rest()
    sold = till.sell()
    plain = sqlite3.connect(f"{till.book.path.as_uri()}?immutable=1", uri=True)
    assert plain.execute("SELECT count(*) FROM fact").fetchone()[0] < till.book.journal.count()  # what a file copy has
    plain.close()
    connection = connect(made(till, place).path)
    assert connection.execute("SELECT max(place) FROM fact").fetchone() == (sold.place,)
    connection.close()


def test_five_generations_are_kept_and_only_whole_ones_count(till: Till, place: Path) -> None:
    copies = []
    for _ in range(GENERATIONS + 2):
        till.sell()
        copies.append(made(till, place))
    assert generations(place, "T01") == copies[:1:-1]
    assert len(list(place.iterdir())) == 2 * GENERATIONS
    copies[-1].path.with_suffix(".json").unlink()
    copies[-2].path.with_suffix(".json").write_text("{", encoding="utf-8")
    copies[-3].path.unlink()
    assert generations(place, "T01") == [copies[-4], copies[-5]]
    assert generations(place, "T02") == []


def test_another_devices_copies_in_the_same_place_are_left_alone(till: Till, place: Path) -> None:
    place.mkdir()
    other = place / "T02-1-000000009.json"
    other.write_text(json.dumps({"amana": "backup"}), encoding="utf-8")
    till.sell()
    made(till, place)
    assert other.exists()


def test_a_copy_that_is_not_whole_is_thrown_away_and_the_older_ones_stay(
    till: Till, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.sell()
    good = made(till, place)
    till.sell()
    real = backups.copy_book

    def damaging(source: sqlite3.Connection, target: Path, progress: Callable[[int, int], None] | None = None) -> None:
        real(source, target, progress)
        connection = sqlite3.connect(target, isolation_level=None)
        connection.execute("DROP TRIGGER posting_no_update")
        connection.execute("UPDATE posting SET amount_minor = 7")
        connection.close()

    monkeypatch.setattr(backups, "copy_book", damaging)
    with pytest.raises(BookDamaged, match="not whole"):
        made(till, place)
    assert generations(place, "T01") == [good]
    assert len(list(place.iterdir())) == 2


def test_a_place_that_is_away_is_said_and_nothing_is_made_in_its_stead(till: Till, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        made(till, tmp_path / "unplugged" / "amana")
    assert not (tmp_path / "unplugged").exists()


def test_progress_is_told_in_pages(till: Till, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "PAGES_AT_ONCE", 8)
    told: list[tuple[int, int]] = []
    made(till, place, lambda done, total: told.append((done, total)))
    assert len(told) > 3
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_selling_goes_on_while_copies_are_made_and_each_is_whole(till: Till, place: Path) -> None:
    stopping, failures, copies = threading.Event(), list[str](), list[Backup]()

    def copy() -> None:
        try:
            while not stopping.is_set():
                copies.append(made(till, place, lambda *_: None))
        except (BookDamaged, OSError, sqlite3.Error) as error:
            failures.append(repr(error))

    thread = threading.Thread(target=copy)
    thread.start()
    for serial in range(1, 121):
        till.book.journal.append(a_sale(serial=serial), identity=an_id(serial), by="C1")
    stopping.set()
    thread.join()
    assert failures == []
    assert copies
    assert [copy.facts for copy in copies] == sorted(copy.facts for copy in copies)
    assert verify(till.book.connection).faults == ()
