"""This machine: where its settings and licences are, and whether its printer works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos import settings as files
from pos.ui.rows.preferences import Licence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.settings import Settings
    from pos.ui.screens.paper_shop import TillPaperShop


class ThisMachine:
    """The machine that the window runs on.

    Args:
        home: Amana's own folder.
        book: the till's book.
        shop: prints by the settings.
        settings: as they are now.
        printer_changed: told when another printer was chosen.
    """

    def __init__(
        self,
        home: Path,
        book: Book,
        shop: TillPaperShop,
        settings: Settings,
        *,
        printer_changed: Callable[[], None],
    ) -> None:
        self._home = home
        self._book = book
        self._shop = shop
        self._settings = settings
        self._printer_changed = printer_changed

    def keep(self, settings: Settings) -> None:
        """Keep the settings for the next start, and print by them from now on."""
        before, self._settings = self._settings, settings
        files.write(self._home, settings)
        if _printing(before) != _printing(settings):
            self._shop.choose(settings)
            self._printer_changed()

    def try_printer(self) -> None:
        """Print a test page; on the paper lane.

        Raises:
            PrinterTrouble: it did not come out.
        """
        self._shop.try_printer()

    def book_folder(self) -> Path:
        """Return where the book lies."""
        return self._book.folder

    def licences(self) -> tuple[Licence, ...]:
        """Return the licences of what comes with the program."""
        assets = files.assets()
        found = (
            ("Amana (MIT)", assets.parent / "LICENSE"),
            ("IBM Plex Sans Arabic (OFL)", assets / "fonts" / "LICENSE_IBMPlexSansArabic.txt"),
            ("Lucide (ISC)", assets / "icons" / "LICENSE_Lucide.txt"),
        )
        return tuple(Licence(name, path.read_text(encoding="utf-8")) for name, path in found if path.is_file())


def _printing(settings: Settings) -> tuple[str, str, int]:
    return settings.printer, settings.printer_address, settings.paper_dots
