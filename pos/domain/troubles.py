"""Troubles: what the environment did. The person is told, it stays on the screen until it is gone, and nothing is lost.

Refusals, which a person can put right, are in `pos.domain.errors`; the words for both are in `pos.wording`.
"""

from __future__ import annotations

from dataclasses import fields

from pos.domain.values import dataclass

# Not frozen: contextlib sets `__traceback__` on exceptions that pass through it.


@dataclass(unsafe_hash=True)
class Trouble(Exception):
    """Something in the environment that failed; the person is told, and nothing is lost.

    Attributes:
        detail: what the machine said, in its own words, for the log and the small print.
    """

    detail: str = ""

    def facts(self) -> dict[str, object]:
        """Return the trouble's data by field name, for wording and for JSON."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    def __str__(self) -> str:
        return repr(self)


@dataclass(unsafe_hash=True)
class RegisterUnreachable(Trouble):
    """The central register does not answer; the till sells on."""


@dataclass(unsafe_hash=True)
class RegisterNotUp(RegisterUnreachable):
    """The register that lives in this program did not start, and does not before the program is started again."""


@dataclass(unsafe_hash=True)
class AnswerLost(RegisterUnreachable):
    """The central register did not answer an act of the office, which it may have recorded all the same."""


@dataclass(unsafe_hash=True)
class RegisterRefused(Trouble):
    """The central register answered with an error that this Amana has no word for.

    Attributes:
        status: of HTTP.
        wait_seconds: how long it asks to be left alone; 0 where it does not say.
    """

    status: int = 0
    wait_seconds: int = 0


@dataclass(unsafe_hash=True)
class BookDamaged(Trouble):
    """The book's file failed; selling stops until it is salvaged, and nothing more is called saved."""


@dataclass(unsafe_hash=True)
class KeyAway(Trouble):
    """The system's keyring is locked, does not answer, or has lost the device's key; the book waits for it."""


@dataclass(unsafe_hash=True)
class DiskFull(Trouble):
    """There is no room left to write; the basket stays on screen."""


@dataclass(unsafe_hash=True)
class PlaceAway(Trouble):
    """A file or folder that a person named cannot be read or written now; nothing that was there is changed."""


@dataclass(unsafe_hash=True)
class PlaceFull(Trouble):
    """There is no room left where a file was to be written; what was there before is still there."""


@dataclass(unsafe_hash=True)
class PrinterTrouble(Trouble):
    """The printer did not take the paper; the sale is safe."""


@dataclass(unsafe_hash=True)
class NoDisplay(Trouble):
    """There is no screen on which a window could open, or the libraries for one are missing."""
