"""Every bazaar can live on a machine of its own: no unique key and no hot statement crosses from one to another."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import event, text

from pos.domain.ledger_reports import Trace
from pos.ledger.keys import from_seed
from pos.register.tables import METADATA
from pos.sync.told import RollCall
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES
from tests.unit.register.settling import Office, both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table

    from pos.register.register import Register

# The centre's own, the same for all bazaars: small tables, of which each machine holds a copy.
EVERYWHERE = {
    *("meta", "person", "attempts", "session", "family_private", "family_change", "enrolment", "trail", "account_code"),
}
SPREAD = {name: table for name, table in METADATA.tables.items() if name not in EVERYWHERE}
PAGE = (Path(__file__).parents[3] / "docs" / "spreading.md").read_text(encoding="utf-8")
NAMED = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO|COPY)\s+\"?(\w+)", re.IGNORECASE)


def distribution_column(table: Table) -> str:
    return "code" if table.name == "bazaar" else "bazaar"


def test_every_key_of_a_bazaars_tables_begins_with_the_bazaar() -> None:
    assert len(SPREAD) > 10
    for table in SPREAD.values():
        assert next(iter(table.primary_key.columns)).name == distribution_column(table), table.name
        for index in table.indexes:
            assert next(iter(index.columns)).name == "bazaar", index.name
        assert not [
            one for one in table.constraints if type(one).__name__ in {"UniqueConstraint", "ForeignKeyConstraint"}
        ]


def test_the_page_on_spreading_tells_of_each_table_where_it_goes() -> None:
    rows, commands = (PAGE.split("## ")[n] for n in (1, 2))
    spread, everywhere = (
        row for row in rows.splitlines() if row.startswith("| `") and not row.startswith("| `bazaar` |")
    )
    assert set(re.findall(r"`(\w+)`", spread)) - {"bazaar"} == SPREAD.keys() - {"bazaar"}
    assert set(re.findall(r"`(\w+)`", everywhere)) == EVERYWHERE
    named = [set(re.findall(r"'(\w+)'", part)) for part in re.findall(r"ARRAY\[(.*?)\]", commands, re.DOTALL)]
    assert named[:2] == [EVERYWHERE, SPREAD.keys() - {"bazaar"}]


def crossing(statements: list[str]) -> list[str]:
    """The statements that speak of a bazaar's table and do not name the bazaar."""
    return [one for one in statements if set(NAMED.findall(one)) & SPREAD.keys() and not names_its_bazaar(one)]


def names_its_bazaar(statement: str) -> bool:
    words = " ".join(statement.split())
    if re.match(r"(INSERT INTO|COPY) ", words):
        return "bazaar" in words.partition("(")[2] or words.startswith("INSERT INTO bazaar")
    return re.search(r"(bazaar\.code|\w+\.bazaar|\bbazaar) (= |IN )", words) is not None or "bazaar.code" in words


@contextmanager
def heard(register: Register) -> Iterator[list[str]]:
    """Listen to every statement that goes to the database."""
    statements: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    engines = {register.database.engine, register.database._writer.engine}
    for engine in engines:
        event.listen(engine, "before_cursor_execute", listen)
    yield statements
    for engine in engines:
        event.remove(engine, "before_cursor_execute", listen)


def test_taking_in_settling_and_reading_name_their_bazaar_in_every_statement(register: Register) -> None:
    office = Office(register)
    with heard(register) as statements:
        both(register)
        office.advance(FAMILIES[0], 1_000)
        office.settle()
        register.accounts.board(ACCOUNTANT, BAZAAR.code)
        register.accounts.families(ACCOUNTANT, BAZAAR.code)
        register.accounts.stock(ACCOUNTANT, BAZAAR.code)
        register.statements.statement(ACCOUNTANT, BAZAAR.code, FAMILIES[0])
        register.accounts.reconciliation(ACCOUNTANT, BAZAAR.code)
        register.accounts.exceptions(ACCOUNTANT, BAZAAR.code)
        register.tracing.entries(ACCOUNTANT, BAZAAR.code, Trace())
        register.tracing.trial_balance(ACCOUNTANT, BAZAAR.code)
        register.papers.reports(ACCOUNTANT, BAZAAR.code)
        register.catalogue.items(BAZAAR.code)
        told = RollCall(bazaar=BAZAAR.code, device="T01", at=register.surroundings.now(), facts=0, waiting=0)
        register.roll.call(BAZAAR.code, told.message(), from_seed("T01").sign(told.message()))
    assert len(statements) > 60
    assert crossing(statements) == []


def test_a_statement_without_its_bazaar_would_be_seen(register: Register) -> None:
    with heard(register) as statements, register.database.reading() as connection:
        connection.execute(text("SELECT count(*) FROM fact WHERE device = 'T01'"))
        connection.execute(text("SELECT card FROM person"))
    assert crossing(statements) == ["SELECT count(*) FROM fact WHERE device = 'T01'"]
