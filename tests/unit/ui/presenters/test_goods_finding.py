"""What was sold is found by code, by number without its zeros, and by words in either language."""

from __future__ import annotations

from pos.domain.weighing import Unit
from pos.ui.presenters.goods_finding import GoodsIndex
from tests.builders import CAKE, JAM, OUD, SALMA, an_item
from tests.fake_outlets import FakeOutlets

INDEX = GoodsIndex(*FakeOutlets().goods())


def codes(text: str) -> list[str]:
    return [hit.code for hit in INDEX.search(text)]


def test_found_by_code_number_and_words() -> None:
    assert codes(JAM)[0] == JAM
    assert (codes("كعكه التمر"), codes("CAKE date")) == ([CAKE], [CAKE])
    assert INDEX.exact(SALMA.lstrip("0")) == INDEX.exact(SALMA)
    assert codes("") == codes("كعكه زبيب") == []


def test_nobody_counts_what_is_weighed() -> None:
    weighed = an_item(OUD, unit=Unit.GRAM)
    assert GoodsIndex([weighed], ()).search(OUD) == ()
