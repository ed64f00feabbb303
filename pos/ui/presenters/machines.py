"""The administrator's page of machines: letting one in, renaming, replacing, revoking.

Every act is asked of the register on the wire lane, which refuses whoever is no administrator. Revoking asks twice: once for the
reason, which stands in the register's journal, and once for a second thought.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from pos.domain.errors import NotAllowed
from pos.domain.limits import CODE_SECONDS_MAX
from pos.domain.rights import Act
from pos.printing.symbols import qr_modules
from pos.sync.invitation import CODE_GROUP, LOOPBACK_NAMES, Invitation, grouped
from pos.ui.rows.machines import InvitationRow, MachineRow
from pos.ui.rows.names import Name
from pos.ui.rows.sayings import Saying

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.access import DeviceCard, Enrolment
    from pos.office.machines import Machines
    from pos.printing.document import Document
    from pos.ui.presenters.announcing import Announcer
    from pos.ui.presenters.approving import Confirmations
    from pos.ui.presenters.drafting import ReasonView
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.papers import PaperDesk
    from pos.ui.presenters.ports import Words
    from pos.ui.presenters.session import Desks, Session
    from pos.ui.rows.machines import MachineState
    from pos.ui.rows.sayings import CaptionKey, QuestionKey


class MachinesView(Protocol):
    """What this asks of its page."""

    def show_machines(self, machines: tuple[MachineRow, ...]) -> None:
        """Show every device that was ever admitted."""


class InvitationView(Protocol):
    """The sheet that shows an invitation."""

    def show_invitation(self, invitation: InvitationRow) -> None:
        """Show an invitation, count its time down, and open."""


class MachinesRoom(Protocol):
    """The register as the administrator sees it; asked on the wire lane only."""

    def machines(self) -> Machines:
        """Return the devices of the bazaar.

        Raises:
            SessionEnded: nobody is signed in at the register.
        """


class InvitationShop(Protocol):
    """Makes the paper of an invitation; asked on the paper lane only."""

    def invitation(self, invited: Enrolment, text: str) -> tuple[Document, bytes]:
        """Return an invitation as paper, and its picture as a PNG file."""


class MachinesPresenter:
    """The machines.

    Args:
        view: the page.
        sheet: shows an invitation.
        reasons: asks for a line of text.
        room: the register.
        shop: makes paper.
        papers: shows and prints it.
        confirmations: asks for a second thought.
        lanes: the wire.
        desks: this till, and the zone.
        session: who is here.
        announcer: says what was done or refused.
        words: words what is asked.
    """

    def __init__(
        self,
        view: MachinesView,
        sheet: InvitationView,
        *,
        reasons: ReasonView,
        room: MachinesRoom,
        shop: InvitationShop,
        papers: PaperDesk,
        confirmations: Confirmations,
        lanes: Lanes,
        desks: Desks,
        session: Session,
        announcer: Announcer,
        words: Words,
    ) -> None:
        self._view = view
        self._sheet = sheet
        self._reasons = reasons
        self._room = room
        self._shop = shop
        self._papers = papers
        self._confirmations = confirmations
        self._lanes = lanes
        self._desks = desks
        self._session = session
        self._announcer = announcer
        self._words = words
        self._cards: dict[str, DeviceCard] = {}
        self._asked_about = ""
        self._invited: tuple[Enrolment, str] | None = None

    # -- looking -----------------------------------------------------------------------------------------------

    def present(self) -> None:
        """Ask the register for all machines, and show them."""
        if self._session.may(Act.ADMIT_DEVICE):
            self._lanes.fetch(lambda: self._room.machines().all(), self._show)

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self._cards, self._invited = {}, None
        self._view.show_machines(())

    # -- letting in --------------------------------------------------------------------------------------------

    def invite(self, device: str = "") -> None:
        """Make a code for one machine, and show it.

        Args:
            device: the name that it takes over; empty for the next free one.
        """
        if self._may():
            self._lanes.fetch(lambda: self._room.machines().invite(device), self._show_invitation)

    def replace(self, device: str) -> None:
        """Ask whether another machine shall take over a name."""
        if self._may():
            self._confirmations.ask("replace_machine", lambda: self.invite(device), code=device)

    def print_invitation(self) -> None:
        """Show the paper of the invitation that is open, to be printed."""
        if self._invited is not None:
            invited, text = self._invited
            self._papers.show_made(invited.device, lambda: self._shop.invitation(invited, text))

    def copied(self) -> None:
        """Say that the text lies on the clipboard."""
        self._announcer.tell(Saying("invitation_copied"))

    # -- changing ----------------------------------------------------------------------------------------------

    def rename(self, device: str) -> None:
        """Ask what people call a machine."""
        self._ask_about(device, "rename_machine", "label")

    def revoke(self, device: str) -> None:
        """Ask why a machine may send no more."""
        self._ask_about(device, "revoke_machine", "reason")

    def take_text(self, key: str, text: str) -> None:
        """Take what was written: another name, or the reason of a revocation."""
        device = self._asked_about
        if key == "rename_machine":
            self._do(lambda machines: machines.rename(device, text), Saying("machine_renamed", code=device))
        elif key == "revoke_machine":
            waiting = f"{self._cards[device].waiting}" if device in self._cards else "?"
            self._confirmations.ask(
                "revoke_for_good", lambda: self._revoke(device, text), code=device, name=Name(waiting, waiting)
            )

    # -- inside ------------------------------------------------------------------------------------------------

    def _may(self) -> bool:
        if self._session.may(Act.ADMIT_DEVICE):
            return True
        self._announcer.refuse(NotAllowed(Act.ADMIT_DEVICE.value))
        return False

    def _ask_about(self, device: str, question: QuestionKey, caption: CaptionKey) -> None:
        if self._may():
            self._asked_about = device
            self._reasons.ask(self._words.question(question, code=device), self._words.caption(caption))

    def _revoke(self, device: str, reason: str) -> None:
        said = Saying("machine_revoked", code=device, tone="warn")
        self._do(lambda machines: machines.revoke(device, reason), said)

    def _do(self, act: Callable[[Machines], None], done: Saying) -> None:
        def work() -> tuple[DeviceCard, ...]:
            machines = self._room.machines()
            act(machines)
            return machines.all()

        def show(cards: tuple[DeviceCard, ...]) -> None:
            self._show(cards)
            self._announcer.tell(done)

        self._lanes.fetch(work, show)

    def _show(self, cards: tuple[DeviceCard, ...]) -> None:
        self._cards = {card.device: card for card in cards}
        self._view.show_machines(tuple(self._row(card) for card in cards))

    def _row(self, card: DeviceCard) -> MachineRow:
        return MachineRow(
            device=card.device,
            label=card.label,
            state=_state_of(card),
            key=card.key,
            hall=card.hall,
            epoch=card.epoch,
            facts=card.facts,
            waiting=card.waiting,
            contact_at=self._desks.zoned(card.contact_at),
            skew_ms=card.skew_ms,
            is_this=self._desks.is_this(card.device),
        )

    def _show_invitation(self, invited: Enrolment) -> None:
        written = Invitation(address=invited.address, code=invited.code, fingerprint=invited.fingerprint)
        self._invited = invited, written.text()
        self._sheet.show_invitation(
            InvitationRow(
                device=invited.device,
                text=written.text(),
                modules=qr_modules(written.text()),
                code=grouped(invited.code, CODE_GROUP),
                address=invited.address,
                fingerprint=grouped(invited.fingerprint),
                seconds=CODE_SECONDS_MAX,
                replaces=invited.device in self._cards,
                is_here_only=urlsplit(invited.address).hostname in LOOPBACK_NAMES,
            )
        )


def _state_of(card: DeviceCard) -> MachineState:
    if card.revoked:
        return "revoked"
    if card.waiting:
        return "waiting"
    return "in" if card.facts else "new"
