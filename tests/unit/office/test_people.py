"""The administrator's people are the register's: asked, put and taken out there."""

from __future__ import annotations

from typing import Any

from pos.domain.bazaar import Role
from pos.office.people import PeopleDesk
from tests.builders import a_person
from tests.unit.ui.presenters.scene import Recorder


def test_each_act_is_asked_of_the_register() -> None:
    line: Any = Recorder()
    line.people = lambda: (a_person("C1"),)
    desk = PeopleDesk(line)
    assert desk.all() == (a_person("C1"),)
    desk.put(a_person("L1", Role.LEAD), "8392")
    desk.remove("C1")
    assert line.calls == [("put_person", (a_person("L1", Role.LEAD), "8392")), ("remove_person", ("C1",))]
