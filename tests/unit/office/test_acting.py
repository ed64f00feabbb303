"""An act keeps its id until the register has answered, and no longer."""

from __future__ import annotations

import errno
import random
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import DamagedMessage, NothingToPay, SessionEnded, WrongSecret
from pos.domain.identity import uuid7
from pos.domain.troubles import AnswerLost, PlaceFull, RegisterRefused, RegisterUnreachable
from pos.office import unanswered
from pos.office.acting import Acting
from pos.office.unanswered import Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID


DRAFT = ("draft", "")
ADVANCE = ("advance", "0427", 500)
DAY_MS = 24 * 60 * 60 * 1000


@pytest.fixture
def acting() -> Acting:
    dice = random.Random(3)
    return Acting(lambda: uuid7(1, dice.getrandbits(74)))


class Register:
    """Remembers the ids it was asked with, and fails as it is told."""

    def __init__(self, *failures: Exception | None) -> None:
        self.asked: list[UUID] = []
        self.failures: list[BaseException | None] = list(failures)

    def ask(self, identity: UUID) -> str:
        self.asked.append(identity)
        failure = self.failures.pop(0) if self.failures else None
        if failure is not None:
            raise failure
        return "done"


def test_every_act_has_an_id_of_its_own(acting: Acting) -> None:
    register = Register()
    assert acting.do(DRAFT, register.ask) == "done"
    assert acting.do(DRAFT, register.ask) == "done"
    assert len(set(register.asked)) == 2


@pytest.mark.parametrize("trouble", [RegisterUnreachable("cut"), RegisterRefused("x", 503)])
def test_an_act_without_an_answer_keeps_its_id(acting: Acting, trouble: Exception) -> None:
    register = Register(trouble, trouble)
    for _ in range(2):
        with pytest.raises(type(trouble)) as lost:
            acting.do(DRAFT, register.ask)
        assert isinstance(lost.value, AnswerLost) is isinstance(trouble, RegisterUnreachable), "it may have been done"
    assert acting.do(DRAFT, register.ask) == "done"
    assert len(set(register.asked)) == 1
    acting.do(DRAFT, register.ask)
    assert len(set(register.asked)) == 2


def test_a_refusal_is_an_answer(acting: Acting) -> None:
    register = Register(NothingToPay())
    with pytest.raises(NothingToPay):
        acting.do(DRAFT, register.ask)
    acting.do(DRAFT, register.ask)
    assert len(set(register.asked)) == 2


def test_other_words_are_another_act(acting: Acting) -> None:
    register = Register(RegisterUnreachable("cut"))
    with pytest.raises(RegisterUnreachable):
        acting.do(("advance", "0427", 500), register.ask)
    acting.do(("advance", "0427", 600), register.ask)
    assert len(set(register.asked)) == 2


def ids_at(milliseconds: int, seed: int) -> Callable[[], UUID]:
    """Make ids as a clock that stands still would."""
    dice = random.Random(seed)
    return lambda: uuid7(milliseconds, dice.getrandbits(74))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "till" / "unanswered.json"


@pytest.mark.parametrize("refusal", [SessionEnded(), WrongSecret(4)])
def test_a_refusal_says_nothing_about_the_first_time(acting: Acting, refusal: Exception) -> None:
    register = Register(RegisterUnreachable("cut"), refusal)
    with pytest.raises(RegisterUnreachable):
        acting.do(ADVANCE, register.ask)
    with pytest.raises(type(refusal)):
        acting.do(ADVANCE, register.ask)
    acting.do(ADVANCE, register.ask)
    assert len(set(register.asked)) == 1


def test_an_id_that_the_register_calls_mixed_up_is_not_kept(acting: Acting) -> None:
    register = Register(RegisterUnreachable("cut"), DamagedMessage("its id was used for another act"))
    for failure in (RegisterUnreachable, DamagedMessage):
        with pytest.raises(failure):
            acting.do(ADVANCE, register.ask)
    acting.do(ADVANCE, register.ask)
    assert register.asked[0] == register.asked[1] != register.asked[2]


@pytest.mark.parametrize(
    "failure", [RegisterUnreachable("cut"), KeyboardInterrupt(), ValueError("an answer like no other")]
)
def test_an_act_keeps_its_id_over_a_new_session_and_a_restart(path: Path, failure: BaseException) -> None:
    register = Register()
    register.failures = [failure]
    with pytest.raises(type(failure)):
        Acting(ids_at(1000, 1), Unanswered(path)).at("B1").at("desk").do(ADVANCE, register.ask)
    again = Acting(ids_at(2000, 2), Unanswered(path)).at("B1").at("desk")
    again.do(ADVANCE, register.ask)
    again.do(ADVANCE, register.ask)
    assert register.asked[0] == register.asked[1] != register.asked[2]
    assert path.read_bytes() == b"{}"


def test_the_id_is_on_the_disk_before_the_register_is_asked(path: Path) -> None:
    def ask(identity: UUID) -> str:
        assert str(identity).encode() in path.read_bytes()
        return "done"

    assert Acting(ids_at(1000, 1), Unanswered(path)).do(ADVANCE, ask) == "done"


def test_the_same_words_in_another_bazaar_are_another_act(path: Path) -> None:
    register = Register(RegisterUnreachable("cut"))
    acting = Acting(ids_at(1000, 1), Unanswered(path))
    with pytest.raises(RegisterUnreachable):
        acting.at("B1").do(ADVANCE, register.ask)
    acting.at("B2").do(ADVANCE, register.ask)
    acting.at("B1").do(ADVANCE, register.ask)
    assert register.asked[0] == register.asked[2] != register.asked[1]


@pytest.mark.parametrize(("later", "is_same"), [(DAY_MS, True), (DAY_MS + 1, False), (-DAY_MS - 1, False)])
def test_who_asks_a_day_later_wants_it_a_second_time(path: Path, later: int, is_same: bool) -> None:
    register = Register(RegisterUnreachable("cut"))
    with pytest.raises(RegisterUnreachable):
        Acting(ids_at(10 * DAY_MS, 1), Unanswered(path)).do(ADVANCE, register.ask)
    Acting(ids_at(10 * DAY_MS + later, 2), Unanswered(path)).do(ADVANCE, register.ask)
    assert (register.asked[0] == register.asked[1]) is is_same


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"a": 1}', b"\xff"])
def test_a_damaged_file_holds_nothing(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    register = Register()
    assert Acting(ids_at(1000, 1), Unanswered(path)).do(ADVANCE, register.ask) == "done"


def test_what_was_asked_for_is_not_in_the_file(path: Path) -> None:
    register = Register(RegisterUnreachable("cut"))
    with pytest.raises(RegisterUnreachable):
        Acting(ids_at(1000, 1), Unanswered(path)).do(("advance", "0427", 500, "for her rent"), register.ask)
    assert b"rent" not in path.read_bytes()


def test_nothing_is_asked_while_its_id_cannot_be_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(unanswered, "write_durably", full)
    register = Register()
    with pytest.raises(PlaceFull):
        Acting(ids_at(1000, 1), Unanswered(path)).do(ADVANCE, register.ask)
    assert register.asked == []


HOLD, RELEASE = ("hold", "R01-000001-2", "0427", "why"), ("release", "R01-000001-2", "0427")


def test_what_was_undone_by_another_act_is_a_new_act_when_it_is_asked_for_again(path: Path) -> None:
    register = Register(RegisterUnreachable("cut"))
    acting = Acting(ids_at(1000, 1), Unanswered(path)).at("B1")
    with pytest.raises(RegisterUnreachable):
        acting.do(HOLD, register.ask, matter=HOLD[:3])
    acting.do(RELEASE, register.ask, ends=("hold", "R01-000001-2", "0538"))
    acting.at("elsewhere").do(RELEASE, register.ask, ends=HOLD[:3])
    assert len(path.read_bytes()) > len(b"{}"), "another family's, or another bazaar's, ends nothing"
    acting.do(RELEASE, register.ask, ends=HOLD[:3])
    assert path.read_bytes() == b"{}"
    acting.do(HOLD, register.ask, matter=HOLD[:3])
    assert len(set(register.asked)) == 5


@pytest.mark.parametrize("failure", [WrongSecret(4), RegisterUnreachable("cut")])
def test_what_was_not_undone_for_certain_keeps_its_id(acting: Acting, failure: Exception) -> None:
    register = Register(RegisterUnreachable("cut"), failure)
    with pytest.raises(RegisterUnreachable):
        acting.do(HOLD, register.ask, matter=HOLD[:3])
    with pytest.raises(type(failure)):
        acting.do(RELEASE, register.ask, ends=HOLD[:3])
    acting.do(HOLD, register.ask, matter=HOLD[:3])
    assert register.asked[0] == register.asked[2]
