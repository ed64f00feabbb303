"""The second copy: every fact as one line of text on another medium, synced, so that even a disk that lies or dies loses no sale.

The mirror is a folder with one file for each life of the device, `journal-T07-1.jsonl`, in the format of an exported journal;
beside them the signed heads and the last cards. It follows the book after each commit, off the counter's thread, and catches up
by itself when the medium was away. What it writes it reads from the book, so it can be late but not different. A line that a
power failure cut is taken away before the next is written.
"""

from __future__ import annotations

import json
import os
import threading
from contextlib import suppress
from dataclasses import field, replace
from typing import TYPE_CHECKING

from pos.domain.errors import BookInUse, DamagedMessage
from pos.domain.troubles import BookDamaged
from pos.domain.values import dataclass
from pos.ledger.catalogue import Catalogue
from pos.ledger.chain import Head, link
from pos.ledger.codec import JournalLine, canonical, journal_line, read_journal_line, to_document
from pos.ledger.driver import sqlite3
from pos.ledger.durable import sync_folder, write_durably
from pos.ledger.history import History
from pos.ledger.walk import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.domain.record import Recorded

FACTS_AT_ONCE = 500
TAIL_BYTES = 1024 * 1024  # more than the longest line
READ_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorState:
    """How the second copy stands; always on screen.

    Attributes:
        facts: facts of the book that are in it.
        behind: facts that are not.
        trouble: why it cannot be written, in the machine's words; empty while all is well.
        is_foreign: it holds another history under this device's name, and nothing is written over it.
        is_same_disk: the mirror lies on the book's own disk, where it helps against a damaged file but not a dead disk.
    """

    facts: int = 0
    behind: int = 0
    trouble: str = ""
    is_foreign: bool = False
    is_same_disk: bool = False

    @property
    def is_safe(self) -> bool:
        """Whether everything in the book is also there."""
        return not (self.behind or self.trouble)


class Mirror:
    """The second copy of one book.

    Args:
        folder: on another medium; made if it is not there, but never the folder above it: that is the medium, which may be away.
        book_folder: where the book is.
        device: the device's name.
        connect: opens a connection to the book for the thread that asks.
        start: has a piece of work done soon, off this thread; at once where nothing else is given.
        is_here: tells whether the medium is the one that was chosen, and not an empty folder where it should be.
    """

    def __init__(
        self,
        folder: Path,
        book_folder: Path,
        device: str,
        connect: Callable[[], sqlite3.Connection],
        start: Callable[[Callable[[], object]], object] = lambda work: work(),
        is_here: Callable[[], bool] = lambda: True,
    ) -> None:
        self._folder = folder
        self._book_folder = book_folder
        self._device = device
        self._connect = connect
        self._start = start
        self._is_here = is_here
        self._is_asked = False
        self._turn = threading.Lock()  # a person may ask while a commit does
        self._place: int | None = None  # unknown until the files were looked at
        self._signed: int | None = None
        self.state = MirrorState()

    def observe(self, _recorded: Recorded) -> None:
        """Have the mirror catch up soon; for `Journal.observe`."""
        self.state = replace(self.state, behind=self.state.behind + 1)
        if not self._is_asked:
            self._is_asked = True
            self._start(self.catch_up)

    def catch_up(self) -> MirrorState:
        """Write what the book holds and the mirror does not, and make sure that it is on the medium."""
        with self._turn:
            self._is_asked = False
            return self._catch_up()

    def _catch_up(self) -> MirrorState:
        facts, behind, trouble, is_foreign = self.state.facts, self.state.behind, "", False
        try:
            connection = self._connect()
            try:
                history = History(connection, self._device)
                behind = max(0, history.count() - (self._place or 0)) if self._place is not None else self.state.behind
                require_medium(self._is_here)
                self._folder.mkdir(exist_ok=True)
                if self._place is None:
                    self._place = self._find_place(history)
                self._write_facts(history)
                self._write_heads(connection, history)
                self._write_cards(connection)
                facts, behind = self._place - history.base(), history.count() - self._place
            finally:
                connection.close()
        except (OSError, DamagedMessage, BookDamaged, BookInUse, sqlite3.Error) as error:
            self._place, trouble = None, str(error) or type(error).__name__
            is_foreign = isinstance(error, DamagedMessage)
        same = not trouble and self._folder.stat().st_dev == self._book_folder.stat().st_dev
        self.state = MirrorState(facts=facts, behind=behind, trouble=trouble, is_foreign=is_foreign, is_same_disk=same)
        return self.state

    # -- facts -------------------------------------------------------------------------------------------------

    def _write_facts(self, history: History) -> None:
        place = self._place or 0
        while rows := list(history.since(place, FACTS_AT_ONCE)):
            epoch = rows[0].stamp.epoch
            rows = [row for row in rows if row.stamp.epoch == epoch]
            previous = history.hash_at(epoch, rows[0].stamp.seq - 1) or b""
            lines = []
            for row in rows:
                lines.append(journal_line(row.stamp, previous, row.hash, row.body) + "\n")
                previous = row.hash
            _append(journal_file(self._folder, self._device, epoch), "".join(lines).encode())
            self._place = place = rows[-1].place

    def _find_place(self, history: History) -> int:
        """Return the last place of the book that the files hold, life by life.

        Raises:
            DamagedMessage: a file holds another history under this device's name.
        """
        place, count = history.base(), history.count()
        while place < count:
            stamp = next(history.since(place, 1)).stamp
            last_seq = stamp.seq + history.place_at(stamp.epoch, count) - place - 1
            line = _last_line(journal_file(self._folder, self._device, stamp.epoch))
            if line is None or line.seq < stamp.seq:
                return place
            seq = min(line.seq, last_seq)
            own = line.own if seq == line.seq else _hash_in(self._folder, self._device, stamp.epoch, seq)
            if own != history.hash_at(stamp.epoch, seq):
                raise DamagedMessage(f"{self._device}/{stamp.epoch}/{seq} is another fact in the mirror")
            place += seq - stamp.seq + 1
            if seq < last_seq:
                return place
        return place

    # -- what stands beside the facts --------------------------------------------------------------------------

    def _write_heads(self, connection: sqlite3.Connection, history: History) -> None:
        if self._signed is None:
            known = {(head.epoch, head.seq) for head, _ in read_heads(self._folder, self._device)}
            self._signed = max((history.place_at(*number) for number in known), default=0)
        rows = connection.execute(
            "SELECT place, signature FROM signed_head WHERE place > ? ORDER BY place", (self._signed,)
        ).fetchall()
        for place, signature in rows:
            row = next(history.since(place - 1, 1))
            head = Head(self._device, row.stamp.epoch, row.stamp.seq, row.hash)
            _append(self._folder / f"heads-{self._device}.jsonl", _head_line(head, signature))
            self._signed = place

    def _write_cards(self, connection: sqlite3.Connection) -> None:
        """Keep the last cards beside the facts, without the people: a stick that is lost must not carry their PINs' hashes."""
        catalogue = Catalogue(connection)
        path = self._folder / f"cards-{self._device}-{catalogue.version}.json"
        if not catalogue.version or path.exists():
            return
        cards = replace(catalogue.cards(), people=())
        write_durably(path, canonical(to_document(cards)))
        for older in self._folder.glob(f"cards-{self._device}-*.json"):
            if older != path:
                older.unlink()


def require_medium(is_here: Callable[[], bool]) -> None:
    """Write nothing where the chosen medium is not.

    Raises:
        FileNotFoundError: it is away.
    """
    if not is_here():
        raise FileNotFoundError("the medium is away")


# -- the files ------------------------------------------------------------------------------------------------------


def journal_file(folder: Path, device: str, epoch: int) -> Path:
    """Return the file that holds one life of a device."""
    return folder / f"journal-{device}-{epoch}.jsonl"


def read_mirror(folder: Path, device: str) -> Iterator[JournalLine]:
    """Yield the lines of a mirror, life by life; what is cut or no line of this device is passed over."""
    for path in sorted(folder.glob(f"journal-{device}-*.jsonl"), key=_epoch_of):
        epoch = _epoch_of(path)
        with path.open("rb") as file:
            for raw in file:
                try:
                    line = read_journal_line(raw.rstrip(b"\n"))
                except DamagedMessage:
                    continue
                if (line.device, line.epoch) == (device, epoch):
                    yield line


def lines_of(folder: Path, device: str) -> int:
    """Return how many lines the journals of a mirror have, whole or not; 0 where they cannot be read."""
    lines = 0
    with suppress(OSError):
        for path in folder.glob(f"journal-{device}-*.jsonl"):
            with path.open("rb") as file:
                lines += sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(READ_BYTES), b""))
    return lines


def last_number(folder: Path, device: str) -> tuple[int, int]:
    """Return epoch and number of the last whole line of a mirror; (0, 0) where there is none.

    Raises:
        OSError, DamagedMessage: it cannot be read.
    """
    for path in sorted(folder.glob(f"journal-{device}-*.jsonl"), key=_epoch_of, reverse=True):
        line = _last_line(path)
        if line is not None:
            return line.epoch, line.seq
    return 0, 0


def read_heads(folder: Path, device: str) -> Iterator[tuple[Head, bytes]]:
    """Yield the signed heads of a mirror with their signatures; what is cut or unreadable is passed over."""
    path = folder / f"heads-{device}.jsonl"
    if not path.exists():
        return
    for raw in path.read_bytes().splitlines():
        signed = _read_head(device, raw)
        if signed is not None:
            yield signed


def _read_head(device: str, raw: bytes) -> tuple[Head, bytes] | None:
    try:
        line = json.loads(raw)
        head = Head(device, int(line["epoch"]), int(line["seq"]), bytes.fromhex(line["hash"]))
        return head, bytes.fromhex(line["sig"])
    except (KeyError, TypeError, ValueError):
        return None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a mirror and a book say the same.

    Attributes:
        facts: facts that both hold alike.
        missing: facts of the book that the mirror does not hold.
        beyond: facts of the mirror that the book does not hold: it was put back, or lost them.
        faults: places where both hold different facts.
    """

    facts: int
    missing: int
    beyond: int
    faults: tuple[Fault, ...] = field(default=())


def compare(connection: sqlite3.Connection, folder: Path, device: str) -> Agreement:
    """Compare a mirror with a book, fact by fact.

    Raises:
        OSError: the mirror cannot be read.
    """
    rows = connection.execute("SELECT epoch, seq, hash, place FROM fact")
    book = {(epoch, seq): (bytes(own), place) for epoch, seq, own, place in rows}
    seen, beyond, faults = set(), 0, []
    for line in read_mirror(folder, device):
        key = (line.epoch, line.seq)
        own, place = book.get(key, (b"", 0))
        if not place:
            beyond += 1
        elif own != line.own:
            faults.append(Fault("mirror", place, f"{line.epoch}/{line.seq} is another fact in the mirror"))
        elif link(line.previous, line.body) != own:
            faults.append(Fault("mirror", place, f"{line.epoch}/{line.seq} is damaged in the mirror"))
        else:
            seen.add(key)
    return Agreement(len(seen), len(book) - len(seen), beyond, tuple(faults))


def _append(path: Path, content: bytes) -> None:
    """Add whole lines to a file and sync it; what a power failure left of a line is taken away first."""
    is_new = not path.exists()
    with path.open("ab") as file:
        end = file.tell()
        whole = _end_of_last_line(path, end)
        if whole < end:
            file.truncate(whole)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def _end_of_last_line(path: Path, size: int) -> int:
    if not size:
        return 0
    with path.open("rb") as file:
        file.seek(max(0, size - TAIL_BYTES))
        start, tail = file.tell(), file.read()
    return start + tail.rfind(b"\n") + 1


def _last_line(path: Path) -> JournalLine | None:
    """Return the last whole line of a file; None where there is none."""
    if not path.exists():
        return None
    end = _end_of_last_line(path, path.stat().st_size)
    with path.open("rb") as file:
        file.seek(max(0, end - TAIL_BYTES))
        tail = file.read(end - file.tell())
    lines = tail.split(b"\n")[:-1]
    return read_journal_line(lines[-1]) if lines else None


def _hash_in(folder: Path, device: str, epoch: int, seq: int) -> bytes | None:
    lines = (line for line in read_mirror(folder, device) if (line.epoch, line.seq) == (epoch, seq))
    return next((line.own for line in lines), None)


def _head_line(head: Head, signature: bytes) -> bytes:
    document = {"device": head.device, "epoch": head.epoch, "seq": head.seq, "hash": head.hash.hex()}
    return canonical({**document, "sig": bytes(signature).hex()}) + b"\n"


def _epoch_of(path: Path) -> int:
    ending = path.stem.rpartition("-")[2]
    return int(ending) if ending.isdigit() else 0
