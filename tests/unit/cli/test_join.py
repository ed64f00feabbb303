"""Joining and leaving by command."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos.cli import join
from pos.cli.main import main
from pos.sync.admitted import admitted_till
from pos.sync.nearby import Nearby
from tests.integration.sync.chain import raised
from tests.unit.register.rehearsal import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.integration.sync.chain import End


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[End]:
    made = raised(tmp_path / "centre", Clock(), planned=True)
    yield made
    made.server.stop()


def test_a_machine_joins_and_leaves(centre: End, capsys: pytest.CaptureFixture[str]) -> None:
    home = Path(os.environ["AMANA_HOME"])
    assert main(["join", centre.invite().text(), "--label", "the door"]) == 0
    assert "T03" in capsys.readouterr().out
    assert admitted_till(home) == "INTAJ8-T03"
    assert main(["leave", "--dry-run"]) == 2  # the first fact of its book is nowhere else
    assert "1" in capsys.readouterr().err


def test_who_is_near_is_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    near = Nearby("hall", "https://192.168.8.5:8420", "ABCDEFGHIJKLMNOPQRST2345")
    monkeypatch.setattr(join, "_near", lambda: (near,))
    assert main(["join"]) == 0
    assert capsys.readouterr().out == "hall  https://192.168.8.5:8420  ABCD EFGH IJKL MNOP QRST 2345\n"


def test_a_machine_that_is_no_till_cannot_leave(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["leave"]) == 1
    assert capsys.readouterr().err
