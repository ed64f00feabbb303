"""What an administrator has beside the accounts, married to its presenters: machines, people, and who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.presenters.machines import MachinesPresenter
from pos.ui.presenters.staff import StaffPresenter
from pos.ui.presenters.trail import TrailPresenter
from pos.ui.views.invitation import InvitationSheet
from pos.ui.views.office_sheets import ReasonSheet
from pos.ui.views.staff import StaffSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.machines import InvitationShop
    from pos.ui.presenters.trail import TrailShop
    from pos.ui.screens.accounts_room import AccountsRoom
    from pos.ui.screens.hall import Hall
    from pos.ui.views.office import OfficeView


class Administration:
    """The administrator's pages.

    Args:
        hall: what every screen shares.
        view: the accounts.
        room: the register.
        lanes: the way to it.
        slips: makes the paper of an invitation.
    """

    def __init__(self, hall: Hall, view: OfficeView, room: AccountsRoom, lanes: Lanes, slips: InvitationShop) -> None:
        self._hall = hall
        self._view = view
        self._room = room
        self._lanes = lanes
        self._slips = slips
        self.names = ReasonSheet(hall.desk, hall.main)
        self.invitation = InvitationSheet(hall.desk, hall.main)
        self.person = StaffSheet(hall.desk, hall.main)

    def connect(self, shop: TrailShop, *, changed: Callable[[], None]) -> None:
        """Connect the pages with the register.

        Args:
            shop: writes who did what into a file.
            changed: told that people were changed.
        """
        self._connect_machines()
        self._connect_staff(changed)
        self._connect_trail(shop)

    def present(self) -> None:
        """Ask the register anew."""
        self.machines.present()
        self.staff.present()
        self.trail.present()

    def forget(self) -> None:
        """Forget everything: the person has left."""
        self.machines.forget()
        self.staff.forget()
        self.trail.forget()

    def _connect_machines(self) -> None:
        hall, view = self._hall, self._view.machines
        self.machines = machines = MachinesPresenter(
            view,
            self.invitation,
            reasons=self.names,
            room=self._room,
            shop=self._slips,
            papers=hall.papers,
            confirmations=hall.confirmations,
            lanes=self._lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
            words=hall.words,
        )
        view.invite_requested.connect(machines.invite)
        view.rename_requested.connect(machines.rename)
        view.replace_requested.connect(machines.replace)
        view.revoke_requested.connect(machines.revoke)
        view.refresh_requested.connect(machines.present)
        self.names.given.connect(machines.take_text)
        self.invitation.print_requested.connect(machines.print_invitation)
        self.invitation.copied.connect(machines.copied)

    def _connect_staff(self, changed: Callable[[], None]) -> None:
        hall, view = self._hall, self._view.staff
        self.staff = StaffPresenter(
            view,
            self.person,
            room=self._room,
            lanes=self._lanes,
            session=hall.session,
            words=hall.words,
            changed=changed,
        )
        view.add_requested.connect(self.staff.add)
        view.person_opened.connect(self.staff.open)
        view.refresh_requested.connect(self.staff.present)
        self.person.save_requested.connect(self.staff.save)
        self.person.remove_requested.connect(self.staff.remove)

    def _connect_trail(self, shop: TrailShop) -> None:
        hall, view = self._hall, self._view.trail
        self.trail = TrailPresenter(
            view,
            room=self._room,
            shop=shop,
            lanes=self._lanes,
            desks=hall.desks,
            session=hall.session,
            announcer=hall.announcer,
        )
        view.person_chosen.connect(self.trail.choose_person)
        view.kind_chosen.connect(self.trail.choose_kind)
        view.day_chosen.connect(self.trail.choose_day)
        view.export_requested.connect(self.trail.export)
        view.refresh_requested.connect(self.trail.present)
