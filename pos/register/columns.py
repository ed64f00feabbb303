"""How the register's columns and tables are made, the same on SQLite and PostgreSQL: strict, and in the order of their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, PrimaryKeyConstraint, Table, Text

if TYPE_CHECKING:
    from sqlalchemy import CheckConstraint, MetaData

WHOLE = Integer().with_variant(BigInteger(), "postgresql")


def text_column(name: str, *, nullable: bool = False) -> Column[str]:
    """Make a column of text."""
    return Column(name, Text, nullable=nullable)


def whole_column(name: str, *, nullable: bool = False) -> Column[int]:
    """Make a column of whole numbers, of 64 bits on both databases."""
    return Column(name, WHOLE, nullable=nullable)


def bytes_column(name: str, *, nullable: bool = False) -> Column[bytes]:
    """Make a column of bytes."""
    return Column(name, LargeBinary, nullable=nullable)


def strict_table(
    metadata: MetaData,
    name: str,
    *parts: Column[str] | Column[int] | Column[bytes] | CheckConstraint,
    key: str,
    long: bool = False,
    covered: str = "",
) -> Table:
    """Make a strict table with its primary key, given as names with spaces between.

    On SQLite rows are kept in the order of the key, but for `long` ones, which would make the tree of keys too deep; PostgreSQL
    keeps the `covered` columns beside the key, so that it need not look at the rows for them.
    """
    constraint = PrimaryKeyConstraint(*key.split(), postgresql_include=covered.split())
    return Table(name, metadata, *parts, constraint, sqlite_strict=True, sqlite_with_rowid=long)
