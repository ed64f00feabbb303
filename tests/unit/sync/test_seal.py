"""A lost stick leaks nothing, and a stick that lies is caught."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos.domain.errors import DamagedMessage
from pos.domain.facts import DrawerOpened, Stamp
from pos.domain.ways import SealedElsewhere
from pos.ledger.chain import GENESIS, Head
from pos.ledger.codec import canonical, encode
from pos.ledger.keys import from_seed, is_signed
from pos.sync import seal, wire
from pos.sync.seal import sealing_key_from_seed

if TYPE_CHECKING:
    from pathlib import Path

KEY = from_seed("T07")
REGISTER = sealing_key_from_seed("register")
EPHEMERAL = b"\x07" * 32
WORDS = "كلمة لا تُقرأ"


def batches() -> tuple[wire.Batch, ...]:
    made = []
    after = Head("T07", 1, 0, GENESIS)
    for first in (1, 3):
        bodies = [
            encode(
                Stamp(
                    id=UUID(int=seq),
                    device="T07",
                    epoch=1,
                    seq=seq,
                    at=datetime(2026, 1, 1, tzinfo=timezone.utc),
                    by="C",
                ),
                DrawerOpened(shift=1, reason=WORDS),
            )
            for seq in (first, first + 1)
        ]
        made.append(wire.make_batch("INTAJ8", after, bodies, KEY))
        after = made[-1].head
    return tuple(made)


BUNDLE = seal.seal(batches(), REGISTER.public, EPHEMERAL)


def test_the_register_opens_what_was_sealed_to_it() -> None:
    assert seal.open_bundle(BUNDLE, REGISTER) == batches()


def test_anyone_can_see_what_the_stick_is_and_that_it_is_whole() -> None:
    header = seal.read_header(BUNDLE)
    assert (header.bazaar, header.device, header.count) == ("INTAJ8", "T07", 4)
    assert header.to == seal.key_id(REGISTER.public)


def test_nothing_of_the_facts_can_be_read_on_the_stick() -> None:
    plain = b"".join(map(wire.pack, batches()))
    assert WORDS.encode() in plain
    assert WORDS.encode() not in BUNDLE
    assert b"drawer_opened" not in BUNDLE
    assert wire.deflate(plain)[:16] not in BUNDLE


def test_the_same_secret_makes_the_same_file_and_another_makes_another() -> None:
    assert seal.seal(batches(), REGISTER.public, EPHEMERAL) == BUNDLE
    assert seal.seal(batches(), REGISTER.public, b"\x08" * 32) != BUNDLE


def test_another_register_cannot_open_it() -> None:
    other = sealing_key_from_seed("another")
    with pytest.raises(SealedElsewhere):
        seal.open_bundle(BUNDLE, other)
    relabelled = BUNDLE.replace(seal.key_id(REGISTER.public).encode(), seal.key_id(other.public).encode())
    with pytest.raises(DamagedMessage) as refused:
        seal.open_bundle(relabelled, other)
    assert refused.value.reason == "the seal is broken"


@given(st.data())
def test_no_changed_byte_of_a_bundle_goes_unseen(data: st.DataObject) -> None:
    bundle = bytearray(BUNDLE)
    at = data.draw(st.integers(0, len(bundle) - 1))
    bundle[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises((DamagedMessage, SealedElsewhere)):
        seal.open_bundle(bytes(bundle), REGISTER)


@given(st.integers(0, len(BUNDLE) - 1))
def test_no_cut_of_a_bundle_goes_unseen(length: int) -> None:
    with pytest.raises(DamagedMessage):
        seal.read_header(BUNDLE[:length])


def test_a_label_that_was_rewritten_with_its_digest_is_still_refused() -> None:
    line, _, sealed = BUNDLE.partition(b"\n")
    for old, new in ((b'"T07"', b'"T08"'), (b'"INTAJ8"', b'"INTAJ9"'), (b'"count":4', b'"count":3')):
        assert old in line
        forged = line.replace(old, new) + b"\n" + sealed
        seal.read_header(forged)
        with pytest.raises(DamagedMessage) as refused:
            seal.open_bundle(forged, REGISTER)
        assert refused.value.reason == "the seal is broken"


def test_a_label_that_was_false_from_the_beginning_is_refused() -> None:
    first, second = batches()
    mixed = (first, replace(second, device="T08"))
    with pytest.raises(DamagedMessage) as refused:
        seal.open_bundle(seal.seal(mixed, REGISTER.public, EPHEMERAL), REGISTER)
    assert refused.value.reason == "the label is not true"


def test_acknowledgements_come_back_on_the_stick() -> None:
    register = from_seed("register")
    acks = tuple(
        wire.sign_ack(
            wire.Ack(
                bazaar="INTAJ8",
                device="T07",
                epoch=1,
                seq=batch.head.seq,
                head=batch.head.hash,
                generation=1,
                at=datetime(2026, 1, 1, tzinfo=timezone.utc),
            ),
            register,
        )
        for batch in batches()
    )
    message = seal.pack_acks(acks)
    got = seal.unpack_acks(message)
    assert got == acks
    for ack in got:
        assert is_signed(register.public, ack.message(), ack.signature)
    forged = seal.unpack_acks(message.replace(b'"seq":2', b'"seq":9'))
    assert not is_signed(register.public, forged[0].message(), forged[0].signature)


@pytest.mark.parametrize("message", [b"", b"{}", b"[]", canonical({"amana": "acks", "v": 2, "acks": []})])
def test_what_is_no_file_of_acknowledgements_is_refused(message: bytes) -> None:
    with pytest.raises(DamagedMessage):
        seal.unpack_acks(message)


# -- the file -------------------------------------------------------------------------------------------------------


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "T07.bundle"
    path.write_bytes(b"an older one")
    seal.write_safely(path, BUNDLE)
    assert path.read_bytes() == BUNDLE
    assert [file.name for file in tmp_path.iterdir()] == ["T07.bundle"]


def test_a_full_stick_leaves_the_older_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "T07.bundle"
    path.write_bytes(b"an older one")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        seal.write_safely(path, BUNDLE)
    assert path.read_bytes() == b"an older one"
    assert [file.name for file in tmp_path.iterdir()] == ["T07.bundle"], "half a file keeps the last room"


def test_the_file_is_synced_before_it_takes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "T07.bundle"
    seen: list[bool] = []
    real = os.fsync

    def watch(handle: int) -> None:
        seen.append(path.exists())
        real(handle)

    monkeypatch.setattr(os, "fsync", watch)
    seal.write_safely(path, BUNDLE)
    assert seen == [False, True]


def test_a_stick_that_lies_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "T07.bundle"

    def lie(_handle: int, *_: int) -> None:
        path.write_bytes(BUNDLE[:-1] + b"x")

    monkeypatch.setattr(os, "posix_fadvise", lie, raising=False)
    monkeypatch.setattr(os, "POSIX_FADV_DONTNEED", 4, raising=False)
    with pytest.raises(DamagedMessage):
        seal.write_safely(path, BUNDLE)
