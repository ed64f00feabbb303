"""Where a device keeps what must not lie in its book: its private key, and the witness of how far it has lived.

The system's keyring is the place, where there is one; elsewhere a file of its own that only its owner may read (mode 0600).
Neither is ever written to a log, and whoever copies the book alone has no key to sign with.

A keyring may be locked, may ask its owner for a password in a window that nobody sees, or may have forgotten everything. So each
question to it has a limit of time, and a small file beside the book says that the keyring is this device's place and which public
key it must hold: a keyring that is away is a trouble that is told, never the reason for a new key.
"""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from pos.domain.troubles import KeyAway
from pos.domain.values import dataclass
from pos.ledger.durable import write_durably
from pos.ledger.keys import KEY_BYTES, DeviceKey, new_key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "device.key"
HOME = "secrets.in-keyring"  # says that the keyring is this device's place, so that a locked one is not taken for an empty one
ANSWER_MS_MAX = 8_000  # a keyring that asks its owner for a password waits for ever

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Place:
    """What the file beside the book says about a device's place in the keyring.

    Attributes:
        service: the name under which the keyring shows the secrets; one for each book, also where two books are of one device.
        public: the public half of the key that must be there, hexadecimal; empty until there is one.
    """

    service: str
    public: str = ""


class KeyringBox:
    """Secrets in the system's keyring.

    Args:
        place: where in it.
        folder: where the file lies that says so; none for a trial.
        answer_ms_max: how long the keyring may take to answer.
    """

    def __init__(self, place: Place, folder: Path | None = None, *, answer_ms_max: int = ANSWER_MS_MAX) -> None:
        self._place = place
        self._folder = folder
        self._answer_ms_max = answer_ms_max

    @property
    def public(self) -> str:
        """The public half of the key that must be here, hexadecimal; empty until there is one."""
        return self._place.public

    def read(self, name: str) -> bytes | None:
        """Return a secret; None where there is none.

        Raises:
            KeyAway: the keyring is locked or does not answer.
        """
        kept = self._ask(lambda ring: ring.get_password(self._place.service, name))
        return bytes.fromhex(kept) if kept is not None else None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret.

        Raises:
            KeyAway: the keyring is locked or does not answer.
        """
        self._ask(lambda ring: ring.set_password(self._place.service, name, secret.hex()))

    def expect(self, public: str) -> None:
        """Note which key must be here from now on; an empty text allows a new one."""
        self._place = replace(self._place, public=public)
        if self._folder is not None:
            write_durably(self._folder / HOME, json.dumps(asdict(self._place)).encode(), 0o600)

    def _ask(self, question: Callable[[Ring], T]) -> T:
        """Ask the keyring beside this thread, and wait for a bounded time."""
        import keyring
        from keyring.errors import KeyringError

        answers: list[T] = []
        errors: list[Exception] = []

        def ask() -> None:
            try:
                answers.append(question(keyring.get_keyring()))
            except (KeyringError, RuntimeError, OSError) as error:
                errors.append(error)

        asking = threading.Thread(
            target=ask, name="keyring", daemon=True
        )  # one that never ends must not keep Amana open
        asking.start()
        asking.join(self._answer_ms_max / 1000)
        if errors:
            raise KeyAway(str(errors[0]) or type(errors[0]).__name__) from errors[0]
        if not answers:
            raise KeyAway("the keyring does not answer")
        return answers[0]


class Ring(Protocol):
    """What is asked of a keyring."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return a secret."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a secret."""


def best_strongbox(folder: Path, device: str) -> Strongbox:
    """Return this device's strongbox: the keyring where the system has one, a folder otherwise; the same at every start.

    Args:
        folder: where the files go when there is no keyring, and the file that names the place in one.
        device: the device's name.

    Raises:
        KeyAway: the file that names the place cannot be read.
    """
    if (folder / HOME).exists():
        return KeyringBox(_read_place(folder / HOME), folder)
    if (folder / KEY).exists():
        return FileBox(folder)
    box = KeyringBox(Place(f"amana {device} {new_key().public[:8]}"), folder)
    try:
        box.write("trial", b"trial")
        works = box.read("trial") == b"trial"
    except KeyAway:
        works = False
    if not works:
        return FileBox(folder)
    folder.mkdir(parents=True, exist_ok=True)
    box.expect("")
    return box


def allow_new_key(folder: Path) -> None:
    """Give up the key that a keyring has lost: the next start makes a new one, which the register must admit."""
    place = _read_place(folder / HOME)
    KeyringBox(place, folder).expect("")


def kept_key(box: Strongbox) -> DeviceKey | None:
    """Return the key that a device keeps; None where it keeps none. None is made here.

    Raises:
        KeyAway: the keyring is locked.
        OSError: the strongbox cannot be opened now.
    """
    kept = box.read(KEY)
    return DeviceKey(kept) if kept is not None and len(kept) == KEY_BYTES else None


def device_key(box: Strongbox) -> DeviceKey:
    """Return the device's key, or make one and keep it before it is used.

    A key file that holds no key is replaced: the book then begins a new epoch with the new key, and the register must admit it. A
    keyring that once had the key is waited for.

    Raises:
        KeyAway: the keyring is locked, or has lost the key that it had.
        OSError: the key's file cannot be opened now.
    """
    key = kept_key(box)
    known = box.public if isinstance(box, KeyringBox) else ""
    if key is not None:
        if isinstance(box, KeyringBox) and not known:
            box.expect(key.public)
        return key
    if known:
        raise KeyAway("the keyring has lost the key")
    key = new_key()
    box.write(KEY, key.secret)
    if isinstance(box, KeyringBox):
        box.expect(key.public)
    return key


def _read_place(path: Path) -> Place:
    try:
        return Place(**json.loads(path.read_bytes()))
    except (ValueError, TypeError) as error:
        raise KeyAway(f"{path.name} cannot be read") from error
