"""A total of a payout leads to the families that it is the sum of, and back to all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos.ui.views.office_payout import OfficePayoutView
from pos.ui.views.payout_totals import amount_of, made_of
from tests.gui.paying_stages import LINES, MANY, STATE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk


def test_a_total_is_the_sum_of_the_lines_that_it_names() -> None:
    assert made_of("", LINES) == LINES
    assert {line.method for line in made_of("bank", LINES)} == {"bank"}
    assert all(line.paid_minor for line in made_of("cash", LINES))
    carried = sum(line.carried_minor for line in LINES)
    assert sum(amount_of("carried", line) for line in made_of("carried", LINES)) == carried
    whole = sum(amount_of(kind, line) for kind in ("cash", "bank") for line in LINES)
    assert whole == sum(line.paid_minor for line in LINES)


def test_pressing_a_total_shows_its_families_and_pressing_it_again_all(
    desk: Desk, show: Callable[[QWidget], None]
) -> None:
    view = OfficePayoutView(desk)
    view.show_payout(STATE)
    view.show_lines(MANY)
    show(view)
    ways, rows = view._totals._ways, view._table.rows
    ways["bank"].click()
    assert [rows.key_at(place) for place in range(rows.rowCount())] == ["1024"]
    assert "10,485.50" in view._detail.text()
    view.show_lines(MANY)
    assert rows.rowCount() == 1, "what the register says anew is narrowed too"
    ways["carried"].click()
    assert rows.rowCount() == len(MANY)
    ways["carried"].click()
    assert rows.rowCount() == len(MANY)
    assert "Choose a family" in view._detail.text()
    ways["bank"].click()
    view.show_lines(tuple(line for line in MANY if line.method == "cash"))
    assert rows.rowCount() == len(MANY) - 1, "nobody is paid by bank any more: everybody is shown"


def test_a_total_of_nothing_leads_nowhere_and_one_that_comes_to_zero_does(desk: Desk) -> None:
    view = OfficePayoutView(desk)
    view.show_payout(STATE)

    def leading() -> set[str]:
        return {kind for kind, way in view._totals._ways.items() if way.isEnabled()}

    cash = tuple(replace(line, carried_minor=0) for line in MANY if line.method == "cash")
    view.show_lines(cash)
    assert leading() == {"cash"}
    even = (replace(cash[0], carried_minor=500), replace(cash[1], carried_minor=-500))
    view.show_lines(even)
    assert leading() == {"cash", "carried"}
    view.show_lines(())
    assert leading() == set()
    view.deleteLater()


def test_nothing_is_asked_of_totals_before_there_is_a_payout(desk: Desk) -> None:
    view = OfficePayoutView(desk)
    assert not any(way.isEnabled() for way in view._totals._ways.values())
    view.deleteLater()
