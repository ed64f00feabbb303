"""The reports' page works in the goods place too: a goods lead gives the PIN once more, and sees what the register has."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos.domain.errors import SessionEnded
from pos.office.reports import ReportsDesk
from pos.ui.screens.goods import GoodsScreen
from pos.ui.screens.goods_shop import TillGoodsShop
from pos.ui.screens.lists import BookLists
from pos.ui.screens.report_shop import OfficeReportShop
from pos.ui.screens.room import RegisterRoom
from tests.builders import an_open_book
from tests.gui.hands import click
from tests.gui.rig import no_register, opened
from tests.unit.intake.places import ROOT
from tests.unit.office.test_reports import OWN, Line

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from pos.ui.application import Shell


ASSETS = ROOT / "assets"


class RoomWithoutRegister(RegisterRoom):
    """A room whose register stands in this process, and lets in whoever names a PIN."""

    def __init__(self) -> None:
        super().__init__(no_register, "B1", lambda: UUID(int=Random(1).getrandbits(128)))
        self.line = Line()
        self.is_in = False

    def sign_in(self, code: str, secret: str) -> Any:
        self.is_in = bool(code and secret)

    def reports(self) -> ReportsDesk:
        if not self.is_in:
            raise SessionEnded
        return ReportsDesk(self.line, OWN.code)


def test_a_goods_lead_reads_the_registers_reports(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    book, room = an_open_book(tmp_path), RoomWithoutRegister()
    with opened(qtbot, shell, book, tmp_path / "home", language="en") as hands:
        window = hands.window
        person = next(one for one in window.hall.desks.people.people() if one.secret_hash)
        window.hall.session.person = person
        shop = TillGoodsShop(book, ASSETS, window._shop)
        office = OfficeReportShop(BookLists(book), ASSETS, tmp_path / "office")
        screen = GoodsScreen(window.hall, shop, room, lambda: office)
        for _ in screen.build():
            pass
        screen.view.setParent(window.main)
        screen.view.resize(window.main.size())
        screen.view.show()
        screen.enter()
        screen.show_reports()
        hands.until(lambda: hands.sheet is not None)
        assert hands.sheet is not None
        hands.type_pin(hands.sheet, "1357")
        view = screen.reports_view
        hands.until(lambda: view._stock.rows.rowCount() == 3)
        for button, name in (
            (view._tables, f"report-stock_by_family-{OWN.code}.xlsx"),
            (view._paper, f"report-stock_by_family-{OWN.code}.pdf"),
        ):
            click(button)
            hands.until((tmp_path / "office" / name).exists)
        for page in (view._charted, view._stock):
            click(view._toggle)
            assert view._stack.currentWidget() is page, "the report that is shown, as it is"
        view.report_chosen.emit("stock_by_hall")
        hands.until(lambda: view._shown.report.value == "stock_by_hall")
        view.group_opened.emit("H01", "")
        hands.until(lambda: view._shown.report.value == "stock_by_family")
        assert view._asked.narrowed.hall == "H01"
        click(view._back)
        assert screen.return_view.isVisible()
        screen.show_reports()
        screen.forget()
        assert not view._tables.isEnabled()
