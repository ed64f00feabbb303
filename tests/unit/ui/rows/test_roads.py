"""How far the roads of a row lie apart; a Z-report that is still to come is none of them."""

from __future__ import annotations

from datetime import date

from pos.ui.rows.roads import RoadLine

DAY = date(2026, 11, 20)


def test_what_cannot_be_compared_yet_is_left_out() -> None:
    closed = RoadLine("k", "T01", DAY, "all", "", None, "parted", 500, 525, 450)
    still_open = RoadLine("k", "T01", DAY, "all", "", None, "open", 0, 525, 500)
    assert (closed.off_minor, still_open.off_minor) == (75, 25)
