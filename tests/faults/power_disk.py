"""A disk in memory that loses power, fails, lies and fills up, under the real book: SQLite reaches it through a VFS of APSW.

The model is that of a disk with a volatile cache. What is written is seen at once, but survives a power cut only as whole
sectors of 512 bytes, each by chance, until the file is synced; the same holds for a truncation, and for a removed name until its
folder is synced. A failed sync behaves as Linux does: the error is told once, what was not written is forgotten, and yet it can
still be read from the system's cache (wiki.postgresql.org/wiki/Fsync_Errors). `power_book` puts all that under a `Book`
without its knowing. What the model cannot say: atomic sectors and a journalling file system are assumed; no real power was cut.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import apsw
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTOR_BYTES = 512
VFS_NAME = "amana-power"


@dataclass
class Stored:
    """One file: as it is seen, as it is on the platters, and what is on its way between the two."""

    seen: bytearray = field(default_factory=bytearray)
    durable: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)  # (offset, bytes), or (size, None) for a cut
    has_durable_name: bool = False


@dataclass
class Disk:
    """The disk of one machine.

    Attributes:
        files: by name, as they are seen.
        ghosts: removed names whose removal is not durable yet: they may come back.
        operations: writes, truncations, syncs and removals so far.
        cut_at: the operation in the middle of which the power fails.
        fail_at: the operation that ends with an error instead, once.
        fails_syncs: count and fail among the syncs only.
        lies: syncs say that they were done, and were not.
        capacity: how many bytes there is room for.
        syncs: how many syncs were done.
    """

    files: dict[str, Stored] = field(default_factory=dict)
    ghosts: dict[str, Stored] = field(default_factory=dict)
    dice: random.Random = field(default_factory=lambda: random.Random(0))
    operations: int = 0
    cut_at: int | None = None
    fail_at: int | None = None
    fails_syncs: bool = False
    lies: bool = False
    capacity: int | None = None
    syncs: int = 0
    is_off: bool = False
    log: list[str] = field(default_factory=list)

    @classmethod
    def holding(cls, image: dict[str, bytes]) -> Disk:
        """Return a disk that was switched on with these files on its platters."""
        disk = cls()
        for name, content in image.items():
            disk.files[name] = Stored(bytearray(content), bytearray(content), [], has_durable_name=True)
        return disk

    def require_power(self) -> None:
        """Fail when the power is off."""
        if self.is_off:
            raise apsw.IOError("the power is off")

    def begin(self, what: str) -> bool:
        """Count an operation; tell whether the power fails in the middle of it."""
        self.require_power()
        self.operations += 1
        self.log.append(what)
        if self.fail_at == self.operations and not self.fails_syncs:
            raise apsw.IOError("input/output error")
        return self.cut_at is not None and self.operations >= self.cut_at

    def end(self, *, is_cut: bool) -> None:
        """Switch the power off, when this was the operation."""
        if is_cut:
            self.is_off = True
            raise apsw.IOError("the power failed")

    def require_room(self, more: int) -> None:
        """Fail when the disk is full."""
        if self.capacity is not None and sum(len(file.seen) for file in self.files.values()) + more > self.capacity:
            raise apsw.FullError("database or disk is full")

    def after_power_cut(self, dice: random.Random) -> dict[str, bytes]:
        """Return what is on the platters when the power is back: what was synced, and by chance more."""
        keep = dice.choice(("sectors", "sectors", "prefix", "nothing"))
        image = {}
        for name in sorted({*self.files, *self.ghosts}):
            file, ghost = self.files.get(name), self.ghosts.get(name)
            if file is None or not file.has_durable_name:
                file = ghost if keep == "nothing" else dice.choice([file, ghost])
            if file is not None:
                image[name] = bytes(_survived(file, keep, dice))
        return image

    def synced(self) -> dict[str, bytes]:
        """Return what was synced, and nothing more."""
        return {name: bytes(file.durable) for name, file in self.files.items()}


def _survived(file: Stored, keep: str, dice: random.Random) -> bytearray:
    content = bytearray(file.durable)
    pending = file.pending
    if keep == "nothing":
        pending = []
    elif keep == "prefix":
        pending = pending[: dice.randint(0, len(pending))]
    for number, (offset, data) in enumerate(pending):
        if data is None:
            if (keep == "prefix" or dice.random() < 0.5) and offset < len(content):
                del content[offset:]
        elif keep == "prefix" and number < len(pending) - 1:
            put(content, offset, data)
        else:
            for start, piece in sectors(offset, data):
                if dice.random() < 0.5:
                    put(content, start, piece)
    return content


def sectors(offset: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield a write cut at the borders of sectors."""
    at = 0
    while at < len(data):
        end = min(len(data), (offset + at) // SECTOR_BYTES * SECTOR_BYTES + SECTOR_BYTES - offset)
        yield offset + at, data[at:end]
        at = end


def put(content: bytearray, offset: int, data: bytes) -> None:
    """Write into bytes; what lies between their end and the offset reads as zeros."""
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


class DiskFile:
    """A file that SQLite has open. The methods' names are APSW's."""

    def __init__(self, disk: Disk, name: str, flags: int, *, is_new: bool) -> None:
        self._disk = disk
        self._name = name
        self._file = disk.files[name]
        self._syncs_folder = is_new and bool(flags & (apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_WAL))
        self._is_temporary = bool(flags & apsw.SQLITE_OPEN_DELETEONCLOSE)

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - APSW calls it so
        self._disk.require_power()
        return bytes(self._file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - APSW calls it so
        is_cut = self._disk.begin(f"write {self._name} {offset}+{len(data)}")
        self._disk.require_room(max(0, offset + len(data) - len(self._file.seen)))
        put(self._file.seen, offset, data)
        self._file.pending.append((offset, bytes(data)))
        self._disk.end(is_cut=is_cut)

    def xTruncate(self, size: int) -> None:  # noqa: N802 - APSW calls it so
        is_cut = self._disk.begin(f"truncate {self._name} {size}")
        del self._file.seen[size:]
        self._file.pending.append((size, None))
        self._disk.end(is_cut=is_cut)

    def xSync(self, _flags: int) -> None:  # noqa: N802 - APSW calls it so
        self._disk.end(is_cut=self._disk.begin(f"sync {self._name}"))
        if self._disk.lies:
            return
        self._disk.syncs += 1
        if self._disk.fails_syncs and self._disk.fail_at == self._disk.syncs:
            self._forget()
            raise apsw.IOError("input/output error from fsync")
        for offset, data in self._file.pending:
            if data is None:
                del self._file.durable[offset:]
            else:
                put(self._file.durable, offset, data)
        self._file.pending.clear()
        self._file.has_durable_name = True
        if self._syncs_folder:  # as SQLite's unix VFS does for a new journal or log
            self._syncs_folder = False
            self._disk.ghosts.clear()

    def _forget(self) -> None:
        """Drop what is on its way, as Linux does when a sync fails; some of it may have arrived."""
        for offset, data in self._file.pending:
            for start, piece in sectors(offset, data or b""):
                if self._disk.dice.random() < 0.5:
                    put(self._file.durable, start, piece)
        self._file.pending.clear()

    def xFileSize(self) -> int:  # noqa: N802 - APSW calls it so
        self._disk.require_power()
        return len(self._file.seen)

    def xLock(self, _level: int) -> None:  # noqa: N802 - APSW calls it so
        pass

    def xUnlock(self, _level: int) -> None:  # noqa: N802 - APSW calls it so
        pass

    def xCheckReservedLock(self) -> bool:  # noqa: N802 - APSW calls it so
        return False

    def xFileControl(self, _operation: int, _pointer: int) -> bool:  # noqa: N802 - APSW calls it so
        return False

    def xSectorSize(self) -> int:  # noqa: N802 - APSW calls it so
        return 4_096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802 - APSW calls it so
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE  # what SQLite's unix VFS says of every disk

    def xClose(self) -> None:  # noqa: N802 - APSW calls it so
        if self._is_temporary:
            self._disk.files.pop(self._name, None)


class PowerVFS(apsw.VFS):
    """SQLite's way to the disk that is in the machine now."""

    def __init__(self) -> None:
        super().__init__(VFS_NAME, "")
        self.disk = Disk()
        self._temporary = 0

    @override
    def excepthook(self, *_: object) -> bool:
        """Errors that SQLite cannot hand on (while it closes) are part of the game."""
        return True

    @override
    def xFullPathname(self, name: str) -> str:
        return name

    @override
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> Any:
        self.disk.require_power()
        if name is None:
            self._temporary += 1
            path = f"temporary {self._temporary}"
        else:
            path = name if isinstance(name, str) else name.filename()
        is_new = path not in self.disk.files
        if is_new:
            if not flags[0] & apsw.SQLITE_OPEN_CREATE:
                raise apsw.CantOpenError(path)
            self.disk.files[path] = Stored()
        return DiskFile(self.disk, path, flags[0], is_new=is_new)

    @override
    def xDelete(self, name: str, syncdir: bool) -> None:
        is_cut = self.disk.begin(f"remove {name}")
        file = self.disk.files.pop(name, None)
        if file is None:
            raise apsw.IOError(name)
        if file.has_durable_name and (is_cut or not syncdir or self.disk.lies):
            self.disk.ghosts.setdefault(name, file)
        if syncdir and not is_cut and not self.disk.lies:
            self.disk.ghosts.clear()
        self.disk.end(is_cut=is_cut)

    @override
    def xAccess(self, name: str, _flags: int) -> bool:
        self.disk.require_power()
        return name in self.disk.files


# -- APSW in the clothes of the driver that ships --------------------------------------------------------------------
