"""A draft whose facts were read meanwhile is told so and drafted anew; a ledger that was altered is damaged, read or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from pos.domain.account_errors import FactsReadSince
from pos.domain.reports import PayoutState
from pos.domain.troubles import BookDamaged
from pos.register.read_since import read_since
from pos.register.tables import POSTING
from tests.unit.register.rehearsal import ACCOUNTANT, PRICE_MINOR
from tests.unit.register.settling import CODE, FIRST, SECOND, Office, day, take_in
from tests.unit.register.test_settled import PROVISIONAL, unreadable

if TYPE_CHECKING:
    from pos.domain.reports import PayoutRun
    from pos.register.register import Register
    from tests.unit.register.rehearsal import Journal


def drafted(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch, *unread: str
) -> tuple[Journal, PayoutRun]:
    """A draft of a first day, after which some sales came that nobody can read yet."""
    till = day("T01", (FIRST, SECOND))
    take_in(register, till)
    till.open_shift()
    till.sell(*unread)
    till.close_shift()
    unreadable(monkeypatch, register, till)
    return till, office.draft(PROVISIONAL)


def alter(register: Register, family: str) -> None:
    """Change the first claim of a family below the ends of the journals."""
    with register.database.writing(CODE) as connection:
        of = (POSTING.c.bazaar == CODE, POSTING.c.family == family, POSTING.c.claim != "")
        first = connection.execute(select(POSTING.c.seq, POSTING.c.n).where(*of).order_by(POSTING.c.seq).limit(1)).one()
        altered = update(POSTING).where(*of, POSTING.c.seq == first.seq, POSTING.c.n == first.n)
        connection.execute(altered.values(amount_minor=POSTING.c.amount_minor - 1))


def test_a_draft_whose_facts_were_read_meanwhile_is_drafted_anew(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    till, one = drafted(register, office, monkeypatch, FIRST)
    assert register.intake.read_again() == 3
    with pytest.raises(FactsReadSince) as refused:
        office.approve(one.number)
    assert refused.value == FactsReadSince(one.number, 3)
    with register.database.reading() as connection:
        assert read_since(connection, CODE, one.number) == tuple(("T01", 1, till.seq - n) for n in (2, 1, 0))
    register.payouts.cancel(ACCOUNTANT, CODE, one.number, "another one", identity=office.ids.new())
    two = office.approve(office.draft(PROVISIONAL).number)
    assert {part.line.family: part.line.gross_minor for part in two.lines} == {
        FIRST: 2 * PRICE_MINOR,
        SECOND: PRICE_MINOR,
    }


def test_what_is_read_of_others_leaves_a_draft_as_it_is(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    till = day("T01", (FIRST,))
    take_in(register, till)
    one = office.draft(PROVISIONAL)
    till.open_shift()
    till.sell(FIRST)
    till.close_shift()
    unreadable(monkeypatch, register, till)
    register.intake.read_again()
    with register.database.reading() as connection:
        assert read_since(connection, CODE, one.number) == (), "it came after the cut"
    assert office.approve(one.number).state is PayoutState.APPROVED


@pytest.mark.parametrize("family", [FIRST, SECOND])
def test_what_was_altered_is_damaged_whatever_was_read(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch, family: str
) -> None:
    _, one = drafted(register, office, monkeypatch, FIRST)
    register.intake.read_again()
    alter(register, family)
    with pytest.raises(BookDamaged):
        office.approve(one.number)


def test_what_was_altered_is_damaged_where_nothing_was_read(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, one = drafted(register, office, monkeypatch, FIRST)
    alter(register, FIRST)
    with pytest.raises(BookDamaged):
        office.approve(one.number)


def test_what_an_earlier_run_left_out_and_is_read_again_is_told_too(
    register: Register, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    till, one = drafted(register, office, monkeypatch, FIRST)
    office.approve(one.number)
    till.open_shift()
    till.sell(FIRST)
    till.close_shift()
    take_in(register, till)
    two = office.draft(PROVISIONAL)
    register.intake.read_again()
    with pytest.raises(FactsReadSince):
        office.approve(two.number)
