"""The list of what must be left: family by family, pieces and kilograms, and what is given away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.bazaar import Unsold
from pos.domain.weighing import Unit
from pos.printing.papers.return_list import ExpectedItem, return_list
from tests.builders import CAKE, COFFEE, JAM, SALMA
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

LEFT = (
    ExpectedItem("", COFFEE, 3, Unit.PIECE, Unsold.RETURN),
    ExpectedItem(SALMA, JAM, 12, Unit.PIECE, Unsold.RETURN),
    ExpectedItem(SALMA, CAKE, 2_750, Unit.GRAM, Unsold.DONATE),
)


def test_everything_that_must_be_left_stands_under_its_family(speaks: Callable[..., Letterhead]) -> None:
    document = return_list(speaks("en"), LEFT, read=("T01", "L1", NOON))
    texts = [text.translate(dict.fromkeys(range(0x2066, 0x206A))) for text in document.texts()]
    told = "\n".join(texts)
    assert f"Date jam\n12\n{JAM}" in told
    assert f"Cake\n2.750 kg\n{CAKE}\nDonate" in told
    assert [text for text in texts if "Umm Salem" in text] == [f"{SALMA} · Umm Salem"]
    assert "One till’s view. The register knows the whole." in told


def test_a_list_of_nothing_says_whose_view_it_is(speaks: Callable[..., Letterhead]) -> None:
    assert (
        "One till’s view. The register knows the whole."
        in return_list(speaks("en"), (), read=("T01", "L1", NOON)).texts()
    )


def test_in_two_languages_every_item_has_both_its_names(speaks: Callable[..., Letterhead]) -> None:
    texts = return_list(speaks("both"), LEFT, read=("T01", "L1", NOON)).texts()
    assert {"مربى التمر", "Date jam", "كعكة", "Cake"} <= set(texts)
    assert any("Donate" in text and "يُتبرَّع به" in text for text in texts)
