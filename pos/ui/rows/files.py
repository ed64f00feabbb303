"""What a file that a screen writes is about: its name says so, and none takes the place of one that says something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class FileAbout:
    """What the rows of a file were narrowed to.

    Attributes:
        bazaar: the code of theirs.
        narrowed: what else they were narrowed to, such as an account, a till or a person.
        first: day; none where all that was before the last one is among them.
        last: day; none where all that came since is among them.
    """

    bazaar: str
    narrowed: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
