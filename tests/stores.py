"""Where a register under test keeps its tables: in a SQLite file, or on a PostgreSQL server that the test run starts itself.

A conftest that imports `store` and `postgres` lets every test below it run on both. The server is the system's own
(`packaging/setup_linux.sh` brings it), lives in a temporary folder, belongs to an ordinary user, is reached through a socket in
that folder and nowhere else, and ends with the run. `AMANA_TEST_POSTGRES` names another server instead, as in
`postgresql+psycopg://postgres@127.0.0.1:5432/postgres`.

Where there is no server, tests are skipped on PostgreSQL and say so; in CI (`CI=true`) they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SQLITE, POSTGRES = "sqlite", "postgresql"
VARIABLE = "AMANA_TEST_POSTGRES"
START_SECONDS_MAX = "60"
MISSING = "skipped on PostgreSQL: this machine has no PostgreSQL server (Debian: postgresql)"
# Tests end processes, never the machine, so nothing has to be forced to its disk.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "300",
    "shared_buffers": "64MB",
    "autovacuum": "off",
    "listen_addresses": "",
    "timezone": "UTC",
}


# -- the server -----------------------------------------------------------------------------------------------------


def find_programs() -> Path | None:
    """The folder of the newest server's programs; Debian keeps them off the PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]), reverse=True
    )
    on_path = shutil.which("postgres")
    candidates = [path.parent for path in found] + ([Path(on_path).resolve().parent] if on_path else [])
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


def _owner() -> str | None:
    """Whom the server belongs to: it refuses to run as root."""
    if os.geteuid() != 0:
        return None
    import pwd  # not on Windows

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@dataclass
class Server:
    """A PostgreSQL server of this run's own.

    Attributes:
        programs: the folder of its programs.
        folder: holds its files and its socket; its path must be short, for the socket's sake.
    """

    programs: Path
    folder: Path

    @property
    def address(self) -> str:
        return f"postgresql+psycopg://postgres@/postgres?host={self.folder}"

    def create(self) -> None:
        """Make the files of an empty server."""
        self.folder.chmod(0o755)
        if (owner := _owner()) is not None:
            shutil.chown(self.folder, owner)
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
        command = [str(self.programs / "initdb"), "-D", str(self.folder / "data"), *options]
        subprocess.run(command, user=_owner(), check=True, capture_output=True, cwd=self.folder)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        words = " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in SETTINGS.items())
        done = self._control("start", "-l", str(self.folder / "server.log"), "-o", f"-k {self.folder} {words}")
        if done:
            pytest.fail(f"PostgreSQL did not start:\n{(self.folder / 'server.log').read_text()}")

    def stop(self) -> None:
        """Stop it; whoever is still connected is sent away. Stopping twice is harmless."""
        self._control("stop", "-m", "fast")

    def kill(self) -> None:
        """End it as a power cut would: at once, with nothing put in order; `start` brings it back."""
        self._control("stop", "-m", "immediate")

    def _control(self, *words: str) -> int:
        command = [str(self.programs / "pg_ctl"), "-D", str(self.folder / "data"), "-w", "-s", "-t", START_SECONDS_MAX]
        # The server inherits these; a pipe of ours would stay open for as long as it runs.
        nothing = subprocess.DEVNULL
        return subprocess.run(
            [*command, *words],
            user=_owner(),
            cwd=self.folder,
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            check=False,
        ).returncode


@contextmanager
def running_server() -> Iterator[Server]:
    """A server of one's own for a block, for tests that kill it.

    Raises:
        pytest.skip.Exception: this machine has none; in CI that is a failure.
    """
    programs = find_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING.replace("skipped", "CI does not skip"))
        pytest.skip(MISSING)
    with tempfile.TemporaryDirectory(prefix="amana-pg-", ignore_cleanup_errors=True) as folder:
        server = Server(programs, Path(folder))
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server, started when the first test asks for it."""
    given = os.environ.get(VARIABLE)
    if given:
        yield given
        return
    with running_server() as server:
        yield server.address


# -- the stores -----------------------------------------------------------------------------------------------------


@dataclass
class Store:
    """Where the registers of one test keep their tables: each path stands for a database of its own.

    Attributes:
        server: the address of a PostgreSQL server; empty for SQLite.
    """

    server: str = ""
    _names: dict[Path, str] = field(default_factory=dict)
    _made: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return POSTGRES if self.server else SQLITE

    def address(self, path: Path) -> str:
        """The address of the database that stands for a file; an empty one is made where there is none yet."""
        if not self.server:
            return f"sqlite:///{path}"
        if path not in self._names:
            self._names[path] = self._create()
            self._made.append(self._names[path])
        return self._named(self._names[path])

    def fill(self, path: Path, make: Callable[[str], None]) -> str:
        """The address of a new database that is a copy of what `make` made of an empty one, once in a run."""
        if not self.server:
            path.write_bytes(_sqlite_template(make))
        else:
            self._names[path] = self._create(_postgres_template(self, make))
            self._made.append(self._names[path])
        return self.address(path)

    def drop(self) -> None:
        """Drop the databases of this test."""
        for name in self._made:
            _order(self.server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _named(self, name: str) -> str:
        return make_url(self.server).set(database=name).render_as_string(hide_password=False)

    def _create(self, template: str = "template0") -> str:
        name = f"amana_{uuid4().hex}"
        _order(self.server, f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


def _order(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


_TEMPLATES: dict[tuple[str, Callable[[str], None]], bytes | str] = {}


def _sqlite_template(make: Callable[[str], None]) -> bytes:
    if (SQLITE, make) not in _TEMPLATES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "register.db"
            make(f"sqlite:///{path}")
            _TEMPLATES[SQLITE, make] = path.read_bytes()
    made = _TEMPLATES[SQLITE, make]
    assert isinstance(made, bytes)
    return made


def _postgres_template(store: Store, make: Callable[[str], None]) -> str:
    key = (store.server, make)
    if key not in _TEMPLATES:
        name = store._create()
        make(store._named(name))
        _TEMPLATES[key] = name
    made = _TEMPLATES[key]
    assert isinstance(made, str)
    return made


_current: list[Store] = []


def current() -> Store:
    """The store of the test that runs now; SQLite where a test runs on one database only."""
    return _current[-1] if _current else Store()


@pytest.fixture(autouse=True, params=[SQLITE, POSTGRES])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Run a test on both databases; `@on_sqlite` keeps it from the other one."""
    chosen = Store(request.getfixturevalue("postgres") if request.param == POSTGRES else "")
    _current.append(chosen)
    yield chosen
    _current.remove(chosen)
    chosen.drop()


def leave_out_postgres(items: list[pytest.Item]) -> list[pytest.Item]:
    """The runs on PostgreSQL of those tests that look into SQLite's own file."""
    return [
        item
        for item in items
        if isinstance(item, pytest.Function)
        and item.get_closest_marker("on_sqlite")
        and hasattr(item, "callspec")
        and item.callspec.params.get("store") == POSTGRES
    ]
