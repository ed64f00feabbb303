"""Every place of the window by its name: who adds one writes its maker here, a line in `MAKERS`, its button and its roles.

The button's words and picture are in `pos.ui.main_window`, the roles that may go there in `pos.ui.presenters.places`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.screens.building import Maker

if TYPE_CHECKING:
    from pos.ui.presenters.reports import ReportShop
    from pos.ui.rows.frame import Place
    from pos.ui.screens.accounts_room import AccountsRoom
    from pos.ui.screens.hall import Hall
    from pos.ui.screens.house import House
    from pos.ui.screens.lists import ListSource
    from pos.ui.screens.office import OfficeScreen
    from pos.ui.screens.place import PlaceScreen

CLOSED_IN_PRACTICE: tuple[Place, ...] = ("goods", "send", "accounts", "outlets", "settings", "enrolment")


def _sell(house: House) -> PlaceScreen:
    from pos.ui.screens.counter import CounterScreen

    return CounterScreen(house.hall, house.show_receipt, house.open_drawer)


def _receipts(house: House) -> PlaceScreen:
    from pos.ui.screens.receipts import ReceiptsScreen

    return ReceiptsScreen(house.hall)


def _shift(house: House) -> PlaceScreen:
    from pos.ui.screens.shift import ShiftScreen

    return ShiftScreen(house.hall, lambda: house.go("sell"), lambda: house.go("send"))


def _families(house: House) -> PlaceScreen:
    from pos.ui.screens.families import FamiliesScreen

    return FamiliesScreen(house.hall, house.shop, house.show_receipt)


def _goods(house: House) -> PlaceScreen:
    from pos.ui.screens.goods import GoodsScreen
    from pos.ui.screens.goods_shop import TillGoodsShop

    fittings = house.fittings

    def reports() -> ReportShop:
        from pos.ui.screens.lists import BookLists
        from pos.ui.screens.report_shop import OfficeReportShop

        return OfficeReportShop(BookLists(fittings.book), fittings.assets, fittings.home / "office")

    return GoodsScreen(house.hall, TillGoodsShop(fittings.book, fittings.assets, house.shop), house.room, reports)


def _send(house: House) -> PlaceScreen:
    from pos.ui.screens.sending import SendScreen
    from pos.ui.screens.stick import BookStick

    fittings = house.fittings
    stick = BookStick(fittings.book, fittings.admission, fittings.chance, house.room)
    watches = fittings.end_practice is None
    return SendScreen(house.hall, fittings.sender, stick, house.shop, room=house.room, watches=watches)


def _accounts(house: House) -> PlaceScreen:
    from pos.ui.screens.accounts import AccountsScreen
    from pos.ui.screens.office import OfficeScreen
    from pos.ui.screens.office_shop import OfficePaperShop
    from pos.ui.screens.slips import OfficeSlips

    fittings = house.fittings

    def make(hall: Hall, room: AccountsRoom, lists: ListSource, within: str) -> OfficeScreen:
        shop = OfficePaperShop(lists, fittings.assets, fittings.home / "office", within)
        slips = OfficeSlips(house.shop, lists, fittings.assets)
        return OfficeScreen(hall, room, shop, slips, fittings.sender.poke, background=house.hall.wire)

    return AccountsScreen(house.hall, house.room, make)


def _outlets(house: House) -> PlaceScreen:
    from pos.ui.screens.outlets import OutletsScreen

    fittings = house.fittings
    folder = fittings.home / "office"
    return OutletsScreen(house.hall, house.room, fittings.book, folder, fittings.assets, house.show_rows)


def _settings(house: House) -> PlaceScreen:
    from pos.ui.screens.settings import SettingsScreen

    return SettingsScreen(house.hall, house.preferences, house.paper_room, house.safety, house.counter, house.fittings)


def _enrolment(house: House) -> PlaceScreen:
    from pos.ui.screens.enrolment import EnrolmentScreen

    fittings = house.fittings
    folder, poke = fittings.home / "office", fittings.sender.poke
    return EnrolmentScreen(house.hall, house.room, folder, markdowns=house.room, poke=poke)


# In the order of their buttons.
MAKERS: dict[Place, Maker] = {
    "sell": Maker(
        _sell,
        (
            "pos.till.checkout",
            "pos.ui.presenters.basket_rows",
            "pos.ui.rows.receipts",
            "pos.ui.presenters.discounting",
            "pos.ui.presenters.paying",
            "pos.ui.presenters.till",
            "pos.ui.widgets.basket_list",
            "pos.ui.presenters.shelf",
            "pos.ui.views.till",
            "pos.ui.views.basket_sheets",
            "pos.ui.views.pay",
            "pos.ui.views.unlisted",
        ),
    ),
    "receipts": Maker(_receipts, ("pos.till.undoing", "pos.ui.presenters.receipts", "pos.ui.views.receipts")),
    "shift": Maker(_shift, ("pos.ui.presenters.shift", "pos.ui.views.shift_close")),
    "families": Maker(_families, ("pos.ui.presenters.families", "pos.ui.views.families")),
    "goods": Maker(
        _goods,
        (
            "pos.ui.rows.goods",
            "pos.intake.findings",
            "pos.ui.presenters.goods_form",
            "pos.ui.presenters.receiving",
            "pos.ui.views.goods_line",
            "pos.ui.views.goods_receive",
            "pos.ui.views.goods_sheets",
            "pos.ui.presenters.goods_during",
            "pos.ui.presenters.goods_transfers",
            "pos.ui.views.goods_during",
            "pos.till.returning",
            "pos.ui.presenters.counting_goods",
            "pos.ui.presenters.goods_notes",
            "pos.ui.views.goods_return",
            "pos.ui.views.goods_during_sheets",
            "pos.ui.views.goods_transfer",
            "pos.ui.screens.goods",
        ),
    ),
    "send": Maker(
        _send,
        ("pos.sync.invitation", "pos.ui.presenters.comparing", "pos.ui.presenters.sending", "pos.ui.views.sending"),
    ),
    "accounts": Maker(_accounts, waits=True),
    "outlets": Maker(_outlets, waits=True),
    "settings": Maker(_settings, ("pos.ui.views.settings",)),
    "enrolment": Maker(_enrolment, waits=True),
}
PLACES: tuple[Place, ...] = tuple(MAKERS)
