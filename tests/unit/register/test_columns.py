"""Tables are strict, in the order of their keys, and wide enough for every amount."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import MetaData
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateTable

from pos.register.columns import bytes_column, strict_table, text_column, whole_column

if TYPE_CHECKING:
    from sqlalchemy import Dialect


def dialect(address: str) -> Dialect:
    return make_url(address).get_dialect()()


def test_a_table_is_strict_and_its_own_index_on_sqlite_but_for_long_rows() -> None:
    metadata = MetaData()
    parts = text_column("code"), whole_column("count"), bytes_column("body", nullable=True)
    short = strict_table(metadata, "short", *parts, key="code count", covered="body")
    long = strict_table(metadata, "long", text_column("code"), key="code", long=True)
    told = str(CreateTable(short).compile(dialect=dialect("sqlite://")))
    assert "WITHOUT ROWID" in told
    assert "STRICT" in told
    assert "PRIMARY KEY (code, count)" in told
    assert "WITHOUT ROWID" not in str(CreateTable(long).compile(dialect=dialect("sqlite://")))
    there = str(CreateTable(short).compile(dialect=dialect("postgresql+psycopg://")))
    assert "count BIGINT NOT NULL" in there
    assert "INCLUDE (body)" in there
