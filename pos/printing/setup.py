"""Setup: which printers a till has and what stands around its papers; one file, which the next till can take over.

`printing.toml` lies in Amana's own folder. It is written whole by the settings screen, and may be carried to another till on a
stick: everything is in it, the logo too. An unknown key is refused rather than ignored, as in `settings.toml`.

A till has up to three printers by role. Where no printer is named for reports (X, Z, count sheets), they come out of the
printer for receipts; where none is named for labels, there are no roll labels.
"""

from __future__ import annotations

import base64
import binascii
import sys
from dataclasses import asdict, field, fields
from typing import TYPE_CHECKING, Any, Final

from pos.domain.errors import UnreadableFile
from pos.domain.values import dataclass

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "printing.toml"
RECEIPT: Final = "receipt"
REPORT: Final = "report"
LABEL: Final = "label"
ROLES: Final = (RECEIPT, REPORT, LABEL)
KINDS: Final = ("folder", "network", "device", "usb", "serial", "queue")
CODES: Final = ("raster", "graphics", "zpl")
DENSITY_MAX: Final = 6
COPIES_MAX: Final = 5
SHEET_NAMES: Final = ("65", "40", "24", "21")
SHIFT_MAX: Final = 1_000  # a centimetre
LOGO_BYTES_MAX: Final = 200_000
LINE_CHARACTERS_MAX: Final = 120
_BYTES_MAX: Final = 600_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterSetup:
    """One printer.

    Attributes:
        kind: `folder` (paper as files), `network` (port 9100), `device` (a device file), `usb`, `serial` or `queue` (the system's
            own list of printers).
        address: the folder, host or `host:port`, device file, `04b8:0e15`, `COM3@115200` or the queue's name; empty is the folder
            beside the book.
        dots: printable dots across; 576 are 80 mm, 384 are 58 mm. Labels: 304 are 38 mm, 400 are 50 mm.
        has_cutter: without one, paper is fed so far that it can be torn.
        drawer_pin: the pin of the cash drawer's cable, 2 or 5.
        density: how dark it prints, from -6 to 6; 0 leaves the printer as it is.
        code: how it is told its dots: `raster` (GS v 0, which nearly all know), `graphics` (GS ( L), and for labels `zpl`.
        copies: how often each paper is printed.
    """

    kind: str = "folder"
    address: str = ""
    dots: int = 576
    has_cutter: bool = True
    drawer_pin: int = 2
    density: int = 0
    code: str = "raster"
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmings:
    """What a till prints around its papers.

    Attributes:
        header_ar: a line below the bazaar's name.
        header_en: the same in English.
        footer_ar: a line at the very end.
        footer_en: the same in English.
        logo: a picture above everything, the bytes of a PNG or JPEG file; empty for none.
    """

    header_ar: str = ""
    header_en: str = ""
    footer_ar: str = ""
    footer_en: str = ""
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSetup:
    """How item labels are printed; lengths in hundredths of a millimetre.

    Attributes:
        sheet: the kind of A4 sheet that was used last; see `pos.printing.labels.SHEETS`.
        sheet_right, sheet_down: how far everything on a sheet moves, because the printer pulls its paper askew.
        roll_right, roll_down: the same for labels of a roll.
    """

    sheet: str = "65"
    sheet_right: int = 0
    sheet_down: int = 0
    roll_right: int = 0
    roll_down: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingSetup:
    """Everything about this till's paper.

    Attributes:
        receipt: the printer for receipts and slips; the cash drawer hangs on it.
        report: the printer for reports; None is the receipt printer.
        label: the printer for rolls of labels; None where there is none.
        prints_receipts: whether a sale prints its receipt by itself.
        opens_drawer: whether there is a cash drawer to open.
        trimmings: what stands around the papers.
        labels: how item labels are printed.
    """

    receipt: PrinterSetup = PrinterSetup()
    report: PrinterSetup | None = None
    label: PrinterSetup | None = None
    prints_receipts: bool = True
    opens_drawer: bool = True
    trimmings: Trimmings = Trimmings()
    labels: LabelSetup = LabelSetup()


@dataclass(frozen=True, slots=True)
class Profile:
    """A make of printer with what it has: a beginning, from which single values may be changed.

    Attributes:
        name: what it is chosen by; a maker's series, or the width of its paper.
    """

    name: str
    dots: int
    has_cutter: bool
    drawer_pin: int = 2
    code: str = "raster"


PROFILES: Final = (
    Profile("80 mm", 576, True),
    Profile("58 mm", 384, False),
    Profile("Epson TM-T20", 576, True, code="graphics"),
    Profile("Epson TM-T88 180 dpi", 512, True, code="graphics"),
    Profile("Star, Bixolon", 576, True, drawer_pin=2),
    Profile("Xprinter, Rongta", 576, True),
    Profile("Sunmi, POS-5890", 384, False),
)


def read(folder: Path) -> PrintingSetup:
    """Read a till's setup.

    Args:
        folder: Amana's own folder.

    Raises:
        UnreadableFile: the file is no TOML, or has an unknown key or value.
    """
    path = folder / FILE
    if not path.exists():
        return PrintingSetup(receipt=_older(folder / "settings.toml"))
    try:
        with path.open("rb") as file:
            content = file.read(_BYTES_MAX + 1)
    except OSError as error:
        raise UnreadableFile(FILE, str(error)) from error
    return parse(content)


def parse(content: bytes) -> PrintingSetup:
    """Read a setup from the bytes of its file.

    Raises:
        UnreadableFile: it is no setup.
    """
    if len(content) > _BYTES_MAX:
        raise UnreadableFile(FILE, f"{len(content)} bytes")
    try:
        table = tomllib.loads(content.decode("utf-8"))
        return _setup(table)
    except (ValueError, TypeError, KeyError, binascii.Error) as error:
        raise UnreadableFile(FILE, str(error)) from error


def written(setup: PrintingSetup) -> bytes:
    """Return the bytes of a setup's file."""
    lines = [
        f"prints_receipts = {_literal(setup.prints_receipts)}\n",
        f"opens_drawer = {_literal(setup.opens_drawer)}\n",
    ]
    for role in ROLES:
        printer = getattr(setup, role)
        if printer is not None:
            lines.append(f"\n[{role}]\n")
            lines += [f"{key} = {_literal(value)}\n" for key, value in asdict(printer).items()]
    lines.append("\n[trimmings]\n")
    lines += [f"{key} = {_literal(value)}\n" for key, value in asdict(setup.trimmings).items()]
    if setup.labels != LabelSetup():
        lines.append("\n[labels]\n")
        lines += [f"{key} = {_literal(value)}\n" for key, value in asdict(setup.labels).items()]
    return "".join(lines).encode("utf-8")


def write(folder: Path, setup: PrintingSetup) -> None:
    """Write a till's setup: to a new file, which then takes the old one's place."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.new"
    fresh.write_bytes(written(setup))
    fresh.replace(folder / FILE)


def _older(path: Path) -> PrinterSetup:
    """Return the printer that stood among the settings before printers had a file of their own."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return PrinterSetup()
    moved = {"printer": "kind", "printer_address": "address", "paper_dots": "dots"}
    try:
        return _printer({moved[key]: value for key, value in table.items() if key in moved})
    except ValueError as error:
        raise UnreadableFile(path.name, str(error)) from error


def _setup(table: dict[str, Any]) -> PrintingSetup:
    known: dict[str, Any] = {}
    for key, value in table.items():
        if key in ROLES:
            known[key] = _printer(value)
        elif key == "trimmings":
            known[key] = _trimmings(value)
        elif key == "labels":
            known[key] = _labels(value)
        elif key in {"prints_receipts", "opens_drawer"} and isinstance(value, bool):
            known[key] = value
        else:
            raise ValueError(f"{key} = {value!r}")
    return PrintingSetup(**known)


def _printer(table: dict[str, Any]) -> PrinterSetup:
    if not isinstance(table, dict):
        raise TypeError(f"{table!r} is no table")
    _require(PrinterSetup(), table)
    printer = PrinterSetup(**table)
    choices: dict[str, tuple[object, ...]] = {
        "kind": KINDS,
        "code": CODES,
        "drawer_pin": (2, 5),
        "density": tuple(range(-DENSITY_MAX, DENSITY_MAX + 1)),
        "copies": tuple(range(1, COPIES_MAX + 1)),
        "dots": tuple(range(200, 1281, 8)),
    }
    for key, allowed in choices.items():
        if getattr(printer, key) not in allowed:
            raise ValueError(f"{key} = {getattr(printer, key)!r}")
    return printer


def _trimmings(table: dict[str, Any]) -> Trimmings:
    if not isinstance(table, dict):
        raise TypeError(f"{table!r} is no table")
    logo = base64.b64decode(table.get("logo", ""), validate=True)
    rest = {key: value for key, value in table.items() if key != "logo"}
    _require(Trimmings(), rest)
    if len(logo) > LOGO_BYTES_MAX or any(len(line) > LINE_CHARACTERS_MAX for line in rest.values()):
        raise ValueError("too long")
    return Trimmings(**rest, logo=logo)


def _labels(table: dict[str, Any]) -> LabelSetup:
    if not isinstance(table, dict):
        raise TypeError(f"{table!r} is no table")
    _require(LabelSetup(), table)
    labels = LabelSetup(**table)
    shifts = (labels.sheet_right, labels.sheet_down, labels.roll_right, labels.roll_down)
    if labels.sheet not in SHEET_NAMES or any(abs(shift) > SHIFT_MAX for shift in shifts):
        raise ValueError(f"{labels}")
    return labels


def _require(standard: PrinterSetup | Trimmings | LabelSetup, table: dict[str, Any]) -> None:
    kinds = {one.name: type(getattr(standard, one.name)) for one in fields(standard)}
    for key, value in table.items():
        if type(value) is not kinds.get(key):
            raise ValueError(f"{key} = {value!r}")


def _literal(value: str | int | bytes) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
