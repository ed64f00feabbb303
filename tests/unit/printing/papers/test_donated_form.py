"""The list of what was donated on A4: every item with its family and its worth, the sum, and two who sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.printing.papers.donated_form import donated_form
from pos.printing.sheet import Signatures, Table
from tests.fakes import NOON
from tests.unit.printing.papers.test_donated_list import GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead


@pytest.mark.parametrize("language", ["ar", "en", "both"])
def test_every_item_stands_with_its_worth_and_two_sign(language: str, speaks: Callable[..., Letterhead]) -> None:
    sheet = donated_form(speaks(language), GIVEN, read=("T01", "L1", NOON))
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    assert [row.figure.minor for row in table.rows if row.figure] == [3_000, 11_000, 30_000, 2_500, 46_500]
    (signed,) = (block for block in sheet.blocks if isinstance(block, Signatures))
    assert len(signed.slots) == 2


def test_a_list_of_nothing_comes_to_nothing(speaks: Callable[..., Letterhead]) -> None:
    sheet = donated_form(speaks("en"), (), read=("T01", "L1", NOON))
    (table,) = (block for block in sheet.blocks if isinstance(block, Table))
    assert [row.figure.minor for row in table.rows if row.figure] == [0]
