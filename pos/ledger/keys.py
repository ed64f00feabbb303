"""The keys of a device: Ed25519 signs heads and receipts. The key is never in the book and never in a log.

A key is kept in a file of its own with mode 0600, beside the book but not in it. `from_seed` makes the key that a rehearsal
repeats; nothing else may use it.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from pos.domain.values import dataclass
from pos.ledger.durable import write_durably

if TYPE_CHECKING:
    from pathlib import Path

KEY_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class DeviceKey:
    """A device's private key.

    Attributes:
        secret: the 32 bytes of the Ed25519 key.
    """

    secret: bytes

    @property
    def public(self) -> str:
        """The public key, hexadecimal."""
        return Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw().hex()

    def sign(self, message: bytes) -> bytes:
        """Return the signature of a message, 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.secret).sign(message)


def from_seed(seed: str) -> DeviceKey:
    """Make a key that a seed repeats: for rehearsals and tests only."""
    return DeviceKey(sha256(f"amana rehearsal key {seed}".encode()).digest())


def new_key() -> DeviceKey:
    """Make a key out of the system's own chance: the one thing that no rehearsal repeats."""
    return DeviceKey(Ed25519PrivateKey.generate().private_bytes_raw())


def load_or_make(path: Path) -> DeviceKey:
    """Read a key from its file, or make one and write it with mode 0600, durable before it is used.

    Raises:
        OSError: the file cannot be read or written, or holds no key.
    """
    if path.exists():
        secret = path.read_bytes()
        if len(secret) != KEY_BYTES:
            raise OSError(f"{path.name} holds no key")
        return DeviceKey(secret)
    key = new_key()
    write_durably(path, key.secret, 0o600)
    return key


def is_signed(public: str, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature over a message was made with the private half of a public key (hexadecimal)."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
