"""The journal's format: what is written can be read for ever, and nothing else is taken for a fact."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta, timezone
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import DamagedMessage, OutOfRange
from pos.domain.limits import AMOUNT_MINOR_MAX, FACT_BYTES_MAX, LONG_FACT_BYTES_MAX
from pos.domain.period_facts import FrozenSum, PeriodClosed
from pos.ledger.chain import GENESIS, links
from pos.ledger.codec import canonical, decode, encode, journal_line, to_document, write_time
from tests.builders import a_line, a_sale, a_stamp
from tests.strategies import KINDS, facts, of_kind, stamps
from tests.unit.ledger.recorded import FACTS, SAMPLE, stamp

documents = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-AMOUNT_MINOR_MAX, AMOUNT_MINOR_MAX)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="ascii")), inner),
)
BODY = encode(a_stamp(), a_sale())


def changed(**changes: Any) -> bytes:
    """The body of a sale with some values replaced; `None` takes a value out."""
    document = json.loads(BODY) | changes
    return canonical({key: value for key, value in document.items() if value is not None})


# -- the recorded journal -------------------------------------------------------------------------------------------


def sample_lines() -> list[bytes]:
    return SAMPLE.read_bytes().splitlines()


def test_the_recorded_journal_holds_every_kind_of_fact() -> None:
    assert {type(fact) for fact in FACTS} == set(KINDS)
    assert len(sample_lines()) == len(FACTS)


@pytest.mark.parametrize("at", range(len(FACTS)), ids=lambda at: FACTS[at].KIND)
def test_the_recorded_journal_still_reads_and_is_still_written_byte_for_byte(at: int) -> None:
    line = sample_lines()[at]
    body = canonical(json.loads(line)["body"])
    assert decode(body) == (stamp(at + 1), FACTS[at])
    assert encode(stamp(at + 1), FACTS[at]) == body
    assert body in line


def test_the_recorded_journal_is_one_chain_of_the_lines_that_an_export_writes() -> None:
    bodies = [encode(stamp(seq), fact) for seq, fact in enumerate(FACTS, 1)]
    hashes = [GENESIS, *links(GENESIS, bodies)]
    written = [
        journal_line(stamp(seq), hashes[seq - 1], hashes[seq], body).encode() for seq, body in enumerate(bodies, 1)
    ]
    assert written == sample_lines()


def test_an_export_line_is_json_whose_body_is_the_stored_one() -> None:
    line = json.loads(journal_line(a_stamp(7), GENESIS, bytes.fromhex("ab" * 32), BODY))
    assert (line["v"], line["device"], line["epoch"], line["seq"]) == (1, "T01", 1, 7)
    assert (line["prev"], line["hash"]) == ("00" * 32, "ab" * 32)
    assert canonical(line["body"]) == BODY


# -- writing --------------------------------------------------------------------------------------------------------


@given(documents)
def test_canonical_is_rfc_8785(document: Any) -> None:
    assert canonical(document) == rfc8785.dumps(document)


@given(stamps, facts())
def test_every_fact_comes_back_as_it_was_written(written: Any, fact: Any) -> None:
    body = encode(written, fact)
    assert decode(body) == (written, fact)
    assert rfc8785.dumps(json.loads(body)) == body


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.KIND)
@given(data=st.data())
def test_each_kind_comes_back_as_it_was_written(kind: Any, data: st.DataObject) -> None:
    fact = data.draw(of_kind(kind))
    assert decode(encode(a_stamp(), fact)) == (a_stamp(), fact)


def test_fields_at_their_default_are_left_out_and_units_are_not_written() -> None:
    (line,) = json.loads(encode(a_stamp(), a_sale(a_line(rate_bp=0))))["lines"]
    assert set(line) == {"item", "family", "quantity", "price"}


def test_times_keep_milliseconds_and_their_offset() -> None:
    at = a_stamp().at.replace(microsecond=123_999).astimezone(timezone(timedelta(hours=5, minutes=45)))
    assert write_time(at) == "2026-11-20T13:45:00.123+05:45"


def test_a_text_that_is_no_unicode_is_not_written() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode(a_stamp(), a_sale(a_line(name="\ud800")))


@pytest.mark.parametrize(
    ("price", "error"), [(AMOUNT_MINOR_MAX + 1, OutOfRange), (-AMOUNT_MINOR_MAX - 1, OutOfRange), (2.5, TypeError)]
)
def test_a_number_that_could_not_be_read_again_is_not_written(price: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        encode(a_stamp(), a_sale(a_line(price_minor=price), payments=()))


def test_a_fact_that_is_too_long_to_be_read_is_not_written() -> None:
    with pytest.raises(OutOfRange):
        encode(a_stamp(), a_sale(a_line(name="x" * FACT_BYTES_MAX)))


def test_a_closing_of_very_many_families_is_written_and_read() -> None:
    sums = tuple(FrozenSum(account="family", family=f"{n:05}", debit_minor=n, credit_minor=n) for n in range(5_000))
    closed = PeriodClosed(
        number="R01-000001-2",
        serial=1,
        heads=(),
        sums=sums,
        previous="0" * 64,
        digest="0" * 64,
        dispute_until=date(2026, 12, 20),
        approved_by="K01",
    )
    body = encode(a_stamp(), closed)
    assert len(body) > FACT_BYTES_MAX
    assert decode(body) == (a_stamp(), closed)
    with pytest.raises(OutOfRange):
        encode(a_stamp(), replace(closed, sums=sums * (LONG_FACT_BYTES_MAX // len(body) + 1)))


def test_a_time_without_its_offset_is_not_written() -> None:
    with pytest.raises(ValueError, match="offset"):
        encode(a_stamp(at=a_stamp().at.replace(tzinfo=None)), a_sale())


def test_documents_hold_plain_json_values() -> None:
    assert to_document(a_sale())["day"] == "2026-11-20"


# -- reading strictly -----------------------------------------------------------------------------------------------

REFUSED = {
    "another version": changed(v=2),
    "an unknown kind": changed(kind="present"),
    "an unknown field": changed(colour="red"),
    "a missing field": changed(number=None),
    "a missing stamp": changed(by=None),
    "a number as text": changed(shift="1"),
    "a flag as number": changed(shift=True),
    "a fraction": BODY.replace(b'"shift":1', b'"shift":1.0'),
    "an exponent": BODY.replace(b'"shift":1', b'"shift":1e0'),
    "a number that is not exact everywhere": changed(shift=AMOUNT_MINOR_MAX + 1),
    "a null": BODY.replace(b'"shift":1', b'"shift":null'),
    "an unknown word": changed(payments=[{"amount": 1, "method": "cheque"}]),
    "a table as list": changed(lines={}),
    "a list as table": changed(lines=[[]]),
    "no day": changed(day="2026-11-31"),
    "no time": changed(at="noon"),
    "a time without its offset": changed(at="2026-11-20T12:00:00.000"),
    "a time of another form": changed(at="2026-11-20T12:00:00+04:00"),
    "an id in another form": changed(id=f"{{{a_stamp().id}}}"),
    "no id": changed(id="7"),
    "a default that is written out": changed(rounding=0),
    "spaces": json.dumps(json.loads(BODY), sort_keys=True).encode(),
    "another order": BODY[:-1].replace(b'"v":1', b'"w":1') + b',"a":1}',
    "a key twice": BODY[:-1] + b',"v":1}',
    "an escape that is not needed": BODY.replace(b"C1", b"\\u00431"),
    "a byte order mark": b"\xef\xbb\xbf" + BODY,
    "no UTF-8": BODY.replace(b"C1", b"\xff1"),
    "a list": b"[]",
    "a number": b"7",
    "nothing": b"",
    "half of it": BODY[: len(BODY) // 2],
    "too deep": b"[" * 100_000,
    "too long": changed(by="x" * FACT_BYTES_MAX),
    "too long for any fact": changed(by="x" * LONG_FACT_BYTES_MAX),
    "NaN": BODY.replace(b'"shift":1', b'"shift":NaN'),
}


@pytest.mark.parametrize("what", REFUSED)
def test_reading_refuses(what: str) -> None:
    with pytest.raises(DamagedMessage):
        decode(REFUSED[what])


def test_the_body_that_the_refusals_are_made_from_is_good() -> None:
    assert decode(changed()) == (a_stamp(), a_sale())


@given(st.binary(max_size=200))
def test_any_bytes_are_a_fact_or_a_refusal(body: bytes) -> None:
    with pytest.raises(DamagedMessage):
        decode(body)


@given(st.data())
def test_a_changed_byte_is_a_refusal_or_another_fact(data: st.DataObject) -> None:
    body = bytearray(BODY)
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= data.draw(st.integers(1, 255))
    try:
        got = decode(bytes(body))
    except DamagedMessage:
        return
    assert got != (a_stamp(), a_sale())


def test_the_same_fact_at_another_place_has_another_body() -> None:
    assert encode(replace(a_stamp(), seq=2), a_sale()) != BODY
