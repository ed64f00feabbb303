"""Status: what a printer says about itself when it is asked, in the moment it is asked (ESC/POS `DLE EOT`).

A printer answers these questions even while it is busy, out of paper or open. Cheap ones answer some of them, or none;
what was not answered is not known, and never taken for good news. (python-escpos' own `paper_status` says "paper is
there" when nothing was answered, which is why the questions are asked here.)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ASK = b"\x10\x04"
_PRINTER, _OFFLINE_CAUSE, _PAPER_SENSOR = 1, 2, 4
_FIXED_MASK, _FIXED_BITS = 0b1001_0011, 0b0001_0010  # every answer carries these; anything else is another message
_IS_OFFLINE = 0x08
_COVER_IS_OPEN = 0x04
_STOPPED_BY_PAPER = 0x20
_PAPER_NEAR_END = 0x0C
_PAPER_OUT = 0x60


class PaperSupply(Enum):
    """How much paper there is."""

    THERE = "there"
    NEAR_END = "near_end"
    OUT = "out"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What a printer said.

    Attributes:
        online: whether it would print now; None is not known.
        paper: how much paper there is.
        cover_open: whether its cover is open; None is not known.
    """

    online: bool | None = None
    paper: PaperSupply = PaperSupply.UNKNOWN
    cover_open: bool | None = None

    @property
    def refuses(self) -> bool:
        """Whether it said that it will not print. What a silent printer will do is not known, so it does not refuse."""
        return self.online is False or self.cover_open is True or self.paper is PaperSupply.OUT


def read_status(ask: Callable[[bytes], bytes]) -> PrinterStatus:
    """Ask a printer how it is.

    Args:
        ask: sends a question and returns what came back; empty when nothing did in good time.
    """
    printer = _answer(ask, _PRINTER)
    if printer is None:
        return PrinterStatus()  # it did not answer the first question, so it is not kept waiting for the others
    cause, sensor = _answer(ask, _OFFLINE_CAUSE), _answer(ask, _PAPER_SENSOR)
    return PrinterStatus(
        online=not printer & _IS_OFFLINE,
        paper=_supply(cause, sensor),
        cover_open=None if cause is None else bool(cause & _COVER_IS_OPEN),
    )


def _supply(cause: int | None, sensor: int | None) -> PaperSupply:
    if (sensor is not None and sensor & _PAPER_OUT) or (cause is not None and cause & _STOPPED_BY_PAPER):
        return PaperSupply.OUT
    if sensor is None:
        return PaperSupply.UNKNOWN
    return PaperSupply.NEAR_END if sensor & _PAPER_NEAR_END else PaperSupply.THERE


def _answer(ask: Callable[[bytes], bytes], question: int) -> int | None:
    """Return the byte that answers a question; None where nothing that looks like an answer came."""
    fitting = [byte for byte in ask(_ASK + bytes([question])) if byte & _FIXED_MASK == _FIXED_BITS]
    return fitting[-1] if fitting else None
