"""What the office's markdowns refuse."""

from __future__ import annotations

from pos.domain.errors import Refusal
from pos.domain.values import dataclass


@dataclass(unsafe_hash=True)
class GoodsNotChosen(Refusal):
    """Nobody said which item, family or package a markdown is for."""


@dataclass(unsafe_hash=True)
class NothingMarkedDown(Refusal):
    """A markdown would change no price: there are no such goods, or they cost no more already, or no more than their floors."""


@dataclass(unsafe_hash=True)
class MarkdownOver(Refusal):
    """A markdown cannot be planned for, or stopped at, a time that is over."""


@dataclass(unsafe_hash=True)
class UnknownMarkdown(Refusal):
    """Nothing was planned under this id."""

    markdown: str
