"""An advance is paid against a voucher; an adjustment waits for a second person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import LockedOut, ReasonMissing, WrongSecret
from pos.domain.troubles import RegisterUnreachable
from pos.ui.rows.office import MoneyWish
from tests.builders import SALMA, a_person, some_cards
from tests.unit.ui.presenters.office_scene import Office

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter

ADVANCE = MoneyWish(SALMA, "advance", 5_000, "Flour and sugar", "Sister")
CHARGE = MoneyWish(SALMA, "charge", 700, "A broken jar")


@pytest.fixture
def office(counter: Counter) -> Office:
    cards, plain = some_cards(), replace(a_person("C1"), secret_hash="")
    second = replace(plain, code="M1", role=Role.APPROVER)
    counter.till.book.catalogue.apply(replace(cards, version=2, people=(*cards.people, second)))
    made = Office(counter)
    made.be("A1", Role.ACCOUNTANT)
    made.presenter.present()
    return made


def test_the_sheet_knows_who_may_collect(office: Office) -> None:
    office.money.ask("9999")
    assert office.asking.calls == []
    office.money.ask(SALMA)
    family, name, collectors = office.asking.last("ask")
    assert (family, name.ar, collectors) == (SALMA, "أم سالم", ("Daughter", "Sister"))


def test_an_advance_is_paid_and_its_voucher_shown(office: Office, counter: Counter) -> None:
    office.money.wish(ADVANCE)
    assert f"advance {SALMA} 5000 Flour and sugar Sister" in office.desk.asked
    assert counter.said == "advance_paid"
    assert office.shop.made == [f"advance {SALMA} R01-000003-3 to Sister"]
    assert office.sheet.count("show_paper") == 1
    assert office.desk.asked[-1] == "board"


def test_a_refused_advance_keeps_what_was_written(office: Office, counter: Counter) -> None:
    office.desk.failure = ReasonMissing()
    office.money.wish(ADVANCE)
    assert office.asking.last("show_refusal") == "ReasonMissing"
    office.desk.failure = RegisterUnreachable("gone")
    office.money.wish(ADVANCE)
    assert counter.said == "RegisterUnreachable"


def test_an_adjustment_is_approved_by_a_second_person(office: Office, counter: Counter) -> None:
    office.money.answer("M1", "1")
    office.money.wish(CHARGE)
    assert not any(asked.startswith("adjust") for asked in office.desk.asked)
    _title, words, people = office.approval.last("ask")
    assert (words, [tile.key for tile in people]) == (f"Family 1 {SALMA} -700 A broken jar", ["M1"])
    office.money.answer("M1", "77007700")
    assert f"adjust {SALMA} -700 A broken jar M1 77007700" in office.desk.asked
    assert (counter.said, office.approval.count("close_sheet")) == ("adjusted", 1)
    office.money.answer("M1", "77007700")
    assert sum(asked.startswith("adjust") for asked in office.desk.asked) == 1


@pytest.mark.parametrize(
    ("failure", "verb", "shown"),
    [(WrongSecret(2), "show_wrong_pin", 2), (LockedOut(60), "show_refusal", "LockedOut")],
)
def test_a_second_person_who_may_not_is_told(office: Office, failure: Exception, verb: str, shown: object) -> None:
    office.money.wish(CHARGE)
    office.desk.failure = failure
    office.money.answer("M1", "1")
    assert office.approval.last(verb) == shown


def test_where_there_is_no_second_person_nothing_is_asked(office: Office, counter: Counter) -> None:
    office.be("M1", Role.APPROVER)
    office.money.wish(CHARGE)
    assert counter.said == "SamePerson"
    assert office.approval.calls == [("refuse_below", ("SamePerson",))]


def test_a_bug_while_approving_is_raised_on(office: Office) -> None:
    office.money.wish(CHARGE)
    office.desk.failure = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        office.money.answer("M1", "1")
