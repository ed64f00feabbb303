"""A screen that is not there is found out without Qt, and said in words."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from pos.domain.troubles import NoDisplay
from pos.ui.screens import display
from pos.ui.screens.display import plugin_trouble, require_display, wayland_answers, x_trouble

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("environment", "platform"),
    [({}, "win32"), ({}, "darwin"), ({"QT_QPA_PLATFORM": "offscreen"}, "linux")],
)
def test_other_systems_and_chosen_platforms_are_not_asked(environment: dict[str, str], platform: str) -> None:
    require_display(environment, platform)


def test_without_a_display_it_names_what_it_looked_for() -> None:
    with pytest.raises(NoDisplay) as refused:
        require_display({}, "linux")
    assert refused.value.detail == "DISPLAY, WAYLAND_DISPLAY"


def test_an_x_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(NoDisplay) as refused:
        require_display({"DISPLAY": ":4095"}, "linux")
    assert refused.value.detail == "DISPLAY=:4095"


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "XCB_LIBRARY", "libnothing.so.9")
    assert "libnothing.so.9" in x_trouble(":0")


def test_an_x_server_that_answers_is_enough_when_the_plugin_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(display, "x_trouble", lambda _display: "")
    monkeypatch.setattr(display, "plugin_trouble", lambda _name: "")
    require_display({"DISPLAY": ":0"}, "linux")
    monkeypatch.setattr(display, "plugin_trouble", lambda _name: "libxcb-cursor.so.0: cannot open")
    with pytest.raises(NoDisplay) as refused:
        require_display({"DISPLAY": ":0"}, "linux")
    assert "libxcb-cursor" in refused.value.detail


def test_a_compositor_is_asked_at_its_socket(tmp_path: Path) -> None:
    environment = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not wayland_answers(environment)
    with pytest.raises(NoDisplay):
        require_display(environment, "linux")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-9"))
        server.listen()
        assert wayland_answers(environment)
        require_display(environment, "linux")


def test_a_plugin_that_is_elsewhere_is_left_to_qt() -> None:
    assert plugin_trouble("libqnowhere.so") == ""
    assert plugin_trouble("libqoffscreen.so") == ""
