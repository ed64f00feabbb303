"""The screens on the way to the register, each on a stage of its own; `stages` shows them with all the others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.ways import CodeExpired, NoBookOf
from pos.printing.symbols import qr_modules
from pos.sync.invitation import Invitation
from pos.ui.rows.joining import BroughtRow, JoinedRow, NearbyRow
from pos.ui.rows.machines import InvitationRow, MachineRow
from pos.ui.rows.stick import StickRow
from pos.ui.views.first_start import FirstStartView
from pos.ui.views.invitation import InvitationSheet
from pos.ui.views.office import OfficeView
from pos.ui.views.sending import SendingView
from tests.gui import samples
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

FINGERPRINT = "MZXW6YTBOJ2GK3TUMFZGKIDB"
INVITED = Invitation(address="https://192.168.8.5:8420", code="4071938265", fingerprint=FINGERPRINT)
MACHINES = (
    MachineRow("T01", "القاعة الكبرى", "in", "a31f09c2", "", 1, 1_482, 0, samples.AT, 400, is_this=True),
    MachineRow("T02", "Hall 2, next to the entrance for families", "waiting", "77be10d4", "", 2, 903, 41, samples.AT),
    MachineRow("T03", "", "new", "0cc1d2e3", "", 0, 0, 0, samples.AT - timedelta(days=1), None),
    MachineRow("T04", "المدخل", "revoked", "91ab00ff", "", 1, 220, 3, samples.AT - timedelta(days=2), -540_000),
    MachineRow("T101", "", "in", "c0ffee01", "H01", 1, 77, 0, samples.AT, 0),
)
INVITATION = InvitationRow(
    device="T05",
    text=INVITED.text(),
    modules=qr_modules(INVITED.text()),
    code="40719 38265",
    address=INVITED.address,
    fingerprint="MZXW 6YTB OJ2G K3TU MFZG KIDB",
    seconds=587,
    replaces=True,
)

NEAR = (
    NearbyRow("hall-1", "https://192.168.8.5:8420", "MZXW 6YTB OJ2G K3TU MFZG KIDB"),
    NearbyRow("office", "https://192.168.8.9:8420", "NBSW Y3DP EB3W 64TM MQQQ ABCD"),
)


def first_start(desk: Desk) -> QWidget:
    return FirstStartView(desk)


def joining(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    view.show_joining()
    view.joining.show_near(NEAR)
    view.joining._choose_near(NEAR[0].address)
    view.joining._code.setText("40719 38265")
    view.joining._failure = CodeExpired()
    view.joining._show_refusal()
    return view


def bringing(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    view.joining.show_brought((BroughtRow("T07", 4_711, samples.AT), BroughtRow("T12", 0, None)))
    view.show_joining()
    view.joining.show_near(())
    view.joining.show_refusal(NoBookOf("T09", "/media/KINGSTON"))
    return view


def asking(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    view.show_joining()
    view.joining.show_working()
    return view


def joined(desk: Desk) -> QWidget:
    view = FirstStartView(desk)
    view.show_joining()
    view.joining.show_joined(JoinedRow("T05", "INTAJ8", skew_minutes=-9))
    return view


def machines(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_machines(is_offered=True)
    view.machines.show_machines(MACHINES)
    view.machines._table.setCurrentIndex(view.machines._table.rows.index(1, 0))
    view.show_tab("machines")
    return framed(desk, view)


def no_machines(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_machines(is_offered=True)
    view.show_tab("machines")
    return framed(desk, view)


def invitation(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        InvitationSheet(desk, window).show_invitation(INVITATION)

    return sheeted(desk, lay)


def stick_found(desk: Desk) -> QWidget:
    view = SendingView(desk)
    view.show_state(samples.SEND_STATE)
    view.show_devices(samples.DEVICES)
    view.stick.show_stick(StickRow("/media/k", "KINGSTON", ("/media/k/a.amana",), ("/media/k/b.acks",)))
    return framed(desk, view)


WAY_STAGES = (stick_found, first_start, joining, bringing, asking, joined, machines, no_machines, invitation)
