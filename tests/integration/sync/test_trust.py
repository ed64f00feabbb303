"""Nobody is trusted but the certificate that was pinned."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import RegisterUnreachable
from pos.domain.ways import WrongRegister
from pos.register.certificate import own_certificate
from pos.sync.invitation import Invitation
from pos.sync.trust import fetch_certificate, pinned, trust

if TYPE_CHECKING:
    from pathlib import Path


def test_loopback_in_clear_has_nothing_to_pin(tmp_path: Path) -> None:
    assert fetch_certificate("http://127.0.0.1:1") == ""
    assert pinned(Invitation(address="http://127.0.0.1:1", code="0123456789")) == ""
    assert trust("http", "").get_ca_certs() == []
    certificate, _ = own_certificate(tmp_path, ("hall",))
    context = trust("https", certificate.read_text(encoding="ascii"))
    assert (context.verify_mode, len(context.get_ca_certs())) == (ssl.CERT_REQUIRED, 0)  # a leaf is no authority


def test_a_register_that_speaks_in_clear_is_not_the_one_that_was_pinned() -> None:
    with pytest.raises(WrongRegister):
        pinned(Invitation(address="http://127.0.0.1:1", code="0123456789", fingerprint="A" * 24))


def test_nobody_there_is_a_trouble() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(RegisterUnreachable):
        fetch_certificate(f"https://127.0.0.1:{port}", seconds_max=2)
