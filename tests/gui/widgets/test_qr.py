"""A QR code on the screen is read back by an independent decoder, whatever the theme is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PIL import Image

from pos.printing.symbols import qr_modules
from pos.ui.widgets.qr import QrCode
from tests.gui.way_stages import INVITED

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


def read(widget: QWidget, folder: Path) -> list[str]:
    """What a reader sees in the picture of a widget."""
    file = folder / "code.png"
    assert widget.grab().save(str(file))
    return [code.text for code in zxingcpp.read_barcodes(Image.open(file).convert("L"))]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_invitation_is_read_from_the_screen(shell: Shell, qtbot: QtBot, tmp_path: Path, theme: str) -> None:
    shell.set_theme(theme)
    code = QrCode(px=296)
    qtbot.addWidget(code)
    code.resize(code.sizeHint())
    code.show_modules(qr_modules(INVITED.text()))
    assert read(code, tmp_path) == [INVITED.text()]
    code.show_modules(())
    assert read(code, tmp_path) == []
