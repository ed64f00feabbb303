"""The first start of another Amana says what is still only on this machine, and says it once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pos.app.amana import Amana
from pos.sync.leaving import VERSION_FILE
from tests.builders import JAM, a_till

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.builders import Till


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    opened = a_till(tmp_path / "till")
    yield opened
    opened.book.close()


def test_what_is_only_here_is_said_at_the_first_start_of_another_version(till: Till, tmp_path: Path) -> None:
    till.sell(JAM)
    told: list[Any] = []
    home: Any = SimpleNamespace(home=tmp_path)
    window: Any = SimpleNamespace(tell=told.append)
    Amana._tell_renewed(home, till.book, window)
    assert told == []  # a new machine
    (tmp_path / VERSION_FILE).write_text("2025.9", encoding="utf-8")
    for _ in range(2):
        Amana._tell_renewed(home, till.book, window)
    (saying,) = told
    unsent = till.book.watermarks.unsent()
    assert (saying.key, saying.count, saying.action) == ("renewed_unsent", unsent.facts, "use_stick")
    assert unsent.oldest_at[:10] in saying.name.en
