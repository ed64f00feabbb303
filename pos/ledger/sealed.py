"""Reading a sealed copy, a backup's generation or an archive, without changing a byte of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pos.domain.device_facts import EpochStarted
from pos.domain.troubles import BookDamaged
from pos.ledger.backup import read_manifest, sha256_of
from pos.ledger.connection import BookConnection
from pos.ledger.driver import require_safe, sqlite3
from pos.ledger.health import Health
from pos.ledger.history import History
from pos.ledger.keys import is_signed
from pos.ledger.walk import Fault

if TYPE_CHECKING:
    from pathlib import Path


def open_sealed(path: Path) -> sqlite3.Connection:
    """Open a sealed copy for reading only; no log and no lock is made beside it, so it may lie on a read-only medium.

    Raises:
        OldSqlite: this SQLite can lose committed writes.
        BookDamaged: the file is no book, or cannot be read.
    """
    require_safe()
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None, factory=BookConnection
        )
    except sqlite3.Error as error:
        raise BookDamaged(str(error)) from error
    connection.health = Health()
    return connection


def device_in(connection: sqlite3.Connection) -> str:
    """Return the name of the device whose facts a file holds; empty where it holds none that reads."""
    row = connection.execute("SELECT body FROM fact ORDER BY place LIMIT 1").fetchone()
    try:
        return str(json.loads(row[0])["device"]) if row else ""
    except (ValueError, TypeError, KeyError):
        return ""


def seal_faults(connection: sqlite3.Connection, path: Path) -> list[Fault]:
    """Return where a sealed copy is not what its manifest says, or the manifest is not signed by the device.

    Raises:
        OSError: it cannot be read.
    """
    manifest = read_manifest(path.with_suffix(".json"))
    if manifest is None:
        return [Fault("seal", 0, "there is no manifest beside it")]
    faults = []
    if sha256_of(path) != manifest.sha256:
        faults.append(Fault("seal", 0, "the file was altered after it was sealed"))
    history = History(connection, device_in(connection))
    started = history.epoch()
    key = started.public_key if isinstance(started, EpochStarted) else ""
    if not is_signed(key, manifest.head.message(), bytes.fromhex(manifest.signature)):
        faults.append(Fault("seal", 0, "the manifest is not signed by this device"))
    if history.head() != manifest.head:
        faults.append(Fault("seal", 0, "the manifest names another head"))
    return faults
