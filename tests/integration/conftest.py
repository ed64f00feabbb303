"""What the tests over real HTTP share: a register that listens on loopback, and lines to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.register.serve import EmbeddedRegister
from pos.sync.client import RegisterClient
from tests.integration.sync.chain import a_chain
from tests.unit.register.rehearsal import SECRETS, Clock, open_register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.register.register import Register
    from tests.integration.sync.chain import Chain


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def embedded(tmp_path: Path, clock: Clock) -> Iterator[EmbeddedRegister]:
    running = EmbeddedRegister(open_register(tmp_path / "register.db", clock))
    yield running
    running.stop()


@pytest.fixture
def register(embedded: EmbeddedRegister) -> Register:
    return embedded.register


@pytest.fixture
def address(embedded: EmbeddedRegister) -> str:
    return embedded.start()


@pytest.fixture
def line(address: str) -> Iterator[RegisterClient]:
    with RegisterClient(address) as client:
        yield client


@pytest.fixture
def office(address: str) -> Iterator[Callable[[str], RegisterClient]]:
    """Sign people in: `office("K01")` is the accountant's line."""
    lines: list[RegisterClient] = []

    def sign_in(code: str) -> RegisterClient:
        client = RegisterClient(address)
        lines.append(client)
        client.sign_in(code, SECRETS[code])
        return client

    yield sign_in
    for one in lines:
        one.close()


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    """A hall that has joined its centre."""
    with a_chain(tmp_path) as made:
        yield made
