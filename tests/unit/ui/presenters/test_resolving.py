"""An exception is taken on or dealt with; above the limit a second person approves; what was dealt with is shown on demand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import ReasonMissing, WrongSecret
from pos.domain.oddities import Oddity
from pos.domain.troubles import RegisterUnreachable
from pos.ui.presenters.lanes import Lanes
from pos.ui.presenters.resolving import ResolvingPresenter
from pos.ui.rows.names import Name
from pos.ui.rows.resolving import Decision
from tests.builders import SALMA, a_person, some_cards
from tests.unit.ui.presenters.accounts import FakeDesk, an_exception
from tests.unit.ui.presenters.decisions import a_resolution
from tests.unit.ui.presenters.office_scene import Office
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

KEY = "cash_difference:T01.1.9:T01-000009-1"
ACCEPT = Decision(KEY, "accepted", "Counted again")


class Sheet(Recorder):
    """Words a question as its act."""

    def question(self, decision: Decision) -> tuple[str, str]:
        return decision.act, decision.reason


class Exceptions:
    """The acts on one exception."""

    def __init__(self, counter: Counter, row: Any) -> None:
        cards, plain = some_cards(), replace(a_person("C1"), secret_hash="")
        second = replace(plain, code="M1", role=Role.APPROVER)
        counter.till.book.catalogue.apply(replace(cards, version=2, people=(*cards.people, second)))
        self.office = Office(counter, FakeDesk(exceptions_now=(row,), resolved_now=(a_resolution(),)))
        self.office.be("A1", Role.ACCOUNTANT)
        self.sheet: Any = Sheet()
        self.view: Any = Recorder()
        self.refreshed = 0
        self.presenter = ResolvingPresenter(
            self.view,
            self.sheet,
            room=self.office.room,
            approval=self.office.approval,
            lanes=Lanes(counter.runner, counter.runner, counter.announcer.failed),
            desks=counter.desks,
            session=counter.session,
            announcer=counter.announcer,
            words=counter.words,
            refresh=self._refresh,
        )
        self.presenter._rows = (row,)

    def _refresh(self) -> None:
        self.refreshed += 1

    @property
    def asked(self) -> list[str]:
        return self.office.desk.asked


@pytest.fixture
def exceptions(counter: Counter) -> Exceptions:
    return Exceptions(counter, an_exception(key=KEY, acts=("accepted", "written_off"), owner="A1"))


def test_a_person_is_asked_what_fits(exceptions: Exceptions) -> None:
    for nothing in ("till T03", "7", ""):
        exceptions.presenter.ask(nothing)
    assert exceptions.sheet.calls == []
    exceptions.presenter.ask("0")
    asked = exceptions.sheet.last("ask")
    assert (asked.key, asked.kind, asked.acts) == (KEY, "cash_difference", ("accepted", "written_off"))


def test_a_person_is_told_what_was_credited_already(exceptions: Exceptions) -> None:
    again = an_exception(key=KEY, acts=("corrected",), credited_minor=500, rest_minor=250, documents=("R01-000007-1",))
    exceptions.presenter._rows = (again,)
    exceptions.presenter.ask("0")
    asked = exceptions.sheet.last("ask")
    assert (asked.credited_minor, asked.rest_minor, asked.documents) == (500, 250, ("R01-000007-1",))


def test_an_item_is_named_where_it_is_decided_and_where_it_was(exceptions: Exceptions) -> None:
    odd = an_exception(kind=Oddity.OVERSOLD, key=KEY, acts=("accepted",), subject="7", item_ar="مربى", item_en="Jam")
    exceptions.presenter._rows = (odd,)
    exceptions.presenter.ask("0")
    assert exceptions.sheet.last("ask").item == Name("مربى", "Jam")
    done = replace(a_resolution(), kind=Oddity.OVERSOLD, subject="7", item_ar="مربى", item_en="Jam")
    exceptions.office.desk.resolved_now = (done, a_resolution())
    exceptions.presenter.show_resolved(is_shown=True)
    assert [row.item for row in exceptions.view.last("show_resolved")] == [Name("مربى", "Jam"), None]


def test_the_family_of_a_typed_number_is_named(exceptions: Exceptions) -> None:
    exceptions.presenter.look(SALMA)
    assert exceptions.sheet.last("show_family").number == SALMA


def test_what_is_taken_on_can_be_given_back(exceptions: Exceptions) -> None:
    exceptions.presenter.take("0")
    assert exceptions.asked[-1] == f"take {KEY} "
    exceptions.presenter._rows = (an_exception(key=KEY),)
    exceptions.presenter.take("0")
    assert (exceptions.asked[-1], exceptions.refreshed) == (f"take {KEY} None", 2)


def test_below_the_limit_one_person_decides(exceptions: Exceptions, counter: Counter) -> None:
    exceptions.presenter.decide(ACCEPT)
    assert exceptions.asked[-1] == f"resolve {KEY} accepted  0  "
    assert (counter.said, exceptions.refreshed) == ("exception_resolved", 1)


def test_above_the_limit_a_second_person_approves(exceptions: Exceptions, counter: Counter) -> None:
    exceptions.presenter.answer("M1", "1")
    exceptions.presenter._rows = (an_exception(key=KEY, acts=("accepted",), needs_two=True),)
    exceptions.presenter.decide(ACCEPT)
    assert not any(asked.startswith("resolve") for asked in exceptions.asked)
    title, words, people = exceptions.office.approval.last("ask")
    assert (title, words, [tile.key for tile in people]) == ("accepted", "Counted again", ["M1"])
    exceptions.office.desk.failure = WrongSecret(2)
    exceptions.presenter.answer("M1", "1")
    assert exceptions.office.approval.last("show_wrong_pin") == 2
    exceptions.office.desk.failure = None
    exceptions.presenter.answer("M1", "77007700")
    assert exceptions.asked[-1] == f"resolve {KEY} accepted  0 M1 77007700"
    assert (counter.said, exceptions.office.approval.count("close_sheet")) == ("exception_resolved", 1)


def test_what_is_taken_back_always_needs_two(exceptions: Exceptions) -> None:
    exceptions.presenter.decide(Decision(KEY, "taken_back", "Its sale came"))
    assert not [line for line in exceptions.asked if line.startswith("resolve")]
    exceptions.presenter.answer("M1", "77007700")
    assert exceptions.asked[-1].startswith(f"resolve {KEY} taken_back")


def test_a_correction_always_needs_two(exceptions: Exceptions) -> None:
    exceptions.presenter.decide(Decision(KEY, "corrected", "Twice", SALMA, -300))
    exceptions.presenter.answer("M1", "77007700")
    assert exceptions.asked[-1] == f"resolve {KEY} corrected {SALMA} -300 M1 77007700"


def test_what_cannot_be_done_keeps_what_was_written(exceptions: Exceptions, counter: Counter) -> None:
    exceptions.presenter.decide(Decision(KEY, "assigned", "Hers", "765"))
    assert exceptions.sheet.last("show_refusal") == "WrongCheckDigit"
    exceptions.presenter.decide(Decision(KEY, "assigned", "Hers", "Nobody"))
    assert exceptions.sheet.last("show_refusal") == "UnknownFamily"
    exceptions.office.desk.failure = ReasonMissing()
    exceptions.presenter.decide(ACCEPT)
    assert exceptions.sheet.last("show_refusal") == "ReasonMissing"
    exceptions.office.desk.failure = RegisterUnreachable("gone")
    exceptions.presenter.decide(ACCEPT)
    assert counter.said == "RegisterUnreachable"


def test_what_was_dealt_with_is_shown_on_demand(exceptions: Exceptions) -> None:
    exceptions.presenter.show_resolved(is_shown=True)
    (row,) = exceptions.view.last("show_resolved")
    assert (row.key, row.act, row.reason, row.approved_by is not None) == (
        "R01.1.40",
        "accepted",
        "Counted again",
        True,
    )
    exceptions.presenter.show_resolved(is_shown=False)
    assert exceptions.refreshed == 1
