"""This machine: where its settings and licences are, and which printers it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos import settings as files
from pos.ui.rows.preferences import Licence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.printing.finding import Found
    from pos.printing.setup import PrinterSetup, PrintingSetup
    from pos.printing.status import PrinterStatus
    from pos.settings import Settings
    from pos.ui.screens.paper_shop import TillPaperShop


class ThisMachine:
    """The machine that the window runs on.

    Args:
        home: Amana's own folder.
        book: the till's book.
        settings: as they are now.
    """

    def __init__(
        self,
        home: Path,
        book: Book,
        settings: Settings,
    ) -> None:
        self._home = home
        self._book = book
        self._settings = settings

    def keep(self, settings: Settings) -> None:
        """Keep the settings for the next start."""
        self._settings = settings
        files.write(self._home, settings)

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


class ThisPrintShop:
    """The printers of this machine.

    Args:
        home: Amana's own folder.
        shop: prints by the setup.
        setup: as it is now.
        changed: told when another setup holds.
    """

    def __init__(self, home: Path, shop: TillPaperShop, setup: PrintingSetup, changed: Callable[[], None]) -> None:
        self._home = home
        self._shop = shop
        self._setup = setup
        self._changed = changed

    def setup(self) -> PrintingSetup:
        """Return what is chosen now."""
        return self._setup

    def keep(self, setup: PrintingSetup) -> None:
        """Keep a setup for the next start, and print by it from now on."""
        from pos.printing.setup import write

        write(self._home, setup)
        self._setup = setup
        self._shop.choose(setup)
        self._changed()

    def remember(self, setup: PrintingSetup) -> None:
        """Keep how labels were printed; the printers go on as they are."""
        from pos.printing.setup import write

        write(self._home, setup)
        self._setup = setup
        self._shop.choose(setup)

    def try_printer(self, chosen: PrinterSetup) -> PrinterStatus | None:
        """Print a test page; on the paper lane.

        Raises:
            PrinterTrouble: it did not come out.
        """
        return self._shop.try_printer(chosen)

    def find(self) -> tuple[Found, ...]:
        """Look for printers; on a lane of its own, for it takes seconds."""
        from pos.printing.finding import printers

        return printers()

    def save(self, path: Path, setup: PrintingSetup) -> None:
        """Write a setup for the next till, whole or not at all; on the paper lane."""
        from pos.printing.setup import written

        self._shop.write(path, written(setup))

    def load(self, path: Path) -> PrintingSetup:
        """Read the setup of another till; on the paper lane.

        Raises:
            UnreadableFile: it is none.
        """
        from pos.printing.setup import parse

        return parse(path.read_bytes())
