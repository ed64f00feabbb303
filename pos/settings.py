"""Where Amana's files live on this machine, and what its owner chose.

Settings are a small TOML file in Amana's own folder. An unknown key is refused rather than ignored, so a misspelt setting is
noticed on the day it is written. Nothing secret is ever in it.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from pos.domain.errors import UnreadableFile
from pos.domain.values import dataclass

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = "settings.toml"
REGISTER = "register"  # the register that lives in this program
LOGS = "logs"  # Amana's log, crash notes and reports, in its own folder
SAMPLE_PINS = "sample-pins.json"  # in a till's folder; only the sample bazaar has it
COPIES = "backups"  # copies of the book that were made by hand before a second place was set
LANGUAGES = ("ar", "en")
THEMES = ("light", "dark", "contrast")
SOUNDS = ("all", "refused", "none")
LOCK_MINUTES = (0, 2, 5, 10, 20)
BACKUP_SALES = (50, 100, 200, 500)
MOVED = ("printer", "printer_address", "paper_dots")  # once here; now in `pos.printing.setup`, which still finds them


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the owner of this machine chose.

    Attributes:
        language: the screen's language.
        theme: the screen's colours.
        text_percent: size of the screen's text; 100 is normal.
        sounds: what sounds at the counter: `all`, only what was `refused`, or `none`.
        lock_minutes: after how many minutes without a touch the till locks itself; 0 is never.
        backup_folder: a second place for copies of the book; empty where there is none.
        backup_sales: after how many sales a copy is made by itself.
        mirror_folder: a folder on a second medium for the mirror; empty where there is none.
    """

    language: str = "ar"
    theme: str = "light"
    text_percent: int = 100
    sounds: str = "all"
    lock_minutes: int = 10
    backup_folder: str = ""
    backup_sales: int = 200
    mirror_folder: str = ""


_FORMER_NAMES = {"mirror_file": "mirror_folder"}
_CHOICES: dict[str, tuple[object, ...]] = {
    "language": LANGUAGES,
    "theme": THEMES,
    "text_percent": (100, 115, 130, 150),
    "sounds": SOUNDS,
    "lock_minutes": LOCK_MINUTES,
    "backup_sales": BACKUP_SALES,
}


def assets() -> Path:
    """Return the folder of fonts, icons, themes, papers' words and the sample bazaar."""
    in_tree = Path(__file__).parent.parent / "assets"
    return in_tree if in_tree.is_dir() else Path(__file__).parent / "_assets"


def home() -> Path:
    """Return Amana's own folder: `AMANA_HOME` where it is set, else the user's data folder of this system."""
    chosen = os.environ.get("AMANA_HOME")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("amana", appauthor=False)


def read(folder: Path) -> Settings:
    """Read the settings; what is not in the file has its default, and no file at all is no trouble.

    Raises:
        UnreadableFile: the file is no TOML, or has an unknown key or value.
    """
    path = folder / FILE
    if not path.exists():
        return Settings()
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFile(FILE, str(error)) from error
    known = {_FORMER_NAMES.get(key, key): value for key, value in written.items() if key not in MOVED}
    for key, value in known.items():
        _require_known(key, value)
    return Settings(**known)


def write(folder: Path, settings: Settings) -> None:
    """Write the settings: to a new file, which then takes the old one's place."""
    lines = [f"{field.name} = {_literal(getattr(settings, field.name))}\n" for field in fields(settings)]
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.new"
    fresh.write_text("".join(lines), encoding="utf-8")
    fresh.replace(folder / FILE)


def keep_sample_pins(folder: Path, pins: dict[str, str]) -> None:
    """Write down, in the folder of a till of the sample bazaar, the PIN that each person began with, by code."""
    (folder / SAMPLE_PINS).write_text(json.dumps(pins, sort_keys=True), encoding="utf-8")


def sample_pins(folder: Path) -> dict[str, str]:
    """Return the PINs that the sample's people began with, by code; none for a till of any other bazaar."""
    path = folder / SAMPLE_PINS
    return {str(code): str(pin) for code, pin in json.loads(path.read_bytes()).items()} if path.exists() else {}


def _require_known(key: str, value: Any) -> None:  # noqa: ANN401 - whatever TOML holds
    kinds = {field.name: type(field.default) for field in fields(Settings)}
    if key not in kinds or type(value) is not kinds[key] or value not in _CHOICES.get(key, (value,)):
        raise UnreadableFile(FILE, f"{key} = {value!r}")


def _literal(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
