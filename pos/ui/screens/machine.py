"""This machine: where its settings, backups and licences are, and whether its printer works."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos import settings as files
from pos.domain.troubles import Trouble
from pos.ledger.safekeeping import Safekeeping
from pos.ui.rows.preferences import Licence

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.domain.record import Recorded
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
        beside: has a piece of work done beside the window.
    """

    def __init__(
        self,
        home: Path,
        book: Book,
        shop: TillPaperShop,
        settings: Settings,
        *,
        printer_changed: Callable[[], None],
        beside: Callable[[Callable[[], object]], object],
    ) -> None:
        self._home = home
        self._book = book
        self._shop = shop
        self._settings = settings
        self._printer_changed = printer_changed
        folder = Path(settings.backup_folder or home / "backups")
        self._copies = Safekeeping(book, folder, start=beside)

    def observe(self, recorded: Recorded) -> None:
        """Have a copy of the book made when one is due, where its owner named a second place."""
        if self._settings.backup_folder:
            self._copies.observe(recorded)

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

    def back_up(self) -> Path:
        """Make, check and sign a whole copy of the book, and return where it lies; on the paper lane.

        Raises:
            Trouble: the second place is away or full.
        """
        made = self._copies.run()
        if made.trouble or made.last is None:
            raise Trouble(made.trouble)
        return made.last.path

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
