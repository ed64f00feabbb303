"""The files for systemd and the pages about the service say what is there."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path

import pytest

from pos.cli.main import parser
from pos.register.doors.limits import JSON_BYTES_MAX, Limits
from pos.register.people import HASHES_AT_ONCE, SESSION_MS_MAX

ROOT = Path(__file__).parents[3]
UNITS = sorted((ROOT / "packaging" / "service").glob("*.service"))


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_starts_a_command_that_amana_understands(path: Path) -> None:
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd's names have capitals
    unit.read_string(path.read_text(encoding="utf-8"))
    program, *words = shlex.split(unit["Service"]["ExecStart"])
    assert program == "/opt/amana/.venv/bin/amana"
    chosen = parser().parse_args([word for word in words if not word.startswith("$")])
    assert str(chosen.folder) == "/var/lib/amana"
    for wall in ("NoNewPrivileges", "PrivateTmp", "PrivateDevices"):
        assert unit["Service"][wall] == "yes"
    assert unit["Service"]["ProtectSystem"] == "strict"
    assert unit["Service"]["User"] == "amana"


def test_the_pages_name_files_that_are_there() -> None:
    text = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("running.md", "security.md"))
    named = set(re.findall(r"packaging/service/[\w.-]+\b(?![-*])|tests/[\w/]+\.py", text))
    named.discard("packaging/service/amana")  # a pattern in a command
    assert len(named) >= 4
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_numbers_of_the_security_page_are_those_of_the_code() -> None:
    page = " ".join((ROOT / "docs" / "security.md").read_text(encoding="utf-8").split())
    limits = Limits()
    assert (limits.failures.size, limits.failures.per_second) == (120, 1)
    assert "120 a sender, then one a second" in page
    assert (limits.questions.size, limits.questions.per_second) == (2_000, 400)
    assert "asks 2 000 things at once and 400 a second" in page
    assert (SESSION_MS_MAX // 3_600_000, HASHES_AT_ONCE, JSON_BYTES_MAX) == (12, 2, 1024 * 1024)
    assert "after twelve hours" in page
    assert "two passwords are hashed at a time" in page
