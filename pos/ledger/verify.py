"""Is the book whole? One pass over everything that can be checked, with findings instead of exceptions.

`verify` checks all of it: SQLite's own integrity and foreign keys, the tables and guards, the hash chain from the first fact,
gaps in the numbers, every signature, and that postings, stock moves, paper numbers and undoings are what the facts' own bodies
say.
`check_at_start` is the same for every start: it reads every fact and every row, but folds again only what was recorded since the
last full pass, and compares the rows before that with the digest that this pass left. Nothing is repaired here; a finding names
its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.troubles import BookDamaged
from pos.ledger.driver import sqlite3
from pos.ledger.projections import ACCOUNT_CODES, WAY_CODES
from pos.ledger.proven import Proven, Sums, digest, leave, recall
from pos.ledger.schema import SCHEMA_HASHES, missing_guards, require_schema
from pos.ledger.walk import Fault, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

FINDINGS_MAX = 100
CHECKS = (
    "integrity",
    "references",
    "guards",
    "chain",
    "gap",
    "body",
    "signature",
    "postings",
    "moves",
    "papers",
    "undoings",
)
BESIDE = ("device", "register", "mirror", "seal")  # what others remember of the book: `pos.ledger.beside`

__all__ = ["Fault", "Verdict", "check_at_start", "verify"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one pass over a book found.

    Attributes:
        facts: how many the file holds.
        sales: how many of them are sales.
        epochs: how many lives the device has had in it.
        head: hash of the last fact, hexadecimal.
        signed: the last place that a signature vouches for.
        folded: how many facts' rows were made again from the facts; the others were compared with an earlier pass.
        faults: what was found, at most `FINDINGS_MAX`.
    """

    facts: int = 0
    sales: int = 0
    epochs: int = 0
    head: str = ""
    signed: int = 0
    folded: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.faults

    def failed(self, check: str) -> bool:
        """Tell whether one of `CHECKS` found something."""
        return any(fault.check == check for fault in self.faults)


def verify(
    connection: sqlite3.Connection,
    *,
    public: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    is_sealed: bool = False,
) -> Verdict:
    """Check a whole book, and leave in it what was proved, for the next start.

    Args:
        connection: any connection to the book; it is written only where the book is whole.
        public: the device's public key (hexadecimal) as it stands in the strongbox; without it, the keys that the book names.
        progress: told the facts that were read so far and all of them.
        is_sealed: leave nothing in it: it is a sealed copy.
    """
    verdict = _pass(connection, Proven(), public, progress)
    if verdict.whole and verdict.facts and not is_sealed:
        leave(connection)
    return verdict


def check_at_start(
    connection: sqlite3.Connection,
    *,
    public: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Verdict:
    """Check a book as every start does: everything is read, and folded is what no earlier pass has proved.

    Where nothing was wrong, the next start begins from here. `progress` is told the facts that were read so far and all of them.
    """
    try:
        proven = recall(connection)
    except (sqlite3.DatabaseError, BookDamaged):
        proven = Proven()
    sums = Sums()
    verdict = _pass(connection, proven, public, progress, sums)
    if verdict.whole and verdict.folded:
        leave(connection, sums)
    return verdict


def _pass(
    connection: sqlite3.Connection,
    proven: Proven,
    public: str | None,
    progress: Callable[[int, int], None] | None,
    sums: Sums | None = None,
) -> Verdict:
    walk = Walk(connection, proven, public, progress)
    faults: list[Fault] = []
    try:
        faults += _of_the_file(connection)
        if not proven.place or digest(connection, proven, sums) != proven.digest:
            faults += _orphans(connection)
            walk = Walk(connection, Proven(), public, progress)  # whatever differs, folding says what and where
        for fault in walk.faults():
            faults.append(fault)
            if len(faults) >= FINDINGS_MAX:
                break
    except (sqlite3.DatabaseError, BookDamaged, TypeError, ValueError) as error:  # a damaged page can hold anything
        faults.append(Fault("integrity", walk.facts, str(error)))
    return Verdict(
        facts=walk.facts,
        sales=walk.sales,
        epochs=walk.epochs,
        head=walk.head.hex(),
        signed=walk.signed,
        folded=walk.folded,
        faults=tuple(faults[:FINDINGS_MAX]),
    )


def _of_the_file(connection: sqlite3.Connection) -> list[Fault]:
    """Return what SQLite itself finds wrong, and what was altered in the tables, their names for accounts, and guards."""
    found = [Fault("integrity", 0, row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [Fault("guards", 0, name) for name in missing_guards(connection)]
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version not in SCHEMA_HASHES:
        found.append(Fault("guards", 0, f"tables of version {version}"))
    for check, table, codes in (("postings", "account", ACCOUNT_CODES), ("moves", "way", WAY_CODES)):
        names = dict(connection.execute(f"SELECT code, name FROM {table}"))  # noqa: S608 - names from this line
        if names != {code: name.value for name, code in codes.items()}:
            found.append(Fault(check, 0, f"the names in {table} were altered"))
    if not found:
        try:
            require_schema(connection)
        except BookDamaged as error:
            found.append(Fault("guards", 0, error.detail))
    return found


def _orphans(connection: sqlite3.Connection) -> list[Fault]:
    """Return the rows that have lost what they refer to. Rows that are as they were when they had it cannot have lost it."""
    return [Fault("references", 0, f"orphan in {row[0]}") for row in connection.execute("PRAGMA foreign_key_check")]
