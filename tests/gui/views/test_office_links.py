"""The links' page offers only what can be done with the family that is chosen, and the sheet copies the whole link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from pos.ui.main_window import MainWindow
from pos.ui.rows.links import ShownLink
from pos.ui.views.link_sheet import LinkSheet
from pos.ui.views.office_links import OfficeLinksView
from tests.gui import samples
from tests.gui.bookkeeping_stages import LINK, LINKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


def test_each_family_offers_what_its_link_allows(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeLinksView(desk)
    qtbot.addWidget(view)
    view.show_links(LINKS, "https://centre.example", may_change=True)
    assert "https://centre.example" in view._about.text()
    assert "administrator" not in view._about.text()

    def offered() -> tuple[bool, bool, bool]:
        return view._show.isEnabled(), view._renew.isEnabled(), view._withdraw.isEnabled()

    assert offered() == (True, True, True)
    view._table.setCurrentIndex(view._table.rows.index(1, 0))
    assert offered() == (False, True, False)
    with qtbot.waitSignal(view.renew_requested) as asked:
        view._renew.click()
    assert asked.args == ["1024"]
    view.show_links(LINKS, "", may_change=False)
    assert offered() == (False, False, False)
    assert not view._give.isEnabled()
    assert "administrator" in view._about.text()


def test_the_whole_link_goes_to_the_clipboard(desk: Desk, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    window = MainWindow(desk)
    show(window)
    sheet = LinkSheet(desk, window)
    sheet.show_link(ShownLink("1016", samples.FAMILIES[0].name, LINK, (b"\x01",)))
    with qtbot.waitSignal(sheet.copied):
        sheet._copy.click()
    assert QGuiApplication.clipboard().text() == LINK
    with qtbot.waitSignal(sheet.print_requested):
        sheet._print.click()
