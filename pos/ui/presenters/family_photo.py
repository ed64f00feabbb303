"""The photo of the family whose form is open: shown, replaced, taken out; each at once, by itself."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING, Protocol

from pos.domain.rights import Act

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos.domain.families import FamilyPhoto, FamilyRecord
    from pos.ui.presenters.enrolment import FamiliesRoom
    from pos.ui.presenters.lanes import Lanes
    from pos.ui.presenters.session import Session


class PhotoView(Protocol):
    """The part of the form that shows the photo."""

    def show_photo(self, picture: bytes, *, may_change: bool) -> None:
        """Show a JPEG file, or that there is none."""

    def show_no_family(self) -> None:
        """Show nothing: the family is not enrolled yet, or its photo is on its way."""


class FamilyPhotoPresenter:
    """The photo of one family.

    Args:
        view: the part of the form.
        room: the register.
        lanes: the wire.
        session: who is here.
        changed: told of the family whose photo was changed, from which version, and its version now.
    """

    def __init__(
        self,
        view: PhotoView,
        *,
        room: FamiliesRoom,
        lanes: Lanes,
        session: Session,
        changed: Callable[[str, int, int], None],
    ) -> None:
        self._view = view
        self._room = room
        self._lanes = lanes
        self._session = session
        self._changed = changed
        self._number, self._version = "", 0

    def show(self, record: FamilyRecord | None) -> None:
        """Show the photo of a family; nothing where there is none yet."""
        number = self._number = record.card.number if record else ""
        self._view.show_no_family()
        if record is not None:
            self._version = record.version
            self._lanes.fetch(lambda: self._room.families().photo(number), lambda found: self._show(number, found))

    def choose(self, file: Path) -> None:
        """Take a picture file for the photo."""
        self._put(file)

    def remove(self) -> None:
        """Take the photo out."""
        self._put(None)

    def _put(self, file: Path | None) -> None:
        number, version = self._number, self._version
        if number and self._session.may(Act.PLAN):
            self._lanes.fetch(
                lambda: self._room.families().put_photo(number, file, version),
                lambda kept: self._kept(number, version, kept),
            )

    def _kept(self, number: str, before: int, kept: FamilyPhoto) -> None:
        if (
            kept.version <= before + 1
        ):  # else somebody has changed the family meanwhile, and saving the form must say so
            self._changed(number, before, kept.version)
        if number == self._number:
            self._version = kept.version
            self._show(number, kept)

    def _show(self, number: str, found: FamilyPhoto) -> None:
        if number == self._number:
            self._view.show_photo(b64decode(found.photo), may_change=self._session.may(Act.PLAN))
