"""The sending screen: what is only on this till, one button to send it, a stick where there is no network.

The worker sends by itself all day; the button only asks it to begin now, and the progress that is shown is the worker's own. So
a till never sends twice at once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos.domain.errors import Forked, Refusal
from pos.domain.troubles import Trouble
from pos.sync.worker import SyncStatus
from pos.ui.presenters.gathering import Gathering
from pos.ui.presenters.status import LINKS
from pos.ui.rows.sayings import Saying
from pos.ui.rows.sending import DeviceRow, SendProgress, SendState, Taken

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.access import RollRow
    from pos.printing.document import Document
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.gathering import Pulse
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Runner, Words
    from pos.ui.presenters.session import Desks
    from pos.ui.rows.sending import DeviceState, SendStage

Outcome: TypeAlias = "Taken | Refusal | Trouble"
LIVES_MAX = 3  # in one run; two machines under one name would otherwise begin epochs against each other without end


class SendingView(Protocol):
    """What sending asks of its screen."""

    def show_state(self, state: SendState) -> None:
        """Show where this till's book stands."""

    def show_devices(self, devices: tuple[DeviceRow, ...]) -> None:
        """Show the devices that are known."""

    def show_progress(self, progress: SendProgress) -> None:
        """Show how far a sending or an export has come."""


class Sender(Protocol):
    """The worker, as far as a person can push it."""

    def poke(self) -> None:
        """Begin a pass now."""

    def give_up(self) -> None:
        """End the running pass after its batch."""

    def ask_roll(self) -> None:
        """Begin a pass now, and ask after it who is in."""

    def ask_all(self) -> None:
        """Begin a pass now, and wish after it that all tills send."""


class Stick(Protocol):
    """Facts and acknowledgements as files; asked on the wire lane only."""

    def export(self, folder: Path) -> Path:
        """Write everything unsent as one sealed bundle and prove it by reading it back.

        Raises:
            NothingUnsent: the register has everything.
            OSError, DamagedMessage: the medium failed.
        """

    def take(self, file: Path) -> Taken:
        """Take over the acknowledgements in a file, or bring a bundle in at the register.

        Raises:
            NotABundle, DamagedMessage, BadSignature, Forked, SealedElsewhere: it is not believed.
            SessionEnded, NotAllowed: nobody who may bring a bundle in has signed in.
        """


class ProofShop(Protocol):
    """Makes the paper of the register's word; asked on the paper lane only."""

    def proof(self) -> tuple[Document, bytes]:
        """Return the register's last signed word as paper, and its picture as a PNG file."""


class SendingPresenter:
    """The sending screen.

    Args:
        view: the screen.
        desks: the till's book.
        sender: the worker.
        stick: files for where there is no network.
        shop: makes the proof.
        papers: shows and prints it.
        runner: the wire lane.
        announcer: says what was done.
        words: words what went wrong.
        pulse: beats while all tills are asked to send.
        came_in: told whose bundles were brought in.
    """

    def __init__(
        self,
        view: SendingView,
        *,
        desks: Desks,
        sender: Sender,
        stick: Stick,
        shop: ProofShop,
        papers: PaperDesk,
        runner: Runner,
        announcer: Announcer,
        words: Words,
        pulse: Pulse,
        came_in: Callable[[tuple[str, ...]], None],
    ) -> None:
        self._view = view
        self._came_in = came_in
        self.gathering = Gathering(sender, pulse, self._progress, words)
        self._desks = desks
        self._sender = sender
        self._stick = stick
        self._shop = shop
        self._papers = papers
        self._runner = runner
        self._announcer = announcer
        self._words = words
        self._status = SyncStatus()
        self._stage: SendStage = "idle"
        self._has_begun = False
        self._lives_left = LIVES_MAX

    def enter(self) -> None:
        """Show what is known, and ask the register who is in."""
        self.present()
        self._sender.ask_roll()

    def present(self) -> None:
        """Show where this till's book stands now, and all others as the register told."""
        state = self.state()
        self._view.show_state(state)
        mine = self._this_device(state)
        roll = self._status.roll
        rows = {} if roll is None else {row.device: row for row in roll.tills}
        told = rows.pop(mine.name, None)
        has_centre = roll is not None and roll.has_centre
        if told is not None:
            mine = _with_told(mine, told, has_centre=has_centre)
        self._view.show_devices((mine, *(self._other(row, has_centre=has_centre) for row in rows.values())))

    def state(self) -> SendState:
        """Return where this till's book stands now."""
        unsent = self._desks.book.watermarks.unsent()
        mark = self._desks.book.watermarks.current()
        journal = self._desks.book.journal
        return SendState(
            waiting_sales=unsent.sales,
            waiting_facts=unsent.facts,
            acknowledged_facts=journal.place_at(mark.epoch, mark.seq),
            last_contact=self._last_contact(mark.at),
            link=LINKS[self._status.link],
        )

    def prove(self) -> None:
        """Show what the register has signed for, to be printed."""
        self._papers.show_made(self._desks.book.device, self._shop.proof)

    # -- by wire -----------------------------------------------------------------------------------------------

    def send(self) -> None:
        """Begin now, and show how far it comes."""
        self._has_begun = False
        self.gathering.stop()
        self._progress("connecting")
        self._sender.poke()

    def send_all(self) -> None:
        """Ask every till that the register reaches to send now."""
        self.gathering.begin()

    def stop(self) -> None:
        """End after the present batch, or wait for no till any more; what was acknowledged stays so."""
        if self.gathering.is_running:
            self.gathering.stop()
            self.present()
            return
        self._sender.give_up()
        self._progress("idle")

    def synced(self, status: SyncStatus) -> None:
        """Follow the worker."""
        self._status = status
        if isinstance(status.failure, Forked) and self._lives_left:
            self._begin_epoch()
        is_gathering = self.gathering.is_running
        self.gathering.follow(status)
        if self._stage in {"connecting", "sending"} and not is_gathering:
            self._follow(status)
        self.present()

    def _follow(self, status: SyncStatus) -> None:
        if status.is_busy:
            self._has_begun = True
            self._progress("sending" if status.whole else "connecting", status.done, status.whole)
        elif not self._has_begun:
            return
        elif status.failure is not None:
            self._progress("failed", words=self._words.failure(status.failure))
        else:
            self._progress("idle" if status.unsent.facts else "done")

    # -- by stick ----------------------------------------------------------------------------------------------

    def export(self, folder: str) -> None:
        """Write a bundle for the register into a folder, such as a stick."""
        self._progress("writing")
        self._runner.run(lambda: self._stick.export(Path(folder)), self._exported, self._failed)

    def take(self, file: str) -> None:
        """Read a file from a stick: the register's acknowledgement, or another till's bundle."""
        self._progress("receiving")
        self._runner.run(lambda: self._stick.take(Path(file)), self._taken, self._failed)

    def take_all(self, files: tuple[str, ...]) -> None:
        """Read all these files; one that is refused keeps none of the others back."""
        self._progress("receiving")
        self._runner.run(lambda: self._take_each(files), self._all_taken, self._failed)

    def _take_each(self, files: tuple[str, ...]) -> tuple[Outcome, ...]:
        return tuple(self._outcome(Path(file)) for file in files)

    def _outcome(self, file: Path) -> Outcome:
        try:
            return self._stick.take(file)
        except (Refusal, Trouble) as failure:
            return failure
        except OSError as failure:
            return Trouble(str(failure))

    def _all_taken(self, outcomes: tuple[Outcome, ...]) -> None:
        failures = [one for one in outcomes if isinstance(one, (Refusal, Trouble))]
        taken = [one for one in outcomes if isinstance(one, Taken)]
        if failures:
            self._progress("failed", words="\n".join(dict.fromkeys(map(self._words.failure, failures))))
        else:
            self._progress("done" if any(one.device for one in taken) else "idle")
        if any(one.device for one in taken):
            self._announcer.tell(Saying("stick_taken", count=sum(one.count for one in taken if one.device)))
        elif taken:
            self._announcer.tell(Saying("acknowledged", count=self.state().acknowledged_facts))
        self.present()
        self._came_in(tuple(dict.fromkeys(one.device for one in taken if one.device)))

    def _exported(self, path: Path) -> None:
        self._progress("done", words=str(path))
        self._announcer.tell(Saying("bundle_saved", code=path.name))

    def _taken(self, taken: Taken) -> None:
        self._progress("done" if taken.device else "idle", words=taken.word)
        if taken.device and taken.count:
            self._announcer.tell(Saying("bundle_taken", code=taken.device, count=taken.count))
        elif taken.device:
            self._announcer.tell(Saying("bundle_known", code=taken.device))
        elif taken.count:
            self._announcer.tell(Saying("acknowledged", count=self.state().acknowledged_facts))
        else:
            self._announcer.tell(Saying("other_place_only", tone="warn"))
        self.present()
        self._came_in((taken.device,) if taken.device else ())

    def _failed(self, error: Exception) -> None:
        if isinstance(error, OSError):
            error = Trouble(str(error))
        if not isinstance(error, (Refusal, Trouble)):
            self._progress("failed")
            raise error
        self._progress("failed", words=self._words.failure(error))

    # -- inside ------------------------------------------------------------------------------------------------

    def _progress(
        self, stage: SendStage, done: int = 0, total: int = 0, words: str = "", tills: tuple[str, ...] = ()
    ) -> None:
        self._stage = stage
        self._view.show_progress(SendProgress(stage, done, total, words, tills))

    def _last_contact(self, acknowledged_at: str) -> datetime | None:
        if self._status.succeeded_at is not None:
            return self._desks.zoned(self._status.succeeded_at)
        return self._desks.zoned(datetime.fromisoformat(acknowledged_at)) if acknowledged_at else None

    def _begin_epoch(self) -> None:
        """The register holds another history of this till: go on in a new epoch, which says again what was not confirmed."""
        self._lives_left -= 1
        self._desks.book.new_epoch("forked")
        self._sender.poke()

    def _other(self, row: RollRow, *, has_centre: bool) -> DeviceRow:
        return DeviceRow(
            key=row.device,
            name=row.device,
            facts=row.facts + row.waiting,
            acknowledged=row.facts,
            waiting=row.waiting,
            last_contact=None if row.contact_at is None else self._desks.zoned(row.contact_at),
            state=self.gathering.answer_of(row) or _state_of(row),
            label=row.label,
            sales=row.sales,
            takings_minor=row.takings_minor,
            skew_ms=row.skew_ms,
            relayed=row.relayed if has_centre else None,
            hall=row.hall,
            reports=row.shifts,
            papers=row.papers,
            papers_differ=row.papers_differ,
        )

    def _this_device(self, state: SendState) -> DeviceRow:
        standing: DeviceState = "in" if not state.waiting_facts else "waiting"
        if isinstance(self._status.failure, Forked):
            standing = "fork"
        return DeviceRow(
            key=self._desks.book.device,
            name=self._desks.book.device,
            facts=state.acknowledged_facts + state.waiting_facts,
            acknowledged=state.acknowledged_facts,
            waiting=state.waiting_facts,
            last_contact=state.last_contact,
            state=standing,
            is_this=True,
        )


def _state_of(row: RollRow) -> DeviceState:
    """Say the worst that is known of a till."""
    if row.revoked:
        return "revoked"
    by_standing: dict[str, DeviceState] = {"missing": "missing", "forked": "fork", "gapped": "gap", "open": "open"}
    return by_standing.get(row.standing, "waiting" if row.waiting else "in")


def _with_told(mine: DeviceRow, told: RollRow, *, has_centre: bool) -> DeviceRow:
    """What this till knows of itself goes before what it was told; of its shifts the register tells."""
    is_open = mine.state == "in" and told.standing == "open"
    return replace(
        mine,
        state="open" if is_open else mine.state,
        label=told.label,
        sales=told.sales,
        takings_minor=told.takings_minor,
        skew_ms=told.skew_ms,
        relayed=told.relayed if has_centre else None,
        reports=told.shifts,
        papers=told.papers,
        papers_differ=told.papers_differ,
    )
