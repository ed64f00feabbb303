"""Joining: what was pasted, scanned or typed becomes one invitation, and every way it can fail is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pos.domain.troubles import RegisterUnreachable, Trouble
from pos.domain.ways import CodeExpired, CodeUsed, NoRegisterThere, NotAnInvitation, WrongRegister
from pos.sync.admitted import Admission
from pos.sync.invitation import Invitation
from pos.sync.joining import Joined
from pos.sync.nearby import Nearby
from pos.ui.presenters.joining import JoiningPresenter
from pos.ui.rows.joining import InvitationParts, JoinedRow, JoinWish, NearbyRow
from tests.unit.ui.presenters.scene import InlineRunner, Recorder

FINGERPRINT = "MZXW6YTBOJ2GK3TUMFZGKIDB"
INVITED = Invitation(address="https://192.168.8.5:8420", code="4071938265", fingerprint=FINGERPRINT)
PARTS = InvitationParts("https://192.168.8.5:8420", "40719 38265", "MZXW 6YTB OJ2G K3TU MFZG KIDB")
AT = Admission(bazaar="INTAJ8", device="T05", register_key="", sealing_key="")


@dataclass
class Way:
    """The way into a bazaar, with a register that says what it is told to."""

    view: Any = field(default_factory=Recorder)
    asked: list[tuple[Invitation, str]] = field(default_factory=list)
    failure: Exception | None = None
    skew_ms: int = 0

    def __post_init__(self) -> None:
        self.presenter = JoiningPresenter(self.view, self.join, InlineRunner())

    def join(self, invitation: Invitation, label: str) -> Joined:
        self.asked.append((invitation, label))
        if self.failure is not None:
            raise self.failure
        return Joined(Path("home/INTAJ8-T05"), AT, kept_book=False, skew_ms=self.skew_ms)


def test_a_whole_invitation_fills_every_line() -> None:
    way = Way()
    way.presenter.read(INVITED.text().lower() + "\n")
    assert way.view.last("show_parts") == PARTS


def test_half_an_invitation_fills_nothing_and_a_wrong_scan_is_said() -> None:
    way = Way()
    way.presenter.read(INVITED.text()[:20])
    assert way.view.calls == []
    way.presenter.scan("6291041500213")
    assert way.view.last("show_refusal") == NotAnInvitation()
    way.presenter.scan(INVITED.text())
    assert way.view.last("show_parts") == PARTS


@pytest.mark.parametrize(
    "parts",
    [
        PARTS,
        InvitationParts("192.168.8.5", "٤٠٧١٩٣٨٢٦٥", FINGERPRINT.lower()),
    ],
)
def test_what_was_typed_is_the_same_invitation(parts: InvitationParts) -> None:
    way = Way()
    way.presenter.join(JoinWish(parts, " the door "))
    assert way.asked == [(INVITED, "the door")]
    assert way.view.last("show_joined") == JoinedRow("T05", "INTAJ8")
    assert way.presenter.folder == "INTAJ8-T05"


@pytest.mark.parametrize(
    "parts",
    [
        InvitationParts("", "4071938265", ""),
        InvitationParts("http://192.168.8.5", "4071938265", ""),
        InvitationParts("192.168.8.5", "407193826", ""),
        InvitationParts("192.168.8.5", "4071938265", "MZXW"),
    ],
)
def test_what_can_be_no_invitation_asks_nobody(parts: InvitationParts) -> None:
    way = Way()
    way.presenter.join(JoinWish(parts, ""))
    assert way.asked == []
    assert way.view.last("show_refusal") == NotAnInvitation()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (CodeExpired(), CodeExpired()),
        (CodeUsed(), CodeUsed()),
        (WrongRegister(INVITED.address, ""), WrongRegister(INVITED.address, "")),
        (RegisterUnreachable("no route"), NoRegisterThere(INVITED.address)),
    ],
)
def test_each_way_to_fail_is_said_in_its_own_words(failure: Exception, said: Exception) -> None:
    way = Way(failure=failure)
    way.presenter.join(JoinWish(PARTS, ""))
    assert way.view.count("show_working") == 1
    assert way.view.last("show_refusal") == said
    assert way.presenter.folder == ""


def test_a_full_disk_is_said_and_a_bug_is_loud() -> None:
    way = Way(failure=OSError("no room"))
    way.presenter.join(JoinWish(PARTS, ""))
    assert isinstance(way.view.last("show_refusal"), Trouble)
    way.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        way.presenter.join(JoinWish(PARTS, ""))


def test_a_clock_that_is_off_is_told_in_minutes() -> None:
    way = Way(skew_ms=-540_900)
    way.presenter.join(JoinWish(PARTS, ""))
    assert way.view.last("show_joined").skew_minutes == -9


def test_registers_that_are_near_are_listed_with_a_fingerprint_to_compare() -> None:
    way = Way()
    way.presenter.near((Nearby("hall-1", INVITED.address, FINGERPRINT),))
    assert way.view.last("show_near") == (NearbyRow("hall-1", PARTS.address, PARTS.fingerprint),)
