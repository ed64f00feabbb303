"""Whose accounts are shown: what was chosen last counts, what comes late is dropped, and who leaves goes back to the own ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.troubles import RegisterUnreachable
from pos.ui.presenters.bazaars import BazaarsPresenter
from pos.ui.presenters.lanes import Lanes
from tests.builders import a_bazaar
from tests.unit.ui.presenters.scene import SlowRunner

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar
    from pos.ui.rows.bazaars import BazaarRow

OWN, SECOND, THIRD = a_bazaar(code="OWN"), a_bazaar(code="SECOND", name_en="Oasis"), a_bazaar(code="THIRD")


@dataclass
class FakeRoom:
    """A register with three bazaars in one money."""

    code: str = "OWN"
    plans: tuple[Bazaar, ...] = (OWN, SECOND, THIRD)
    failure: Exception | None = None

    def bazaars(self) -> tuple[Bazaar, ...]:
        if self.failure is not None:
            raise self.failure
        return self.plans

    def lists(self, bazaar: str) -> Any:
        if self.failure is not None:
            raise self.failure
        return (f"families of {bazaar}",), (f"items of {bazaar}",)


@dataclass
class FakePages:
    """The pages that are there."""

    shown: str = "OWN"
    is_covered: bool = False
    there: dict[str, Any] = field(default_factory=lambda: {"OWN": ()})
    offered: tuple[tuple[str, ...], str] = ((), "")
    diary: list[str] = field(default_factory=list)

    def offer(self, bazaars: tuple[BazaarRow, ...]) -> None:
        self.offered = tuple(one.code for one in bazaars), self.shown

    def has(self, bazaar: str) -> bool:
        return bazaar in self.there

    def make(self, plan: Bazaar, families: Any, items: Any) -> None:
        self.diary.append(f"make {plan.code}")
        self.there[plan.code] = (*families, *items)

    def show(self, bazaar: str) -> None:
        self.diary.append(f"show {bazaar}")
        self.shown = bazaar

    def throw_away(self) -> None:
        self.shown, self.there = "OWN", {"OWN": ()}


@dataclass
class Scene:
    """The choice over a lane that answers when it is told to."""

    wire: SlowRunner = field(default_factory=SlowRunner)
    room: FakeRoom = field(default_factory=FakeRoom)
    pages: FakePages = field(default_factory=FakePages)
    failed: list[Exception] = field(default_factory=list)

    def __post_init__(self) -> None:
        lanes = Lanes(self.wire, self.wire, self.failed.append)
        self.choice = BazaarsPresenter(self.pages, room=self.room, lanes=lanes)

    def offered(self) -> None:
        self.choice.present()
        self.wire.go_on()


@pytest.fixture
def scene() -> Scene:
    made = Scene()
    made.offered()
    return made


def test_all_bazaars_are_offered_with_the_one_that_is_shown(scene: Scene) -> None:
    assert scene.pages.offered == (("OWN", "SECOND", "THIRD"), "OWN")


def test_a_bazaar_gets_its_pages_when_the_register_has_told_its_lists_and_only_once(scene: Scene) -> None:
    scene.choice.choose("SECOND")
    assert scene.pages.shown == "OWN"
    scene.wire.go_on()
    assert scene.pages.there["SECOND"] == ("families of SECOND", "items of SECOND")
    assert scene.pages.offered == (("OWN", "SECOND", "THIRD"), "SECOND")
    scene.choice.choose("OWN")
    scene.choice.choose("SECOND")
    assert scene.pages.diary == ["make SECOND", "show SECOND", "show OWN", "show SECOND"]
    assert scene.wire.waiting == []


def test_what_was_chosen_last_is_shown_whatever_comes_last(scene: Scene) -> None:
    scene.choice.choose("SECOND")
    scene.choice.choose("THIRD")
    scene.wire.waiting.reverse()
    scene.wire.go_on()
    assert (scene.pages.shown, scene.pages.diary) == ("THIRD", ["make THIRD", "show THIRD"])


def test_who_chooses_the_shown_one_again_stays(scene: Scene) -> None:
    scene.choice.choose("SECOND")
    scene.choice.choose("OWN")
    scene.wire.go_on()
    assert (scene.pages.shown, scene.pages.diary) == ("OWN", [])


def test_nothing_is_changed_under_a_sheet(scene: Scene) -> None:
    scene.choice.choose("SECOND")
    scene.pages.is_covered = True  # an answer has opened one meanwhile
    scene.wire.go_on()
    scene.choice.choose("THIRD")
    scene.wire.go_on()
    assert (scene.pages.shown, scene.pages.diary) == ("OWN", [])


def test_who_leaves_goes_back_and_what_comes_later_changes_nothing(scene: Scene) -> None:
    scene.choice.choose("SECOND")
    scene.wire.go_on()
    scene.choice.choose("THIRD")
    scene.choice.present()
    scene.choice.forget()
    scene.wire.go_on()
    assert (scene.pages.shown, tuple(scene.pages.there)) == ("OWN", ("OWN",))
    assert scene.pages.offered == ((), "OWN")
    assert scene.pages.diary == ["make SECOND", "show SECOND"]


def test_another_place_leads_to_the_own_bazaar_whatever_was_asked_for(scene: Scene) -> None:
    scene.choice.choose("SECOND")
    scene.choice.show_own()
    scene.wire.go_on()
    assert (scene.pages.shown, scene.pages.diary) == ("OWN", [])
    scene.choice.choose("SECOND")
    scene.wire.go_on()
    scene.choice.show_own()
    assert scene.pages.offered == (("OWN", "SECOND", "THIRD"), "OWN")


def test_a_bazaar_that_cannot_be_asked_for_is_said_and_the_shown_one_stays(scene: Scene) -> None:
    scene.room.failure = RegisterUnreachable("no")
    scene.choice.choose("SECOND")
    scene.wire.go_on()
    assert scene.failed == [scene.room.failure]
    assert scene.pages.offered == (("OWN", "SECOND", "THIRD"), "OWN")
    scene.choice.choose("SECOND")
    scene.choice.choose("THIRD")
    scene.choice.forget()
    scene.wire.go_on()
    assert len(scene.failed) == 1


def test_a_register_that_does_not_answer_is_said_by_the_pages_alone_but_a_bug_is_not_hidden(scene: Scene) -> None:
    scene.room.failure = RegisterUnreachable("no")
    scene.offered()
    assert scene.failed == []
    scene.room.failure = LookupError("a bug")
    scene.offered()
    assert scene.failed == [scene.room.failure]
