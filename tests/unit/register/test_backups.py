"""A copy is proved before it is believed, and the way back is walked here: on either database, and from one to the other."""

from __future__ import annotations

import json
import sqlite3
import threading
from datetime import datetime, timezone
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.domain.errors import DamagedMessage, SessionEnded, WrongCode
from pos.domain.office_facts import AdvancePaid
from pos.domain.service_errors import RegisterNotEmpty
from pos.ledger.codec import decode
from pos.ledger.keys import from_seed
from pos.register import backups
from pos.register.backups import back_up, prove, restore
from pos.register.database import Database
from pos.register.personal import Field
from pos.register.register import PAPERS_PER_LIFE
from pos.register.tables import FACT, METADATA
from tests import stores
from tests.unit.register.rehearsal import ADMIN, BAZAAR, FAMILIES, SECRETS, reopen
from tests.unit.register.settling import Office, both, closed_day, lines, settled_count

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register

NOON = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)
PHONE = "+971500000042"


def content(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a restore brings back."""
    with database.reading() as connection:
        return {
            name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for name, table in METADATA.tables.items()
            if name not in backups.NOT_REVIVED
        }


def brought_back(tmp_path: Path, made: backups.Backup, folder: Path) -> Register:
    """The register that a copy becomes in an empty database, in its next life."""
    path = tmp_path / "restored.db"
    empty = Database(stores.current().address(path))
    assert restore(folder / made.file, empty) == made.facts
    empty.close()
    register = reopen(path)
    register.begin_next_life()
    return register


def test_all_of_it_is_in_the_copy_and_comes_back(register: Register, tmp_path: Path) -> None:
    both(register)
    register.personal.write(ADMIN, FAMILIES[0], {Field.PHONE: PHONE})
    folder = tmp_path / "copies"
    made = back_up(register.database, folder, NOON)
    assert made.file == "register-20261121T120000Z.db"
    assert sorted(path.name for path in folder.iterdir()) == [made.file, f"{made.file}.json"]
    assert (folder / made.file).stat().st_mode & 0o777 == 0o600
    empty = Database(stores.current().address(tmp_path / "restored.db"))
    restore(folder / made.file, empty)
    assert content(empty) == content(register.database)
    empty.close()


def test_nobodys_data_can_be_read_in_a_copy(register: Register, tmp_path: Path) -> None:
    register.personal.write(ADMIN, FAMILIES[0], {Field.PHONE: PHONE})
    made = back_up(register.database, tmp_path / "copies", NOON)
    held = (tmp_path / "copies" / made.file).read_bytes()
    assert PHONE.encode() not in held
    assert register.keys.fields not in held


def test_the_drill_nothing_is_lost_that_a_till_has(register: Register, tmp_path: Path) -> None:
    """Facts, a payout and a voucher after the copy; then the database is lost, and the tills refill what comes back."""
    early, late = closed_day("T01"), closed_day("T02")
    register.intake.take_in(early.batch())
    made = back_up(register.database, tmp_path / "copies", NOON)
    register.intake.take_in(late.batch())
    voucher = Office(register).advance(FAMILIES[0], 100)
    whole = content(register.database)["posting"]
    register.close()

    restored = brought_back(tmp_path, made, tmp_path / "copies")
    asked = restored.intake.take_in(late.batch(late.seq, late.seq))
    assert (asked.seq, asked.generation) == (0, 2)
    for journal in (early, late):
        held = restored.intake.take_in(journal.batch(journal.seq, journal.seq)).seq
        assert restored.intake.take_in(journal.batch(held)).head == journal.head
    office = Office(restored)
    again = office.advance(FAMILIES[0], 100)
    assert int(again.split("-")[-2]) - int(voucher.split("-")[-2]) == PAPERS_PER_LIFE
    tills = {row for row in whole if row[1] != "R01"}
    assert tills <= set(content(restored.database)["posting"])
    run = office.pay_all(office.approve(office.draft().number).number)
    assert settled_count(restored) > 0
    assert all(paid >= 0 for _, paid, _ in lines(run).values())
    restored.close()


def test_what_the_office_writes_after_a_restore_is_an_epoch_of_its_own(register: Register, tmp_path: Path) -> None:
    made = back_up(register.database, tmp_path / "copies", NOON)
    Office(register).advance(FAMILIES[0], 100)
    register.close()
    restored = brought_back(tmp_path, made, tmp_path / "copies")
    Office(restored).advance(FAMILIES[0], 250)
    with restored.database.reading() as connection:
        mine = (FACT.c.device == "R01") & (FACT.c.epoch == 2)
        facts = [decode(bytes(body))[1] for body in connection.execute(select(FACT.c.body).where(mine)).scalars()]
    assert [type(fact).__name__ for fact in facts] == ["EpochStarted", "CashBoxFilled", "AdvancePaid"]
    assert isinstance(facts[2], AdvancePaid)
    assert facts[2].amount_minor == 250
    restored.close()


def test_nobody_is_signed_in_and_no_code_holds_after_a_restore(register: Register, tmp_path: Path) -> None:
    token = register.people.sign_in("A01", SECRETS["A01"]).token
    code = register.devices.issue_code(ADMIN, BAZAAR.code, "T03").code
    made = back_up(register.database, tmp_path / "copies", NOON)
    restored = brought_back(tmp_path, made, tmp_path / "copies")
    with pytest.raises(SessionEnded):
        restored.people.who(token)
    with pytest.raises(WrongCode):
        restored.devices.admit(code, from_seed("T03").public)
    restored.close()


def test_a_copy_that_is_made_while_tills_send_is_whole(register: Register, tmp_path: Path) -> None:
    journal = closed_day("T01")
    for _ in range(40):
        journal.sell(FAMILIES[0])

    def send() -> None:
        for after in range(0, journal.seq, 2):
            register.intake.take_in(journal.batch(after, after + 2))

    sending = threading.Thread(target=send)
    sending.start()
    copies = [back_up(register.database, tmp_path / "copies", NOON.replace(minute=minute)) for minute in range(3)]
    sending.join()
    copies.append(back_up(register.database, tmp_path / "copies", NOON.replace(minute=59)))
    counts = [made.facts for made in copies]
    assert counts == sorted(counts)
    assert {prove(tmp_path / "copies" / made.file)[1] for made in copies} == set(counts)


def test_a_register_is_not_written_over(register: Register, tmp_path: Path) -> None:
    made = back_up(register.database, tmp_path / "copies", NOON)
    with pytest.raises(RegisterNotEmpty):
        restore(tmp_path / "copies" / made.file, register.database)


def test_a_copy_that_was_altered_is_refused(register: Register, tmp_path: Path) -> None:
    both(register)
    made = back_up(register.database, tmp_path / "copies", NOON)
    copy = tmp_path / "copies" / made.file
    with sqlite3.connect(copy) as connection:
        connection.execute("DROP TRIGGER fact_no_update")
        connection.execute(
            "UPDATE fact SET body = CAST(replace(CAST(body AS TEXT), 'AED', 'USD') AS BLOB) WHERE device = 'T01' AND seq = 1"
        )
    connection.close()
    empty = Database(stores.current().address(tmp_path / "restored.db"))
    with pytest.raises(DamagedMessage):
        restore(copy, empty)
    with pytest.raises(DamagedMessage, match="INTAJ8 T01 1/1"):
        prove(copy)
    manifest = copy.with_name(copy.name + ".json")
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "sha256": backups._hash_of(copy)}))
    with pytest.raises(DamagedMessage, match="INTAJ8 T01 1/1"):
        restore(copy, empty)
    empty.close()


def test_a_copy_that_does_not_prove_is_not_put_in_place(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = back_up(register.database, tmp_path / "copies", NOON)

    def refuse(path: Path) -> tuple[int, int]:
        raise DamagedMessage(path.name)

    with monkeypatch.context() as patch:
        patch.setattr(backups, "prove", refuse)
        with pytest.raises(DamagedMessage):
            back_up(register.database, tmp_path / "copies", NOON.replace(minute=1))
    assert [path.name for path in (tmp_path / "copies").glob("*.db")] == [kept.file]


def test_the_oldest_copies_go(register: Register, tmp_path: Path) -> None:
    for minute in range(4):
        back_up(register.database, tmp_path / "copies", NOON.replace(minute=minute), kept=2)
    names = sorted(path.name for path in (tmp_path / "copies").iterdir())
    assert [name for name in names if name.endswith(".db")] == [
        "register-20261121T120200Z.db",
        "register-20261121T120300Z.db",
    ]
    assert len(names) == 4
