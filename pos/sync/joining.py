"""Joining a bazaar: an invitation in, a till with its book out.

The till makes its key before it asks, in a folder of its own that only becomes a till's when everything is there; so whatever is
interrupted can be repeated with the same code. A new book under a name that had one before begins after the old epochs and leaps
over the old paper numbers; a copy or a mirror of the old one can come along. A till that has a book already keeps it when it
joins another register: nothing is copied, the book tells the new register everything by itself.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.errors import DamagedMessage, Refusal
from pos.domain.troubles import Trouble
from pos.ledger.book import Book
from pos.ledger.bringing import bring_book
from pos.ledger.incarnation import Witness, remember
from pos.ledger.strongbox import FileBox, device_key
from pos.sync.admitted import ADMISSION_FILE, Admission, keep_admission, read_admission
from pos.sync.client import RegisterClient
from pos.sync.exchange import cards
from pos.sync.told import RollCall
from pos.sync.trust import pinned

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.access import Admitted
    from pos.ledger.keys import DeviceKey
    from pos.ledger.surroundings import Surroundings
    from pos.sync.invitation import Invitation

STAGING = "joining"


@dataclass(frozen=True, slots=True)
class Joined:
    """A till that was admitted.

    Attributes:
        folder: with its book.
        admission: its place, and whom it trusts.
        kept_book: whether it had a book already.
        skew_ms: how far this machine's clock is ahead of the register's; it harms nothing, and somebody should set it.
        brought: how many facts its book brought along from a copy or a mirror.
    """

    folder: Path
    admission: Admission
    kept_book: bool
    skew_ms: int = 0
    brought: int = 0


def join(
    home: Path, invitation: Invitation, around: Surroundings, *, label: str = "", place: Path | None = None
) -> Joined:
    """Join the bazaar that an invitation leads to.

    Args:
        home: Amana's own folder.
        invitation: as scanned or typed.
        around: time and chance of the new book.
        label: what people call this till.
        place: a folder or stick with a copy or the mirror of the book that this till had on a lost machine. The book comes along,
            and what the register has not heard of it is said again in a new epoch.

    Raises:
        RegisterUnreachable: nobody answers; try again.
        WrongRegister: whoever answers is not who sent the invitation.
        WrongCode: the code is unknown, used by another till (`CodeUsed`), or out of date (`CodeExpired`).
        BookInUse: the till that is here is open.
        NoBooksThere, NoBookOf, DamagedMessage, BookDamaged: no whole book of this till comes from the place;
            nobody was admitted, and the code stays good.
    """
    certificate = pinned(invitation)
    staging = home / STAGING
    staging.mkdir(parents=True, exist_ok=True)
    box = FileBox(_own_folder(home) or staging)
    key = device_key(box)
    with RegisterClient(invitation.address, certificate=certificate) as line:
        before = None if place is None else _bring_first(home, line, invitation.code, key, place)
        admitted = line.admit(invitation.code, key.public, label)
        admission = Admission(
            bazaar=admitted.bazaar,
            device=admitted.device,
            register_key=admitted.register_key,
            sealing_key=admitted.sealing_key,
            address=invitation.address,
            certificate=certificate,
        )
        folder = home / f"{admitted.bazaar}-{admitted.device}"
        if _has_book(folder) and device_key(FileBox(folder)).public == key.public:
            keep_admission(folder, admission)
            return Joined(folder, admission, kept_book=True)
        if before is None:
            _prepare(staging, key.secret, admitted)
        brought = before or 0
        if before is None and place is not None:
            brought = bring_book(place, staging, admitted.device).verdict.facts
        book = Book(staging, admitted.device, around)
        try:
            feed = line.feed(admission.bazaar, admission.device, 0, book.key)
            if feed is None:
                raise DamagedMessage("a register that admits a till has cards for it")
            book.begin(cards(feed))
            skew_ms = _skew_ms(line, admission, book.key, around)
        finally:
            book.close()
    _make_room(folder)
    keep_admission(staging, admission)
    staging.rename(folder)
    return Joined(folder, admission, kept_book=False, skew_ms=skew_ms, brought=brought)


def _bring_first(home: Path, line: RegisterClient, code: str, key: DeviceKey, place: Path) -> int | None:
    """Bring the book along before the code is used, so that a wrong stick leaves the till that has the name as it is.

    Returns:
        How many facts it brought; None where that must wait: the register is older, or the book is here already.
    """
    looked = line.look(code, key.public)
    if looked is None or _has_book(home / f"{looked.bazaar}-{looked.device}"):
        return None
    _prepare(home / STAGING, key.secret, looked)
    return bring_book(place, home / STAGING, looked.device).verdict.facts


def _skew_ms(line: RegisterClient, at: Admission, key: DeviceKey, around: Surroundings) -> int:
    """Return how far this clock is ahead of the register's; 0 where it does not say."""
    told = RollCall(bazaar=at.bazaar, device=at.device, at=around.now(), facts=0, waiting=0)
    try:
        return int((told.at - line.roll(told, key).at).total_seconds() * 1000)
    except (Refusal, Trouble):
        return 0  # the till is admitted; its first pass asks again


def _own_folder(home: Path) -> Path | None:
    """Return the folder of the till that joined from this machine before, whose key is its identity."""
    found = sorted(file.parent for file in home.glob(f"*/{ADMISSION_FILE}"))
    return next((folder for folder in found if read_admission(folder).address), None)


def _has_book(folder: Path) -> bool:
    return (folder / ADMISSION_FILE).exists()


def _prepare(staging: Path, secret: bytes, admitted: Admitted) -> None:
    """Leave nothing in the folder but the key, and the witness of a life that was before under this name."""
    for entry in staging.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    box = FileBox(staging)
    box.write("device.key", secret)
    if admitted.epoch:
        lived = Witness(token="", epoch=admitted.epoch, seq=1, serial=admitted.serial, is_lost=True)
        remember(box, lived)


def _make_room(folder: Path) -> None:
    """Move a folder of that name aside: a book is never deleted."""
    if not folder.exists():
        return
    count = 1
    while (aside := folder.with_name(f"{folder.name}-before-{count}")).exists():
        count += 1
    (folder / ADMISSION_FILE).unlink(missing_ok=True)
    folder.rename(aside)
