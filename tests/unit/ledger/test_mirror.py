"""The second copy: late perhaps, but never different; and what is wrong with it is always said."""

from __future__ import annotations

import json
import os
import threading
from typing import TYPE_CHECKING

import pytest

from pos.ledger.codec import journal_line, read_journal_line
from pos.ledger.mirror import (
    FACTS_AT_ONCE,
    Mirror,
    MirrorState,
    compare,
    journal_file,
    last_number,
    read_heads,
    read_mirror,
)
from pos.ledger.watermarks import Watermark
from tests.builders import a_book, a_sale, an_id, some_cards

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.builders import Till


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A second medium."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "amana"


def mirror_of(till: Till, folder: Path, start: Callable[[Callable[[], object]], object] | None = None) -> Mirror:
    if start is None:
        return Mirror(folder, till.book.folder, "T01", till.book.reader)
    return Mirror(folder, till.book.folder, "T01", till.book.reader, start)


def lines_in(folder: Path, epoch: int = 1) -> list[bytes]:
    return journal_file(folder, "T01", epoch).read_bytes().splitlines()


def expected_lines(till: Till) -> list[bytes]:
    rows = list(till.book.journal.since(0))
    before = [bytes(32), *(row.hash for row in rows)]
    return [
        journal_line(row.stamp, previous, row.hash, row.body).encode()
        for row, previous in zip(rows, before[:-1], strict=True)
    ]


def test_every_fact_is_a_line_of_an_exported_journal(till: Till, stick: Path) -> None:
    mirror = mirror_of(till, stick)
    till.book.journal.observe(mirror.observe)
    for _ in range(3):
        till.sell()
        assert mirror.state.behind == 0
    till.close_shift()
    assert lines_in(stick) == expected_lines(till)
    assert mirror.state == MirrorState(facts=till.book.journal.count(), is_same_disk=True)
    assert mirror.state.is_safe
    assert [head for head, _ in read_heads(stick, "T01")][-1] == till.book.journal.head()


def test_a_mirror_that_is_set_later_holds_everything_before(till: Till, stick: Path) -> None:
    for _ in range(5):
        till.sell()
    assert mirror_of(till, stick).catch_up().facts == till.book.journal.count()
    assert lines_in(stick) == expected_lines(till)
    assert mirror_of(till, stick).catch_up().is_safe
    assert lines_in(stick) == expected_lines(till)


def test_more_facts_than_are_written_at_once_arrive_in_order(till: Till, stick: Path) -> None:
    for serial in range(1, FACTS_AT_ONCE + 20):
        till.book.journal.append(a_sale(serial=serial), identity=an_id(serial), by="C1")
    mirror_of(till, stick).catch_up()
    assert lines_in(stick) == expected_lines(till)


def test_every_line_is_synced_before_it_counts(till: Till, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror = mirror_of(till, stick)
    mirror.catch_up()
    till.sell()

    def fail(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    state = mirror.catch_up()
    assert "Input/output error" in state.trouble
    assert not state.is_safe
    monkeypatch.undo()
    assert mirror.catch_up().is_safe
    assert lines_in(stick) == expected_lines(till)


def test_a_medium_that_is_away_is_said_and_catches_up_when_it_is_back(till: Till, stick: Path) -> None:
    mirror = mirror_of(till, stick)
    till.book.journal.observe(mirror.observe)
    till.sell()
    away = stick.parent.with_name("drawer")
    stick.parent.rename(away)
    till.sell()
    till.sell()
    assert mirror.state.behind == 2
    assert mirror.state.trouble
    assert not stick.parent.exists()  # nothing was written in its place on the book's own disk
    away.rename(stick.parent)
    till.sell()
    assert mirror.state.is_safe
    assert lines_in(stick) == expected_lines(till)


def test_a_line_that_a_power_failure_cut_is_taken_away(till: Till, stick: Path) -> None:
    till.sell()
    mirror_of(till, stick).catch_up()
    path = journal_file(stick, "T01", 1)
    for cut in (1, 50, 700):
        whole = path.read_bytes()
        path.write_bytes(whole[:-cut])
        assert mirror_of(till, stick).catch_up().is_safe
        assert lines_in(stick) == expected_lines(till)


def test_a_mirror_of_another_history_is_not_written_over(till: Till, stick: Path, tmp_path: Path) -> None:
    till.sell()
    stick.mkdir()
    other = journal_line(next(till.book.journal.since(0, 1)).stamp, bytes(32), b"\x07" * 32, b"{}")
    journal_file(stick, "T01", 1).write_text(f"{other}\n", encoding="utf-8")
    state = mirror_of(till, stick).catch_up()
    assert "another fact" in state.trouble
    assert lines_in(stick) == [other.encode()]
    assert tmp_path.exists()


def test_each_life_has_a_file_of_its_own_and_the_lost_time_stays(till: Till, stick: Path) -> None:
    till.sell()
    mirror_of(till, stick).catch_up()
    lost = lines_in(stick)[-1].replace(b'"seq":3', b'"seq":4', 1)
    with journal_file(stick, "T01", 1).open("ab") as file:
        file.write(lost + b"\n")  # the mirror knows a sale that the book, put back from a copy, does not
    till.book.watermarks.accept(Watermark(epoch=1, seq=2))
    till.book.new_epoch("restored")
    state = mirror_of(till, stick).catch_up()
    assert state.is_safe
    assert lines_in(stick)[-1] == lost
    assert [read_journal_line(line).seq for line in lines_in(stick, 2)] == [1, 2]
    agreement = compare(till.book.connection, stick, "T01")
    assert (agreement.missing, agreement.beyond, agreement.faults) == (0, 1, ())
    assert last_number(stick, "T01") == (2, 2)


def test_the_cards_lie_beside_the_facts_without_the_people(till: Till, stick: Path) -> None:
    mirror = mirror_of(till, stick)
    mirror.catch_up()
    till.book.begin(some_cards(version=2))
    mirror.catch_up()
    (path,) = stick.glob("cards-*.json")
    assert path.name == "cards-T01-2.json"
    assert "argon2" not in path.read_text(encoding="utf-8")
    assert len(json.loads(path.read_text(encoding="utf-8"))["items"]) == 4


def test_work_is_asked_for_once_until_it_is_done(till: Till, stick: Path) -> None:
    waiting: list[Callable[[], object]] = []
    mirror = mirror_of(till, stick, waiting.append)
    till.book.journal.observe(mirror.observe)
    till.sell()
    till.sell()
    assert (len(waiting), mirror.state.behind) == (1, 2)
    waiting.pop()()
    assert mirror.state.is_safe
    till.sell()
    assert len(waiting) == 1


def test_two_who_ask_at_once_take_turns(till: Till, stick: Path) -> None:
    mirror = mirror_of(till, stick)
    for serial in range(1, 200):
        till.book.journal.append(a_sale(serial=serial), identity=an_id(serial), by="C1")
    threads = [threading.Thread(target=mirror.catch_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lines_in(stick) == expected_lines(till)


def test_a_book_that_is_stopped_is_said(till: Till, stick: Path) -> None:
    mirror = mirror_of(till, stick)
    mirror.catch_up()
    till.book.close()
    till.book.path.unlink()
    till.book.path.write_bytes(b"no database" * 500)
    assert mirror.catch_up().trouble
    till.book.path.unlink()
    till.book = a_book(till.book.folder.parent / "fresh")


# -- comparing ------------------------------------------------------------------------------------------------------


def test_a_mirror_and_its_book_are_compared_fact_by_fact(till: Till, stick: Path) -> None:
    till.sell()
    till.sell()
    mirror_of(till, stick).catch_up()
    agreement = compare(till.book.connection, stick, "T01")
    assert (agreement.facts, agreement.missing, agreement.beyond, agreement.faults) == (4, 0, 0, ())
    lines = lines_in(stick)
    altered = lines[2].replace(b'"hash":"', b'"hash":"ffff')[: len(lines[2])]
    wrong = lines[2].replace(json.loads(lines[2])["hash"].encode(), b"f" * 64)
    journal_file(stick, "T01", 1).write_bytes(b"\n".join([lines[0], altered, wrong, b"nonsense"]) + b"\n")
    agreement = compare(till.book.connection, stick, "T01")
    assert (agreement.facts, agreement.missing, agreement.beyond) == (1, 3, 0)
    assert [(fault.check, fault.place) for fault in agreement.faults] == [("mirror", 3)]


def test_an_empty_place_holds_nothing(stick: Path) -> None:
    assert last_number(stick, "T01") == (0, 0)
    stick.mkdir()
    assert last_number(stick, "T01") == (0, 0)
    assert list(read_mirror(stick, "T01")) == []
    assert list(read_heads(stick, "T01")) == []
    (stick / "heads-T01.jsonl").write_text('{"epoch":1}\nnonsense\n', encoding="utf-8")
    assert list(read_heads(stick, "T01")) == []
