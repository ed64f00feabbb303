"""The text in a receipt's QR code: proof, without a network, that this device recorded this fact.

`AMANA1:<bazaar>:<number>:<amount>:<hash>:<signature>`: the paper's number, its amount in minor units, the fact's hash
(hexadecimal) and the device's Ed25519 signature over that hash (base64url without padding). It names no person. The receipt of a
sale bears the longer code of `pos.ledger.receipt_code` where that fits; both are read here.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING

from pos.domain.errors import DamagedMessage
from pos.domain.values import dataclass
from pos.ledger.keys import DeviceKey, is_signed
from pos.ledger.receipt_code import is_receipt_code, read_receipt

if TYPE_CHECKING:
    from pos.domain.record import Recorded

MARK = "AMANA1"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a receipt's QR code says.

    Attributes:
        amount_minor: what was paid, or given back.
        hash: the fact's hash, 32 bytes.
        signature: the device's, 64 bytes.
        signed: what the signature is over; the hash where it is empty.
    """

    bazaar: str
    number: str
    amount_minor: int
    hash: bytes
    signature: bytes
    signed: bytes = b""

    def is_by(self, public: str) -> bool:
        """Tell whether the device with this public key (hexadecimal) signed it."""
        return is_signed(public, self.signed or self.hash, self.signature)


def write_proof(bazaar: str, recorded: Recorded, number: str, amount_minor: int, key: DeviceKey) -> str:
    """Return the QR code's text for a recorded fact."""
    signature = urlsafe_b64encode(key.sign(recorded.hash)).rstrip(b"=").decode()
    return f"{MARK}:{bazaar}:{number}:{amount_minor}:{recorded.hash.hex()}:{signature}"


def read_proof(text: str) -> Proof:
    """Read a scanned QR code; whose signature it must bear, the reader knows.

    Raises:
        DamagedMessage: it is no such text.
    """
    if is_receipt_code(text):
        code = read_receipt(text)
        return Proof(
            code.bazaar, code.sale.number, code.sale.paid_minor, code.recorded.hash, code.signature, code.signed
        )
    parts = text.split(":")
    try:
        mark, bazaar, number, amount, own, signature = parts
        proof = Proof(bazaar, number, int(amount), bytes.fromhex(own), urlsafe_b64decode(f"{signature}=="))
    except ValueError as error:
        raise DamagedMessage("no proof") from error
    if mark != MARK or len(proof.hash) != 32:
        raise DamagedMessage("no proof")
    return proof
