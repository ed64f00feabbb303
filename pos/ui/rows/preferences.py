"""What the settings screen shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from pos.ui.rows.printing import PrintingForm


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence that comes with the program.

    Attributes:
        name: what it is for, such as a library or typeface.
        text: its full text.
    """

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """What was chosen on this machine.

    Attributes:
        language: `ar` or `en`.
        theme: `light`, `dark` or `contrast`.
        text_percent: size of the text; 100 is normal.
        sounds: `all`, `refused` or `none`.
        lock_minutes: after how many minutes without a touch the till locks; 0 is never.
        printing: which printers this till has.
        version: the version of the program.
        book: where the book lies.
        licences: what comes with the program.
    """

    language: str
    theme: str
    text_percent: int
    sounds: str
    lock_minutes: int
    printing: PrintingForm
    version: str
    book: str
    licences: tuple[Licence, ...]


@dataclass(frozen=True, slots=True)
class Extras:
    """What the counter has besides.

    Attributes:
        hall: `off`, `bazaar` for the bazaar's limit, or a limit of the till's own such as `15`.
        bazaar_limit: visitors at once, as the bazaar has it; 0 where it names none.
        has_display: whether the customer's window is open.
    """

    hall: str
    bazaar_limit: int
    has_display: bool
