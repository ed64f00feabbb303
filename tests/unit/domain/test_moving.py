"""A moved line is the right family's from then on; its refund and its void leave nobody with too much or too little."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from pos.domain.facts import Bearer, Line, LineMoved, Sale
from pos.domain.moving import lines_now
from pos.domain.postings import Account, postings
from tests.builders import HUDA, SALMA, a_line, a_refund, a_sale, a_void, an_id

NAMES = {SALMA: ("أم سالم", "Um Salem"), HUDA: ("هدى", "Huda"), "": ("المركز", "The centre")}
SALE = a_sale(a_line(discount_minor=500), a_line(family=HUDA, rate_bp=1_000))


def a_move(
    sale: Sale = SALE, line: int = 0, to: tuple[str, int] = (HUDA, 1_000), amount: int | None = None
) -> LineMoved:
    sold: Line = sale.lines[line]
    return LineMoved(
        of=an_id(),
        of_number=sale.number,
        line=line,
        from_family=sold.family,
        to_family=to[0],
        from_rate_bp=sold.rate_bp,
        to_rate_bp=to[1],
        amount_minor=sold.credited_minor if amount is None else amount,
        reason="wrong label",
        approved_by="L1",
    )


def names_of(family: str) -> tuple[str, ...]:
    return NAMES.get(family, ())


def credited(*happened: object) -> Counter[tuple[str, int]]:
    """What each family has, by rate."""
    have: Counter[tuple[str, int]] = Counter()
    for fact in happened:
        for row in postings(fact):  # type: ignore[arg-type]  # facts of three kinds
            if row.account is Account.FAMILY:
                have[row.family, row.rate_bp] -= row.amount_minor
    return +have


def test_the_last_move_says_whose_a_line_is() -> None:
    there, back = a_move(), a_move(to=(SALMA, 500))
    assert [line.family for line in lines_now(SALE.lines, [there], names_of)] == [HUDA, HUDA]
    now = lines_now(SALE.lines, [there, back], names_of)
    assert (now[0].family, now[0].rate_bp) == (SALMA, 500)
    assert replace(now[0], rate_bp=1_500) == SALE.lines[0]
    assert lines_now(SALE.lines, [a_move(replace(SALE, lines=SALE.lines), 1)], names_of)[0] == SALE.lines[0]


@pytest.mark.parametrize(
    ("name", "to", "now"),
    [
        ("أم سالم", HUDA, "هدى"),
        ("Um Salem", HUDA, "هدى"),
        ("أم سالم", "", "المركز"),
        ("basket of palm leaves", HUDA, "basket of palm leaves"),
        ("", HUDA, ""),
        ("أم سالم", "0999", "أم سالم"),
    ],
)
def test_a_line_that_bears_its_owners_name_bears_the_new_ones(name: str, to: str, now: str) -> None:
    sale = a_sale(a_line(item="", name=name))
    (line,) = lines_now(sale.lines, [a_move(sale, to=(to, 1_000))], names_of)
    assert (line.family, line.name) == (to, now)
    there, back = a_move(sale, to=(to, 1_000)), a_move(sale, to=(SALMA, 1_500))
    assert lines_now(sale.lines, [there, back], names_of)[0].name in {name, *NAMES[SALMA]}


@pytest.mark.parametrize("bearer", list(Bearer))
def test_all_of_a_moved_line_that_comes_back_leaves_nobody_anything(bearer: Bearer) -> None:
    sale = a_sale(a_line(discount_minor=500, borne_by=bearer))
    moved = a_move(sale)
    now = replace(sale, lines=lines_now(sale.lines, [moved], names_of))
    assert credited(sale, moved) == {(HUDA, 1_000): sale.lines[0].credited_minor}
    assert credited(sale, moved, a_refund(now)) == {}
    assert credited(sale, moved, a_void(now)) == {}


def test_a_refund_that_forgot_the_move_would_rob_the_first_family() -> None:
    """The canary: what the books said before lines were repeated as they stand."""
    sale = a_sale(a_line())
    moved = a_move(sale)
    wrong: Counter[tuple[str, int]] = Counter()
    for fact in (sale, moved, a_refund(sale)):
        for row in postings(fact):
            if row.account is Account.FAMILY:
                wrong[row.family, row.rate_bp] -= row.amount_minor
    assert wrong[SALMA, 1_500] == -5_000
    assert wrong[HUDA, 1_000] == 5_000
