"""A question with one grave or harmless answer."""

from __future__ import annotations

from pos.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question, worded in the current language.

    Attributes:
        key: what comes back when the answer is yes.
        title: the question in a few words.
        words: what will happen.
        action: what the button says that does it.
        is_grave: whether it destroys something.
    """

    key: str
    title: str
    words: str
    action: str
    is_grave: bool = False
