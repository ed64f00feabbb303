"""The spool: papers on their way to the printer, in order, and what is known of each; it survives a power cut.

A paper is *waiting* until its first byte leaves, *sent* while its bytes are on their way, and gone when the printer has
taken them all. When the connection broke in between, or the machine died, nobody knows what came out: that paper is
*unknown*, and no program sends it again; a person looks and says "print again", which prints it as a copy, or "it is
there". What a printer refused before the first byte is tried again by itself, later and later, and has *failed* in the
end. Nothing overtakes what waits.

A spool with a folder keeps each paper in a file of its own, written whole or not at all before anything is sent. One
spool uses a folder at a time.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import threading
import zlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from pos.domain.troubles import PrinterTrouble
from pos.printing.document import Figure, Mark
from pos.printing.paper import Paper
from pos.printing.thermal import PrintOutcomeUnknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BACK_OFF_S: Final = (2, 5, 15, 60, 300)  # after each refusal; after the last one the paper has failed
_FORMAT = 1
_SUFFIX = ".json"


class JobState(Enum):
    """What is known of a paper."""

    WAITING = "waiting"
    SENT = "sent"
    PRINTED = "printed"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A paper on its way.

    Attributes:
        number: its place in the order.
        paper: what is to be printed.
        not_before: when it is tried again by itself; None is when a person asks for it.
        refusals: how often the printer did not take it.
    """

    number: int
    paper: Paper
    state: JobState
    not_before: datetime | None = None
    refusals: int = 0


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
        self._folder = folder
        self._told = told
        self._jobs: dict[int, Job] = {}
        self._last = 0
        self._guard = threading.Lock()  # a window may look while the lane works
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            self._load(folder)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The papers that are not known to be printed, oldest first."""
        with self._guard:
            return tuple(self._jobs[number] for number in sorted(self._jobs))

    def add(self, paper: Paper) -> Job:
        """Take a paper; from here on it is not lost."""
        self._last += 1
        return self._keep(Job(self._last, paper, JobState.WAITING))

    def send(self, send: Callable[[Paper], None], *, at_once: bool = True) -> PrinterTrouble | None:
        """Send what waits, oldest first, until something goes wrong.

        Args:
            send: sends one paper, once; see `pos.printing.thermal.Printer.send`.
            at_once: whether a paper that was refused is tried before its time, because a person is there.

        Returns:
            What went wrong; None where nothing did.
        """
        for job in self.jobs:
            if job.state is not JobState.WAITING:
                continue
            if not at_once and not self._is_due(job):
                return None
            trouble = self._send(job, send)
            if trouble is not None:
                return trouble
        return None

    def revive(self, as_copy: Callable[[Paper], Paper]) -> None:
        """Let everything wait again, because a person said so; what may be printed already, as a copy.

        Args:
            as_copy: marks a paper as a copy.
        """
        for job in self.jobs:
            if job.state is JobState.UNKNOWN:
                copy = replace(as_copy(job.paper), opens_drawer=False)
                self._keep(replace(job, paper=copy, state=JobState.WAITING, refusals=0))
            elif job.state is JobState.FAILED:
                self._keep(replace(job, state=JobState.WAITING, refusals=0))

    def forget(self, number: int) -> None:
        """Strike out a paper that a person has found printed after all, or wants no more."""
        job = self._jobs.get(number)
        if job is not None:
            self._put_away(job)

    # -- inside --------------------------------------------------------------------------------------------------

    def _send(self, job: Job, send: Callable[[Paper], None]) -> PrinterTrouble | None:
        # On disk before the first byte: who starts after a power cut must know that something may be on paper.
        self._keep(replace(job, state=JobState.SENT))
        try:
            send(job.paper)
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
        if self._folder is not None:
            _path(self._folder, job.number).unlink(missing_ok=True)
        self._tell(replace(job, state=JobState.PRINTED))

    def _keep(self, job: Job) -> Job:
        if self._folder is not None:
            _write(_path(self._folder, job.number), _written(job))
        with self._guard:
            self._jobs[job.number] = job
        self._tell(job)
        return job

    def _tell(self, job: Job) -> None:
        if self._told is not None:
            self._told(job)

    def _load(self, folder: Path) -> None:
        """Read what was left; a file that cannot be read is laid aside under another name, never thrown away."""
        for path in sorted(folder.glob(f"*{_SUFFIX}")):
            try:
                job = _read(json.loads(path.read_text(encoding="utf-8")))
            except (ValueError, KeyError, TypeError, zlib.error, binascii.Error):
                path.replace(path.with_suffix(".unreadable"))
                continue
            self._last = max(self._last, job.number)
            self._jobs[job.number] = job
            if job.state is JobState.SENT:
                self._keep(replace(job, state=JobState.UNKNOWN))


def _path(folder: Path, number: int) -> Path:
    return folder / f"{number:08d}{_SUFFIX}"


def _written(job: Job) -> dict[str, Any]:
    paper = job.paper
    return {
        "format": _FORMAT,
        "number": job.number,
        "state": job.state.value,
        "not_before": job.not_before.isoformat() if job.not_before else "",
        "refusals": job.refusals,
        "title": paper.title,
        "width": paper.width,
        "height": paper.height,
        "bits": base64.b85encode(zlib.compress(paper.bits, 1)).decode("ascii"),
        "cuts": paper.cuts,
        "figures": [[figure.mark.value, figure.minor] for figure in paper.figures],
        "opens_drawer": paper.opens_drawer,
    }


def _read(table: dict[str, Any]) -> Job:
    if table["format"] != _FORMAT:
        raise ValueError(table["format"])
    paper = Paper(
        title=str(table["title"]),
        width=int(table["width"]),
        height=int(table["height"]),
        bits=zlib.decompress(base64.b85decode(table["bits"])),
        cuts=tuple(map(int, table["cuts"])),
        figures=tuple(Figure(Mark(mark), int(minor)) for mark, minor in table["figures"]),
        opens_drawer=bool(table["opens_drawer"]),
    )
    if len(paper.bits) != paper.row_bytes * paper.height:
        raise ValueError(len(paper.bits))
    not_before = datetime.fromisoformat(table["not_before"]) if table["not_before"] else None
    return Job(int(table["number"]), paper, JobState(table["state"]), not_before, int(table["refusals"]))


def _write(path: Path, table: dict[str, Any]) -> None:
    fresh = path.with_suffix(".part")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(table, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
