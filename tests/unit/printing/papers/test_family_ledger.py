"""The families' accounts on paper: every amount of every family, and the word that it is one till's view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos.domain.identity import UNASSIGNED
from pos.printing.document import Mark
from pos.printing.papers.family_ledger import FamilySums, family_ledger
from tests.builders import HUDA, SALMA
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

SUMS = (
    FamilySums("", 1_000, 0, 0),
    FamilySums(UNASSIGNED, 3_000, 0, 0),
    FamilySums(SALMA, 5_000, 2_500, 97_500),
    FamilySums(HUDA, 0, 0, 0),
)


def test_every_family_with_an_amount_stands_on_it(speaks: Callable[..., Letterhead]) -> None:
    document = family_ledger(speaks("en"), SUMS, read=("T01", "L1", NOON))
    figures = [figure for _, figure in document.figured()]
    assert [figure.minor for figure in figures if figure.mark is Mark.LINE] == [1_000, 3_000, 2_500]
    assert [figure.minor for figure in figures if figure.mark is Mark.TOTAL] == [6_500]
    assert "One till’s view. The register knows the whole." in document.texts()
    assert "Not assigned" in document.texts()


@pytest.mark.parametrize("sums", [(), (FamilySums(HUDA, 0, 0, 0),)])
def test_where_nothing_was_sold_it_says_nothing_owed(
    speaks: Callable[..., Letterhead], sums: tuple[FamilySums, ...]
) -> None:
    document = family_ledger(speaks("en"), sums, read=("T01", "L1", NOON))
    assert [figure.minor for _, figure in document.figured()] == [0]
