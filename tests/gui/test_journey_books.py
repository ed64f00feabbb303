"""The accountant's books in the real window over a real register, in Arabic and by keys: money beside the sales, and the ledger.

Advances against a voucher, above the bazaar's limit with a second person; an adjustment with its reason; and then every one of
them found again in the ledger by family, number, till and day, over more than one page, down to the stored entry.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from pos.ui.rows.ledger import LedgerFilter
from tests.gui.hands import press_key
from tests.gui.test_journey_office import bazaar, hands, printed_name, sign_in

if TYPE_CHECKING:
    import pytest
    from PySide6.QtWidgets import QWidget

    from pos.domain.reports import FamilyRow
    from pos.ui.screens.office import OfficeScreen
    from tests.gui.rig import Hands

__all__ = ["bazaar", "hands"]

ALT = Qt.KeyboardModifier.AltModifier
STEPS_MAX = 60  # of the keyboard through everything that stands on a screen
ROWS_AT_ONCE = 9
SIGNED = "Signature"  # beside whoever received the money
SMALL, LARGE, CHARGE = "40", "60", "7.50"  # the limit of an advance is 50


def key(name: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    where = QApplication.focusWidget()
    assert where is not None, "nothing has the keyboard"
    press_key(where, getattr(Qt.Key, f"Key_{name}"), held)


def go_to(widget: QWidget) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(STEPS_MAX):
        if widget.hasFocus():
            return
        key("Tab")
    raise AssertionError(f"the keyboard does not come to {widget.accessibleName()}")


def write(text: str) -> None:
    """Type a text, whatever letters it has."""
    for letter in text:
        where = QApplication.focusWidget()
        assert where is not None
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(where, event)


def ask_for_money(hands: Hands, office: OfficeScreen, amount: str, reason: str, kind: str = "advance") -> None:
    """Fill in the sheet for the family that is chosen, and send it off."""
    families, sheet = office.view.families, office._money
    go_to(families._money)
    key("Space")
    hands.until(lambda: hands.sheet is sheet)
    if kind != "advance":
        go_to(sheet._kind.button("advance"))
        while not sheet._kind.button(kind).hasFocus():
            key("Left")  # onwards, in Arabic
        hands.until(lambda: sheet._kind.choice == kind)
    go_to(sheet._amount)
    write(amount)
    go_to(sheet._reason)
    write(reason)
    key("Return")


def approve(hands: Hands, office: OfficeScreen) -> None:
    """Let the second person approve what is asked."""
    hands.until(lambda: hands.sheet is office._second)
    hands.type_pin(office._second, "77007700")
    hands.until(lambda: not office._second.isVisible())


def see_the_voucher(hands: Hands, office: OfficeScreen, before: str = "!") -> str:
    """Look at the voucher of an advance, and return its number."""
    hands.until(
        lambda: hands.sheet is office._sheet and bool(printed_name(hands)) and before not in printed_name(hands)
    )
    printed = office.presenter._printed
    assert printed is not None
    (page, *_) = PdfReader(BytesIO(printed.pdf)).pages
    assert SIGNED in page.extract_text()
    key("Escape")
    hands.until(lambda: hands.sheet is None)
    return re.sub("^[^R]*", "", printed.name)


def fill_the_box(hands: Hands, office: OfficeScreen) -> None:
    """Put cash into the box that advances are paid from."""
    key("4", ALT)
    key("F9")
    box = office._paying.box
    hands.until(lambda: hands.sheet is box)
    go_to(box._amount)
    write("500")
    go_to(box._go)
    key("Space")
    hands.until(lambda: box._table.rows.rowCount() == 1)
    key("Escape")
    hands.until(lambda: hands.sheet is None)


def choose_family(hands: Hands, office: OfficeScreen, number: str) -> None:
    """Find a family by typing its number, and go to its row."""
    families = office.view.families
    key("1", ALT)
    go_to(families._filter)
    write(number)
    hands.until(lambda: families._table.rows.rowCount() == 1)
    go_to(families._table)
    key("Down")
    assert families._table.chosen == number


def page_through(hands: Hands, office: OfficeScreen) -> int:
    """Open the ledger, go to its end page by page, and return how many rows it has."""
    ledger = office.view.ledger
    key("5", ALT)
    hands.until(lambda: ledger._table.rows.rowCount() == ROWS_AT_ONCE)
    whole = ledger._sums.count
    assert whole > 2 * ROWS_AT_ONCE
    go_to(ledger._table)
    while (shown := ledger._table.rows.rowCount()) < whole:
        more = min(shown + ROWS_AT_ONCE, whole)
        key("End", Qt.KeyboardModifier.ControlModifier)
        hands.until(lambda more=more: ledger._table.rows.rowCount() >= more)  # type: ignore[misc]  # bound now
    keys = [ledger._table.rows.key_at(n) for n in range(whole)]
    assert len(set(keys)) == whole, "no row came twice"
    return whole


def narrow(hands: Hands, office: OfficeScreen, whole: int) -> None:
    """Show everything again, then one till, one day of it, and a period."""
    ledger = office.view.ledger
    go_to(ledger._whole)
    key("Space")
    hands.until(lambda: ledger._sums.count == whole)
    for choice, part in ((ledger._till, "device"), (ledger._day, "day"), (ledger._last, "last_day")):
        go_to(choice)
        key("Down")
        hands.until(lambda part=part: getattr(ledger._filter, part) not in {"", None})  # type: ignore[misc]  # bound now
        hands.until(lambda: 0 < ledger._sums.count < whole)
    assert (ledger._filter.device, ledger._filter.day) == ("T01", ledger._days[0])
    assert ledger._filter.last_day == ledger._days[1]


def test_money_beside_the_sales_and_the_ledger_by_keys(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos.ui.presenters.ledger.ROWS_AT_ONCE", ROWS_AT_ONCE)
    sign_in(hands)
    office = hands.window.office
    assert office is not None
    snapshot = office.presenter._snapshot
    assert snapshot is not None
    row = next(one for one in snapshot.families if one.gross_minor)
    number, ledger = row.family.number, office.view.ledger
    office.view._tabs.button("families").setFocus()
    fill_the_box(hands, office)
    choose_family(hands, office, number)

    # A small advance is paid at once against a voucher; a large one and a charge want the second person.
    ask_for_money(hands, office, SMALL, "طحين وسكر")
    first = see_the_voucher(hands, office)
    ask_for_money(hands, office, LARGE, "آلة خياطة")
    approve(hands, office)
    second = see_the_voucher(hands, office, first)
    ask_for_money(hands, office, CHARGE, "مرطبان مكسور", "charge")
    approve(hands, office)
    hands.until(lambda: account_of(office, number).adjustments_minor == -750)
    assert account_of(office, number).advances_minor == 10_000
    assert account_of(office, number).net_minor == row.net_minor - 10_750

    # In the ledger, page after page; then the family's rows, and the one of the second voucher, down to what is stored.
    whole = page_through(hands, office)
    go_to(ledger._family)
    write(number)
    key("Return")
    hands.until(lambda: ledger._sums.count < whole)
    assert ledger._filter == LedgerFilter(family=number)
    assert ledger._sums.balance_minor == 10_750 - row.gross_minor
    go_to(ledger._number)
    write(second)
    key("Return")
    hands.until(lambda: ledger._sums.debit_minor == 6_000)
    assert ledger._table.rows.rowCount() == 1
    go_to(ledger._table)
    key("Down")
    key("Return")
    hands.until(lambda: hands.sheet is office._fact)
    fact = office._fact._fact
    assert fact is not None
    assert (fact.kind, fact.number) == ("advance_paid", second)
    assert "آلة خياطة" in fact.body
    key("Escape")
    narrow(hands, office, whole)


def account_of(office: OfficeScreen, number: str) -> FamilyRow:
    """Return what the register said last of a family."""
    snapshot = office.presenter._snapshot
    assert snapshot is not None
    return next(one for one in snapshot.families if one.family.number == number)
