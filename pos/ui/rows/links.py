"""What the page of the families' private links shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

    from pos.ui.rows.names import Name

LinkState = Literal["none", "open", "withdrawn"]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A family's link.

    Attributes:
        number: the family's.
        link: the whole address; empty while nothing opens.
        at: when it was made or withdrawn.
        opened_at: when the family's page was last opened, as far as it is known.
        reason: why it was withdrawn.
    """

    number: str
    name: Name
    state: LinkState
    link: str = ""
    at: datetime | None = None
    opened_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link as it is shown to be scanned.

    Attributes:
        modules: of its QR code, row by row; 1 is black.
    """

    number: str
    name: Name
    link: str
    modules: tuple[bytes, ...]
