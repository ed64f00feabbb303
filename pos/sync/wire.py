"""What travels between a till and the register: batches of facts, acknowledgements, refusals.

The same bytes go by HTTP and on a stick. A *batch* is lines of text: a header, each fact's body word for word, a footer with
the count, the head hash and the device's signature over that head; so one signature vouches for every line above it. An
*acknowledgement* is the register's signed word on what it holds. A refusal keeps its class on the way. The cards that travel
down are in `pos.sync.feed`. `docs/wire-format.md` describes all of it for a stranger.

Reading is strict: what is cut, altered, padded or too large is refused as a whole.
"""

from __future__ import annotations

import zlib
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from pos.domain import (
    account_errors,
    bank_errors,
    errors,
    family_errors,
    line_errors,
    markdown_errors,
    own_book_errors,
    page_errors,
    pins,
    resolving_errors,
    service_errors,
    ways,
)
from pos.domain.errors import DamagedMessage, Refusal
from pos.domain.limits import BATCH_BYTES_MAX, BATCH_FACTS_MAX, FACT_BYTES_MAX
from pos.domain.values import dataclass
from pos.ledger.chain import GENESIS, Head, links
from pos.ledger.codec import canonical, from_document, to_document, write_time
from pos.ledger.keys import is_signed
from pos.sync.reading import (
    HASH_BYTES,
    SIGNATURE_BYTES,
    as_bytes,
    as_number,
    as_table,
    as_text,
    as_time,
    parse,
    parse_canonical,
    strictly,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from pos.ledger.keys import DeviceKey

WIRE_VERSION = 1
COMPRESSION_LEVEL = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A stretch of one device's journal on its way to the register.

    Attributes:
        first_seq: the number of the first fact; in an empty batch, the number that the next fact will have.
        prev: the hash before the first fact, 32 bytes.
        bodies: the facts as stored, word for word.
        hashes: the hash of each body, 32 bytes each; they follow from `prev` and `bodies`.
        signature: the device's, over the head, 64 bytes.
    """

    bazaar: str
    device: str
    epoch: int
    first_seq: int
    prev: bytes
    bodies: tuple[bytes, ...]
    hashes: tuple[bytes, ...] = field(repr=False)
    signature: bytes = field(repr=False)

    @property
    def head(self) -> Head:
        """Where the device's journal stands after the last fact; this is what is signed."""
        last = self.first_seq + len(self.bodies) - 1
        return Head(self.device, self.epoch, last, self.hashes[-1] if self.hashes else self.prev)

    def is_signed_by(self, public: str) -> bool:
        """Tell whether a device's key (public half, hexadecimal) signed the batch."""
        return is_signed(public, self.head.message(), self.signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ack:
    """The register's signed word on how much of a device's journal it holds.

    Attributes:
        seq: the last fact that the register holds, 0 for none; it may be lower than what was sent, or than an earlier word.
        head: the hash there, 32 bytes.
        generation: counts the register's lives; a register restored from a backup starts a new one.
        at: the register's time.
        created, exists, quarantined: facts of this batch that were new, known already, and new but put aside unread.
        signature: the register's, 64 bytes.
    """

    bazaar: str
    device: str
    epoch: int
    seq: int
    head: bytes
    generation: int
    at: datetime
    created: int = 0
    exists: int = 0
    quarantined: int = 0
    signature: bytes = field(default=b"", repr=False)

    def message(self) -> bytes:
        """Return the bytes that the register's key signs."""
        return canonical({"amana": "ack", **_ack_document(self)})


# -- batches --------------------------------------------------------------------------------------------------------


def make_batch(
    bazaar: str,
    after: Head,
    bodies: Iterable[bytes],
    key: DeviceKey,
) -> Batch:
    """Make and sign the batch of the facts that follow a head.

    Args:
        bazaar: the bazaar's code.
        after: the head before the first fact: device, epoch, seq and hash there; seq 0 and `GENESIS` for the first batch.
        bodies: the facts as stored; none makes an empty batch, which asks the register what it holds.
        key: the device's key.
    """
    facts = tuple(bodies)
    unsigned = Batch(
        bazaar=bazaar,
        device=after.device,
        epoch=after.epoch,
        first_seq=after.seq + 1,
        prev=after.hash,
        bodies=facts,
        hashes=tuple(links(after.hash, facts)),
        signature=b"",
    )
    return replace(unsigned, signature=key.sign(unsigned.head.message()))


def pack(batch: Batch) -> bytes:
    """Write a batch as lines of text, each ended by a newline."""
    header = {
        "amana": "batch",
        "v": WIRE_VERSION,
        "bazaar": batch.bazaar,
        "device": batch.device,
        "epoch": batch.epoch,
        "from": batch.first_seq,
        "prev": batch.prev.hex(),
    }
    footer = {"count": len(batch.bodies), "head": batch.head.hash.hex(), "sig": batch.signature.hex()}
    return b"".join(line + b"\n" for line in (canonical(header), *batch.bodies, canonical(footer)))


def unpack(message: bytes) -> Batch:
    """Read a batch strictly. Its count and its chain are proved; whose signature it must bear, the reader knows.

    Raises:
        DamagedMessage: it is incomplete, altered, too large, or of another version.
    """
    if len(message) > BATCH_BYTES_MAX:
        raise DamagedMessage("batch too large")
    first, *bodies, last, rest = _lines(message)
    if rest:
        raise DamagedMessage("no newline at the end")
    if len(bodies) > BATCH_FACTS_MAX or any(len(body) > FACT_BYTES_MAX for body in bodies):
        raise DamagedMessage("too many or too long facts")
    with strictly():
        header, footer = parse_canonical(first), parse_canonical(last)
        _require_words(header, "batch", {"bazaar", "device", "epoch", "from", "prev"})
        if set(footer) != {"count", "head", "sig"} or as_number(footer["count"], 0) != len(bodies):
            raise DamagedMessage("wrong count")
        previous = as_bytes(header["prev"], HASH_BYTES)
        batch = Batch(
            bazaar=as_text(header["bazaar"]),
            device=as_text(header["device"]),
            epoch=as_number(header["epoch"], 1),
            first_seq=as_number(header["from"], 1),
            prev=previous,
            bodies=tuple(bodies),
            hashes=tuple(links(previous, bodies)),
            signature=as_bytes(footer["sig"], SIGNATURE_BYTES),
        )
        told = as_bytes(footer["head"], HASH_BYTES)
    if batch.head.hash != told or (batch.first_seq == 1 and previous != GENESIS and batch.epoch == 1):
        raise DamagedMessage("broken chain")
    return batch


def deflate(message: bytes) -> bytes:
    """Compress a message for the wire (zlib, RFC 1950)."""
    return zlib.compress(message, COMPRESSION_LEVEL)


def inflate(message: bytes, bytes_max: int = BATCH_BYTES_MAX) -> bytes:
    """Expand a compressed message, but never to more than a limit.

    Args:
        message: zlib data.
        bytes_max: the largest size that is accepted, in bytes.

    Raises:
        DamagedMessage: it is cut, altered, padded, or would grow beyond the limit.
    """
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(message, bytes_max + 1)
    except zlib.error as error:
        raise DamagedMessage("not compressed as it should be") from error
    if len(plain) > bytes_max:
        raise DamagedMessage("too large")
    if not unpacker.eof or unpacker.unused_data:
        raise DamagedMessage("cut or padded")
    return plain


# -- acknowledgements -----------------------------------------------------------------------------------------------


def sign_ack(ack: Ack, key: DeviceKey) -> Ack:
    """Return the acknowledgement with the register's signature."""
    return replace(ack, signature=key.sign(ack.message()))


def ack_document(ack: Ack) -> dict[str, Any]:
    """Turn an acknowledgement into JSON values, its signature included."""
    return {**_ack_document(ack), "sig": ack.signature.hex()}


def read_ack(document: object) -> Ack:
    """Read an acknowledgement out of parsed JSON, strictly; its signature is not judged here.

    Raises:
        DamagedMessage: it is incomplete or altered.
    """
    with strictly():
        table = as_table(document)
        if set(table) != _ACK_KEYS:
            raise DamagedMessage("not an acknowledgement")
        return Ack(
            bazaar=as_text(table["bazaar"]),
            device=as_text(table["device"]),
            epoch=as_number(table["epoch"], 1),
            seq=as_number(table["seq"], 0),
            head=as_bytes(table["head"], HASH_BYTES),
            generation=as_number(table["generation"], 1),
            at=as_time(table["at"]),
            created=as_number(table["created"], 0),
            exists=as_number(table["exists"], 0),
            quarantined=as_number(table["quarantined"], 0),
            signature=as_bytes(table["sig"], SIGNATURE_BYTES),
        )


def pack_ack(ack: Ack) -> bytes:
    """Write an acknowledgement as canonical JSON."""
    return canonical(ack_document(ack))


def unpack_ack(message: bytes) -> Ack:
    """Read an acknowledgement strictly.

    Raises:
        DamagedMessage: it is incomplete or altered.
    """
    return read_ack(parse(message))


_ACK_KEYS = {
    *("bazaar", "device", "epoch", "seq", "head", "generation", "at", "created", "exists", "quarantined", "sig"),
}


def _ack_document(ack: Ack) -> dict[str, Any]:
    return {
        "bazaar": ack.bazaar,
        "device": ack.device,
        "epoch": ack.epoch,
        "seq": ack.seq,
        "head": ack.head.hex(),
        "generation": ack.generation,
        "at": write_time(ack.at),
        "created": ack.created,
        "exists": ack.exists,
        "quarantined": ack.quarantined,
    }


# -- refusals -------------------------------------------------------------------------------------------------------


_ROOMS = (
    errors,
    service_errors,
    ways,
    account_errors,
    bank_errors,
    line_errors,
    markdown_errors,
    own_book_errors,
    page_errors,
    pins,
    resolving_errors,
    family_errors,
    pins,
)


def refusal_document(refusal: Refusal) -> dict[str, Any]:
    """Turn a refusal into JSON values: the name of its class, and its data."""
    return {"refusal": type(refusal).__name__, "facts": to_document(refusal)}


def read_refusal(document: object) -> Refusal | None:
    """Build the refusal that the other side raised; nothing where this Amana has no such class or the data do not fit."""
    try:
        table = as_table(document)
        name = as_text(table["refusal"])
        kind = next(
            (getattr(room, name) for room in _ROOMS if hasattr(room, name)),
            None,
        )
        if not (isinstance(kind, type) and issubclass(kind, Refusal)):
            return None
        refusal: Refusal = from_document(kind, as_table(table["facts"]))
    except (KeyError, TypeError, ValueError):
        return None
    return refusal


# -- lines ----------------------------------------------------------------------------------------------------------


def _lines(message: bytes) -> list[bytes]:
    lines = message.split(b"\n")
    if len(lines) < 3:
        raise DamagedMessage("cut")
    return lines


def _require_words(header: dict[str, Any], kind: str, keys: set[str]) -> None:
    if set(header) != keys | {"amana", "v"} or header["amana"] != kind:
        raise DamagedMessage(f"not a {kind}")
    if header["v"] != WIRE_VERSION:
        raise DamagedMessage(f"version {header['v']}")
