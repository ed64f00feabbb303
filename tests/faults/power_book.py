"""A `Book` on the disk that loses power: the driver's connection and the medium, so that the book knows nothing of it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import apsw
from typing_extensions import override

from pos.ledger.connection import set_pragmas
from pos.ledger.driver import sqlite3
from pos.ledger.health import Health
from pos.ledger.medium import RESERVE, RESERVE_BYTES, Medium
from tests.faults.power_disk import VFS_NAME, PowerVFS, Stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path


def as_driver_error(error: apsw.Error) -> sqlite3.Error:
    """Return an error of APSW as the driver that ships would raise it."""
    kinds: dict[type[apsw.Error], type[sqlite3.Error]] = {
        apsw.ConstraintError: sqlite3.IntegrityError,
        apsw.CorruptError: sqlite3.DatabaseError,
        apsw.NotADBError: sqlite3.DatabaseError,
        apsw.AuthError: sqlite3.DatabaseError,
    }
    raised = kinds.get(type(error), sqlite3.OperationalError)(str(error))
    ours = {apsw.IOError: apsw.SQLITE_IOERR, apsw.FullError: apsw.SQLITE_FULL, apsw.CantOpenError: apsw.SQLITE_CANTOPEN}
    code = getattr(error, "extendedresult", None) or ours.get(
        type(error), apsw.SQLITE_ERROR
    )  # those we raise have none
    raised.sqlite_errorcode = code  # type: ignore[attr-defined]  # only newer interpreters declare it
    return raised


class Rows:
    """A cursor."""

    def __init__(self, cursor: apsw.Cursor, health: Health) -> None:
        self._cursor = cursor
        self._health = health
        self.description: Any = None
        self.lastrowid: int | None = None

    def describe(self, cursor: apsw.Cursor, _sql: str, _values: object) -> bool:
        """Note the columns before the first row: APSW forgets them with the last."""
        self.description = cursor.get_description()
        return True

    def run(self, sql: str, values: tuple[Any, ...]) -> None:
        self._cursor.exec_trace = self.describe
        try:
            self._cursor.execute(sql, values)
            self.lastrowid = self._cursor.connection.last_insert_rowid()
        except apsw.Error as error:
            self._health.judge(as_driver_error(error))
        finally:
            self._cursor.exec_trace = None  # or the cursor would keep itself, and its statement, alive

    def __iter__(self) -> Iterator[Any]:
        while (row := self.fetchone()) is not None:
            yield row

    def fetchone(self) -> Any:
        try:
            return next(self._cursor, None)
        except apsw.Error as error:
            self._health.judge(as_driver_error(error))

    def fetchall(self) -> list[Any]:
        return list(self)


class PowerConnection:
    """A connection to the disk in memory."""

    def __init__(self, path: str, health: Health) -> None:
        self.health = health
        try:
            self._real = apsw.Connection(path, vfs=VFS_NAME)
            # A VFS of APSW has no shared memory, so the log's index is kept in this process: one connection at a time.
            self._real.pragma("locking_mode", "exclusive")
        except apsw.Error as error:
            health.judge(as_driver_error(error))

    @property
    def in_transaction(self) -> bool:
        return self._real.in_transaction

    def execute(self, sql: str, values: Any = ()) -> Rows:
        if sql == "PRAGMA mmap_size":
            sql = "SELECT 0"  # this VFS has no memory map to speak of, and so no answer
        rows = Rows(self._real.cursor(), self.health)
        rows.run(sql, tuple(values))
        return rows

    def executemany(self, sql: str, values: Iterable[Any]) -> Rows:
        rows = Rows(self._real.cursor(), self.health)
        for row in values:
            rows.run(sql, tuple(row))
        return rows

    def set_authorizer(self, authorizer: Callable[..., int] | None) -> None:
        self._real.authorizer = authorizer

    def close(self) -> None:
        try:
            self._real.close()
        except apsw.Error as error:
            self._real.close(force=True)
            raise as_driver_error(error) from error


class PowerMedium(Medium):
    """The disk in memory as the book sees a disk.

    Args:
        vfs: the way to it.
        checkpoint_pages: how often the log is carried over; small, so that a short story holds many checkpoints.
        pragmas: what a canary sets after the book has set and read back its own.
    """

    def __init__(self, vfs: PowerVFS, *, checkpoint_pages: int = 8, pragmas: dict[str, object] | None = None) -> None:
        self.vfs = vfs
        self._checkpoint_pages = checkpoint_pages
        self._pragmas = pragmas or {}
        self.opened: list[PowerConnection] = []

    @override
    def names(self, folder: Path) -> list[str]:
        return [name.rpartition("/")[2] for name in self.vfs.disk.files]

    @override
    def connect(self, path: Path, health: Health | None = None) -> Any:
        connection: Any = PowerConnection(str(path), health or Health())
        self.opened.append(connection)
        set_pragmas(connection)
        connection.execute(f"PRAGMA wal_autocheckpoint={self._checkpoint_pages}").fetchall()
        for name, value in self._pragmas.items():
            connection.execute(f"PRAGMA {name}={value}").fetchall()
        return connection

    @override
    def sight(self, path: Path) -> Callable[[], bool]:
        disk = self.vfs.disk
        return lambda: self.vfs.disk is disk and str(path) in disk.files

    @override
    def move(self, source: Path, target: Path) -> None:
        disk = self.vfs.disk
        is_cut = disk.begin(f"name {target}")
        file = disk.files.pop(str(source))
        if is_cut:  # a journalling file system has the old name or the new one
            disk.files[str(disk.dice.choice([source, target]))] = file
        else:
            disk.files[str(target)] = file
        disk.end(is_cut=is_cut)

    @override
    def remove(self, path: Path) -> None:
        if not self.vfs.disk.is_off:  # a program that tidies up as it falls reaches no disk without power
            self.vfs.disk.files.pop(str(path), None)

    @override
    def reserve(self, folder: Path) -> bool:
        disk = self.vfs.disk
        name = str(folder / RESERVE)
        if name in disk.files or disk.capacity is None:
            return True
        taken = sum(len(file.seen) for file in disk.files.values())
        has_room = taken + RESERVE_BYTES <= disk.capacity
        if has_room:
            disk.files[name] = Stored(bytearray(RESERVE_BYTES), bytearray(RESERVE_BYTES), [], has_durable_name=True)
        return has_room

    @override
    def release(self, folder: Path) -> None:
        if not self.vfs.disk.is_off:
            self.vfs.disk.files.pop(str(folder / RESERVE), None)

    def switch_off(self) -> None:
        """Cut the power, and let go of what was open."""
        self.vfs.disk.is_off = True
        for connection in self.opened:
            with suppress(apsw.Error):
                connection._real.close(force=True)
        self.opened.clear()
