"""Golden pictures: every screen and sheet looks, in both languages and all themes, as when someone last looked at it.

Fonts, style and scale are our own, so the same Qt paints the same picture on every machine; another Qt may move an edge by a
fraction of a pixel, hence the tolerance. After a change that is meant, look at the new pictures and keep them:

    AMANA_PICTURES=keep python -m pytest tests/gui/test_pictures.py -k the_stage
"""

from __future__ import annotations

import os
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from pos.ui import views, widgets
from tests.gui.pictures import SHOWS, dresses, fields_that_differ, keep, part_of, picture_of, seen_in, settle, sheet_of
from tests.gui.stages import STAGES, WORDED
from tests.gui.views.test_every_screen import faults_to_the_touch, unseen

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.ui.application import Shell

FOLDER = Path(__file__).parent / "golden"
HOW = "look at it and keep it: AMANA_PICTURES=keep python -m pytest tests/gui/test_pictures.py -k"


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_it_looks_as_it_did(shell: Shell, show: Callable[[QWidget], None], stage: str, tmp_path: Path) -> None:
    """One showing of a stage, in all its dresses: whole, to be touched, and as it was."""
    pictures: dict[tuple[str, str], QImage] = {}
    faults: list[str] = []
    screen = QWidget()
    for language, theme in dresses():
        if not pictures or (stage in WORDED and language != shell.language):
            shell.set_language(language)
            screen = STAGES[stage](shell.desk)
            show(screen)
        if shell.language != language:
            shell.set_language(language)
        if language not in {spoken for spoken, _ in pictures}:
            settle()
            faults += [f"{language}: {fault}" for fault in faults_to_the_touch(screen)]
        pictures[language, theme] = picture_of(shell, part_of(screen, stage), language, theme)
        if language == "en":
            faults += [f"the keyboard is not seen in {theme}: {name}" for name in unseen(screen)]
    seen, shown, file = sheet_of(pictures), seen_in(screen), FOLDER / f"{stage}.png"
    if os.environ.get("AMANA_PICTURES") == "keep":
        keep(seen, file, shown)
    faults += differences(seen, shown, file, tmp_path)
    assert not faults, "\n".join(faults)


def differences(seen: QImage, shown: set[str], file: Path, folder: Path) -> list[str]:
    """In what a sheet of pictures is not the one that was kept; it is put into a folder, to be looked at."""
    kept = QImage(str(file))
    if kept.isNull():
        return [f"{file.name} is not there yet; {HOW} {file.stem}"]
    if kept.size() == seen.size() and fields_that_differ(kept, seen) == 0 and set(kept.text(SHOWS).split()) == shown:
        return []
    seen.save(str(folder / file.name))
    return [f"{folder / file.name} is not {file}; if that is meant, {HOW} {file.stem}"]


def test_a_part_that_is_gone_is_seen(tmp_path: Path) -> None:
    kept = QImage(str(FOLDER / "pay.png")).convertToFormat(QImage.Format.Format_RGB32)
    changed = kept.copy()
    painter = QPainter(changed)
    painter.fillRect(QRect(kept.width() // 3, kept.height() // 6, 40, 12), QColor(128, 128, 128))
    painter.end()
    assert fields_that_differ(kept, kept) == 0
    assert fields_that_differ(kept, changed) > 0
    shown = set(QImage(str(FOLDER / "pay.png")).text(SHOWS).split())
    assert differences(kept, shown, FOLDER / "pay.png", tmp_path) == []
    assert differences(changed, shown, FOLDER / "pay.png", tmp_path)
    assert differences(kept, shown | {"another"}, FOLDER / "pay.png", tmp_path)
    assert differences(kept, shown, FOLDER / "not_there.png", tmp_path)


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(STAGES)


def test_every_widget_is_in_a_picture() -> None:
    """A screen, sheet or part that is on no stage would be looked at by nobody."""
    pictured = {name for path in FOLDER.glob("*.png") for name in QImage(str(path)).text(SHOWS).split()}
    there = {f"{kind.__module__.removeprefix('pos.ui.')}.{kind.__name__}" for kind in kinds()}
    assert there - pictured == set()


def kinds() -> set[type[QWidget]]:
    """Every kind of widget of ours that no other is made from."""
    found: set[type[QWidget]] = set()
    for room in (views, widgets):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            for kind in vars(import_module(module.name)).values():
                if isinstance(kind, type) and issubclass(kind, QWidget) and kind.__module__ == module.name:
                    found.add(kind)
    return {kind for kind in found if not any(other is not kind and issubclass(other, kind) for other in found)}
