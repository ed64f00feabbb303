"""The last word on an exception holds as long as its figures do."""

from __future__ import annotations

from dataclasses import replace

from pos.domain.oddities import Oddity
from pos.register.odd_receipts import odd_row
from pos.register.resolutions import Said

ROW = replace(odd_row(Oddity.OVERSOLD, subject="2000000000015", count=2), key="oversold::2000000000015")


def test_what_was_dealt_with_is_covered_until_its_figures_change() -> None:
    said = Said({}, {ROW.key: (2, 0)})
    assert said.covers(ROW)
    assert not said.covers(replace(ROW, count=3))
    assert said.covers(replace(ROW, amount_minor=500)), "its money is today's price, or was not told yet"
    drawer = replace(ROW, kind=Oddity.CASH_DIFFERENCE)
    assert said.covers(drawer)
    assert not said.covers(replace(drawer, amount_minor=-1))
    assert not said.covers(replace(ROW, key="oversold::2000000000022"))
    assert not Said({}, {}).covers(ROW)
