"""A folder on a second medium that the owner has chosen, for the mirror or for copies, and how it is known again.

A stick that is pulled leaves an empty folder behind, or none; another stick may take its place. Writing there would fill the
wrong disk and call it safe. So the chosen folder gets a mark with the device's name; without this mark it counts as away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ledger.durable import write_durably

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "amana"
MARK = "amana.place"


def take(picked: Path, device: str) -> Path:
    """Make Amana's folder in a place that was picked, mark it, and return it.

    Args:
        picked: the stick or folder; one that is Amana's already is taken as it is.
        device: the device's name.

    Raises:
        OSError: it cannot be written.
    """
    folder = picked if picked.joinpath(MARK).exists() or picked.name == FOLDER else picked.joinpath(FOLDER)
    folder.mkdir(exist_ok=True)
    if not is_taken(folder, device):
        names = _names(folder)
        write_durably(folder / MARK, "\n".join([*names, device, ""]).encode())
    return folder


def is_taken(folder: Path, device: str) -> bool:
    """Tell whether a folder is the one that was taken for a device."""
    return device in _names(folder)


def _names(folder: Path) -> list[str]:
    try:
        return (folder / MARK).read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return []
