"""The people's page: a code that is free, a PIN that fits the role, and nothing lost when the register refuses."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from pos.domain.bazaar import Person, Role
from pos.domain.troubles import RegisterUnreachable
from pos.office.people import PeopleDesk
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.session import Session
from pos.ui.presenters.staff import StaffPresenter
from pos.ui.rows.names import Name
from pos.ui.rows.staff import StaffRow, StaffWish
from tests.unit.ui.presenters.scene import InlineRunner, PlainWords, Recorder

BOSS = Person(code="S1", name_ar="مديرة", name_en="Manager", role=Role.ADMIN)
SELLER = Person(code="C1", name_ar="بائعة", name_en="Seller", role=Role.CASHIER)
NEW = StaffWish(code="", name_ar=" أمينة ", name_en="", role="cashier", pin="٨٣٩٢", again="8392")


@dataclass
class Line:
    """A register with two people."""

    kept: dict[str, Person] = field(default_factory=lambda: {"S1": BOSS, "C1": SELLER})
    secrets: list[str] = field(default_factory=list)
    failure: Exception | None = None

    def people(self) -> tuple[Person, ...]:
        return tuple(self.kept.values())

    def put_person(self, person: Person, secret: str = "") -> Person:
        if self.failure is not None:
            raise self.failure
        self.kept[person.code] = person
        self.secrets.append(secret)
        return person

    def remove_person(self, code: str) -> None:
        del self.kept[code]


class Centre:
    """The register and the page that shows its people."""

    def __init__(self) -> None:
        self.line, self.pokes = Line(), 0
        self.view: Any = Recorder()
        self.sheet: Any = Recorder()
        self.session = Session()
        self.session.person = BOSS
        room: Any = Recorder()
        room.people = lambda: PeopleDesk(self.line)
        self.presenter = StaffPresenter(
            self.view,
            self.sheet,
            room=room,
            lanes=Lanes(InlineRunner(), InlineRunner(), Recorder().failed),
            session=self.session,
            words=PlainWords(),
            changed=self.poke,
        )
        self.presenter.present()

    def poke(self) -> None:
        self.pokes += 1


def test_everyone_is_shown_to_the_administrator_and_to_nobody_else() -> None:
    centre = Centre()
    assert centre.view.last("show_people") == (
        StaffRow("S1", Name("مديرة", "Manager"), "admin", is_self=True),
        StaffRow("C1", Name("بائعة", "Seller"), "cashier"),
    )
    centre.session.person = SELLER
    centre.presenter.forget()
    centre.presenter.present()
    assert centre.view.last("show_people") == ()


def test_somebody_new_gets_the_next_code_and_the_tills_are_told() -> None:
    centre = Centre()
    centre.presenter.add()
    assert centre.sheet.last("show_person") is None
    centre.presenter.save(NEW)
    assert centre.line.kept["C2"] == Person(code="C2", name_ar="أمينة", name_en="أمينة", role=Role.CASHIER)
    assert centre.line.secrets == ["8392"]
    assert centre.sheet.count("close_sheet") == 1
    assert centre.pokes == 1


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"name_ar": " "}, "CellEmpty"),
        ({"pin": "1234", "again": "1234"}, "PinTooWeak"),
        ({"pin": "", "again": ""}, "OutOfRange"),
        ({"again": "8393"}, "PinsDiffer"),
        ({"role": "accountant"}, "OutOfRange"),
    ],
)
def test_what_cannot_be_is_said_on_the_sheet_and_never_sent(changed: dict[str, Any], word: str) -> None:
    centre = Centre()
    centre.presenter.save(replace(NEW, **changed))
    assert word in centre.sheet.last("show_refusal")
    assert centre.line.secrets == []


def test_a_name_or_a_role_at_the_counter_changes_without_a_new_pin() -> None:
    centre = Centre()
    centre.presenter.open("C1")
    assert centre.sheet.last("show_person") == StaffRow("C1", Name("بائعة", "Seller"), "cashier")
    centre.presenter.save(replace(NEW, code="C1", role="lead", pin="", again=""))
    assert centre.line.kept["C1"].role is Role.LEAD
    assert centre.line.secrets == [""]


def test_who_moves_to_the_office_needs_a_pin_that_opens_it() -> None:
    centre = Centre()
    centre.presenter.save(replace(NEW, code="C1", role="accountant", pin="", again=""))
    assert "OutOfRange" in centre.sheet.last("show_refusal")
    centre.presenter.save(replace(NEW, code="C1", role="accountant", pin="83920174", again="83920174"))
    assert centre.line.secrets == ["83920174"]


def test_a_register_that_is_away_keeps_what_was_written_and_a_bug_is_loud() -> None:
    centre = Centre()
    centre.line.failure = RegisterUnreachable("away")
    centre.presenter.save(NEW)
    assert "RegisterUnreachable" in centre.sheet.last("show_refusal")
    assert centre.sheet.count("close_sheet") == 0
    centre.line.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        centre.presenter.save(NEW)


def test_who_is_taken_out_is_gone_from_the_list() -> None:
    centre = Centre()
    centre.presenter.remove("C1")
    assert list(centre.line.kept) == ["S1"]
    assert len(centre.view.last("show_people")) == 1
    centre.presenter.open("C1")
    assert centre.sheet.count("show_person") == 0
