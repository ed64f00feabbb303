"""The office's line is opened for one person, hung up when refused, and never left open."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest

from pos.domain.access import SignedIn
from pos.domain.errors import SamePerson, SessionEnded, WrongSecret
from pos.domain.troubles import RegisterUnreachable
from pos.ui.screens.accounts_room import OtherRoom
from pos.ui.screens.room import RegisterRoom
from tests.builders import a_person, an_id
from tests.fakes import NOON
from tests.unit.register.rehearsal import Ids


@dataclass
class Line:
    """A line to the register that knows one secret."""

    token: str = ""
    diary: list[str] = field(default_factory=list)
    failure: Exception | None = None

    def sign_in(self, code: str, secret: str) -> SignedIn:
        if secret != "right":
            raise WrongSecret(4)
        self.token = "t"
        self.diary.append(f"in {code}")
        return SignedIn(token="t", person=a_person("C1"), ends_at=NOON)

    def sign_out(self) -> None:
        self.diary.append("out")
        if self.failure is not None:
            raise self.failure

    def close(self) -> None:
        self.diary.append("closed")

    def approve_payout(self, bazaar: str, number: str, *, identity: Any) -> str:
        if self.failure is not None:
            raise self.failure
        return f"{bazaar} {number} {identity}"


@dataclass
class Exchange:
    """Gives out lines and keeps them."""

    lines: list[Line] = field(default_factory=list)
    failure: Exception | None = None

    def connect(self) -> Any:
        line = Line(failure=self.failure)
        self.lines.append(line)
        return line


@pytest.fixture
def exchange() -> Exchange:
    return Exchange()


@pytest.fixture
def room(exchange: Exchange) -> RegisterRoom:
    return RegisterRoom(exchange.connect, "INTAJ8", an_id)


def test_a_person_gets_a_desk_and_the_next_one_another(room: RegisterRoom, exchange: Exchange) -> None:
    with pytest.raises(SessionEnded):
        room.desk()
    assert room.sign_in("A1", "right").code == "C1"
    first = room.desk()
    assert first.bazaar == "INTAJ8"
    room.sign_in("A2", "right")
    assert room.desk() is not first
    assert exchange.lines[0].diary == ["in A1", "out", "closed"]


def test_a_wrong_secret_leaves_no_line_open_and_the_one_before_in_place(room: RegisterRoom, exchange: Exchange) -> None:
    room.sign_in("A1", "right")
    with pytest.raises(WrongSecret):
        room.sign_in("A2", "wrong")
    assert exchange.lines[1].diary == ["closed"]
    assert room.desk().bazaar == "INTAJ8"


def test_signing_out_closes_even_when_nobody_answers(room: RegisterRoom, exchange: Exchange) -> None:
    exchange.failure = RegisterUnreachable("no route")
    room.sign_in("A1", "right")
    room.sign_out()
    assert exchange.lines[0].diary == ["in A1", "out", "closed"]
    with pytest.raises(SessionEnded):
        room.desk()
    room.sign_out()


def test_hanging_up_says_nothing(room: RegisterRoom, exchange: Exchange) -> None:
    room.close()
    room.sign_in("A1", "right")
    room.close()
    assert exchange.lines[0].diary == ["in A1", "closed"]


def test_a_second_person_s_act_has_a_line_of_its_own(room: RegisterRoom, exchange: Exchange) -> None:
    room.sign_in("A1", "right")
    desk = room.desk()
    assert str(room.approve("M1", "right", "R01-1")).startswith("INTAJ8 R01-1")
    assert exchange.lines[1].diary == ["in M1", "out", "closed"]
    assert room.desk() is desk


def test_another_bazaar_is_asked_on_the_same_line_and_in_its_own_name(room: RegisterRoom, exchange: Exchange) -> None:
    other = OtherRoom(room, "HALL2")
    with pytest.raises(SessionEnded):
        other.desk()
    room.sign_in("A1", "right")
    assert (other.desk().bazaar, room.desk().bazaar) == ("HALL2", "INTAJ8")
    assert str(other.approve("M1", "right", "R01-1")).startswith("HALL2 R01-1")
    assert exchange.lines[1].diary == ["in M1", "out", "closed"]
    assert other.sign_in("A2", "right").code == "C1"
    assert exchange.lines[0].diary == ["in A1", "out", "closed"]
    room.sign_out()
    with pytest.raises(SessionEnded):
        other.desk()


def test_the_same_act_in_two_bazaars_has_an_id_in_each(exchange: Exchange) -> None:
    room = RegisterRoom(exchange.connect, "INTAJ8", Ids().new)
    other = OtherRoom(room, "HALL2")
    room.sign_in("A1", "right")
    asked: list[str] = []
    line: Any = exchange.lines[-1]
    cut = RegisterUnreachable("cut")
    line.approve_payout = lambda _bazaar, _number, *, identity: _note(asked, str(identity), cut)
    for desk in (room.desk(), other.desk(), room.desk(), other.desk()):
        with suppress(RegisterUnreachable):
            desk.approve("R01-1")
    assert asked[:2] == asked[2:]
    assert asked[0] != asked[1]


def test_a_refused_second_person_is_signed_out_again(room: RegisterRoom, exchange: Exchange) -> None:
    exchange.failure = SamePerson("approve_payout")
    with pytest.raises(SamePerson):
        room.approve("A1", "right", "R01-1")
    assert exchange.lines[0].diary == ["in A1", "out", "closed"]
    with pytest.raises(WrongSecret):
        room.approve("M1", "wrong", "R01-1")
    assert exchange.lines[1].diary == ["closed"]


def test_the_list_of_families_is_one_persons_too(room: RegisterRoom) -> None:
    with pytest.raises(SessionEnded):
        room.families()
    room.sign_in("A1", "right")
    assert room.families() is room.families()
    room.sign_out()
    with pytest.raises(SessionEnded):
        room.families()


def test_an_act_without_an_answer_keeps_its_id_in_the_next_session(exchange: Exchange) -> None:
    room = RegisterRoom(exchange.connect, "INTAJ8", Ids().new)
    room.sign_in("A1", "right")
    asked: list[str] = []
    for failure in (RegisterUnreachable("cut"), None, None):
        line: Any = exchange.lines[-1]
        line.approve_payout = lambda _bazaar, _number, *, identity, to=failure: _note(asked, str(identity), to)
        with suppress(RegisterUnreachable):
            room.desk().approve("R01-1")
        room.sign_in("A1", "right")
    assert asked[0] == asked[1] != asked[2]


def _note(asked: list[str], identity: str, failure: Exception | None) -> None:
    asked.append(identity)
    if failure is not None:
        raise failure
