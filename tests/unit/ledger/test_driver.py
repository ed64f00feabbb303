"""Which SQLite is good enough, and what its errors mean."""

from __future__ import annotations

import pytest

from pos.domain.errors import OldSqlite
from pos.ledger.driver import Fault, fault_of, is_safe, require_safe, sqlite3


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (4, 0, 0), (3, 50, 7), (3, 50, 9), (3, 44, 6)])
def test_versions_with_the_wal_reset_fix_are_safe(version: tuple[int, ...]) -> None:
    assert is_safe(version)
    require_safe(version)


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 50, 6), (3, 45, 9), (3, 44, 5), (3, 40, 1), (3, 7, 0)])
def test_versions_that_can_lose_a_commit_are_refused(version: tuple[int, ...]) -> None:
    with pytest.raises(OldSqlite) as refused:
        require_safe(version)
    assert refused.value == OldSqlite(".".join(map(str, version)), "3.51.3")


def test_the_sqlite_that_is_loaded_is_safe() -> None:
    require_safe()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("database or disk is full", Fault.FULL),
        ("disk I/O error", Fault.DAMAGE),
        ("database disk image is malformed", Fault.DAMAGE),
        ("file is not a database", Fault.DAMAGE),
        ("unable to open database file", Fault.DAMAGE),
        ("database is locked", Fault.BUSY),
        ("attempt to write a readonly database", Fault.READ_ONLY),
        ("no such table: sale", Fault.BUG),
    ],
)
def test_errors_without_a_code_are_known_by_sqlites_own_words(words: str, fault: Fault) -> None:
    assert fault_of(sqlite3.OperationalError(words)) is fault


@pytest.mark.parametrize(
    ("code", "fault"),
    [(13, Fault.FULL), (10 | 4 << 8, Fault.DAMAGE), (11, Fault.DAMAGE), (5 | 1 << 8, Fault.BUSY), (19, Fault.BUG)],
)
def test_a_code_counts_more_than_words_and_is_judged_by_its_primary_part(code: int, fault: Fault) -> None:
    error = sqlite3.OperationalError("disk I/O error, they say")
    error.sqlite_errorcode = code  # type: ignore[attr-defined]  # only newer interpreters declare it
    assert fault_of(error) is fault


def test_a_real_error_is_judged() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("SELECT * FROM nothing")
    connection.execute("PRAGMA max_page_count=1")
    with pytest.raises(sqlite3.OperationalError) as full:
        connection.execute("CREATE TABLE t (x)").execute("INSERT INTO t VALUES (zeroblob(100000))")
    connection.close()
    assert fault_of(caught.value) is Fault.BUG
    assert fault_of(full.value) is Fault.FULL
