"""The device's key: made once, kept apart, never shown."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from pos.ledger.keys import DeviceKey, from_seed, is_signed, load_or_make, new_key

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_is_made_once_and_then_read(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "device.key"
    made = load_or_make(path)
    assert load_or_make(path) == made
    assert path.read_bytes() == made.secret
    assert load_or_make(tmp_path / "other.key") != made


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    load_or_make(tmp_path / "device.key")
    assert stat.S_IMODE((tmp_path / "device.key").stat().st_mode) == 0o600


def test_a_file_that_holds_no_key_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "device.key").write_bytes(b"")
    with pytest.raises(OSError, match="holds no key"):
        load_or_make(tmp_path / "device.key")


def test_a_signature_fits_its_message_and_its_key_only() -> None:
    key = from_seed("T01")
    signature = key.sign(b"head")
    assert is_signed(key.public, b"head", signature)
    assert not is_signed(key.public, b"tail", signature)
    assert not is_signed(from_seed("T02").public, b"head", signature)
    assert not is_signed("no hexadecimal", b"head", signature)
    assert not is_signed(key.public, b"head", b"short")


def test_a_seed_repeats_its_key_and_chance_does_not() -> None:
    assert from_seed("a") == from_seed("a") != from_seed("b")
    assert new_key() != new_key()


def test_a_key_never_shows_its_secret() -> None:
    key = DeviceKey(b"s" * 32)
    assert "s" * 8 not in repr(key)
    assert key.secret.hex() not in f"{key} {[key]}"
