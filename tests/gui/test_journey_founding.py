"""A centre's first hour on an empty machine: a bazaar is begun, its administrator signs in and adds a cashier, who signs in.

In the end the machine leaves its bazaar, and asks again what it shall be; where the book cannot be moved, it stays a till.
"""

from __future__ import annotations

import gc
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pos.app.amana import Amana
from pos.domain.troubles import RegisterUnreachable
from pos.settings import LOGS, Settings
from pos.sync.admitted import admitted_till
from pos.sync.leaving import leave, only_here
from tests.gui.rig import PATIENCE_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell

PIN, SELLERS_PIN = "83920174", "7391"


@pytest.fixture
def amana(qapp: QApplication, shell: Shell, tmp_path: Path) -> Iterator[Amana]:
    assert shell.language == "en", "the words of the shell of other tests stay installed"
    made = Amana(qapp, tmp_path / "home", Settings(language="en", sounds="none"))
    (tmp_path / "home").mkdir()
    yield made
    made.end()


def in_use(_folder: Path) -> Path:
    """Refuse as Windows does while another program reads a file."""
    raise OSError("It is still in use")


def test_a_bazaar_is_begun_and_has_its_first_cashier(
    amana: Amana, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos.app.amana.leave", in_use)
    amana.begin()
    first = amana._first
    assert first is not None
    first.view._steps["found"][2].click()
    page = first.view.founding
    page._fields["name_ar"].setText("بازار الأسر")
    page._fields["admin_ar"].setText("مديرة")
    for secret in (page._fields["pin"], page._fields["again"]):
        secret.setText(PIN)
    page._go.click()
    qtbot.waitUntil(page._welcome.isVisible, timeout=PATIENCE_MS)
    page._welcome.begin.click()
    qtbot.waitUntil(lambda: amana.window is not None, timeout=PATIENCE_MS)

    window = amana.window
    assert window is not None
    qtbot.addWidget(window.main)
    window.sign_in_view.sign_in_requested.emit("S1", PIN)
    qtbot.waitUntil(lambda: window.places.place is not None, timeout=PATIENCE_MS)
    office = window.office
    assert office is not None
    qtbot.waitUntil(lambda: len(office.view.staff._people) == 1, timeout=PATIENCE_MS)
    office.view.show_tab("staff")
    office.view.staff._add.click()
    sheet = office.administration.person
    sheet._name_ar.setText("أمينة")
    for secret in (sheet._pin, sheet._again):
        secret.setText(SELLERS_PIN)
    sheet._save.click()
    qtbot.waitUntil(lambda: len(office.view.staff._people) == 2, timeout=PATIENCE_MS)

    people = window.hall.desks.people
    qtbot.waitUntil(lambda: any(one.code == "C1" for one in people.people()), timeout=PATIENCE_MS)
    window.places.lock()
    window.sign_in_view.sign_in_requested.emit("C1", SELLERS_PIN)
    assert window.hall.session.person is not None
    assert window.hall.session.person.code == "C1"

    window.places.lock()
    the_administrator_leaves(amana, qtbot)
    home = tmp_path / "home"
    qtbot.waitUntil(lambda: amana.window not in {None, window}, timeout=PATIENCE_MS)
    monkeypatch.setattr("pos.app.amana.leave", leave)
    the_administrator_leaves(amana, qtbot, said="still a till")
    qtbot.waitUntil(lambda: amana._first is not None, timeout=PATIENCE_MS)
    again = amana._first
    assert again is not None
    aside = home / "left" / "T01-1"
    assert (aside / "book.db").exists()
    assert str(aside) in again.view._about.text()
    assert (amana.window, admitted_till(home)) == (None, "")
    with pytest.raises(RegisterUnreachable):
        amana._beside.connect()


def test_no_thread_but_the_windows_looks_for_forgotten_cycles(
    amana: Amana, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait() -> int:
        gc.enable()
        qtbot.waitUntil(lambda: not gc.isenabled(), timeout=PATIENCE_MS)
        return 0

    monkeypatch.setattr("pos.app.amana.COLLECT_MS", 0)
    monkeypatch.setattr("pos.app.amana.catch_bugs", lambda *_: None)
    monkeypatch.setattr("pos.app.amana.faulthandler", SimpleNamespace(enable=id, disable=lambda: None))
    monkeypatch.setattr(amana, "begin", lambda: None)
    monkeypatch.setattr(amana, "application", SimpleNamespace(exec=wait))
    (amana.home / LOGS).mkdir()
    assert amana.run() == 0


def the_administrator_leaves(amana: Amana, qtbot: QtBot, said: str = "") -> None:
    """Sign in as the administrator, hear what is said, and leave the bazaar by the button in settings."""
    window = amana.window
    assert window is not None
    qtbot.addWidget(window.main)
    window.sign_in_view.sign_in_requested.emit("S1", PIN)
    qtbot.waitUntil(lambda: window.hall.session.by == "S1", timeout=PATIENCE_MS)
    assert said in window.main._notice._words.text()
    folder = window.hall.desks.book.folder
    qtbot.waitUntil(lambda: only_here(folder).facts == 0, timeout=PATIENCE_MS)
    window.places.go("settings")
    window.settings.view.leaving._leave.click()
    window.hall.confirmations.confirm()
