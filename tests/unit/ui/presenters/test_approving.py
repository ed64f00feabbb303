"""An act waits for a yes, or for a second person's PIN; without it nothing happens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.domain.bazaar import Role
from pos.domain.errors import BelowFloor
from pos.domain.rights import Act
from pos.ui.rows.names import Name
from tests.builders import JAM, a_person

if TYPE_CHECKING:
    import pytest

    from tests.unit.ui.presenters.scene import Counter

WHY = BelowFloor(JAM, 2_000, 1_500)


def test_the_lead_is_asked_and_the_act_goes_on_with_the_lead_s_code(counter: Counter) -> None:
    done: list[str] = []
    counter.approvals.ask("discount", lambda lead: done.append(lead.code), why=WHY)
    title, words, people = counter.approval.last("ask")
    assert (title, words, [tile.key for tile in people]) == ("discount", "BelowFloor", ["L1"])
    counter.approvals.answer("L1", "2222")
    assert done == ["L1"]
    assert counter.approval.count("close_sheet") == 1


def test_a_wrong_pin_and_a_person_without_the_right_approve_nothing(counter: Counter) -> None:
    done: list[str] = []
    counter.approvals.ask("discount", lambda lead: done.append(lead.code))
    counter.approvals.answer("L1", "9999")
    assert counter.approval.last("show_wrong_pin") == 4
    counter.approvals.answer("G1", "3333")
    assert counter.approval.last("show_refusal") == "NotAllowed"
    counter.approvals.answer("C1", "1111")
    assert counter.approval.last("show_refusal") == "SamePerson"
    assert done == []


def test_a_dismissed_approval_is_forgotten(counter: Counter) -> None:
    done: list[str] = []
    counter.approvals.ask("discount", lambda lead: done.append(lead.code))
    counter.approvals.dismiss()
    counter.approvals.answer("L1", "2222")
    assert done == []


def test_an_approval_counts_once(counter: Counter) -> None:
    done: list[str] = []
    counter.approvals.ask("discount", lambda lead: done.append(lead.code))
    counter.approvals.answer("L1", "2222")
    counter.approvals.answer("L1", "2222")
    assert done == ["L1"]


def test_where_nobody_else_may_approve_the_asker_is_told_so(counter: Counter) -> None:
    counter.session.person = next(one for one in counter.desks.people.people() if one.code == "L1")
    counter.approvals.ask("discount", lambda _lead: None)
    assert counter.approval.calls == [("refuse_below", ("SamePerson",))]
    assert counter.said == "SamePerson"


def test_whoever_may_agree_but_has_no_pin_here_is_named_on_the_sheet(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [*counter.desks.people.people(), replace(a_person("L1", Role.ADMIN), code="A1", secret_hash="")]
    monkeypatch.setattr(counter.desks.people, "people", lambda: people)
    counter.approvals.ask("restore", lambda _lead: None, act=Act.RESTORE_BOOK)
    _, words, tiles = counter.approval.last("ask")
    assert words.endswith("\nno_pin_here")
    assert [tile.key for tile in tiles] == ["L1"]
    counter.session.person = next(one for one in people if one.code == "L1")
    counter.approvals.ask("restore", lambda _lead: None, act=Act.RESTORE_BOOK)
    assert counter.approval.count("ask") == 1
    assert counter.said == "no_pin_here"


def test_a_question_does_its_act_on_yes_and_once_only(counter: Counter) -> None:
    done: list[int] = []
    counter.confirmations.ask("pay_all", lambda: done.append(1), name=Name("أم", "Umm"), code="0013", minor=500)
    assert counter.confirm.last("ask").words == "Umm 0013 500"
    counter.confirmations.confirm()
    counter.confirmations.confirm()
    assert done == [1]


def test_a_question_that_is_put_away_does_nothing(counter: Counter) -> None:
    done: list[int] = []
    counter.confirmations.ask("clear_basket", lambda: done.append(1))
    counter.confirmations.dismiss()
    counter.confirmations.confirm()
    assert done == []
