"""What travels arrives as it was sent, or is refused as a whole."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import zlib
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pos.register
from pos.domain import errors
from pos.domain.bank_errors import LeftOutWaits
from pos.domain.device_facts import EpochStarted
from pos.domain.errors import BadSignature, DamagedMessage, NotAllowed, Refusal, TillsMissing, TotalsDiffer
from pos.domain.facts import DrawerOpened, Stamp
from pos.domain.limits import BATCH_BYTES_MAX, BATCH_FACTS_MAX
from pos.ledger.chain import GENESIS, Head, link
from pos.ledger.codec import canonical, encode
from pos.ledger.keys import from_seed, is_signed
from pos.sync import wire
from pos.sync.wire import Ack, Batch

KEY = from_seed("T07")
NOON = datetime(2026, 11, 20, 12, 0, 0, 120_000, timezone(timedelta(hours=4)))


def body(seq: int, reason: str = "") -> bytes:
    stamp = Stamp(id=UUID(int=seq), device="T07", epoch=1, seq=seq, at=NOON, by="C01")
    if seq == 1:
        return encode(stamp, EpochStarted(bazaar="INTAJ8", currency="AED", public_key=KEY.public))
    return encode(stamp, DrawerOpened(shift=1, reason=reason or f"بحث {seq}"))


def batch(count: int = 3, first: int = 1, previous: bytes = GENESIS) -> Batch:
    bodies = [body(seq) for seq in range(first, first + count)]
    return wire.make_batch("INTAJ8", Head("T07", 1, first - 1, previous), bodies, KEY)


def take(message: bytes) -> None:
    """Judge a batch as the register does, which knows the device and the bazaar that it expects."""
    got = wire.unpack(message)
    if (got.bazaar, got.device) != ("INTAJ8", "T07"):
        raise DamagedMessage("other words")
    if not got.is_signed_by(KEY.public):
        raise BadSignature(got.device)


@pytest.mark.parametrize("count", [0, 1, 3, BATCH_FACTS_MAX])
def test_a_batch_arrives_as_it_was_sent(count: int) -> None:
    sent = batch(count)
    got = wire.unpack(wire.inflate(wire.deflate(wire.pack(sent))))
    assert got == sent
    assert got.is_signed_by(KEY.public)
    assert got.head.seq == count


def test_a_batch_is_lines_that_a_stranger_can_read() -> None:
    lines = wire.pack(batch(2)).decode().splitlines()
    assert json.loads(lines[0]) == {
        "amana": "batch",
        "v": 1,
        "bazaar": "INTAJ8",
        "device": "T07",
        "epoch": 1,
        "from": 1,
        "prev": "00" * 32,
    }
    assert lines[1].encode() == body(1)
    head = link(link(GENESIS, body(1)), body(2)).hex()
    footer = json.loads(lines[-1])
    assert (footer["count"], footer["head"], len(footer["sig"])) == (2, head, 128)


@given(st.data())
def test_no_changed_byte_goes_unseen(data: st.DataObject) -> None:
    message = bytearray(wire.pack(batch()))
    at = data.draw(st.integers(0, len(message) - 1))
    message[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises((DamagedMessage, BadSignature)):
        take(bytes(message))


def test_no_cut_goes_unseen() -> None:
    message = wire.pack(batch())
    for length in range(len(message)):
        with pytest.raises(DamagedMessage):
            wire.unpack(message[:length])
    assert wire.unpack(message) == batch()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: lines[:1] + lines[2:],
        lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
        lambda lines: [lines[0], lines[1], *lines[1:]],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [lines[0].replace(b'"v":1', b'"v":2'), *lines[1:]],
        lambda lines: [lines[0].replace(b'"from":1', b'"from":2'), *lines[1:]],
        lambda lines: [lines[0].replace(b'"from":1', b'"from":0'), *lines[1:]],
        lambda lines: [lines[0].replace(b'"epoch":1', b'"epoch":true'), *lines[1:]],
        lambda lines: [lines[0].replace(b'"batch"', b'"bundle"'), *lines[1:]],
        lambda lines: [lines[0].replace(b'{"amana"', b'{ "amana"'), *lines[1:]],
        lambda lines: [lines[0].replace(b'"prev":"00', b'"prev":"01'), *lines[1:]],
        lambda lines: [lines[0].replace(b"}", b',"more":1}'), *lines[1:]],
        lambda lines: [b"[]", *lines[1:]],
        lambda lines: [b"[" * 100_000, *lines[1:]],
    ],
)
def test_a_batch_that_does_not_add_up_is_refused(spoil: object) -> None:
    assert callable(spoil)
    lines = wire.pack(batch()).splitlines()
    message = b"".join(line + b"\n" for line in spoil(lines))
    try:
        got = wire.unpack(message)
    except DamagedMessage:
        return
    assert not got.is_signed_by(KEY.public)


def test_a_strangers_signature_is_refused() -> None:
    assert not batch().is_signed_by(from_seed("T08").public)


def test_more_facts_than_the_limit_are_refused() -> None:
    with pytest.raises(DamagedMessage):
        wire.unpack(wire.pack(batch(BATCH_FACTS_MAX + 1)))


def test_a_small_message_cannot_grow_beyond_the_limit() -> None:
    bomb = zlib.compress(bytes(BATCH_BYTES_MAX + 1), 9)
    assert len(bomb) < BATCH_BYTES_MAX // 500
    with pytest.raises(DamagedMessage) as refused:
        wire.inflate(bomb)
    assert refused.value.reason == "too large"
    assert len(wire.inflate(zlib.compress(bytes(BATCH_BYTES_MAX)))) == BATCH_BYTES_MAX


@pytest.mark.parametrize("spoil", [lambda m: m[:-1], lambda m: m + b"x", lambda m: b"x" + m, lambda _: b""])
def test_what_is_not_whole_is_not_expanded(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(DamagedMessage):
        wire.inflate(spoil(wire.deflate(b"fact" * 100)))


# -- acknowledgements -----------------------------------------------------------------------------------------------

REGISTER = from_seed("register")
ACK = wire.sign_ack(
    Ack(
        bazaar="INTAJ8",
        device="T07",
        epoch=1,
        seq=3,
        head=batch().head.hash,
        generation=2,
        at=NOON,
        created=2,
        exists=1,
        quarantined=1,
    ),
    REGISTER,
)


def test_an_acknowledgement_arrives_as_it_was_signed() -> None:
    got = wire.unpack_ack(wire.pack_ack(ACK))
    assert got == ACK
    assert is_signed(REGISTER.public, got.message(), got.signature)


@given(st.data())
def test_no_changed_byte_of_an_acknowledgement_goes_unseen(data: st.DataObject) -> None:
    message = bytearray(wire.pack_ack(ACK))
    at = data.draw(st.integers(0, len(message) - 1))
    message[at] ^= data.draw(st.integers(1, 255))
    try:
        got = wire.unpack_ack(bytes(message))
    except DamagedMessage:
        return
    assert not is_signed(REGISTER.public, got.message(), got.signature)


def test_an_acknowledgement_by_another_is_refused() -> None:
    forged = wire.sign_ack(ACK, KEY)
    assert not is_signed(REGISTER.public, forged.message(), forged.signature)


def test_an_acknowledgement_without_its_offset_is_refused() -> None:
    table = {**json.loads(wire.pack_ack(ACK)), "at": "2026-11-20T12:00:00.120"}
    with pytest.raises(DamagedMessage):
        wire.unpack_ack(canonical(table))


# -- refusals -------------------------------------------------------------------------------------------------------


def refusals() -> list[type[Refusal]]:
    """Those that every room knows, and those that the register's own rooms raise."""
    known = {kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Refusal)}
    return sorted(known | raised_by_the_register(), key=lambda kind: kind.__name__)


def raised_by_the_register() -> set[type[Refusal]]:
    found = set()
    for module in pkgutil.walk_packages(pos.register.__path__, "pos.register."):
        if ".migrations" in module.name:
            continue
        room = importlib.import_module(module.name)
        for node in ast.walk(ast.parse(Path(str(room.__file__)).read_text("utf-8"))):
            if isinstance(node, ast.Raise) and node.exc is not None:
                thrown = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                kind = getattr(room, thrown.id, None) if isinstance(thrown, ast.Name) else None
                if isinstance(kind, type) and issubclass(kind, Refusal):
                    found.add(kind)
    return found


def example(kind: type[Refusal]) -> Refusal:
    """A refusal of a class with some value in every field."""
    values: dict[str, object] = {"str": "نص", "int": 3, "tuple[str, ...]": ("T01", "T02"), "date": date(2026, 11, 20)}
    return kind(*(values[str(field.type)] for field in (fields(kind) if is_dataclass(kind) else ())))


@pytest.mark.parametrize("kind", refusals())
def test_every_refusal_keeps_its_class_and_its_words_on_the_way(kind: type[Refusal]) -> None:
    sent = example(kind)
    got = wire.read_refusal(json.loads(canonical(wire.refusal_document(sent))))
    assert type(got) is kind
    assert got == sent


def test_the_list_of_refusals_is_not_empty() -> None:
    assert {TillsMissing, TotalsDiffer, NotAllowed} <= set(refusals())
    assert LeftOutWaits in raised_by_the_register()
    assert not get_args(Refusal)


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"refusal": "NotAllowed"},
        {"refusal": "NotAllowed", "facts": {}},
        {"refusal": "NotAllowed", "facts": {"act": 3}},
        {"refusal": "NotAllowed", "facts": {"act": "x", "more": 1}},
        {"refusal": "Trouble", "facts": {}},
        {"refusal": "dataclass", "facts": {}},
        {"refusal": "__name__", "facts": {}},
        {"refusal": 3, "facts": {}},
    ],
)
def test_what_is_no_refusal_of_ours_is_nothing(document: object) -> None:
    assert wire.read_refusal(document) is None
