"""The quick reading of a body agrees with the codec's own judgement, fact by fact and flaw by flaw."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.device_facts import EpochStarted
from pos.domain.errors import DamagedMessage
from pos.domain.office_facts import BazaarPlanned
from pos.ledger import codec
from pos.ledger.codec import canonical, decode, encode
from pos.ledger.exact import ABSENT, paid_in, read_exactly, told_money
from tests.strategies import facts, refunds, sales, stamps, voids

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos.domain.facts import Stamp

KINDS = codec._NAMED
UNTOLD = (EpochStarted, BazaarPlanned)  # a default of theirs is a text with something in it
SALE = (
    '{"at":"2026-11-20T09:00:33.839+04:00","by":"C01","day":"2026-11-20","device":"T01","epoch":1,'
    '"id":"01a1f753-e8af-7b56-82a8-29d92243a5a7","kind":"sale","lines":[{"family":"0718","item":"","name":"مربى \\"1\\"",'
    '"price":10250,"quantity":4,"rate":2000}],"number":"T01-000001-2","payments":[{"amount":41000,"method":"cash"}],'
    '"seq":1,"shift":1,"v":1}'
)
# Each flaw is JSON that says the same thing, or nearly; only one spelling is a fact.
FLAWS = {
    "a space": ('"v":1', '"v": 1'),
    "another order": ('"seq":1,"shift":1', '"shift":1,"seq":1'),
    "a key twice": ('"v":1', '"v":1,"v":1'),
    "an escape": ("مربى", "\\u0645ربى"),
    "an escaped slash": ("C01", "C\\/01"),
    "a capital id": ("01a1f753", "01A1F753"),
    "an id in braces": ('"01a1f753-e8af-7b56-82a8-29d92243a5a7"', '"{01a1f753-e8af-7b56-82a8-29d92243a5a7}"'),
    "a short day": ('"day":"2026-11-20"', '"day":"20261120"'),
    "a day by its week": ('"day":"2026-11-20"', '"day":"2026-W47-5"'),
    "microseconds": (".839+", ".839000+"),
    "no offset": (".839+04:00", ".839"),
    "another offset": ("+04:00", "+0400"),
    "a written default": ('"rate":2000', '"discount":0,"rate":2000'),
    "an empty default": ('"number"', '"note":"","number"'),
    "a flag for a number": ('"v":1', '"v":true'),
    "a fraction": ('"price":10250', '"price":10250.0'),
    "a power of ten": ('"price":10250', '"price":1e4'),
    "a negative zero": ('"epoch":1', '"epoch":-0'),
    "a number beyond every machine": ('"price":10250', '"price":123456789012345678901234567890'),
    "a number beyond exactness": ('"price":10250', '"price":9007199254740993'),
    "an unknown field": ('"number"', '"colour":"red","number"'),
    "a missing field": ('"shift":1,', ""),
    "an unknown kind": ('"kind":"sale"', '"kind":"sail"'),
    "a kind that is no text": ('"kind":"sale"', '"kind":[]'),
    "another version": ('"v":1', '"v":2'),
    "an unknown method": ('"method":"cash"', '"method":"gold"'),
    "a table for a list": ('"payments":[{"amount":41000,"method":"cash"}]', '"payments":{}'),
    "a list for a table": ('{"amount":41000,"method":"cash"}', '["amount"]'),
    "a number for a text": ('"by":"C01"', '"by":1'),
    "a newline at the end": ('"v":1}', '"v":1}\n'),
    "half a character": ("مربى", "\\ud83d"),
}


def judged(body: bytes) -> tuple[Stamp, Any] | None:
    """What the codec says when it is not helped."""
    try:
        return codec._judge(body)
    except DamagedMessage:
        return None


def test_a_good_body_is_read_without_the_codecs_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = judged(SALE.encode())
    monkeypatch.setattr(codec, "_judge", lambda _body: pytest.fail("it was written again"))
    assert decode(SALE.encode()) == whole


@pytest.mark.parametrize("flaw", FLAWS)
def test_any_other_spelling_is_left_to_the_codec_which_refuses_it(flaw: str) -> None:
    good, bad = FLAWS[flaw]
    body = SALE.replace(good, bad).encode()
    assert body != SALE.encode()
    assert read_exactly(body, KINDS) is None
    assert judged(body) is None
    with pytest.raises(DamagedMessage):
        decode(body)


@given(stamps, facts())
def test_every_fact_is_read_at_once_and_as_the_codec_would(stamp: Stamp, fact: Any) -> None:
    body = encode(stamp, fact)
    at_once = None if type(fact) in UNTOLD else (stamp, fact)
    assert read_exactly(body, KINDS) == at_once
    assert judged(body) == (stamp, fact) == decode(body)


@given(stamps, facts())
def test_a_default_that_is_written_anywhere_is_never_read_at_once(stamp: Stamp, fact: Any) -> None:
    body = encode(stamp, fact)
    for spoilt in with_a_written_default(json.loads(body), fact):
        assert spoilt != body
        assert read_exactly(spoilt, KINDS) is None


def with_a_written_default(document: Any, fact: Any) -> Iterator[bytes]:
    """The body again and again, each time with one field written that stands at its default."""

    def spoil(table: Any, value: Any) -> Iterator[bytes]:
        kind: Any = type(value)
        for key, name, default, _ in codec._plan(kind):
            part = getattr(value, name)
            if default != ABSENT and key not in table:
                table[key] = codec.to_document(default)
                yield canonical(document)
                del table[key]
            several = part if isinstance(part, tuple) else (part,)
            for n, one in enumerate(several if key in table else ()):
                if is_dataclass(one):
                    yield from spoil(table[key][n] if isinstance(part, tuple) else table[key], one)

    return spoil(document, fact)


@given(stamps, facts(), st.data())
def test_what_was_altered_anywhere_is_never_read_at_once_unless_the_codec_agrees(
    stamp: Stamp, fact: Any, data: st.DataObject
) -> None:
    body = bytearray(encode(stamp, fact))
    for _ in range(data.draw(st.integers(1, 2))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=2) | st.sampled_from(PIECES))
    found = read_exactly(bytes(body), KINDS)
    assert found is None or found == judged(bytes(body))


PIECES = [b'"', b",", b"0", b"-", b" ", b"\\", b"null", b"true", b"[]", b"{}", b'"a":1,', b"1.0", b"\\u0041", b"\n"]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_the_library_writes_what_we_call_canonical(document: Any) -> None:
    from pos.ledger.exact import _write

    assert _write(document) == canonical(document)


def test_what_is_no_table_is_nothing() -> None:
    for body in (b"", b"[]", b"1", b"null", b'"x"', json.dumps([SALE]).encode(), b"\xff", b"[" * 100_000):
        assert read_exactly(body, KINDS) is None


@given(stamps, sales() | refunds() | voids())
def test_a_receipts_payments_are_added_up_from_its_bytes_alone(stamp: Stamp, fact: Any) -> None:
    assert paid_in(encode(stamp, fact)) == fact.paid_minor


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"kind":"sale","payments":[{"amount":700,"method":"cash"},{"amount":5,"method":"x"}],"v":99}', 705),
        (b'{"kind":"refund","payments":[{"amount":700}]}', -700),
        (b'{"kind":"payout_paid","payments":[{"amount":700}]}', 0),
        (b'{"kind":"sale"}', 0),
        (b'{"kind":"sale","payments":[{"amount":9007199254740993}]}', 0),
        (b'{"kind":"sale","payments":[{"amount":"7"}]}', 0),
        (b"[" * 100_000, 0),
        (b"\xff", 0),
    ],
)
def test_what_is_in_no_book_says_its_money_as_far_as_it_does(body: bytes, told: int) -> None:
    assert told_money(body) == told
