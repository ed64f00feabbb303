"""The same seed repeats everything; the machine's own chance repeats nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.register.surroundings import keys_from_seed
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, Clock, Journal, open_register, surroundings
from tests.unit.register.settling import Office, both

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_seed_gives_the_same_office_journal_byte_for_byte(tmp_path: Path) -> None:
    journals = []
    for name in ("one", "two"):
        register = open_register(tmp_path / f"{name}.db", Clock())
        both(register)
        Office(register).settle()
        journals.append(list(register.exports.journal(ACCOUNTANT, BAZAAR.code, "R01")))
        register.close()
    assert journals[0] == journals[1]
    assert len(journals[0]) > 8


def test_another_seed_gives_other_ids_and_keys() -> None:
    clock = Clock()
    assert surroundings(clock, 1).new_id() != surroundings(clock, 2).new_id()
    assert keys_from_seed("1").signing != keys_from_seed("2").signing


def test_times_are_those_of_the_hall() -> None:
    moment = surroundings(Clock()).at(BAZAAR)
    assert moment.utcoffset() == timedelta(hours=4)
    assert Journal().stamps[0].at.utcoffset() == timedelta(hours=4)
