"""The screens on the way to the register, each on a stage of its own; `stages` shows them with all the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.ways import CodeExpired, NoBookOf, NotAHead
from pos.printing.symbols import qr_modules
from pos.sync.invitation import Invitation
from pos.ui.rows.comparing import PaperRow
from pos.ui.rows.joining import BroughtRow, JoinedRow, NearbyRow
from pos.ui.rows.machines import InvitationRow, MachineRow
from pos.ui.rows.names import Name
from pos.ui.rows.sending import DeviceRow, SendProgress
from pos.ui.rows.stick import StickRow
from pos.ui.rows.trail import DeedChoices, DeedFilter, DeedRow
from pos.ui.views.comparing import CompareSheet
from pos.ui.views.first_start import FirstStartView
from pos.ui.views.invitation import InvitationSheet
from pos.ui.views.office import OfficeView
from pos.ui.views.sending import SendingView
from pos.wording import say
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
    view.offer_administration(is_offered=True)
    view.machines.show_machines(MACHINES)
    view.machines._table.setCurrentIndex(view.machines._table.rows.index(1, 0))
    view.show_tab("machines")
    return framed(desk, view)


def no_machines(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_administration(is_offered=True)
    view.show_tab("machines")
    return framed(desk, view)


def invitation(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = InvitationSheet(desk, window)
        sheet.show_invitation(INVITATION)
        sheet._tick.stop()  # a slow machine shows the same time left

    return sheeted(desk, lay)


def stick_found(desk: Desk) -> QWidget:
    view = SendingView(desk)
    view.show_state(samples.SEND_STATE)
    view.show_devices(samples.DEVICES)
    view.stick.show_stick(StickRow("/media/k", "KINGSTON", ("/media/k/a.amana",), ("/media/k/b.acks",)))
    return framed(desk, view)


PAPERS = (
    PaperRow("T07/1/96", "T07", "T07-000142-5", samples.DAY, samples.PEOPLE[0].name, 142, 845_000, "7F3A 01AB 77E0"),
    PaperRow(
        *("T01/1/60", "T01", "T01-000060-1", samples.DAY, samples.PEOPLE[1].name, 58, 301_025, "00C4 9B1E D2F7"),
        *("differs", samples.PEOPLE[2].name, samples.AT, 57, 300_025, "00C4 9B1E D2F7"),
    ),
    PaperRow(
        *("T02/2/31", "T02", "T02-000031-8", samples.DAY, samples.PEOPLE[1].name, 30, 99_050, "E001 22AA 90BC"),
        *("same", samples.PEOPLE[2].name, samples.AT, 30, 99_050, "E001 22AA 90BC"),
    ),
)


def comparing(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        CompareSheet(desk, window).show_papers(PAPERS, PAPERS[0].key)

    return sheeted(desk, lay)


def comparing_other(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = CompareSheet(desk, window)
        sheet.show_papers(PAPERS, PAPERS[1].key)
        sheet._other.click()
        for field, text in zip(sheet._fields, ("57", "3,000.25", "00C4 9B1E D2FX"), strict=True):
            field.setText(text)
        sheet.show_refusal(say(NotAHead("00C4 9B1E D2FX"), desk.speech.language))

    return sheeted(desk, lay)


def all_asked(desk: Desk) -> QWidget:
    view = SendingView(desk)
    view.show_state(samples.SEND_STATE)
    asked = (
        *(
            replace(one, reports=2, papers=place % 3, papers_differ=place == 1)
            for place, one in enumerate(samples.DEVICES)
        ),
        DeviceRow("d8", "T08", 12, 12, 0, samples.AT, "asked", label="المدخل", reports=1, papers=1),
        DeviceRow("d9", "T09", 12, 9, 3, samples.AT, "silent"),
        DeviceRow("d10", "T101", 77, 77, 0, samples.AT, "in", hall="H01"),
    )
    view.show_devices(asked)
    view.offer_comparing(is_offered=True)
    view.show_progress(SendProgress("silent", 7, 9, tills=("T03", "T09")))
    return framed(desk, view)


DEEDS = (
    DeedRow("t9", samples.AT, "K01", samples.PEOPLE[1].name, "bundle_imported", "INTAJ8 T07", "142 new, 0 aside"),
    DeedRow("t8", samples.AT, "K01", samples.PEOPLE[1].name, "paper_checked", "INTAJ8 T07-000142-5", "differs"),
    DeedRow("o4", samples.AT, "P01", samples.PEOPLE[2].name, "payout_approved", "P-1", ""),
    DeedRow("t7", samples.AT, "A01", samples.PEOPLE[0].name, "sign_in_failed", "", "2"),
    DeedRow(
        "o3",
        samples.AT,
        "A01",
        samples.PEOPLE[0].name,
        "device_revoked",
        "T04",
        "سُرق الجهاز من القاعة الثانية مساء أمس",
    ),
    DeedRow("t6", samples.AT, "OWNER", Name("OWNER", "OWNER"), "restored", "", "life 2"),
)
CHOICES = DeedChoices(
    people=(("A01", samples.PEOPLE[0].name), ("K01", samples.PEOPLE[1].name), ("OWNER", Name("OWNER", "OWNER"))),
    kinds=("bundle_imported", "device_revoked", "payout_approved", "restored"),
    days=(samples.DAY,),
)


def trail(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_administration(is_offered=True)
    view.trail.show_choices(CHOICES, DeedFilter())
    view.trail.show_deeds(DEEDS, 4_711)
    view.show_tab("trail")
    return framed(desk, view)


def no_deeds(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.offer_administration(is_offered=True)
    view.trail.show_choices(CHOICES, DeedFilter(person="K01", kind="restored"))
    view.trail.show_deeds((), 4_711)
    view.show_tab("trail")
    return framed(desk, view)


WAY_STAGES = (
    stick_found,
    trail,
    no_deeds,
    comparing,
    comparing_other,
    all_asked,
    first_start,
    joining,
    bringing,
    asking,
    joined,
    machines,
    no_machines,
    invitation,
)
