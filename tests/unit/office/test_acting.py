"""An act keeps its id until the register has answered, and no longer."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NothingToPay
from pos.domain.identity import uuid7
from pos.domain.troubles import RegisterRefused, RegisterUnreachable
from pos.office.acting import Acting

if TYPE_CHECKING:
    from uuid import UUID


@pytest.fixture
def acting() -> Acting:
    dice = random.Random(3)
    return Acting(lambda: uuid7(1, dice.getrandbits(74)))


class Register:
    """Remembers the ids it was asked with, and fails as it is told."""

    def __init__(self, *failures: Exception | None) -> None:
        self.asked: list[UUID] = []
        self.failures = list(failures)

    def ask(self, identity: UUID) -> str:
        self.asked.append(identity)
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure
        return "done"


def test_every_act_has_an_id_of_its_own(acting: Acting) -> None:
    register = Register()
    assert acting.do("draft", register.ask) == "done"
    assert acting.do("draft", register.ask) == "done"
    assert len(set(register.asked)) == 2


@pytest.mark.parametrize("trouble", [RegisterUnreachable("cut"), RegisterRefused("x", 503)])
def test_an_act_without_an_answer_keeps_its_id(acting: Acting, trouble: Exception) -> None:
    register = Register(trouble, trouble)
    for _ in range(2):
        with pytest.raises(type(trouble)):
            acting.do("draft", register.ask)
    assert acting.do("draft", register.ask) == "done"
    assert len(set(register.asked)) == 1
    acting.do("draft", register.ask)
    assert len(set(register.asked)) == 2


def test_a_refusal_is_an_answer(acting: Acting) -> None:
    register = Register(NothingToPay())
    with pytest.raises(NothingToPay):
        acting.do("draft", register.ask)
    acting.do("draft", register.ask)
    assert len(set(register.asked)) == 2


def test_other_words_are_another_act(acting: Acting) -> None:
    register = Register(RegisterUnreachable("cut"))
    with pytest.raises(RegisterUnreachable):
        acting.do(("advance", "0427", 500), register.ask)
    acting.do(("advance", "0427", 600), register.ask)
    assert len(set(register.asked)) == 2
