"""What the sheet of item labels shows, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos.ui.rows.names import Name


@dataclass(frozen=True, slots=True)
class LabelItem:
    """An item that labels can be printed for.

    Attributes:
        pieces: how many were received; one for goods that are weighed.
    """

    code: str
    name: Name
    family: str
    pieces: int


@dataclass(frozen=True, slots=True)
class LabelFamily:
    """A family whose items can be chosen."""

    number: str
    name: Name


@dataclass(frozen=True, slots=True)
class LabelGoods:
    """What labels can be printed for.

    Attributes:
        is_rtl: whether a sheet is filled from its right side, because the bazaar's paper is read so.
    """

    families: tuple[LabelFamily, ...]
    items: tuple[LabelItem, ...]
    is_rtl: bool = True


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A kind of A4 sheet; its size in millimetres, as people read it."""

    name: str
    size: str
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class LabelForm:
    """How labels were printed last.

    Attributes:
        sheet: the kind of sheet.
        sheet_shift, roll_shift: to the right and down, in hundredths of a millimetre.
        roll: the size of the labels in the label printer; empty where there is none.
    """

    sheet: str = "65"
    sheet_shift: tuple[int, int] = (0, 0)
    roll_shift: tuple[int, int] = (0, 0)
    roll: str = ""


@dataclass(frozen=True, slots=True)
class LabelWish:
    """What is to be printed.

    Attributes:
        items: which items, in order.
        each: how often each; 0 is as many as were received.
        sheet: the kind of sheet.
        start: the first free label of the first sheet.
        shift: to the right and down, in hundredths of a millimetre.
    """

    items: tuple[LabelItem, ...]
    each: int
    sheet: str
    start: int
    shift: tuple[int, int]

    @property
    def pieces(self) -> tuple[tuple[str, int], ...]:
        """How often each item's label is printed, by its code."""
        return tuple((item.code, self.each or item.pieces) for item in self.items)
