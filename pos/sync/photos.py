"""Photos of goods on their way: what a till has and the register lacks goes up, what its cards name and it lacks comes down.

They travel after the facts, a few at a time and one by one, and give way as soon as something was recorded. What fails is tried
again with the next pass, and is no failure of the pass: nothing is paid or counted by a photo. One that the register does not
want holds up no other, and is offered again once more facts are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos.domain.errors import UnknownItem
from pos.domain.family_errors import NotAPhoto
from pos.domain.limits import PHOTO_BYTES_MAX
from pos.ledger.chain import mark_of
from pos.ledger.photos import Photos
from pos.ledger.watermarks import Watermarks
from pos.sync.told import PhotoTold

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ledger.driver import sqlite3
    from pos.ledger.keys import DeviceKey

AT_ONCE = 20  # in one pass, each way


class PhotoLine(Protocol):
    """What the photos ask of the wire; `pos.sync.client` is one."""

    def send_photo(self, told: PhotoTold, picture: bytes, key: DeviceKey) -> None:
        """Send a photo."""

    def fetch_photo(self, told: PhotoTold, key: DeviceKey) -> bytes:
        """Fetch a photo; nothing where the register does not have it."""


class PhotoPasses:
    """The photos of one till.

    Args:
        connection: this thread's own connection to the book.
        place: the bazaar's code and this till's name.
        key: the device's key.
    """

    def __init__(self, connection: sqlite3.Connection, place: tuple[str, str], key: DeviceKey) -> None:
        self._photos = Photos(connection)
        self._watermarks = Watermarks(connection)
        self._bazaar, self._device = place
        self._key = key
        self._unwanted: set[str] = set()  # by the register as it stood at that mark
        self._unwanted_at = (0, 0, "")
        self._asked = ""  # the last one that was asked for; those after it are asked for next

    def run(self, line: PhotoLine, stop: Callable[[], bool]) -> int:
        """Send and fetch photos, a few of each.

        Args:
            line: the wire.
            stop: asked between photos: a sale goes first.

        Returns:
            How many there were.

        Raises:
            Refusal, RegisterUnreachable, RegisterRefused, DiskFull: try again with the next pass.
        """
        held = self._watermarks.current()
        here, life, carried = (held.epoch, held.seq, held.generation), held.generation, 0
        if not life:
            return 0  # no fact has come through yet
        if here != self._unwanted_at:
            self._unwanted, self._unwanted_at = set(), here
        unsent = self._photos.unsent(life, AT_ONCE + len(self._unwanted))
        for mark in [mark for mark in unsent if mark not in self._unwanted][:AT_ONCE]:
            if stop():
                return carried
            picture = self._photos.find(mark)
            if picture:  # a damaged one is nothing to send
                try:
                    line.send_photo(self._told(mark), picture, self._key)
                except (NotAPhoto, UnknownItem):
                    self._unwanted.add(mark)
                    continue
                carried += 1
            self._photos.sent(mark, life)
        return carried + self._fetch(line, life, stop)

    def _fetch(self, line: PhotoLine, life: str, stop: Callable[[], bool]) -> int:
        missing, came = self._photos.missing(), 0
        after = [mark for mark in missing if mark > self._asked]
        for mark in (after + missing)[: min(AT_ONCE, len(missing))]:
            if stop():
                break
            picture, self._asked = line.fetch_photo(self._told(mark), self._key), mark
            if len(picture) <= PHOTO_BYTES_MAX and mark_of(picture) == mark:
                self._photos.keep(picture, life)
                came += 1
        return came

    def _told(self, mark: str) -> PhotoTold:
        return PhotoTold(bazaar=self._bazaar, device=self._device, mark=mark)
