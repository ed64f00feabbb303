"""No table cuts a number, an amount or a time: names may be shortened, figures never."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImageReader

from pos.ui.formats import Speech
from pos.ui.tables import Column, RowTable
from tests.gui.pictures import SHOWS
from tests.gui.stages import STAGES
from tests.gui.views.test_every_screen import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.application import Shell
    from pos.ui.desk import Desk

GOLDEN = Path(__file__).parents[1] / "golden"
ROOMS = ((1366, 768, 100), (1024, 600, 100), (1366, 768, 150))  # pixels across, down; text percent
DRESSES = (*(("en", room) for room in ROOMS), *(("ar", room) for room in reversed(ROOMS)))
ROWS_MAX = 60
FIGURES = ("number", "short", "count", "signed", "money", "weight", "percent", "code", "time", "moment", "day_short")
DAYS = tuple(date(2026, 1, 1) + timedelta(days=days) for days in range(365))
TIMES = tuple(
    datetime(2026, 1, 1, hour, minute, tzinfo=timezone.utc) for hour in range(24) for minute in (0, 8, 11, 48)
)


def shows_a_table(stage: str) -> bool:
    """Whether a stage's kept picture has a table in it."""
    return any(name.endswith(".RowTable") for name in QImageReader(str(GOLDEN / f"{stage}.png")).text(SHOWS).split())


TABLED = sorted(filter(shows_a_table, STAGES))


@pytest.fixture
def figures(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every figure that is said from now on; days and times are the widest that there are."""
    said: set[str] = set()
    for name in FIGURES:
        monkeypatch.setattr(Speech, name, heard(getattr(Speech, name), said))
    metrics = QFontMetrics(desk.look.font("body", QFont.Weight.Normal))
    for name, values in (("time", TIMES), ("day_short", DAYS)):
        monkeypatch.setattr(Speech, name, widest(getattr(Speech, name), values, metrics))
    return said


def heard(say: Callable[..., str], said: set[str]) -> Callable[..., str]:
    """The same sayer, whose words are noted."""

    def saying(speech: Speech, *values: object) -> str:
        text = say(speech, *values)
        said.add(text)
        return text

    return saying


def widest(say: Callable[..., str], values: tuple[object, ...], metrics: QFontMetrics) -> Callable[..., str]:
    """A sayer that says, of all values, the one that takes the most room in the language."""
    found: dict[str, str] = {}

    def saying(speech: Speech, _value: object) -> str:
        if speech.language not in found:
            found[speech.language] = max((say(speech, each) for each in values), key=metrics.horizontalAdvance)
        return found[speech.language]

    return saying


@pytest.mark.parametrize("stage", TABLED)
def test_no_table_cuts_a_figure(shell: Shell, show: Callable[[QWidget], None], figures: set[str], stage: str) -> None:
    screen = STAGES[stage](shell.desk)
    show(screen)
    faults = []
    for language, (across, down, percent) in DRESSES:  # neighbours have all but one in common: dressing anew is slow
        if shell.language != language:
            shell.set_language(language)
        if shell.text_percent != percent:
            shell.set_text_percent(percent)
        screen.resize(across, down)
        settle()
        faults += [
            f"{language} {across}×{down} at {percent} %: {fault}"
            for table in screen.findChildren(RowTable)
            if table.isVisible()
            for fault in cut_in(table, figures)
        ]
    assert not faults, "\n".join(faults)


def cut_in(table: RowTable[object], figures: set[str]) -> list[str]:
    """The figures of a table that have less room than they need."""
    rows, columns = table.rows, table.rows.columns
    return [
        f"{rows.headerData(place, Qt.Orientation.Horizontal)}: {index.data()} needs {wide} of {table.columnWidth(place)}"
        for place, column in enumerate(columns)
        if not table.isColumnHidden(place)
        for row in range(min(rows.rowCount(), ROWS_MAX))
        if is_figure(index := QPersistentModelIndex(rows.index(row, place)), column, figures)
        and (wide := table.sizeHintForIndex(rows.index(row, place)).width()) > table.columnWidth(place)
    ]


def is_figure(index: QPersistentModelIndex, column: Column[object], figures: set[str]) -> bool:
    return column.side == "trailing" or index.data() in figures
