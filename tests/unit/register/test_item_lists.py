"""A long list of items comes page by page, with what all of it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.stock_reports import ItemsThat
from tests.unit.register.rehearsal import ADMIN
from tests.unit.register.settling import CODE
from tests.unit.register.stocked import fill

if TYPE_CHECKING:
    from pos.register.register import Register


@pytest.fixture
def filled(register: Register) -> Register:
    return fill(register)


def test_a_long_list_comes_page_by_page_with_what_all_of_it_comes_to(
    filled: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = filled.stock_reports.items(ADMIN, CODE, ItemsThat.SELL_SLOWLY)
    assert (whole.count, whole.pieces, whole.grams) == (3, 2 + 1 + 1, 3_000)
    assert whole.value_minor == sum(row.value_minor for row in whole.rows)
    monkeypatch.setattr("pos.register.item_lists.PAGE_ROWS_MAX", 2)
    pages = [filled.stock_reports.items(ADMIN, CODE, ItemsThat.SELL_SLOWLY, start=start) for start in (0, 2)]
    assert [len(page.rows) for page in pages] == [2, 1]
    assert {page.count for page in pages} == {3}
    assert pages[0].rows + pages[1].rows == whole.rows
