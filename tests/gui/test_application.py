"""The shell: one press changes the language, the theme or the size of the text everywhere."""

from __future__ import annotations

import gc
import logging
import shutil
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFrame, QWidget
from typing_extensions import override

from pos.domain.money import CURRENCIES
from pos.ui import application
from pos.ui.application import Shell, log_qt_messages
from pos.ui.views.till import TillView
from pos.ui.widgets.frames import column
from pos.ui.widgets.spoken import Spoken
from tests.gui import samples
from tests.gui.conftest import ASSETS, translations
from tests.gui.pictures import picture_of
from tests.gui.stages import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot


class Witness(Spoken):
    """Notes how it stood and what it said whenever it was painted, and is impatient: it paints as soon as it is turned round."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.desk)
        self.said = ""
        self.painted: set[tuple[bool, str]] = set()

    @override
    def retranslate(self) -> None:
        self.said = self.desk.speech.language

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.repaint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.add((self.isRightToLeft(), self.said))


def test_no_window_is_painted_while_half_of_it_has_changed(shell: Shell, show: Callable[[QWidget], None]) -> None:
    shell.set_language("ar")
    view = Witness(shell)
    view.retranslate()
    show(view)
    for language in ("en", "ar"):
        shell.set_language(language)
        QCoreApplication.processEvents()
    assert view.updatesEnabled()
    assert view.painted == {(True, "ar"), (False, "en")}


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


@pytest.mark.parametrize(
    ("language", "arabic_digits", "said"),
    [
        ("en", False, "12,345 pieces"),
        ("en", True, "12,345 pieces"),
        ("ar", False, "12,345 قطعة"),
        ("ar", True, "١٢٬٣٤٥ قطعة"),
    ],
)
def test_a_large_count_is_grouped_in_the_digits_of_the_screen(
    shell: Shell, language: str, arabic_digits: bool, said: str
) -> None:
    shell.set_language(language)
    shell.set_currency(CURRENCIES["AED"], arabic_digits=arabic_digits)
    try:
        assert QCoreApplication.translate("TillView", "%n piece(s)", None, 12_345) == said
        assert shell.desk.speech.count(12_345).strip("\u2066\u2069") in said
    finally:
        shell.set_currency(CURRENCIES["AED"])


def test_a_translation_built_anew_does_not_touch_what_runs(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written in place, as a builder or an updater does it; a file that Qt had mapped would change under its feet."""
    shutil.copytree(ASSETS / "i18n", tmp_path / "i18n")
    file = tmp_path / "i18n" / "pos_ar.qm"
    monkeypatch.setattr(shell, "_assets", tmp_path)
    shell.set_language("ar")
    gc.collect()
    with file.open("r+b") as built:  # never shorter: the old code would end the whole run here, not this test
        built.write(b"\xff" * file.stat().st_size)
    said = [QCoreApplication.translate("MainWindow", text) for text in ("Lock", "Sell")]
    assert said == ["قفل الشاشة", "البيع"]


def test_the_texts_are_held_for_as_long_as_they_are_spoken(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt reads them where they lie and keeps no hold of them itself; let go of, they would be read after they are gone."""
    read: list[bytes] = []
    content = application._content

    def remember(file: Path) -> bytes:
        read.append(content(file))
        return read[-1]

    monkeypatch.setattr(application, "_content", remember)
    shell.set_language("ar")
    held = list(map(sys.getrefcount, read))
    shell.set_language("en")
    let_go = list(map(sys.getrefcount, read))[: len(held)]
    assert let_go == [count - 1 for count in held]


def test_a_missing_translation_leaves_the_texts_of_the_code(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "_assets", tmp_path)
    shell.set_language("ar")
    assert QCoreApplication.translate("MainWindow", "Lock") == "Lock"
    shell.set_language("en")


def test_a_translation_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new file takes the place of the old one, which whoever has it open goes on reading; nothing is left beside it."""
    tool = translations()
    for language in ("ar", "en"):
        shutil.copy(ASSETS / "i18n" / f"pos_{language}.ts", tmp_path)
    file = tmp_path / "pos_ar.qm"
    file.write_bytes(b"old")
    before = file.stat().st_ino
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    assert tool.build() == 0
    assert file.stat().st_ino != before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pos_ar.qm", "pos_ar.ts", "pos_en.qm", "pos_en.ts"]


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


@pytest.mark.parametrize("change", [lambda shell: shell.set_theme("dark"), lambda shell: shell.set_language("ar")])
def test_a_part_deep_inside_is_dressed_once(
    shell: Shell, show: Callable[[QWidget], None], change: Callable[[Shell], None]
) -> None:
    """From one style sheet to another Qt would dress it once for every part that it is in: two seconds for the window."""
    outer = inner = QWidget()
    for _ in range(10):
        column(inner).addWidget(deeper := QFrame())
        inner = deeper
    show(outer)
    changes = Changes(inner)
    change(shell)
    assert 0 < changes.count <= 2  # off, and on


class Changes(QObject):
    """Counts how often a widget is dressed."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


@pytest.mark.parametrize("stage", ["till", "settings", "shift_open", "payout"])
def test_a_window_that_is_dressed_when_it_is_built_looks_the_same(
    qapp: QApplication, shell: Shell, show: Callable[[QWidget], None], stage: str
) -> None:
    pictures = []
    for way in (shell.undressed(), nullcontext()):
        with way:
            screen = STAGES[stage](shell.desk)
            assert bool(qapp.styleSheet()) is isinstance(way, nullcontext)
        show(screen)
        pictures.append(picture_of(shell, screen, "en", "light"))
    assert pictures[0] == pictures[1]


def test_a_window_that_cannot_be_built_leaves_the_others_dressed(qapp: QApplication, shell: Shell) -> None:
    with pytest.raises(RuntimeError, match="no window"), shell.undressed():
        raise RuntimeError("no window")
    assert qapp.styleSheet()


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
