"""Running the service: in the foreground of its own process, or inside the desktop on loopback.

The desktop's own register listens on 127.0.0.1, on a port that the system chose at its first start and that is kept while it is
free. Nothing else of a machine can be reached through it, and it stops with the desktop.
"""

from __future__ import annotations

import gc
import socket
import sys
import threading
from typing import TYPE_CHECKING

import uvicorn
from typing_extensions import override

from pos.domain.troubles import RegisterUnreachable
from pos.register.keeping_up import KeepingUp
from pos.register.service import build_app

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fastapi import FastAPI

    from pos.register.register import Register

LOOPBACK = "127.0.0.1"
LOOPBACK_HOSTS = frozenset({LOOPBACK, "localhost", "::1"})
START_SECONDS_MAX = 20
STOP_SECONDS_MAX = 10
BACKLOG = 128
COLLECTING = (50_000, 20, 100)  # objects until a young search, and searches until an older one


def serve(
    register: Register, host: str, port: int, *, certificate: str = "", key: str = "", metrics_token: str = ""
) -> None:
    """Serve in the foreground until the process is told to stop.

    Args:
        register: what is served.
        host: the address to listen on.
        port: the port to listen on.
        certificate: file of the TLS certificate; off loopback there must be one.
        key: file of its key.
        metrics_token: whoever shows it may read the figures; without one nobody may.

    Raises:
        ValueError: plain HTTP off loopback.
    """
    if host not in LOOPBACK_HOSTS and not certificate:
        raise ValueError("off loopback the register needs a certificate")
    config = _config(build_app(register, metrics_token=metrics_token))
    config.host, config.port = host, port
    config.ssl_certfile, config.ssl_keyfile = certificate or None, key or None
    settle_memory()
    keeping_up = KeepingUp(register)
    keeping_up.start()
    try:
        _Server(config).run()
    finally:
        keeping_up.stop()


def settle_memory() -> None:
    """Let the search for forgotten cycles leave alone what stays for as long as the process, and come less often.

    A batch makes some ten thousand small objects and keeps none of them in cycles; looking for some took a fifth of the
    processor's time. It is for a process that only serves: a desktop's own register shares its memory with the windows.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTING)


class EmbeddedRegister:
    """A register inside this process, on loopback.

    Args:
        register: what is served; it is closed when serving stops.
        metrics_token: whoever shows it may read the figures; without one nobody may.
    """

    def __init__(self, register: Register, *, metrics_token: str = "") -> None:
        self.register = register
        self.app = build_app(register, metrics_token=metrics_token)
        self._server = _Server(_config(self.app))
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def start(self, port: int = 0) -> str:
        """Start serving and return the address, such as `http://127.0.0.1:40123`.

        Args:
            port: the one to listen on where it is free; any other where it is taken, or 0.

        Raises:
            RegisterUnreachable: it did not come up in time.
        """
        self._socket = _listening_near(port)
        sockets = [self._socket]
        self._thread = threading.Thread(target=self._server.run, args=(sockets,), name="register", daemon=True)
        self._thread.start()
        if not self._server.is_up.wait(START_SECONDS_MAX):
            raise RegisterUnreachable("the embedded register did not start")
        return f"http://{LOOPBACK}:{self._socket.getsockname()[1]}"

    def stop(self) -> None:
        """Answer what was asked already, then stop and close the database. Stopping twice is harmless."""
        if self._thread is not None:
            self._server.should_exit = True
            self._thread.join(STOP_SECONDS_MAX)
            self._thread = None
        if self._socket is not None:
            self._socket.close()
        self.register.close()


def listening_on(port: int = 0) -> socket.socket:
    """Open a port that only this machine reaches, any free one unless told which.

    asyncio sends small answers at once only on sockets that say that they are TCP's, and those that are accepted say what the
    listening one does. Otherwise the second half of each answer waits some 40 ms for the first to be confirmed.

    Raises:
        OSError: the port is taken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # where it would let two programs have one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((LOOPBACK, port))
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def _listening_near(port: int) -> socket.socket:
    """Open a port, or any free one where that is taken."""
    try:
        return listening_on(port)
    except OSError:
        return listening_on()


class _Server(uvicorn.Server):
    """A server that tells when it listens, and leaves the process's signals alone (it runs in a thread)."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = threading.Event()

    @override
    async def startup(self, sockets: Sequence[socket.socket] | None = None) -> None:
        await super().startup(list(sockets) if sockets else None)
        self.is_up.set()


def _config(app: FastAPI) -> uvicorn.Config:
    """Return a quiet configuration: no access lines, no handlers of uvicorn's own, no websockets."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        log_level="warning",
        ws="none",
        lifespan="off",
        timeout_graceful_shutdown=STOP_SECONDS_MAX // 2,
        server_header=False,
    )
