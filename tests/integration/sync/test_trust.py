"""Nobody is trusted but the certificate that was pinned."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import RegisterUnreachable
from pos.domain.ways import WrongRegister
from pos.register import certificate
from pos.register.certificate import own_certificate
from pos.sync.invitation import Invitation
from pos.sync.trust import fetch_certificate, pinned, trust

if TYPE_CHECKING:
    from pathlib import Path


def test_loopback_in_clear_has_nothing_to_pin(tmp_path: Path) -> None:
    assert fetch_certificate("http://127.0.0.1:1") == ""
    assert pinned(Invitation(address="http://127.0.0.1:1", code="0123456789")) == ""
    assert trust("http", "").get_ca_certs() == []
    made, _ = own_certificate(tmp_path, ("hall",))
    context = trust("https", made.read_text(encoding="ascii"))
    assert (context.verify_mode, len(context.get_ca_certs())) == (ssl.CERT_REQUIRED, 0)  # a leaf is no authority


def test_a_register_that_speaks_in_clear_is_not_the_one_that_was_pinned() -> None:
    with pytest.raises(WrongRegister):
        pinned(Invitation(address="http://127.0.0.1:1", code="0123456789", fingerprint="A" * 24))


def test_nobody_there_is_a_trouble() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(RegisterUnreachable):
        fetch_certificate(f"https://127.0.0.1:{port}", seconds_max=2)


def shake_hands(client: ssl.SSLContext, shown: Path, key: Path) -> None:
    """A whole TLS handshake in memory."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(shown, key)
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    sides = [client.wrap_bio(down, up), server.wrap_bio(up, down, server_side=True)]
    while sides:
        for side in tuple(sides):
            with suppress(ssl.SSLWantReadError):
                side.do_handshake()
                sides.remove(side)


def test_the_pinned_certificate_is_believed_when_it_ran_out_or_the_clock_is_wrong_by_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificate, "YEARS", 1)  # it ended in 2020
    files = own_certificate(tmp_path, ("hall",))
    pinning = trust("https", files[0].read_text(encoding="ascii"))
    shake_hands(pinning, *files)
    other = trust("https", own_certificate(tmp_path / "other", ("hall",))[0].read_text(encoding="ascii"))
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(other, *files)
    strict = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    strict.check_hostname = False
    strict.load_verify_locations(files[0])
    strict.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    with pytest.raises(ssl.SSLCertVerificationError, match="expired"):
        shake_hands(strict, *files)
