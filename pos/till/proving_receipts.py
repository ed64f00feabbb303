"""Whether another till's receipt can be believed: by the code on it, and by the keys that the register told this till."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.errors import DamagedMessage
from pos.domain.limits import OTHER_TILLS_RECEIPT_DAYS_MAX
from pos.domain.proof_errors import (
    CodeAltered,
    CodeNotReadable,
    LinesNotInCode,
    OtherBazaarsReceipt,
    ReceiptTooOld,
    TillNotKnown,
)
from pos.ledger.proof import MARK as SHORT_MARK
from pos.ledger.proof import read_proof
from pos.ledger.receipt_code import is_receipt_code, read_receipt

if TYPE_CHECKING:
    from datetime import date

    from pos.domain.record import Recorded
    from pos.ledger.catalogue import Catalogue
    from pos.ledger.proof import Proof


def is_code(text: str) -> bool:
    """Tell whether a scanned text is the QR code of a receipt, of whatever age."""
    return is_receipt_code(text) or text.startswith(f"{SHORT_MARK}:")


def proof_in(text: str) -> Proof:
    """Return what a scanned code says of its receipt; whether it is true is not judged.

    Raises:
        CodeNotReadable: it is damaged.
    """
    try:
        return read_proof(text)
    except DamagedMessage as error:
        raise CodeNotReadable from error


def proved_sale(text: str, catalogue: Catalogue, day: date) -> Recorded:
    """Return the sale that a scanned code proves, as far as a refund needs it.

    Args:
        text: what was scanned.
        catalogue: this till's bazaar, and the keys of its tills.
        day: the business day on which it should come back.

    Raises:
        CodeNotReadable, CodeAltered: it is damaged, or was changed.
        LinesNotInCode: it is signed, and says only the amount.
        OtherBazaarsReceipt: it is from elsewhere.
        TillNotKnown: nobody has told this till the other's key, or that till was revoked.
        ReceiptTooOld: it was sold too long ago.
    """
    proof = proof_in(text)
    number = proof.number
    if proof.bazaar != catalogue.bazaar().code:
        raise OtherBazaarsReceipt(number, proof.bazaar)
    if not is_receipt_code(text):
        raise LinesNotInCode(number)
    code = read_receipt(text)
    till = code.recorded.stamp.device
    keys = [known.key for known in catalogue.tills() if known.till == till]
    if not keys:
        raise TillNotKnown(number, till)
    if not any(map(code.is_by, keys)):
        raise CodeAltered(number)
    if code.sale.day < day - timedelta(days=OTHER_TILLS_RECEIPT_DAYS_MAX):
        raise ReceiptTooOld(number, code.sale.day, OTHER_TILLS_RECEIPT_DAYS_MAX)
    return code.recorded
