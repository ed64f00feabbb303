"""Tables keep what Qt demands of a model, and what a person chose, whatever is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt

from pos.ui.tables import KEY_ROLE, Column, RowTable
from pos.ui.widgets.basket_list import BasketList
from pos.ui.widgets.tile_grid import TileGrid
from tests.gui import samples
from tests.gui.hands import press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@dataclass(frozen=True)
class Jar:
    code: str
    name: str
    price_minor: int


JARS = (Jar("3", "Honey", 18000), Jar("1", "Dates", 1200), Jar("2", "Jam", 2500))
Table = RowTable[Jar]


@pytest.fixture
def table(desk: Desk, show: Callable[[QWidget], None]) -> Table:
    speech = desk.speech
    made: Table = RowTable(
        desk,
        (
            Column(lambda jar: jar.name, strong=True),
            Column(
                lambda jar: speech.number(jar.price_minor),
                side="trailing",
                order=lambda jar: jar.price_minor,
                ink=lambda jar: "bad" if jar.price_minor > 10000 else "text",
                icon=lambda jar: "package" if jar.code == "1" else "",
                width_px=120,
            ),
        ),
        lambda jar: jar.code,
    )
    made.rows.show_titles(("Jar", "Price"))
    show(made)
    return made


def codes(table: Table) -> list[str]:
    return [table.rows.key_at(row) for row in range(table.rows.rowCount())]


def test_the_models_keep_qts_contract(desk: Desk, table: Table, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    table.show_rows(JARS)
    qtmodeltester.check(table.rows)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    grid, basket = TileGrid(desk), BasketList(desk)
    for widget in (grid, basket):
        qtbot.addWidget(widget)
    grid.show_tiles(samples.ITEMS)
    basket.show_lines(samples.LINES, "l2")
    qtmodeltester.check(grid.model())  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    qtmodeltester.check(basket.model())  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped


def test_a_cell_says_what_its_column_says(desk: Desk, table: Table) -> None:
    table.show_rows(JARS)
    price = table.rows.index(0, 1)
    assert price.data() == "\u2066180.00\u2069"
    assert price.data(Qt.ItemDataRole.ForegroundRole) == desk.look.colour("bad")
    assert price.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    assert price.data(KEY_ROLE) == "3"
    assert price.data(Qt.ItemDataRole.DecorationRole) is None
    assert not table.rows.index(1, 1).data(Qt.ItemDataRole.DecorationRole).isNull()
    assert table.rows.index(0, 0).data(Qt.ItemDataRole.FontRole).weight() > 500
    assert table.rows.headerData(1, Qt.Orientation.Horizontal) == "Price"
    assert table.rows.headerData(0, Qt.Orientation.Vertical) is None
    assert table.rows.data(QModelIndex()) is None


def test_what_was_chosen_stays_chosen(table: Table, qtbot: QtBot) -> None:
    table.show_rows(JARS)
    with qtbot.waitSignal(table.row_chosen) as chosen:
        table.selectRow(1)
    assert chosen.args == ["1"]
    with qtbot.assertNotEmitted(table.row_chosen):
        table.show_rows((Jar("9", "Oil", 1), *JARS))
    assert table.chosen == "1"
    table.show_rows(JARS[:1])
    assert table.chosen == ""
    table.show_rows(JARS, chosen="2")
    assert table.chosen == "2"


def test_a_title_sorts_and_turns(table: Table) -> None:
    table.show_rows(JARS)
    table.selectRow(0)
    table._sort_by(1)
    assert codes(table) == ["1", "2", "3"]
    assert table.chosen == "3"
    table._sort_by(1)
    assert codes(table) == ["3", "2", "1"]
    table.show_rows(JARS)
    assert codes(table) == ["3", "2", "1"]


def test_a_column_without_an_order_does_not_sort(table: Table) -> None:
    table.show_rows(JARS)
    table._sort_by(0)
    assert codes(table) == ["3", "1", "2"]


def test_enter_opens_a_row(table: Table, qtbot: QtBot) -> None:
    table.show_rows(JARS)
    table.selectRow(2)
    with qtbot.waitSignal(table.row_opened) as opened:
        press_key(table, Qt.Key.Key_Return)
    assert opened.args == ["2"]


def test_a_spare_column_gives_way_to_an_amount(desk: Desk, show: Callable[[QWidget], None]) -> None:
    made: Table = RowTable(
        desk,
        (
            Column(lambda jar: jar.name),
            Column(lambda jar: jar.code, width_px=150, spare=True),
            Column(lambda jar: desk.speech.number(jar.price_minor), side="trailing", width_px=120),
        ),
        lambda jar: jar.code,
    )
    show(made)
    made.show_rows(JARS)
    made.resize(500, 300)
    assert [made.isColumnHidden(place) for place in range(3)] == [False, False, False]
    made.resize(300, 300)
    assert [made.isColumnHidden(place) for place in range(3)] == [False, True, False]
    made.resize(500, 300)
    assert not made.isColumnHidden(1)


def test_a_column_is_as_wide_as_it_asks_for_or_as_its_title(desk: Desk, show: Callable[[QWidget], None]) -> None:
    """The style's own least is 118 pixels, which made narrow columns wide and pushed the last amount out of sight."""
    made: Table = RowTable(
        desk,
        (
            *(Column(lambda jar: jar.code, width_px=60, spare=place > 0) for place in range(3)),
            Column(lambda jar: jar.name),
        ),
        lambda jar: jar.code,
    )
    show(made)
    header = made.horizontalHeader()
    made.rows.show_titles(("", "No.", "The number of the jar", ""))
    title_px = header.sectionSizeFromContents(2).width()
    assert [made.columnWidth(place) for place in range(3)] == [60, 60, title_px]
    assert title_px > 118
    made.resize(60 + 60 + title_px + 100, 300)
    assert [made.isColumnHidden(place) for place in range(4)] == [False, False, True, False]
    assert header.length() <= made.viewport().width()
