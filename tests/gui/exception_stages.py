"""Exceptions that are dealt with, each screen and sheet on a stage of its own; `stages` shows them with all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.ui.rows.names import Name
from pos.ui.rows.resolving import ResolvedRow, ToResolve
from pos.ui.rows.till import FamilyLook
from pos.ui.views.office import OfficeView
from pos.ui.views.resolve_sheet import ResolveSheet
from tests.gui import samples
from tests.gui.frames import framed, sheeted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos.ui.desk import Desk

RESOLVED = (
    ResolvedRow(
        *("R01.1.40", "unassigned", "assigned", samples.AT, samples.MARYAM, samples.AISHA),
        *("Her daughter showed the label of the jar", "T07-000129-1", "T07", 12_500),
    ),
    ResolvedRow(
        *("R01.1.38", "cash_difference", "written_off", samples.AT, samples.MARYAM, None),
        *("عُدّت مرتين ولم توجد", "T07-000140-0", "T07", -700),
    ),
    ResolvedRow(
        *("R01.1.31", "oversold", "accepted", samples.AT, samples.MARYAM, None, "Gift", "2000000000015", "", 0),
        item=Name("مربى تمر باللوز والعسل", "Date jam with almonds and honey"),
    ),
)
TO_RESOLVE = ToResolve(
    "refunded_twice:T07.1.9:T07-000123-4",
    "refunded_twice",
    ("accepted", "corrected", "written_off"),
    "T07-000123-4",
    "T07",
    -12_500,
    "1016",
    needs_two=True,
)


GONE = ToResolve(
    "cause_gone:R01.1.40:T07-000123-4",
    "cause_gone",
    ("taken_back", "accepted"),
    "T07-000123-4",
    "R01",
    12_500,
    "1016",
    needs_two=True,
)


def resolved(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.matching.show_matching(samples.DIFFERING)
    view.matching.exceptions.show_resolved(RESOLVED)
    view.show_tab("matching")
    return framed(desk, view)


def nothing_resolved(desk: Desk) -> QWidget:
    view = OfficeView(desk)
    view.matching.exceptions.show_resolved(())
    view.show_tab("matching")
    return framed(desk, view)


def resolve(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        sheet = ResolveSheet(desk, window)
        sheet.ask(TO_RESOLVE)
        sheet._act.choose("corrected")
        sheet.show_family(FamilyLook("1016", samples.FAMILIES[0].name))
        sheet.retranslate()

    return sheeted(desk, lay)


def take_back(desk: Desk) -> QWidget:
    def lay(window: QWidget) -> None:
        ResolveSheet(desk, window).ask(GONE)

    return sheeted(desk, lay)


EXCEPTION_STAGES = (resolved, nothing_resolved, resolve, take_back)
