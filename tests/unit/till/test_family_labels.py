"""A family is named by its number and by the code of its own page, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos.domain.errors import WrongCheckDigit
from pos.till.family_labels import labelled_family
from tests.builders import HUDA, SALMA

if TYPE_CHECKING:
    from tests.builders import Till

PAGE = "https://centre.example/f/INTAJ8/5sUZp4ZtHCo-ccYGcjHjqMXyo_k"


def test_a_number_and_the_code_of_a_page_name_a_family(till: Till) -> None:
    catalogue = till.book.catalogue
    cards = catalogue.cards()
    families = tuple(replace(card, page=PAGE if card.number == HUDA else "") for card in cards.families)
    catalogue.apply(replace(cards, families=families))
    assert labelled_family(catalogue, SALMA) == SALMA
    assert labelled_family(catalogue, PAGE) == HUDA
    for code in (PAGE[:-1], "https://centre.example/", "/", ""):
        with pytest.raises(WrongCheckDigit):
            labelled_family(catalogue, code)
