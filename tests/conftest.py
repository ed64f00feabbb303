"""The guards around every test: no screen, no network, nobody's home, no stray word, no leak.

A test here is red not only when an assertion fails, but also when it

- speaks to any machine but this one (`StrayConnectionError`);
- logs at WARNING or above without having announced it, or announced what was never said;
- leaves a top-level window behind.

What a test forgets in cycles is gone before the next one begins, and it goes on the main thread: an object of Qt that dies on the
thread of another test's server ends the run.

Each test has an `AMANA_HOME` of its own and no key ring, so that nobody's till is opened.
Announce log lines with the `expected_logs` fixture: `expected_logs(r"printer .* is off")`. A test
that asks for pytest's own `caplog` has taken the log into its own hands and is not checked.

Tests marked `long` run only with `--long` (or when `-m` names the mark). Every run has a new seed,
printed at its head; `--randomly-seed=N` replays it, the order of the tests and the
examples of Hypothesis included.
The guards themselves are proven in `tests/tidy/test_guards.py`.
"""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import re
import socket
import sys
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, seed, settings
from typing_extensions import override

from tests.stores import leave_out_postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from PySide6.QtWidgets import QWidget

# Wherever the tests run, what is compiled once is kept: else each worker would rewrite every test anew, and each of the many
# processes that tests start would compile all of Amana.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Qt reads these when its first application object is made: no screen, one pixel per point.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_SCALE_FACTOR", "1")

# No deadline: a shared machine may be slow, and no promise of ours is measured by the wall clock.
settings.register_profile("amana", deadline=None, print_blob=True)
settings.register_profile(
    "amana-long",
    deadline=None,
    print_blob=True,
    max_examples=1_000,
    suppress_health_check=[HealthCheck.too_slow],
)

# Nobody's own key ring is read or written by a test.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# Windows that Qt makes for itself and puts away by its own timer.
QT_OWN_WINDOWS = frozenset({"QTipLabel"})


# ---- the long set ------------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", default=False, help="run the tests marked `long` too")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: the long set, run by ./test.sh --long")
    config.addinivalue_line("markers", "on_sqlite: looks into SQLite's own file, so it is not run on PostgreSQL")
    # Test files mirror pos/, so two of them may bear one name; only this mode keeps them apart.
    config.option.importmode = "importlib"
    if not config.getoption("--hypothesis-profile", default=None):
        settings.load_profile("amana-long" if config.getoption("--long") else "amana")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    seed_examples(config, items)
    left_out = leave_out_postgres(items)
    if not (config.getoption("--long") or "long" in config.option.markexpr):
        left_out += [item for item in items if item.get_closest_marker("long")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        unwanted = set(left_out)
        items[:] = [item for item in items if item not in unwanted]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no rubbish while tests are collected, and never again in what lives as long as they do."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Put away on this thread what the test forgot; what was there before it stays, so the search is short.

    A test of the register's own process makes the search come less often: that ends with it.
    """
    often = gc.get_threshold()
    gc.freeze()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.set_threshold(*often)


def seed_examples(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let the run's seed, which pytest-randomly prints, rule the examples of Hypothesis as well."""
    run_seed = config.getoption("randomly_seed", default=None)
    if not isinstance(run_seed, int) or config.getoption("--hypothesis-seed", default=None):
        return
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            seed(run_seed)(getattr(item.obj, "__func__", item.obj))


# ---- the network -------------------------------------------------------------------------------


class StrayConnectionError(Exception):
    """A test tried to leave this machine. Not an OSError: no retry loop may swallow it."""


def is_on_this_machine(host: object) -> bool:
    """Whether a host, as given to a socket, cannot lead off this machine."""
    if host is None:
        return True
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def is_looped(sock: socket.socket, host: object) -> bool:
    """Whether a datagram is for a group and its socket sends to groups on loopback only."""
    try:
        is_for_a_group = ipaddress.ip_address(str(host)).is_multicast
        outward = sock.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, 4)
    except (OSError, ValueError):
        return False
    return is_for_a_group and outward == socket.inet_aton("127.0.0.1")


def is_literal(host: object) -> bool:
    """Whether a host is an address already, so that resolving it asks nobody."""
    try:
        ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return True


@pytest.fixture(scope="session")
def stray_connections() -> Iterator[list[str]]:
    """Close the machine's doors for the whole session; the list holds who tried them."""
    strays: list[str] = []

    def refuse(host: object) -> None:
        strays.append(str(host))
        message = f"{host} is not this machine; tests speak to 127.0.0.1 only"
        raise StrayConnectionError(message)

    def guard(method: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(sock: socket.socket, *args: Any) -> Any:
            address = args[-1]  # sendto() has its flags in front of the address
            stays = isinstance(address, tuple) and (is_on_this_machine(address[0]) or is_looped(sock, address[0]))
            if isinstance(address, tuple) and not stays:
                refuse(address[0])
            return method(sock, *args)

        return guarded

    real_getaddrinfo = socket.getaddrinfo

    def guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not (is_on_this_machine(host) or is_literal(host)):
            refuse(host)
        return real_getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guard(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", guarded_getaddrinfo)
        yield strays


@pytest.fixture(autouse=True)
def _no_network(stray_connections: list[str]) -> Iterator[None]:
    """Fail the test that left this machine, even when it caught the error itself."""
    stray_connections.clear()
    yield
    if stray_connections:
        pytest.fail(f"left this machine: {', '.join(sorted(set(stray_connections)))}")


# ---- the home ---------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _no_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give each test a home of its own, still to be made, so that nobody's till is opened."""
    monkeypatch.setenv("AMANA_HOME", str(tmp_path_factory.getbasetemp() / f"home-{uuid4().hex}"))


# ---- the log -----------------------------------------------------------------------------------


class LogListener(logging.Handler):
    """Keeps every record at WARNING or above, and what the test said would come."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.announced: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def announce(self, pattern: str) -> None:
        """Say that lines matching this regular expression will come."""
        self.announced.append(pattern)

    def complaints(self) -> list[str]:
        """The lines nobody announced, then the announcements nothing answered."""
        return [
            f"unexpected log line: {line}"
            for line in self.lines
            if not any(re.search(pattern, line) for pattern in self.announced)
        ] + [
            f"announced but never logged: {pattern}"
            for pattern in self.announced
            if not any(re.search(pattern, line) for line in self.lines)
        ]


@pytest.fixture
def log_listener() -> LogListener:
    return LogListener()


@pytest.fixture
def expected_logs(log_listener: LogListener) -> Callable[[str], None]:
    """Announce a log line at WARNING or above: `expected_logs(r"printer .* is off")`.

    The pattern is a regular expression, searched in `LEVEL logger: message`. Each announced
    pattern must be logged at least once, or the test fails.
    """
    return log_listener.announce


@pytest.fixture(autouse=True)
def _no_stray_log(request: pytest.FixtureRequest, log_listener: LogListener) -> Iterator[None]:
    """Fail the test that logged a warning it had not announced."""
    root = logging.getLogger()
    root.addHandler(log_listener)
    yield
    root.removeHandler(log_listener)
    if "caplog" in request.fixturenames:
        return
    complaints = log_listener.complaints()
    if complaints:
        pytest.fail("\n".join(complaints))


# ---- the windows -------------------------------------------------------------------------------


def top_level_widgets() -> list[QWidget]:
    """The windows that exist now; none when Qt was never asked for."""
    widgets_module = sys.modules.get("PySide6.QtWidgets")
    if widgets_module is None or not isinstance(widgets_module.QApplication.instance(), widgets_module.QApplication):
        return []
    return [
        widget
        for widget in widgets_module.QApplication.topLevelWidgets()
        if widget.metaObject().className() not in QT_OWN_WINDOWS
    ]


def leaked_since(before: list[QWidget]) -> list[QWidget]:
    """The windows that were not there before, once Qt and Python have both tidied up."""
    if not any(widget not in before for widget in top_level_widgets()):
        return []
    gc.collect()
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return [widget for widget in top_level_widgets() if widget not in before]


@pytest.fixture(autouse=True)
def _no_leaked_window() -> Iterator[None]:
    """Fail the test that leaves a window behind; `qtbot.addWidget` puts a window away."""
    before = top_level_widgets()
    yield
    leaked = leaked_since(before)
    if leaked:
        names = sorted(f"{type(widget).__name__} {widget.objectName()!r}" for widget in leaked)
        for widget in leaked:
            widget.close()
            widget.deleteLater()
        pytest.fail(f"windows left behind: {', '.join(names)}; use qtbot.addWidget")
