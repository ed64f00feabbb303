"""The Qt application: style, fonts, language and theme, all of which can change while it runs.

`Shell` owns the translators and keeps the desk's look and speech in step with Qt's own palette, locale and direction.
Each widget hears of a new language as `QEvent.LanguageChange` and sets its texts anew in its `retranslate`.
"""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    QSize,
    Qt,
    QtMsgType,
    QTranslator,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from pos.ui.desk import Desk
from pos.ui.formats import Speech
from pos.ui.pyside import load_pyside
from pos.ui.theme import Look, load_fonts, palette_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pos.domain.money import Currency

_SIGHT_PX = 24  # around a field, so that its caption is seen too
_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


SWITCH_S = 0.001
STYLE = "Fusion"
NAMES = {"ar": "أمانة", "en": "Amana"}


def create_application(arguments: Sequence[str] = ()) -> QApplication:
    """Create the one application object, with the style that looks the same on every system."""
    # A lane that sets a PDF lets go of the interpreter five times as often: the window's thread waits a millisecond at most.
    sys.setswitchinterval(SWITCH_S)
    load_pyside()
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    # Named on the way in: `setStyle` hands the style back, and to wrap it PySide makes its long class.
    application = QApplication([sys.argv[0], "-style", STYLE, *arguments])
    application.setProperty("style", STYLE)
    application.setApplicationName("amana")
    application.setApplicationDisplayName(NAMES["en"])
    return application


def log_qt_messages() -> None:
    """Send what Qt has to say to the log instead of to a console that a till does not have."""
    qInstallMessageHandler(_log_message)


def _log_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)


def keep_in_sight(_before: QWidget | None, now: QWidget | None) -> None:
    """Scroll whatever took the keyboard into sight: Qt does so for Tab only, and not where the program gave it.

    What a finger or the mouse is pressing lies in sight; it would slip away from below them, and the press be lost.
    """
    if QApplication.mouseButtons():
        return
    above = None if now is None else now.parentWidget()
    while now is not None and above is not None:
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None and inner.isAncestorOf(now):
            above.ensureWidgetVisible(now, _SIGHT_PX, _SIGHT_PX)
        above = above.parentWidget()


class Shell(QObject):
    """Dresses the application and lets it change its language, theme and text size.

    Signals:
        language_changed(str): `ar` or `en` from now on.
        theme_changed(str): the name of the new theme.
    """

    language_changed = Signal(str)
    theme_changed = Signal(str)

    def __init__(
        self, application: QApplication, assets: Path, *, is_dressed: bool = True, room: QSize | None = None
    ) -> None:
        """Dress an application.

        Args:
            application: the one application object.
            assets: the folder of fonts, themes, icons and translations.
            is_dressed: whether to dress it at once; it costs twice what it takes where language and theme are chosen next.
            room: what the screen leaves to windows, in pixels; they open in their usual size where it is not told.
        """
        super().__init__(application)
        self._application = application
        self._assets = assets
        self._of_qt = QTranslator(self)
        self._of_ours = QTranslator(self)
        self._texts: tuple[bytes, ...] = ()
        self._is_undressed = not is_dressed
        load_fonts(assets)
        if application.property("style") != STYLE:
            application.setStyle(STYLE)
        application.focusChanged.connect(keep_in_sight)
        self.desk = Desk(Look(assets, self), Speech(self), room)
        self._dress()

    @property
    def language(self) -> str:
        """`ar` or `en`."""
        return self.desk.speech.language

    @property
    def theme(self) -> str:
        """The name of the current theme."""
        return self.desk.look.theme.name

    @property
    def text_percent(self) -> int:
        """The size of all text; 100 is normal."""
        return round(self.desk.look.scale * 100)

    def set_language(self, language: str) -> None:
        """Speak another language from now on, in every open window; none is painted while half of it has changed."""
        with self._painting_later():
            self._change_language(language)
        self.language_changed.emit(language)

    @contextmanager
    def _painting_later(self) -> Iterator[None]:
        """Change what is open, and paint it once: Qt posts the change of language, and would paint the old words turned round."""
        windows = [each for each in self._application.topLevelWidgets() if each.isVisible() and each.updatesEnabled()]
        for window in windows:
            window.setUpdatesEnabled(False)
        try:
            yield
            for kind in (QEvent.Type.LanguageChange, QEvent.Type.LayoutRequest) if windows else ():
                QCoreApplication.sendPostedEvents(None, kind.value)
        finally:
            for window in windows:
                window.setUpdatesEnabled(True)

    def _change_language(self, language: str) -> None:
        application, rtl = self._application, language == "ar"
        application.removeTranslator(self._of_qt)
        application.removeTranslator(self._of_ours)
        self.desk.speech.change(language=language)
        QLocale.setDefault(self.desk.speech.digits_locale)
        application.setApplicationDisplayName(NAMES[language])  # what Qt puts behind each window's title
        application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.desk.look.change(rtl=rtl)
        self._translate(language)
        self._dress()

    def set_theme(self, theme: str) -> None:
        """Wear another theme from now on."""
        self.desk.look.change(theme=theme)
        self._dress()
        self.theme_changed.emit(theme)

    def set_text_percent(self, percent: int) -> None:
        """Write all text in another size from now on; 100 is normal."""
        self.desk.look.change(scale=percent / 100)
        self._dress()

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Build a window here, and dress it once, whole.

        Under a style sheet Qt polishes a widget, with all that is in it, anew each time when it is put into another: a window
        that is built from the inside out took twice as long. What is open already is dressed again, so little should be.
        """
        self._is_undressed = True
        self._application.setStyleSheet("")
        try:
            yield
        finally:
            self._is_undressed = False
            self._dress()

    def set_currency(self, currency: Currency, *, arabic_digits: bool = False) -> None:
        """Show money in a bazaar's currency from now on."""
        self.desk.speech.change(currency=currency, arabic_digits=arabic_digits)
        QLocale.setDefault(self.desk.speech.digits_locale)
        for window in self._application.topLevelWidgets():
            QCoreApplication.postEvent(window, QEvent(QEvent.Type.LanguageChange))

    def _translate(self, language: str) -> None:
        """Install the texts of a language.

        Qt would map the files into memory, and a translation built anew while the program runs would end it at the next text
        (bus error or segmentation fault). Qt keeps no copy of what it is handed, so the texts are held here.
        """
        of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
        of_ours = self._assets / "i18n" / f"pos_{language}.qm"
        texts = _content(of_qt), _content(of_ours)
        if self._of_qt.load(texts[0]):
            self._application.installTranslator(self._of_qt)
        if self._of_ours.load(texts[1]):
            self._application.installTranslator(self._of_ours)
        else:
            _log.info("no built translation for %s; texts stay as they are in the code", language)
        self._texts = texts

    def _dress(self) -> None:
        look = self.desk.look
        palette = palette_of(look.theme)
        self._application.setFont(look.font("body"))
        self._application.setPalette(palette)
        sheet = "" if self._is_undressed else look.sheet()
        if sheet != self._application.styleSheet():
            # From one sheet to another Qt dresses each widget as often as it is deep in others; from none, once.
            self._application.setStyleSheet("")
            self._application.setStyleSheet(sheet)


def _content(file: Path) -> bytes:
    """Return what is in a file; nothing when it is not there."""
    return file.read_bytes() if file.is_file() else b""


def running() -> QGuiApplication:
    """Return the application that runs.

    Raises:
        TypeError: there is none yet (a bug).
    """
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        raise TypeError("the application comes first")
    return application
