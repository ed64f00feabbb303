"""What every test of the window needs: the dressed application, in English and by day when a test begins."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from pos.ui.application import Shell
from pos.ui.collecting import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
SIZE = (1366, 768)


def pytest_configure(config: pytest.Config) -> None:
    # The platform without a screen has no window manager: nobody to tell the smallest size of a window to, and nobody who
    # lays the list that opens from a field on top and gives it the keyboard.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support (propagateSizeHints|raise|grabbing)")


def translations() -> ModuleType:
    """The script that builds the translations."""
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def _built_translations() -> None:
    """Build the .qm files when a .ts file is newer."""
    folder = ASSETS / "i18n"
    for language in ("ar", "en"):
        source, built = folder / f"pos_{language}.ts", folder / f"pos_{language}.qm"
        if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
            translations().build()
            return


@pytest.fixture(scope="session")
def dressed(qapp: QApplication, _built_translations: None) -> Shell:
    """The one shell of the session: dressing an application anew is slow."""
    return Shell(qapp, ASSETS)


@pytest.fixture(autouse=True)
def _collecting(qapp: QApplication) -> Iterator[None]:
    """Look for forgotten cycles on the window's thread alone, as the running program does."""
    collector = Collector(qapp)
    collector.start()
    yield
    collector.stop()
    collector.deleteLater()


@pytest.fixture
def shell(dressed: Shell) -> Iterator[Shell]:
    """The shell as it is when the program starts in English."""
    # What the test before has put away is dressed no more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.set_text_percent(100)
    dressed.set_theme("light")
    dressed.set_language("en")
    yield dressed
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.set_text_percent(100)


@pytest.fixture
def desk(shell: Shell) -> Desk:
    return shell.desk


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a widget as a window of the size of a small laptop, and let it settle."""

    def show_it(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(*SIZE)
        widget.show()
        qtbot.waitExposed(widget)
        QApplication.processEvents()
        QApplication.processEvents()

    return show_it
