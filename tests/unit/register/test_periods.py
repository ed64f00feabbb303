"""Closing freezes the books: late facts fall into the next period, the chain of digests holds, and every forgery is named."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update

from pos.domain.account_errors import BrokenClosing, ClosingDiffers, ClosingIncomplete, NothingToClose, NotReopenable
from pos.domain.errors import DamagedMessage, NotAllowed, PayoutOpen, ReasonMissing, SamePerson
from pos.register.periods import DISPUTE_DAYS, ZERO
from pos.register.tables import FACT, POSTING
from tests.unit.register.rehearsal import ACCOUNTANT, APPROVER, CASHIER, PRICE_MINOR, Clock, Journal
from tests.unit.register.rehearsal import reopen as reopen_register
from tests.unit.register.settling import CODE, FIRST, Office, both, day, take_in

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection

    from pos.domain.periods import PeriodRow
    from pos.register.register import Register


def close(office: Office, identity: UUID | None = None, provisional: str = "") -> PeriodRow:
    return office.register.periods.close(
        ACCOUNTANT, CODE, identity=identity or office.ids.new(), approver=APPROVER, provisional=provisional
    )


def reopen(office: Office, number: str, reason: str = "A till was found") -> PeriodRow:
    return office.register.periods.reopen(
        ACCOUNTANT, CODE, number, reason=reason, identity=office.ids.new(), approver=APPROVER
    )


def proven(register: Register) -> list[str]:
    return [row.number for row in register.periods.proven(CODE)]


def test_closings_are_chained_and_late_facts_fall_into_the_next_period(register: Register, office: Office) -> None:
    first, _ = both(register)
    one = close(office)
    assert (one.serial, one.previous, one.approved_by, one.is_reopenable) == (1, ZERO, APPROVER.code, True)
    assert one.families_minor == 4 * PRICE_MINOR
    first.open_shift()
    first.sell(FIRST)
    first.close_shift()
    take_in(register, first)
    office.advance(FIRST, 100)
    (still,) = register.periods.rows(ACCOUNTANT, CODE)
    assert still == one
    assert register.periods.open_period(ACCOUNTANT, CODE).facts == 5  # a shift of four facts, and the advance
    two = close(office)
    assert (two.serial, two.previous, two.families_minor) == (2, one.digest, 5 * PRICE_MINOR - 100)
    assert proven(register) == [one.number, two.number]
    assert [row.is_reopenable for row in register.periods.rows(ACCOUNTANT, CODE)] == [False, True]


def test_a_stranger_computes_the_digest_from_the_exported_journal(register: Register, office: Office) -> None:
    both(register)
    row = close(office)
    lines = b"".join(register.exports.journal(ACCOUNTANT, CODE, "R01")).splitlines()
    (fact,) = [one for one in (json.loads(line)["body"] for line in lines) if one["kind"] == "period_closed"]
    frozen = {name: fact[name] for name in ("heads", "serial", "sums")}
    whole = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert sha256(bytes.fromhex(fact["previous"]) + whole).hexdigest() == fact["digest"] == row.digest
    assert sum(one["debit"] - one["credit"] for one in fact["sums"]) == 0
    till = register.exports.journal(ACCOUNTANT, CODE, "T01")
    assert json.loads(list(till)[-1])["hash"] in {head["hash"] for head in fact["heads"]}


def test_the_last_closing_is_opened_again_by_a_document_and_stays_in_the_chain(
    register: Register, office: Office, clock: Clock
) -> None:
    both(register)
    one = close(office)
    with pytest.raises(ReasonMissing):
        reopen(office, one.number, " ")
    opened = reopen(office, one.number)
    assert (opened.reopened_by, opened.why, opened.is_reopenable) == (ACCOUNTANT.code, "A till was found", False)
    with pytest.raises(NotReopenable):
        reopen(office, one.number)
    two = close(office)
    assert (two.serial, two.previous) == (2, one.digest)
    clock.advance(days=DISPUTE_DAYS + 1)
    assert not register.periods.rows(ACCOUNTANT, CODE)[-1].is_reopenable
    for number in (one.number, two.number, "R01-000099-0"):
        with pytest.raises(NotReopenable):
            reopen(office, number)
    assert proven(register) == [one.number, two.number]


def test_two_persons_close_and_nothing_open_is_closed(register: Register, office: Office) -> None:
    take_in(register, day("T01"))
    with pytest.raises(ClosingIncomplete) as refused:
        close(office)
    assert refused.value.devices == ("T02",)
    assert close(office, provisional="T02 is in repair").provisional == "T02 is in repair"
    with pytest.raises(NothingToClose):
        close(office, provisional="T02 is in repair")
    take_in(register, day("T02"))
    assert close(office, provisional="T02 is late").provisional == ""
    office.draft()
    with pytest.raises(PayoutOpen):
        close(office)
    for by, approver in ((CASHIER, APPROVER), (ACCOUNTANT, CASHIER), (APPROVER, APPROVER)):
        with pytest.raises((NotAllowed, SamePerson)):
            register.periods.close(by, CODE, identity=office.ids.new(), approver=approver)


def test_totals_that_differ_keep_the_books_open_in_their_own_words(register: Register, office: Office) -> None:
    first = Journal("T01")
    first.open_shift()
    first.sell(FIRST)
    first.close_shift(miscount_minor=500)
    take_in(register, first, day("T02"))
    with pytest.raises(ClosingDiffers) as refused:
        close(office)
    assert refused.value.z_reports_minor == refused.value.receipts_minor + 500


def test_the_same_request_again_closes_once(register: Register, office: Office) -> None:
    both(register)
    identity = office.ids.new()
    assert close(office, identity) == close(office, identity)
    assert len(proven(register)) == 1


@pytest.mark.parametrize("forged", ["posting", "gone", "body"])
def test_whoever_alters_what_was_closed_is_found(register: Register, office: Office, forged: str) -> None:
    both(register)
    row = close(office)
    assert proven(register) == [row.number]  # the canary: before the forgery it stands
    with register.database.writing() as connection:
        if forged == "body":
            _let_facts_change(connection)
            mine = (FACT.c.device == "T01") & (FACT.c.seq == 2)
            connection.execute(update(FACT).where(mine).values(body=b"{}"))
        elif forged == "gone":
            connection.execute(POSTING.delete().where(POSTING.c.device == "T01", POSTING.c.seq == 3))
        else:
            mine = (POSTING.c.device == "T01") & (POSTING.c.seq == 3) & (POSTING.c.n == 0)
            connection.execute(update(POSTING).where(mine).values(amount_minor=POSTING.c.amount_minor - 1))
    with pytest.raises(BrokenClosing) as broken:
        proven(register)
    assert broken.value.number == row.number
    proof = register.periods.proof(ACCOUNTANT, CODE)
    assert (proof.proven, proof.broken) == ((), row.number)


def _let_facts_change(connection: Connection) -> None:
    """Do what whoever holds the database could do: take the wall down."""
    is_sqlite = connection.dialect.name == "sqlite"
    connection.execute(text(f"DROP TRIGGER {'fact_no_update' if is_sqlite else 'fact_no_change ON fact'}"))


def test_what_a_newer_amana_reads_later_breaks_no_closing_and_is_in_the_next(
    register: Register, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = both(register)
    first.open_shift()
    first.sell(FIRST)
    first.close_shift()
    with monkeypatch.context() as older:

        def unable(body: bytes) -> object:
            raise DamagedMessage(f"kind unknown to the older one, {len(body)} bytes")

        older.setattr("pos.register.intake.decode_kept", unable)
        take_in(register, first)
    one = close(office, provisional="a till is newer")
    assert (one.unread, one.families_minor) == (3, 4 * PRICE_MINOR)
    assert proven(register) == [one.number]
    newer = reopen_register(tmp_path / "register.db")
    after = Office(newer)
    after.ids = office.ids
    assert proven(newer) == [one.number], "what was read since is in no sum of what was closed before"
    two = close(after)
    assert (two.unread, two.families_minor) == (0, 5 * PRICE_MINOR)
    assert proven(newer) == [one.number, two.number]
    with newer.database.writing() as connection:  # the canary: a row of what was read late is proved like any other
        connection.execute(POSTING.delete().where(POSTING.c.device == "T01", POSTING.c.seq == first.seq - 1))
    with pytest.raises(BrokenClosing, match=two.number):
        proven(newer)
    newer.close()
