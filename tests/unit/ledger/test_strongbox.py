"""The strongbox: the keyring where there is one, a file for the owner's eyes elsewhere, and the same place at every start."""

from __future__ import annotations

import logging
import os
import stat
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError
from typing_extensions import override

from pos.ledger.strongbox import HOME, KEY, FileBox, KeyringBox, best_strongbox, device_key
from tests.builders import a_till

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class MemoryKeyring(KeyringBackend):
    """A keyring that can be locked or taken away."""

    priority = 1.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None

    @override
    def get_password(self, service: str, username: str) -> str | None:
        if self.error is not None:
            raise self.error
        return self.kept.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        if self.error is not None:
            raise self.error
        self.kept[service, username] = password


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    before = keyring.get_keyring()
    made = MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_files_keep_secrets_for_the_owner(tmp_path: Path) -> None:
    box = FileBox(tmp_path / "secrets")
    assert box.read("a") is None
    box.write("a", b"\x00one")
    box.write("a", b"\x00two")
    assert box.read("a") == b"\x00two"
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "secrets" / "a").stat().st_mode) == 0o600


def test_the_keyring_keeps_secrets_by_device(ring: MemoryKeyring) -> None:
    KeyringBox("amana T01").write("a", b"\x00one")
    assert KeyringBox("amana T01").read("a") == b"\x00one"
    assert KeyringBox("amana T02").read("a") is None
    assert len(ring.kept) == 1


def test_where_there_is_a_keyring_it_is_the_place_and_stays_it(tmp_path: Path, ring: MemoryKeyring) -> None:
    key = device_key(best_strongbox(tmp_path, "amana T01"))
    assert device_key(best_strongbox(tmp_path, "amana T01")) == key
    assert not (tmp_path / KEY).exists()
    ring.error = KeyringLocked("locked")
    with pytest.raises(OSError, match="locked"):
        device_key(best_strongbox(tmp_path, "amana T01"))
    with pytest.raises(OSError, match="locked"):
        best_strongbox(tmp_path, "amana T01").write(KEY, b"new")


@pytest.mark.parametrize("error", [NoKeyringError("none"), KeyringLocked("locked"), RuntimeError("no bus")])
def test_where_there_is_none_files_are_the_place_and_stay_it(
    tmp_path: Path, ring: MemoryKeyring, error: Exception
) -> None:
    ring.error = error
    key = device_key(best_strongbox(tmp_path, "amana T01"))
    assert (tmp_path / KEY).exists()
    ring.error = None
    assert device_key(best_strongbox(tmp_path, "amana T01")) == key
    assert not (tmp_path / HOME).exists()


def test_a_keyring_that_forgets_is_no_place(
    tmp_path: Path, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ring, "set_password", lambda *_: None)
    assert isinstance(best_strongbox(tmp_path, "amana T01"), FileBox)


def test_a_key_that_cannot_be_read_is_replaced(tmp_path: Path) -> None:
    box = FileBox(tmp_path)
    box.write(KEY, b"half")
    key = device_key(box)
    assert len(key.secret) == 32
    assert device_key(box) == key


def test_the_key_is_never_in_the_book_nor_in_a_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    till = a_till(tmp_path)
    till.sell()
    till.close_shift()
    secret = till.book.key.secret
    till.book.close()
    for path in till.book.folder.rglob("*"):
        if path.is_file() and path.name != KEY:
            content = path.read_bytes()
            assert secret not in content
            assert secret.hex().encode() not in content
    assert secret.hex() not in caplog.text
    assert repr(secret) not in caplog.text
