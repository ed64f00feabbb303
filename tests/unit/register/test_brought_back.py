"""A register that was brought back says up to when it knows the office's work, so that nobody is paid twice unawares."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from pos.register.backups import back_up
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, BAZAAR, Ids, open_register
from tests.unit.register.settling import CODE, FIRST, Office, both
from tests.unit.register.test_backups import brought_back

if TYPE_CHECKING:
    from pathlib import Path

    from pos.register.register import Register

NOON = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)


def known_until(register: Register, bazaar: str = CODE) -> datetime | None:
    return register.accounts.board(ACCOUNTANT, bazaar).known_until


def test_what_was_paid_after_the_copy_is_unpaid_here_and_it_is_said_until_the_books_are_closed(tmp_path: Path) -> None:
    register = open_register(tmp_path / "register.db")
    office = Office(register)
    both(register)
    run = office.approve(office.draft().number)
    office.fill_box()
    made = back_up(register.database, tmp_path / "copies", NOON)
    last = register.cash_box.box(ACCOUNTANT, CODE).moves[0].at
    assert office.pay(run.number, FIRST).paid_minor
    assert known_until(register) is None
    restored = brought_back(tmp_path, made, tmp_path / "copies")
    register.close()
    after = Office(restored)
    after.ids = office.ids
    (waiting,) = restored.payouts.runs(ACCOUNTANT, CODE)
    assert waiting.paid_minor == 0
    assert known_until(restored) == last
    after.pay_all(run.number)
    assert known_until(restored) == last, "one act is not all that is on paper"
    restored.planning.plan(ADMIN, replace(BAZAAR, code="NEXT"), identity=Ids().fork("next").new())
    assert known_until(restored, "NEXT") is None, "it was planned since"
    restored.periods.close(ACCOUNTANT, CODE, identity=after.ids.new(), approver=APPROVER)
    assert known_until(restored) is None
    restored.close()
