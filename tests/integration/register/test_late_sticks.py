"""A stick that comes in when its sales are long paid and its till's book is archived: nothing is owed twice, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import NothingToPay
from pos.ledger.archive import SignedWord, archive
from pos.register.tables import POSTING
from pos.sync.exchange import accept_all
from pos.sync.seal import unpack_acks
from tests.fakes import NOON
from tests.faults.hall import HallTill, enrol_families, require_same
from tests.unit.register.arrivals import rows
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, KEYS
from tests.unit.register.settling import Office, settled_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.register.register import Register
    from pos.sync.client import RegisterClient
    from pos.sync.wire import Ack

PROVISIONAL = "the second till has no sales"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[HallTill]:
    made = HallTill(tmp_path / "till")
    yield made
    made.book.close()


def sell_a_shift(till: HallTill, sales: int) -> None:
    """Sell in a shift of its own and close it."""
    if till.book.journal.open_shift() is None:
        till.desk.open_shift()
    for which in range(sales):
        till.sell(which)
    till.desk.close_shift()


def hear(till: HallTill, acks: tuple[Ack, ...]) -> None:
    """Take the register's word back to the till, as its stick does."""
    reader = till.book.reader()
    try:
        accept_all(till._exchange(reader), acks)
    finally:
        reader.close()


def archived(till: HallTill, ack: Ack, target: Path) -> int:
    """Seal the book's past as far as the register signed for it, and open what is left; return how much went."""
    till.book.close()
    word = SignedWord(message=ack.message(), signature=ack.signature, register_key=KEYS.signing.public)
    done = archive(till.book.folder, till.device, target, word=word, key=till.book.key, now=NOON)
    till.start()
    return done.facts


def settle(register: Register, office: Office) -> int:
    """Pay everything that is owed now, and return how much that was."""
    run = office.pay_all(office.approve(office.draft(PROVISIONAL).number).number)
    assert all(part.line.carried_minor >= 0 for part in run.lines)
    for row in register.accounts.families(ACCOUNTANT, BAZAAR.code):
        assert row.balance_minor == row.carried_minor  # coins too small to pay, and nothing else
    return run.paid_minor


def test_sticks_that_come_after_payout_and_archive_make_no_debt_and_late_sales_are_in_the_next_run(
    office: Callable[[str], RegisterClient], register: Register, till: HallTill, tmp_path: Path
) -> None:
    bring, money = office("K01").import_bundle, Office(register)
    enrol_families(register)
    sell_a_shift(till, 3)
    older = till.bundle()
    sell_a_shift(till, 4)
    whole = till.bundle()
    acks = unpack_acks(bring(whole))
    hear(till, acks)
    assert settle(register, money) > 0

    assert archived(till, acks[-1], tmp_path / "archive") > 0
    paid, posted = settled_lines(register), rows(register, POSTING)
    for stick in (whole, older, whole):
        assert sum(ack.created for ack in unpack_acks(bring(stick))) == 0
    assert (settled_lines(register), rows(register, POSTING)) == (paid, posted)
    with pytest.raises(NothingToPay):
        money.draft(PROVISIONAL)

    sell_a_shift(till, 2)
    newer = till.bundle()
    acks = unpack_acks(bring(newer))
    assert sum(ack.created for ack in acks) == till.book.watermarks.unsent().facts
    for stick in (older, newer, whole):
        assert sum(ack.created for ack in unpack_acks(bring(stick))) == 0
    before = {row.family.number: row.gross_minor for row in register.accounts.families(ACCOUNTANT, BAZAAR.code)}
    run = money.draft(PROVISIONAL)
    first = {
        part.line.family: part.line.gross_minor for part in register.payouts.runs(ACCOUNTANT, BAZAAR.code)[0].lines
    }
    late = {part.line.family: part.line.gross_minor for part in run.lines}
    assert {family: first.get(family, 0) + late.get(family, 0) for family in before} == before
    money.pay_all(money.approve(run.number).number)
    hear(till, acks)
    assert till.book.watermarks.unsent().facts == 0
    require_same(register.database, till)
