"""Families' links are given, renewed and withdrawn by command, and every act stands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.cli.main import main
from pos.register.register import Register
from pos.register.surroundings import load_keys
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, Clock, plan, surroundings

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://centre.example"
FIRST, SECOND, _ = FAMILIES


def opened(folder: Path) -> Register:
    return Register.open(f"sqlite:///{folder / 'register.db'}", load_keys(folder), surroundings(Clock(), seed=9))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    register = opened(tmp_path)
    plan(register)
    register.close()
    return tmp_path


def test_links_by_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def asked(*words: str) -> dict[str, str]:
        assert main(["register", "pages", BAZAAR.code, "--folder", str(folder), *words]) == 0
        lines = capsys.readouterr().out.splitlines()
        return {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in lines}

    assert "no" in asked(), "without an address it says what is missing"
    first = asked("--address", ADDRESS)
    assert set(first) == set(FAMILIES)
    assert all(line.startswith(f"open {ADDRESS}/f/") for line in first.values())
    second = asked("--renew", FIRST, "--reason", "a lost paper")
    assert second[FIRST] != first[FIRST]
    assert second[SECOND] == first[SECOND]
    assert asked("--withdraw", FIRST, "--reason", "the family asked")[FIRST] == "withdrawn the family asked"
    assert main(["register", "pages", BAZAAR.code, "--folder", str(folder), "--renew", SECOND]) == 2, "no reason"
    register = opened(folder)
    deeds = [row.deed.value for row in register.trail.rows(ADMIN) if row.by == "OWNER"]
    register.close()
    assert deeds == ["page_given", "pages_moved", "page_renewed", "page_withdrawn"]
