"""Facts and acknowledgements as files, for a till without a network: written whole, read back, believed only when signed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pos.sync.exchange import Exchange, accept_all
from pos.sync.seal import unpack_acks, write_safely

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.sync.exchange import Admission

EPHEMERAL_BYTES = 32


class BookStick:
    """One book's way to the register on a stick.

    Args:
        book: the till's book; each act opens a connection of its own.
        admission: this till's place at the register.
        chance: gives so many random bytes.
    """

    def __init__(self, book: Book, admission: Admission, chance: Callable[[int], bytes]) -> None:
        self._book = book
        self._admission = admission
        self._chance = chance

    def export(self, folder: Path) -> Path:
        """Write everything unsent as one sealed bundle, and return it once it was read back.

        Raises:
            NothingUnsent: the register has everything.
            OSError, DamagedMessage: the medium failed.
        """
        with self._exchange() as exchange:
            bundle = exchange.bundle(self._chance(EPHEMERAL_BYTES))
        moment = self._book.around.now().strftime("%Y%m%d-%H%M%S")
        path = folder / f"{self._admission.bazaar}-{self._admission.device}-{moment}.amana"
        write_safely(path, bundle)
        return path

    def take(self, file: Path) -> int:
        """Take over the acknowledgements in a file; return how many were about this till.

        Raises:
            DamagedMessage, BadSignature, Forked: it is not believed.
            OSError: it cannot be read.
        """
        acks = unpack_acks(file.read_bytes())
        with self._exchange() as exchange:
            return accept_all(exchange, acks)

    @contextmanager
    def _exchange(self) -> Iterator[Exchange]:
        connection = self._book.reader()
        try:
            yield Exchange(connection, self._admission, self._book.key)
        finally:
            connection.close()
