"""The part of a family's form that shows its photo.

Signals:
    file_chosen(object): the path of a picture file.
    removed: the photo is to be taken out; asked twice, for it does not come back.

Verbs: show_photo, show_no_family.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel

from pos.ui.widgets.buttons import ActionButton
from pos.ui.widgets.frames import column, row
from pos.ui.widgets.path_dialog import ask_file
from pos.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from pos.ui.desk import Desk

SIDE_PX = 132


class FamilyPhotoPart(QFrame):
    """A family's photo, with what can be done about it."""

    file_chosen = Signal(object)
    removed = Signal()

    def __init__(self, desk: Desk, *, icon: str = "user-round", side_px: int = SIDE_PX) -> None:
        """Make the part.

        Args:
            desk: look and speech.
            icon: of the button by which a file is chosen.
            side_px: of the square that the photo is shown in.
        """
        super().__init__()
        self.desk = desk
        self._side_px = side_px
        self._picture, self._may_change, self._is_sure = b"", False, False
        self._dialog: QFileDialog | None = None
        self._shown = QLabel()
        self._shown.setFixedSize(side_px, side_px)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._caption = Words("caption")
        self._about = Words("muted", wrap=True)
        self._choose = ActionButton(desk, icon)
        self._choose.clicked.connect(self._ask_file)
        self._remove = ActionButton(desk, "trash-2")
        self._remove.clicked.connect(self._ask_twice)
        line = row(self, space_px=14)
        line.addWidget(self._shown)
        beside = column(space_px=6)
        beside.addWidget(self._caption)
        beside.addWidget(self._about)
        buttons = self._buttons = row(space_px=10)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        beside.addLayout(buttons)
        beside.addStretch(1)
        line.addLayout(beside, 1)
        self.show_no_family()

    # Verbs

    def show_photo(self, picture: bytes, *, may_change: bool) -> None:
        """Show a JPEG file, or that there is none."""
        self._picture, self._may_change, self._is_sure = picture, may_change, False
        self.setVisible(bool(picture) or may_change)
        self._paint_photo()
        self.retranslate()

    def show_no_family(self) -> None:
        """Show nothing: the family is not enrolled yet, or its photo is on its way."""
        self.show_photo(b"", may_change=False)

    def retranslate(self) -> None:
        """Set the words anew."""
        has_photo = bool(self._picture)
        self._caption.setText(self.tr("Photo"))
        self._about.setText(
            self.tr("PNG, JPEG or WebP. It is kept small at the office, and goes to no till and into no file.")
            if self._may_change
            else ""
        )
        self._about.setVisible(self._may_change)
        self._choose.set_words(self.tr("Replace the photo…") if has_photo else self.tr("Choose a photo…"))
        self._remove.set_words(self.tr("Press again: it does not come back") if self._is_sure else self.tr("Remove"))
        self._choose.setVisible(self._may_change)
        self._remove.setVisible(self._may_change and has_photo)
        self._shown.setAccessibleName(self.tr("Photo of the family") if has_photo else self.tr("No photo"))

    # Parts

    def _paint_photo(self) -> None:
        photo = QPixmap()
        if self._picture:
            photo.loadFromData(self._picture, "JPEG")
        ratio = self.devicePixelRatioF()
        side = round(self._side_px * ratio)
        if not photo.isNull():
            photo = photo.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            photo.setDevicePixelRatio(ratio)
        self._shown.setPixmap(photo)
        self._shown.setVisible(not photo.isNull())

    def _ask_twice(self) -> None:
        if self._is_sure:
            self.removed.emit()
        else:
            self._is_sure = True
            self.retranslate()

    def _ask_file(self) -> None:
        kinds = "PNG, JPEG, WebP (*.png *.jpg *.jpeg *.webp)"
        self._dialog = ask_file(self, self._choose.words, self._take_file, kinds)

    def _take_file(self, name: str) -> None:
        self.file_chosen.emit(Path(name))
