"""The service as a process of its own: told to stop, it answers what was begun, keeps it, and ends well."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from pos.register.register import Register
from pos.register.surroundings import load_keys, monitor_token
from pos.register.tables import FACT
from pos.sync.wire import deflate, pack
from tests import stores
from tests.unit.register.rehearsal import Clock, plan, surroundings
from tests.unit.register.settling import closed_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRIES_MAX = 600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "register"
    made.mkdir()
    register = Register.open(address(made), load_keys(made), surroundings(Clock()))
    plan(register)
    register.close()
    return made


def address(folder: Path) -> str:
    return stores.current().address(folder / "register.db")


@pytest.fixture
def service(folder: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    """The process, its port, and the file of its log."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pos", "register", "serve", "--folder", str(folder), "--port", str(port)]
    log = tmp_path / "service.log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*command, "--hidden", "--database", address(folder)], stdout=file, stderr=file, env={**os.environ}
        )
    yield process, port, log
    if process.poll() is None:
        process.kill()
    process.wait(20)


def is_open(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether the process ends within a tenth of a second."""
    try:
        process.wait(0.1)
    except subprocess.TimeoutExpired:
        return False
    return True


def reach(process: subprocess.Popen[bytes], port: int) -> socket.socket:
    """A connection, once the service listens."""
    for _ in range(TRIES_MAX):
        if is_open(port):
            return socket.create_connection(("127.0.0.1", port), timeout=30)
        if has_ended(process):
            break
    pytest.fail("the service does not listen")


def test_a_push_that_was_begun_is_answered_and_kept(
    service: tuple[subprocess.Popen[bytes], int, Path], folder: Path
) -> None:
    process, port, log = service
    body = deflate(pack(closed_day().batch()))
    with reach(process, port) as pushing:
        head = f"POST /v1/batches HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n"
        pushing.sendall(head.encode())
        assert pushing.recv(4_096).startswith(b"HTTP/1.1 100")  # it reads the body: the push has begun
        pushing.sendall(body[: len(body) // 2])
        process.send_signal(signal.SIGTERM)
        require_closed(process, port)
        pushing.sendall(body[len(body) // 2 :])
        answer = pushing.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 200")
    assert process.wait(30) == 0
    register = Register.open(address(folder), load_keys(folder), surroundings(Clock(), seed=9))
    with register.database.reading() as connection:
        held = connection.execute(select(FACT.c.seq).where(FACT.c.device == "T01")).scalars().all()
    register.close()
    assert sorted(held) == list(range(1, closed_day().seq + 1))
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    assert [line["status"] for line in lines if line.get("door") == "POST /v1/batches"] == [200]


def require_closed(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until nobody new is let in."""
    for _ in range(TRIES_MAX):
        if not is_open(port):
            assert not has_ended(process)  # it still waits for the one that was begun
            return
        has_ended(process)
    pytest.fail("the service still lets people in")


def test_the_monitors_token_is_the_owners_only(folder: Path) -> None:
    token = monitor_token(folder)
    assert monitor_token(folder) == token
    assert len(token) == 64
    assert (folder / "metrics.token").stat().st_mode & 0o777 == 0o600
