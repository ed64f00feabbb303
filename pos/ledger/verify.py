"""Is the book whole? One pass over everything that can be checked, with findings instead of exceptions.

`verify` checks all of it: SQLite's own integrity and foreign keys, the tables and guards, the hash chain from the first fact,
gaps in the numbers, every signature, and that postings, stock moves, paper numbers and undoings are what the facts' own bodies
say.
`check_at_start` is the same for every start: it reads every fact and every row, but folds again only what was recorded since the
last full pass, and compares the rows before that with the digest that this pass left. Nothing is repaired here; a finding names
its place.
"""

from __future__ import annotations

from dataclasses import field, replace
from itertools import islice
from typing import TYPE_CHECKING

from pos.domain.troubles import BookDamaged
from pos.domain.values import dataclass
from pos.ledger.card_seal import card_faults
from pos.ledger.driver import sqlite3
from pos.ledger.projections import ACCOUNT_CODES, WAY_CODES
from pos.ledger.proven import Proven, Sums, digest, leave, pieces, recall
from pos.ledger.schema import SCHEMA_HASHES, missing_guards, require_schema
from pos.ledger.walk import Fault, Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FINDINGS_MAX = 100
BESIDE_FACTS = 20_000  # from here on a second connection, on another core, is worth its opening
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
    "cards",
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
        proven: what the next start need not prove again.
    """

    facts: int = 0
    sales: int = 0
    epochs: int = 0
    head: str = ""
    signed: int = 0
    folded: int = 0
    faults: tuple[Fault, ...] = ()
    proven: Proven = field(default_factory=Proven)

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
    verdict = _pass(connection, Proven(), public, progress, _nothing)
    faults = (*verdict.faults, *_noted(connection))
    verdict = replace(verdict, faults=faults[:FINDINGS_MAX])
    if verdict.whole and verdict.facts and not is_sealed:
        return replace(verdict, proven=leave(connection))
    return verdict


def check_at_start(
    connection: sqlite3.Connection,
    *,
    public: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    beside: Callable[[], sqlite3.Connection] | None = None,
) -> Verdict:
    """Check a book as every start does: everything is read, and folded is what no earlier pass has proved.

    Where nothing was wrong, the next start begins from here.

    Args:
        connection: any connection to the book, which nobody writes meanwhile.
        public: the device's public key (hexadecimal) as it stands in the strongbox; without it, the keys that the book names.
        progress: told the facts that were read so far and all of them; may raise to stop it.
        beside: opens another connection to the same file; the rows of a large book are digested there, on another core.
    """
    try:
        proven = recall(connection)
    except (sqlite3.DatabaseError, BookDamaged):
        proven = Proven()
    sums = Sums()
    if beside is None or proven.place < BESIDE_FACTS:
        verdict = _pass(connection, proven, public, progress, lambda: digest(connection, proven, sums))
    else:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(1) as other:
            found = other.submit(_digested, beside, proven, sums)
            verdict = _pass(connection, proven, public, progress, found.result)
    if verdict.whole and verdict.folded:
        return replace(verdict, proven=leave(connection, sums, verdict.proven))
    return verdict


def _digested(beside: Callable[[], sqlite3.Connection], proven: Proven, sums: Sums) -> str:
    """Digest the rows that were proved on a connection of this thread's own; SQLite lets the other thread run meanwhile."""
    connection = beside()
    try:
        return digest(connection, proven, sums)
    finally:
        connection.close()


def _nothing() -> str:
    return ""


def _pass(
    connection: sqlite3.Connection,
    proven: Proven,
    public: str | None,
    progress: Callable[[int, int], None] | None,
    digested: Callable[[], str],
) -> Verdict:
    """Go over the whole book, and over it again without the proof where its digest is not that of the rows."""
    walk = Walk(connection, proven, public, progress)
    faults: list[Fault] = []
    try:
        faults += _of_the_file(connection)
        found = _quickly(walk) if proven.place else None
        if found is None or digested() != proven.digest:
            proven = Proven()
            faults += _orphans(connection)
            walk = Walk(connection, proven, public, progress)  # whatever differs, folding says what and where
            found = walk.faults()
        for fault in found:
            faults.append(fault)
            if len(faults) >= FINDINGS_MAX:
                break
        faults += card_faults(connection)
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
        proven=proven if not faults else Proven(),
    )


def _quickly(walk: Walk) -> Iterable[Fault] | None:
    """Return what a walk finds that trusts the proof while its digest is still being made; None where it got stuck."""
    try:
        return list(islice(walk.faults(), FINDINGS_MAX))
    except (sqlite3.DatabaseError, BookDamaged, TypeError, ValueError):
        return None


def _noted(connection: sqlite3.Connection) -> list[Fault]:
    """Find pieces that a start would believe and that are not those of the rows; what it would not believe is only noted anew."""
    try:
        kept = recall(connection)
        is_believed = kept.place and digest(connection, kept) == kept.digest
        if is_believed and pieces(connection, Proven(), kept.moves) != kept.gone:
            return [Fault("moves", kept.place, "the pieces that were added up are not those of the rows")]
    except (sqlite3.DatabaseError, BookDamaged, TypeError, ValueError):  # the pass before has named it already
        return []
    return []


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
