"""A Z-report is compared with its paper: what the paper says is kept for good, and what differs wants a person's eye."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pos.domain.access import Deed
from pos.domain.errors import NotAllowed, OutOfRange, UnknownBazaar, UnknownReceipt
from pos.domain.oddities import Oddity
from pos.domain.ways import NotAHead
from pos.register.backups import back_up
from pos.register.database import Database
from pos.register.paper_checks import READINGS_MAX
from pos.register.tables import PAPER_CHECK
from tests.unit.register.rehearsal import ACCOUNTANT, ADMIN, APPROVER, BAZAAR, CASHIER
from tests.unit.register.settling import both
from tests.unit.register.test_roll import call, row_of

if TYPE_CHECKING:
    from pathlib import Path

    from pos.domain.bazaar import Person
    from pos.domain.paper_checks import PaperFigures, ReportRow
    from pos.register.register import Register
    from tests.unit.register.rehearsal import Clock

CODE = BAZAAR.code


def reports(register: Register) -> tuple[ReportRow, ...]:
    return register.papers.reports(ADMIN, CODE)


def check(register: Register, row: ReportRow, said: PaperFigures | None = None, by: Person = ADMIN) -> ReportRow:
    return register.papers.check(by, CODE, device=row.device, epoch=row.epoch, seq=row.seq, said=said or row.held)


def other(row: ReportRow, **changes: object) -> PaperFigures:
    return replace(row.held, **changes)  # type: ignore[arg-type]  # each test names what it changes


def test_the_three_values_are_those_that_the_paper_shows(register: Register) -> None:
    journal, _ = both(register)
    first, second = reports(register)
    closed = journal.facts[-1]
    assert first.held.facts == journal.seq - 2  # the beginning of the epoch and the report itself are not in it
    assert first.held.takings_minor == getattr(closed, "takings_minor", None)
    assert first.held.head == str(getattr(closed, "head", ""))[:12].upper()
    assert (first.device, second.device, first.said, first.differs) == ("T01", "T02", None, False)
    assert register.papers.reports(ADMIN, CODE, "T02") == (second,)


def test_a_tick_is_kept_with_who_and_when_and_told_on_the_board(register: Register, clock: Clock) -> None:
    both(register)
    before = max(row.seq for row in register.trail.rows(ADMIN))
    row = check(
        register, reports(register)[0], other(reports(register)[0], head="  " + reports(register)[0].held.head.lower())
    )
    assert (row.checked_by, row.differs, row.said) == ("A01", False, row.held)
    assert row.checked_at is not None
    (told,) = register.trail.rows(ADMIN, before)
    assert (told.by, told.deed, told.subject, told.detail) == (
        "A01",
        Deed.PAPER_CHECKED,
        f"{CODE} {row.number}",
        "same",
    )
    assert check(register, row) == row  # the same word again adds nothing
    assert len(register.trail.rows(ADMIN, before)) == 1
    till = row_of(call(register, clock), "T01")
    assert (till.papers, till.papers_differ) == (1, 0)
    assert row_of(call(register, clock), "T02").papers == 0


def test_a_paper_that_says_otherwise_is_an_exception_until_it_is_read_again(register: Register, clock: Clock) -> None:
    both(register)
    row = reports(register)[0]
    quiet = register.accounts.exceptions(ACCOUNTANT, CODE)
    check(register, row, other(row, takings_minor=row.held.takings_minor + 500, head="0" * 12))
    (found,) = [one for one in register.accounts.exceptions(ACCOUNTANT, CODE) if one not in quiet]
    assert (found.kind, found.device, found.subject, found.amount_minor) == (
        Oddity.PAPER_DIFFERS,
        "T01",
        row.number,
        500,
    )
    assert "000000000000" in found.detail
    assert row_of(call(register, clock), "T01").papers_differ == 1
    check(register, row, by=ACCOUNTANT)
    assert register.accounts.exceptions(ACCOUNTANT, CODE) == quiet
    assert row_of(call(register, clock), "T01").papers_differ == 0
    assert reports(register)[0].checked_by == "K01"


@pytest.mark.parametrize(
    "changes", [{"facts": -1}, {"facts": 2**60}, {"takings_minor": 2**70}, {"head": ""}, {"head": "G" * 12}]
)
def test_what_no_paper_can_say_is_refused(register: Register, changes: dict[str, object]) -> None:
    both(register)
    row = reports(register)[0]
    with pytest.raises((OutOfRange, NotAHead)):
        check(register, row, other(row, **changes))
    assert reports(register)[0].said is None


def test_only_whoever_may_bring_sticks_in_compares(register: Register) -> None:
    both(register)
    row = reports(register)[0]
    with pytest.raises(NotAllowed):
        check(register, row, by=APPROVER)
    assert register.papers.reports(APPROVER, CODE) == reports(register)
    assert check(register, row, by=CASHIER).checked_by == "C01"
    with pytest.raises(UnknownReceipt):
        check(register, replace(row, seq=2**80))
    with pytest.raises(UnknownBazaar):
        register.papers.reports(ADMIN, "OTHER")


def test_whoever_goes_on_typing_is_stopped(register: Register) -> None:
    both(register)
    row = reports(register)[0]
    for n in range(READINGS_MAX):
        check(register, row, other(row, facts=n + 1_000))
    with pytest.raises(UnknownReceipt):
        check(register, row)


@pytest.mark.parametrize("order", ["UPDATE paper_check SET person = 'K01'", "DELETE FROM paper_check WHERE n = 1"])
def test_nothing_that_was_read_can_be_taken_back(register: Register, order: str) -> None:
    both(register)
    check(register, reports(register)[0])
    with pytest.raises(IntegrityError), register.database.writing() as connection:
        connection.execute(text(order))
    assert reports(register)[0].checked_by == "A01"


def test_what_was_read_is_in_every_copy(register: Register, tmp_path: Path) -> None:
    both(register)
    check(register, reports(register)[0])
    made = back_up(register.database, tmp_path / "copies", register.surroundings.now())
    copy = Database(f"sqlite:///{tmp_path / 'copies' / made.file}")
    with copy.reading() as connection:
        (row,) = connection.execute(PAPER_CHECK.select()).all()
    copy.close()
    assert (row.device, row.person) == ("T01", "A01")
