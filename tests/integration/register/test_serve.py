"""The register serves on loopback by itself, and with its certificate to everyone else."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from asyncio import base_events
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from pos.domain.troubles import RegisterUnreachable
from pos.register import serve
from pos.sync.client import RegisterClient
from tests.unit.register.rehearsal import Journal, open_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import uvicorn

    from pos.register.register import Register
    from pos.register.serve import EmbeddedRegister


def test_stopping_twice_is_harmless_and_leaves_no_thread(embedded: EmbeddedRegister) -> None:
    embedded.start()
    embedded.stop()
    embedded.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "register"]


def test_it_listens_on_this_machine_only(embedded: EmbeddedRegister) -> None:
    address = embedded.start()
    assert address.startswith("http://127.0.0.1:")


def test_small_answers_are_sent_at_once(embedded: EmbeddedRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise each answer waits some 40 ms, and with it each sale on its way to the register."""
    at_once = []
    make_ready = base_events._set_nodelay  # type: ignore[attr-defined] # asyncio asks it for each socket that it accepts

    def watched(accepted: socket.socket) -> None:
        make_ready(accepted)
        at_once.append(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0)

    monkeypatch.setattr(base_events, "_set_nodelay", watched)
    with RegisterClient(embedded.start()) as line:
        line.health()
    assert at_once == [True]


def test_a_port_that_is_taken_is_refused() -> None:
    with serve.listening_on() as first, pytest.raises(OSError, match="in use"):
        serve.listening_on(first.getsockname()[1])


def test_what_was_asked_is_answered_before_it_stops(embedded: EmbeddedRegister) -> None:
    """Half of a request is on its way when the stop comes; the register answers it and then is gone."""
    address = embedded.start()
    port = int(address.rpartition(":")[2])
    journal = Journal()
    with socket.create_connection(("127.0.0.1", port)) as asking:
        with RegisterClient(address) as line:
            line.push(journal.batch())
        asking.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert asking.recv(65_536).startswith(b"HTTP/1.1 200")
    embedded.stop()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port))


def test_nothing_is_served_in_clear_off_loopback(register: Register) -> None:
    with pytest.raises(ValueError, match="certificate"):
        serve.serve(register, "0.0.0.0", 0)  # noqa: S104 - it must refuse this very address


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate that the register signed for itself, and its key."""
    key = Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "register")])
    now = datetime.now(timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, None)
    )
    paths = tmp_path / "register.pem", tmp_path / "register.pem.key"
    paths[0].write_bytes(made.public_bytes(Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return paths


@pytest.fixture
def secured(tmp_path: Path, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a register that serves in the foreground (of a thread) with its certificate."""
    register = open_register(tmp_path / "register.db")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    made: queue.Queue[serve._Server] = queue.Queue()

    class Watched(serve._Server):
        def __init__(self, config: uvicorn.Config) -> None:
            super().__init__(config)
            made.put(self)

    monkeypatch.setattr(serve, "_Server", Watched)
    words = {"certificate": str(certificate[0]), "key": str(certificate[1])}
    thread = threading.Thread(target=serve.serve, args=(register, "127.0.0.1", port), kwargs=words)
    thread.start()
    server = made.get(timeout=20)
    assert server.is_up.wait(20)
    yield f"https://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()
    register.close()


def test_only_the_pinned_certificate_is_trusted(secured: str, certificate: tuple[Path, Path]) -> None:
    with RegisterClient(secured, certificate=certificate[0].read_text(encoding="ascii")) as line:
        assert line.health().generation == 1
    with RegisterClient(secured) as stranger, pytest.raises(RegisterUnreachable) as trouble:
        stranger.health()
    assert "certificate" in trouble.value.detail.lower()
