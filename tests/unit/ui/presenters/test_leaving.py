"""Leaving a bazaar: refused while anything is only on this till, and done only by an administrator who means it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.ledger.watermarks import Watermark
from pos.ui.presenters.leaving import LeavingPresenter
from tests.builders import a_person
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


@dataclass
class Scene:
    counter: Counter
    keeps_register: bool = True
    view: Any = field(default_factory=Recorder)
    left: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        self.presenter = LeavingPresenter(
            self.view,
            counter.desks,
            counter.session,
            keeps_register=self.keeps_register,
            confirmations=counter.confirmations,
            announcer=counter.announcer,
            leave=lambda: self.left.append("left"),
        )

    def come(self, code: str, role: Role) -> None:
        self.counter.session.person = replace(a_person("C1", role), code=code)

    def send_all(self) -> None:
        book = self.counter.till.book
        head = book.journal.head()
        book.watermarks.accept(Watermark(epoch=head.epoch, seq=head.seq, head=head.hash.hex()))


@pytest.fixture
def scene(counter: Counter) -> Scene:
    return Scene(counter)


def test_which_till_of_which_bazaar_it_is(scene: Scene) -> None:
    scene.presenter.present()
    assert scene.view.last("show_till") == ("T01", scene.counter.till.book.catalogue.bazaar().code)


def test_a_till_with_something_only_on_it_stays(scene: Scene) -> None:
    scene.come("S1", Role.ADMIN)
    scene.presenter.ask()
    assert scene.counter.said == "StillOnlyHere"
    assert scene.counter.confirm.count("ask") == 0
    scene.send_all()
    scene.presenter.ask()
    assert scene.counter.confirm.last("ask").key == "leave_own"


def test_an_administrator_is_asked_once_and_a_no_changes_nothing(scene: Scene) -> None:
    scene.send_all()
    scene.come("S1", Role.ADMIN)
    scene.presenter.ask()
    scene.counter.confirmations.dismiss()
    scene.counter.confirmations.confirm()
    assert scene.left == []
    scene.presenter.ask()
    scene.counter.confirmations.confirm()
    assert scene.left == ["left"]


def test_nobody_but_an_administrator_is_asked(scene: Scene) -> None:
    scene.send_all()
    for code, role in (("C1", Role.CASHIER), ("L1", Role.LEAD)):
        scene.come(code, role)
        scene.presenter.ask()
        assert scene.counter.said == "NotAllowed"
    assert scene.counter.confirm.count("ask") == 0


def test_a_till_that_joined_a_register_elsewhere_takes_none_with_it(scene: Scene) -> None:
    scene.send_all()
    scene.come("S1", Role.ADMIN)
    Scene(scene.counter, keeps_register=False).presenter.ask()
    assert scene.counter.confirm.last("ask").key == "leave"
