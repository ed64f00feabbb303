"""The shell: one press changes the language, the theme or the size of the text everywhere."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from pos.domain.money import CURRENCIES
from pos.ui.application import Shell, log_qt_messages
from pos.ui.views.till import TillView
from tests.gui import samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def test_a_language_turns_the_window_round(shell: Shell, show: Callable[[QWidget], None]) -> None:
    view = TillView(shell.desk)
    show(view)
    assert view.accessibleName() == "Sell"
    shell.set_language("ar")
    QCoreApplication.processEvents()
    assert view.accessibleName() == "البيع"
    assert view.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert QLocale().name() == "ar_AE"
    shell.set_language("en")
    QCoreApplication.processEvents()
    assert view.accessibleName() == "Sell"
    assert view.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_qt_speaks_arabic_too(shell: Shell, qtbot: QtBot) -> None:
    shell.set_language("ar")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() != "Cancel"


def test_arabic_counts_in_six_forms(shell: Shell) -> None:
    shell.set_language("ar")
    said = [QCoreApplication.translate("TillView", "%n piece(s)", None, count) for count in (1, 2, 3, 11, 100)]
    assert said == ["قطعة واحدة", "قطعتان", "3 قطع", "11 قطعة", "100 قطعة"]
    shell.set_language("en")
    assert QCoreApplication.translate("TillView", "%n piece(s)", None, 1) == "1 piece"


def test_the_shell_tells_what_it_wears(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignals([shell.theme_changed, shell.language_changed]):
        shell.set_theme("dark")
        shell.set_language("ar")
    assert (shell.theme, shell.language, shell.text_percent) == ("dark", "ar", 100)
    assert QApplication.palette().window().color() == shell.desk.look.colour("window")


def test_larger_text_reaches_a_window_that_is_open(shell: Shell, show: Callable[[QWidget], None]) -> None:
    view = TillView(shell.desk)
    show(view)
    before = view.fontMetrics().height()
    shell.set_text_percent(130)
    QCoreApplication.processEvents()
    assert view.fontMetrics().height() > before


def test_another_currency_is_shown_at_once(shell: Shell, show: Callable[[QWidget], None]) -> None:
    view = TillView(shell.desk)
    show(view)
    view.show_basket(samples.LINES, samples.TOTALS, "l1")
    assert view._total.accessibleName() == "\u2066AED\u00a0\u206612,483.50\u2069\u2069"
    shell.set_currency(CURRENCIES["KWD"])
    QCoreApplication.processEvents()
    assert view._total.accessibleName() == "\u2066KWD\u00a0\u20661,248.350\u2069\u2069"
    shell.set_currency(CURRENCIES["AED"])


@pytest.mark.usefixtures("qapp")
def test_what_qt_says_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    log_qt_messages()
    try:
        with caplog.at_level(logging.WARNING):
            qWarning("the sky is falling")
    finally:
        qInstallMessageHandler(None)
    assert [record.getMessage() for record in caplog.records] == ["Qt: the sky is falling"]
    assert caplog.records[0].levelno == logging.WARNING


def test_no_reference_is_lost_on_the_way_through_qt(qapp: QApplication) -> None:
    """PySide 6.12.0 loses a reference to None with each void call below Python 3.12 and aborts (PYSIDE-3474)."""
    before = sys.getrefcount(None)
    for _ in range(5_000):
        qapp.processEvents()
        QCoreApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    assert sys.getrefcount(None) > before - 500
