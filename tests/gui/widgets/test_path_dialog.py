"""A file or a folder is asked for in the window's language; what is chosen is told, and nothing waits for it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from pos.ui.widgets.path_dialog import ask_file, ask_folder, ask_new_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from pos.ui.application import Shell

JULY = 1_784_116_800  # noon of a day of July 2026, anywhere
AS_QT = "as Qt writes it"
LATIN = re.compile(r"[A-Za-z]{3,}")
NAMES_OF_KEYS = re.compile(r"\t.*")  # what stands behind a tab is the name of a key: `Ctrl+C`
WORDS_ONLY_ASKED = (
    ("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
    ("QFileDialog", "%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    ("QFileDialog", "%1\nFile not found.\nPlease verify the correct file name was given."),
    ("QFileDialog", "&Open"),
    ("QFileDialog", "&Choose"),
    ("QFileDialog", "Are you sure you want to delete '%1'?"),
    ("QFileDialog", "New Folder"),
    ("QFileSystemModel", "Invalid filename"),
    (
        "QFileSystemModel",
        '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no punctuation marks.',
    ),
)


def left_in_latin(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if LATIN.search(NAMES_OF_KEYS.sub("", text))]


def words_of(dialog: QFileDialog) -> list[str]:
    """All that a dialog says by itself, beside the names of files and folders."""
    said = [label.text() for label in dialog.findChildren(QLabel)]
    for button in dialog.findChildren(QAbstractButton):
        said += button.text(), button.toolTip(), button.accessibleName(), button.accessibleDescription()
    said += (action.text() for action in dialog.findChildren(QAction) if action.isVisible())
    model = dialog.findChildren(QTreeView)[0].model()
    said += (model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount()))
    return [text for text in said if text]


@pytest.fixture
def asker(show: Callable[[QWidget], None]) -> QWidget:
    """A window that asks."""
    window = QWidget()
    show(window)
    return window


def test_the_chosen_path_is_told(asker: QWidget) -> None:
    chosen: list[str] = []
    dialog = ask_folder(asker, "Save", chosen.append)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.fileSelected.emit("stick")
    dialog.close()
    assert chosen == ["stick"]


def test_only_files_of_the_wanted_kinds_are_offered(asker: QWidget) -> None:
    dialog = ask_file(asker, "Families", print, "CSV, XLSX (*.csv *.xlsx)")
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters() == ["CSV, XLSX (*.csv *.xlsx)"]
    dialog.close()


def test_a_name_is_offered_for_a_new_file(asker: QWidget) -> None:
    dialog = ask_new_file(asker, "Save", "GN-7.pdf", print)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.findChildren(QLineEdit)[0].text() == "GN-7.pdf"
    dialog.close()


def test_no_word_of_the_dialog_is_english_in_the_arabic_window(shell: Shell, asker: QWidget) -> None:
    shell.set_language("ar")
    for dialog in (
        ask_new_file(asker, "حفظ", "7.pdf", print),
        ask_file(asker, "ملف", print),
        ask_folder(asker, "مجلد", print),
    ):
        said = words_of(dialog)
        assert len(said) > 20, "hardly anything was looked at"
        assert left_in_latin(said) == []
        dialog.close()


def test_an_open_dialog_changes_its_language(shell: Shell, asker: QWidget) -> None:
    shell.set_language("ar")
    dialog = ask_file(asker, "file", print)
    shell.set_language("en")
    assert dialog.findChildren(QLabel, "lookInLabel")[0].text() == "&Look in:"
    shell.set_language("ar")
    assert left_in_latin(words_of(dialog)) == []
    dialog.close()


def test_no_dialog_is_the_desktops(asker: QWidget) -> None:
    for dialog in (
        ask_new_file(asker, "Save", "7.pdf", print),
        ask_file(asker, "file", print),
        ask_folder(asker, "to", print),
    ):
        assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.close()


def test_sizes_and_times_are_written_as_the_window_writes_them(shell: Shell, asker: QWidget, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(bytes(1_536))
    os.utime(tmp_path / "list.csv", (JULY, JULY))
    rows = QStandardItemModel(2, 4)
    for row, path in enumerate((tmp_path / "list.csv", tmp_path)):
        rows.setData(rows.index(row, 0), str(path), QFileSystemModel.Roles.FilePathRole.value)
        for column in range(1, 4):
            rows.setData(rows.index(row, column), AS_QT)
    dialog = ask_file(asker, "file", print)
    delegate = dialog.itemDelegate()
    assert isinstance(delegate, QStyledItemDelegate)

    def said(row: int, column: int) -> str:
        option = QStyleOptionViewItem()
        delegate.initStyleOption(option, rows.index(row, column))
        return option.text

    shell.set_language("en")
    assert ("1.5" in said(0, 1), "26" in said(0, 3)) == (True, True)
    assert (said(0, 2), said(1, 1)) == (AS_QT, AS_QT), "neither the kind of a file nor the size of a folder is ours"
    in_english = said(0, 1), said(0, 3)
    shell.set_language("ar")
    in_arabic = said(0, 1), said(0, 3)
    assert left_in_latin((*in_arabic, said(1, 3))) == []
    assert all(one != other for one, other in zip(in_arabic, in_english, strict=True))
    dialog.close()


def test_what_the_dialog_may_still_ask_is_in_arabic(shell: Shell) -> None:
    shell.set_language("ar")
    assert left_in_latin(QCoreApplication.translate(context, words) for context, words in WORDS_ONLY_ASKED) == []
    shell.set_language("en")
    assert left_in_latin(QCoreApplication.translate(context, words) for context, words in WORDS_ONLY_ASKED)


@pytest.mark.parametrize(("window", "dialog"), [((900, 500), (860, 500)), ((1366, 768), (860, 520))])
def test_the_dialog_is_no_larger_than_the_window_that_asks(
    asker: QWidget, window: tuple[int, int], dialog: tuple[int, int]
) -> None:
    asker.resize(*window)
    asked = ask_folder(asker, "folder", print)
    assert asked.size().toTuple() == dialog
    asked.close()


def test_the_kind_is_not_shown_and_cannot_be_brought_back(asker: QWidget) -> None:
    dialog = ask_file(asker, "file", print)
    assert dialog.findChildren(QTreeView)[0].isColumnHidden(2)
    shown = [action.isVisible() for action in dialog.findChildren(QActionGroup)[0].actions()]
    assert shown == [True, False, True]
    dialog.close()


def test_an_existing_file_is_written_over_only_when_asked(asker: QWidget) -> None:
    dialog = ask_new_file(asker, "Save", "7.pdf", print)
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.close()


def test_menus_of_fields_and_buttons_of_questions_follow_the_language(shell: Shell, asker: QWidget) -> None:
    shell.set_language("ar")
    line, area, box = QLineEdit(asker), QPlainTextEdit(asker), QDialogButtonBox(asker)
    every = [button for button in QDialogButtonBox.StandardButton if button != QDialogButtonBox.StandardButton.NoButton]

    def said() -> list[str]:
        menus = line.createStandardContextMenu(), area.createStandardContextMenu()
        texts = [action.text() for menu in menus for action in menu.actions() if action.text()]
        for menu in menus:
            menu.deleteLater()
        box.clear()
        return texts + [button.text() for button in map(box.addButton, every)]

    arabic = said()
    assert len(arabic) > 20
    assert left_in_latin(arabic) == []
    shell.set_language("en")
    assert "Cu&t" in " ".join(said())
