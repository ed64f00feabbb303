"""The list of exceptions and the sheet that asks what is to be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from pos.ui.rows.names import Name
from pos.ui.rows.resolving import Decision
from pos.ui.rows.till import FamilyChip, FamilyLook
from pos.ui.views.office_exceptions import OfficeExceptionsView
from pos.ui.views.resolve_sheet import ResolveSheet
from tests.gui import samples
from tests.gui.exception_stages import RESOLVED, TO_RESOLVE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from pos.ui.desk import Desk


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    host = QWidget()
    host.resize(1_200, 800)
    show(host)
    return host


def test_only_what_can_be_dealt_with_has_its_buttons(desk: Desk, qtbot: QtBot) -> None:
    view = OfficeExceptionsView(desk)
    qtbot.addWidget(view)
    asked: list[str] = []
    view.resolve_requested.connect(asked.append)
    view.take_requested.connect(asked.append)
    view.show_exceptions(samples.EXCEPTIONS)
    view._open.setCurrentIndex(view._open.rows.index(0, 0))
    assert not view._deal.isEnabled()
    view._open.setCurrentIndex(view._open.rows.index(1, 0))
    view._deal.click()
    view._take.click()
    assert asked == ["e2", "e2"]
    view.show_resolved(RESOLVED)
    assert (view._deal.isEnabled(), view._stack.currentWidget()) == (False, view._resolved)
    view.show_resolved(())
    assert view._stack.currentWidget() is view._nothing


@pytest.mark.parametrize(("rest_minor", "side"), [(700, "credit"), (-700, "charge")])
def test_the_sheet_says_what_was_credited_already_and_proposes_the_rest(
    desk: Desk, window: QWidget, rest_minor: int, side: str
) -> None:
    sheet = ResolveSheet(desk, window)
    again = replace(TO_RESOLVE, credited_minor=500, rest_minor=rest_minor, documents=("R01-000007-1",))
    sheet.ask(again)
    assert (sheet._amount.amount_minor, sheet._side.choice) == (700, side)
    assert "R01-000007-1" in sheet._about.text()
    assert "R01-000007-1" in sheet.question(Decision("e", "accepted", "why"))[1]
    sheet.ask(TO_RESOLVE)
    assert (sheet._amount.amount_minor, sheet._side.choice) == (None, "credit")
    assert "R01-000007-1" not in sheet._about.text()


def test_an_item_is_named_on_the_sheet_and_among_what_was_dealt_with(desk: Desk, window: QWidget) -> None:
    sheet = ResolveSheet(desk, window)
    name = Name("مربى", "Date jam")
    sheet.ask(replace(TO_RESOLVE, kind="oversold", subject="2000000000015", item=name))
    assert all(part in sheet._about.text() for part in ("Date jam", "2000000000015"))
    assert "Date jam" in sheet.question(Decision("e", "accepted", "why"))[1], "the second person reads it too"
    view = OfficeExceptionsView(desk, window)
    view.show_resolved(RESOLVED)
    told = [view._resolved.rows.index(place, 2).data() for place in range(len(RESOLVED))]
    assert told[2].endswith("\nDate jam with almonds and honey")
    assert [words.count("\n") for words in told] == [0, 0, 1]


def test_the_sheet_asks_for_what_the_act_needs(desk: Desk, window: QWidget) -> None:
    sheet = ResolveSheet(desk, window)
    decided: list[Decision] = []
    sheet.decided.connect(decided.append)
    sheet.ask(TO_RESOLVE)
    assert sheet._act.button("assigned").isHidden()
    sheet._go.click()
    assert sheet._refusal.text()
    sheet._act.button("corrected").click()
    assert [sheet._side.button(side).text().strip() for side in ("credit", "charge")] == ["Credit", "Charge"]
    sheet._side.button("charge").click()
    sheet._reason.setText("Twice")
    sheet._go.click()
    assert decided == []
    sheet._amount.show_amount(300)
    sheet._go.click()
    assert decided == [Decision(TO_RESOLVE.key, "corrected", "Twice", "1016", -300)]
    title, words = sheet.question(decided[0])
    assert title
    assert "Twice" in words
    assert (words.count("125.00"), words.count("3.00")) == (1, 1)
    assert f"Charge: {desk.speech.money(300)}" in words, (
        "two amounts stand side by side, and nobody knows which is which"
    )
    assert f"Credit: {desk.speech.money(300)}" in sheet.question(replace(decided[0], amount_minor=300))[1]
    _, words = sheet.question(replace(decided[0], act="written_off", amount_minor=0))
    assert words.count("125.00") == 1, "the amount is said twice"


def test_the_sheet_names_the_family_whose_number_is_typed(desk: Desk, window: QWidget) -> None:
    sheet = ResolveSheet(desk, window)
    typed: list[str] = []
    sheet.family_typed.connect(typed.append)
    sheet.ask(replace(TO_RESOLVE, acts=("assigned", "written_off")))
    sheet.show_refusal("0171 is wrong")
    sheet._family.setText("1016")
    assert (typed[-1], sheet._refusal.text()) == ("1016", "")
    name = samples.FAMILIES[0].name
    sheet.show_family(FamilyLook("1016", name))
    assert all(part in sheet._whose.text() for part in (name.en, "1016"))
    sheet.show_family(FamilyLook(likely=(FamilyChip("1016", name),)))
    assert "Did you mean" in sheet._whose.text()
    sheet.show_family(FamilyLook())
    assert "No family" in sheet._whose.text()
    sheet._act.button("written_off").click()
    assert sheet._whose.isHidden()
