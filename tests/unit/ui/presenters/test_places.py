"""Each role finds its own places, a locked window shows none, and a shift is not left by accident."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pos.domain.bazaar import Role
from pos.ledger.watermarks import Watermark
from pos.ui.presenters.places import PLACES, Door, Places
from tests.builders import FLOAT_MINOR, JAM, a_person, pieces
from tests.unit.ui.presenters.scene import Recorder

if TYPE_CHECKING:
    from pos.ui.rows.frame import Place
    from tests.unit.ui.presenters.scene import Counter


class Way:
    """The places over a real counter, with a diary of what was entered."""

    def __init__(self, counter: Counter, closed: tuple[Place, ...] = ()) -> None:
        self.view: Any = Recorder()
        self.diary: list[str] = []
        self.counter = counter
        self.places = Places(
            self.view,
            desks=counter.desks,
            session=counter.session,
            enter=self.diary.append,
            sign_in=lambda: self.diary.append("sign in"),
            confirmations=counter.confirmations,
            left=lambda: self.diary.append("left"),
            closed=closed,
        )

    def come(self, role: Role) -> None:
        person = a_person("C1", role)
        self.counter.session.person = person
        self.places.come_in(person)

    def is_at(self, door: Door) -> bool:
        return self.places.door is door


@pytest.fixture
def way(counter: Counter) -> Way:
    return Way(counter)


def test_every_role_has_a_place() -> None:
    assert set(PLACES) == set(Role)
    assert all(PLACES.values())


def test_a_place_can_be_closed_to_everyone(counter: Counter) -> None:
    way = Way(counter, closed=("send", "settings"))
    way.come(Role.LEAD)
    assert way.view.last("show_places") == ("sell", "receipts", "shift", "families", "goods")
    before = way.places.place
    way.places.go("send")
    assert way.places.place == before != "send"


def test_it_starts_with_the_first_screen(way: Way) -> None:
    way.places.start()
    assert way.diary == ["sign in"]
    assert way.view.count("show_sign_in") == 1
    assert not way.places.may_scan


@pytest.mark.parametrize(
    ("role", "first"),
    [(Role.CASHIER, "sell"), (Role.LEAD, "sell"), (Role.ACCOUNTANT, "accounts"), (Role.GOODS, "goods")],
)
def test_a_person_comes_to_the_first_place_of_the_role(way: Way, role: Role, first: str) -> None:
    way.come(role)
    assert (way.diary, way.view.last("show_place")) == ([first], first)
    assert way.view.last("show_places") == PLACES[role]
    assert way.places.may_scan


def test_without_a_shift_a_cashier_opens_one_first(closed_counter: Counter) -> None:
    way = Way(closed_counter)
    way.come(Role.CASHIER)
    assert way.diary == ["shift"]


def test_nobody_goes_where_the_role_does_not_lead(way: Way) -> None:
    way.places.go("sell")
    way.come(Role.CASHIER)
    way.places.go("accounts")
    assert way.diary == ["sell"]
    way.places.go("send")
    assert way.diary == ["sell", "send"]


def test_a_locked_window_shows_nothing_and_comes_back_to_where_it_was(way: Way) -> None:
    way.come(Role.CASHIER)
    way.places.go("receipts")
    way.places.lock()
    assert way.is_at(Door.LOCKED)
    way.places.go("sell")
    assert way.diary == ["sell", "receipts", "sign in"]
    assert not way.places.may_scan
    way.come(Role.CASHIER)
    assert way.diary[-1] == "receipts"


def test_another_person_at_the_locked_window_goes_to_a_place_of_their_own(way: Way) -> None:
    way.come(Role.CASHIER)
    way.places.lock()
    way.come(Role.ACCOUNTANT)
    assert way.diary[-1] == "accounts"


def test_signing_out_forgets_the_person_and_the_place(way: Way) -> None:
    way.come(Role.CASHIER)
    way.places.go("send")
    way.places.sign_out()
    assert way.counter.session.person is None
    assert way.diary[-2:] == ["left", "sign in"]
    assert way.is_at(Door.SIGNED_OUT)
    way.come(Role.CASHIER)
    assert way.diary[-1] == "sell"


def test_the_window_closes_at_once_without_a_shift_and_after_a_question_with_one(
    way: Way, closed_counter: Counter
) -> None:
    all_sent(way.counter)
    all_sent(closed_counter)
    way.places.ask_to_close()
    assert way.counter.confirm.last("ask").key == "quit"
    assert way.view.count("close_for_good") == 0
    way.counter.confirmations.confirm()
    assert way.view.count("close_for_good") == 1
    closed = Way(closed_counter)
    closed.places.ask_to_close()
    assert closed.view.count("close_for_good") == 1


def test_the_window_asks_before_it_closes_on_sales_that_are_nowhere_else(counter: Counter) -> None:
    counter.till.sell(JAM)
    expected = FLOAT_MINOR + 2_500
    counter.desks.shifts.count(by="C1", counted=pieces(expected))
    counter.desks.shifts.close(by="C1")
    way = Way(counter)
    assert way.counter.desks.book.watermarks.unsent().sales == 1
    way.places.ask_to_close()
    assert way.view.count("close_for_good") == 0
    way.counter.confirmations.confirm()
    assert way.view.count("close_for_good") == 1


def test_an_open_shift_and_what_is_nowhere_else_are_said_together_with_the_count_and_the_oldest(way: Way) -> None:
    asked: list[tuple[str, str, str]] = []
    way.counter.confirmations.ask = (  # type: ignore[method-assign]  # what is asked matters, not the answer
        lambda key, _act, *, code, name, **_more: asked.append((key, code, name.en))
    )
    way.counter.till.sell(JAM)
    unsent = way.counter.desks.book.watermarks.unsent()
    way.places.ask_to_close()
    since = f"\u2066{unsent.oldest_at[:10]} {unsent.oldest_at[11:16]}\u2069"
    assert asked == [("quit_open_unsent", f"1 / {unsent.facts}", since)]


def all_sent(counter: Counter) -> None:
    head = counter.desks.book.journal.head()
    counter.desks.book.watermarks.accept(Watermark(epoch=head.epoch, seq=head.seq, head=head.hash.hex()))


def test_signing_out_asks_first_while_sales_are_nowhere_else(way: Way) -> None:
    all_sent(way.counter)
    way.come(Role.CASHIER)
    way.places.ask_to_sign_out()
    assert way.is_at(Door.SIGNED_OUT)
    way.come(Role.CASHIER)
    way.counter.till.sell(JAM)
    way.places.ask_to_sign_out()
    assert way.is_at(Door.OPEN)
    assert way.counter.confirm.last("ask").key == "sign_out_unsent"
    way.counter.confirmations.confirm()
    assert way.is_at(Door.SIGNED_OUT)


def test_practice_is_left_without_a_question(counter: Counter) -> None:
    way = Way(counter, closed=("send",))
    way.come(Role.CASHIER)
    counter.till.sell(JAM)
    way.places.ask_to_sign_out()
    assert way.is_at(Door.SIGNED_OUT)
