"""What the settings screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PrinterKind = Literal["folder", "network", "device"]


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence that comes with the program.

    Attributes:
        name: what it is for, such as a library or typeface.
        text: its full text.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """Where receipts go.

    Attributes:
        kind: pictures in a folder, a network printer, or a device file.
        address: the folder, host or device file.
        paper_dots: the printable width; 576 dots are 80 mm, 384 dots are 58 mm.
    """

    kind: PrinterKind
    address: str
    paper_dots: int


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was chosen on this machine.

    Attributes:
        language: `ar` or `en`.
        theme: `light`, `dark` or `contrast`.
        text_percent: size of the text; 100 is normal.
        sounds: `all`, `refused` or `none`.
        lock_minutes: after how many minutes without a touch the till locks; 0 is never.
        printer: where receipts go.
        version: the version of the program.
        book: where the book lies.
        licences: what comes with the program.
    """

    language: str
    theme: str
    text_percent: int
    sounds: str
    lock_minutes: int
    printer: PrinterChoice
    version: str
    book: str
    licences: tuple[Licence, ...]
