"""The register is copied, brought back, given a new key and handed out by command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pos.cli.main import main
from pos.register.personal import Field
from pos.register.register import Register
from pos.register.surroundings import load_keys
from pos.register.tables import POSTING
from tests.unit.register.rehearsal import (
    ACCOUNTANT,
    ADMIN,
    APPROVER,
    BAZAAR,
    FAMILIES,
    Clock,
    Ids,
    plan,
    surroundings,
)
from tests.unit.register.settling import both

if TYPE_CHECKING:
    from pathlib import Path

PHONE = "+971500000042"


def opened(folder: Path) -> Register:
    return Register.open(f"sqlite:///{folder / 'register.db'}", load_keys(folder), surroundings(Clock(), seed=9))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "register"
    made.mkdir()
    register = opened(made)
    plan(register)
    both(register)
    register.personal.write(ADMIN, FAMILIES[0], {Field.PHONE: PHONE})
    register.close()
    return made


def test_backup_and_restore(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies = tmp_path / "copies"
    assert main(["register", "backup", str(copies), "--folder", str(folder), "--kept", "3"]) == 0
    assert "life 1" in capsys.readouterr().out
    (copy,) = copies.glob("*.db")
    assert main(["register", "restore", str(copy), "--folder", str(folder)]) == 2
    assert capsys.readouterr().err
    (folder / "register.db").unlink()
    assert main(["register", "restore", str(copy), "--folder", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "life 2" in said
    assert "compare the signed vouchers" in said
    restored = opened(folder)
    assert restored.personal.read(ADMIN, FAMILIES[0]) == {Field.PHONE: PHONE}
    restored.close()
    assert main(["register", "trail", "--folder", str(folder), "--last", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ", 2)[2] for line in lines] == [
        "OWNER | restored | life 2",
        f"A01 | personal_read | {FAMILIES[0]} | phone",
    ]
    assert main(["register", "backup", str(copies), "--folder", str(folder)]) == 0
    assert main(["register", "trail", "--folder", str(folder)]) == 0
    assert "OWNER | backed_up | register-" in capsys.readouterr().out


def test_rotate_key(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "fields.key").read_bytes()
    assert main(["register", "rotate-key", "--folder", str(folder)]) == 0
    assert "new key: 5;" in capsys.readouterr().out
    assert (folder / "fields.key").read_bytes() != before
    register = opened(folder)
    assert register.personal.read(ADMIN, FAMILIES[0]) == {Field.PHONE: PHONE}
    register.close()


def test_the_offices_own_journal_is_handed_out(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "R01.jsonl"
    assert main(["register", "export", BAZAAR.code, "R01", str(out), "--folder", str(folder)]) == 0
    kinds = [json.loads(line)["body"]["kind"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert kinds[0] == "epoch_started"
    assert {"bazaar_planned", "family_enrolled", "device_admitted"} <= set(kinds)
    assert main(["register", "export", BAZAAR.code, "T77", str(out), "--folder", str(folder)]) == 2


def test_every_closing_is_proved_or_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["register", "verify", "--folder", str(folder)]) == 0
    assert capsys.readouterr().out == f"{BAZAAR.code}: nothing was closed yet\n"
    register = opened(folder)
    row = register.periods.close(ACCOUNTANT, BAZAAR.code, identity=Ids().fork("cli").new(), approver=APPROVER)
    register.close()
    assert main(["register", "verify", "--folder", str(folder)]) == 0
    assert f"{row.digest}: {row.facts} facts, proved" in capsys.readouterr().out
    assert main(["register", "verify", "--folder", str(folder), "--bazaar", "OTHER"]) == 2
    assert capsys.readouterr().out == ""
    register = opened(folder)
    with register.database.writing() as connection:
        connection.execute(POSTING.delete().where(POSTING.c.device == "T01", POSTING.c.seq == 3))
    register.close()
    assert main(["register", "verify", "--folder", str(folder)]) == 1
    assert f"{row.number}: does not come out" in capsys.readouterr().out
