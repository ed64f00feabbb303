"""Nothing flashes: what goes by itself with each sale, as paper, mirror and wire do, changes no colour and no word."""

from __future__ import annotations

import threading
from itertools import cycle
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, QTimerEvent

from pos.domain.troubles import PrinterTrouble
from pos.printing.jobs import UNDER_WAY
from pos.printing.thermal import FolderPrinter
from pos.sync.worker import Link, SyncStatus
from pos.ui.widgets.notice_bar import NoticeBar
from pos.ui.widgets.pill import StatusPill
from tests.builders import JAM, an_open_book
from tests.fakes import FrozenNow
from tests.gui.rig import Hands, opened
from tests.gui.screens.test_keeping import choose_mirror, mirror_kind
from tests.gui.test_journey_counter import open_shift, pay_in_cash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.printing.paper import Paper
    from pos.ui.application import Shell
    from pos.ui.rows.names import Tone

PATIENCE_S = 30
MINUTE_MS = 60_000
Seen = dict[str, list[tuple[str, str, str]]]


@pytest.fixture
def hands(qtbot: QtBot, shell: Shell, tmp_path: Path) -> Iterator[Hands]:
    """A till that sells, online, with a mirror that is whole."""
    book = an_open_book(tmp_path)
    (tmp_path / "stick").mkdir()
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as made:
        open_shift(made)
        choose_mirror(made, tmp_path / "stick")
        made.window.status.synced(SyncStatus(link=Link.ONLINE))
        made.window._go("sell")
        made.until(lambda: mirror_kind(made) == "safe" and not made.window.hall.papers.jobs)
        yield made
    book.close()


@pytest.fixture
def seen(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Whatever a pill of the frame or the line above the screen becomes from now on: words, tone, icon."""
    main = hands.window.main
    strip = main._strip
    names = {
        main._link: "link",
        main._waiting: "waiting",
        strip._printer: "printer",
        strip._mirror: "mirror",
        strip._copies: "copies",
        strip._disk: "disk",
    }
    changes: Seen = {name: [] for name in (*names.values(), "notice")}
    show, tell = StatusPill.show_status, NoticeBar.show_notice

    def shown(pill: StatusPill, text: str, *, tone: Any, icon: str, short: str = "") -> None:
        before = pill.accessibleName(), pill.property("tone"), pill._icon
        show(pill, text, tone=tone, icon=icon, short=short)
        if pill in names and (text, tone, icon) != before:
            changes[names[pill]].append((text, tone, icon))

    def told(bar: NoticeBar, notice: Any) -> None:
        tell(bar, notice)
        changes["notice"].append((notice.text, notice.tone, ""))

    monkeypatch.setattr(StatusPill, "show_status", shown)
    monkeypatch.setattr(NoticeBar, "show_notice", told)
    return changes


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A printer that takes its time until it is let go."""
    goes_on, send = threading.Event(), FolderPrinter.send

    def slowly(printer: FolderPrinter, paper: Paper) -> None:
        if paper.height:  # the drawer opens at once
            goes_on.wait(PATIENCE_S)
        send(printer, paper)

    monkeypatch.setattr(FolderPrinter, "send", slowly)
    yield goes_on
    goes_on.set()


def sell(hands: Hands) -> None:
    hands.scan(JAM)
    pay_in_cash(hands, 3_000)


def clock(hands: Hands) -> FrozenNow:
    now = hands.window._fittings.book.around.now
    assert isinstance(now, FrozenNow)
    return now


def repeating(hands: Hands) -> list[QTimer]:
    """Every clock of the window that ticks again and again."""
    found = {*hands.window.findChildren(QTimer), *hands.window.main.findChildren(QTimer)}
    return [timer for timer in found if timer.isActive() and not timer.isSingleShot() and timer.interval()]


def pass_a_minute(hands: Hands) -> int:
    """Let a minute pass at once, with every tick that it has; return how many those were."""
    timers, ticks = {timer: timer.interval() for timer in repeating(hands)}, 0
    for second in range(1, MINUTE_MS // 1000 + 1):
        clock(hands).advance(seconds=1)
        due = [timer for timer, pause in timers.items() if second * 1000 % max(1000, pause - pause % 1000) == 0]
        for timer in due:
            QCoreApplication.sendEvent(timer, QTimerEvent(timer.timerId()))
        QCoreApplication.processEvents()
        ticks += len(due)
    return ticks


def test_a_sale_whose_paper_prints_changes_no_colour_and_no_word_but_what_is_only_here(
    hands: Hands, seen: Seen, held: threading.Event
) -> None:
    papers = hands.window.hall.papers
    sell(hands)
    hands.until(lambda: len(papers.jobs) == 1)
    hands.window.status.present()
    held.set()
    hands.until(lambda: not papers.jobs and mirror_kind(hands) == "safe")
    hands.window.status.present()
    waiting = seen.pop("waiting")
    assert {tone for _, tone, _ in waiting} == {"good"}
    assert not any(seen.values()), seen


def test_a_paper_that_is_too_long_on_its_way_is_told(hands: Hands, seen: Seen, held: threading.Event) -> None:
    sell(hands)
    hands.until(lambda: len(hands.window.hall.papers.jobs) == 1)
    clock(hands).advance(seconds=UNDER_WAY.seconds + 1)
    hands.window.status.present()
    assert seen["printer"] == [("1 paper not out", "warn", "printer")]
    held.set()
    hands.until(lambda: not hands.window.hall.papers.jobs)


def test_a_paper_that_fails_is_told(hands: Hands, seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_printer: FolderPrinter, _paper: Paper) -> None:
        raise PrinterTrouble("no paper")

    monkeypatch.setattr(FolderPrinter, "send", fail)
    sell(hands)
    hands.until(lambda: hands.window.hall.papers.printer == "trouble")
    assert seen["printer"] == [("Printer needs help", "bad", "printer")]
    assert len(seen["notice"]) == 1


def test_a_minute_of_the_sales_screen_changes_nothing(hands: Hands, seen: Seen) -> None:
    assert pass_a_minute(hands) >= MINUTE_MS // 2_000, "the pulse of paper alone"
    hands.until(lambda: mirror_kind(hands) == "safe")
    seen["disk"] = [change for change in seen["disk"] if change[1] != "plain"]  # others write to this disk meanwhile
    assert not any(seen.values()), seen


def test_what_would_flash_is_seen(hands: Hands, seen: Seen) -> None:
    """The canary: a clock that has a pill change its colour back and forth."""
    pill, flash = hands.window.main._link, QTimer(hands.window.main, interval=1_000)
    tones: Iterator[Tone] = cycle(("warn", "good"))
    flash.timeout.connect(lambda: pill.show_status("Online", tone=next(tones), icon="wifi"))
    flash.start()
    pass_a_minute(hands)
    flash.stop()
    assert len(seen["link"]) >= MINUTE_MS // 1_000
