"""What the tests of the book share: a till in its book, and a way to alter a file behind the book's back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import Trouble
from pos.ledger.driver import sqlite3
from tests.builders import a_till

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.builders import Till


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """Till T01 with a shift open; closed at the end, whatever became of it."""
    made = a_till(tmp_path)
    yield made
    with suppress(sqlite3.Error, Trouble):
        made.book.close()


@pytest.fixture
def tamper() -> Callable[..., None]:
    """Run statements on a book's file as someone with a database tool would: guards and checks away first, and back again."""

    def alter(path: Path, *statements: str) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        connection.close()

    return alter
