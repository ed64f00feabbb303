"""What the tests of the till share: a till with a shift open, closed again whatever happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import Till, a_till

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    """A till of the small bazaar, with a shift open on a float of 200.00."""
    made = a_till(tmp_path)
    yield made
    made.book.close()


@pytest.fixture
def idle_till(tmp_path: Path) -> Iterator[Till]:
    """The same till before a shift was opened."""
    made = a_till(tmp_path, open_shift=False)
    yield made
    made.book.close()
