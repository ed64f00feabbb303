"""Photos of goods, as the tills send them after their facts: kept by their marks, handed to other tills, gone when taken out.

Whoever sends or fetches one is an admitted till and signs which one it means; the mark is the file's SHA-256, so nothing else can
come in its place. Facts never wait for a photo, and none is kept that cannot be looked at or that no item's card names: so there
are never more than items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from pos.domain.errors import DamagedMessage, UnknownItem
from pos.intake.goods_photos import require_photo
from pos.ledger.chain import is_mark, mark_of
from pos.register.devices import require_signed
from pos.register.gone_photos import is_named
from pos.register.office_journal import bazaar_of
from pos.register.tables import GOODS_PHOTO

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pos.register.database import Database
    from pos.sync.told import PhotoTold


class GoodsPhotos:
    """The photos of all goods.

    Args:
        database: where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def take_in(self, told: PhotoTold, picture: bytes, signature: bytes) -> None:
        """Keep a photo; one that is here already stays.

        Args:
            told: who sends which one.
            picture: the file.
            signature: the till's over what it told, 64 bytes.

        Raises:
            UnknownBazaar, UnknownDevice, BadSignature: it is no till of ours that sends it.
            DamagedMessage: it is not the one that was told of, such as one that was cut on its way.
            NotAPhoto: it cannot be looked at, or is too large.
            UnknownItem: it is no item's photo, as far as the facts go that are here.
        """
        if not is_mark(told.mark) or mark_of(picture) != told.mark:
            raise DamagedMessage("photo")
        with self._database.reading() as connection:
            self._require_till(connection, told, signature)
        require_photo(picture)
        with self._database.reading() as connection:
            if not is_named(connection, told.bazaar, told.mark):
                raise UnknownItem(told.mark)
        with self._database.writing(told.bazaar) as connection:
            if not self._found(connection, told):
                row = {"bazaar": told.bazaar, "mark": told.mark, "picture": picture}
                connection.execute(insert(GOODS_PHOTO), [row])

    def find(self, told: PhotoTold, signature: bytes) -> bytes:
        """Return a photo's file; nothing where it has not come yet, or is gone.

        Raises:
            UnknownBazaar, UnknownDevice, BadSignature: it is no till of ours that asks.
        """
        with self._database.reading() as connection:
            self._require_till(connection, told, signature)
            return self._found(connection, told)

    @staticmethod
    def _require_till(connection: Connection, told: PhotoTold, signature: bytes) -> None:
        bazaar_of(connection, told.bazaar)
        require_signed(connection, told.bazaar, told.device, told.message(), signature)

    @staticmethod
    def _found(connection: Connection, told: PhotoTold) -> bytes:
        mine = (GOODS_PHOTO.c.bazaar == told.bazaar) & (GOODS_PHOTO.c.mark == told.mark)
        return bytes(connection.execute(select(GOODS_PHOTO.c.picture).where(mine)).scalar() or b"")
