"""After a restore one command is enough: the register's next life begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_restored_register_begins_its_next_life(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for life in (2, 3):
        assert main(["register", "restored", "--folder", str(tmp_path / "register")]) == 0
        said = capsys.readouterr().out
        assert f"life {life} " in said
        assert "compare the signed vouchers" in said
