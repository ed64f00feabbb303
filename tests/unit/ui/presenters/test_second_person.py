"""A second person is asked for only where there is one, and what the register says of them stands on the sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.domain.errors import NotAllowed, WrongSecret
from pos.ui.presenters.second_person import SecondPerson
from tests.builders import a_person, some_cards
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from tests.unit.ui.presenters.scene import Counter


def test_everyone_may_be_asked_who_may_approve_but_the_first_person(counter: Counter) -> None:
    view: Any = Recorder()
    second = SecondPerson(view, counter.desks, counter.announcer, counter.words)
    assert not second.ask("title", "words", but="C1")
    cards, plain = some_cards(), replace(a_person("C1"), secret_hash="")
    people = tuple(replace(plain, code=code, role=Role.APPROVER) for code in ("M1", "M2"))
    counter.till.book.catalogue.apply(replace(cards, version=2, people=(*cards.people, *people)))
    assert second.ask("title", "words", but="M1")
    assert [tile.key for tile in view.last("ask")[2]] == ["M2"]


def test_what_was_refused_is_said_and_a_bug_is_loud(counter: Counter) -> None:
    view: Any = Recorder()
    second = SecondPerson(view, counter.desks, counter.announcer, counter.words)
    second.failed(WrongSecret(1))
    assert view.last("show_wrong_pin") == 1
    second.failed(NotAllowed("approve_payout"))
    assert view.last("show_refusal")
    with pytest.raises(KeyError):
        second.failed(KeyError("bug"))
