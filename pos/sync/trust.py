"""Whom a line to the register trusts: one certificate that was pinned, and nobody else.

The certificate is fetched without trust and compared with the fingerprint that came on another way (a QR code, a person's eye).
From then on it is the only one that is believed, whatever the machine's clock or its list of authorities says.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pos.domain.troubles import RegisterUnreachable
from pos.domain.ways import WrongRegister
from pos.sync.invitation import DEFAULT_PORT, fingerprint_of

if TYPE_CHECKING:
    from pos.sync.invitation import Invitation

FETCH_SECONDS_MAX = 10
_NO_CHECK_TIME = ssl.VerifyFlags(0x200000)  # X509_V_FLAG_NO_CHECK_TIME of OpenSSL; the module has no name for it


def fetch_certificate(address: str, seconds_max: int = FETCH_SECONDS_MAX) -> str:
    """Return the certificate (PEM) that a register shows; empty where it speaks no TLS. It is not to be trusted yet.

    Raises:
        RegisterUnreachable: nobody answers there.
    """
    at = urlsplit(address)
    if at.scheme != "https":
        return ""
    try:
        return ssl.get_server_certificate((at.hostname or "", at.port or DEFAULT_PORT), timeout=seconds_max)
    except (OSError, ValueError) as error:
        raise RegisterUnreachable(f"{type(error).__name__}: {error}") from error


def pinned(invitation: Invitation) -> str:
    """Return the register's certificate (PEM) to trust from now on; empty where none is pinned.

    Raises:
        RegisterUnreachable: nobody answers there.
        WrongRegister: whoever answers is not the register that sent the invitation.
    """
    if not invitation.fingerprint:
        return ""
    certificate = fetch_certificate(invitation.address)
    shown = fingerprint_of(certificate) if certificate else ""
    if shown != invitation.fingerprint:
        raise WrongRegister(invitation.address, shown)
    return certificate


def trust(scheme: str, certificate: str) -> ssl.SSLContext:
    """Return whom to trust.

    Args:
        scheme: `http` trusts nobody: reading the system's authorities is slow, and there is nothing to check.
        certificate: the one that is pinned (PEM); empty trusts the system's authorities.
    """
    if scheme != "https":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if not certificate:
        return ssl.create_default_context()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False  # its owner is known by the key; on a hall's network its address changes
    context.load_verify_locations(cadata=certificate)
    # A clock that is wrong by years must not keep a till's sales from the register.
    context.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN | _NO_CHECK_TIME
    return context
