"""Jobs: a paper on its way with what is known of it, and the folder that keeps jobs through a power cut.

Each job is a file of its own, written beside its place, synced, moved there, and the folder synced too: after a cut a job is
there as it was last written, or it never was. One small file more, `taken`, says up to which place of the book papers were taken
over; what the book holds beyond it was recorded, but the machine died before its paper was in the spool.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from pos.printing.document import Figure, Mark
from pos.printing.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT: Final = 1
UNDER_WAY: Final = timedelta(seconds=10)  # what a paper takes, with those before it; after that it is late
_SUFFIX = ".json"
_TAKEN = "taken"


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
        role: which of the till's printers it is for; see `pos.printing.setup.ROLES`.
        place: the place in the book of the fact whose paper it is; 0 where no fact asked for it.
        since: when it came; None where nobody tells the time.
    """

    number: int
    paper: Paper
    state: JobState
    not_before: datetime | None = None
    refusals: int = 0
    role: str = ""
    place: int = 0
    since: datetime | None = None

    def is_stuck(self, now: datetime) -> bool:
        """Whether a person should hear of it: it was refused, nobody knows what came out, or it takes longer than papers do."""
        if self.refusals or self.state in {JobState.UNKNOWN, JobState.FAILED}:
            return True
        return self.since is not None and now - self.since > UNDER_WAY


class JobFolder:
    """Keeps jobs as files. One process uses a folder at a time.

    Args:
        folder: made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, job: Job) -> None:
        """Write a job whole, or leave it as it was."""
        self._write(self._path(job.number), json.dumps(_written(job)))

    def drop(self, number: int) -> None:
        """Delete a job."""
        self._path(number).unlink(missing_ok=True)

    def jobs(self) -> Iterator[Job]:
        """Yield what was left, in order; a file that cannot be read is laid aside under another name, never thrown away."""
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            job = _job_in(path)
            if job is None:
                path.replace(path.with_suffix(".unreadable"))
            else:
                yield job

    def taken(self) -> int | None:
        """Return up to which place of the book papers were taken over; None where that was never written."""
        try:
            return int((self._folder / _TAKEN).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def take(self, place: int) -> None:
        """Write up to which place of the book papers were taken over."""
        self._write(self._folder / _TAKEN, str(place))

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:08d}{_SUFFIX}"

    def _write(self, path: Path, text: str) -> None:
        fresh = path.with_suffix(".part")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        if os.name == "posix":  # elsewhere a folder cannot be synced, and its journal is the system's own matter
            opened = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def _job_in(path: Path) -> Job | None:
    try:
        return _read(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, KeyError, TypeError, zlib.error, binascii.Error):
        return None


def _written(job: Job) -> dict[str, Any]:
    paper = job.paper
    return {
        "format": FORMAT,
        "number": job.number,
        "state": job.state.value,
        "not_before": job.not_before.isoformat() if job.not_before else "",
        "refusals": job.refusals,
        "role": job.role,
        "place": job.place,
        "since": job.since.isoformat() if job.since else "",
        "title": paper.title,
        "width": paper.width,
        "height": paper.height,
        "bits": base64.b85encode(zlib.compress(paper.bits, 1)).decode("ascii"),
        "cuts": paper.cuts,
        "figures": [[figure.mark.value, figure.minor] for figure in paper.figures],
        "opens_drawer": paper.opens_drawer,
        "label_height": paper.label_height,
    }


def _read(table: dict[str, Any]) -> Job:
    if table["format"] != FORMAT:
        raise ValueError(table["format"])
    paper = Paper(
        title=str(table["title"]),
        width=int(table["width"]),
        height=int(table["height"]),
        bits=zlib.decompress(base64.b85decode(table["bits"])),
        cuts=tuple(map(int, table["cuts"])),
        figures=tuple(Figure(Mark(mark), int(minor)) for mark, minor in table["figures"]),
        opens_drawer=bool(table["opens_drawer"]),
        label_height=int(table.get("label_height", 0)),
    )
    if len(paper.bits) != paper.row_bytes * paper.height:
        raise ValueError(len(paper.bits))
    return Job(
        number=int(table["number"]),
        paper=paper,
        state=JobState(table["state"]),
        not_before=_moment(table["not_before"]),
        refusals=int(table["refusals"]),
        role=str(table["role"]),
        place=int(table["place"]),
        since=_moment(table["since"]),
    )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
