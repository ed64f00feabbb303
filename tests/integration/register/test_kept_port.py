"""The register of a window listens where it did before, so that tills that joined it find it again; a taken port is no end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.demo.stage import PORT_FILE, _start
from pos.register.serve import EmbeddedRegister, listening_on
from tests.unit.register.rehearsal import open_register, reopen

if TYPE_CHECKING:
    from pathlib import Path


def test_the_port_is_kept_from_start_to_start_and_given_up_only_where_it_is_taken(tmp_path: Path) -> None:
    file = tmp_path / PORT_FILE
    first = EmbeddedRegister(open_register(tmp_path / "register.db"))
    address = _start(first, file)
    first.stop()
    second = EmbeddedRegister(reopen(tmp_path / "register.db"))
    assert _start(second, file) == address
    second.stop()
    taken = listening_on(int(file.read_text(encoding="ascii")))
    third = EmbeddedRegister(reopen(tmp_path / "register.db"))
    other = _start(third, file)
    third.stop()
    taken.close()
    assert other != address
    assert other.endswith(f":{file.read_text(encoding='ascii')}")
