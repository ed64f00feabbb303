"""A sum that is kept is gone on with at the ends of the journals, and made anew when something appears below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert

from pos.register import keeping
from pos.register.keeping import Kept, Stretch
from pos.register.tables import UNREAD
from tests.unit.register.rehearsal import FIRST_DAY
from tests.unit.register.settling import CODE, FIRST, both, take_in

if TYPE_CHECKING:
    from datetime import date

    import pytest
    from sqlalchemy import Connection

    from pos.register.register import Register


def note(_connection: Connection, _bazaar: str, day: date | None, calls: list[object], stretch: Stretch | None) -> None:
    calls.append((day, stretch))


def ask(register: Register, kept: Kept[list[object]], day: date | None = None) -> list[object]:
    with register.database.reading() as connection:
        return kept.of(connection, CODE, day)


def test_only_what_came_since_is_added(register: Register) -> None:
    first, second = both(register)
    kept: Kept[list[object]] = Kept(list, note)
    whole: list[object] = [(None, None)]
    before = ask(register, kept)
    assert before == whole
    assert ask(register, kept) is before, "nothing came, so nothing is asked"
    ends = first.seq, second.seq
    first.open_shift()
    first.sell(FIRST)
    take_in(register, first)
    assert ask(register, kept) == [*whole, (None, Stretch("T01", 1, ends[0]))]
    assert before == whole, "what somebody holds stays as it was"
    assert ask(register, kept, FIRST_DAY) == [(FIRST_DAY, None)]


def test_a_fact_that_can_be_read_later_makes_the_sum_anew(register: Register) -> None:
    first, _ = both(register)
    kept: Kept[list[object]] = Kept(list, note)
    place = {"bazaar": CODE, "device": "T01", "epoch": 1, "seq": first.seq, "reason": "newer"}
    with register.database.writing(CODE) as connection:
        connection.execute(insert(UNREAD), [place])
    ask(register, kept)
    with register.database.writing(CODE) as connection:
        connection.execute(delete(UNREAD))
        connection.execute(insert(UNREAD), [{**place, "seq": first.seq - 1}])
    again = ask(register, kept)
    assert again == [(None, None)]
    assert ask(register, kept) is again


def test_what_nobody_asked_for_longest_is_forgotten(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    both(register)
    monkeypatch.setattr(keeping, "SUMS_KEPT_MAX", 1)
    kept: Kept[list[object]] = Kept(list, note)
    whole = ask(register, kept)
    ask(register, kept, FIRST_DAY)
    assert ask(register, kept) is not whole
