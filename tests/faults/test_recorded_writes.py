"""The driver that ships, on the real file system: every write and sync is recorded by the system, and the power cut afterwards.

A process sells while strace writes down what it asks of the disk. Then the recording is played into a model of the disk up to
some operation, what was not synced survives by chance, and the real book is opened on what is left. No VFS of ours is in between:
it is the shipped SQLite with its shared memory and normal locks.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos.ledger.verify import verify
from tests.builders import Till, a_book, surroundings
from tests.faults.power_disk import Stored, _survived, put

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

CUTS = 40
LONG_CUTS = 2_000

SELL = """
import os, sys
from pathlib import Path
from tests.builders import CAKE, JAM, Till, an_open_book, surroundings
from pos.ledger import connection
if len(sys.argv) > 2:
    connection.PRAGMAS["synchronous"] = int(sys.argv[2])
book = an_open_book(Path(sys.argv[1]), around=surroundings(1))
till = Till(book)
till.open_shift()
os.write(1, b"open\\n")
for number in range(12):
    till.checkout.scan(JAM)
    till.checkout.scan(CAKE)
    sold = till.checkout.pay(by="C1", tendered_minor=100_000)
    os.write(1, f"saved {sold.stamp.id}\\n".encode())
    if number == 6:
        till.book.rest()
os._exit(0)
"""

_CALL = re.compile(r"^\d+\s+(?P<name>\w+)\((?P<args>.*)\)\s+=\s+(?P<result>-?\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Recording:
    """What a process asked of the disk, in order.

    Attributes:
        calls: (kind, name of the file, offset or size, bytes).
        saved: how many calls there were before each id was called saved.
        image: the files as they were left.
    """

    calls: list[tuple[str, str, int, bytes]] = field(default_factory=list)
    saved: list[tuple[int, UUID]] = field(default_factory=list)
    begins: int = 0


def record(strace: str, folder: Path, *arguments: str) -> Recording:
    """Sell under strace and read what it wrote down."""
    log = folder.with_name(f"{folder.name}.strace")
    traced = "openat,close,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename"
    command = [strace, "-f", "-xx", "-s", "70000", "-e", f"trace={traced}", "-o", str(log)]
    ran = subprocess.run(
        [*command, sys.executable, "-c", SELL, str(folder), *arguments], capture_output=True, text=True, check=False
    )
    if "ptrace" in ran.stderr:
        pytest.skip("this system does not let strace watch")
    assert ran.returncode == 0, ran.stderr
    return read_log(log.read_text(encoding="utf-8"), folder)


def read_log(text: str, folder: Path) -> Recording:
    recording, handles = Recording(), dict[int, str]()
    for line in text.splitlines():
        match = _CALL.match(line)
        if match is None or int(match["result"]) < 0:
            continue
        name, args, result = match["name"], match["args"], int(match["result"])
        if name == "openat":
            path = _text(args)
            if path.startswith(str(folder)):
                handles[result] = path
            else:
                handles.pop(result, None)
            continue
        number = re.match(r"\d+", args)
        handle = int(number[0]) if number else -1
        if name == "write" and handle == 1:
            _note_words(recording, _bytes(args).decode())
        elif name == "unlink" and _text(args).startswith(str(folder)):
            recording.calls.append(("unlink", _text(args), 0, b""))
        elif name == "close":
            handles.pop(handle, None)
        elif handle in handles:
            _note_call(recording, name, handles[handle], args)
    return recording


def _note_words(recording: Recording, words: str) -> None:
    for word in words.splitlines():
        if word == "open":
            recording.begins = len(recording.calls)
        elif word.startswith("saved"):
            recording.saved.append((len(recording.calls), UUID(word.split()[1])))


def _note_call(recording: Recording, name: str, path: str, args: str) -> None:
    last = args.rsplit(", ", 1)[-1]
    if name == "pwrite64":
        recording.calls.append(("write", path, int(last), _bytes(args)))
    elif name == "ftruncate":
        recording.calls.append(("truncate", path, int(last), b""))
    elif name in {"fsync", "fdatasync"}:
        recording.calls.append(("sync", path, 0, b""))


def _bytes(args: str) -> bytes:
    match = _BYTES.search(args)
    return bytes.fromhex(match[1].replace("\\x", "")) if match else b""


def _text(args: str) -> str:
    return _bytes(args).decode()


def after_cut(recording: Recording, at: int, dice: random.Random) -> dict[str, bytes]:
    """Play the first calls into a disk and cut its power."""
    files: dict[str, Stored] = {}
    for kind, path, offset, data in recording.calls[:at]:
        file = files.setdefault(path, Stored())
        if kind == "write":
            file.pending.append((offset, data))
        elif kind == "truncate":
            file.pending.append((offset, None))
        elif kind == "unlink":
            files.pop(path)
        else:
            for start, piece in file.pending:
                if piece is None:
                    del file.durable[start:]
                else:
                    put(file.durable, start, piece)
            file.pending.clear()
            file.has_durable_name = True
    keep = dice.choice(("sectors", "sectors", "prefix", "nothing"))
    return {
        path: bytes(_survived(file, keep, dice))
        for path, file in files.items()
        if file.has_durable_name or (keep != "nothing" and dice.random() < 0.5)
    }


def lost_in_cut(recording: Recording, source: Path, target: Path, at: int, dice: random.Random) -> str:
    """Open the book after a cut and ask every question; return what is wrong, or nothing."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path, content in after_cut(recording, at, dice).items():
        name = path.removeprefix(f"{source}/T01/")
        if name.startswith("book.db"):
            (target / name).write_bytes(content)
    saved = {identity for before, identity in recording.saved if before <= at}
    book = a_book(target, around=surroundings(2))
    try:
        present = {row.stamp.id for row in book.journal.acts(0) if row.fact.KIND == "sale"}
        if not saved <= present:
            return f"{len(saved - present)} sales lost"
        if len(present - saved) > 1:
            return "sales nobody was told of"
        if verify(book.connection).faults:
            return "not whole"
        Till(book).sell()
    finally:
        book.close()
    return ""


@pytest.fixture(scope="module")
def strace() -> str:
    program = shutil.which("strace")
    if program is None:
        pytest.skip("strace is not here to record the shipped driver; the disk in memory stands for it")
    return program


@pytest.fixture(scope="module")
def recorded(strace: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Recording]:
    folder = tmp_path_factory.mktemp("recorded")
    return folder, record(strace, folder)


def test_the_recording_holds_the_whole_story(recorded: tuple[Path, Recording]) -> None:
    _, recording = recorded
    assert len(recording.saved) == 12
    assert recording.begins > 0
    syncs = [kind for kind, path, _, _ in recording.calls if kind == "sync" and path.endswith("-wal")]
    assert len(syncs) >= 36  # two scans and a sale, twelve times


@pytest.mark.parametrize("cuts", [CUTS, pytest.param(LONG_CUTS, marks=pytest.mark.long)])
def test_power_cuts_under_the_shipped_driver_lose_nothing(
    recorded: tuple[Path, Recording], tmp_path: Path, dice_of: Callable[[object], random.Random], cuts: int
) -> None:
    source, recording = recorded
    for cut in range(cuts):
        dice = dice_of(cut)
        at = dice.randint(recording.begins, len(recording.calls))
        wrong = lost_in_cut(recording, source, tmp_path / "after", at, dice)
        assert not wrong, f"cut {cut} at call {at}: {wrong}"


def test_canary_without_syncs_the_same_cuts_lose_sales(
    strace: str, tmp_path: Path, fixed_dice_of: Callable[[object], random.Random]
) -> None:
    source = tmp_path / "weak"
    source.mkdir()
    recording = record(strace, source, "1")

    def is_lossy(cut: int) -> bool:
        dice = fixed_dice_of(cut)
        at = dice.randint(recording.begins, len(recording.calls))
        try:
            return bool(lost_in_cut(recording, source, tmp_path / "after", at, dice))
        except Exception:  # noqa: BLE001 - whatever the platters hold
            return True

    assert any(is_lossy(cut) for cut in range(12))
