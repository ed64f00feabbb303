"""What the sheets of printers and of waiting papers show, and what they hand back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

PrinterRole = Literal["receipt", "report", "label"]
PaperFate = Literal["waiting", "sent", "unknown", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterForm:
    """One printer, as `pos.printing.setup.PrinterSetup` describes it."""

    kind: str = "folder"
    address: str = ""
    dots: int = 576
    has_cutter: bool = True
    drawer_pin: int = 2
    density: int = 0
    code: str = "raster"
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsForm:
    """How labels are printed, as `pos.printing.setup.LabelSetup` describes it; it goes through the sheet untouched."""

    sheet: str = "65"
    sheet_right: int = 0
    sheet_down: int = 0
    roll_right: int = 0
    roll_down: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintingForm:
    """Everything about this till's paper, as `pos.printing.setup.PrintingSetup` describes it."""

    receipt: PrinterForm = PrinterForm()
    report: PrinterForm | None = None
    label: PrinterForm | None = None
    prints_receipts: bool = True
    opens_drawer: bool = True
    header_ar: str = ""
    header_en: str = ""
    footer_ar: str = ""
    footer_en: str = ""
    logo: bytes = field(default=b"", repr=False)
    labels: LabelsForm = LabelsForm()


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """A make of printer to begin from."""

    name: str
    dots: int
    has_cutter: bool
    drawer_pin: int
    code: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A printer that was found.

    Attributes:
        kind: how it is spoken to.
        address: what to write into the form.
        name: what a person knows it by; may be empty.
    """

    kind: str
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """A paper that is not known to have come out.

    Attributes:
        number: its number in the spool.
        title: the number on it, or what it is.
        fate: what is known of it.
        role: which printer it is for.
        since: when it came.
    """

    number: int
    title: str
    fate: PaperFate
    role: PrinterRole
    since: datetime | None
