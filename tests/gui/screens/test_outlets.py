"""The store and the outlets in the real window: a file is read, a product named, orders taken in, a sheet recorded and undone."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt

from pos.domain.bazaar import Person, Role
from pos.ui.rows.ledger import LedgerFilter
from pos.ui.screens.outlets import OutletsScreen
from pos.ui.screens.room import RegisterRoom
from pos.ui.views.import_columns import ImportColumnsSheet
from tests.builders import HUDA, JAM, an_open_book
from tests.fake_outlets import FakeOutlets
from tests.gui.hands import click
from tests.gui.rig import Hands, no_register, opened
from tests.unit.intake.places import ROOT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell

ORDERS = ROOT / "tests" / "unit" / "intake" / "orders" / "woo_rows.csv"


class RoomWithoutRegister(RegisterRoom):
    """A room whose desk stands in this process."""

    def __init__(self, desk: FakeOutlets) -> None:
        super().__init__(no_register, "B1", lambda: UUID(int=Random(1).getrandbits(128)))
        self._fake = desk

    def outlets(self) -> Any:
        return self._fake


def test_a_file_and_a_sheet_from_beginning_to_end(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    book = an_open_book(tmp_path)
    desk = FakeOutlets()
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        window = hands.window
        window.hall.session.person = Person(code="K1", name_ar="", name_en="", role=Role.ACCOUNTANT)
        rows: list[LedgerFilter] = []
        screen = OutletsScreen(
            window.hall, RoomWithoutRegister(desk), book, tmp_path / "office", ROOT / "assets", rows.append
        )
        for _ in screen.build():
            pass
        screen.view.setParent(window.main)
        screen.view.resize(window.main.size())
        screen.view.show()
        screen.view.raise_()
        screen.enter()
        hands.until(screen.view.orders._choose.isEnabled)
        screen.view.orders.file_chosen.emit(Path(ORDERS))
        hands.until(lambda: screen.view.orders._file.review is not None)
        screen.view.orders.product_opened.emit("|oud")
        hands.until(lambda: hands.sheet is not None)
        screen._products._field.setText(HUDA)
        screen._products._table.row_opened.emit(HUDA)
        hands.until(screen.view.orders._take.isEnabled)
        click(screen.view.orders._take)
        hands.until(lambda: bool(screen.view.orders._file.review and screen.view.orders._file.review.is_done))
        _name_the_columns(hands, screen, tmp_path)
        screen.view.show_tab("sheets")
        sheets = screen.view.sheets
        sheets._day.setText("2026-11-20")
        sheets._field.setText(JAM)
        sheets._choose()
        sheets._price.show_amount(2_500)
        sheets._count.setText("4")
        sheets._add()
        sheets._pieces.setText("4")
        sheets._total.show_amount(10_000)
        click(sheets._record)
        hands.until(lambda: bool(desk.rows))
        _look_at_papers(hands, screen, tmp_path)
        _hand_money_over(hands, screen, desk)
        screen.view.money.origin_requested.emit("A01", "handed")
        assert rows == [LedgerFilter("handed", book="A01")]
        screen._take_text(desk.rows[0].number, "wrong outlet")
        hands.until(lambda: bool(desk.rows[0].reversed_by))
        for key in ("store", "outlet"):
            screen._take_text(key, "Another")
        hands.until(lambda: len(desk.opened) == 4)
        screen.forget()
        assert not screen.view.orders._choose.isEnabled()
    book.close()


def _hand_money_over(hands: Hands, screen: OutletsScreen, desk: FakeOutlets) -> None:
    """What an outlet owes is shown; it is taken, its receipt is shown, and it is undone with a reason."""
    view = screen.view.money
    click(screen.view._tabs.button("money"))
    hands.until(lambda: bool(view._agents.chosen))
    view._amount.show_amount(10_000)
    click(view._take)
    hands.until(lambda: bool(desk.handed))
    hands.until(lambda: view._amount.amount_minor is None)
    view._handovers.row_opened.emit(desk.handed[0].number)
    hands.until(screen._paper.isVisible)
    screen._paper.close_sheet()
    view._handovers.choose_first()
    click(view._undo)
    hands.until(lambda: hands.sheet is not None)
    screen._texts._field.setText("counted twice")
    screen._texts._give()
    hands.until(lambda: bool(desk.handed[0].undone_by))
    screen.view.show_tab("sheets")


def _look_at_papers(hands: Hands, screen: OutletsScreen, folder: Path) -> None:
    """The recorded sheet is its own proof; an empty one is printed, and its code brings its number back."""
    sheets = screen.view.sheets
    hands.until(lambda: bool(screen.sheets.recorded))
    screen.papers.show_recorded(next(iter(screen.sheets.recorded)))
    hands.until(lambda: hands.sheet is not None)
    screen._paper.save_requested.emit(str(folder / "proof.pdf"))
    hands.until((folder / "proof.pdf").exists)
    screen._paper.close_sheet()
    click(sheets._print)
    hands.until(lambda: hands.sheet is not None)
    screen._texts._field.setText("*")
    screen._texts._give()
    hands.until(screen._paper.isVisible)
    screen._paper.close_sheet()
    screen.view.show_tab("orders")
    screen.scan("AMANA-S/A01/261120-1405")
    assert (screen.view.tab, sheets._paper.text()) == ("sheets", "261120-1405")
    screen.scan(JAM)
    assert sheets._goods is not None


def _name_the_columns(hands: Hands, screen: OutletsScreen, folder: Path) -> None:
    """Choose a file whose headings nobody knows; it is asked about at once, by keys, and then read."""
    path = folder / "ours.csv"
    path.write_text("Bon,Am,Ware,Summe\n71,2026-11-20,Oud,60.00\n", encoding="utf-8")
    screen.view.orders.file_chosen.emit(path)
    hands.until(lambda: isinstance(hands.sheet, ImportColumnsSheet))
    for (_heading, _example, box), means in zip(screen._columns._rows, ("order", "date", "name", "total"), strict=True):
        box.setCurrentIndex(box.findData(means))
    hands.key(Qt.Key.Key_F12)
    hands.until(lambda: screen.view.orders._file.review is not None)
    assert not screen.view.orders._file.asks_columns
    assert hands.sheet is None
