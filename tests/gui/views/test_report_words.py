"""What the rows of a report are called, also what belongs nowhere; and who a report is narrowed to where no box says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.stock_reports import Narrowed, Report
from pos.ui.views.report_words import ReportWords
from tests.gui.report_stages import GROUPS, HALLS, PLACES

if TYPE_CHECKING:
    from pos.ui.desk import Desk


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, "\u200e\u2066\u2069")))


def test_families_and_items_bear_their_codes_and_what_belongs_nowhere_has_words(desk: Desk) -> None:
    words = ReportWords(desk)
    assert words.stock(Report.STOCK_BY_FAMILY, GROUPS[0]) == "The centre"
    assert plain(words.stock(Report.STOCK_BY_FAMILY, GROUPS[2])) == "Huda Ahmad  ·  1024"
    assert plain(words.stock(Report.STOCK_BY_ITEM, GROUPS[2])) == "Huda Ahmad  ·  1024"
    assert [words.stock(Report.STOCK_BY_HALL, row) for row in HALLS] == ["The centre’s own hall", "H01", "H02"]
    assert words.stock(Report.STOCK_BY_PACKAGE, HALLS[0]) == "Without a package"
    for report, nowhere in (
        (Report.FAMILIES_BY_BRANCH, "Without a branch"),
        (Report.FAMILIES_BY_PACKAGE, "Without a package"),
        (Report.FAMILIES_BY_GOVERNORATE, "Without a governorate"),
    ):
        assert [words.families(report, row) for row in PLACES] == [nowhere, "حمص", "Not enrolled"]
    assert plain(words.families(Report.FAMILIES_BY_FAMILY, PLACES[1])) == "حمص"


def test_who_is_meant_is_said_where_no_box_does(desk: Desk) -> None:
    words = ReportWords(desk)
    assert words.narrowed(Narrowed(package="A", branch="", hall="H01")) == ""
    told = plain(words.narrowed(Narrowed(family="1016", governorate="", package="?"))).split("  ·  ")
    assert told == ["Family 1016", "Without a governorate", "Not enrolled"]
    assert plain(words.narrowed(Narrowed(family="", governorate="حمص"))) == "The centre  ·  حمص"
