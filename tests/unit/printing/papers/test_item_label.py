"""Item labels: both names, the right price, the family's number and never its name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pos.printing.document import Barcode, Text
from pos.printing.lettering import Direction
from pos.printing.papers.item_label import item_label, label_document
from tests.builders import COFFEE, JAM, SALMA, an_item

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos.printing.papers.letterhead import Letterhead

CARD = an_item(JAM, name_ar="مربى التمر", name_en="Date jam", price_minor=2_550, expiry=date(2027, 1, 5))


def plain(text: str) -> str:
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


def test_an_arabic_label_says_what_buyer_and_seller_need(speaks: Callable[..., Letterhead]) -> None:
    label = item_label(speaks("ar"), CARD)
    assert label.direction is Direction.RTL
    assert label.names == ("مربى التمر", "Date jam")
    assert plain(label.price) == "25.50 د.إ"
    assert plain(label.family) == SALMA
    assert plain(label.expiry) == "الصلاحية 2027-01-05"


def test_an_english_label_leads_with_the_english_name(speaks: Callable[..., Letterhead]) -> None:
    label = item_label(speaks("en"), CARD)
    assert label.names == ("Date jam", "مربى التمر")
    assert plain(label.price) == "AED 25.50"
    assert plain(label.expiry) == "EXP 2027-01-05"


def test_a_name_in_one_language_stands_once(speaks: Callable[..., Letterhead]) -> None:
    assert item_label(speaks(), an_item(JAM, name_ar="كعكة", name_en="")).names == ("كعكة",)


def test_the_centres_own_goods_have_no_family_number(speaks: Callable[..., Letterhead]) -> None:
    label = item_label(speaks("en"), an_item(COFFEE, family=""))
    assert label.family == "Centre"
    assert label.expiry == ""


def test_no_label_names_a_family(speaks: Callable[..., Letterhead]) -> None:
    label = item_label(speaks(), CARD)
    texts = " ".join((*label.names, label.price, label.family, label.expiry))
    assert not [name for named in speaks().families.values() for name in (named.arabic, named.english) if name in texts]


def test_the_document_of_a_roll_has_every_part_and_keeps_names_on_a_line(speaks: Callable[..., Letterhead]) -> None:
    label = item_label(speaks(), CARD)
    document = label_document(label)
    assert document.texts() == (*label.names, label.family, label.price, label.expiry, label.code)
    assert document.elements[-1] == Barcode(JAM)
    assert [part.lines_max for part in document.elements if isinstance(part, Text)] == [1, 1, 1]
    assert [figure.minor for _, figure in document.figured()] == [2_550]
