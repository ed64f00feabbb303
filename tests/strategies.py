"""What Hypothesis may make up: lines, sales and their undoing, and every kind of fact that a journal can hold.

A sale, refund or void made here is one that a till could have recorded: its payments come to what its lines charge plus the
rounding. Every other fact is any value that its fields allow.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from types import UnionType
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from hypothesis import strategies as st

from pos.domain.basket import part_of_line, pay
from pos.domain.facts import Bearer, Line, Method, Payment, Refund, RefundLine, Sale, Stamp, Void
from pos.domain.identity import CENTRE, family_number, paper_number, uuid7
from pos.domain.limits import PRICE_MINOR_MAX, QUANTITY_MAX, RATE_BP_MAX
from pos.domain.money import round_to_step
from pos.domain.office_facts import Fact, PayoutApproved, PayoutDrafted, SettlementLine
from pos.domain.settlement import Claim, ClaimKind, settle
from pos.domain.weighing import Unit, worth
from tests.builders import CAKE, COFFEE, DAY, HUDA, JAM, OUD, SALMA

KINDS: tuple[Any, ...] = get_args(Fact)

FAMILIES = (SALMA, HUDA, family_number(756))
ITEMS = (JAM, CAKE, OUD, COFFEE)
STEPS = (1, 5, 25, 100)

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
amounts = st.integers(-(10**12), 10**12)
positive_amounts = st.integers(0, 10**12)
rates = st.integers(0, RATE_BP_MAX)
ids = st.builds(uuid7, st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
days = st.dates(date(2020, 1, 1), date(2090, 1, 1))
moments = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001 - Hypothesis wants naive bounds and adds the zone itself
    datetime(2090, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.sampled_from([timezone.utc, timezone(timedelta(hours=4)), timezone(timedelta(hours=-3, minutes=-30))]),
).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))
stamps = st.builds(
    Stamp,
    id=ids,
    device=st.sampled_from(["T01", "T07", "R01", "T100"]),
    epoch=st.integers(1, 9),
    seq=st.integers(1, 10**6),
    at=moments,
    by=texts,
)


@st.composite
def lines(draw: st.DrawFn, *, price_minor_max: int = PRICE_MINOR_MAX, quantity_max: int = QUANTITY_MAX) -> Line:
    """A sold line: of a family or the centre, on the list or not, perhaps with a discount."""
    family = draw(st.sampled_from([*FAMILIES, CENTRE]))
    quantity, price = draw(st.integers(1, quantity_max)), draw(st.integers(0, price_minor_max))
    item = draw(st.sampled_from([*ITEMS, ""]))
    unit = draw(st.sampled_from(Unit))
    return Line(
        item=item,
        family=family,
        quantity=quantity,
        price_minor=price,
        rate_bp=draw(rates) if family else 0,
        discount_minor=draw(st.just(0) | st.integers(0, worth(quantity, price, unit))),
        borne_by=draw(st.sampled_from(Bearer)),
        name="" if item else draw(texts),
        unit=unit,
    )


@st.composite
def sales(draw: st.DrawFn, /, **line_limits: int) -> Sale:
    """A sale paid by cash, card or both, the cash rounded to some coin."""
    sold = tuple(draw(st.lists(lines(**line_limits), min_size=1, max_size=5)))
    total = sum(line.charged_minor for line in sold)
    card = draw(st.sampled_from([0, total]) | st.integers(0, total))
    step = draw(st.sampled_from(STEPS))
    tendered = round_to_step(total - card, step) + draw(st.integers(0, 50_000))
    paid = pay(total, tendered_minor=tendered, card_minor=card, reference="7", cash_step_minor=step)
    return Sale(
        number=paper_number("T01", draw(st.integers(1, 999_999))),
        shift=1,
        day=DAY,
        lines=sold,
        payments=paid.payments,
        rounding_minor=paid.rounding_minor,
        catalogue=draw(st.integers(0, 99)),
    )


@st.composite
def voids(draw: st.DrawFn) -> Void:
    """The undoing of a whole sale."""
    sale = draw(sales())
    return Void(
        shift=1,
        day=DAY,
        of=draw(ids),
        of_number=sale.number,
        lines=sale.lines,
        payments=sale.payments,
        rounding_minor=sale.rounding_minor,
        reason=draw(texts),
        approved_by="L1",
    )


def _back_of(line: Line) -> st.SearchStrategy[int]:
    """Some pieces of a line; what was weighed comes back whole."""
    return st.integers(1, line.quantity) if line.unit is Unit.PIECE else st.just(line.quantity)


@st.composite
def refunds(draw: st.DrawFn, of: Sale | None = None) -> Refund:
    """Some pieces of some lines of a sale come back for cash or onto a card."""
    sale = of or draw(sales())
    parts = tuple(
        RefundLine(of=index, line=part_of_line(line, draw(_back_of(line))), restocked=draw(st.booleans()))
        for index, line in enumerate(sale.lines)
        if index == 0 or draw(st.booleans())
    )
    amount = sum(part.line.charged_minor for part in parts)
    method = draw(st.sampled_from(Method))
    back = round_to_step(amount, draw(st.sampled_from(STEPS))) if method is Method.CASH else amount
    return Refund(
        number=paper_number("T01", draw(st.integers(1, 999_999))),
        shift=1,
        day=DAY,
        of=draw(ids),
        of_number=sale.number,
        lines=parts,
        payments=(Payment(method=method, amount_minor=back),),
        rounding_minor=back - amount,
        reason=draw(texts),
        approved_by="L1",
    )


claim_lists = st.lists(
    st.one_of(
        st.builds(Claim, st.just(SALMA), st.just(ClaimKind.GROSS), amounts, st.sampled_from([0, 333, 1_000, 1_500])),
        st.builds(Claim, st.just(SALMA), st.just(ClaimKind.REFUND), amounts.map(lambda a: -abs(a)), st.just(1_500)),
        st.builds(Claim, st.just(SALMA), st.just(ClaimKind.ADVANCE), amounts.map(lambda a: -abs(a))),
        st.builds(Claim, st.just(SALMA), st.just(ClaimKind.ADJUSTMENT), amounts),
    ),
    max_size=12,
)
settlement_lines: st.SearchStrategy[SettlementLine] = st.builds(
    settle, st.sampled_from(FAMILIES), claim_lists, brought_minor=amounts, payout_step_minor=st.sampled_from(STEPS)
)


def of_kind(kind: Any) -> st.SearchStrategy[Any]:
    """Facts of one kind."""
    balanced: dict[Any, st.SearchStrategy[Any]] = {Sale: sales(), Void: voids(), Refund: refunds()}
    if kind in balanced:
        return balanced[kind]
    return any_value_of(kind)


def facts() -> st.SearchStrategy[Any]:
    """Facts of all kinds."""
    return st.one_of([of_kind(kind) for kind in KINDS])


def any_value_of(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of one of our dataclasses that its fields allow."""
    if kind is SettlementLine:
        return settlement_lines
    hints = get_type_hints(kind)
    return st.builds(
        kind,
        **{
            part.name: _value(part.name, hints[part.name])
            for part in fields(kind)
            if get_origin(hints[part.name]) is not ClassVar
        },
    )


def _value(name: str, hint: Any) -> st.SearchStrategy[Any]:
    simple: dict[Any, st.SearchStrategy[Any]] = {
        int: _number(name),
        str: st.sampled_from(FAMILIES) if name.endswith("family") else texts,
        bool: st.booleans(),
        date: days,
        UUID: ids,
    }
    if hint in simple:
        return simple[hint]
    if get_origin(hint) is tuple:
        return st.lists(_value(name, get_args(hint)[0]), max_size=3).map(tuple)
    if get_origin(hint) in {Union, UnionType}:
        return st.none() | _value(name, get_args(hint)[0])
    if issubclass(hint, Enum):
        return st.sampled_from(hint)
    return any_value_of(hint)


def _number(name: str) -> st.SearchStrategy[int]:
    if name.endswith("_bp"):
        return rates
    if name == "quantity":
        return st.integers(1, QUANTITY_MAX)
    return amounts if name.endswith(("_minor", "_ms")) else st.integers(0, 10**6)


payout_facts = any_value_of(PayoutApproved) | any_value_of(PayoutDrafted)
