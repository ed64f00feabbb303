"""A sum that is kept is gone on with at the ends of the journals, and made anew when something appears below them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, text

from pos.register.keeping import Kept, Stretch
from pos.register.tables import UNREAD
from tests.unit.register.settling import CODE, FIRST, both, take_in

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos.register.register import Register

Calls = list[Stretch | None]
WHOLE: Calls = [None]


def note(_connection: Connection, _bazaar: str, calls: Calls, stretch: Stretch | None) -> None:
    calls.append(stretch)


def keeping() -> Kept[Calls]:
    return Kept(list, list, note)


def ask(register: Register, kept: Kept[Calls]) -> Calls:
    with register.database.reading() as connection:
        return kept.of(connection, CODE)


def test_only_what_came_since_is_added(register: Register) -> None:
    first, second = both(register)
    kept = keeping()
    before = ask(register, kept)
    assert before == WHOLE
    assert ask(register, kept) is before, "nothing came, so nothing is asked"
    ends = first.seq, second.seq
    first.open_shift()
    first.sell(FIRST)
    take_in(register, first)
    assert ask(register, kept) == [*WHOLE, Stretch("T01", 1, ends[0])]
    assert before == WHOLE, "what somebody holds stays as it was"


def test_whoever_began_to_look_before_finds_what_was_there(register: Register) -> None:
    first, _ = both(register)
    kept = keeping()
    with register.database.reading() as earlier:
        before = kept.of(earlier, CODE)
        first.open_shift()
        take_in(register, first)
        assert ask(register, kept) != before
        assert kept.of(earlier, CODE) is before


def test_what_may_come_to_nothing_is_told_and_not_kept(register: Register) -> None:
    first, _ = both(register)
    kept = keeping()
    before = ask(register, kept)
    first.open_shift()
    take_in(register, first)
    with register.database.writing(CODE) as connection:
        assert len(kept.of(connection, CODE, writing=True)) == 2
    assert kept._kept[CODE][0].value is before


def test_a_fact_that_can_be_read_later_makes_the_sum_anew(register: Register) -> None:
    first, _ = both(register)
    kept = keeping()
    place = {"bazaar": CODE, "device": "T01", "epoch": 1, "seq": first.seq, "reason": "newer"}
    with register.database.writing(CODE) as connection:
        connection.execute(insert(UNREAD), [place])
    ask(register, kept)
    with register.database.writing(CODE) as connection:
        connection.execute(delete(UNREAD))
        connection.execute(insert(UNREAD), [{**place, "seq": first.seq - 1}])
    again = ask(register, kept)
    assert again == WHOLE
    assert ask(register, kept) is again


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE posting SET amount_minor = amount_minor + 1 WHERE device = 'T01' AND seq = 3",
        "DELETE FROM posting WHERE device = 'T01' AND seq = 3",
        "UPDATE stock_move SET quantity = quantity + 1 WHERE device = 'T01' AND seq = 3",
        "DELETE FROM stock_move WHERE device = 'T01' AND seq = 3",
    ],
)
def test_a_row_that_was_altered_by_hand_makes_the_sum_anew(register: Register, statement: str) -> None:
    both(register)
    kept = keeping()
    before = ask(register, kept)
    with register.database.writing(CODE) as connection:
        assert connection.execute(text(statement)).rowcount > 0
    assert ask(register, kept) is not before
    assert ask(register, kept) == WHOLE


def test_who_asks_while_it_is_added_up_waits_for_it(register: Register) -> None:
    both(register)
    begun, may_end, told = threading.Event(), threading.Event(), list[Calls]()

    def slowly(_connection: Connection, _bazaar: str, calls: Calls, stretch: Stretch | None) -> None:
        begun.set()
        assert may_end.wait(60)
        calls.append(stretch)

    kept: Kept[Calls] = Kept(list, list, slowly)
    askers = [threading.Thread(target=lambda: told.append(ask(register, kept))) for _ in range(2)]
    askers[0].start()
    assert begun.wait(60)
    askers[1].start()
    may_end.set()
    for asker in askers:
        asker.join(60)
    assert told == [WHOLE, WHOLE]
    assert told[0] is told[1]
