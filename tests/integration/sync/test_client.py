"""The client tells a refusal from a trouble, and never speaks in clear over a network."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import RegisterRefused, RegisterUnreachable
from pos.sync.client import RegisterClient
from tests.unit.register.rehearsal import FAMILIES, Journal

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.register.register import Register
    from pos.register.serve import EmbeddedRegister


def day(device: str = "T01", sales: int = 3) -> Journal:
    journal = Journal(device)
    journal.receive(FAMILIES[0])
    journal.open_shift()
    for _ in range(sales):
        journal.sell(FAMILIES[0])
    return journal


def test_an_answer_without_a_word_is_a_trouble(office: Callable[[str], RegisterClient]) -> None:
    with pytest.raises(RegisterRefused) as trouble:
        office("K01").ask("GET", "/v1/nowhere")
    assert trouble.value.status == 404


def test_no_answer_is_a_trouble(embedded: EmbeddedRegister) -> None:
    address = embedded.start()
    with RegisterClient(address) as line:
        line.health()
        embedded.stop()
        with pytest.raises(RegisterUnreachable):
            line.health()


def test_half_an_answer_is_a_trouble_and_the_facts_are_safe(register: Register, line: RegisterClient) -> None:
    """The register commits, the answer is cut; the till sends again and hears that all of it exists."""
    journal = day()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def half() -> None:
            accepted, _ = server.accept()
            with accepted:
                accepted.recv(65_536)
                register.intake.take_in(journal.batch())
                accepted.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{")

        thread = threading.Thread(target=half)
        thread.start()
        with RegisterClient(f"http://127.0.0.1:{server.getsockname()[1]}") as cut, pytest.raises(RegisterUnreachable):
            cut.push(journal.batch())
        thread.join()
    assert line.push(journal.batch()).exists == journal.seq


def test_nothing_goes_over_a_network_in_clear() -> None:
    with pytest.raises(RegisterUnreachable):
        RegisterClient("http://register.example:8443")
