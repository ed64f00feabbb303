"""Copies of a running register, proved before they are believed, and the way back.

A copy is always one SQLite file, whatever the register itself runs on: SQLite copies its pages, PostgreSQL's rows are read from
one snapshot. So every copy is proved in the same way, needs no other program, and can be restored on either database. Beside it
stands a manifest with its hash. The keys are not in it: whoever finds a copy reads no personal data.
"""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, inspect, select, text

from pos.domain.errors import DamagedMessage
from pos.domain.service_errors import BrokenTrail, RegisterNotEmpty
from pos.ledger.chain import GENESIS, link
from pos.ledger.driver import sqlite3
from pos.ledger.durable import PART, sync_file, sync_folder, write_durably
from pos.register.database import Database
from pos.register.migrations import upgrade
from pos.register.office_journal import generation
from pos.register.tables import BAZAAR, ENROLMENT, FACT, METADATA, PERSON, SESSION, SETTLED_STRETCH, TRAIL
from pos.register.trail import walk

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Table

ROWS_AT_ONCE = 2_000
KEPT = 14
NOT_REVIVED = frozenset(
    {SESSION.name, ENROLMENT.name}
)  # whoever was signed in signs in again; a code is asked for again
MANIFEST = ".json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What stands in a copy's manifest.

    Attributes:
        file: its name, beside the manifest.
        made_at: with offset.
        generation: which life of the register it was taken from.
        facts: how many it holds, of all devices and bazaars.
        sha256: of the file, hexadecimal.
    """

    file: str
    made_at: str
    generation: int
    facts: int
    bytes: int
    sha256: str


def back_up(database: Database, folder: Path, at: datetime, kept: int = KEPT) -> Backup:
    """Copy a register while it runs, prove the copy, and put it in its place; the oldest ones go.

    Args:
        database: what is copied; nobody waits for it.
        folder: where copies go.
        at: the time that names the copy.
        kept: how many copies stay.

    Raises:
        DamagedMessage: the copy does not prove; nothing was put in place of anything.
        OSError: the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"register-{at:%Y%m%dT%H%M%S%z}.db".replace("+0000", "Z")
    part = path.with_name(path.name + PART)
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    if database.is_sqlite:
        _copy_pages(database, part)
    else:
        _copy_snapshot(database, part)
    _make_single(part)
    life, facts = prove(part)
    sync_file(part)
    part.replace(path)
    sync_folder(folder)
    made = Backup(
        file=path.name,
        made_at=at.isoformat(timespec="seconds"),
        generation=life,
        facts=facts,
        bytes=path.stat().st_size,
        sha256=_hash_of(path),
    )
    write_durably(path.with_name(path.name + MANIFEST), json.dumps(asdict(made), indent=1).encode() + b"\n")
    _drop_oldest(folder, kept)
    return made


def restore(copy: Path, database: Database) -> int:
    """Bring a copy back into an empty database; the caller then begins the register's next life.

    Args:
        copy: the file, with its manifest beside it.
        database: an empty one, of either kind.

    Returns:
        How many facts were restored.

    Raises:
        DamagedMessage: the copy is not what its manifest says, or does not prove.
        RegisterNotEmpty: there is a register in the database.
        OSError: the copy cannot be read.
    """
    _require_whole(copy)
    upgrade(database)
    with database.reading() as connection:
        if any(
            connection.execute(select(func.count()).select_from(one)).scalar_one() for one in (BAZAAR, PERSON, FACT)
        ):
            raise RegisterNotEmpty
    with TemporaryDirectory() as folder:  # the copy itself stays as it is, whatever step its tables are at
        path = Path(shutil.copy(copy, folder))
        prove(path)
        source = Database(f"sqlite:///{path}")
        upgrade(source)
        with closing(source), source.reading() as there, database.writing() as here:
            for table in METADATA.sorted_tables:
                if table.name not in NOT_REVIVED:
                    _copy_rows(there, here, table)
            return int(here.execute(select(func.count()).select_from(FACT)).scalar_one())


def prove(path: Path) -> tuple[int, int]:
    """Prove a copy: its pages, and the hash chain of every device from its first fact to its last.

    Returns:
        Which life it was taken from, and how many facts it holds.

    Raises:
        DamagedMessage: something does not fit.
    """
    with closing(Database(f"sqlite:///{path}")) as copy, copy.reading() as connection:
        verdict = connection.execute(text("PRAGMA integrity_check")).scalars().all()
        if verdict != ["ok"]:
            raise DamagedMessage(f"{path.name}: {verdict[0]}")
        facts = _prove_chains(connection, path.name)
        if inspect(connection).has_table(TRAIL.name):  # an older Amana's copy has none yet
            _prove_trail(connection, path.name)
        life = generation(connection)
    _make_single(path)
    return life, facts


def _prove_chains(connection: Connection, name: str) -> int:
    columns = (FACT.c.bazaar, FACT.c.device, FACT.c.epoch, FACT.c.seq, FACT.c.prev, FACT.c.hash, FACT.c.body)
    rows = connection.execution_options(yield_per=ROWS_AT_ONCE).execute(select(*columns).order_by(*columns[:4]))
    book: tuple[str, str, int] = ("", "", 0)
    seq, previous, facts = 0, GENESIS, 0
    for row in rows:
        if book != (row.bazaar, row.device, row.epoch):
            book, seq, previous = (row.bazaar, row.device, row.epoch), 0, GENESIS
        previous = previous if row.prev is None else bytes(row.prev)
        seq, facts = seq + 1, facts + 1
        if row.seq != seq or link(previous, bytes(row.body)) != bytes(row.hash):
            raise DamagedMessage(f"{name}: {row.bazaar} {row.device} {row.epoch}/{row.seq}")
        previous = bytes(row.hash)
    return facts


def _prove_trail(connection: Connection, name: str) -> None:
    try:
        for _ in walk(connection):
            pass
    except BrokenTrail as broken:
        raise DamagedMessage(f"{name}: trail {broken.seq}") from broken


# -- copying --------------------------------------------------------------------------------------------------------


def _copy_pages(database: Database, path: Path) -> None:
    """Copy a SQLite database by its own means, which is right while others write."""
    raw = database.engine.raw_connection()
    try:
        with closing(sqlite3.connect(path)) as target:
            source: Any = raw.driver_connection
            source.backup(target)
    finally:
        raw.close()


def _copy_snapshot(database: Database, path: Path) -> None:
    """Copy all rows as they stood at one moment."""
    with closing(Database(f"sqlite:///{path}")) as copy:
        upgrade(copy)
        with database.reading() as there, copy.writing() as here:
            for table in METADATA.sorted_tables:
                _copy_rows(there, here, table)


def _copy_rows(there: Connection, here: Connection, table: Table) -> None:
    query = select(table).order_by(*table.primary_key) if table is SETTLED_STRETCH else select(table)  # link by link
    rows = there.execution_options(yield_per=ROWS_AT_ONCE).execute(query)
    for some in rows.mappings().partitions():
        here.execute(insert(table), [dict(row) for row in some])


def _make_single(path: Path) -> None:
    """Bring everything into the one file: a copy has no log beside it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")


def _drop_oldest(folder: Path, kept: int) -> None:
    for old in sorted(folder.glob("register-*.db"))[:-kept]:
        old.with_name(old.name + MANIFEST).unlink(missing_ok=True)
        old.unlink()


def _require_whole(copy: Path) -> None:
    manifest = json.loads(copy.with_name(copy.name + MANIFEST).read_bytes())
    if manifest.get("sha256") != _hash_of(copy):
        raise DamagedMessage(copy.name)


def _hash_of(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
