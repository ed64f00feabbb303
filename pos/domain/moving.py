"""Where the credit of a sold line is now: a sale names one family, and a correction may have named another since.

A refund or a void repeats the sale's lines, and its postings follow from it alone. So it must repeat them as they stand: with
the family and the rate that the last move gave them. Otherwise the first family, which has nothing of the line any more, would
pay for what another one got.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos.domain.facts import Line, LineMoved


def lines_now(lines: tuple[Line, ...], moves: Iterable[LineMoved]) -> tuple[Line, ...]:
    """Return the lines of a sale with the families and rates that its moves, oldest first, left them with."""
    now = list(lines)
    for move in moves:
        if 0 <= move.line < len(now):
            now[move.line] = replace(now[move.line], family=move.to_family, rate_bp=move.to_rate_bp)
    return tuple(now)
