"""The strongbox: the keyring where there is one, a file for the owner's eyes elsewhere, and the same place at every start."""

from __future__ import annotations

import logging
import os
import stat
import threading
from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError
from typing_extensions import override

from pos.domain.troubles import KeyAway
from pos.ledger.book import Book
from pos.ledger.strongbox import HOME, KEY, FileBox, KeyringBox, Place, allow_new_key, best_strongbox, device_key
from tests.builders import a_till, surroundings

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
    KeyringBox(Place("amana T01")).write("a", b"\x00one")
    assert KeyringBox(Place("amana T01")).read("a") == b"\x00one"
    assert KeyringBox(Place("amana T02")).read("a") is None
    assert len(ring.kept) == 1


def test_where_there_is_a_keyring_it_is_the_place_and_stays_it(tmp_path: Path, ring: MemoryKeyring) -> None:
    key = device_key(best_strongbox(tmp_path, "T01"))
    assert device_key(best_strongbox(tmp_path, "T01")) == key
    assert not (tmp_path / KEY).exists()
    ring.error = KeyringLocked("locked")
    with pytest.raises(KeyAway, match="locked"):
        device_key(best_strongbox(tmp_path, "T01"))
    with pytest.raises(KeyAway, match="locked"):
        best_strongbox(tmp_path, "T01").write(KEY, b"new")


@pytest.mark.parametrize("error", [NoKeyringError("none"), KeyringLocked("locked"), RuntimeError("no bus")])
def test_where_there_is_none_files_are_the_place_and_stay_it(
    tmp_path: Path, ring: MemoryKeyring, error: Exception
) -> None:
    ring.error = error
    key = device_key(best_strongbox(tmp_path, "T01"))
    assert (tmp_path / KEY).exists()
    ring.error = None
    assert device_key(best_strongbox(tmp_path, "T01")) == key
    assert not (tmp_path / HOME).exists()


def test_a_keyring_that_forgets_is_no_place(
    tmp_path: Path, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ring, "set_password", lambda *_: None)
    assert isinstance(best_strongbox(tmp_path, "T01"), FileBox)


def test_a_keyring_that_lost_the_key_is_waited_for_until_someone_gives_it_up(
    tmp_path: Path, ring: MemoryKeyring
) -> None:
    key = device_key(best_strongbox(tmp_path, "T01"))
    kept, ring.kept = ring.kept, {}
    with pytest.raises(KeyAway, match="lost"):
        device_key(best_strongbox(tmp_path, "T01"))
    ring.kept = kept
    assert device_key(best_strongbox(tmp_path, "T01")) == key
    ring.kept = {}
    allow_new_key(tmp_path)
    fresh = device_key(best_strongbox(tmp_path, "T01"))
    assert fresh != key
    assert device_key(best_strongbox(tmp_path, "T01")) == fresh


def test_a_keyring_that_waits_for_its_owner_does_not_hang_the_till(
    ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = threading.Event()
    monkeypatch.setattr(ring, "get_password", lambda *_: answered.wait())
    box = KeyringBox(Place("amana T01"), answer_ms_max=50)
    try:
        with pytest.raises(KeyAway, match="does not answer"):
            box.read(KEY)
    finally:
        answered.set()


def test_two_books_of_one_device_name_have_a_key_each(tmp_path: Path, ring: MemoryKeyring) -> None:
    keys = {device_key(best_strongbox(tmp_path / name, "T01")) for name in ("one", "two")}
    assert len(keys) == 2
    assert ring.kept


def test_a_place_that_cannot_be_read_is_a_trouble_and_no_new_key(tmp_path: Path, ring: MemoryKeyring) -> None:
    device_key(best_strongbox(tmp_path, "T01"))
    (tmp_path / HOME).write_bytes(b"half")
    with pytest.raises(KeyAway, match="cannot be read"):
        best_strongbox(tmp_path, "T01")
    assert ring.kept


def test_a_book_lives_on_with_its_key_in_the_keyring(tmp_path: Path, ring: MemoryKeyring) -> None:
    def opened() -> Book:
        return Book(tmp_path / "T01", "T01", surroundings(), box=best_strongbox(tmp_path / "T01", "T01"))

    book = opened()
    secret = book.key.secret
    book.close()
    again = opened()
    assert again.key.secret == secret
    again.close()
    assert secret.hex() in ring.kept.values()
    for path in (tmp_path / "T01").iterdir():
        content = path.read_bytes()
        assert secret not in content
        assert secret.hex().encode() not in content
    ring.error = KeyringLocked("locked")
    with pytest.raises(KeyAway):
        opened()


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
