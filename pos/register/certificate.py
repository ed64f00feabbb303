"""The register's own certificate: made once, kept beside its keys, trusted by fingerprint and by nobody's authority.

A hall has no domain name and no authority that would vouch for an address on its own network. The certificate therefore says
nothing but a key; tills pin it when they join. A centre that has a certificate of its own names its files instead.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from pos.ledger.durable import write_durably

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CERTIFICATE = "register.pem"
KEY = "register.tls.key"
YEARS = 25  # it is pinned; an end in sight would only stop tills on a day on which nobody thinks of it


def own_certificate(folder: Path, hosts: Sequence[str]) -> tuple[Path, Path]:
    """Return the files of the register's certificate and its key, made where they are not there yet.

    Args:
        folder: the register's.
        hosts: names and addresses that stand in it, for people who look; tills do not.

    Raises:
        OSError: a file cannot be written.
    """
    certificate, key = folder / CERTIFICATE, folder / KEY
    if not (certificate.exists() and key.exists()):
        made_key, made = _make(hosts)
        write_durably(key, made_key, 0o600)
        write_durably(certificate, made)
    return certificate, key


def _make(hosts: Sequence[str]) -> tuple[bytes, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Amana register")])
    begins = datetime(2020, 1, 1, tzinfo=timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=365 * YEARS))
        .add_extension(x509.SubjectAlternativeName([_general_name(host) for host in hosts or ("localhost",)]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return private, certificate.public_bytes(Encoding.PEM)


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)
