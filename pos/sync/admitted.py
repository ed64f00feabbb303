"""What a till keeps on disk from the day the register admitted it: one small file beside its book."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from pos.domain.errors import UnreadableFile
from pos.sync.exchange import Admission

if TYPE_CHECKING:
    from pathlib import Path

ADMISSION_FILE = "admission.json"


def keep_admission(folder: Path, admission: Admission) -> None:
    """Write an admission into a till's folder."""
    (folder / ADMISSION_FILE).write_text(json.dumps(asdict(admission)), encoding="utf-8")


def read_admission(folder: Path) -> Admission:
    """Read the admission of a till.

    Args:
        folder: the till's, with its book.

    Raises:
        UnreadableFile: it is missing or damaged.
    """
    try:
        return Admission(**json.loads((folder / ADMISSION_FILE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise UnreadableFile(ADMISSION_FILE, str(error)) from error


def admitted_till(home: Path) -> str:
    """Return the name of the first till that was admitted in a folder of tills; empty where none was."""
    found = sorted(file.parent.name for file in home.glob(f"*/{ADMISSION_FILE}"))
    return found[0] if found else ""
