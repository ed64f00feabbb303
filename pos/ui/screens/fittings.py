"""What the window is handed by whoever builds the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.settings import Settings
    from pos.sync.admitted import Admission
    from pos.sync.client import RegisterClient
    from pos.ui.application import Shell
    from pos.ui.presenters.sending import Sender


@dataclass(frozen=True, slots=True)
class Fittings:
    """Everything that comes from outside the window.

    Attributes:
        shell: dresses the application.
        book: the till's open book.
        admission: the till's place at the register.
        connect: opens a line to the register, on the wire lane, where one that is still starting is waited for.
        sender: the worker, as far as a person can push it.
        settings: what the owner of this machine chose.
        home: Amana's own folder.
        assets: the folder of fonts, words and pictures.
        chance: gives so many random bytes.
        bring_back: closes the window, puts back the copy with this file name, and opens the window on it.
        salvage: closes the window, brings the book into a new file, and opens the window on it.
        leave: closes the window, puts the book aside, and asks what this machine shall be instead.
        end_practice: given to a window to practise in; leads back to the till's own.
    """

    shell: Shell
    book: Book
    admission: Admission
    connect: Callable[[], RegisterClient]
    sender: Sender
    settings: Settings
    home: Path
    assets: Path
    chance: Callable[[int], bytes]
    bring_back: Callable[[str], None]
    salvage: Callable[[], None]
    leave: Callable[[], None]
    end_practice: Callable[[], None] | None = None
