"""A start that can show nothing is refused in words before anything is written."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from pos.app.amana import open_window
from pos.domain.troubles import NoDisplay
from pos.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_a_machine_without_a_screen_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NoDisplay):
        open_window(tmp_path / "home", Settings())
    assert not (tmp_path / "home").exists()
