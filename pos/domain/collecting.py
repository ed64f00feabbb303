"""Who may collect a family's money: the names that the family gave when it joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Collector:
    """Who took a family's cash.

    Attributes:
        name: empty where the family itself did.
        reason: why it was somebody whom the family had not named.
    """

    name: str = ""
    reason: str = ""


ITSELF = Collector()


def is_named(collector: str, names: Iterable[str]) -> bool:
    """Tell whether a collector is the family itself (an empty name) or one of its names, however it is written."""
    return not collector or fold(collector) in map(fold, names)
