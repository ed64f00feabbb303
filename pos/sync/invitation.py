"""An invitation: everything a till needs to find its register and to trust it, as one line of text and as a QR code.

It holds the register's address, the one-time code, and a fingerprint of the register's certificate. Whoever scans or types it
needs no authority, no name server and no right clock: the till speaks to nobody but the owner of that certificate.
"""

from __future__ import annotations

import base64
import ssl
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from pos.domain.errors import DamagedMessage
from pos.domain.text import latin_digits

LOOPBACK_NAMES = frozenset({"127.0.0.1", "::1", "localhost"})
DEFAULT_PORT = 8420
FINGERPRINT_CHARACTERS = 24  # 120 bits of SHA-256: nobody finds a second certificate with them
GROUP_CHARACTERS = 4
CODE_DIGITS = 10
CODE_GROUP = 5
_MARK = "AMANA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """How a device finds its register, proves that it was invited, and knows whom it speaks to.

    Attributes:
        address: such as `https://192.168.8.5:8420`.
        code: ten digits, worth ten minutes.
        fingerprint: of the register's certificate; empty on loopback, or where the system's own authorities vouch for it.
    """

    address: str
    code: str
    fingerprint: str = ""

    def text(self) -> str:
        """Return the line that the QR code holds: capital letters and digits, which makes a small symbol."""
        return f"{_MARK}*{self.address.upper()}*{self.code}*{self.fingerprint}".rstrip("*")


def read_invitation(text: str) -> Invitation:
    """Read an invitation as scanned, pasted or typed.

    Raises:
        DamagedMessage: it is none.
    """
    parts = "".join(latin_digits(text).split()).upper().split("*")
    if len(parts) not in {3, 4} or parts[0] != _MARK:
        raise DamagedMessage("not an invitation")
    fingerprint = parts[3] if len(parts) > 3 else ""
    if not is_code(parts[2]) or (fingerprint and not is_fingerprint(fingerprint)):
        raise DamagedMessage("not an invitation")
    return Invitation(address=read_address(parts[1]), code=parts[2], fingerprint=fingerprint)


def is_code(text: str) -> bool:
    """Tell whether a text is a one-time code."""
    return len(text) == CODE_DIGITS and text.isascii() and text.isdecimal()


def is_fingerprint(text: str) -> bool:
    """Tell whether a text is a fingerprint."""
    return len(text) == FINGERPRINT_CHARACTERS and set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


def read_address(text: str) -> str:
    """Read an address as typed: `192.168.8.5` is `https://192.168.8.5:8420`.

    Raises:
        DamagedMessage: it is none, or it would send facts in clear over a network.
    """
    typed = latin_digits(text).strip().lower()
    try:
        parts = urlsplit(typed if "://" in typed else f"https://{typed}")
        host, port = parts.hostname, parts.port or DEFAULT_PORT
    except ValueError as error:
        raise DamagedMessage("not an address") from error
    if not host or parts.scheme not in {"http", "https"} or parts.path not in {"", "/"} or set(typed) & set(" *@"):
        raise DamagedMessage("not an address")
    if parts.scheme == "http" and host not in LOOPBACK_NAMES:
        raise DamagedMessage("off loopback only https is spoken")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}:{port}"


def fingerprint_of(certificate: str) -> str:
    """Return the fingerprint of a certificate (PEM)."""
    digest = sha256(ssl.PEM_cert_to_DER_cert(certificate.strip())).digest()
    return base64.b32encode(digest).decode()[:FINGERPRINT_CHARACTERS]


def grouped(text: str, characters: int = GROUP_CHARACTERS) -> str:
    """Return a code or a fingerprint in groups, for the eye."""
    return " ".join(text[at : at + characters] for at in range(0, len(text), characters))
