"""The service answers troubles as troubles, bugs as bugs, and describes itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos import __version__
from pos.domain.troubles import DiskFull, RegisterRefused
from pos.register.service import build_app
from tests.unit.register.rehearsal import Journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.sync.client import RegisterClient


def test_every_door_is_described(register: Register) -> None:
    document = build_app(register).openapi()
    assert document["info"]["version"] == __version__
    doors = [door for methods in document["paths"].values() for door in methods.values()]
    assert len(doors) > 30
    for door in doors:
        assert door["summary"]
        assert door["description"]
        assert door["tags"]
    assert "net_minor" in document["components"]["schemas"]["Statement"]["properties"]


def test_a_full_disk_is_a_trouble_and_the_till_keeps_its_facts(
    register: Register,
    line: RegisterClient,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: Callable[[str], None],
) -> None:
    journal = Journal()
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise DiskFull("no room")

        patch.setattr(register.intake, "_take_in", full)
        expected_logs("batches failed: DiskFull")
        with pytest.raises(RegisterRefused) as trouble:
            line.push(journal.batch())
    assert trouble.value.status == 503
    assert line.push(journal.batch()).created == journal.seq
