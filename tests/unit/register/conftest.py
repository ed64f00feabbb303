"""What the register's tests share: a register with its people and a planned bazaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stores import postgres, store
from tests.unit.register.rehearsal import Clock, open_register
from tests.unit.register.settling import Office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos.register.register import Register

__all__ = ["postgres", "store"]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(tmp_path: Path, clock: Clock) -> Iterator[Register]:
    opened = open_register(tmp_path / "register.db", clock)
    yield opened
    opened.close()


@pytest.fixture
def office(register: Register) -> Office:
    return Office(register)
