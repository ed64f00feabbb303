"""The bundle: batches in one file for a USB stick, sealed so that only the register can read it.

A lost stick must leak nothing, and a stick that lies must be caught. The batches (each signed by its device, as on the
network) are compressed and sealed to the register's X25519 key: an ephemeral key agrees on a secret (RFC 7748), HKDF-SHA256
(RFC 5869) makes the key, ChaCha20-Poly1305 (RFC 8439) encrypts. One line in clear stands before it: which bazaar and till,
how many facts, which key, and the SHA-256 of what follows. The acknowledgements come back on the stick as a plain signed file.

The ephemeral secret is passed in: 32 fresh random bytes for each bundle, or a seed's in a rehearsal.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from pos.domain.errors import DamagedMessage
from pos.domain.limits import BATCH_BYTES_MAX
from pos.domain.values import dataclass
from pos.domain.ways import SealedElsewhere
from pos.ledger.codec import canonical
from pos.ledger.durable import nothing_left
from pos.sync.reading import HASH_BYTES, as_bytes, as_number, as_table, as_text, parse, parse_canonical, strictly
from pos.sync.wire import WIRE_VERSION, Ack, Batch, ack_document, deflate, inflate, pack, read_ack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

BUNDLE_BYTES_MAX = 256 * 1024 * 1024
ACKS_BYTES_MAX = 1024 * 1024
LENGTH_BYTES = 4
KEY_ID_BYTES = 8

_NONCE = bytes(12)  # the key is used once, so its nonce may be fixed
_PURPOSE = b"amana bundle 1"


@dataclass(frozen=True, slots=True, repr=False)
class SealingKey:
    """The register's key that bundles are sealed to.

    Attributes:
        secret: the 32 bytes of the X25519 key.
    """

    secret: bytes

    @property
    def public(self) -> str:
        """The public key, hexadecimal."""
        return X25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw().hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleHeader:
    """What anyone who finds the stick can read.

    Attributes:
        count: facts in the bundle.
        to: short id of the register's key.
        ephemeral: public half of the ephemeral key, 32 bytes.
        digest: SHA-256 of what follows the header, 32 bytes.
    """

    bazaar: str
    device: str
    count: int
    to: str
    ephemeral: bytes
    digest: bytes


def sealing_key_from_seed(seed: str) -> SealingKey:
    """Make a key that a seed repeats: for rehearsals and tests only."""
    return SealingKey(sha256(f"amana rehearsal sealing key {seed}".encode()).digest())


def key_id(public: str) -> str:
    """Return the short id of a sealing key (public half, hexadecimal)."""
    return sha256(bytes.fromhex(public)).digest()[:KEY_ID_BYTES].hex()


def seal(batches: Sequence[Batch], public: str, ephemeral: bytes) -> bytes:
    """Seal batches of one device into a bundle.

    Args:
        batches: at least one, all of one bazaar and device.
        public: the register's sealing key, public half, hexadecimal.
        ephemeral: 32 random bytes that are used for this bundle and never again.
    """
    secret = X25519PrivateKey.from_private_bytes(ephemeral)
    eph = secret.public_key().public_bytes_raw()
    agreed = secret.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public)))
    header = {
        "amana": "bundle",
        "v": WIRE_VERSION,
        "bazaar": batches[0].bazaar,
        "device": batches[0].device,
        "count": sum(len(batch.bodies) for batch in batches),
        "to": key_id(public),
        "eph": eph.hex(),
    }
    plain = deflate(b"".join(_prefixed(map(pack, batches))))
    sealed = ChaCha20Poly1305(_derive(agreed, eph, public)).encrypt(_NONCE, plain, canonical(header))
    return canonical({**header, "sha256": sha256(sealed).hexdigest()}) + b"\n" + sealed


def read_header(bundle: bytes) -> BundleHeader:
    """Read what stands in clear, and prove that the file is whole; anyone can do this, also the till after writing.

    Raises:
        DamagedMessage: it is no bundle, or it is cut or altered.
    """
    header, _, sealed = _split(bundle)
    if sha256(sealed).digest() != header.digest:
        raise DamagedMessage("the file is not what was written")
    return header


def open_bundle(bundle: bytes, key: SealingKey) -> tuple[Batch, ...]:
    """Open a bundle with the register's key. Signatures and chains are judged by whoever takes the batches in.

    Raises:
        DamagedMessage: it is cut, altered or too large.
        SealedElsewhere: it is sealed to another register.
    """
    header = read_header(bundle)
    _, clear, sealed = _split(bundle)
    if header.to != key_id(key.public):
        raise SealedElsewhere(header.bazaar, header.device)
    try:
        agreed = X25519PrivateKey.from_private_bytes(key.secret).exchange(
            X25519PublicKey.from_public_bytes(header.ephemeral)
        )
        cipher = ChaCha20Poly1305(_derive(agreed, header.ephemeral, key.public))
        plain = inflate(cipher.decrypt(_NONCE, sealed, clear), BUNDLE_BYTES_MAX)
    except (InvalidTag, ValueError) as error:
        raise DamagedMessage("the seal is broken") from error
    batches = tuple(unpack(message) for message in _unprefixed(plain))
    if any((batch.bazaar, batch.device) != (header.bazaar, header.device) for batch in batches):
        raise DamagedMessage("the label is not true")
    if sum(len(batch.bodies) for batch in batches) != header.count:
        raise DamagedMessage("wrong count")
    return batches


def pack_acks(acks: Iterable[Ack]) -> bytes:
    """Write the acknowledgements of a bundle as the file that travels back on the stick."""
    return canonical({"amana": "acks", "v": WIRE_VERSION, "acks": [ack_document(ack) for ack in acks]}) + b"\n"


def unpack_acks(message: bytes) -> tuple[Ack, ...]:
    """Read the file of acknowledgements; their signatures are judged by the till.

    Raises:
        DamagedMessage: it is incomplete or altered.
    """
    if len(message) > ACKS_BYTES_MAX:
        raise DamagedMessage("too large")
    with strictly():
        document = as_table(parse(message))
        if set(document) != {"amana", "v", "acks"} or (document["amana"], document["v"]) != ("acks", WIRE_VERSION):
            raise DamagedMessage("not a file of acknowledgements")
        return tuple(read_ack(ack) for ack in document["acks"])


def write_safely(path: Path, message: bytes) -> None:
    """Write a file so that it is there whole or not at all, and prove it by reading it back.

    It is written beside its place, synced, renamed, the folder is synced, and what the medium now holds is compared. Sticks
    lie: before reading back, the system is asked to forget its own copy of the file, where it can be asked.

    Raises:
        DamagedMessage: the medium gave back something else.
        OSError: it could not be written.
    """
    draft = path.with_name(f".{path.name}.part")
    with nothing_left(draft):
        with draft.open("wb") as file:
            file.write(message)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    _sync_folder(path.parent)
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if file.read() != message:
            raise DamagedMessage("the medium gave back something else")


def _sync_folder(folder: Path) -> None:
    """Make a rename durable. Windows cannot open a folder; there the file system does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _split(bundle: bytes) -> tuple[BundleHeader, bytes, bytes]:
    """Return the header, the bytes of it that are bound to the seal, and the sealed part."""
    if len(bundle) > BUNDLE_BYTES_MAX:
        raise DamagedMessage("too large")
    line, _, sealed = bundle.partition(b"\n")
    with strictly():
        document = parse_canonical(line)
        if set(document) != {"amana", "v", "bazaar", "device", "count", "to", "eph", "sha256"}:
            raise DamagedMessage("not a bundle")
        if (document["amana"], document["v"]) != ("bundle", WIRE_VERSION):
            raise DamagedMessage("not a bundle of this version")
        header = BundleHeader(
            bazaar=as_text(document["bazaar"]),
            device=as_text(document["device"]),
            count=as_number(document["count"], 0),
            to=as_text(document["to"]),
            ephemeral=as_bytes(document["eph"], HASH_BYTES),
            digest=as_bytes(document.pop("sha256"), HASH_BYTES),
        )
    return header, canonical(document), sealed


def _derive(agreed: bytes, ephemeral: bytes, public: str) -> bytes:
    """Return the 32-byte key; both public halves go into it, so that no other pair can lead to it."""
    purpose = _PURPOSE + ephemeral + bytes.fromhex(public)
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(agreed)


def _prefixed(messages: Iterable[bytes]) -> Iterator[bytes]:
    for message in messages:
        yield len(message).to_bytes(LENGTH_BYTES, "big") + message


def _unprefixed(plain: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(plain):
        length = int.from_bytes(plain[at : at + LENGTH_BYTES], "big")
        message = plain[at + LENGTH_BYTES : at + LENGTH_BYTES + length]
        if length > BATCH_BYTES_MAX or len(message) != length:
            raise DamagedMessage("cut inside")
        yield message
        at += LENGTH_BYTES + length
