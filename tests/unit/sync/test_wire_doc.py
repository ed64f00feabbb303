"""The examples in docs/wire-format.md are what Amana writes, and its tables name every limit and every refusal's status."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import GapFound
from pos.domain.facts import DrawerOpened, Stamp
from pos.domain.limits import BATCH_BYTES_MAX, BATCH_FACTS_MAX, FACT_BYTES_MAX
from pos.ledger.chain import GENESIS, Head
from pos.ledger.codec import encode
from pos.ledger.keys import from_seed, is_signed
from pos.register.doors.answers import STATUSES
from pos.sync import seal
from pos.sync.feed import feed_request
from pos.sync.wire import Ack, make_batch, pack, pack_ack, refusal_document, sign_ack, unpack

if TYPE_CHECKING:
    from pos.domain.office_facts import Fact

DOC = Path(__file__).parents[3].joinpath("docs", "wire-format.md").read_text(encoding="utf-8")
TILL, REGISTER = from_seed("T07"), from_seed("register")
NOON = datetime(2026, 11, 20, 12, tzinfo=timezone(timedelta(hours=4)))
FACTS: tuple[Fact, ...] = (
    EpochStarted(bazaar="INTAJ8", currency="AED", public_key=TILL.public),
    DrawerOpened(shift=1, reason="صرف فكة"),
)
BATCH = make_batch(
    "INTAJ8",
    Head("T07", 1, 0, GENESIS),
    [
        encode(Stamp(UUID(int=(7 << 76) | (2 << 62) | seq), "T07", 1, seq, NOON, "C1"), fact)
        for seq, fact in enumerate(FACTS, start=1)
    ],
    TILL,
)
ACK = sign_ack(
    Ack(
        bazaar="INTAJ8",
        device="T07",
        epoch=1,
        seq=2,
        head=BATCH.head.hash,
        generation=1,
        at=NOON + timedelta(seconds=1),
        created=2,
    ),
    REGISTER,
)
SEALING = seal.sealing_key_from_seed("register")
BUNDLE = seal.seal([BATCH], SEALING.public, bytes(range(32)))
EXAMPLES = {
    "the batch": pack(BATCH).decode(),
    "what is signed": BATCH.head.message().decode(),
    "the acknowledgement": pack_ack(ACK).decode(),
    "the question for the feed": feed_request("INTAJ8", "T07", 12).decode(),
    "a refusal": json.dumps(refusal_document(GapFound("T07", 1, 3)), sort_keys=True),
    "the bundle's line": BUNDLE.partition(b',"sha256"')[0].decode(),  # compression may differ from machine to machine
    "the till's key": TILL.public,
    "the register's key": REGISTER.public,
    "the register's sealing key": SEALING.public,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_what_amana_writes(name: str) -> None:
    assert EXAMPLES[name] in DOC


def test_the_example_can_be_checked_by_a_stranger() -> None:
    start = DOC.index('{"amana":"batch"')
    written = DOC[start : DOC.index("```", start)].encode()
    batch = unpack(written)
    assert is_signed(TILL.public, batch.head.message(), batch.signature)
    assert is_signed(REGISTER.public, ACK.message(), ACK.signature)


@pytest.mark.parametrize("limit", [BATCH_FACTS_MAX, BATCH_BYTES_MAX, FACT_BYTES_MAX, seal.BUNDLE_BYTES_MAX])
def test_every_limit_is_named(limit: int) -> None:
    assert f"{limit:,}".replace(",", " ") in DOC


def test_every_status_is_listed() -> None:
    for kind, status in STATUSES.items():
        (row,) = [line for line in DOC.splitlines() if line.startswith(f"| {status} |")]
        assert f"`{kind.__name__}`" in row
