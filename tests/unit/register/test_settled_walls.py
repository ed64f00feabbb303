"""One bad line among many good ones is refused with all of them, however they are written and wherever it stands among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Column, MetaData, Table, delete, insert, literal, select, text, tuple_
from sqlalchemy.exc import IntegrityError

from pos.domain.troubles import BookDamaged
from pos.register.database import Database, insert_many
from pos.register.migrations import upgrade
from pos.register.settled import LINE, is_settled, waiting
from pos.register.tables import LEFT_OUT, METADATA, PAID_LINE, PAYOUT, POSTING, SETTLED_STRETCH
from tests import stores
from tests.unit.register.settling import CODE, FIRST, SECOND, day, take_in
from tests.unit.register.test_settled import STRANGER, Taken, rows_of, sell_more

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import ColumnElement, Connection

    from pos.register.register import Register
    from tests.unit.register.settling import Office

    Place = tuple[str, str, int, int, int]
    Way = Callable[[Connection, Table, list[Place]], None]

FORGED = "a forged one"
_PLACE = [POSTING.c[name] for name in LINE]
SOLD = (FIRST, STRANGER, SECOND) * 2


class Lines:
    """Claims of a register in which a run has left a family's out, and sales came since.

    Attributes:
        settled: by the run.
        waiting: left out by it, and not settled since.
        fresh: beyond its stretches.
    """

    def __init__(self, register: Register) -> None:
        with register.database.reading() as connection:
            self.settled = _claims(connection, is_settled())
            left = waiting(CODE)
            self.waiting = _claims(connection, tuple_(*_PLACE).in_(select(*(left.c[name] for name in LINE))))
            self.fresh = [one for one in _claims(connection, ~is_settled()) if one not in set(self.waiting)]
        assert min(map(len, (self.settled, self.waiting, self.fresh))) >= 4, "enough of each to hide one among others"


def _claims(connection: Connection, which: ColumnElement[bool]) -> list[Place]:
    found = connection.execute(select(*_PLACE).where(POSTING.c.claim != "", which).order_by(*_PLACE))
    return [(bazaar, device, epoch, seq, n) for bazaar, device, epoch, seq, n in found]


@pytest.fixture
def there(register: Register, office: Office) -> Lines:
    """A register with all three kinds of claims."""
    first, second = day("T01", SOLD), day("T02", SOLD)
    take_in(register, first, second)
    office.settle()
    sell_more(register, first, *SOLD)
    sell_more(register, second, *SOLD)
    return Lines(register)


# -- ways to write ----------------------------------------------------------------------------------------------------


def listed(connection: Connection, table: Table, places: list[Place]) -> None:
    """One statement that names every row."""
    rows = [dict(zip(LINE, place, strict=True)) | {"payout": FORGED} for place in places]
    connection.execute(insert(table).values(rows))


def selected(connection: Connection, table: Table, places: list[Place]) -> None:
    """One statement that finds its rows in the ledger."""
    query = select(*_PLACE, literal(FORGED)).where(tuple_(*_PLACE).in_(places))
    connection.execute(insert(table).from_select([*LINE, "payout"], query))


def copied(connection: Connection, table: Table, places: list[Place]) -> None:
    """As we write many rows ourselves."""
    insert_many(connection, table, [(*place, FORGED) for place in places])


def hopeful(connection: Connection, table: Table, places: list[Place]) -> None:
    """One that asks to pass over what does not fit."""
    query = " UNION ALL ".join(
        f"SELECT '{bazaar}', '{device}', {epoch}, {seq}, {n}, '{FORGED}' WHERE true"
        for bazaar, device, epoch, seq, n in places
    )
    connection.execute(text(f"INSERT INTO {table.name} ({', '.join(LINE)}, payout) {query} ON CONFLICT DO NOTHING"))


WAYS = (listed, selected, copied, hopeful)


def put(register: Register, way: Way, table: Table, places: list[Place]) -> None:
    """Write rows, and take them back."""
    with register.database.writing(CODE) as connection:
        way(connection, table, places)
        raise Taken


def takes(register: Register, way: Way, table: Table, places: list[Place]) -> bool:
    """Whether the database takes some rows; either way none of them is kept."""
    before = rows_of(register, table)
    with pytest.raises((IntegrityError, Taken)) as caught:
        put(register, way, table, places)
    assert rows_of(register, table) == before
    return isinstance(caught.value, Taken)


def hidden(good: list[Place], bad: Place) -> list[list[Place]]:
    """A bad line before, among and after good ones."""
    return [[*good[:at], bad, *good[at:]] for at in (0, len(good) // 2, len(good))]


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
def test_no_settled_claim_is_left_out_among_others(register: Register, there: Lines, way: Way) -> None:
    assert takes(register, way, LEFT_OUT, there.fresh)
    for bad in (there.settled[0], there.settled[-1]):
        for places in hidden(there.fresh, bad):
            assert not takes(register, way, LEFT_OUT, places)


@pytest.mark.parametrize("way", WAYS)
def test_no_claim_is_settled_by_its_line_among_others_but_one_that_was_left_out(
    register: Register, there: Lines, way: Way
) -> None:
    assert takes(register, way, PAID_LINE, there.waiting)
    for bad in (there.settled[0], there.settled[-1], there.fresh[0], there.fresh[-1]):
        for places in hidden(there.waiting, bad):
            assert not takes(register, way, PAID_LINE, places)
    with register.database.writing(CODE) as connection:
        copied(connection, LEFT_OUT, there.fresh[:1])  # left out, and no stretch has gone over it
    for places in hidden(there.waiting, there.fresh[0]):
        assert not takes(register, way, PAID_LINE, places)


def test_places_on_which_there_is_no_claim_are_taken_beside_what_was_left_out(register: Register, there: Lines) -> None:
    bazaar, device, epoch, seq, _ = there.waiting[0]
    assert takes(
        register, copied, PAID_LINE, [*there.waiting, (bazaar, device, epoch, seq, 99), ("B2", "T01", 1, 1, 0)]
    )


def test_nothing_is_left_out_and_settled_again_by_one_statement(register: Register, there: Lines) -> None:
    """PostgreSQL writes to several tables in one, and what the others wrote is seen before it ends; SQLite cannot."""
    refused = BookDamaged if register.database.is_sqlite else IntegrityError
    columns, kept = ", ".join((*LINE, "payout")), {table: rows_of(register, table) for table in (LEFT_OUT, PAID_LINE)}
    bazaar, device, epoch, seq, n = there.settled[0]
    row = f"SELECT '{bazaar}', '{device}', {epoch}, {seq}, {n}, '{FORGED}'"
    words = f"INSERT INTO {{}} ({columns}) {row}"
    stretch = rows_of(register, SETTLED_STRETCH)[0]
    over = f"INSERT INTO settled_stretch SELECT '{bazaar}', '{device}', {epoch}, {stretch['to_seq']}, {there.fresh[0][3]}, 'x'"
    for first, second in (
        (words.format("left_out"), words.format("paid_line")),
        (words.format("paid_line"), words.format("left_out")),
        (over, words.format("left_out").replace(f"{seq}, {n}", f"{there.fresh[0][3]}, {there.fresh[0][4]}")),
    ):
        with pytest.raises(refused), register.database.writing(CODE) as connection:
            connection.execute(text(f"WITH once AS ({first} RETURNING 1) {second}"))
    assert {table: rows_of(register, table) for table in kept} == kept


# -- registers that asked before each row -----------------------------------------------------------------------------


def test_the_walls_of_an_older_register_stand_as_before_and_its_rows_stay(
    register: Register, there: Lines, tmp_path: Path
) -> None:
    older = Database(stores.current().address(tmp_path / "older.db"))
    upgrade(older, "0021")
    with register.database.reading() as connection, older.writing() as here:
        for table in METADATA.sorted_tables:
            here.execute(delete(table)) if table.name == "meta" else None
            kept = Table(table.name, MetaData(), *(Column(one.name) for one in table.c if one is not PAYOUT.c.until))
            held = connection.execute(select(*(table.c[one.name] for one in kept.c)))
            insert_many(here, kept, [tuple(row) for row in held])
    upgrade(older)
    with older.reading() as connection:
        assert set(connection.execute(select(PAYOUT.c.until)).scalars()) == {""}, "each reached up to its draft"
        for table in (LEFT_OUT, PAID_LINE, SETTLED_STRETCH):
            rows = [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            assert rows == rows_of(register, table)
    for table, bad in ((LEFT_OUT, there.settled[0]), (PAID_LINE, there.fresh[0])):
        good = there.fresh if table is LEFT_OUT else there.waiting
        with pytest.raises(IntegrityError), older.writing(CODE) as connection:
            copied(connection, table, [*good, bad])
        with older.writing(CODE) as connection:
            copied(connection, table, good[:1])
    older.close()


def test_postgresql_asks_once_for_all_rows_of_a_statement_and_sqlite_before_each(register: Register) -> None:
    """Asked before each row, the walls took half of what it costs PostgreSQL to leave lines out."""
    if register.database.is_sqlite:
        asked = "SELECT tbl_name, 'ROW' FROM sqlite_schema WHERE name IN ('left_out_rule_0', 'paid_line_rule_0')"
    else:
        asked = (
            "SELECT event_object_table, action_orientation FROM information_schema.triggers "
            "WHERE trigger_name IN ('left_out_rules', 'paid_line_rules')"
        )
    with register.database.reading() as connection:
        found = dict(map(tuple, connection.execute(text(asked))))
    assert found == dict.fromkeys(("left_out", "paid_line"), "ROW" if register.database.is_sqlite else "STATEMENT")
