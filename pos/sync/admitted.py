"""What a till keeps on disk from the day the register admitted it: one small file beside its book."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from pos.domain.errors import UnreadableFile
from pos.domain.values import dataclass
from pos.ledger.durable import write_durably

if TYPE_CHECKING:
    from pathlib import Path

ADMISSION_FILE = "admission.json"
KNOWN = "till.txt"  # names the till, so that a folder that is away is not taken for a new machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """What a till keeps from the day the register admitted it.

    Attributes:
        bazaar: the bazaar's code.
        device: the name it was given.
        register_key: the register's signing key, public half, hexadecimal.
        sealing_key: the register's sealing key, public half, hexadecimal.
        address: where the register is; empty where it lives in this program.
        certificate: the register's own (PEM), pinned; empty where the system's authorities vouch for it.
    """

    bazaar: str
    device: str
    register_key: str
    sealing_key: str
    address: str = ""
    certificate: str = ""


def keep_admission(folder: Path, admission: Admission) -> None:
    """Write an admission into a till's folder."""
    write_durably(folder / ADMISSION_FILE, json.dumps(asdict(admission)).encode())


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
    """Return the folder of the till that this machine is; empty where it is none yet.

    A till that joined a register elsewhere comes before the sample's, which somebody tried first.
    """
    found = sorted(file.parent for file in home.glob(f"*/{ADMISSION_FILE}"))
    joined = [folder for folder in found if read_admission(folder).address]
    return next((folder.name for folder in (*joined, *found)), "")


def known_till(home: Path) -> str:
    """Return the name of the till that was last opened on this machine; empty on a new one."""
    path = home / KNOWN
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""
