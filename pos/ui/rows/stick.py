"""What lies on a stick that was plugged in, as far as it matters here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StickRow:
    """A stick.

    Attributes:
        folder: where it is mounted.
        name: what it is called.
        bundles: files of other tills that nobody has answered yet.
        acks: files with the register's word for this till.
    """

    folder: str
    name: str
    bundles: tuple[str, ...] = ()
    acks: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Everything that can be taken in."""
        return (*self.acks, *self.bundles)
