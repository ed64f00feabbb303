"""Where a device keeps what must not lie in its book: its private key, and the witness of how far it has lived.

The system's keyring is the place, where there is one; elsewhere a file of its own that only its owner may read (mode 0600).
Neither is ever written to a log, and whoever copies the book alone has no key to sign with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.ledger.durable import write_durably
from pos.ledger.keys import KEY_BYTES, DeviceKey, new_key

if TYPE_CHECKING:
    from pathlib import Path

KEY = "device.key"
HOME = "secrets.in-keyring"  # says that the keyring is this device's place, so that a locked one is not taken for an empty one


class Strongbox(Protocol):
    """A place for a few small secrets, by name."""

    def read(self, name: str) -> bytes | None:
        """Return a secret; None where there is none.

        Raises:
            OSError: the place cannot be opened now.
        """

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret, in place of the one before; it is safe when this returns.

        Raises:
            OSError: it could not be kept.
        """


class FileBox:
    """Secrets in files that only their owner may read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """Return a secret; None where there is none."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret, in place of the one before."""
        write_durably(self._folder / name, secret, 0o600)


class KeyringBox:
    """Secrets in the system's keyring.

    Args:
        service: the name under which the keyring shows them.
    """

    def __init__(self, service: str) -> None:
        self._service = service

    def read(self, name: str) -> bytes | None:
        """Return a secret; None where there is none.

        Raises:
            OSError: the keyring is locked or does not answer.
        """
        import keyring
        from keyring.errors import KeyringError

        try:
            kept = keyring.get_password(self._service, name)
        except (KeyringError, RuntimeError) as error:
            raise PermissionError(str(error)) from error
        return bytes.fromhex(kept) if kept is not None else None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret.

        Raises:
            OSError: the keyring is locked or does not answer.
        """
        import keyring
        from keyring.errors import KeyringError

        try:
            keyring.set_password(self._service, name, secret.hex())
        except (KeyringError, RuntimeError) as error:
            raise PermissionError(str(error)) from error


def best_strongbox(folder: Path, service: str) -> Strongbox:
    """Return this device's strongbox: the keyring where the system has one, a folder otherwise; the same at every start.

    Args:
        folder: where the files go when there is no keyring; better not the book's own folder, or a copy of that folder takes the
            secrets along and is noticed at the register only.
        service: the name under which the keyring shows the secrets; one for each device.
    """
    if (folder / HOME).exists():
        return KeyringBox(service)
    if (folder / KEY).exists():
        return FileBox(folder)
    box = KeyringBox(service)
    try:
        box.write("trial", b"trial")
        works = box.read("trial") == b"trial"
    except OSError:
        works = False
    if not works:
        return FileBox(folder)
    FileBox(folder).write(HOME, b"")
    return box


def device_key(box: Strongbox) -> DeviceKey:
    """Return the device's key, or make one and keep it before it is used.

    A key that cannot be read is replaced: the book then begins a new epoch with the new one, and the register must admit it.

    Raises:
        OSError: the strongbox cannot be opened now.
    """
    kept = box.read(KEY)
    if kept is not None and len(kept) == KEY_BYTES:
        return DeviceKey(kept)
    key = new_key()
    box.write(KEY, key.secret)
    return key
