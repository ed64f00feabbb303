"""Two programs on one book: the second is refused at once, whatever it wants to do; a dead one holds nothing."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from pos.cli.console import Exit
from pos.cli.main import main
from pos.domain.errors import BookInUse
from pos.ledger.lock import BookLock
from tests.builders import Till, a_book, a_till, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLD = """
import sys
from pathlib import Path
from tests.builders import Till, a_book, surroundings
book = a_book(Path(sys.argv[1]), around=surroundings(7))
print("open", flush=True)
for _ in sys.stdin:
    print(Till(book).sell().stamp.seq, flush=True)
"""


@contextmanager
def another_program(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the book open, and sells once for each line that it is given; killed at the end."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def sold_by(process: subprocess.Popen[str]) -> int:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@pytest.fixture
def closed(tmp_path: Path) -> Till:
    till = a_till(tmp_path)
    till.sell()
    till.book.close()
    return till


def test_the_second_program_is_refused_and_the_first_sells_on(
    closed: Till, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = closed.book.folder
    with another_program(folder) as process:
        for _ in range(3):
            with pytest.raises(BookInUse):
                a_book(folder)
            assert sold_by(process) > 0
        for act in (["salvage", str(folder)], ["restore", str(folder), str(tmp_path)], ["rebuild", str(folder), "x"]):
            assert main(["ledger", *act, "--device", "T01"]) in {Exit.REFUSED, Exit.TROUBLE}
        assert main(["ledger", "verify", str(folder)]) == Exit.DONE  # looking is nobody's harm
    assert "Traceback" not in capsys.readouterr().err
    assert sorted(path.name for path in folder.glob("book*.db")) == ["book.db"]


def test_a_program_that_was_killed_holds_nothing(closed: Till) -> None:
    with another_program(closed.book.folder) as process:
        last = sold_by(process)
        process.kill()
        process.wait(60)
        book = a_book(closed.book.folder, around=surroundings(8))
        assert (book.journal.head().seq, book.journal.head().epoch) == (last, 1)
        book.close()


def test_canary_without_the_lock_two_programs_have_one_book_open(closed: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    with another_program(closed.book.folder) as process:
        monkeypatch.setattr(BookLock, "acquire", lambda _: None)
        second = a_book(closed.book.folder, around=surroundings(8))
        theirs, ours = sold_by(process), Till(second).sell().stamp.seq
        assert ours == theirs + 1
        second.close()
