"""Taking Amana off a machine, or renewing it, says first what is only there; books stay in either case."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SAID = "Only on this till: 12 entries"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the scripts of Linux")


@pytest.fixture
def take_off(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Run the script in a folder of its own, where `amana leave --dry-run` ends as it is told."""
    scripts, programs = tmp_path / "packaging", tmp_path / ".venv" / "bin"
    scripts.mkdir()
    programs.mkdir(parents=True)
    (tmp_path / ".uv").mkdir()
    for name in ("uninstall.sh", "setup_linux.sh"):
        shutil.copy(ROOT / "packaging" / name, scripts)

    def run(code: int, *arguments: str) -> tuple[int, str]:
        program = programs / "amana"
        program.write_text(f'#!/bin/sh\n[ "$*" = "leave --dry-run" ] || exit 9\necho "{SAID}" >&2\nexit {code}\n')
        program.chmod(0o755)
        command = ["bash", str(scripts / "uninstall.sh"), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
        return done.returncode, done.stderr

    return run


def test_it_is_refused_while_something_is_only_here(take_off: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    code, said = take_off(2)
    assert code == 1
    assert SAID in said
    assert (tmp_path / ".venv").exists()
    code, said = take_off(2, "--all-the-same")
    assert code == 0
    assert SAID in said
    assert not (tmp_path / ".venv").exists()
    assert not (tmp_path / ".uv").exists()


@pytest.mark.parametrize("told", [0, 1])
def test_a_till_that_sent_everything_and_a_machine_that_is_none_go_at_once(
    take_off: Callable[..., tuple[int, str]], tmp_path: Path, told: int
) -> None:
    code, said = take_off(told)
    assert (code, SAID in said) == (0, False)
    assert not (tmp_path / ".venv").exists()
