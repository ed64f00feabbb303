"""The part of a form that shows the photo of an item.

Signals and verbs are those of `family_photo`, and:

Verbs: show_item_photo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from pos.ui.views.family_photo import FamilyPhotoPart

if TYPE_CHECKING:
    from pos.ui.desk import Desk

SIDE_PX = 96


class GoodsPhotoPart(FamilyPhotoPart):
    """An item's photo, with what can be done about it."""

    def __init__(self, desk: Desk, *, is_asked_twice: bool = True) -> None:
        """Make the part.

        Args:
            desk: look and speech.
            is_asked_twice: whether a second press is asked for before a photo is taken out.
        """
        self._may_remove, self._is_asked_twice = True, is_asked_twice
        super().__init__(desk, icon="image", side_px=SIDE_PX)
        self._buttons.setDirection(QBoxLayout.Direction.TopToBottom)  # it stands in narrow panels

    def show_item_photo(self, picture: bytes, *, may_remove: bool = True) -> None:
        """Show a JPEG file, or that there is none.

        Args:
            picture: the file.
            may_remove: whether it can be taken out here.
        """
        self._may_remove = may_remove
        self.show_photo(picture, may_change=True)

    @override
    def retranslate(self) -> None:
        has_photo = bool(self._picture)
        self._caption.setText(self.tr("Photo"))
        self._about.hide()
        self._choose.set_words(self.tr("Replace the photo…") if has_photo else self.tr("Choose a photo…"))
        self._remove.set_words(self.tr("Press again: it does not come back") if self._is_sure else self.tr("Remove"))
        self._remove.setVisible(has_photo and self._may_remove)
        self._shown.setAccessibleName(self.tr("Photo of the item") if has_photo else self.tr("No photo"))

    @override
    def _ask_twice(self) -> None:
        self._is_sure = self._is_sure or not self._is_asked_twice
        super()._ask_twice()
