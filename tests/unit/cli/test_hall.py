"""Invitations by command, and a hall that is made by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.cli.main import main
from pos.register.register import Register
from pos.register.surroundings import load_keys
from pos.sync.invitation import read_invitation
from pos.sync.relay import read_upstream
from tests.integration.sync.chain import raised
from tests.unit.register.rehearsal import Clock, plan, surroundings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "register"
    home.mkdir()
    register = Register.open(f"sqlite:///{home / 'register.db'}", load_keys(home), surroundings(Clock()))
    plan(register)
    register.close()
    return home


def test_an_invitation_is_shown_as_a_picture_and_as_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "invite", "--folder", str(folder)]) == 0
    *drawn, words, text = capsys.readouterr().out.splitlines()
    invitation = read_invitation(text)
    assert invitation.address == "http://127.0.0.1:8420"
    assert words.startswith("T03  ")
    assert len({len(line) for line in drawn}) == 1
    assert any("█" in line for line in drawn)


def test_a_hall_has_a_name_of_its_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "invite", "--folder", str(folder), "--hall"]) == 0
    assert capsys.readouterr().out.splitlines()[-2].startswith("H01  ")


def test_an_empty_register_invites_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "invite", "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err


def test_a_register_becomes_a_hall_and_sends_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    centre, hall = raised(tmp_path / "centre", Clock(), planned=True), tmp_path / "hall"
    words = ["register", "relay", "--folder", str(hall)]
    assert main(words) == 2  # nobody's hall yet
    capsys.readouterr()
    assert main([*words, "--invitation", centre.invite("H01").text()]) == 0
    admission = read_upstream(hall)
    assert admission is not None
    assert (admission.device, admission.address) == ("H01", centre.address)
    assert main(words) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "sent 0, known already 0"
    centre.server.stop()
