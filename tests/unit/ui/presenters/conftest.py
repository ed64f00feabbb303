"""A counter for each test, closed behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.ui.presenters.scene import Counter, a_counter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path)
    yield made
    made.till.book.close()


@pytest.fixture
def closed_counter(tmp_path: Path) -> Iterator[Counter]:
    """A counter at which no shift is open."""
    made = a_counter(tmp_path / "closed", open_shift=False)
    yield made
    made.till.book.close()
