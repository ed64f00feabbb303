"""The machines: let in by a code, renamed, replaced, and revoked after a reason and a second thought; by administrators only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.access import DeviceCard, Enrolment
from pos.domain.bazaar import Person, Role
from pos.domain.limits import CODE_SECONDS_MAX
from pos.domain.troubles import RegisterUnreachable
from pos.sync.invitation import read_invitation
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.machines import MachinesPresenter
from tests.fakes import NOON
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

T01 = DeviceCard(device="T01", label="", key="a31f09c2", hall="", revoked="", contact_at=NOON, epoch=1, facts=9)
T02 = replace(T01, device="T02", label="Gate", waiting=4, skew_ms=-120_000)
T03 = replace(T01, device="T03", facts=0, epoch=0)
T04 = replace(T01, device="T04", revoked="stolen")
CODE = Enrolment(code="4071938265", bazaar="INTAJ8", device="T05", ends_at=NOON + timedelta(minutes=10))
OUTSIDE = replace(CODE, address="https://192.168.8.5:8420", fingerprint="MZXW6YTBOJ2GK3TUMFZGKIDB")


@dataclass
class FakeMachines:
    """Devices in a list; what was asked is written down."""

    cards: tuple[DeviceCard, ...] = (T01, T02, T03, T04)
    asked: list[Any] = field(default_factory=list)
    code: Enrolment = OUTSIDE
    failure: Exception | None = None

    def machines(self) -> Any:
        if self.failure is not None:
            raise self.failure
        return self

    def all(self) -> tuple[DeviceCard, ...]:
        self.asked.append(("all",))
        return self.cards

    def invite(self, device: str = "") -> Enrolment:
        self.asked.append(("invite", device))
        return replace(self.code, device=device or self.code.device)

    def rename(self, device: str, label: str) -> None:
        self.asked.append(("rename", device, label))

    def revoke(self, device: str, reason: str) -> None:
        self.asked.append(("revoke", device, reason))


@dataclass
class Page:
    """The page over fake machines."""

    counter: Counter
    room: FakeMachines = field(default_factory=FakeMachines)
    view: Any = field(default_factory=Recorder)
    sheet: Any = field(default_factory=Recorder)
    reasons: Any = field(default_factory=Recorder)
    shop: Any = field(default_factory=Recorder)

    def __post_init__(self) -> None:
        counter = self.counter
        self.presenter = MachinesPresenter(
            self.view,
            self.sheet,
            reasons=self.reasons,
            room=self.room,
            shop=self.shop,
            papers=counter.papers,
            confirmations=counter.confirmations,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
        )


@pytest.fixture
def page(counter: Counter) -> Page:
    counter.session.person = Person(code="S1", name_ar="مسؤولة", name_en="Admin", role=Role.ADMIN)
    made = Page(counter)
    made.presenter.present()
    return made


def test_each_machine_is_shown_with_its_state(page: Page) -> None:
    rows = page.view.last("show_machines")
    assert [(row.device, row.state) for row in rows] == [
        ("T01", "in"),
        ("T02", "waiting"),
        ("T03", "new"),
        ("T04", "revoked"),
    ]
    assert [row.is_this for row in rows] == [True, False, False, False]
    assert (rows[1].waiting, rows[1].skew_ms) == (4, -120_000)


def test_a_code_is_shown_as_an_invitation_that_a_till_can_read(page: Page) -> None:
    page.presenter.invite()
    row = page.sheet.last("show_invitation")
    read = read_invitation(row.text)
    assert (read.address, read.code, read.fingerprint) == (row.address, "4071938265", "MZXW6YTBOJ2GK3TUMFZGKIDB")
    assert (row.device, row.seconds, row.replaces, row.is_here_only) == ("T05", CODE_SECONDS_MAX, False, False)
    assert row.code == "40719 38265"


def test_a_register_inside_this_program_is_said_to_be_reached_from_here_only(page: Page) -> None:
    page.room.code = replace(CODE, address="http://127.0.0.1:40111")
    page.presenter.invite()
    row = page.sheet.last("show_invitation")
    assert row.is_here_only
    assert row.fingerprint == ""


def test_a_name_is_taken_over_only_after_a_question(page: Page) -> None:
    page.presenter.replace("T02")
    assert page.room.asked[-1] == ("all",)
    page.counter.confirmations.confirm()
    assert page.room.asked[-1] == ("invite", "T02")
    assert page.sheet.last("show_invitation").replaces


def test_a_new_name_is_kept_and_shown(page: Page) -> None:
    page.presenter.rename("T02")
    question, caption = page.reasons.last("ask")
    assert (question.key, caption) == ("rename_machine", "label")
    page.presenter.take_text("rename_machine", "By the door")
    assert page.room.asked[-2:] == [("rename", "T02", "By the door"), ("all",)]
    assert page.counter.said == "machine_renamed"


def test_revoking_asks_for_a_reason_and_then_once_more(page: Page) -> None:
    page.presenter.revoke("T02")
    page.presenter.take_text("revoke_machine", "stolen")
    assert ("revoke", "T02", "stolen") not in page.room.asked
    question = page.counter.confirm.last("ask")
    assert question.key == "revoke_for_good"
    assert question.words == "4 T02 0"
    page.counter.confirmations.dismiss()
    page.counter.confirmations.confirm()
    assert ("revoke", "T02", "stolen") not in page.room.asked
    page.presenter.take_text("revoke_machine", "stolen")
    page.counter.confirmations.confirm()
    assert page.room.asked[-2:] == [("revoke", "T02", "stolen"), ("all",)]
    assert page.counter.said == "machine_revoked"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
def test_nobody_else_may_do_any_of_it(counter: Counter, role: Role) -> None:
    counter.session.person = Person(code="X1", name_ar="س", name_en="X", role=role)
    page = Page(counter)
    page.presenter.present()
    for ask in (page.presenter.invite, page.presenter.replace, page.presenter.rename, page.presenter.revoke):
        ask("T02")
        assert counter.said == "NotAllowed"
    assert page.room.asked == []
    assert page.reasons.calls == []


def test_a_silent_register_is_said(page: Page) -> None:
    page.room.failure = RegisterUnreachable("no route")
    page.presenter.invite()
    assert page.counter.said == "RegisterUnreachable"
    assert page.sheet.calls == []


def test_nothing_is_left_for_the_next_person(page: Page) -> None:
    page.presenter.invite()
    page.presenter.forget()
    assert page.view.last("show_machines") == ()
    page.presenter.print_invitation()
    assert page.shop.calls == []
