"""The desk: what every view and widget needs to draw itself and to speak.

It is handed to each constructor, so nothing has to be looked up in a global place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from pos.ui.formats import Speech
    from pos.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Desk:
    """The look (colours, icons, fonts, direction) and the speech (language, money, dates) of the window."""

    look: Look
    speech: Speech
