"""The desk: what every view and widget needs to draw itself and to speak.

It is handed to each constructor, so nothing has to be looked up in a global place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

    from pos.ui.formats import Speech
    from pos.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Desk:
    """What a window draws and speaks with.

    Attributes:
        look: colours, icons, fonts and direction.
        speech: language, money and dates.
        room: what the screen leaves to windows, in pixels; None where that is not known.
    """

    look: Look
    speech: Speech
    room: QSize | None = None
