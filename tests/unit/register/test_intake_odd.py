"""What no database can keep, or no reader can read, never stands in the way of what comes after it."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from sqlalchemy import select

from pos.domain.errors import DamagedMessage
from pos.domain.facts import DrawerOpened, Line, Method, Payment, Sale, Stamp
from pos.ledger.chain import GENESIS, Head
from pos.ledger.codec import _spelt, canonical
from pos.ledger.keys import from_seed
from pos.register.tables import FACT, POSTING, UNREAD
from pos.sync.wire import make_batch, pack, unpack
from tests.unit.register.arrivals import rows
from tests.unit.register.rehearsal import ACCOUNTANT, BAZAAR, FAMILIES, FIRST_DAY, Journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.facts import TillFact
    from pos.register.register import Register

EXACT_MAX = 2**53 - 1
NOISE = "".join(
    random.Random(1).choices("0123456789abcdefghijklmnopqrstuvwxyz", k=20_000)
)  # no database can shorten it


def stamp_of(journal: Journal) -> Stamp:
    return Stamp(UUID(int=77), journal.device, journal.epoch, journal.seq + 1, journal.clock.now(), "C01")


def spelt(fact: TillFact) -> Callable[[Journal], bytes]:
    """The body that a till writes which looks at no text."""
    return lambda journal: _spelt(stamp_of(journal), fact)


def sale(*, item: str = "", family: str = FAMILIES[0], name: str = "", times: int = 1, price_minor: int = 100) -> Sale:
    line = Line(item=item, family=family, quantity=times, price_minor=price_minor, name=name)
    payments = (Payment(method=Method.CASH, amount_minor=price_minor),) * times
    return Sale(number="T01-000009-0", shift=1, day=FIRST_DAY, lines=(line,), payments=payments)


def strange(**said: object) -> Callable[[Journal], bytes]:
    """A body as no till of ours writes it, its text escaped down to ASCII."""

    def body(journal: Journal) -> bytes:
        document: dict[str, Any] = json.loads(_spelt(stamp_of(journal), DrawerOpened(shift=1, reason="change")))
        return json.dumps({**document, **said}, sort_keys=True, separators=(",", ":")).encode()

    return body


# What is kept and counted: the sale happened, whatever is odd about its texts.
COUNTED = {
    "a NUL in a name": spelt(sale(name="jam\0")),
    "a NUL in a family": spelt(sale(family="F\0")),
    "a NUL in an item": spelt(sale(item="I\0")),
    "a NUL in a reason": spelt(DrawerOpened(shift=1, reason="\0")),
    "the spelling of a NUL in a name": spelt(sale(name="\\u0000")),
}
# What is kept unread, and why.
UNREADABLE = {
    "a NUL in its kind": (strange(kind="x\0"), "kind x\ufffd"),
    "half a character in its kind": (strange(kind="x\ud800"), "kind x\ufffd"),
    "half a character in its reason": (strange(reason="\udfff"), "UnicodeEncodeError"),
    "a NUL in its version": (strange(v="\0"), "version \ufffd"),
    "half a character in its version": (strange(v="\ud800"), "version \ufffd"),
    "a long version": (strange(v=NOISE), f"version {NOISE}"[:200]),
    "a long kind": (strange(kind=NOISE), f"kind {NOISE}"[:200]),
    "a table for a kind": (strange(kind={"a": 1}), "TypeError"),
    "a time without its offset": (strange(at="2026-11-20T09:00:00.000"), "ValueError"),
    "a number without end": (strange(shift=10**400), "TypeError"),
    "a depth without end": (lambda _: b"[" * 100_000, "RecursionError"),
    "no UTF-8": (lambda _: b'{"a":"\xff"}', "UnicodeDecodeError"),
    "a long item": (spelt(sale(item=NOISE)), "a code too long"),
    "a long family": (spelt(sale(family=NOISE)), "a code too long"),
    "an amount that no ledger holds": (
        spelt(sale(times=1_200, price_minor=EXACT_MAX)),
        "an amount beyond every ledger",
    ),
}


def arrived(register: Register, make: Callable[[Journal], bytes]) -> tuple[int, int]:
    """Send an odd body with a good sale before and after it; return how many were counted and how many put aside."""
    journal = Journal()
    journal.sell(FAMILIES[0])
    body = make(journal)
    journal.add_body(body)
    journal.sell(FAMILIES[1])
    ack = register.intake.take_in(journal.batch())
    assert (ack.seq, ack.head) == (4, journal.head)
    with register.database.reading() as connection:
        kept = connection.execute(select(FACT.c.body).where(FACT.c.device == "T01", FACT.c.seq == 3)).scalar_one()
        posted = set(connection.execute(select(POSTING.c.seq).where(POSTING.c.device == "T01")).scalars())
    assert bytes(kept) == body
    assert posted >= {2, 4}
    return ack.created, ack.quarantined


@pytest.mark.parametrize("case", COUNTED)
def test_an_odd_text_costs_no_sale(register: Register, case: str) -> None:
    assert arrived(register, COUNTED[case]) == (4, 0)
    with register.database.reading() as connection:
        total = sum(connection.execute(select(POSTING.c.amount_minor)).scalars())
    assert total == 0


def test_what_a_family_of_an_odd_name_is_owed_can_be_explained(register: Register) -> None:
    arrived(register, spelt(sale(family="F\0")))
    statement = register.statements.statement(ACCOUNTANT, BAZAAR.code, "F\ufffd")
    assert (statement.gross_minor, len(statement.lines)) == (100, 1)
    named = {row.subject for row in register.accounts.exceptions(ACCOUNTANT, BAZAAR.code)}
    assert "F\ufffd" in named


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_kept_with_its_reason_and_blocks_nothing(register: Register, case: str) -> None:
    body, reason = UNREADABLE[case]
    assert arrived(register, body) == (3, 1)
    assert rows(register, UNREAD) == [("INTAJ8", "T01", 1, 3, reason)]


@pytest.mark.parametrize(("bazaar", "device"), [("INT\0", "T01"), ("INTAJ8", "T\0")])
def test_an_envelope_with_a_nul_is_damaged(bazaar: str, device: str) -> None:
    batch = make_batch(bazaar, Head(device, 1, 0, GENESIS), [canonical({})], from_seed("T01"))
    with pytest.raises(DamagedMessage):
        unpack(pack(batch))
