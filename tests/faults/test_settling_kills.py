"""Killed in the middle of an approval, a payment, a reversal, the cash box or a closing, and asked again: each is done once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import stores
from tests.stores import postgres, store
from tests.unit.register.rehearsal import on_sqlite, open_register
from tests.unit.register.settling import both

__all__ = ["postgres", "store"]  # every story here is told on both databases

ROOT = Path(__file__).parents[2]
STRIDE = 12  # statements between two deaths; all of them in the long set
ACTS = 13
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without copies of a process")


def settle(tmp_path: Path, stride: int, seed: str, *more: str) -> subprocess.CompletedProcess[str]:
    """Let a process of its own settle a bazaar of two tills through many deaths."""
    register = open_register(tmp_path / "register.db")
    both(register)
    register.close()
    address = stores.current().address(tmp_path / "register.db")
    command = [sys.executable, "-m", "tests.faults.dying", address, str(stride), seed, *more]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@on_sqlite
def test_a_settlement_that_dies_again_and_again_pays_once_and_frees_once(tmp_path: Path, seed: str) -> None:
    done = settle(tmp_path, STRIDE, seed)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 2 * ACTS


@pytest.mark.long
def test_a_settlement_that_dies_at_every_statement_pays_once_and_frees_once(tmp_path: Path, seed: str) -> None:
    done = settle(tmp_path, 1, seed)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10 * ACTS


@on_sqlite
def test_canary_a_register_that_forgets_what_it_was_asked_does_it_again(tmp_path: Path, seed: str) -> None:
    done = settle(tmp_path, 1_000, seed, "forgetful")
    assert "asked again, it was done again" in done.stderr, done.stderr
