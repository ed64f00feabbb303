"""A register whose address changed is found again by its certificate, and nobody else is believed. On loopback only."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos.register.certificate import own_certificate
from pos.sync.admitted import Admission, keep_admission, read_admission
from pos.sync.invitation import fingerprint_of
from pos.sync.joined import JoinedRegister

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BEFORE = "https://127.0.0.1:1"
PATIENCE_S = 20


@contextmanager
def shown(certificate: Path, key: Path) -> Iterator[str]:
    """A server that proves a certificate to whoever calls, and says nothing else; its address."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def greet() -> None:
        with suppress(OSError):  # it is closed
            while True:
                caller, _ = server.accept()
                with suppress(ssl.SSLError), context.wrap_socket(caller, server_side=True):
                    pass

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE_S)
        host = threading.Thread(target=greet)
        host.start()
        yield f"https://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)
    host.join(PATIENCE_S)


@dataclass
class Looking:
    """A look around that finds somebody at an address, or nobody."""

    finds: str = ""
    asked: list[str] = field(default_factory=list)

    def __call__(self, fingerprint: str, proves: Callable[[str], bool]) -> str:
        self.asked.append(fingerprint)
        return self.finds if self.finds and proves(self.finds) else ""


def till(folder: Path, certificate: str, look: Looking) -> JoinedRegister:
    folder.mkdir()
    admission = Admission(
        bazaar="B1", device="T01", register_key="", sealing_key="", address=BEFORE, certificate=certificate
    )
    keep_admission(folder, admission)
    return JoinedRegister(folder, admission, look)


def reach_twice(joined: JoinedRegister) -> list[str]:
    """The addresses of the worker's first line and of the one after nobody answered."""
    found = []
    for _ in range(2):
        with joined.reach() as line:
            found.append(line.address)
    return found


def test_it_is_followed_to_its_new_address_which_is_kept(tmp_path: Path) -> None:
    certificate, key = own_certificate(tmp_path / "hall", ("hall",))
    pem = certificate.read_text(encoding="ascii")
    with shown(certificate, key) as moved:
        look = Looking(moved)
        joined = till(tmp_path / "T01", pem, look)
        assert reach_twice(joined) == [BEFORE, moved]
    assert look.asked == [fingerprint_of(pem)]
    assert read_admission(tmp_path / "T01").address == moved
    with joined.connect() as office:
        assert office.address == moved


def test_whoever_only_says_so_is_not_believed(tmp_path: Path, expected_logs: Callable[[str], None]) -> None:
    expected_logs("says to be the register and is not")
    ours, _ = own_certificate(tmp_path / "hall", ("hall",))
    theirs, key = own_certificate(tmp_path / "street", ("hall",))
    with shown(theirs, key) as elsewhere:
        joined = till(tmp_path / "T01", ours.read_text(encoding="ascii"), Looking(elsewhere))
        assert reach_twice(joined) == [BEFORE, BEFORE]
    assert read_admission(tmp_path / "T01").address == BEFORE


def test_where_nobody_is_found_or_answers_the_old_address_stays(tmp_path: Path) -> None:
    pem = own_certificate(tmp_path / "hall", ("hall",))[0].read_text(encoding="ascii")
    with socket.create_server(("127.0.0.1", 0)) as free:
        gone = f"https://127.0.0.1:{free.getsockname()[1]}"
    for name, said in (("T01", ""), ("T02", gone)):
        assert reach_twice(till(tmp_path / name, pem, Looking(said))) == [BEFORE, BEFORE]


def test_a_register_that_authorities_vouch_for_is_not_looked_for(tmp_path: Path) -> None:
    look = Looking("https://127.0.0.1:2")
    assert reach_twice(till(tmp_path / "T01", "", look)) == [BEFORE, BEFORE]
    assert look.asked == []
