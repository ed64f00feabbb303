"""The papers of what the office did with money are set from the stored facts themselves, by number or by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.errors import UnknownPayout
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.office_notes import NotePapers
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from pos.ui.presenters.office import Printed
    from tests.unit.ui.presenters.scene import Counter


def notes_of(counter: Counter, office: Office, shown: list[Printed]) -> NotePapers:
    return NotePapers(
        office.room, office.shop, Lanes(counter.runner, counter.runner, counter.announcer.failed), shown.append
    )


def test_papers_are_found_by_their_numbers_all_in_one(counter: Counter) -> None:
    office = Office(counter)
    shown: list[Printed] = []
    notes = notes_of(counter, office, shown)
    notes.show_numbers(("R01-000009-1", "R01-000010-0"))
    assert office.desk.asked == ["papers R01-000009-1 R01-000010-0"]
    assert [paper.name for paper in shown] == ["notes paper of R01-000009-1 paper of R01-000010-0"]
    notes.show_numbers(())
    assert len(shown) == 1


def test_a_paper_is_found_by_the_place_of_its_fact(counter: Counter) -> None:
    office = Office(counter)
    shown: list[Printed] = []
    notes_of(counter, office, shown).show_fact("R01.1.45")
    assert office.desk.asked == ["fact R01 1 45"]
    assert [(paper.line, paper.has_slip) for paper in shown] == [("line 45", True)]


def test_what_the_register_refuses_is_said_and_nothing_is_shown(counter: Counter) -> None:
    office = Office(counter)
    shown: list[Printed] = []
    office.desk.failure = UnknownPayout("R01-000009-1")
    notes_of(counter, office, shown).show_numbers(("R01-000009-1",))
    assert (shown, counter.said) == ([], "UnknownPayout")
