"""The sales screen starts without the slow libraries: each is imported where it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.tidy.house import ROOT
from tests.tidy.law import stands

SLOW = frozenset(
    {
        "PIL",
        "alembic",
        "escpos",
        "fastapi",
        "fpdf",
        "httpx",
        "openpyxl",
        "reportlab",
        "sqlalchemy",
        "sqlite_utils",
        "uharfbuzz",
        "uvicorn",
    }
)

# What is imported before the first window is painted.
AT_START = [
    name
    for name in ("pos.__main__", "pos.app.amana", "pos.ui.application", "pos.ui.screens.window")
    if stands(ROOT, name)
]


def loaded_by(module: str) -> set[str]:
    """The slow libraries that importing a module in a fresh interpreter brings in."""
    code = f"import {module}, sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split()) & SLOW


@pytest.mark.parametrize("module", AT_START)
def test_the_start_brings_in_no_slow_library(module: str) -> None:
    assert loaded_by(module) == set(), f"import these inside the function that uses them, not above: {module}"


def test_a_slow_library_is_seen() -> None:
    assert loaded_by("sqlite_utils") == {"sqlite_utils"}
