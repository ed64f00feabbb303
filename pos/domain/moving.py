"""Where the credit of a sold line is now: a sale names one family, and a correction may have named another since.

A refund or a void repeats the sale's lines, and its postings follow from it alone. So it must repeat them as they stand: with
the family and the rate that the last move gave them. Otherwise the first family, which has nothing of the line any more, would
pay for what another one got. What is on no list and was given no name bears its owner's; it is called by the new owner's then.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pos.domain.facts import Line, LineMoved


def lines_now(
    lines: tuple[Line, ...], moves: Iterable[LineMoved], names_of: Callable[[str], Sequence[str]]
) -> tuple[Line, ...]:
    """Return the lines of a sale as its moves left them.

    Args:
        lines: as they were sold.
        moves: of these lines, oldest first.
        names_of: the names of a family by its number; a line that has no name of its own bears the first.

    Returns:
        The lines with the families and rates that they have now, and with their names where they bear the owner's.
    """
    now = list(lines)
    for move in moves:
        if 0 <= move.line < len(now):
            line = now[move.line]
            new = next(iter(names_of(move.to_family)), "")
            is_owners = bool(new) and line.name in names_of(line.family)
            name = new if is_owners else line.name
            now[move.line] = replace(line, family=move.to_family, rate_bp=move.to_rate_bp, name=name)
    return tuple(now)
