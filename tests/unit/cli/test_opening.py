"""A register is opened with the keys and the database of its folder."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from pos.cli.opening import open_register

if TYPE_CHECKING:
    from pathlib import Path


def test_its_keys_and_its_database_are_made_once(tmp_path: Path) -> None:
    chosen = Namespace(folder=tmp_path / "register", database=None)
    keys = []
    for _ in range(2):
        register = open_register(chosen)
        keys.append(register.keys.signing.public)
        register.close()
    assert keys[0] == keys[1]
    assert (chosen.folder / "register.db").exists()
