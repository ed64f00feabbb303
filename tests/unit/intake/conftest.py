"""What the intake's tests share: the sample's plan, its files, and a place to write a table into."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.intake.bazaar import read_bazaar
from tests.unit.intake.places import ROOT, Write

if TYPE_CHECKING:
    from pos.domain.bazaar import Bazaar


@pytest.fixture
def sample() -> Path:
    """The folder of the sample bazaar."""
    return ROOT / "assets" / "sample"


@pytest.fixture
def messy() -> Path:
    """The folder of files as other programs and tired people leave them."""
    return Path(__file__).parent / "messy"


@pytest.fixture
def plan(sample: Path) -> Bazaar:
    """The sample bazaar: 14 to 16 July 2026, dirhams, five packages."""
    (bazaar,) = read_bazaar(sample / "bazaar.toml").rows
    return bazaar


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text as a UTF-8 file and return its path."""

    def write_text(text: str) -> Path:
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode())
        return path

    return write_text
