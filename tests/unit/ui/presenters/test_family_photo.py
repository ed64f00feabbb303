"""The photo of the family whose form is open."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import FamilyCard, Person, Role
from pos.domain.families import FamilyPhoto, FamilyPrivate, FamilyRecord
from pos.domain.family_errors import NotAPhoto
from pos.ui.presenters.family_photo import FamilyPhotoPresenter
from pos.ui.presenters.lanes import Lanes
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

SALMA, HUDA = (
    FamilyRecord(
        card=FamilyCard(number=number, name_ar="أم", name_en="Umm", package="A"), private=FamilyPrivate(), version=3
    )
    for number in ("1016", "1024")
)
OLD, NEW = (b64encode(picture).decode() for picture in (b"old", b"new"))


@dataclass
class FakePhotos:
    """Photos in a list."""

    now: FamilyPhoto = field(default_factory=lambda: FamilyPhoto(photo=OLD, version=3))
    put: list[tuple[str, Path | None, int]] = field(default_factory=list)
    failure: Exception | None = None
    newer: int = 1

    def families(self) -> Any:
        return self

    def photo(self, _number: str) -> FamilyPhoto:
        return self.now

    def put_photo(self, number: str, file: Path | None, version: int) -> FamilyPhoto:
        if self.failure:
            raise self.failure
        self.put.append((number, file, version))
        return FamilyPhoto(photo=NEW if file else "", version=version + self.newer)


@dataclass
class Part:
    """The part of the form over fake photos."""

    counter: Counter
    room: FakePhotos = field(default_factory=FakePhotos)
    view: Any = field(default_factory=Recorder)
    changed: list[tuple[str, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        counter = self.counter
        self.presenter = FamilyPhotoPresenter(
            self.view,
            room=self.room,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            session=counter.session,
            changed=lambda *said: self.changed.append(said),
        )


@pytest.fixture
def part(counter: Counter) -> Part:
    counter.session.person = Person(code="A1", name_ar="م", name_en="A", role=Role.ADMIN)
    return Part(counter)


def test_a_photo_is_shown_replaced_and_taken_out_each_on_the_version_before(part: Part) -> None:
    part.presenter.show(SALMA)
    assert part.view.last("show_photo") == (b"old", True)
    part.presenter.choose(Path("a.jpg"))
    assert part.view.last("show_photo") == (b"new", True)
    part.presenter.remove()
    assert part.view.last("show_photo") == (b"", True)
    assert part.room.put == [("1016", Path("a.jpg"), 3), ("1016", None, 4)]
    assert part.changed == [("1016", 3, 4), ("1016", 4, 5)]


def test_a_new_family_has_no_photo_yet(part: Part) -> None:
    part.presenter.show(None)
    part.presenter.choose(Path("a.jpg"))
    assert [verb for verb, _ in part.view.calls] == ["show_no_family"]
    assert part.room.put == []


def test_what_is_no_photo_is_said_and_the_one_that_is_there_stays(part: Part) -> None:
    part.presenter.show(SALMA)
    part.room.failure = NotAPhoto()
    part.presenter.choose(Path("a.txt"))
    assert part.view.count("show_photo") == 1
    assert part.changed == []


def test_where_somebody_changed_the_family_meanwhile_the_form_is_not_moved_on(part: Part) -> None:
    """The register takes a photo that is there already whatever the version; saving the form must still find the conflict."""
    part.presenter.show(SALMA)
    part.room.newer = 2
    part.presenter.choose(Path("a.jpg"))
    assert part.changed == []


def test_who_may_not_plan_sees_it_and_changes_nothing(counter: Counter) -> None:
    counter.session.person = Person(code="K1", name_ar="م", name_en="A", role=Role.ACCOUNTANT)
    part = Part(counter)
    part.presenter.show(SALMA)
    assert part.view.last("show_photo") == (b"old", False)
    part.presenter.remove()
    assert part.room.put == []
