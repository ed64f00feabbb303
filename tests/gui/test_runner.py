"""The lanes: outcomes come back on the GUI thread, in order, and never after the last word."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication

from pos.ui.runner import Lane, QtRunner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

JOBS = 500


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[QtRunner]:
    lane = QtRunner(Lane("paper", 1), parent=qapp)
    yield lane
    assert lane.close()
    lane.deleteLater()


def test_jobs_of_one_lane_end_in_order_on_the_gui_thread(qtbot: QtBot, runner: QtRunner) -> None:
    here = threading.get_ident()
    outcomes: list[tuple[int, bool]] = []
    workers: set[int] = set()

    def work(number: int) -> Callable[[], int]:
        def job() -> int:
            workers.add(threading.get_ident())
            return number

        return job

    for number in range(JOBS):
        runner.run(work(number), lambda value: outcomes.append((value, threading.get_ident() == here)))
    qtbot.waitUntil(lambda: len(outcomes) == JOBS, timeout=20_000)
    assert outcomes == [(number, True) for number in range(JOBS)]
    assert here not in workers


def fail() -> None:
    raise ValueError("no paper")


def test_an_error_is_handed_to_the_one_who_asked(qtbot: QtBot, runner: QtRunner) -> None:
    errors: list[Exception] = []
    runner.run(fail, lambda _: pytest.fail("there is no result"), errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert str(errors[0]) == "no paper"


def test_an_error_that_nobody_asked_for_is_not_silent(
    qtbot: QtBot, runner: QtRunner, caplog: pytest.LogCaptureFixture
) -> None:
    runner.run(fail, lambda _: None)
    qtbot.waitUntil(lambda: bool(caplog.records))
    assert "lane paper" in caplog.text


def test_a_standard_oops_hears_what_has_no_oops_of_its_own(qtbot: QtBot) -> None:
    errors: list[Exception] = []
    lane = QtRunner(Lane("slow", 2), errors.append)
    lane.run(fail, lambda _: None)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert lane.close()


def test_a_forgotten_job_ends_unheard(qtbot: QtBot, runner: QtRunner) -> None:
    heard: list[object] = []
    gate = threading.Event()
    ticket = runner.run(gate.wait, heard.append)
    runner.forget(ticket)
    gate.set()
    last: list[object] = []
    runner.run(lambda: "last", last.append)
    qtbot.waitUntil(lambda: bool(last))
    assert heard == []


@pytest.mark.usefixtures("qapp")
def test_a_lane_that_closes_delivers_nothing_more() -> None:
    heard: list[object] = []
    lane = QtRunner(Lane("wire", 1))
    gate = threading.Event()
    lane.run(gate.wait, heard.append)
    lane.run(lambda: "never begun", heard.append)
    threading.Timer(0.01, gate.set).start()
    assert lane.close()
    QCoreApplication.processEvents()
    assert heard == []


class Paper:
    """Something large that a job holds on to."""

    def paint(self) -> int:
        return 1


def given(lane: QtRunner, heard: list[int]) -> weakref.ref[Paper]:
    """Give the lane a job, and return what tells whether its paper is still held."""
    paper = Paper()
    lane.run(paper.paint, heard.append)
    return weakref.ref(paper)


def test_a_job_that_is_done_is_let_go(qtbot: QtBot, runner: QtRunner) -> None:
    heard: list[int] = []
    papers: list[weakref.ref[Paper]] = []
    for _ in range(40):
        papers.append(given(runner, heard))
        qtbot.waitUntil(lambda: len(heard) == len(papers), timeout=20_000)
    gc.collect()
    assert sum(paper() is not None for paper in papers) == 0


@pytest.mark.usefixtures("qapp")
def test_a_lane_that_closes_lets_go_what_had_not_begun() -> None:
    lane = QtRunner(Lane("wire", 1))
    gate = threading.Event()
    lane.run(gate.wait, lambda _: None)
    papers = [given(lane, []) for _ in range(40)]
    threading.Timer(0.01, gate.set).start()
    assert lane.close()
    gc.collect()
    assert sum(paper() is not None for paper in papers) == 0
