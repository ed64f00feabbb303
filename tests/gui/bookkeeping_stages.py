"""What stands behind the ledger, each on a stage of its own; `stages` shows it with all the others."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos.domain.account_codes import AccountCode, whole
from pos.domain.postings import Account
from pos.printing.symbols import qr_modules
from pos.ui.rows.closing import ClosingRow, OpenRow
from pos.ui.rows.ledger import BalanceRow
from pos.ui.rows.links import LinkRow, ShownLink
from pos.ui.rows.names import Name
from pos.ui.rows.parting import Parting, PartingRow
from pos.ui.rows.roads import RoadLine
from pos.ui.views.link_sheet import LinkSheet
from pos.ui.views.office import OfficeView
from pos.ui.views.parting import PartingSheet
from tests.gui import samples
from tests.gui.frames import framed, sheeted, told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk
    from pos.ui.rows.roads import RoadPartKey, RoadState

LONG = Name("أسرة أم عبد الرحمن للمأكولات الشعبية والحلويات", "Um Abdulrahman's home kitchen, sweets and pastries")
DIGESTS = tuple(f"{n}41bdb198243c861a7cd5d5983eeec96f4a78268104f6592a78eb1895de8b747" for n in range(3))
TOTALS = (
    BalanceRow("cash", 1_234_567_00, 1_200_000_00),
    BalanceRow("family", 0, 1_234_567_00),
    BalanceRow("commission", 0, 1_234_50),
    BalanceRow("safe", 123_446_700, 0),
    BalanceRow("difference", 2_500, 0),
)


def closings(desk: Desk) -> tuple[ClosingRow, ...]:
    def row(serial: int, **more: object) -> ClosingRow:
        plain: dict[str, object] = {
            "key": f"R01.1.{serial}",
            "number": f"R01-00001{serial}-7",
            "serial": serial,
            "at": samples.AT + timedelta(days=serial),
            "by": samples.AISHA,
            "approved_by": samples.MARYAM,
            "state": "final",
            "dispute_until": samples.AT.date() + timedelta(days=14 + serial),
            "entries": 20_412 * serial,
            "owed_minor": 12_345_675 * serial,
            "totals": TOTALS,
            "digest": DIGESTS[serial - 1],
            "previous": DIGESTS[serial - 2] if serial > 1 else "0" * 64,
            "proof": "proved",
        }
        return ClosingRow(**{**plain, **more})  # type: ignore[arg-type]  # mypy sees the parts as any value

    return (
        row(3, state="disputable", proof=""),
        row(
            2,
            state="reopened",
            proof="broken",
            provisional=told(desk, "The till of hall 2 is in repair", "صندوق القاعة 2 في الصيانة"),
            reopened_by=samples.AISHA,
            reopened_at=samples.AT + timedelta(days=4),
            why=told(desk, "The till of hall 2 was found", "وُجد صندوق القاعة 2"),
        ),
        row(1),
    )


def closed_books(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    hindrance = told(desk, "Tills are missing: T02, T03.", "صناديق ناقصة: T02 وT03.")
    now = OpenRow(
        samples.AT + timedelta(days=3), 1_204, (hindrance,), may_close=True, needs_reason=True, may_reopen=True
    )
    view.closing.show_closings(closings(desk), now)
    view.closing._table.setCurrentIndex(view.closing._table.rows.index(1, 0))
    view.show_tab("closing")
    return framed(desk, view)


def nothing_closed(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.closing.show_closings((), OpenRow(entries=41, may_close=True))
    view.show_tab("closing")
    return framed(desk, view)


LINK = "https://centre.example/f/INTAJ8/q2k-7Xw0Vb5nEaS1u8ZcD3rGyTh"
LINKS = (
    LinkRow("1016", samples.FAMILIES[0].name, "open", LINK, samples.AT, samples.AT + timedelta(hours=5)),
    LinkRow("1024", samples.FAMILIES[1].name, "withdrawn", "", samples.AT, None, "was stolen"),
    LinkRow("1032", LONG, "none"),
    LinkRow("1040", LONG, "open", LINK, samples.AT),
)


def page_links(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.links.show_links(LINKS, "https://centre.example", may_change=True)
    view.show_tab("links")
    return framed(desk, view)


def no_links(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.show_tab("links")
    return framed(desk, view)


def page_link(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        LinkSheet(desk, window).show_link(ShownLink("1032", LONG, LINK, qr_modules(LINK)))

    return sheeted(desk, lay)


def account_codes(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    codes = {"cash": "1010", "card": "1015", "safe": "1020", "bank": "1030", "family": "2100", "commission": "4.10/B-2"}
    long = told(desk, "Amounts owed to productive families, all branches", "مبالغ مستحقة للأسر المنتجة في جميع الفروع")
    rows = (AccountCode(account=Account(one), code=code, name=long) for one, code in codes.items())
    view.codes.show_codes(whole(rows), may_change=True)
    refusal = told(
        desk,
        "Code 1010 stands at two accounts; each account has a code of its own.",
        "الرمز 1010 مكرر عند حسابين؛ لكل حساب رمزه.",
    )
    view.codes.show_state(refusal, may_save=False, is_changed=True, has_file=True)
    view.show_tab("codes")
    return framed(desk, view)


def _road(part: RoadPartKey, about: str, state: RoadState, *minor: int) -> RoadLine:
    name = LONG if about.isdecimal() else None
    return RoadLine(f"{part} {about} {state}", "T07", samples.AT.date(), part, about, name, state, *minor)


ROADS = (
    _road("all", "", "parted", 1_845_000, 1_845_000, 1_844_975),
    _road("method", "cash", "agrees", 1_242_500, 1_242_500, 1_242_500),
    _road("method", "card", "agrees", 602_500, 602_500, 602_500),
    _road("family", "1032", "parted", 123_456_789, 123_456_789, 123_456_764),
    _road("family", "", "open", 0, -2_500, -2_500),
)


def roads(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.roads.show_roads(ROADS, 12_480, is_all=True)
    view.show_tab("roads")
    return framed(desk, view)


PARTING = Parting(
    ROADS[0],
    (
        PartingRow("T07.1.911", "shift_closed", "T07-000911-4", samples.AT, 1_845_000, 1_844_975, 1_845_025),
        PartingRow("T07.1.84", "sale", "T07-000084-1", samples.AT, 123_456_789, 123_456_764),
        PartingRow("T07.1.97", "goods_written_off", "T07-000097-3", samples.AT, -2_500, -2_500_000),
    ),
)


def road_parting(desk: Desk) -> QWidget:
    return sheeted(desk, lambda window: PartingSheet(desk, window).show_parting(PARTING))


def no_road_parts(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.roads.show_roads((), 12_480, is_all=False)
    view.show_tab("roads")
    return framed(desk, view)


BOOKKEEPING_STAGES = (
    *(closed_books, nothing_closed, page_links, no_links, page_link),
    *(account_codes, roads, road_parting, no_road_parts),
)
