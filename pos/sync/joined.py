"""The register that a till joined, found again on the hall's own network when its address has changed.

A laptop that serves a hall gets another address on another day. What makes it the register is its certificate, which was pinned
when it admitted the till. So whoever says on the network that he shows that certificate is asked to prove it; only then does the
till turn to him, and remembers the address. A register that the system's authorities vouch for has a name, and is not looked for.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.troubles import RegisterUnreachable
from pos.sync.admitted import keep_admission
from pos.sync.client import RegisterClient
from pos.sync.invitation import fingerprint_of
from pos.sync.nearby import find_again
from pos.sync.trust import fetch_certificate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.sync.admitted import Admission

    Look = Callable[[str, Callable[[str], bool]], str]

_log = logging.getLogger(__name__)


class JoinedRegister:
    """The way to it.

    Args:
        folder: the till's, where its admission is kept.
        admission: with the address that was good last.
        look: returns the address of whoever near says that he shows a fingerprint, and proves it; empty where nobody does.
    """

    def __init__(self, folder: Path, admission: Admission, look: Look = find_again) -> None:
        self._folder = folder
        self._admission = admission
        self._look = look
        self._was_reached = False

    def reach(self) -> RegisterClient:
        """Open a line for the worker; from the second time on look around first, for it asks again when nobody answered."""
        if self._was_reached and self._admission.certificate:
            self._look_around()
        self._was_reached = True
        return self.connect()

    def connect(self) -> RegisterClient:
        """Open a line to where the register was last."""
        return RegisterClient(self._admission.address, certificate=self._admission.certificate)

    def _look_around(self) -> None:
        known = self._admission
        address = self._look(fingerprint_of(known.certificate), self._proves)
        if address in {"", known.address}:
            return
        _log.info("the register is at %s now", address)
        self._admission = replace(known, address=address)
        keep_admission(self._folder, self._admission)

    def _proves(self, address: str) -> bool:
        """Tell whether whoever answers at an address has the key of the pinned certificate; the handshake proves it."""
        try:
            shown = fetch_certificate(address)
        except RegisterUnreachable as error:
            _log.info("whoever says to be the register does not answer at %s: %s", address, error.detail)
            return False
        is_it = bool(shown) and fingerprint_of(shown) == fingerprint_of(self._admission.certificate)
        if not is_it:
            _log.warning("somebody at %s says to be the register and is not", address)
        return is_it
