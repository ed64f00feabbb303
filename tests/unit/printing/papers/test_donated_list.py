"""The list of what was donated: family by family, with what it would have brought, and the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos.domain.weighing import Unit
from pos.printing.papers.donated_list import DonatedItem, donated_list
from tests.builders import CAKE, COFFEE, HUDA, JAM, SALMA
from tests.fakes import NOON

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

GIVEN = (
    DonatedItem("", COFFEE, 3, Unit.PIECE, 1_000),
    DonatedItem(SALMA, CAKE, 2_750, Unit.GRAM, 4_000),
    DonatedItem(SALMA, JAM, 12, Unit.PIECE, 2_500),
    DonatedItem(HUDA, JAM, 1, Unit.PIECE, 2_500),
)


def test_every_family_stands_with_its_goods_and_their_worth(speaks: Callable[..., Letterhead]) -> None:
    document = donated_list(speaks("en"), GIVEN, read=("T01", "L1", NOON))
    texts = [text.translate(dict.fromkeys(range(0x2066, 0x206A))) for text in document.texts()]
    told = "\n".join(texts)
    assert f"Cake\n110.00\n{CAKE}\n2.750 kg × 40.00" in told
    assert f"Date jam\n300.00\n{JAM}\n12 × 25.00" in told
    assert [text for text in texts if " · " in text] == [f"{SALMA} · Umm Salem", f"{HUDA} · Huda Ahmad"]
    assert "Pieces\n16" in told
    assert "Value\nAED 465.00" in told


def test_a_list_of_nothing_comes_to_nothing(speaks: Callable[..., Letterhead]) -> None:
    told = "\n".join(donated_list(speaks("both"), (), read=("T01", "L1", NOON)).texts())
    assert "0.00" in told
    assert "What was donated" in told
