"""What is on a stick: bundles on their way to a register, and its acknowledgements on their way back.

Anyone can put anything on a stick. What Amana did not write is named as such; what it did write is judged whole, by the rules of
what comes over the wire, so a file that is old, doubled or somebody else's can only be refused or change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.ways import NotABundle
from pos.sync.seal import ACKS_BYTES_MAX, BUNDLE_BYTES_MAX, read_header, unpack_acks, write_safely

if TYPE_CHECKING:
    from pathlib import Path

    from pos.sync.wire import Ack

BUNDLE_END = ".amana"
ACKS_END = ".acks"
_BUNDLE, _ACKS = b'{"amana":"bundle"', b'{"acks":'


def read_stick(path: Path) -> bytes | tuple[Ack, ...]:
    """Read a file of a stick and prove that it is whole: a bundle as it is, or the acknowledgements in it.

    Who signed it and whom it is about, whoever takes it judges.

    Raises:
        NotABundle: Amana did not write it.
        DamagedMessage: it is cut or altered.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        message = file.read(BUNDLE_BYTES_MAX + 1)
    if message.startswith(_BUNDLE):
        read_header(message)
        return message
    if message.startswith(_ACKS) and len(message) <= ACKS_BYTES_MAX:
        return unpack_acks(message)
    raise NotABundle(path.name)


def write_acks(bundle: Path, message: bytes) -> Path:
    """Write the register's acknowledgements beside the bundle that they answer, and return where.

    Raises:
        OSError, DamagedMessage: the medium failed.
    """
    path = bundle.with_name(bundle.name.removesuffix(BUNDLE_END) + ACKS_END)
    write_safely(path, message)
    return path


def lying_on(folder: Path, device: str) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return what lies on a stick and matters to a till: other tills' bundles without an answer, and answers to its own.

    Args:
        folder: the stick's first folder.
        device: the till.

    Raises:
        OSError: the stick cannot be read any more.
    """
    files = sorted(folder.iterdir())
    answered = {file.stem for file in files if file.suffix == ACKS_END}
    bundles = [file for file in files if file.suffix == BUNDLE_END and file.stem not in answered]
    return (
        tuple(file for file in bundles if not _is_of(file, device)),
        tuple(file for file in files if file.suffix == ACKS_END and _is_of(file, device)),
    )


def _is_of(file: Path, device: str) -> bool:
    """Tell by its name whether a file is about a till; what is in it is judged when it is taken in."""
    return f"-{device}-" in file.name
