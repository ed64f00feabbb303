"""One pass from a hall's register to the centre's: introduce the tills, send on what they said, fetch the centre's cards.

It is the tills' own protocol. The batches are the tills' own, with the tills' signatures; sending twice is harmless, and silence
is no answer. A till whose history the centre holds otherwise is passed over and named; it never holds up the others.
"""

from __future__ import annotations

import json
import logging
import threading
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from typing_extensions import override

from pos.domain.errors import BadSignature, Forked, GapFound, Refusal, UnknownDevice
from pos.domain.troubles import Trouble
from pos.ledger.durable import write_durably
from pos.sync.admitted import Admission
from pos.sync.client import RegisterClient
from pos.sync.told import Stretch
from pos.sync.trust import pinned

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from pos.ledger.keys import DeviceKey
    from pos.sync.feed import Feed
    from pos.sync.invitation import Invitation
    from pos.sync.told import Introductions
    from pos.sync.wire import Ack, Batch

UPSTREAM_FILE = "upstream.json"
INTERVAL_MS = 5_000
PAUSE_MS_MAX = 60_000
LOOK_MS = 2_000

_log = logging.getLogger(__name__)


class Hall(Protocol):
    """What a pass asks of the hall's register; `pos.register.relaying` is one."""

    @property
    def key(self) -> DeviceKey:
        """The hall's key."""

    def begin(self, bazaar: str, hall: str) -> None:
        """Become a hall of a centre."""

    def version(self, bazaar: str) -> int:
        """Return the version of the centre's cards."""

    def introductions(self, bazaar: str) -> Introductions | None:
        """Return the tills that the centre was not told of."""

    def introduced(self, told: Introductions, strangers: Sequence[str]) -> None:
        """Note that the centre was told."""

    def revocations(self, bazaar: str, passed_over: Collection[str] = ()) -> Introductions | None:
        """Return the tills that were revoked, or admitted again, since the centre was told."""

    def stretches(self, bazaar: str) -> Sequence[Stretch]:
        """Return how far the centre has every epoch of every till."""

    def batch_after(self, bazaar: str, stretch: Stretch) -> Batch | None:
        """Return the next facts after a place."""

    def question(self, bazaar: str, stretch: Stretch) -> Batch | None:
        """Return the question how far the centre is."""

    def accept(self, ack: Ack, centre_key: str) -> None:
        """Take over the centre's word on a till."""

    def apply(self, feed: Feed, bazaar: str, centre_key: str) -> None:
        """Take over the centre's cards."""

    def done(self, bazaar: str) -> None:
        """Note that everything was sent on."""


class CentreLine(Protocol):
    """What a pass asks of the wire; `pos.sync.client` is one."""

    def introduce(self, told: Introductions, key: DeviceKey) -> tuple[str, ...]:
        """Tell of a hall's tills."""

    def push(self, batch: Batch) -> Ack:
        """Send a batch and return the centre's word."""

    def feed(self, bazaar: str, device: str, since: int, key: DeviceKey) -> Feed | None:
        """Fetch the cards that changed."""


@dataclass(frozen=True, slots=True)
class Relayed:
    """What one pass did.

    Attributes:
        sent: facts that were new to the centre.
        known: facts that it had already.
        refused: tills that were passed over, each with why.
        has_cards: whether new cards came.
    """

    sent: int = 0
    known: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    has_cards: bool = False


def relay(hall: Hall, admission: Admission, line: CentreLine, stop: Callable[[], bool] | None = None) -> Relayed:
    """Send everything on that the centre does not have, then fetch its cards.

    Args:
        hall: the hall's register.
        admission: the hall's place at the centre.
        line: the wire.
        stop: asked between batches; what was acknowledged stays so.

    Raises:
        RegisterUnreachable, RegisterRefused: try again later; nothing is lost.
        BadSignature: the answer does not come from the centre.
    """
    bazaar, done, refused = admission.bazaar, Relayed(), []
    told = hall.introductions(bazaar)
    if told is not None:
        hall.introduced(told, line.introduce(told, hall.key))
    for stretch in hall.stretches(bazaar):
        try:
            done = _send_on(hall, admission, line, stretch, done, stop)
        except (Forked, UnknownDevice, BadSignature) as refusal:
            if refusal.device != stretch.device:  # it is the centre's own word that cannot be believed
                raise
            _log.info("the centre refuses %s: %s", stretch.device, refusal)
            refused.append((stretch.device, type(refusal).__name__))
        if stop is not None and stop():
            return replace(done, refused=tuple(refused))
    revoked = hall.revocations(bazaar, [device for device, _ in refused])
    if revoked is not None:
        hall.introduced(revoked, line.introduce(revoked, hall.key))
    feed = line.feed(bazaar, admission.device, hall.version(bazaar), hall.key)
    if feed is not None:
        hall.apply(feed, bazaar, admission.register_key)
    if not refused:
        hall.done(bazaar)
    return replace(done, refused=tuple(refused), has_cards=feed is not None)


def _send_on(
    hall: Hall, admission: Admission, line: CentreLine, stretch: Stretch, done: Relayed, stop: Callable[[], bool] | None
) -> Relayed:
    at: Stretch = stretch
    while (batch := hall.batch_after(admission.bazaar, at)) is not None:
        ack = _push(hall, line, batch, at)
        hall.accept(ack, admission.register_key)
        done = replace(done, sent=done.sent + ack.created + ack.quarantined, known=done.known + ack.exists)
        at = Stretch(ack.device, ack.epoch, ack.seq)
        if stop is not None and stop():
            break
    return done


def _push(hall: Hall, line: CentreLine, batch: Batch, at: Stretch) -> Ack:
    try:
        return line.push(batch)
    except GapFound:
        # The centre lost what it had acknowledged. The till's own last head asks how far it is; its word goes down.
        question = hall.question(batch.bazaar, at)
        if question is None:
            raise
        return line.push(question)


# -- becoming a hall ------------------------------------------------------------------------------------------------


def become_hall(folder: Path, hall: Hall, invitation: Invitation) -> Admission:
    """Join a centre as a hall, keep its place there, and fetch its cards for the first time.

    Args:
        folder: the register's, with its keys.
        hall: the hall's register.
        invitation: of the centre, for a name such as `H01`.

    Raises:
        RegisterUnreachable, WrongRegister, WrongCode: as when a till joins.
    """
    certificate = pinned(invitation)
    with RegisterClient(invitation.address, certificate=certificate) as line:
        admitted = line.admit(invitation.code, hall.key.public, "hall")
        admission = Admission(
            bazaar=admitted.bazaar,
            device=admitted.device,
            register_key=admitted.register_key,
            sealing_key=admitted.sealing_key,
            address=invitation.address,
            certificate=certificate,
        )
        hall.begin(admission.bazaar, admission.device)
        write_durably(folder / UPSTREAM_FILE, json.dumps(asdict(admission)).encode())
        relay(hall, admission, line)
    return admission


def read_upstream(folder: Path) -> Admission | None:
    """Return a hall's place at its centre; None where this register is the centre's own."""
    path = folder / UPSTREAM_FILE
    return Admission(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


@dataclass(slots=True)
class RelayState:
    """What the last pass found, for the log and the screen."""

    is_online: bool = False
    last: Relayed = field(default_factory=Relayed)


class RelayWorker(threading.Thread):
    """Sends on until it is stopped; a centre that does not answer is asked again later, and longer between each time.

    Args:
        hall: the hall's register.
        admission: its place at the centre.
        interval_ms: between passes while all is well.
        wished: tells when somebody in the hall last wished that all send; a new wish ends the wait for the centre.
    """

    def __init__(
        self,
        hall: Hall,
        admission: Admission,
        *,
        interval_ms: int = INTERVAL_MS,
        wished: Callable[[], str] = str,
    ) -> None:
        super().__init__(name="relay", daemon=True)
        self._wished = wished
        self._wish = ""
        self._hall = hall
        self._admission = admission
        self._interval_ms = interval_ms
        self._stopping = threading.Event()
        self._failures = 0
        self.state = RelayState()

    def stop(self, patience_ms: int = 5_000) -> bool:
        """End the thread after its present batch; tell whether it ended in time."""
        self._stopping.set()
        if self.is_alive():
            self.join(patience_ms / 1000)
        return not self.is_alive()

    @override
    def run(self) -> None:
        self._has_new_wish()  # what was wished before is fulfilled by the first pass
        while not self._stopping.is_set():
            self._pass()
            self._rest()

    def _rest(self) -> None:
        """Wait for the next pass, which comes at once when somebody wishes that all send."""
        left_ms = min(self._interval_ms << min(self._failures, 8), PAUSE_MS_MAX)
        while left_ms > 0 and not self._stopping.wait(min(left_ms, LOOK_MS) / 1000):
            left_ms -= LOOK_MS
            if self._has_new_wish():
                self._failures = 0
                return

    def _has_new_wish(self) -> bool:
        try:
            before, self._wish = self._wish, self._wished()
        except Trouble as failure:  # the hall's own database; the next pass says so louder
            _log.info("the hall's wishes: %s", failure)
            return False
        return self._wish != before

    def _pass(self) -> None:
        at = self._admission
        try:
            with RegisterClient(at.address, certificate=at.certificate) as line:
                self.state.last = relay(self._hall, at, line, self._stopping.is_set)
        except Exception as error:  # noqa: BLE001 - the named border of a pass: the hall must go on
            self._failures += 1
            self.state.is_online = False
            if isinstance(error, (Refusal, Trouble)):
                _log.info("the centre: %s", error)
            else:
                _log.error("a pass to the centre failed", exc_info=error)
            return
        self._failures = 0
        self.state.is_online = True
