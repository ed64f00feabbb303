"""Facts and acknowledgements as files, for a till without a network: written whole, read back, believed only when signed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from pos.sync.exchange import Exchange, accept_all
from pos.sync.seal import unpack_acks, write_safely
from pos.sync.sticks import BUNDLE_END, read_stick, write_acks
from pos.ui.rows.sending import Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos.ledger.book import Book
    from pos.sync.admitted import Admission
    from pos.ui.presenters.office import OfficeRoom

EPHEMERAL_BYTES = 32


class BookStick:
    """One book's way to the register on a stick.

    Args:
        book: the till's book; each act opens a connection of its own.
        admission: this till's place at the register.
        chance: gives so many random bytes.
        office: the register, on which somebody who may bring bundles in has signed in.
    """

    def __init__(self, book: Book, admission: Admission, chance: Callable[[int], bytes], office: OfficeRoom) -> None:
        self._book = book
        self._admission = admission
        self._chance = chance
        self._office = office

    def export(self, folder: Path) -> Path:
        """Write everything unsent as one sealed bundle, and return it once it was read back.

        Raises:
            NothingUnsent: the register has everything.
            OSError, DamagedMessage: the medium failed.
        """
        with self._exchange() as exchange:
            bundle = exchange.bundle(self._chance(EPHEMERAL_BYTES))
        moment = self._book.around.now().strftime("%Y%m%d-%H%M%S")
        path = folder / f"{self._admission.bazaar}-{self._admission.device}-{moment}{BUNDLE_END}"
        write_safely(path, bundle)
        return path

    def take(self, file: Path) -> Taken:
        """Take over the acknowledgements in a file, or bring a bundle in and write the register's word beside it.

        Raises:
            NotABundle, DamagedMessage, BadSignature, Forked, SealedElsewhere: it is not believed.
            SessionEnded, NotAllowed: nobody who may bring a bundle in has signed in.
            OSError: it cannot be read or written.
        """
        found = read_stick(file)
        if isinstance(found, bytes):
            word = self._office.desk().take_in(found)
            path = write_acks(file, word)
            acks = unpack_acks(word)
            new = sum(ack.created + ack.quarantined for ack in acks)
            return Taken(count=new, device=acks[-1].device if acks else "", word=path.name)
        with self._exchange() as exchange:
            return Taken(count=accept_all(exchange, found))

    @contextmanager
    def _exchange(self) -> Iterator[Exchange]:
        connection = self._book.reader()
        try:
            yield Exchange(connection, self._admission, self._book.key)
        finally:
            connection.close()
