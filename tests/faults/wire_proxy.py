"""A line that fails: between a till and the register it loses, cuts, doubles, delays, slices and reorders what passes.

It understands just enough of HTTP to see where a message ends. What it does to each message is dealt from a deck that a seed has
shuffled, so that each fault comes in its turn; the faults that were met are counted, so that a test can say that it met them all.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections import Counter
from contextlib import closing, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

CLEAN, REFUSE, CUT_REQUEST, CUT_ANSWER, LOSE_ANSWER = "clean", "refuse", "cut request", "cut answer", "lose answer"
SLICE, DELAY, BLACK_HOLE, TWICE, STALE = "slice", "delay", "black hole", "twice", "stale"
FAULTS = (REFUSE, CUT_REQUEST, CUT_ANSWER, LOSE_ANSWER, SLICE, DELAY, BLACK_HOLE, TWICE, STALE)
DELAY_S = 0.02
SILENCE_S_MAX = 5.0
KEPT_MAX = 40


class FaultProxy:
    """Listens on a port of its own and passes messages on, as the dice say.

    Args:
        target: the port of the register.
        dice: decide what happens to each message.
        weights: how many cards of each fault are in a deck; those that are not named never happen.
    """

    def __init__(self, target: int, dice: random.Random, weights: Mapping[str, int]) -> None:
        self.met: Counter[str] = Counter()
        self._target, self._dice, self._weights = target, dice, dict(weights)
        self._lock = threading.Lock()
        self._deck: list[str] = []
        self._kept: list[bytes] = []
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._listening.settimeout(0.1)
        self.port: int = self._listening.getsockname()[1]
        self._start(self._accept)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def heal(self) -> None:
        """Let everything pass from now on."""
        with self._lock:
            self._weights = {CLEAN: 1}
            self._deck = []

    def close(self) -> None:
        self._stopping.set()
        for thread in list(self._threads):
            thread.join(30)
        self._listening.close()

    # -- inside ------------------------------------------------------------------------------------------------

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]  # a bound method
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                client, _ = self._listening.accept()
                client.settimeout(SILENCE_S_MAX)
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with closing(client), suppress(OSError):
            while not self._stopping.is_set() and (request := read_message(client)):
                if not self._pass_on(client, request):
                    reset(client)
                    return

    def _draw(self, request: bytes) -> tuple[str, float, bytes]:
        with self._lock:
            if not self._deck:
                self._deck = [fault for fault, cards in self._weights.items() for _ in range(cards)]
                self._dice.shuffle(self._deck)
            fault = self._deck.pop()
            self.met[fault] += 1
            old = self._dice.choice(self._kept) if self._kept else request
            self._kept = [*self._kept, request][-KEPT_MAX:]
            return fault, self._dice.random(), old

    def _pass_on(self, client: socket.socket, request: bytes) -> bool:
        """Pass one message on, or do worse; tell whether the connection goes on."""
        fault, where, old = self._draw(request)
        if fault == REFUSE:
            return False
        if fault == BLACK_HOLE:
            client.recv(1)  # until the till loses its patience and hangs up
            return False
        if fault == CUT_REQUEST:
            with closing(socket.create_connection(("127.0.0.1", self._target), SILENCE_S_MAX)) as register:
                register.sendall(request[: int(len(request) * where)])
                reset(register)
            return False
        if fault in {TWICE, STALE}:
            self._ask(request if fault == TWICE else old)
        answer = self._ask(request, slices=fault == SLICE)
        if fault == DELAY:
            self._stopping.wait(DELAY_S)
        if fault in {CUT_ANSWER, LOSE_ANSWER}:
            client.sendall(answer[: int(len(answer) * where)] if fault == CUT_ANSWER else b"")
            return False
        client.sendall(answer)
        return True

    def _ask(self, request: bytes, *, slices: bool = False) -> bytes:
        """Ask the register and return its answer."""
        with closing(socket.create_connection(("127.0.0.1", self._target), SILENCE_S_MAX)) as register:
            step = 97 if slices else len(request)
            for first in range(0, len(request), step):
                register.sendall(request[first : first + step])
            return read_message(register)


def reset(connection: socket.socket) -> None:
    """Hang up as a cable does that is torn out: the other side gets a reset, not an end."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def read_message(connection: socket.socket) -> bytes:
    """Read one message of HTTP, its body included; nothing where the other side is gone."""
    message = b""
    while b"\r\n\r\n" not in message:
        part = connection.recv(65_536)
        if not part:
            return b""
        message += part
    head, _, body = message.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(lengths[0]) - len(body) if lengths else 0
    parts = [message]
    while missing > 0:
        part = connection.recv(65_536)
        if not part:
            return b""
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
