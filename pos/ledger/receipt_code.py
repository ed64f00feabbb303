"""The code on a sale's receipt that another till can take goods back by, without a network: the whole sale, signed by its till.

`AMANA2:` and Base32 without padding, in capitals and digits only, so that a QR code stays small and any keyboard layout types it.
Inside: the fact's hash, the bazaar, the number, id, moment and day, each payment's method and amount, each line's goods, and over
all of it the device's Ed25519 signature. It names no person. Numbers are varints (LEB128); a text is its length and its UTF-8,
but a text of digits only is one number. `docs/journal-format.md` has it byte by byte.

A sale with too many lines for a code that a booth's printer can print gets none (`write_receipt` returns an empty text).
"""

from __future__ import annotations

from base64 import b32decode, b32encode
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from typing import TYPE_CHECKING, Final
from uuid import UUID

from pos.domain.errors import DamagedMessage, Refusal
from pos.domain.facts import Bearer, Line, Method, Payment, Sale, Stamp
from pos.domain.identity import is_device, paper_number
from pos.domain.limits import RECEIPT_CODE_BYTES_MAX
from pos.domain.record import Recorded
from pos.domain.values import dataclass
from pos.domain.weighing import Unit
from pos.ledger.keys import is_signed

if TYPE_CHECKING:
    from pos.ledger.keys import DeviceKey

MARK: Final = "AMANA2:"
_SIGNED: Final = b"amana receipt\n"
_HASH_BYTES, _ID_BYTES, _SIGNATURE_BYTES = 32, 16, 64
_VARINT_BYTES_MAX = 10
_METHODS: Final = (Method.CASH, Method.CARD, Method.TRANSFER, Method.AGENT)
_GRAMS, _BY_CENTRE = 1, 2


@dataclass(frozen=True, slots=True)
class ReceiptCode:
    """What a receipt's code says; nothing of it is to be believed before `is_by`.

    Attributes:
        bazaar: its code.
        recorded: the sale as far as a refund needs it, without place, epoch and person.
        signed: what the signature is over.
        signature: the till's, 64 bytes.
    """

    bazaar: str
    recorded: Recorded
    sale: Sale
    signed: bytes
    signature: bytes

    def is_by(self, public: str) -> bool:
        """Tell whether the device with this public key (hexadecimal) signed it."""
        return is_signed(public, self.signed, self.signature)


def is_receipt_code(text: str) -> bool:
    """Tell whether a scanned text means to be a receipt's code."""
    return text.strip().upper().startswith(MARK)


def write_receipt(bazaar: str, recorded: Recorded, sale: Sale, key: DeviceKey) -> str:
    """Return the code's text for a recorded sale; empty where it would not fit on paper."""
    stamp, out = recorded.stamp, bytearray(recorded.hash)
    _put_text(out, bazaar)
    _put_text(out, stamp.device)
    _put(out, int(sale.number.split("-")[1]))
    out += stamp.id.bytes
    _put(out, int(stamp.at.timestamp()))
    _put(out, sale.day.toordinal())
    _put_signed(out, sale.rounding_minor)
    _put(out, len(sale.payments))
    for payment in sale.payments:
        _put(out, _METHODS.index(payment.method))
        _put(out, payment.amount_minor)
    _put(out, len(sale.lines))
    for line in sale.lines:
        _put_line(out, line)
    if len(out) + _SIGNATURE_BYTES > RECEIPT_CODE_BYTES_MAX:
        return ""
    content = bytes(out)
    return MARK + b32encode(content + key.sign(_SIGNED + content)).decode().rstrip("=")


def read_receipt(text: str) -> ReceiptCode:
    """Read a scanned code; whose signature it must bear, the reader knows.

    Raises:
        DamagedMessage: it is no such text.
    """
    body = text.strip().upper().removeprefix(MARK)
    try:
        content = b32decode(body + "=" * (-len(body) % 8))
        if not is_receipt_code(text) or len(content) > RECEIPT_CODE_BYTES_MAX:
            raise DamagedMessage("no receipt's code")
        return _read(content[:-_SIGNATURE_BYTES], content[-_SIGNATURE_BYTES:])
    except (ValueError, IndexError, OverflowError, OSError, Refusal) as error:
        raise DamagedMessage("no receipt's code") from error


def _read(content: bytes, signature: bytes) -> ReceiptCode:
    data = BytesIO(content)
    own, bazaar, device = _take(data, _HASH_BYTES), _get_text(data), _get_text(data)
    if not is_device(device):
        raise ValueError(device)
    number, identity = paper_number(device, _get(data)), UUID(bytes=_take(data, _ID_BYTES))
    at = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=_get(data))
    day, rounding = date.fromordinal(_get(data)), _get_signed(data)
    payments = tuple(Payment(method=_METHODS[_get(data)], amount_minor=_get(data)) for _ in range(_get(data)))
    lines = tuple(_get_line(data) for _ in range(_get(data)))
    if data.read(1) or not lines:
        raise ValueError("not a whole receipt")
    sale = Sale(number=number, shift=0, day=day, lines=lines, payments=payments, rounding_minor=rounding)
    if sale.paid_minor != sale.charged_minor + rounding:
        raise ValueError("the payments are not the lines")
    stamp = Stamp(identity, device, 0, 0, at, "")
    return ReceiptCode(bazaar, Recorded(0, stamp, sale, own, b""), sale, _SIGNED + content, signature)


# -- lines ---------------------------------------------------------------------------------------------------------


def _put_line(out: bytearray, line: Line) -> None:
    flags = (_GRAMS if line.unit is Unit.GRAM else 0) | (_BY_CENTRE if line.borne_by is Bearer.CENTRE else 0)
    _put(out, flags)
    _put_text(out, line.item)
    if not line.item:
        _put_text(out, line.name)
    _put_text(out, line.family)
    for number in (line.quantity, line.price_minor, line.rate_bp, line.discount_minor):
        _put(out, number)


def _get_line(data: BytesIO) -> Line:
    flags, item = _get(data), _get_text(data)
    name = "" if item else _get_text(data)
    family, quantity, price, rate, discount = _get_text(data), _get(data), _get(data), _get(data), _get(data)
    line = Line(
        item=item,
        family=family,
        quantity=quantity,
        price_minor=price,
        rate_bp=rate,
        discount_minor=discount,
        borne_by=Bearer.CENTRE if flags & _BY_CENTRE else Bearer.FAMILY,
        name=name,
        unit=Unit.GRAM if flags & _GRAMS else Unit.PIECE,
    )
    if flags > _GRAMS | _BY_CENTRE or not quantity or discount > line.gross_minor:
        raise ValueError("no line")
    return line


# -- numbers and texts ---------------------------------------------------------------------------------------------


def _put(out: bytearray, number: int) -> None:
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _get(data: BytesIO) -> int:
    number = 0
    for place in range(_VARINT_BYTES_MAX):
        byte = _take(data, 1)[0]
        number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            return number
    raise ValueError("no number")


def _put_signed(out: bytearray, number: int) -> None:
    _put(out, 2 * number if number >= 0 else -2 * number - 1)


def _get_signed(data: BytesIO) -> int:
    number = _get(data)
    return -(number + 1) // 2 if number & 1 else number // 2


def _put_text(out: bytearray, text: str) -> None:
    """Write a text: an even number is twice its length before its bytes, an odd one is its digits behind a 1."""
    if text.isascii() and text.isdigit() and len(text) <= 18:
        _put(out, 2 * int(f"1{text}") + 1)
        return
    encoded = text.encode()
    _put(out, 2 * len(encoded))
    out += encoded


def _get_text(data: BytesIO) -> str:
    number = _get(data)
    return str(number // 2)[1:] if number & 1 else _take(data, number // 2).decode()


def _take(data: BytesIO, count: int) -> bytes:
    found = data.read(count)
    if len(found) != count:
        raise ValueError("too short")
    return found
