"""A QR code on the screen is read back by an independent decoder, whatever the theme is."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer

from pos.printing.symbols import qr_modules
from pos.ui.widgets.qr import QrCode
from tests.gui.way_stages import INVITED

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


def read(widget: QWidget) -> list[str]:
    """What a reader sees in the picture of a widget."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().toImage().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(buffer.data().data())).convert("L")
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_invitation_is_read_from_the_screen(shell: Shell, qtbot: QtBot, theme: str) -> None:
    shell.set_theme(theme)
    code = QrCode(px=296)
    qtbot.addWidget(code)
    code.resize(code.sizeHint())
    code.show_modules(qr_modules(INVITED.text()))
    assert read(code) == [INVITED.text()]
    code.show_modules(())
    assert read(code) == []
