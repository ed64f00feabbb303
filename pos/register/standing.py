"""How a device stands with the register when its batch arrives: its bazaar, its key, how far its journal is held.

Everything that a batch is judged by is asked for at once: once before the write lock, to turn strangers away and to know which
facts are new, and once under it, because somebody may have written in between. The statements are built once; building one costs
more than SQLite needs to answer it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, case, select, update

from pos.domain.errors import BadSignature, Forked, GapFound, UnknownBazaar, UnknownDevice
from pos.ledger.chain import GENESIS, Head
from pos.register.office_journal import read_plan
from pos.register.tables import BAZAAR, DEVICE, FACT, META

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos.domain.bazaar import Bazaar
    from pos.sync.wire import Batch

_MINE = and_(
    FACT.c.bazaar == bindparam("bazaar"), FACT.c.device == bindparam("device"), FACT.c.epoch == bindparam("epoch")
)
_HELD = select(FACT.c.seq, FACT.c.hash).where(_MINE).order_by(FACT.c.seq.desc()).limit(1)
_STANDING = (
    select(
        BAZAAR.c.card,
        DEVICE.c.public_key,
        DEVICE.c.revoked,
        _HELD.with_only_columns(FACT.c.seq).scalar_subquery().label("seq"),
        _HELD.with_only_columns(FACT.c.hash).scalar_subquery().label("hash"),
        select(META.c.value).where(META.c.key == "generation").scalar_subquery().label("generation"),
    )
    .select_from(BAZAAR)
    .join(DEVICE, and_(DEVICE.c.bazaar == BAZAAR.c.code, DEVICE.c.device == bindparam("device")), isouter=True)
    .where(BAZAAR.c.code == bindparam("bazaar"))
)
_HASHES = (
    select(FACT.c.hash)
    .where(_MINE, FACT.c.seq >= bindparam("first"), FACT.c.seq < bindparam("end"))
    .order_by(FACT.c.seq)
)
_THIS_DEVICE = and_(DEVICE.c.bazaar == bindparam("of_bazaar"), DEVICE.c.device == bindparam("of_device"))
_IS_FILLED = and_(DEVICE.c.gap_epoch == bindparam("of_epoch"), DEVICE.c.gap_seq <= bindparam("of_seq"))
_CONTACT = (
    update(DEVICE)
    .where(_THIS_DEVICE)
    .values(
        contact_at=bindparam("at"),
        gap_epoch=case((_IS_FILLED, 0), else_=DEVICE.c.gap_epoch),
        gap_seq=case((_IS_FILLED, 0), else_=DEVICE.c.gap_seq),
    )
)
_GAP = update(DEVICE).where(_THIS_DEVICE).values(gap_epoch=bindparam("of_epoch"), gap_seq=bindparam("of_seq"))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a batch is judged by.

    Attributes:
        bazaar: the plan of its bazaar.
        public_key: the admitted key of its device, hexadecimal.
        revoked: whether the device may send no more.
        head: how far its journal is held, in the batch's epoch.
        generation: which life of the register this is.
    """

    bazaar: Bazaar
    public_key: str
    revoked: bool
    head: Head
    generation: int

    def require_admitted(self, batch: Batch, proven: str) -> None:
        """Refuse what a device may not send any more, or another key than the one that was proven to have signed.

        Raises:
            UnknownDevice: it was revoked.
            BadSignature: it was admitted anew with another key.
        """
        if self.revoked:
            raise UnknownDevice(batch.device)
        if self.public_key != proven:
            raise BadSignature(batch.device)


def standing_of(connection: Connection, batch: Batch) -> Standing:
    """Return how the device of a batch stands now.

    Raises:
        UnknownBazaar, UnknownDevice: nobody admitted it there.
    """
    row = connection.execute(_STANDING, _place(batch)).one_or_none()
    if row is None:
        raise UnknownBazaar(batch.bazaar)
    if row.public_key is None:
        raise UnknownDevice(batch.device)
    return Standing(
        bazaar=read_plan(row.card),
        public_key=row.public_key,
        revoked=bool(row.revoked),
        head=Head(batch.device, batch.epoch, row.seq or 0, GENESIS if row.hash is None else bytes(row.hash)),
        generation=int(row.generation),
    )


def known_of(connection: Connection, batch: Batch, head: Head) -> int:
    """Return how many facts of a batch are held already, from its beginning on.

    Raises:
        GapFound: facts between the head and the batch are missing.
        Forked: the two journals part before the batch ends.
    """
    if not batch.bodies:
        return 0  # a question how far the register is; the till judges the answer
    if batch.first_seq > head.seq + 1:
        raise GapFound(batch.device, batch.epoch, head.seq + 1)
    known = min(head.seq - batch.first_seq + 1, len(batch.bodies))
    if known == 0:
        if head.seq and batch.first_seq == head.seq + 1 and batch.prev != head.hash:
            raise Forked(batch.device, batch.epoch, head.seq)
        return 0
    span = {"first": batch.first_seq, "end": batch.first_seq + known}
    held = connection.execute(_HASHES, _place(batch) | span).scalars()
    for offset, (ours, theirs) in enumerate(zip(held, batch.hashes, strict=False)):
        if bytes(ours) != theirs:
            raise Forked(batch.device, batch.epoch, batch.first_seq + offset)
    return known


def note_contact(connection: Connection, batch: Batch, at: str) -> None:
    """Note the contact; a gap that has been filled is a gap no more."""
    connection.execute(_CONTACT, {**_named(batch, batch.head.seq), "at": at})


def note_gap(connection: Connection, batch: Batch, expected: int) -> None:
    """Note where the journal goes on that the device should have sent."""
    connection.execute(_GAP, _named(batch, expected))


def _place(batch: Batch) -> dict[str, str | int]:
    return {"bazaar": batch.bazaar, "device": batch.device, "epoch": batch.epoch}


def _named(batch: Batch, seq: int) -> dict[str, str | int]:
    return {"of_bazaar": batch.bazaar, "of_device": batch.device, "of_epoch": batch.epoch, "of_seq": seq}
