"""Joining a bazaar from the first screen: an invitation that was pasted, scanned or typed, and what came of it.

What was read as a whole invitation is trusted as it is: it came from the administrator's screen. A register that was found on the
hall's own network is only an address; its fingerprint counts once a person has compared it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import DamagedMessage, Refusal
from pos.domain.text import latin_digits
from pos.domain.troubles import RegisterUnreachable, Trouble
from pos.domain.ways import NoRegisterThere, NotAnInvitation
from pos.sync.invitation import CODE_GROUP, Invitation, grouped, is_code, is_fingerprint, read_address, read_invitation
from pos.ui.rows.joining import InvitationParts, JoinedRow, NearbyRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.sync.joining import Joined
    from pos.sync.nearby import Nearby
    from pos.ui.presenters.ports import Failure, Runner
    from pos.ui.rows.joining import JoinWish

MINUTE_MS = 60_000


class JoiningView(Protocol):
    """What joining asks of its screen."""

    def show_parts(self, parts: InvitationParts) -> None:
        """Show what was read out of an invitation."""

    def show_near(self, near: tuple[NearbyRow, ...]) -> None:
        """Show the registers that are near."""

    def show_working(self) -> None:
        """Say that the register is being asked."""

    def show_refusal(self, failure: Failure) -> None:
        """Say why it cannot be done, and keep what was written."""

    def show_joined(self, joined: JoinedRow) -> None:
        """Say which till this machine is now."""


class JoiningPresenter:
    """The way into a bazaar.

    Args:
        view: the screen.
        join: asks the register and makes the book; on the lane only.
        runner: the lane.
    """

    def __init__(self, view: JoiningView, join: Callable[[Invitation, str], Joined], runner: Runner) -> None:
        self._view = view
        self._join = join
        self._runner = runner
        self._asked = ""
        self.folder = ""

    def read(self, text: str) -> None:
        """Read what was pasted or scanned; a whole invitation fills every line, anything else none."""
        try:
            found = read_invitation(text)
        except DamagedMessage:
            return
        self._view.show_parts(
            InvitationParts(found.address, grouped(found.code, CODE_GROUP), grouped(found.fingerprint))
        )

    def scan(self, code: str) -> None:
        """Read what a scanner sent, and say so where it is no invitation."""
        try:
            read_invitation(code)
        except DamagedMessage:
            self._view.show_refusal(NotAnInvitation())
        else:
            self.read(code)

    def near(self, found: tuple[Nearby, ...]) -> None:
        """Show the registers that are near."""
        self._view.show_near(tuple(NearbyRow(one.name, one.address, grouped(one.fingerprint)) for one in found))

    def join(self, wish: JoinWish) -> None:
        """Join with what was written."""
        try:
            invitation = invitation_of(wish.parts)
        except DamagedMessage:
            self._view.show_refusal(NotAnInvitation())
            return
        self._asked = invitation.address
        self._view.show_working()
        self._runner.run(lambda: self._join(invitation, wish.label.strip()), self._joined, self._failed)

    def _joined(self, joined: Joined) -> None:
        self.folder = joined.folder.name
        at = joined.admission
        minutes = round(joined.skew_ms / MINUTE_MS)
        self._view.show_joined(
            JoinedRow(at.device, at.bazaar, kept_book=joined.kept_book, skew_minutes=minutes, brought=joined.brought)
        )

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RegisterUnreachable):
            error = NoRegisterThere(self._asked)
        failure = Trouble(str(error)) if isinstance(error, OSError) else error
        if not isinstance(failure, (Refusal, Trouble)):
            self._view.show_refusal(Trouble(repr(error)))
            raise error
        self._view.show_refusal(failure)


def invitation_of(parts: InvitationParts) -> Invitation:
    """Return the invitation that was written in parts.

    Raises:
        DamagedMessage: a part is missing or cannot be what it should.
    """
    code = "".join(latin_digits(parts.code).split())
    fingerprint = "".join(parts.fingerprint.split()).upper()
    if not is_code(code) or (fingerprint and not is_fingerprint(fingerprint)):
        raise DamagedMessage("not an invitation")
    return Invitation(address=read_address(parts.address), code=code, fingerprint=fingerprint)
