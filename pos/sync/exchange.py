"""One pass between a till's book and the register: send what is unsent, believe only what can be checked, fetch new cards.

The rules that keep a sale from being lost or doubled:

* What is unsent follows from the register's last signed word; there is no queue that could differ from the book.
* A word is believed when the register signed it and the till's own hash at that place agrees. Then it is taken over, even if
  it is *lower* than the one before: a register restored from a backup is refilled from here.
* A time-out is an unknown outcome; the same facts are sent again and the register answers "exists".
* A stick carries the same batches, sealed to the register; its acknowledgement is believed by the same rules.

A pass uses its own connection to the book, so selling never waits for the wire.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import BadSignature, Forked, GapFound, NothingUnsent, WrongBazaar
from pos.domain.limits import BATCH_BYTES_MAX, BATCH_FACTS_MAX
from pos.domain.service_errors import TooLarge
from pos.domain.troubles import RegisterRefused
from pos.domain.values import dataclass
from pos.ledger.catalogue import Cards, Catalogue
from pos.ledger.chain import GENESIS, Head
from pos.ledger.journal import Journal
from pos.ledger.keys import is_signed
from pos.ledger.watermarks import Unsent, Watermark, Watermarks
from pos.sync.photos import PhotoPasses
from pos.sync.seal import seal
from pos.sync.told import RollCall, SendWish
from pos.sync.wire import Ack, Batch, make_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from pos.domain.access import Roll
    from pos.domain.record import Recorded
    from pos.ledger.driver import sqlite3
    from pos.ledger.keys import DeviceKey
    from pos.sync.admitted import Admission
    from pos.sync.feed import Feed

ENVELOPE_BYTES_MAX = 4_096  # of a batch: its first line and its last
TOO_LARGE_STATUS = 413  # of HTTP


class RegisterLine(Protocol):
    """What a pass asks of the wire; `pos.sync.client` is one."""

    def push(self, batch: Batch) -> Ack:
        """Send a batch and return the register's word."""

    def feed(self, bazaar: str, device: str, since: int, key: DeviceKey) -> Feed | None:
        """Fetch the cards that changed since a version; None when none did."""


class RollLine(Protocol):
    """What a roll call asks of the wire; `pos.sync.client` is one."""

    def roll(self, told: RollCall, key: DeviceKey) -> Roll:
        """Say how a till is, and ask who is in."""

    def wish(self, told: SendWish, key: DeviceKey) -> Roll:
        """Wish that all tills send at once, and ask who is in."""


@dataclass(frozen=True, slots=True)
class Passed:
    """What one pass did.

    Attributes:
        sent: facts that were new to the register.
        known: facts that it had already.
        put_aside: facts that it keeps unread for the accountant.
        unsent: what is only on this till afterwards.
        catalogue: version of the cards afterwards.
    """

    sent: int
    known: int
    put_aside: int
    unsent: Unsent
    catalogue: int


class Exchange:
    """The passes of one till.

    Args:
        connection: this thread's own connection to the book.
        admission: the register's keys and this till's place.
        key: the device's key.
    """

    def __init__(self, connection: sqlite3.Connection, admission: Admission, key: DeviceKey) -> None:
        self._admission = admission
        self._key = key
        self._journal = Journal(connection, admission.device, _no_clock)
        self._catalogue = Catalogue(connection)
        self._facts_max = BATCH_FACTS_MAX
        self.watermarks = Watermarks(connection)
        self.photos = PhotoPasses(connection, (admission.bazaar, admission.device), key)

    def run(
        self,
        line: RegisterLine,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Passed:
        """Send everything unsent, then fetch new cards.

        Args:
            line: the wire.
            progress: told the facts acknowledged so far and the facts in the book.
            stop: asked between batches; what was acknowledged stays so.

        Raises:
            RegisterUnreachable, RegisterRefused: try again later; nothing is lost.
            Forked: the register holds another history under this device's name.
            BadSignature, WrongBazaar: the answer does not come from our register.
        """
        sent = known = put_aside = 0
        has_heard = False
        while stop is None or not stop():
            batch = next(self._batches(), None)
            if batch is None:
                if has_heard:
                    break
                self._ask(line)  # a register that lost what it had acknowledged says so now, not at the next sale
                has_heard = True
                continue
            try:
                ack, has_heard = self._push(line, batch), True
            except (TooLarge, RegisterRefused) as refused:
                self._send_less(batch, refused)
                continue
            sent, known, put_aside = sent + ack.created, known + ack.exists, put_aside + ack.quarantined
            if progress is not None:
                progress(self._journal.place_at(ack.epoch, ack.seq), self._journal.count())
        self.fetch(line)
        return Passed(sent, known, put_aside, self.watermarks.unsent(), self._catalogue.version)

    def fetch(self, line: RegisterLine) -> bool:
        """Fetch new cards and swap them in; the version comes last, so that what is left half done is fetched again.

        Returns:
            Whether there were any.
        """
        at = self._admission
        feed = line.feed(at.bazaar, at.device, self._catalogue.version, self._key)
        if feed is None:
            return False
        if not is_signed(at.register_key, feed.message(), feed.signature):
            raise BadSignature("register")
        if feed.bazaar.code != at.bazaar:
            raise WrongBazaar(at.bazaar, feed.bazaar.code)
        self._catalogue.apply_beside(cards(feed))
        return True

    def call_roll(self, line: RollLine, at: datetime) -> Roll:
        """Say how this till is, and return who is in.

        Args:
            line: the wire.
            at: this till's clock.

        Raises:
            RegisterUnreachable, RegisterRefused, UnknownDevice: it is not known now.
        """
        told = RollCall(
            bazaar=self._admission.bazaar,
            device=self._admission.device,
            at=at,
            facts=self._journal.count(),
            waiting=self.watermarks.unsent().facts,
        )
        return line.roll(told, self._key)

    def wish_all(self, line: RollLine, at: datetime) -> Roll:
        """Wish that all tills send at once, and return who is in.

        Args:
            line: the wire.
            at: this till's clock.

        Raises:
            RegisterUnreachable, RegisterRefused, UnknownDevice: it is not known now, or the register is older.
        """
        wish = SendWish(bazaar=self._admission.bazaar, device=self._admission.device, at=at)
        return line.wish(wish, self._key)

    def bundle(self, ephemeral: bytes) -> bytes:
        """Return everything unsent as one bundle for a stick, sealed to the register.

        Args:
            ephemeral: 32 random bytes for this bundle alone.

        Raises:
            NothingUnsent: the register has everything.
        """
        batches = list(self._batches())
        if not batches:
            raise NothingUnsent
        return seal(batches, self._admission.sealing_key, ephemeral)

    def accept(self, ack: Ack) -> Watermark:
        """Take over the register's word, by wire or by stick, when it can be checked.

        Raises:
            BadSignature: the register did not sign it.
            WrongBazaar: it is about another bazaar or device.
            Forked: the register holds another fact at that place.
        """
        at = self._admission
        if not is_signed(at.register_key, ack.message(), ack.signature):
            raise BadSignature("register")
        if (ack.bazaar, ack.device) != (at.bazaar, at.device):
            raise WrongBazaar(f"{at.bazaar}/{at.device}", f"{ack.bazaar}/{ack.device}")
        own = self._journal.hash_at(ack.epoch, ack.seq) if ack.seq else GENESIS
        if own != ack.head:
            raise Forked(ack.device, ack.epoch, ack.seq)
        mark = Watermark(
            epoch=ack.epoch,
            seq=ack.seq,
            head=ack.head.hex(),
            generation=str(ack.generation),
            at=ack.at.isoformat(timespec="milliseconds"),
        )
        self.watermarks.accept(mark)
        return mark

    # -- inside ------------------------------------------------------------------------------------------------

    def _push(self, line: RegisterLine, batch: Batch) -> Ack:
        try:
            ack = line.push(batch)
        except GapFound:
            # The register lost what it had acknowledged. An empty batch asks how far it is; its word goes down.
            ack = line.push(make_batch(batch.bazaar, self._asking_head(batch), (), self._key))
        self.accept(ack)
        return ack

    def _send_less(self, batch: Batch, refused: TooLarge | RegisterRefused) -> None:
        """Halve the batches when one is too large for the register, or for a proxy before it; a single fact cannot be halved."""
        is_too_large = isinstance(refused, TooLarge) or refused.status == TOO_LARGE_STATUS
        if not is_too_large or len(batch.bodies) <= 1:
            raise refused
        self._facts_max = len(batch.bodies) // 2

    def _asking_head(self, batch: Batch) -> Head:
        return Head(batch.device, batch.epoch, batch.first_seq - 1, batch.prev)

    def _ask(self, line: RegisterLine) -> None:
        """Ask how far the register is. One that lost a whole epoch is asked about the one before, and so on down."""
        mark = self.watermarks.current()
        ack = self._asked(line, mark.epoch, mark.seq)
        self.accept(ack)
        while mark.seq and ack.seq == 0 and ack.epoch > 1:
            earlier = self._journal.epoch_before(ack.epoch)
            last = self._last_of(earlier)
            if last == 0:
                return
            before, ack = self.watermarks.current(), self._asked(line, earlier, last)
            try:
                self.accept(ack)
            except Forked:  # that history was parted from when the next epoch began, which says it again
                self.watermarks.accept(before)
                return
            if ack.seq == last:
                self.watermarks.accept(before)
                return

    def _asked(self, line: RegisterLine, epoch: int, seq: int) -> Ack:
        head = Head(self._admission.device, epoch, seq, self._journal.hash_at(epoch, seq) or GENESIS)
        return line.push(make_batch(self._admission.bazaar, head, (), self._key))

    def _last_of(self, epoch: int) -> int:
        """Return the last number of an epoch; 0 where this book does not hold it."""
        return self._journal.place_at(epoch + 1, 0) - self._journal.place_at(epoch, 0)

    def _batches(self) -> Iterator[Batch]:
        """Yield what is unsent, cut into batches that stay within one epoch."""
        mark = self.watermarks.current()
        place = self._journal.place_at(mark.epoch, mark.seq)
        previous = self._journal.hash_at(mark.epoch, mark.seq) or GENESIS
        while rows := list(self._journal.since(place, self._facts_max)):
            epoch, group = next(groupby(rows, key=lambda row: row.stamp.epoch))
            rows = _within_bytes(group)
            after = Head(self._admission.device, epoch, rows[0].stamp.seq - 1, previous)
            yield make_batch(self._admission.bazaar, after, [row.body for row in rows], self._key)
            place, previous = rows[-1].place, rows[-1].hash


def _within_bytes(rows: Iterable[Recorded]) -> list[Recorded]:
    """Return the first facts that fit into one batch; one alone always does."""
    fitting: list[Recorded] = []
    room = BATCH_BYTES_MAX - ENVELOPE_BYTES_MAX
    for row in rows:
        room -= len(row.body) + 1
        if room < 0:
            break
        fitting.append(row)
    return fitting


def accept_all(exchange: Exchange, acks: Iterable[Ack]) -> int:
    """Take over the acknowledgements on a stick that are about this till; return how many there were.

    A stick may be old. Within one life the register's word never goes down, so an older one is proved and then left alone.
    """
    taken = 0
    for ack in acks:
        before = exchange.watermarks.current()
        try:
            exchange.accept(ack)
        except WrongBazaar:
            continue
        taken += 1
        if _is_older(ack, before):
            exchange.watermarks.accept(before)
    return taken


def _is_older(ack: Ack, mark: Watermark) -> bool:
    life = int(mark.generation or 0)
    return ack.generation < life or (ack.generation == life and (ack.epoch, ack.seq) < (mark.epoch, mark.seq))


def cards(feed: Feed) -> Cards:
    """Return what a feed carries as the book takes it."""
    return Cards(
        version=feed.version,
        bazaar=feed.bazaar,
        families=feed.families,
        items=feed.items,
        people=feed.people,
        tills=feed.tills,
        markdowns=feed.markdowns,
    )


def _no_clock() -> datetime:
    """Stand where the journal wants a clock: a pass only reads, so asking for the time is a bug."""
    raise AssertionError("a pass records nothing")
