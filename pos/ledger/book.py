"""One till's book: the folder, the lock, the key and the rooms inside the file.

A book belongs to one device and one bazaar. Its folder holds `book.db` (with SQLite's `-wal` and `-shm`), `book.lock` and a
reserve for a full disk; the device's key and witness lie in its strongbox. One process writes it; other connections of the same
process may read beside it (`Book.reader`).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import DamagedMessage, WrongBazaar
from pos.domain.troubles import BookDamaged, KeyAway
from pos.ledger.authority import authority
from pos.ledger.card_seal import has_own_seal, seal
from pos.ledger.catalogue import Catalogue
from pos.ledger.chain import GENESIS
from pos.ledger.connection import hurry, writing
from pos.ledger.drafts import Drafts
from pos.ledger.driver import sqlite3
from pos.ledger.health import Health
from pos.ledger.history import SERIAL_FLOOR, History
from pos.ledger.incarnation import BEFORE, TOKEN, Witness, is_same_life, recall, remember
from pos.ledger.journal import Journal
from pos.ledger.lock import BookLock
from pos.ledger.lockouts import Lockouts
from pos.ledger.medium import Medium, UnusablePlace, current
from pos.ledger.photos import Photos
from pos.ledger.schema import prepare
from pos.ledger.strongbox import FileBox, device_key
from pos.ledger.surroundings import Surroundings, Watch
from pos.ledger.verify import check_at_start
from pos.ledger.watermarks import Watermark, Watermarks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.record import Recorded
    from pos.ledger.catalogue import Cards
    from pos.ledger.chain import Head
    from pos.ledger.keys import DeviceKey
    from pos.ledger.salvage import Salvaged
    from pos.ledger.strongbox import Strongbox

__all__ = ["Book", "Surroundings"]

# Paper numbers of a new epoch begin at the next multiple of this: a number that the lost time printed is never printed again.
SERIAL_LEAP = 10_000
MISSING = "missing"  # begins what is said of a book that the device remembers and that is not there


class Book:
    """An open book. Close it when done.

    Opening checks all of it first (`verdict` says what was found): a book that is not whole is not opened, but salvaged.

    Args:
        folder: where the book lives; made if it is not there.
        device: the device's name, such as `T07`.
        around: time and chance.
        key: the device's key, where it is not to be read from the strongbox.
        box: keeps the key and the witness; files in the folder itself where none is given.
        medium: the disk that the folder is on.
        mirror: the mirror's folder, where one is set: what the book's own disk lost is taken back from there.

    Raises:
        BookInUse: another process has it open.
        BookDamaged, NewerBook, OldSqlite: it cannot be used safely, or it is missing although the device remembers it.
        KeyAway, OSError: the strongbox cannot be opened now.
    """

    def __init__(
        self,
        folder: Path,
        device: str,
        around: Surroundings,
        key: DeviceKey | None = None,
        *,
        box: Strongbox | None = None,
        medium: Medium | None = None,
        mirror: Path | None = None,
    ) -> None:
        self.folder = folder
        self.device = device
        self.around = around
        self.box = box or FileBox(folder)
        self.medium = medium or Medium()
        self.mirror = mirror
        self._known: Head | None = None  # the head that the device was told last
        self._lock = BookLock(folder)
        self._lock.acquire()
        try:
            self.key = key or device_key(self.box)
            self._open()
        except BaseException:
            self._lock.release()
            raise

    def _open(self) -> None:
        """Open the file and everything that reads and writes it."""
        self.path = current(self.medium, self.folder)
        if self.path.name not in self.medium.names(self.folder):
            self._require_not_missing(recall(self.box))  # before an empty file would stand in its place
        self.health = Health(lambda: self.medium.release(self.folder))
        self.connection = self.medium.connect(self.path, self.health)
        try:
            prepare(self.connection)
            self.health.is_there = self.medium.sight(self.path)
            self._require_whole()
            self.health.is_low = not self.medium.reserve(self.folder)
            self._furnish()
            self._recognise()
            hurry(self.connection)
            self.connection.set_authorizer(authority())
        except BaseException:
            self.connection.close()
            raise

    def _require_whole(self) -> None:
        """Let nobody write into a book that is not whole: not even the beginning of a new life."""
        self.verdict = check_at_start(
            self.connection, progress=self.around.checking, beside=lambda: self.medium.connect(self.path)
        )
        if not self.verdict.whole:
            first = self.verdict.faults[0]
            raise BookDamaged(f"{first.check} at place {first.place}: {first.detail}")

    def _furnish(self) -> None:
        connection, around = self.connection, self.around
        watch = None
        if around.monotonic_ms is not None:
            watch = Watch(around.monotonic_ms, History(connection, self.device).last_at())
        self.catalogue = Catalogue(connection)
        self.journal = Journal(connection, self.device, around.now, key=self.key, watch=watch, new_id=around.new_id)
        self.journal.proven = self.verdict.proven
        self.journal.follow(self.catalogue.learn)
        self.drafts = Drafts(connection)
        self.watermarks = Watermarks(connection)
        self.lockouts = Lockouts(connection)
        self.photos = Photos(connection)

    def begin(self, cards: Cards) -> None:
        """Take over the bazaar's plan; the first time, start the device's first epoch in it.

        Raises:
            WrongBazaar: this book belongs to another bazaar.
        """
        epoch = self.journal.epoch()
        if epoch is not None and epoch.bazaar != cards.bazaar.code:
            raise WrongBazaar(epoch.bazaar, cards.bazaar.code)
        self.catalogue.apply(cards)
        if epoch is None:
            lived = self.journal.head().epoch  # in a book that was lost; its numbers are not given again
            started = EpochStarted(
                bazaar=cards.bazaar.code,
                currency=cards.bazaar.currency,
                public_key=self.key.public,
                reason="restored" if lived else "first",
            )
            with writing(self.connection):
                self.journal.begin_epoch(started, self.around.new_id(), after=self.journal.count())

    # -- lives -------------------------------------------------------------------------------------------------

    def new_epoch(self, reason: str, witness: Witness | None = None) -> Recorded:
        """Begin the device's next life in this book: what the register has not confirmed is said again, with its original ids.

        Args:
            reason: `restored` after a copy was put back, `forked` when the register holds another history of this device.
            witness: what the device remembers of a life that this book never saw, whose epochs and numbers are not given again.

        Raises:
            LookupError: no bazaar has begun in this book.
            DiskFull, BookDamaged: the epoch did not begin.
        """
        epoch = self.journal.epoch()
        if epoch is None:
            raise LookupError("no bazaar yet")
        mark = self.watermarks.current()
        started = EpochStarted(bazaar=epoch.bazaar, currency=epoch.currency, public_key=self.key.public, reason=reason)
        with writing(self.connection):
            after = self.journal.place_at(mark.epoch, mark.seq)
            lived, printed = (witness.epoch, witness.serial) if witness is not None else (0, 0)
            recorded = self.journal.begin_epoch(started, self.around.new_id(), after, lived=lived)
            self.watermarks.put(Watermark(epoch=recorded.stamp.epoch, generation=mark.generation))
            self._put(SERIAL_FLOOR, str(leap(max(self.journal.last_serial(), printed))))
        self._remember()
        return recorded

    def sign_head(self) -> tuple[Head, bytes]:
        """Sign where the journal ends now, for a bundle or a backup, and keep the signature.

        Returns:
            The head and the device's signature over it, 64 bytes.
        """
        signed = self.journal.sign_head(self.key)
        with suppress(OSError, KeyAway):  # an older memory is still a true one
            self._remember()
        return signed

    def _recognise(self) -> None:
        """Begin a new epoch where this is not the book that the device wrote last; then change the token."""
        witness, self._token = recall(self.box), self.noted(TOKEN) or ""
        epoch = self.journal.epoch()
        if epoch is None and witness is not None and witness.seq:
            self._require_not_missing(witness)
            if not self.journal.head().epoch:  # a start that was interrupted has noted it already
                with writing(self.connection):
                    self.connection.execute("INSERT INTO base VALUES (0, ?, 0, ?, x'')", (witness.epoch, GENESIS))
                    self._put(SERIAL_FLOOR, str(leap(witness.serial)))
        if epoch is not None and self.mirror is not None:
            self._take_back(self.mirror)
        tokens = (self._token, self.noted(BEFORE) or "")
        is_ours = is_same_life(witness, tokens, self.journal) and epoch is not None
        known = witness.token if witness is not None else ""
        if epoch is not None and not (is_ours and epoch.public_key == self.key.public):
            self.new_epoch("restored", witness)
            known = self._token  # as the device remembers it from now on
        self._draw_token(known)

    def _require_not_missing(self, witness: Witness | None) -> None:
        """Begin no new book behind the back of a device that remembers one."""
        if witness is not None and witness.seq and not witness.is_lost:
            raise BookDamaged(f"{MISSING}: {self.device} remembers {witness.epoch}/{witness.seq}")

    def _draw_token(self, known: str) -> None:
        """Put a new token into the book, beside the one that the device knows, and then let the device know it: two commits."""
        self._token = f"{self.around.entropy():019x}"
        with writing(self.connection):
            self._put(BEFORE, known)
            self._put(TOKEN, self._token)
            if self.catalogue.version and not has_own_seal(self.connection):  # an older Amana wrote it
                seal(self.connection)
        self._remember()

    def _take_back(self, mirror: Path) -> None:
        """Take back what the disk lost, such as one that lies about what it has written, and the mirror has."""
        from pos.ledger.mirror import last_number
        from pos.ledger.rebuild import MirrorSource, assemble

        head = self.journal.head()
        with suppress(OSError, DamagedMessage):  # a mirror that is away or not ours has nothing to give
            if last_number(mirror, self.device) > (head.epoch, head.seq):
                assemble(self.connection, self.device, [MirrorSource(mirror, self.device)], learn=True)

    def _remember(self) -> None:
        head = self.journal.head()
        witness = Witness(
            token=self._token,
            epoch=head.epoch,
            seq=head.seq,
            hash=head.hash.hex(),
            serial=self.journal.last_serial(),
        )
        remember(self.box, witness)
        self._known = head

    def salvage(self, progress: Callable[[int, int], None] | None = None) -> Salvaged:
        """After a fault, bring the book into a new file and go on there; observers stay.

        Where something that was called saved is not in it, the book goes on in a new epoch.

        Args:
            progress: told the facts that are through and all of them; may raise to stop, and then the file is as it was.

        Raises:
            InterruptedError: somebody gave up.
            BookDamaged, DiskFull: nothing whole could be made; the old file is as it was.
        """
        from pos.ledger.salvage import salvage

        self.health.stop("salvaged")  # whoever still has the old file open writes nothing into it any more
        salvaged = salvage(
            self.folder,
            self.device,
            medium=self.medium,
            mirror=self.mirror,
            opened=self.connection,
            progress=progress,
        )
        saved, observers = self.journal.saved, self.journal.observers
        with suppress(sqlite3.Error, BookDamaged):  # the old file may fail once more while it is closed
            self.connection.close()
        if saved is not None:
            known = Witness(token=self._token, epoch=saved.epoch, seq=saved.seq, hash=saved.hash.hex())
            remember(self.box, known)
        self._open()
        for observer in observers:
            self.journal.observe(observer)
        return salvaged

    # -- small things ------------------------------------------------------------------------------------------

    def reader(self) -> sqlite3.Connection:
        """Open another connection to the same file, for another thread."""
        connection = self.medium.connect(self.path, self.health)
        connection.set_authorizer(authority())
        return connection

    def note(self, key: str, value: str) -> None:
        """Keep a small setting in the book."""
        with writing(self.connection):
            self._put(key, value)

    def noted(self, key: str) -> str | None:
        """Return a small setting, or None."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def _put(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def rest(self) -> None:
        """Do what can wait until nobody does: carry the log over, renew the reserve, and let the device know how far its book is.

        Then a copy of this very start, put back after a kill, is missed too. A keyring may be slow, or ask a person: it hears
        of it at signatures and at the end only.

        Raises:
            BookDamaged: the file failed, or is not there any more.
        """
        self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        self.health.is_low = not self.medium.reserve(self.folder)
        if isinstance(self.box, FileBox) and self.journal.head() != self._known:
            with suppress(OSError):  # a place that is full or away is told later
                self._remember()

    def close(self) -> None:
        """Let the device remember where its book ends, close the file and free the lock."""
        # A device that cannot remember must still close; a book that is closed already cannot say where it ends.
        try:
            with suppress(OSError, BookDamaged, KeyAway, sqlite3.ProgrammingError):
                self._remember()
        finally:
            self.connection.close()
            self._lock.release()


def existing(folder: Path, medium: Medium | None = None) -> Path:
    """Return the file of the book in a folder.

    Raises:
        UnusablePlace: there is no book.
    """
    disk = medium or Medium()
    path = current(disk, folder)
    if path.name not in disk.names(folder):
        raise UnusablePlace(str(folder), "no_book")
    return path


def leap(serial: int) -> int:
    """Return the serial after which the paper numbers of a new life begin."""
    return (serial // SERIAL_LEAP + 1) * SERIAL_LEAP
