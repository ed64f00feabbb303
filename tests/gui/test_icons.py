"""Icons take the colour of a meaning, follow theme and direction, and are all there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon

from pos.ui.icons import DIRECTIONAL
from tests.gui.conftest import ASSETS, ROOT

if TYPE_CHECKING:
    from pos.ui.desk import Desk
    from pos.ui.theme import Look

# What a bazaar may give its packages, beside what the code shows by itself.
PACKAGE_ICONS = frozenset(
    {
        "cookie",
        "flame",
        "gem",
        "hammer",
        "heart-handshake",
        "palette",
        "scissors",
        "shirt",
        "sparkles",
        "spray-can",
        "utensils",
    }
)


def inked(look: Look, name: str, ink: str, *, on: str = "", state: QIcon.State = QIcon.State.Off) -> QColor:
    """The colour of the strongest pixel of an icon."""
    icon = look.icon(name, ink, on=on)
    image = icon.pixmap(QSize(24, 24), 1.0, QIcon.Mode.Normal, state).toImage()
    pixels = (image.pixelColor(x, y) for x in range(24) for y in range(24))
    return max(pixels, key=lambda pixel: pixel.alpha())


def test_an_icon_follows_the_theme_without_being_made_again(desk: Desk) -> None:
    look = desk.look
    icon = look.icon("plus", "text")
    look.change(theme="light")
    by_day = icon.pixmap(QSize(24, 24)).toImage()
    look.change(theme="dark")
    by_night = icon.pixmap(QSize(24, 24)).toImage()
    look.change(theme="light")
    assert by_day != by_night
    assert icon.pixmap(QSize(24, 24)).toImage() == by_day


def test_an_icon_has_the_colour_of_its_meaning(desk: Desk) -> None:
    strongest = inked(desk.look, "plus", "bad")
    wanted = desk.look.colour("bad")
    assert abs(strongest.red() - wanted.red()) <= 4
    checked = inked(desk.look, "plus", "text", on="accent", state=QIcon.State.On)
    assert abs(checked.green() - desk.look.colour("accent").green()) <= 4


@pytest.mark.parametrize(("name", "turns"), [("arrow-right", True), ("plus", False), ("clock-3", False)])
def test_only_what_points_somewhere_is_mirrored(desk: Desk, name: str, *, turns: bool) -> None:
    look = desk.look
    look.change(rtl=False)
    before = look.icon(name).pixmap(QSize(32, 32)).toImage()
    look.change(rtl=True)
    after = look.icon(name).pixmap(QSize(32, 32)).toImage()
    look.change(rtl=False)
    assert (before != after) is turns
    if turns:
        turned = before.flipped(Qt.Orientation.Horizontal)
        pixels = [(x, y) for x in range(32) for y in range(32)]
        far = sum(abs(turned.pixelColor(*at).alpha() - after.pixelColor(*at).alpha()) > 128 for at in pixels)
        assert far <= len(pixels) // 100


def test_every_icon_that_is_asked_for_is_there_and_none_is_left_over() -> None:
    there = {path.stem for path in (ASSETS / "icons").glob("*.svg")}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "pos").rglob("*.py"))
    said = set(re.findall(r'"([a-z][a-z0-9-]*)"', code))
    sample = (ASSETS / "sample" / "bazaar.toml").read_text(encoding="utf-8")
    asked = set(re.findall(r'^icon = "(.+)"$', sample, re.MULTILINE)) | PACKAGE_ICONS
    assert asked <= there
    assert not there - said - asked, "icons that nobody shows"


def test_an_icon_that_a_bazaar_misspelt_is_a_parcel(desk: Desk) -> None:
    size = QSize(24, 24)
    assert desk.look.icon("no-such-icon").pixmap(size).toImage() == desk.look.icon("package").pixmap(size).toImage()


def test_what_is_mirrored_is_there() -> None:
    assert all((ASSETS / "icons" / f"{name}.svg").exists() for name in DIRECTIONAL)
