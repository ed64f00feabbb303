"""The first administrator's password is asked for twice, and none that a stranger would try first is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.cli import register
from pos.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


def typed(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    given = iter(answers)
    monkeypatch.setattr(register, "getpass", lambda _prompt: next(given))


@pytest.mark.parametrize("answers", [("83920174", "83920175"), ("88008800",), ("١٢٣٤٥٦٧٨",), ("short", "short")])
def test_a_bad_password_is_refused_and_nobody_is_entered(
    answers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, *answers)
    assert main(["register", "begin", "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err
    typed(monkeypatch, "83920174", "83920174")
    assert main(["register", "begin", "--folder", str(tmp_path)]) == 0
