"""Buttons: with an icon that follows the theme, in rows of which one is chosen, in strips that scroll sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from pos.domain.values import dataclass
from pos.ui.theme import TOUCH_PX_MIN
from pos.ui.widgets.frames import row, scroll_by_touch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos.ui.desk import Desk

# Qt puts 4 px between icon and text; an en space makes it a gap. The accessible name has the text without it.
_GAP = "\u2002"
_BESIDE_PX = 60  # of its neighbour is seen beside a choice that was brought into sight
_ICON_INKS = {
    "primary": "on_accent",
    "pay": "on_accent",
    "danger": "bad",
    "danger-fill": "on_bad",
}


def key_words(keys: str) -> str:
    """Return what keys are called; the most used one by its name in the language of the screen."""
    if keys == "Return":
        return QCoreApplication.translate("Keys", "Enter")
    if keys == "Down":
        return "↓"  # as it stands on the key, in every language
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys


class EnterButton(QPushButton):
    """A button that Enter presses as the space bar does."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt presses a button by Space only, outside its own dialogs; a till's people press Enter.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class ActionButton(EnterButton):
    """A button with an icon, a text and, in its tooltip, the keys that do the same."""

    def __init__(
        self,
        desk: Desk,
        icon: str = "",
        *,
        kind: str = "",
        ink: str = "",
        on: str = "",
        icon_px: int = 20,
    ) -> None:
        """Make a button.

        Args:
            desk: look and speech.
            icon: the name of its icon; none when empty.
            kind: what the style sheet should take it for.
            ink: the meaning of the icon's colour; that which fits the kind when empty.
            on: the meaning of the icon's colour while checked.
            icon_px: the size of the icon.
        """
        super().__init__()
        self._desk = desk
        self._has_icon = False
        self._words = ""
        self._ink = ink or _ICON_INKS.get(kind, "text")
        self._on = on
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(icon_px, icon_px))
        if icon:
            self.set_icon(icon)

    def set_icon(self, name: str) -> None:
        """Show another icon, or none."""
        self._has_icon = bool(name)
        self.setIcon(self._desk.look.icon(name, self._ink, on=self._on) if name else QIcon())

    def set_words(self, text: str, *, keys: str = "", shows: bool = True, name: str = "") -> None:
        """Set what the button says.

        Args:
            text: its text.
            keys: the key sequence that does the same, for the tooltip.
            shows: whether the text is on the button or only in its tooltip.
            name: its accessible name; the text when empty.
        """
        self._words = text
        gap = _GAP if self._has_icon else ""
        self.setText(gap + text.replace("&", "&&") if shows else "")
        hint = key_words(keys) if keys else ""
        tip = name or ("" if shows else text)
        self.setToolTip(f"{tip} \u2066({hint})\u2069" if hint else tip)
        self.setAccessibleName(name or text)

    @property
    def words(self) -> str:
        """What the button says."""
        return self._words


def name_where_room(
    spare: Mapping[ActionButton, str], others: Sequence[QWidget], width_px: int, *, gap_px: int
) -> None:
    """Write words on spare buttons where that cuts off the words of none in their row; else they are their tooltips.

    Args:
        spare: the buttons whose icons may stand alone, and what they say.
        others: whatever else stands in the row.
        width_px: how wide the row is.
        gap_px: between two of them.
    """
    for shows in (True, False):
        for button, words in spare.items():
            button.set_words(words, shows=shows)
        widths = [one.sizeHint().width() for one in (*spare, *others)]
        if sum(widths) + gap_px * (len(widths) - 1) <= width_px:
            return


def icon_button(desk: Desk, icon: str, *, ink: str = "text") -> ActionButton:
    """Return a square button that has only an icon; its words are its tooltip and accessible name."""
    return ActionButton(desk, icon, kind="icon", ink=ink, icon_px=22)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things to choose from.

    Attributes:
        key: what it means.
        words: what it says.
        icon: the name of its icon; none when empty.
    """

    key: str
    words: str
    icon: str = ""


class Segmented(QFrame):
    """A few choices side by side of which exactly one is made.

    Signals:
        chosen(str): the key of the new choice, when a person made it.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, choices: Sequence[tuple[str, str]]) -> None:
        """Make the row.

        Args:
            desk: look and speech.
            choices: key and icon of each; the words follow by `set_words`.
        """
        super().__init__()
        self.setProperty("role", "well")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, ActionButton] = {}
        line = row(self, margins=(4, 4, 4, 4), space_px=4)
        for key, icon in choices:
            button = ActionButton(desk, icon, kind="segment", on="accent")
            button.setCheckable(True)
            button.setProperty("key", key)
            self._group.addButton(button)
            self._buttons[key] = button
            line.addWidget(button, 1)
        self._group.buttonClicked.connect(self._clicked)
        next(iter(self._buttons.values())).setChecked(True)

    @property
    def choice(self) -> str:
        """The key that is chosen."""
        button = self._group.checkedButton()
        return "" if button is None else str(button.property("key"))

    def choose(self, key: str) -> None:
        """Show a choice without signalling it."""
        self._buttons[key].setChecked(True)

    def set_words(self, words: dict[str, str], keys: Mapping[str, str] | None = None) -> None:
        """Set what each choice says, and which keys of the keyboard choose it, by the key of the choice."""
        for key, text in words.items():
            self._buttons[key].set_words(text, keys=(keys or {}).get(key, ""))

    def button(self, key: str) -> ActionButton:
        """Return the button of a choice."""
        return self._buttons[key]

    def _clicked(self, button: QPushButton) -> None:
        self.chosen.emit(str(button.property("key")))


class ChoiceStrip(QScrollArea):
    """Any number of choices in one line that scrolls sideways.

    Signals:
        chosen(str): the key of the new choice, when a person made it.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, *, kind: str, on: str) -> None:
        """Make an empty strip.

        Args:
            desk: look and speech.
            kind: what the style sheet should take its buttons for.
            on: the meaning of the icon's colour on the chosen one.
        """
        super().__init__()
        self._desk = desk
        self._kind = kind
        self._on = on
        self._choices: tuple[Choice, ...] = ()
        self._buttons: list[ActionButton] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._inner = QWidget()
        self._line: QHBoxLayout = row(self._inner)
        self._line.addStretch(1)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll_by_touch(self)

    def show_choices(self, choices: tuple[Choice, ...], chosen: str) -> None:
        """Show choices and which of them is made; the same choices keep their buttons and their place.

        One that was made elsewhere, as by typing a number, is brought into sight.
        """
        is_placed = choices == self._choices and self.isVisible()
        if choices != self._choices:
            self._choices = choices
            self._label()
        for button, choice in zip(self._buttons, choices, strict=False):
            if choice.key == chosen and not button.isChecked():
                button.setChecked(True)
                if is_placed:
                    self._bring_into_sight(button)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        turn = event.angleDelta().y() or event.angleDelta().x()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar.setValue(bar.value() + (turn if is_rtl else -turn))
        event.accept()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        heights = [button.sizeHint().height() for button in self._buttons]
        self.setFixedHeight(max(heights, default=TOUCH_PX_MIN))

    def _label(self) -> None:
        # Buttons are kept and named anew: the one that was pressed must outlive the press.
        while len(self._buttons) < len(self._choices):
            self._add_button()
        for button, choice in zip(self._buttons, self._choices, strict=False):
            button.set_icon(choice.icon)
            button.set_words(choice.words)
            button.setProperty("key", choice.key)
            button.show()
        for button in self._buttons[len(self._choices) :]:
            button.hide()
        self._fit()

    def _add_button(self) -> None:
        button = ActionButton(self._desk, kind=self._kind, ink="muted", on=self._on, icon_px=18)
        button.setCheckable(True)
        self._group.addButton(button)
        self._line.insertWidget(len(self._buttons), button)
        self._take_place(button)
        self._buttons.append(button)

    def _take_place(self, button: QWidget) -> None:
        """Let whoever goes on by Tab come here in the strip's turn: made last, it would come after the whole page."""
        before = self._buttons[-1] if self._buttons else self._inner
        policy = before.focusPolicy()
        before.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # what takes no focus has no place in the order
        QWidget.setTabOrder(before, button)
        before.setFocusPolicy(policy)

    def _bring_into_sight(self, button: QWidget) -> None:
        # ensureWidgetVisible takes the wrong end of a line that is wider than its window and runs from right to left.
        left = button.mapTo(self.viewport(), QPoint()).x() - _BESIDE_PX
        beyond = left + button.width() + 2 * _BESIDE_PX - self.viewport().width()
        shift = max(0, beyond) or min(0, left)
        bar = self.horizontalScrollBar()
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar.setValue(bar.value() + (-shift if is_rtl else shift))

    def _clicked(self, button: QPushButton) -> None:
        self._bring_into_sight(button)
        self.chosen.emit(str(button.property("key")))
