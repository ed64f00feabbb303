"""The dialogs for a file or a folder: in the window's language and theme, and opened without waiting for them.

They are Qt's own and not the desktop's, which speaks the desktop's language and wears its colours. What Qt's Arabic leaves in
English is worded in our own translations, which are asked before Qt's. Sizes and times Qt writes as the machine does, so they
are written anew here. The kind of a file is not shown: that word comes from the machine's list of kinds, in whichever language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QFileInfo, QLocale, QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

WORDS_OF_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP(
        "QFileSystemModel",
        '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or no punctuation marks.',
    ),
)
_SIZE_COLUMN, _KIND, _CHANGED = 1, 2, 3  # columns of Qt's list of files
_SHOW_KIND = 1  # the entry of its menu that would show it again
_WIDTHS_PX = {0: 300, _SIZE_COLUMN: 110, _CHANGED: 200}
_SIZE_PX = (860, 520)
_PLACES_PX = 160  # the list of places beside the files


class _InOurWords(QStyledItemDelegate):
    """Writes the sizes and times of files as the window does."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if index.column() not in {_SIZE_COLUMN, _CHANGED}:
            return
        file = QFileInfo(index.sibling(index.row(), 0).data(QFileSystemModel.Roles.FilePathRole.value))
        if index.column() == _CHANGED:
            option.text = QLocale().toString(file.lastModified(), QLocale.FormatType.ShortFormat)
        elif file.isFile():
            option.text = QLocale().formattedDataSize(file.size(), 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def ask_file(asker: QWidget, title: str, chosen: Callable[[str], object], kinds: str = "") -> QFileDialog:
    """Ask for a file that is there.

    Args:
        asker: whatever asks; the dialog stands over its window.
        title: what is asked for.
        chosen: told the file.
        kinds: which files are offered: `CSV, XLSX (*.csv *.xlsx)`; all when empty.
    """
    dialog = _dialog(asker, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_folder(asker: QWidget, title: str, chosen: Callable[[str], object]) -> QFileDialog:
    """Ask for a folder that is there, and tell which one was chosen."""
    dialog = _dialog(asker, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def ask_new_file(asker: QWidget, title: str, name: str, chosen: Callable[[str], object]) -> QFileDialog:
    """Ask for a file to write, offering a name; a file that is there is written over only when the person says so."""
    dialog = _dialog(asker, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.open()
    return dialog


def _dialog(asker: QWidget, title: str, chosen: Callable[[str], object]) -> QFileDialog:
    dialog = QFileDialog(asker.window(), title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    for files in dialog.findChildren(QTreeView):
        files.setColumnHidden(_KIND, True)
        for column, width_px in _WIDTHS_PX.items():
            files.setColumnWidth(column, width_px)
    for menu in dialog.findChildren(QActionGroup):
        menu.actions()[_SHOW_KIND].setVisible(False)
    dialog.setItemDelegate(_InOurWords(dialog))
    dialog.resize(QSize(*_SIZE_PX).boundedTo(asker.window().size()))
    for parts in dialog.findChildren(QSplitter):
        parts.setSizes((_PLACES_PX, _SIZE_PX[0] - _PLACES_PX))
    return dialog
