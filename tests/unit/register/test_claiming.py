"""Every claim is settled by one run, and the database itself sees to it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from pos.domain.account_errors import FamiliesUnknown
from pos.domain.errors import (
    NothingToPay,
)
from pos.domain.facts import LineMoved
from pos.domain.identity import UNASSIGNED, family_number
from pos.domain.office_facts import FamilyEnrolled, Withheld
from pos.domain.settlement import Claim, ClaimKind
from pos.register.claiming import cuts_of, open_claims, withheld_of
from pos.register.tables import POSTING
from tests.unit.register.rehearsal import ADMIN, PRICE_MINOR
from tests.unit.register.settling import (
    CODE,
    FIRST,
    SECOND,
    Office,
    both,
    day,
    lines,
    settled_count,
    settled_lines,
    take_in,
)

if TYPE_CHECKING:
    from pos.domain.facts import Stamp
    from pos.register.register import Register


STRANGER = family_number(756)


def test_every_claim_is_settled_by_exactly_one_run(register: Register, office: Office) -> None:
    both(register)
    office.advance(FIRST, 100)
    run = office.settle()
    settled = settled_lines(register)
    assert {line[-1] for line in settled} == {run.number}
    assert len(settled) == settled_count(register) == claim_count(register)
    with pytest.raises(NothingToPay):
        office.draft()


def test_what_is_assigned_to_nobody_is_in_no_run_until_it_is_moved_to_its_family(
    register: Register, office: Office
) -> None:
    journal = day("T01", (FIRST,))
    journal.open_shift()
    parked = journal.sell(UNASSIGNED)
    journal.close_shift()
    take_in(register, journal, day("T02", (SECOND,)))
    first = lines(office.settle())
    assert set(first) == {FIRST, SECOND}
    assert settled_count(register) == claim_count(register) - 1
    journal.open_shift()
    journal.add(moved(parked, FIRST))
    journal.close_shift()
    take_in(register, journal)
    second = lines(office.settle())
    assert {family: net for family, (net, _, _) in second.items()} == {FIRST: PRICE_MINOR * 9 // 10 + first[FIRST][2]}
    assert settled_count(register) == claim_count(register)


def test_what_is_sold_for_an_unknown_number_is_named_in_the_draft_and_paid_once_it_has_a_card(
    register: Register, office: Office
) -> None:
    take_in(register, day("T01", (FIRST, STRANGER)), day("T02", (STRANGER,)))
    draft = office.draft()
    assert set(lines(draft)) == {FIRST}
    assert draft.withheld == (Withheld(family=STRANGER, amount_minor=2 * PRICE_MINOR),)
    card = FamilyEnrolled(number=STRANGER, name_ar="أسرة", name_en="Family", package="A", rate_bp=0)
    register.planning.enrol(ADMIN, CODE, card, identity=office.ids.new())
    assert set(lines(office.approve(draft.number))) == {FIRST}  # a card that came meanwhile changes no draft
    second = office.settle()
    assert lines(second)[STRANGER] == (2 * PRICE_MINOR * 9 // 10, 4_550, 4)
    assert (second.withheld, settled_count(register)) == ((), claim_count(register))


def test_nothing_but_unknown_numbers_is_no_run(register: Register, office: Office) -> None:
    take_in(register, day("T01", (STRANGER,)), day("T02", ()))
    with pytest.raises(FamiliesUnknown) as refused:
        office.draft()
    assert (refused.value.families, refused.value.amount_minor) == ((STRANGER,), PRICE_MINOR)


def test_the_first_run_sums_up_to_its_cuts_and_no_further(register: Register, office: Office) -> None:
    first, second = both(register)
    office.advance(FIRST, 100)
    with register.database.reading() as connection:
        whole = cuts_of(connection, CODE)
        rows = connection.execute(select(POSTING).where(POSTING.c.claim != "")).all()
        for seqs in itertools.product(range(first.seq + 1), (0, 3, second.seq)):
            ends = dict(zip(("T01", "T02"), seqs, strict=True))
            cuts = [replace(cut, seq=ends.get(cut.device, cut.seq)) for cut in whole if ends.get(cut.device, 1)]
            reached = {(cut.device, cut.epoch): cut.seq for cut in cuts}
            expected: dict[tuple[str, str, int], int] = {}
            for row in rows:
                if row.seq <= reached.get((row.device, row.epoch), 0):
                    key = (row.family, row.claim, row.rate_bp)
                    expected[key] = expected.get(key, 0) - row.amount_minor
            found = open_claims(connection, CODE, cuts)
            assert {
                (one.family, one.kind.value, one.rate_bp): one.amount_minor for own in found.values() for one in own
            } == expected


def claim_count(register: Register) -> int:
    with register.database.reading() as connection:
        return int(connection.execute(select(func.count()).where(POSTING.c.claim != "")).scalar_one())


def test_what_adds_up_to_nothing_at_different_rates_waits_for_its_card_all_the_same() -> None:
    sold = Claim(STRANGER, ClaimKind.GROSS, 100, 1_000)
    back = replace(sold, kind=ClaimKind.REFUND, amount_minor=-100)
    assert withheld_of({STRANGER: [sold, back]}, ()) == ()
    assert withheld_of({STRANGER: [sold, replace(back, rate_bp=0)]}, ()) == (Withheld(family=STRANGER, amount_minor=0),)
    assert withheld_of({STRANGER: [sold]}, ()) == (Withheld(family=STRANGER, amount_minor=100),)
    assert withheld_of({STRANGER: [sold]}, {STRANGER}) == ()


def moved(sale: Stamp, family: str) -> LineMoved:
    return LineMoved(
        of=sale.id,
        of_number="T01-000001-0",
        line=0,
        from_family=UNASSIGNED,
        to_family=family,
        from_rate_bp=0,
        to_rate_bp=1000,
        amount_minor=PRICE_MINOR,
        reason="her daughter came",
        approved_by="L01",
    )
