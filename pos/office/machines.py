"""The administrator's work with devices: who may send to the register, under which name, until when.

Nothing here is checked twice: the register refuses whoever is no administrator, and keeps a fact of every admission and
revocation in its own journal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pos.domain.access import DeviceCard, Enrolment


class MachinesLine(Protocol):
    """The administrator's calls; `pos.sync.client.RegisterClient` is one such line."""

    address: str

    def devices(self, bazaar: str) -> tuple[DeviceCard, ...]:
        """Return every device that was ever admitted."""

    def issue_code(self, bazaar: str, device: str = "") -> Enrolment:
        """Ask for a code that admits one device."""

    def rename_device(self, bazaar: str, device: str, label: str) -> None:
        """Call a device by another name."""

    def revoke(self, bazaar: str, device: str, reason: str) -> None:
        """Revoke a device."""


class Machines:
    """The devices of one bazaar.

    Args:
        line: the register, on which the administrator has signed in.
        bazaar: the bazaar's code.
    """

    def __init__(self, line: MachinesLine, bazaar: str) -> None:
        self._line = line
        self._bazaar = bazaar

    def all(self) -> tuple[DeviceCard, ...]:
        """Return every device that was ever admitted, by name."""
        return self._line.devices(self._bazaar)

    def invite(self, device: str = "") -> Enrolment:
        """Make a code that admits one machine.

        Args:
            device: the name that it takes over; empty for a new till with the next free one.

        Returns:
            The code with an address: where the register tells none, the one that was asked.
        """
        made = self._line.issue_code(self._bazaar, device)
        return made if made.address else replace(made, address=self._line.address)

    def rename(self, device: str, label: str) -> None:
        """Call a device by another name."""
        self._line.rename_device(self._bazaar, device, label)

    def revoke(self, device: str, reason: str) -> None:
        """Let a device send no more."""
        self._line.revoke(self._bazaar, device, reason)
