"""The register's own certificate: made once, for its owner's eyes, and the same ever after."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from cryptography import x509

from pos.register.certificate import own_certificate
from pos.sync.invitation import fingerprint_of, is_fingerprint

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_made_once(tmp_path: Path) -> None:
    certificate, key = own_certificate(tmp_path, ("192.168.8.5", "hall"))
    first = certificate.read_bytes(), key.read_bytes()
    assert own_certificate(tmp_path, ("other",)) == (certificate, key)
    assert (certificate.read_bytes(), key.read_bytes()) == first
    assert is_fingerprint(fingerprint_of(certificate.read_text(encoding="ascii")))


def test_its_key_is_its_owners_and_it_vouches_for_nobody_else(tmp_path: Path) -> None:
    certificate, key = own_certificate(tmp_path, ())
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    made = x509.load_pem_x509_certificate(certificate.read_bytes())
    assert not made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
