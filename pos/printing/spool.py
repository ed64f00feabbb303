"""The spool: papers on their way to the printers, in order, and what is known of each; it survives a power cut.

A paper is *waiting* until its first byte leaves, *sent* while its bytes are on their way, and gone when the printer has
taken them all. When the connection broke in between, or the machine died, nobody knows what came out: that paper is
*unknown*, and no program sends it again; a person looks and says "print again", which prints it as a copy, or "it is
there". What a printer refused before the first byte is tried again by itself, later and later, and has *failed* in the
end. Nothing overtakes what waits for the same printer.

A spool with a folder keeps each paper in a file (`jobs`), written whole or not at all before anything is sent, and remembers
up to which fact of the book papers were taken over, so that a fact whose paper the machine did not live to make is found.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pos.domain.troubles import PrinterTrouble
from pos.printing.jobs import Job, JobFolder, JobState
from pos.printing.thermal import PrintOutcomeUnknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from pos.printing.paper import Paper

BACK_OFF_S: Final = (2, 5, 15, 60, 300)  # after each refusal; after the last one the paper has failed


@dataclass(unsafe_hash=True)
class SpoolUnwritable(PrinterTrouble):
    """The disk did not take the note that a paper is about to be sent, so it was not sent."""


class Spool:
    """Papers in order.

    Args:
        now: tells the time; without it nothing is tried again by itself.
        folder: where the papers are kept; None keeps them only as long as the program runs.
        told: is told of each change of a job's state.
    """

    def __init__(
        self,
        now: Callable[[], datetime] | None = None,
        folder: Path | None = None,
        told: Callable[[Job], None] | None = None,
    ) -> None:
        self._now = now
        self._told = told
        self._jobs: dict[int, Job] = {}
        self._last = 0
        self._guard = threading.Lock()  # a window may look while the lane works
        self._files = None if folder is None else JobFolder(folder)
        self._taken = None if self._files is None else self._files.taken()
        for job in self._files.jobs() if self._files else ():
            self._last = max(self._last, job.number)
            self._jobs[job.number] = job
            if self._taken is not None:
                self._taken = max(self._taken, job.place)
        for job in self.jobs:
            if job.state is JobState.SENT:
                self._keep(replace(job, state=JobState.UNKNOWN))

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The papers that are not known to be printed, oldest first."""
        with self._guard:
            return tuple(self._jobs[number] for number in sorted(self._jobs))

    @property
    def taken(self) -> int | None:
        """Up to which place of the book papers were taken over; None before that was ever said."""
        return self._taken

    def take(self, place: int) -> None:
        """Remember that the paper of the fact at a place of the book is here, or is not wanted."""
        if place <= (self._taken or 0) and self._taken is not None:
            return
        self._taken = place
        if self._files is not None:
            self._files.take(place)

    def add(self, paper: Paper, *, role: str = "", place: int = 0) -> Job:
        """Take a paper; from here on it is not lost.

        Args:
            paper: what is to be printed.
            role: which printer it is for.
            place: the place in the book of the fact whose paper it is; 0 for a copy, and for what no fact asked for.
        """
        self._last += 1
        since = self._now() if self._now else None
        return self._keep(Job(self._last, paper, JobState.WAITING, role=role, place=place, since=since))

    def send(self, send: Callable[[Job], None], *, at_once: bool = True) -> PrinterTrouble | None:
        """Send what waits, oldest first; a printer that will not is left alone, and the others go on.

        Args:
            send: sends the paper of one job, once; see `pos.printing.thermal.Printer.send`.
            at_once: whether a paper that was refused is tried before its time, because a person is there.

        Returns:
            What went wrong first; None where nothing did.
        """
        troubles: dict[str, PrinterTrouble | None] = {}
        for job in self.jobs:
            if job.state is not JobState.WAITING or job.role in troubles:
                continue
            if not at_once and not self._is_due(job):
                troubles[job.role] = None  # what waits behind it waits too
                continue
            trouble = self._send(job, send)
            if trouble is not None:
                troubles[job.role] = trouble
        return next((trouble for trouble in troubles.values() if trouble is not None), None)

    def revive(self, as_copy: Callable[[Job], Paper], number: int = 0) -> None:
        """Let a paper wait again, because a person said so; one that may be printed already, as a copy.

        Args:
            as_copy: gives the paper of a job marked as a copy.
            number: which paper; 0 for all of them.
        """
        for job in self.jobs:
            if number not in {0, job.number}:
                continue
            if job.state is JobState.UNKNOWN:
                copy = replace(as_copy(job), opens_drawer=False)
                self._keep(replace(job, paper=copy, state=JobState.WAITING, refusals=0, not_before=None))
            elif job.state is JobState.FAILED:
                self._keep(replace(job, state=JobState.WAITING, refusals=0, not_before=None))

    def forget(self, number: int) -> None:
        """Strike out a paper that a person has found printed after all, or wants no more."""
        job = self._jobs.get(number)
        if job is not None:
            self._put_away(job)

    # -- inside --------------------------------------------------------------------------------------------------

    def _send(self, job: Job, send: Callable[[Job], None]) -> PrinterTrouble | None:
        # On disk before the first byte: who starts after a power cut must know that something may be on paper.
        try:
            self._keep(replace(job, state=JobState.SENT))
        except SpoolUnwritable as trouble:
            self._keep(self._refused(job))
            return trouble
        try:
            send(job)
        except PrintOutcomeUnknown as trouble:
            self._keep(replace(job, state=JobState.UNKNOWN))
            return trouble
        except PrinterTrouble as trouble:
            self._keep(self._refused(job))
            return trouble
        except BaseException:
            self._keep(replace(job, state=JobState.UNKNOWN))
            raise
        self._put_away(job)
        return None

    def _refused(self, job: Job) -> Job:
        refusals = job.refusals + 1
        if refusals > len(BACK_OFF_S):
            return replace(job, state=JobState.FAILED, refusals=refusals)
        pause = timedelta(seconds=BACK_OFF_S[job.refusals])
        return replace(job, not_before=self._now() + pause if self._now else None, refusals=refusals)

    def _is_due(self, job: Job) -> bool:
        """Tell whether it is time to try a paper again by itself; one that was never refused waits behind those."""
        return self._now is not None and (job.not_before is None or job.not_before <= self._now())

    def _put_away(self, job: Job) -> None:
        with self._guard:
            del self._jobs[job.number]
        with suppress(OSError):  # then it stays in the folder as sent, and a person decides after the next start
            if job.place:
                self.take(job.place)  # before the job goes, or nothing would say that this paper was here
            if self._files is not None:
                self._files.drop(job.number)
        self._tell(replace(job, state=JobState.PRINTED))

    def _keep(self, job: Job) -> Job:
        if self._files is not None:
            try:
                self._files.keep(job)
            except OSError as error:
                # It goes on in memory; but nothing is sent that would be sent again after a power cut.
                if job.state is JobState.SENT:
                    raise SpoolUnwritable(str(error)) from error
        with self._guard:
            self._jobs[job.number] = job
        self._tell(job)
        return job

    def _tell(self, job: Job) -> None:
        if self._told is not None:
            self._told(job)
