"""The table of promises names tests that exist, and every fault test and canary stands in it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
BODY, FAULTS = (
    [row.strip("| ").split(" | ") for row in part.splitlines() if row.startswith("| ")]
    for part in TABLE.split("## The faults, one by one")
)
ROWS = [row for row in BODY if row[0] != "promise"]  # each section has a table of its own


def names_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize("path", sorted({path for path, _ in NAMED.findall(TABLE)}))
def test_every_test_that_is_named_exists(path: str) -> None:
    named = {name for its_path, name in NAMED.findall(TABLE) if its_path == path}
    assert named <= names_in(path), sorted(named - names_in(path))


def test_every_promise_has_tests_and_says_how_they_could_fail() -> None:
    assert len(ROWS) > 30
    for promise, tests, canary in ROWS:
        assert NAMED.search(tests), f"no test holds: {promise}"
        assert NAMED.search(canary), f"nothing shows that it could fail: {promise}"


def test_the_faults_are_numbered_and_each_has_a_test_and_a_canary() -> None:
    assert FAULTS[0] == ["no.", "fault", "tests", "canary"]
    assert [int(row[0]) for row in FAULTS[1:]] == list(range(1, len(FAULTS)))
    for _, fault, tests, canary in FAULTS[1:]:
        assert NAMED.search(tests), f"nobody does this to a till: {fault}"
        assert NAMED.search(canary), f"nothing shows that it could fail: {fault}"


def test_every_canary_of_the_faults_stands_in_the_table() -> None:
    named = {name for _, name in NAMED.findall(TABLE)}
    files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "tests" / "faults").glob("test_*.py"))]
    files.remove("tests/faults/test_promises.py")
    canaries = {name for path in files for name in names_in(path) if name.startswith("test_canary")}
    assert canaries
    assert canaries <= named, sorted(canaries - named)


def test_canary_a_test_that_does_not_exist_would_be_seen() -> None:
    assert "test_a_thing_that_nobody_wrote" not in names_in("tests/faults/test_promises.py")
