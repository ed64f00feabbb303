"""What every test of a widget stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    """A window with nothing in it."""
    ground = QWidget()
    QVBoxLayout(ground)
    show(ground)
    return ground
