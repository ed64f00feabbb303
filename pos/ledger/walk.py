"""One walk along the facts of a book, beside everything that follows from them; it yields what is wrong, in order of place."""

from __future__ import annotations

from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING, Any

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import DamagedMessage
from pos.domain.facts import Refund, ShiftClosed, Stamp, Void
from pos.domain.values import dataclass
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import decode
from pos.ledger.history import follows
from pos.ledger.keys import is_signed
from pos.ledger.projections import move_rows, paper_serial, posting_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pos.domain.office_facts import Fact
    from pos.ledger.driver import sqlite3
    from pos.ledger.proven import Proven

PROGRESS_STEP = 5_000  # facts between two words of progress


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a book.

    Attributes:
        check: which check found it: one of `pos.ledger.verify.CHECKS`.
        place: the fact's place over all epochs; 0 where it is the whole file.
        detail: what was found, in technical words.
    """

    check: str
    place: int
    detail: str


class Walk:
    """One pass over the facts.

    Args:
        connection: any connection to the book.
        proven: what need not be folded again; its rows are taken to be right.
        public: the key that the device has now, hexadecimal; None where that is not known.
        progress: told the facts that were read so far and all of them.

    Attributes:
        facts, sales, epochs: how many were met.
        folded: how many facts' rows were compared with the facts themselves.
        head: the hash of the last fact.
        signed: the last place whose signature fits.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        proven: Proven,
        public: str | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._connection = connection
        self._proven = proven
        self._public = public
        self._progress = progress
        self.facts = self.sales = self.epochs = self.folded = self.signed = 0
        self.head = GENESIS
        self._place = self._total = 0
        self._told = -1
        self._last = (0, 0)
        self._key = ""
        self._device = ""
        self._closed = 0
        self._papers = self._undoings = 0

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong, in order of place."""
        base = self._connection.execute("SELECT place, epoch, seq, hash, started FROM base").fetchone()
        if base is not None:
            self._place, self._last, self.head = base[0], (base[1], base[2]), base[3]
            yield from self._continued(base[4])
        self._total, others = self._connection.execute(_COUNTS).fetchone()
        self.sales = self._total - others
        self._tell()
        signatures = dict(self._connection.execute(_SIGNATURES).fetchall())
        stops = {*signatures, *(at for (at,) in self._connection.execute(_MARKS))}
        posted = _Rows(self._connection, "posting", "account, amount_minor, family, rate_bp", self._proven.postings)
        moved = _Rows(self._connection, "move", "item, way, quantity", self._proven.moves)
        columns = self._connection.execute(_COLUMNS, (self._proven.place,))  # steps along with the rows that are folded
        yield from self._before_the_first()
        rows = iter(self._connection.execute(_FACTS))
        while (row := self._stride(rows, stops)) is not None:
            yield from self._chain(*row)
            at, _, seq, _, body = row
            if at in stops:
                yield from self._mark(at, seq, body)
            if at in signatures:
                yield from self._signature(at, signatures.pop(at))
            if at > self._proven.place:
                self.folded += 1
                yield from self._fold(at, body, columns.fetchone(), posted.take(at), moved.take(at))
        yield from (Fault("signature", at, "belongs to no fact") for at in signatures)
        yield from posted.rest("postings")
        yield from moved.rest("moves")
        self._tell()
        yield from self._end()

    def _before_the_first(self) -> Iterator[Fault]:
        """Find rows that somebody put before the first one, where no pass in order would meet them."""
        for check, table in (("postings", "posting"), ("moves", "move")):
            hidden = self._connection.execute(f"SELECT place FROM {table} WHERE rowid < 1").fetchall()  # noqa: S608 - names from this method
            yield from (Fault(check, place, "stands before the first row") for (place,) in hidden)

    def _continued(self, started: bytes) -> Iterator[Fault]:
        """Take over the key of a life that began in an archived file."""
        try:
            stamp, fact = decode(started) if started else (None, None)
        except DamagedMessage as error:
            yield Fault("body", self._place, error.reason)
            return
        if stamp is not None and isinstance(fact, EpochStarted):
            self._key, self._device = fact.public_key, stamp.device

    # -- the chain ---------------------------------------------------------------------------------------------

    def _stride(self, rows: Iterator[_Row], stops: set[int]) -> _Row | None:
        """Go along what was proved and simply follows, a microsecond a fact; return the first one that needs a closer look."""
        place, (epoch, seq), head = self._place, self._last, self.head
        proved, found = self._proven.place, None
        while found is None:
            for row in islice(rows, PROGRESS_STEP):
                at, its_epoch, its_seq, own, body = row
                follows = (
                    at == place + 1
                    and its_seq == seq + 1
                    and its_epoch == epoch
                    and sha256(head + body).digest() == own
                )
                if not follows or at > proved or at in stops:
                    found = row
                    break
                place, seq, head = at, its_seq, own
            strode = place - self._place
            self.facts += strode + (found is not None)
            self._place, self._last, self.head = place, (epoch, seq), head
            if found is None and not strode:
                break  # there are no more
            if found is None or self.facts % PROGRESS_STEP == 0:
                self._tell()
        return found

    def _tell(self) -> None:
        if self._progress is not None and self._told != self.facts:
            self._told = self.facts
            self._progress(self.facts, self._total)

    def _chain(self, at: int, epoch: int, seq: int, own: bytes, body: bytes) -> Iterator[Fault]:
        """Look closer at one fact, and go on from it; a new epoch is no fault."""
        last = self._last
        if at != self._place + 1 or not follows((epoch, seq), last):
            yield Fault("gap", at, f"{epoch}/{seq} after {last[0]}/{last[1]}")
        if link(self.head, body) != own:
            yield Fault("chain", at, f"{epoch}/{seq}")
        self._place, self._last, self.head = at, (epoch, seq), own

    # -- signatures --------------------------------------------------------------------------------------------

    def _mark(self, place: int, seq: int, body: bytes) -> Iterator[Fault]:
        """Take note of what signatures are judged by: beginnings of epochs, and closings, which must be vouched for."""
        try:
            stamp, fact = decode(body)
        except DamagedMessage as error:
            if place <= self._proven.place:
                yield Fault("body", place, error.reason)
            return
        if isinstance(fact, EpochStarted):
            self.epochs += 1
            self._key, self._device = fact.public_key, stamp.device
        elif seq == 1:
            yield Fault("body", place, "an epoch that does not say how it began")
        if isinstance(fact, ShiftClosed):
            self._closed = place

    def _signature(self, place: int, signature: bytes) -> Iterator[Fault]:
        if is_signed(self._key, Head(self._device, *self._last, self.head).message(), signature):
            self.signed = place
        else:
            yield Fault("signature", place, "does not fit")

    def _end(self) -> Iterator[Fault]:
        if self._closed > self.signed:
            yield Fault("signature", self._closed, "no signature vouches for this closing")
        if self._public is not None and self._key and self._key != self._public:
            yield Fault("signature", 0, "the book names another key than the device's")
        for check, table, expected in (("papers", "paper", self._papers), ("undoings", "undone", self._undoings)):
            (count,) = self._connection.execute(
                f"SELECT count(*) FROM {table} WHERE place > ?",  # noqa: S608 - constants of this function
                (self._proven.place,),
            ).fetchone()
            if count != expected:
                yield Fault(check, 0, f"{count} rows instead of {expected}")

    # -- the fold ----------------------------------------------------------------------------------------------

    def _fold(
        self,
        place: int,
        body: bytes,
        columns: tuple[Any, ...],
        posted: list[tuple[Any, ...]],
        moved: list[tuple[Any, ...]],
    ) -> Iterator[Fault]:
        """Compare a fact's columns and everything that follows from it with its body."""
        try:
            stamp, fact = decode(body)
        except DamagedMessage as error:
            yield Fault("body", place, error.reason)
            return
        kind, identity, first = columns
        if ((stamp.epoch, stamp.seq), fact.KIND, stamp.id.bytes) != (self._last, kind, identity):
            yield Fault("body", place, f"says {fact.KIND} {stamp.epoch}/{stamp.seq} {stamp.id}")
        is_first = first is None
        if not is_first:
            yield from self._repetition(place, first, stamp, fact)
        if posted != (posting_rows(fact) if is_first else []):
            yield Fault("postings", place, "differ from the fact")
        if moved != (move_rows(fact) if is_first else []):
            yield Fault("moves", place, "differ from the fact")
        if is_first:
            yield from self._papers_of(place, fact)

    def _repetition(self, place: int, first: int | None, stamp: Stamp, fact: Fact) -> Iterator[Fault]:
        """A repetition says what the first telling said: the same act, at the same time, by the same person."""
        row = self._connection.execute("SELECT body FROM fact WHERE place = ?", (first,)).fetchone()
        try:
            told, act = decode(row[0] if row else b"")
        except DamagedMessage:
            yield Fault("body", place, f"repeats place {first}, which cannot be read")
            return
        if (told.id, told.at, told.by, act) != (stamp.id, stamp.at, stamp.by, fact) or told.epoch >= stamp.epoch:
            yield Fault("body", place, f"is no repetition of place {first}")

    def _papers_of(self, place: int, fact: Fact) -> Iterator[Fault]:
        serial = paper_serial(getattr(fact, "number", ""))
        if serial is not None:
            self._papers += 1
            row = self._connection.execute("SELECT place FROM paper WHERE serial = ?", (serial,)).fetchone()
            if row != (place,):
                yield Fault("papers", place, f"paper {serial} is noted elsewhere")
        if isinstance(fact, Refund | Void):
            self._undoings += 1
            row = self._connection.execute(
                "SELECT 1 FROM undone WHERE of = ? AND place = ?", (fact.of.bytes, place)
            ).fetchone()
            if row is None:
                yield Fault("undoings", place, "is not noted with its sale")


# A damaged page can make a column of any type: what is computed with is brought to the type it should have.
_FACTS = (
    "SELECT place, ifnull(CAST(epoch AS INTEGER), 0), ifnull(CAST(seq AS INTEGER), 0), "
    "ifnull(CAST(hash AS BLOB), x''), ifnull(CAST(body AS BLOB), x'') FROM fact ORDER BY place"
)
_COLUMNS = "SELECT kind, id, first FROM fact WHERE place > ? ORDER BY place"
_MARKS = (
    "SELECT place FROM fact WHERE seq = 1 UNION SELECT place FROM fact WHERE kind = 'shift_closed' AND kind != 'sale'"
)
_COUNTS = "SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM fact WHERE kind != 'sale')"
_SIGNATURES = "SELECT place, ifnull(CAST(signature AS BLOB), x'') FROM signed_head"
_Row = tuple[int, int, int, bytes, bytes]


class _Rows:
    """The rows of one table in their order, handed out by place."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: str, after: int) -> None:
        self._rows = connection.execute(
            f"SELECT ifnull(CAST(place AS INTEGER), 0), {columns} FROM {table} WHERE rowid > ? ORDER BY rowid",  # noqa: S608 - names from this module
            (after,),
        )
        self._next: tuple[Any, ...] | None = self._rows.fetchone()
        self._stray: list[int] = []

    def take(self, place: int) -> list[tuple[Any, ...]]:
        """Return the rows of a place; what stands before them belongs to nobody."""
        taken = []
        while self._next is not None and self._next[0] <= place:
            if self._next[0] == place:
                taken.append(self._next[1:])
            else:
                self._stray.append(self._next[0])
            self._next = self._rows.fetchone()
        return taken

    def rest(self, check: str) -> Iterator[Fault]:
        """Yield the rows that belong to no fact."""
        while self._next is not None:
            self._stray.append(self._next[0])
            self._next = self._rows.fetchone()
        yield from (Fault(check, place, "belongs to no fact") for place in self._stray)
