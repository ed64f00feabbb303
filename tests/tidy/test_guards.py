"""Each guard of `tests/conftest.py` turns red on the very thing it guards against."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parents[1] / "conftest.py"

# A word on the numbers: 192.0.2.0/24 and .invalid are reserved, so nothing answers if a guard fails.
NETWORK = """
    import socket
    import threading
    import pytest

    def test_stray_connect():
        with socket.socket() as client:
            client.connect(("192.0.2.1", 9))

    def test_stray_connect_that_is_swallowed():
        with socket.socket() as client:
            try:
                client.connect_ex(("192.0.2.1", 9))
            except Exception:
                pass

    def test_stray_datagram():
        with socket.socket(type=socket.SOCK_DGRAM) as client:
            client.sendto(b"hello", ("192.0.2.1", 9))

    def test_stray_name():
        socket.create_connection(("register.invalid", 9))

    def test_loopback_is_allowed():
        with socket.create_server(("127.0.0.1", 0)) as server:
            with socket.create_connection(("localhost", server.getsockname()[1])):
                pass
"""

LOGS = """
    import logging

    log = logging.getLogger("pos.somewhere")

    def test_stray_warning():
        log.warning("the printer %s is off", "B")

    def test_stray_error_in_a_handler_that_does_not_stop_it():
        log.error("disk full")

    def test_announced_but_silent(expected_logs):
        expected_logs("the printer .* is off")

    def test_announced_another(expected_logs):
        expected_logs("disk full")
        log.warning("disk full")
        log.warning("the printer is off")

    def test_announced_is_allowed(expected_logs):
        expected_logs("the printer . is off")
        log.warning("the printer %s is off", "B")

    def test_below_warning_is_allowed():
        log.info("sale saved")

    def test_caplog_is_allowed(caplog):
        log.warning("looked at")
        assert "looked at" in caplog.text
"""

WINDOWS = """
    from PySide6.QtWidgets import QDialog, QLabel, QWidget

    kept = []

    def test_leaked_window(qtbot):
        kept.append(QWidget())

    def test_leaked_and_shown(qtbot):
        window = QDialog()
        window.show()
        kept.append(window)

    def test_handed_to_qtbot_is_allowed(qtbot):
        window = QWidget()
        QLabel("سوق", window)
        qtbot.addWidget(window)
        kept.append(window)

    def test_forgotten_cycle_is_allowed(qtbot):
        window = QWidget()
        window.itself = window
"""

CYCLES = """
    import gc
    import threading

    died = []

    class Forgotten:
        def __init__(self):
            self.itself = self

        def __del__(self):
            died.append(threading.current_thread())

    often = gc.get_threshold()

    def test_forgetting_is_allowed():
        gc.set_threshold(50_000)
        Forgotten()

    def test_what_another_forgot_has_died_here_is_allowed():
        assert died == [threading.main_thread()]
        assert gc.get_threshold() == often
"""

LONG_SET = """
    import pytest

    @pytest.mark.long
    def test_slow():
        pass

    def test_quick():
        pass
"""


EXAMPLES = """
    from pathlib import Path
    from hypothesis import given, settings, strategies

    @settings(database=None, max_examples=20)
    @given(strategies.integers())
    def test_numbers(number):
        with Path("seen").open("a") as file:
            file.write(f"{number} ")
"""


def outcomes(pytester: pytest.Pytester, test_text: str, *arguments: str) -> dict[str, bool]:
    """Whether each test of a small suite under our guards stayed green."""
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makepyfile(test_text)
    recorder = pytester.inline_run("-p", "no:xdist", *(arguments or ("-p", "no:randomly")))
    green: dict[str, bool] = {}
    for report in recorder.getreports("pytest_runtest_logreport"):
        name = report.nodeid.partition("::")[2]
        green[name] = green.get(name, True) and not report.failed
    return green


@pytest.mark.usefixtures("caplog")  # the inner suites log on purpose
@pytest.mark.parametrize("suite", [NETWORK, LOGS, WINDOWS, CYCLES], ids=["network", "logs", "windows", "cycles"])
def test_a_guard_turns_red_on_what_it_guards_against(pytester: pytest.Pytester, suite: str) -> None:
    green = outcomes(pytester, suite)
    assert len(green) == suite.count("def test_")
    assert green == {name: name.endswith("is_allowed") for name in green}


def test_the_long_set_runs_only_when_it_is_asked_for(pytester: pytest.Pytester) -> None:
    assert set(outcomes(pytester, LONG_SET)) == {"test_quick"}
    assert set(outcomes(pytester, LONG_SET, "--long")) == {"test_quick", "test_slow"}
    assert set(outcomes(pytester, LONG_SET, "-m", "long")) == {"test_slow"}
    assert set(outcomes(pytester, LONG_SET, "-m", "not long")) == {"test_quick"}


def test_no_screen_is_needed(monkeypatch: pytest.MonkeyPatch, pytester: pytest.Pytester) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.delenv("QT_SCALE_FACTOR")
    suite = """
        import os

        def test_defaults():
            assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
            assert os.environ["QT_SCALE_FACTOR"] == "1"
    """
    assert outcomes(pytester, suite) == {"test_defaults": True}


def test_each_test_has_a_home_of_its_own(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMANA_HOME", str(pytester.path / "somebody"))
    suite = """
        import os
        from pathlib import Path

        seen = {str(Path.cwd() / "somebody")}

        def test_home(tmp_path_factory):
            home = os.environ["AMANA_HOME"]
            assert home not in seen
            assert Path(home).parent == tmp_path_factory.getbasetemp()
            assert not Path(home).exists()
            seen.add(home)

        test_another_home = test_home
    """
    assert outcomes(pytester, suite) == {"test_home": True, "test_another_home": True}


def test_hypothesis_has_no_deadline_and_prints_its_blob(pytester: pytest.Pytester) -> None:
    suite = """
        from hypothesis import settings

        def test_profile():
            assert settings.default.deadline is None
            assert settings.default.print_blob
    """
    assert outcomes(pytester, suite) == {"test_profile": True}


def test_the_seed_of_the_run_rules_the_examples(pytester: pytest.Pytester) -> None:
    runs: list[str] = []
    for run_seed in (5, 5, 6):
        outcomes(pytester, EXAMPLES, f"--randomly-seed={run_seed}")
        runs.append((pytester.path / "seen").read_text())
        (pytester.path / "seen").unlink()
    assert runs[0] == runs[1] != runs[2]
