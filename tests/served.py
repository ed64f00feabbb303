"""A register in a process of its own, as a centre runs one: it can be killed, and started again at the same address.

python -m tests.served DATABASE PORT         # what `Served` starts; it says "up" when it listens
"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from pos.register.register import Register
from pos.register.serve import _config, _Server, listening_on, settle_memory
from pos.register.service import build_app
from pos.register.surroundings import Surroundings
from tests.unit.register.rehearsal import KEYS

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

ROOT = Path(__file__).parents[1]
GULF = timezone(timedelta(hours=4))
START_SECONDS_MAX = 60


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@dataclass
class Served:
    """A register that serves a database from a process of its own.

    Attributes:
        database: its address; the tables are there already.
        module: what is run; the benchmark runs something barer to compare with.
    """

    database: str
    module: str = "tests.served"
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it listens."""
        command = [sys.executable, "-m", self.module, self.database, str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said == b"up\n", f"the register did not start: {said!r}"

    def kill(self) -> None:
        """End it with signal 9, whatever it is doing."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(START_SECONDS_MAX)
            assert self.process.stdout is not None
            self.process.stdout.close()
            self.process = None

    def memory_kib(self) -> int:
        """The most memory that the process has held, in KiB."""
        assert self.process is not None
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))

    def cpu_seconds(self) -> float:
        """The processor time that the process has used, in seconds."""
        assert self.process is not None
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()


def main(database: str, port: int) -> None:
    """Serve a database on loopback until the process is ended."""
    dice = random.SystemRandom()
    around = Surroundings(lambda: datetime.now(GULF), lambda: dice.getrandbits(74), os.urandom)
    register = Register.open(database, KEYS, around)
    listening = listening_on(port)  # whoever connects from now on waits until it is served
    settle_memory()
    print("up", flush=True)
    _Server(_config(build_app(register))).run([listening])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
